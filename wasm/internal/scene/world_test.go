package scene

import (
	"math"
	"testing"
)

// windows are windows that data may need.
var windows = []Window{
	square(6), {-2, 7, 0, 0.01}, {1990, 2024, -1e-4, 4e-4}, {0, 1, 0, 3e6},
	{1e12, 1e12 + 1e4, -1e-12, 0}, {-1e100, 1e100, 5, 6},
}

func TestWorldRoundTrip(t *testing.T) {
	for _, v := range windows {
		w := World{Square: Rect{100, 50, 300, 300}, Window: v}
		for _, p := range [][2]float64{{0, 0}, {0.5, 0.5}, {1, 0}, {0.6, 0.2}, {-0.1, 1.3}} {
			x, y := v.X0+p[0]*(v.X1-v.X0), v.Y0+p[1]*(v.Y1-v.Y0)
			px, py := w.ToPage(x, y)
			if math.Abs(px-(100+300*p[0])) > 1e-4 || math.Abs(py-(350-300*p[1])) > 1e-4 {
				t.Errorf("%v: %v stands at %v, %v", v, p, px, py)
			}
			backX, backY := w.FromPage(px, py)
			if math.Abs(backX-x) > 1e-6*(v.X1-v.X0) || math.Abs(backY-y) > 1e-6*(v.Y1-v.Y0) {
				t.Errorf("%v: there and back: %v, %v became %v, %v", v, x, y, backX, backY)
			}
		}
	}
}

func TestAnyWindowCanBeDrawn(t *testing.T) {
	nan, inf := math.NaN(), math.Inf(1)
	for _, v := range append([]Window{
		{}, {nan, nan, nan, nan}, {0, inf, -inf, 0}, {3, 3, -4, -4}, {5, -5, 1, 0},
		{1e300, 1e301, -1e-300, 1e-300}, {1e15, 1e15 + 1, 7, 7 + 1e-12},
	}, windows...) {
		w := v.drawable()
		if !(w.X1 > w.X0 && w.Y1 > w.Y0) || math.IsInf(w.X1-w.X0, 0) || math.IsInf(w.Y1-w.Y0, 0) {
			t.Errorf("%v became %v", v, w)
		}
		for _, a := range []axis{windowAxis(w.X0, w.X1, 6), windowAxis(w.Y0, w.Y1, 1)} {
			if n := len(a.ticks()); n < 2 || n > 12 {
				t.Errorf("%v: ticks %v", v, a.ticks())
			}
		}
	}
	for _, v := range windows {
		if v.drawable() != v {
			t.Errorf("%v became %v", v, v.drawable())
		}
	}
}

func TestWorldHasItsTopAtTheTop(t *testing.T) {
	w := World{Square: Rect{100, 50, 300, 300}, Window: square(6)}
	if x, y := w.ToPage(-6, 6); x != 100 || y != 50 {
		t.Errorf("the corner (−6, 6) stands at %v, %v; want 100, 50", x, y)
	}
	if x, y := w.ToPage(0, 0); x != 250 || y != 200 {
		t.Errorf("the origin stands at %v, %v; want 250, 200", x, y)
	}
}

func TestWorldContains(t *testing.T) {
	w := World{Square: Rect{0, 0, 1, 1}, Window: square(6)}
	for _, c := range []struct {
		x, y float64
		want bool
	}{{0, 0, true}, {6, -6, true}, {6.01, 0, false}, {math.NaN(), 0, false}, {0, math.Inf(1), false}} {
		if got := w.Contains(c.x, c.y); got != c.want {
			t.Errorf("Contains(%v, %v) = %v", c.x, c.y, got)
		}
	}
}
