package scene

import (
	"math"
	"testing"
)

func TestEverythingShownCanBeHit(t *testing.T) {
	everywhere(t, func(t *testing.T, m *Model, l *Layout) {
		for i := range l.Layers {
			for u, tile := range l.Layers[i].Units[:l.Layers[i].Shown] {
				// above the middle, clear of a small tile's bias mark
				x, y := tile.Rect.X+tile.Rect.W*0.7, tile.Rect.Y+tile.Rect.H*0.35
				if got, want := l.Hit(x, y), (Hit{Kind: Unit, Layer: i, Unit: u}); got != want {
					t.Errorf("on the tile: %v, want %v", got, want)
				}
				if i == 0 {
					continue
				}
				if got, want := l.Hit(tile.Bias.Center()), (Hit{Kind: Bias, Layer: i, Unit: u}); got != want {
					t.Errorf("on the bias mark: %v, want %v", got, want)
				}
			}
		}
	})
}

func TestRibbonsAreHitWhereTheyRun(t *testing.T) {
	l := NewLayout(sample(1000, 700, 2, 4, 2, 1))
	for i := 1; i < len(l.Layers); i++ {
		for u := range l.Layers[i].Units {
			for j := range l.Layers[i-1].Units {
				c := l.ribbonCurve(i, u, j)
				for _, at := range []float64{0.06, 0.3, 0.8, 0.94} {
					x, y := c.at(at)
					h := l.Hit(x, y)
					if h.Kind != Weight && h.Kind != Bias {
						t.Fatalf("ribbon %d %d %d at %v: %v", i, u, j, at, h)
					}
					// where two cross, the other may be just as near
					d := l.ribbonCurve(h.Layer, h.Unit, h.Input).distance(x, y, math.Inf(1))
					if h.Kind == Weight && d > 0.5 {
						t.Errorf("ribbon %d %d %d at %v: hit one that is %v away", i, u, j, at, d)
					}
				}
			}
		}
	}
}

func TestNearestRibbonWins(t *testing.T) {
	l := NewLayout(sample(1000, 700, 2, 1))
	x0, y0 := l.ribbonCurve(1, 0, 0).at(0.4)
	x1, y1 := l.ribbonCurve(1, 0, 1).at(0.4)
	if h := l.Hit(x0, y0+2); h != (Hit{Kind: Weight, Layer: 1, Unit: 0, Input: 0}) {
		t.Errorf("2 px off the first ribbon: %v", h)
	}
	if h := l.Hit(x1, y1-2); h != (Hit{Kind: Weight, Layer: 1, Unit: 0, Input: 1}) {
		t.Errorf("2 px off the second ribbon: %v", h)
	}
	if h := l.Hit(x0, y0-15); h.Kind != Nothing {
		t.Errorf("15 px off: %v, want nothing", h)
	}
}

func TestHitBoundaryAndChart(t *testing.T) {
	l := NewLayout(sample(1000, 700, 2, 4, 2, 1))
	x, y := l.World().ToPage(1.5, -2.5)
	if h := l.Hit(x, y); h.Kind != Boundary || math.Abs(h.X-1.5) > 1e-9 || math.Abs(h.Y+2.5) > 1e-9 {
		t.Errorf("on the boundary: %v", h)
	}
	h := l.Hit(l.Chart.X+l.Chart.W/2, l.Chart.Y+3)
	if h.Kind != Chart || math.Abs(h.X-l.epoch.max/2) > 1e-9 {
		t.Errorf("in the middle of the chart: %v, the axis ends at %v", h, l.epoch.max)
	}
	if r := l.Rect(h); math.Abs(r.X-(l.Chart.X+l.Chart.W/2)) > 1e-9 {
		t.Errorf("its rectangle is %v", r)
	}
	if h := l.Hit(l.Stage.X+1, l.Stage.Y+1); h.Kind != Nothing {
		t.Errorf("in the corner: %v", h)
	}
}

func TestRect(t *testing.T) {
	l := NewLayout(sample(1000, 700, 2, 64, 1))
	for _, c := range []struct {
		hit  Hit
		want Rect
	}{
		{Hit{Kind: Unit, Layer: 0, Unit: 1}, l.Layers[0].Units[1].Rect},
		{Hit{Kind: Bias, Layer: 1, Unit: 0}, l.Layers[1].Units[0].Bias},
		{Hit{Kind: Unit, Layer: 1, Unit: 63}, l.Layers[1].More},
		{Hit{Kind: Bias, Layer: 1, Unit: 63}, l.Layers[1].More},
		{Hit{}, Rect{}},
		{Hit{Kind: Unit, Layer: 9}, Rect{}},
		{Hit{Kind: Unit, Layer: 1, Unit: 64}, Rect{}},
		{Hit{Kind: Weight, Layer: 0}, Rect{}},
		{Hit{Kind: Weight, Layer: 1, Unit: 0, Input: 2}, Rect{}},
		{Hit{Kind: Weight, Layer: 1, Unit: -1, Input: 0}, Rect{}},
	} {
		if got := l.Rect(c.hit); got != c.want {
			t.Errorf("Rect(%v) = %v, want %v", c.hit, got, c.want)
		}
	}
	r := l.Rect(Hit{Kind: Weight, Layer: 1, Unit: 3, Input: 1})
	if x, y := l.ribbonCurve(1, 3, 1).at(0.5); !r.Contains(x, y) {
		t.Errorf("the rectangle %v of a ribbon does not hold its middle %v, %v", r, x, y)
	}
}
