package e2e

import (
	"bytes"
	"fmt"
	"testing"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp/kb"
)

// focusable is what Tab must reach: a group of radio buttons and a list of
// tabs count once.
const focusable = `
	globalThis.nameOf = (e) => e.type === "radio" ? "radio " + e.name : e.getAttribute("role") === "tab" ? "tabs"
		: e.id || e.getAttribute("aria-label") || e.closest("[data-field]")?.dataset.field || e.textContent ||
			e.className;
	globalThis.focusableNames = () =>
		[...new Set([...document.querySelectorAll("button, input, select, summary, a[href], [tabindex]")]
		.filter(e => e.offsetParent !== null && e.checkVisibility() && !e.disabled &&
			!(e.tabIndex < 0 && e.getAttribute("role") !== "tab" && e.type !== "radio")).map(nameOf))];`

// With the Tab key every control that shows is reached, and the one with the
// focus shows it.
func TestTabReachesEveryControl(t *testing.T) {
	b := open(t, window{link: "#v=1&seed=0.12345&xSquared=true", width: 1180, before: focusable})
	missing := map[string]bool{}
	for _, name := range eval[[]string](b, `focusableNames()`) {
		missing[name] = true
	}
	if len(missing) < 40 {
		t.Fatalf("only %d controls: the harness does not see them", len(missing))
	}
	for range 2 * len(missing) {
		b.key(kb.Tab)
		name := eval[string](b, `document.activeElement === document.body ? "" : nameOf(document.activeElement)`)
		if name == "" || !missing[name] {
			continue
		}
		delete(missing, name)
		if !focusShows(b) {
			t.Errorf("%q does not show that it has the focus", name)
		}
		if len(missing) == 0 {
			return
		}
	}
	for name := range missing {
		t.Errorf("Tab does not reach %q", name)
	}
}

// focusShows compares how the element looks with and without the focus. Where
// the focus was stays known to the browser, and Tab goes on from there.
func focusShows(b *tab) bool {
	b.Helper()
	const surroundings = 6
	r := eval[rect](b, `(r => ({ X: r.x, Y: r.y, W: r.width, H: r.height }))((e =>
		e.closest("label") ?? e)(document.activeElement).getBoundingClientRect())`)
	clip := page.CaptureScreenshotParams{Clip: &page.Viewport{
		X: max(0, r.X-surroundings), Y: max(0,
			r.Y-surroundings), Width: r.W + 2*surroundings, Height: r.H + 2*surroundings, Scale: 1,
	}}
	with := call(b, page.CaptureScreenshot, clip).Data
	b.do(`document.activeElement.blur()`)
	return !bytes.Equal(with, call(b, page.CaptureScreenshot, clip).Data)
}

// playShows is the JavaScript that checks that the page says what the next press
// of play does, and that it is so.
func playShows(word string) string {
	return fmt.Sprintf(`document.getElementById("play").textContent === %q && neuralplay.state().playing === %v`, word,
		word == "Pause")
}

// The keys of the help dialog do what it says, and a field keeps its own.
func TestKeys(t *testing.T) {
	b := open(t, window{link: "#v=1&seed=0.12345", width: 1000})
	b.key(" ")
	b.until("Space plays", playShows("Pause"))
	b.key(" ")
	b.until("Space pauses", playShows("Play"))
	b.key(" ")
	b.key(" ")
	b.until("two quick presses play and pause", `seen.last.state.epoch > 0 && `+playShows("Play"))
	b.key("r")
	b.until("R resets", `neuralplay.state().epoch === 0`)
	b.key(kb.ArrowRight)
	b.until("→ steps", `neuralplay.state().epoch === 1`)

	b.focus("#setting-noise")
	b.key(kb.ArrowRight)
	b.until("→ moves a slider", `neuralplay.config().noise === 5`)
	b.focus("#setting-seed")
	b.key("r r")
	if got := eval[string](b,
		`neuralplay.state().playing + " " + document.activeElement.value`); got != "false 0.12345r r" {
		t.Errorf("typing in a field: got %s, want no play and what was typed", got)
	}
	b.focus("#play")
	b.key(" ")
	b.until("Space on the button plays once", playShows("Pause"))
	b.key(" ")
	b.until("Space on the button pauses", playShows("Play"))

	b.clickOn("#help-button")
	b.until("help opens", `document.getElementById("help").open`)
	for _, setting := range settingsOf(b) {
		if !eval[bool](b, fmt.Sprintf(`document.getElementById("help").textContent.includes(%s)`,
			quote(label(t, setting)))) {
			t.Errorf("help does not explain %s", label(t, setting))
		}
	}
	b.key(kb.Escape)
	b.until("Escape closes it", `!document.getElementById("help").open`)
}
