package e2e

import (
	"testing"

	"github.com/chromedp/chromedp/kb"
)

const (
	tourShown = `Boolean(document.getElementById("tour")?.checkVisibility())`
	tourTitle = `document.querySelector(".tour-title")?.textContent`
	tourNext  = "#tour .primary"
)

// A first visit is shown around: by doing what the cards say, or with Next. It takes no
// focus, stays over a reload, and is never seen again once it has ended, unless somebody
// asks for it.
func TestTour(t *testing.T) {
	b := open(t, window{first: true, width: 1280, height: 800})
	b.until("it begins with training", tourTitle+` === "Train the network"`)
	if !eval[bool](b, `document.activeElement === document.body`) {
		t.Error("it has taken the focus")
	}
	if !eval[bool](b, `document.querySelector("#tour [role=status]").textContent.includes("Press Play")`) {
		t.Error("a screen reader does not hear it")
	}
	b.until("its tip is at Play", beside("#play"))
	b.key(kb.Tab)
	if !eval[bool](b, `document.getElementById("tour").contains(document.activeElement)`) {
		t.Error("the Tab key does not come to it first")
	}
	b.clickOn("#play")
	b.until("it goes on when training runs", tourTitle+` === "See its outputs"`)
	b.do(`neuralplay.pause()`)
	b.clickOn(tourNext)
	b.until("it speaks of changes", tourTitle+` === "Change anything"`)
	b.until("its tip is at the layers", beside(".stage-layers"))
	b.clickOn(`.stage-layers .icon-button:last-of-type`)
	b.until("it goes on with a change", tourTitle+` === "Look inside"`)

	again(b, `location.reload()`)
	b.until("it stays over a reload", tourTitle+` === "Look inside"`)
	b.click(b.find(target{Kind: "unit", Layer: 1, Unit: 0}))
	b.until("a unit that is looked into ends it", `!`+tourShown)
	again(b, `location.href = location.pathname; location.reload()`)
	if eval[bool](b, tourShown) {
		t.Error("it came back")
	}

	b.clickOn("#help-button")
	b.clickOn("#open-tour")
	b.until("the help has it", tourTitle+` === "Train the network"`)
	if !eval[bool](b, `document.activeElement === document.querySelector(`+quote(tourNext)+`)`) {
		t.Error("who asked for it has to look for it")
	}
	b.clickOn(tourNext)
	b.do(`neuralplay.configure({ noise: 10 })`)
	b.until("whoever is ahead of it is not told again", tourTitle+` === "Look inside"`)
	b.focus(tourNext)
	b.key(kb.Escape)
	b.until("Escape ends it", `!`+tourShown)
	if !eval[bool](b, `document.activeElement.id === "play"`) {
		t.Error("the focus is lost")
	}
}

// beside is whether the tour's tip points at an element, which the card leaves in sight.
func beside(selector string) string {
	return `((card, to) => Math.max(card.left - to.right, to.left - card.right, card.top - to.bottom,
		to.top - card.bottom) > 0 && document.getElementById("tour").dataset.side !== "")(
		document.getElementById("tour").getBoundingClientRect(),
		document.querySelector(` + quote(selector) + `).getBoundingClientRect())`
}

// Every card is in the window and leaves what it speaks of in sight, on a phone, in a
// square, and for who reads from the right. A link that only says how the page looks is a
// first visit all the same.
func TestTourFits(t *testing.T) {
	b := open(t, window{first: true, link: "#theme=dark&lang=en", width: 390, height: 844, touch: true})
	const fits = `(card => card.left >= 0 && card.top >= 0 && card.right <= innerWidth && card.bottom <= innerHeight)(
		document.getElementById("tour").getBoundingClientRect())`
	for _, size := range []struct {
		width, height int
		rtl           bool
	}{{390, 844, false}, {480, 480, false}, {1280, 800, true}} {
		b.resize(size.width, size.height, 1, size.width == 390)
		b.do(`document.documentElement.dir = ` + quote(map[bool]string{true: "rtl", false: "ltr"}[size.rtl]))
		b.until("it begins", tourTitle+` === "Train the network"`)
		for _, title := range []string{"Train the network", "See its outputs", "Change anything", "Look inside"} {
			b.until(title, tourTitle+` === `+quote(title)+` && `+fits)
			b.placeOf(tourNext) // nothing is over it; but after resize the card may move once more
			b.do(`document.querySelector(` + quote(tourNext) + `).click()`)
		}
		b.until("it has ended", `!`+tourShown)
		b.do(`document.getElementById("help-button").click()`)
		b.do(`document.getElementById("open-tour").click()`)
	}
}

// A link that somebody was sent, a browser that would forget that the tour was ended, and
// a frame: none of them is shown around.
func TestNoTour(t *testing.T) {
	const forgets = `Object.defineProperty(globalThis, "localStorage", { get() { throw new Error("refused"); } });`
	for name, w := range map[string]window{"a link": {link: "#v=1&seed=0.5"}, "no storage": {before: forgets}} {
		w.first = true
		if b := open(t, w); eval[bool](b, tourShown) {
			t.Errorf("%s: it is shown", name)
		}
	}
	b := open(t, window{first: true, base: serveHTML(t, `<!doctype html><link rel="icon" href="data:,">
		<iframe src="index.html" style="width: 900px; height: 640px"></iframe>`), link: "embedded.html", asIs: true})
	b.until("the frame is ready", `frames[0].neuralplay?.ready.then(() => true)`)
	if eval[bool](b, `Boolean(frames[0].document.getElementById("tour"))`) {
		t.Error("a frame: it is shown")
	}
}
