package e2e

import (
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
)

// point is a place of the page, in CSS pixels.
type point struct{ X, Y float64 }

func (p point) plus(x, y float64) point { return point{p.X + x, p.Y + y} }

// mouse does what a hand does with the left button.
func (b *tab) mouse(what input.DispatchMouseEventType, at point, buttons int64) {
	b.Helper()
	params := input.DispatchMouseEventParams{Type: what, X: at.X, Y: at.Y, Buttons: buttons,
		PointerType: input.DispatchMouseEventPointerTypeMouse}
	if what != chromedp.MouseMoved {
		params.Button, params.ClickCount = input.MouseButtonLeft, 1
	}
	call(b, input.DispatchMouseEvent, params)
}

func (b *tab) moveTo(at point) {
	b.Helper()
	b.mouse(chromedp.MouseMoved, at, 0)
}

func (b *tab) click(at point) {
	b.Helper()
	b.moveTo(at)
	b.mouse(chromedp.MousePressed, at, 1)
	b.mouse(chromedp.MouseReleased, at, 0)
}

// drag presses, moves in a few steps, and releases.
func (b *tab) drag(from, to point) {
	b.Helper()
	b.moveTo(from)
	b.mouse(chromedp.MousePressed, from, 1)
	const steps = 5
	for i := 1.0; i <= steps; i++ {
		b.mouse(chromedp.MouseMoved, from.plus((to.X-from.X)*i/steps, (to.Y-from.Y)*i/steps), 1)
	}
	b.mouse(chromedp.MouseReleased, to, 0)
}

func (b *tab) wheel(at point, down float64) {
	b.Helper()
	// A deltaX of 0 would be left out, and the browser insists on one.
	call(b, input.DispatchMouseEvent, input.DispatchMouseEventParams{Type: chromedp.MouseWheel, X: at.X, Y: at.Y,
		DeltaX: 1e-3, DeltaY: down})
}

// tap does what a finger does.
func (b *tab) tap(at point) {
	b.Helper()
	if err := chromedp.Do(b.ctx, chromedp.TapXY(at.X, at.Y)); err != nil {
		b.Fatal("tap: ", err)
	}
}

// placeOf scrolls an element into view and returns its middle, where it must
// be what the pointer meets: nothing lies over it.
func (b *tab) placeOf(selector string) point {
	b.Helper()
	b.until(selector+" can be clicked", `clickable(`+quote(selector)+`)`)
	return eval[point](b, `clickable(`+quote(selector)+`)`)
}

// clickable is part of every page (see open): it answers with the middle
// of an element, or null if it is not there, not visible or covered.
const clickable = `
	globalThis.clickable = (selector) => {
		const element = document.querySelector(selector);
		if (!element) return null;
		element.scrollIntoView({ block: "nearest", inline: "nearest" });
		const { x, y, width, height } = element.getBoundingClientRect();
		if (width === 0 || height === 0) return null;
		const at = { X: x + width / 2, Y: y + height / 2 };
		const hit = document.elementFromPoint(at.X, at.Y);
		return hit && (element.contains(hit) || hit.closest("label")?.control === element) ? at : null;
	};`

// clickOn clicks an element as a person does, with the mouse.
func (b *tab) clickOn(selector string) {
	b.Helper()
	b.click(b.placeOf(selector))
}

// key presses keys: text, or the names of package kb.
func (b *tab) key(keys string, modifiers ...chromedp.Modifier) {
	b.Helper()
	if err := chromedp.Do(b.ctx, chromedp.KeyEvent(keys, chromedp.KeyModifiers(modifiers...))); err != nil {
		b.Fatalf("key %q: %v", keys, err)
	}
}

// focus puts the keyboard's focus where a test begins.
func (b *tab) focus(selector string) {
	b.Helper()
	b.do(`document.querySelector(` + quote(selector) + `).focus()`)
}

// enter replaces what a field says and leaves the field.
func (b *tab) enter(selector, text string) {
	b.Helper()
	b.clickOn(selector)
	b.do(`document.querySelector(` + quote(selector) + `).select()`)
	b.key(text + "\r")
}
