package e2e

import "testing"

// The theme is set by a script inside the page, before the style sheet or the
// other scripts can arrive.
func TestThemeIsThereBeforeTheFirstPaint(t *testing.T) {
	for _, c := range []struct {
		system       bool // dark
		stored, want string
	}{
		{false, "", "light"}, {true, "", "dark"}, {false, "dark", "dark"},
	} {
		b := open(t, window{dark: c.system, before: `
			if (` + quote(c.stored) + `) localStorage.setItem("neuralplay.theme", ` + quote(c.stored) + `);
			new PerformanceObserver((list) => {
				const first = list.getEntriesByName("first-paint")[0];
				if (first) globalThis.themeAtFirstPaint = document.documentElement.dataset.theme;
			}).observe({ type: "paint", buffered: true });
			new MutationObserver(() => {
				if (document.body) globalThis.themeBeforeBody ??= document.documentElement.dataset.theme ?? "none";
			}).observe(document, { childList: true, subtree: true });`})
		if got := eval[string](b, `globalThis.themeBeforeBody ?? "never"`); got != c.want {
			t.Errorf("when the body came, the theme was %s: want %s", got, c.want)
		}
		b.until("something is painted", `globalThis.themeAtFirstPaint !== undefined`)
		if got := eval[string](b, `globalThis.themeAtFirstPaint`); got != c.want {
			t.Errorf("at the first paint, the theme was %s: want %s", got, c.want)
		}
	}
}
