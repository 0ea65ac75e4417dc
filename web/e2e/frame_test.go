package e2e

import (
	"fmt"
	"net/http"
	"testing"

	"github.com/chromedp/chromedp/kb"
)

// tutorial is an author's page, higher than the window, with the playground in
// a frame in its middle.
const tutorial = `<!doctype html><title>A tutorial</title><link rel="icon" href="data:,">
<body style="margin: 0; height: 3000px">
<p style="height: 700px; margin: 0"><button id="before">before</button></p>
<iframe src="index.html#v=1&seed=0.12345"
	style="display: block; border: 0; margin-left: 33px; width: 640px; height: 480px"></iframe>
<p><button id="after">after</button></p>`

// In a scrolled page the frame lets the wheel and the Tab key through, and
// clicks land where they are aimed at.
func TestFrame(t *testing.T) {
	base := serve(t, func(w http.ResponseWriter, r *http.Request) bool {
		if r.URL.Path != "/tutorial.html" {
			return false
		}
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		fmt.Fprint(w, tutorial)
		return true
	})
	b := open(t, window{base: base, link: "tutorial.html", asIs: true})
	b.until("the frame is ready", `frames[0].neuralplay?.ready.then(() => true)`)
	b.until("its layout is known", `frames[0].seen.last.layout?.layers?.length`)

	t.Run("the wheel scrolls the page", func(t *testing.T) { checkFrameWheel(b.in(t)) })
	t.Run("clicks land exactly", func(t *testing.T) { checkFrameClicks(b.in(t)) })
	t.Run("Tab goes through", func(t *testing.T) { checkFrameTab(b.in(t)) })
	t.Run("it trains", func(t *testing.T) {
		b := b.in(t)
		b.do(`frames[0].neuralplay.play()`)
		b.until("it trains", `frames[0].neuralplay.state().epoch > 3`)
		b.do(`frames[0].neuralplay.pause()`)
		if at := eval[string](b, `location.pathname + location.hash`); at != "/tutorial.html" {
			t.Errorf("the frame changed the page's address to %s", at)
		}
	})
}

// inFrame moves a place of the frame to where it is in the window.
func inFrame(b *tab, at point) point {
	b.Helper()
	frame := eval[point](b, `(r => ({ X: r.x, Y: r.y }))(document.querySelector("iframe").getBoundingClientRect())`)
	return at.plus(frame.X, frame.Y)
}

func frameLayout(b *tab) layout {
	b.Helper()
	return eval[layout](b, `frames[0].seen.last.layout`)
}

func checkFrameWheel(b *tab) {
	b.Helper()
	b.do(`scrollTo(0, 600)`)
	b.until("the page is scrolled", `scrollY === 600`)
	at := inFrame(b, frameLayout(b).Boundary.middle())
	b.moveTo(at)
	b.until("the mouse is over the boundary", `frames[0].seen.last.select?.hover?.kind === "boundary"`)
	b.wheel(at, 50)
	b.until("the wheel scrolls the page", `scrollY > 600`)
}

func checkFrameClicks(b *tab) {
	b.Helper()
	b.do(`scrollTo(0, 637)`)
	b.until("the page is scrolled", `scrollY === 637`)
	l := frameLayout(b)
	for _, at := range []struct{ layer, unit int }{{0, 1}, {1, 2}, {3, 0}} {
		r := l.Layers[at.layer].Units[at.unit].Rect
		for _, corner := range []point{{r.X + 2, r.Y + 2}, {r.X + r.W - 2, r.Y + r.H - 2}} {
			b.moveTo(inFrame(b, corner))
			b.until("the unit is under the mouse", fmt.Sprintf(`(h => h?.kind === "unit" && h.layer === %d &&
				h.unit === %d)(frames[0].seen.last.select.hover)`, at.layer, at.unit))
		}
		b.moveTo(inFrame(b, point{r.X - 3, r.Y - 3}))
		b.until("beside it, it is not", `frames[0].seen.last.select.hover?.kind !== "unit"`)
	}
	b.click(inFrame(b, l.Layers[1].Units[2].Rect.middle()))
	b.until("a click pins it", `(p => p?.kind === "unit" && p.layer === 1 &&
		p.unit === 2)(frames[0].seen.last.select.pinned)`)
}

// checkFrameTab goes with the keyboard from the button before the frame, by
// way of a click on the canvas, to the button after it.
func checkFrameTab(b *tab) {
	b.Helper()
	b.do(`document.getElementById("before").focus()`)
	b.key(kb.Tab)
	b.until("the focus is in the frame", `document.activeElement.tagName === "IFRAME" &&
		frames[0].document.activeElement !== frames[0].document.body`)
	b.do(`scrollTo(0, 637)`)
	b.click(inFrame(b, frameLayout(b).Boundary.middle()))
	for range 200 {
		b.key(kb.Tab)
		if eval[string](b, `document.activeElement.id`) == "after" {
			return
		}
	}
	b.Errorf("after 200 times Tab the focus is still on %s",
		eval[string](b, `document.activeElement.outerHTML + frames[0].document.activeElement.outerHTML`))
}
