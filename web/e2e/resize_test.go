package e2e

import (
	"fmt"
	"testing"
)

type size struct {
	width, height int
	scale         float64
}

func (s size) String() string { return fmt.Sprintf("%d×%d at %v", s.width, s.height, s.scale) }

// The canvas has a pixel for each of the stage's, and the mouse meets what it
// points at, in windows of any size.
func TestResize(t *testing.T) {
	for _, scale := range []float64{1.5, 2} {
		b := open(t, window{link: "#v=1&seed=0.12345", scale: scale})
		for _, s := range []size{{900, 640, scale}, {1000, 600, scale}, {390, 700, scale}} {
			t.Run(s.String(), func(t *testing.T) { checkSize(b.in(t), s) })
		}
	}
}

// The density changes while the page is open: the person zooms, or moves the
// window to another screen.
func TestDensityChanges(t *testing.T) {
	b := open(t, window{link: "#v=1&seed=0.12345", scale: 1})
	for _, s := range []size{{900, 640, 1}, {700, 560, 1.5}, {900, 640, 2}, {720, 560, 1}} {
		t.Run(s.String(), func(t *testing.T) { checkSize(b.in(t), s) })
	}
}

func checkSize(b *tab, s size) {
	b.Helper()
	b.resize(s.width, s.height, s.scale, false)
	b.until("the window has its size", fmt.Sprintf(`innerWidth === %d && innerHeight === %d && devicePixelRatio === %v`,
		s.width, s.height, s.scale))
	// Whole device pixels, all that the stage touches and no others.
	b.until("the canvas covers the stage", `((c, { left, top, right, bottom }, s) => {
		const covers = (from, to, size) => from * s - 1 < size.from * s + 0.01 && size.from * s < from * s + 0.01 &&
			size.pixels === Math.ceil(to * s) - Math.floor(from * s) && Math.abs(size.css * s - size.pixels) < 0.01;
		const at = c.getBoundingClientRect();
		return covers(left, right, { from: at.left, css: at.width, pixels: c.width }) &&
			covers(top, bottom, { from: at.top, css: at.height, pixels: c.height });
	})(document.querySelector("body > canvas"), document.getElementById("stage").getBoundingClientRect(),
		devicePixelRatio)`)
	b.until("what is drawn stands inside the stage", `(({ x, y, width, height }, { boundary, network, chart }) =>
		[boundary, network, chart].every(r => r.w === 0 || r.x >= x - 1 && r.y >= y - 1 && r.x + r.w <= x + width + 1 &&
			r.y + r.h <= y + height + 1)
	)(document.getElementById("stage").getBoundingClientRect(), seen.last.layout)`)
	checkAim(b)
	b.eventually(func() string { return checkTile(b) })
}

// checkAim points at the boundary and then at three units, near their corners: over a
// sample in the boundary each unit's value would stand on its tile.
func checkAim(b *tab) {
	b.Helper()
	l := b.layout()
	b.moveTo(l.Boundary.middle())
	b.until("the boundary is under the mouse", `seen.last.select.hover?.kind === "boundary"`)
	for _, at := range []struct{ layer, unit int }{{0, 0}, {1, 3}, {3, 0}} {
		r := l.Layers[at.layer].Units[at.unit].Rect
		b.moveTo(point{r.X + r.W - 2, r.Y + 2})
		b.until("the unit is under the mouse", target{Kind: "unit", Layer: at.layer, Unit: at.unit}.isJS("hover"))
	}
}

// checkTile looks whether the picture of x₁ is where the layout says.
func checkTile(b *tab) string {
	r, p := b.layout().Layers[0].Units[0].Rect, b.picture()
	left, right := p.at(point{r.X + r.W*0.2, r.Y + r.H*0.4}), p.at(point{r.X + r.W*0.8, r.Y + r.H*0.4})
	if blueness(left) > -15 || blueness(right) < 15 {
		return fmt.Sprintf("the tile of x₁ is %v at its left and %v at its right, want orange and blue", left, right)
	}
	return ""
}
