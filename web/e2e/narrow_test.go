package e2e

import (
	"fmt"
	"testing"
)

// On a phone and in a small frame nothing stands outside the window, the
// transport shows, and the rest is a sheet with tabs.
func TestSmallWindows(t *testing.T) {
	for _, w := range []window{
		{width: 390, height: 844, touch: true}, {width: 360, height: 640, touch: true}, {width: 640, height: 480},
		{width: 844, height: 390, touch: true}, {width: 480, height: 480}, {width: 320, height: 256, touch: true},
	} {
		t.Run(fmt.Sprintf("%d×%d", w.width, w.height), func(t *testing.T) {
			w.link, w.before = "#v=1&seed=0.12345", layoutChecks
			b := open(t, w)
			checkWithin(t, b, "at first")
			for _, selector := range []string{"#play", "#reset", "#step", "#epoch", "#train-loss", "#test-loss"} {
				checkVisible(t, b, selector)
			}
			checkSheet(t, b)
			b.clickOn("#play")
			b.until("it trains", `neuralplay.state().epoch > 0`)
			b.clickOn("#play")
			b.resize(w.width, min(w.height, 380), 1, w.touch) // as in a lesson
			b.until("no figure touches the edge", `[...document.querySelectorAll(".readout")].every((readout) => {
				const { left, right } = readout.getBoundingClientRect();
				return left >= 8 && right <= innerWidth - 8 || !readout.checkVisibility();
			})`)
		})
	}
}

// outside is JavaScript for what reaches over the window's sides.
const outside = `[...document.querySelectorAll("body *")].filter(e => {
	const r = e.getBoundingClientRect();
	if (!r.width || !r.height || e.closest(".unseen, .symbols, [hidden]")) return false;
	if (getComputedStyle(e).visibility === "hidden") return false;
	return r.left < -1 || r.right > innerWidth + 1;
}).map(e => e.tagName + "#" + e.id + "." + e.className)`

// checkWithin finds what reaches over the window's sides. What is cut off by
// its own scrolling column does not count, nor what is there only for screen
// readers.
func checkWithin(t *testing.T, b *tab, when string) {
	t.Helper()
	if got := eval[[]string](b, outside); len(got) > 0 {
		t.Errorf("%s these reach over the window's side: %q", when, got)
	}
	if !eval[bool](b, `(({ scrollWidth, scrollHeight }) => scrollWidth <= innerWidth && scrollHeight <= innerHeight)(
		document.documentElement)`) {
		t.Errorf("%s the page can be scrolled", when)
	}
}

func checkVisible(t *testing.T, b *tab, selector string) {
	t.Helper()
	if !eval[bool](b, `(r => r.width > 0 && r.height > 0 && r.left >= 0 && r.top >= 0 &&
		r.right <= innerWidth && r.bottom <= innerHeight)(
		document.querySelector(`+quote(selector)+`).getBoundingClientRect())`) {
		t.Errorf("%s is not wholly in the window", selector)
	}
}

// checkSheet opens the sheet, looks at each tab, and closes it.
func checkSheet(t *testing.T, b *tab) {
	t.Helper()
	before := eval[int](b, `seen.count.layout`)
	b.clickOn("#open-sheet")
	b.until("the stage has its own room, or none", fmt.Sprintf(
		`sheetFaults().length === 0 && (seen.count.layout > %d || innerHeight < 300)`, before))
	for tab, inside := range map[string]string{
		"data": "#setting-noise", "network": "#setting-activation", "training": "#setting-learningRate",
		"inspector": "#inspect-layer",
	} {
		b.clickOn(`.tabs [data-tab="` + tab + `"]`)
		b.placeOf(inside)
		for _, text := range texts {
			b.do(`textAs(` + quote(text) + `)`)
			checkWithin(t, b, "in the sheet "+tab+" with text "+text)
		}
		b.do(`textAs("")`)
	}
	b.clickOn(`.tabs [data-tab="training"]`)
	b.clickOn("#setting-discretize")
	b.until("a control of the sheet counts", `neuralplay.config().discretize`)
	b.clickOn("#sheet-head > button")
	b.until("the sheet is closed", `document.getElementById("panels").offsetParent === null ||
		!document.documentElement.hasAttribute("data-sheet")`)
}

// A finger selects what it taps, and what shows stays when it is lifted.
func TestFinger(t *testing.T) {
	b := open(t, window{link: "#v=1&seed=0.12345", width: 390, height: 844, scale: 2, touch: true})
	b.tap(b.layout().Layers[1].Units[1].Rect.middle())
	b.until("the unit is pinned",
		target{Kind: "unit", Layer: 1, Unit: 1}.isJS("pinned")+` && `+caption+` === "Layer 1, unit 2"`)
	b.until("nothing is under the finger any more",
		`seen.last.select.hover === null && document.getElementById("tooltip").hidden`)
	b.tap(b.layout().Layers[3].Units[0].Bias.middle())
	b.until("a field opens for the bias",
		target{Kind: "bias", Layer: 3}.isJS("pinned")+` && !document.getElementById("popover").hidden`)
	checkWithin(t, b, "with the field open")
}
