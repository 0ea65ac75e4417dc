package scene

import (
	"math"
	"testing"
)

func TestWorldRoundTrip(t *testing.T) {
	w := World{Square: Rect{100, 50, 300, 300}, Domain: 6}
	for _, p := range [][2]float64{{0, 0}, {-6, 6}, {6, -6}, {1.25, -3.5}, {7, 9}} {
		x, y := w.FromPage(w.ToPage(p[0], p[1]))
		if math.Abs(x-p[0]) > 1e-12 || math.Abs(y-p[1]) > 1e-12 {
			t.Errorf("there and back: %v became %v, %v", p, x, y)
		}
	}
}

func TestWorldHasItsTopAtTheTop(t *testing.T) {
	w := World{Square: Rect{100, 50, 300, 300}, Domain: 6}
	if x, y := w.ToPage(-6, 6); x != 100 || y != 50 {
		t.Errorf("the corner (−6, 6) stands at %v, %v; want 100, 50", x, y)
	}
	if x, y := w.ToPage(0, 0); x != 250 || y != 200 {
		t.Errorf("the origin stands at %v, %v; want 250, 200", x, y)
	}
}

func TestWorldContains(t *testing.T) {
	w := World{Square: Rect{0, 0, 1, 1}, Domain: 6}
	for _, c := range []struct {
		x, y float64
		want bool
	}{{0, 0, true}, {6, -6, true}, {6.01, 0, false}, {math.NaN(), 0, false}, {0, math.Inf(1), false}} {
		if got := w.Contains(c.x, c.y); got != c.want {
			t.Errorf("Contains(%v, %v) = %v", c.x, c.y, got)
		}
	}
}
