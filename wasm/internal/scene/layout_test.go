package scene

import (
	"fmt"
	"math"
	"testing"
)

func (r Rect) within(o Rect) bool {
	const slack = 0.5
	return r.X >= o.X-slack && r.Y >= o.Y-slack && r.X+r.W <= o.X+o.W+slack && r.Y+r.H <= o.Y+o.H+slack
}

func (r Rect) overlaps(o Rect) bool {
	return !r.Empty() && !o.Empty() &&
		r.X < o.X+o.W-0.01 && o.X < r.X+r.W-0.01 &&
		r.Y < o.Y+o.H-0.01 && o.Y < r.Y+r.H-0.01
}

// everywhere calls f for every stage with every network.
func everywhere(t *testing.T, f func(t *testing.T, m *Model, l *Layout)) {
	for _, s := range stages {
		for _, n := range networks {
			t.Run(fmt.Sprintf("%v×%v/%v", s.w, s.h, n), func(t *testing.T) {
				m := sample(s.w, s.h, n...)
				f(t, m, NewLayout(m))
			})
		}
	}
}

func TestNothingOverlapsOrLeavesTheStage(t *testing.T) {
	everywhere(t, func(t *testing.T, m *Model, l *Layout) {
		field := l.Boundary
		field.W, field.H = field.W+axisRoom, field.H+axisRoom
		blocks := map[string]Rect{"boundary": field, "boundary's header": l.BoundaryHeader, "network": l.Network,
			"chart": l.Chart, "chart's header": l.ChartHeader}
		for i := range l.Layers {
			blocks[fmt.Sprint("header ", i)] = l.Layers[i].Header
		}
		for a, r := range blocks {
			if !r.Empty() && !r.within(l.Stage) {
				t.Errorf("%s %v leaves the stage %v", a, r, l.Stage)
			}
			for b, o := range blocks {
				if a != b && r.overlaps(o) {
					t.Errorf("%s %v and %s %v overlap", a, r, b, o)
				}
			}
		}
	})
}

// Longer numbers get more room to the right of the boundary.
func TestWindowsLeaveRoomForTheirNumbers(t *testing.T) {
	for _, s := range stages {
		for _, w := range windows {
			m := sample(s.w, s.h, 2, 4, 1)
			m.Window = w
			l := NewLayout(m)
			field := l.Boundary
			if field.W != field.H {
				t.Errorf("%v %v: the boundary is %v", s, w, field)
			}
			if field.W += w.roomBeside(); !l.BoundaryHeader.Empty() && !field.within(l.Stage) {
				t.Errorf("%v %v: boundary %v leaves the stage %v", s, w, field, l.Stage)
			}
			if l.Network.overlaps(l.Boundary) {
				t.Errorf("%v %v: network %v lies on the boundary %v", s, w, l.Network, l.Boundary)
			}
		}
	}
}

func TestTilesFitTheirNetwork(t *testing.T) {
	everywhere(t, func(t *testing.T, m *Model, l *Layout) {
		var before *Column
		for i := range l.Layers {
			c := &l.Layers[i]
			if len(c.Units) != m.Layers[i].Units {
				t.Fatalf("layer %d has %d tiles, want %d", i, len(c.Units), m.Layers[i].Units)
			}
			if l.Network.Empty() {
				continue
			}
			if c.Shown < 1 {
				t.Errorf("layer %d shows nothing", i)
			}
			if before != nil && before.Rect.X+before.Rect.W+4 > c.Rect.X {
				t.Errorf("layer %d leaves no room for ribbons", i)
			}
			before = c
			for u, tile := range c.Units {
				if tile.Hidden != (u >= c.Shown) {
					t.Errorf("unit %d of layer %d: Hidden is %v, %d are shown", u, i, tile.Hidden, c.Shown)
				}
				if !tile.Rect.Empty() && !tile.Rect.within(l.Network) {
					t.Errorf("unit %d of layer %d at %v leaves the network %v", u, i, tile.Rect, l.Network)
				}
				if u > 0 && !tile.Hidden && tile.Rect.overlaps(c.Units[u-1].Rect) {
					t.Errorf("units %d and %d of layer %d overlap", u-1, u, i)
				}
				if tile.Bias.Empty() != (i == 0 || tile.Hidden) {
					t.Errorf("unit %d of layer %d: bias mark %v", u, i, tile.Bias)
				}
			}
		}
	})
}

func TestBoundaryIsSquareAndLargest(t *testing.T) {
	everywhere(t, func(t *testing.T, m *Model, l *Layout) {
		if l.Boundary.W != l.Boundary.H || l.Boundary.W < 1 {
			t.Errorf("the boundary is %v", l.Boundary)
		}
		for i := range l.Layers {
			if s := l.Layers[i].Rect.W; s > l.Boundary.W {
				t.Errorf("a tile is %v wide, the boundary %v", s, l.Boundary.W)
			}
		}
	})
}

func TestUnitsGrowShrinkThenGather(t *testing.T) {
	size := func(w, h float64, units int) (float64, int) {
		l := NewLayout(sample(w, h, 2, units, 1))
		return l.Layers[1].Rect.W, l.Layers[1].Shown
	}
	if s, n := size(2040, 1344, 4); s != maxTile || n != 4 {
		t.Errorf("4 units on a large screen: %d shown at %v px; want all at %v", n, s, maxTile)
	}
	if s, n := size(1000, 700, 4); s < 2*minTile || n != 4 {
		t.Errorf("4 units: %d shown at %v px; want all, at %v or more", n, s, 2*minTile)
	}
	if s, n := size(1000, 700, 12); s >= 2*minTile || s < minTile || n != 12 {
		t.Errorf("12 units: %d shown at %v px; want all, smaller", n, s)
	}
	if s, n := size(1000, 700, 64); s != minTile || n >= 64 || n < 8 {
		t.Errorf("64 units: %d shown at %v px; want some, at %v", n, s, minTile)
	}
}

func TestWhereThingsStand(t *testing.T) {
	for _, want := range []struct {
		w, h    float64
		units   []int
		stacked bool
		chart   string // "": none
	}{
		{w: 2040, h: 1344, units: []int{2, 4, 2, 1}, chart: "under the network"},
		{w: 760, h: 704, units: []int{2, 4, 2, 1}, chart: "across"},
		{w: 760, h: 704, units: []int{2, 16, 7}, chart: "under the boundary"},
		{w: 640, h: 432, units: []int{2, 4, 2, 1}, chart: "under the network"},
		{w: 480, h: 408, units: []int{2, 4, 2, 1}, chart: "across"},
		{w: 390, h: 651, units: []int{2, 4, 2, 1}, stacked: true, chart: "across"},
		{w: 320, h: 407, units: []int{2, 4, 2, 1}, stacked: true},
		{w: 320, h: 200, units: []int{2, 4, 2, 1}},
	} {
		l := NewLayout(sample(want.w, want.h, want.units...))
		if got := whereChart(l); l.Stacked != want.stacked || got != want.chart {
			t.Errorf("%v×%v %v: stacked %v, losses %q; want %v, %q",
				want.w, want.h, want.units, l.Stacked, got, want.stacked, want.chart)
		}
		below, right := l.Network.Y > l.Boundary.Y+l.Boundary.H, l.Boundary.X > l.Network.X+l.Network.W
		if below != l.Stacked || right == l.Stacked {
			t.Errorf("%v×%v %v: stacked %v, network %v, boundary %v",
				want.w, want.h, want.units, l.Stacked, l.Network, l.Boundary)
		}
	}
}

// whereChart returns what the losses stand under.
func whereChart(l *Layout) string {
	middle := func(r Rect) float64 { return r.X + r.W/2 }
	switch {
	case l.Chart.Empty():
		return ""
	case math.Abs(middle(l.Chart)-middle(l.Stage)) < 20:
		return "across"
	case l.Chart.X < l.Boundary.X:
		return "under the network"
	}
	return "under the boundary"
}

func TestFits(t *testing.T) {
	m := sample(1000, 700, 2, 4, 2, 1)
	l := NewLayout(m)
	if !l.Fits(m) {
		t.Error("a layout does not fit its own model")
	}
	m.Window = Window{math.NaN(), 1, 2, 2}
	if !NewLayout(m).Fits(m) {
		t.Error("a layout of nonsense does not fit its own model")
	}
	for name, change := range map[string]func(m *Model){
		"stage":  func(m *Model) { m.Stage.W-- },
		"units":  func(m *Model) { m.Layers[1].Units++ },
		"layers": func(m *Model) { m.Layers = m.Layers[:3] },
		"window": func(m *Model) { m.Window.Y1 = 7 },
		"curves": func(m *Model) { m.NoCurves = true },
		"legend": func(m *Model) { m.NoLegend = true },
	} {
		other := sample(1000, 700, 2, 4, 2, 1)
		if change(other); l.Fits(other) {
			t.Errorf("a change of the %s goes unnoticed", name)
		}
	}
}

func TestLayoutOfNonsense(t *testing.T) {
	nan, inf := math.NaN(), math.Inf(1)
	for _, s := range []Rect{
		{}, {nan, nan, nan, nan}, {0, 0, inf, inf}, {0, 0, -5, 100}, {0, 0, 1, 1}, {0, 0, 100, 80}, {0, 0, 1e9, 1},
	} {
		m := sample(1, 1, 2, 4, 1)
		m.Stage = s
		l := NewLayout(m)
		for _, r := range []Rect{l.Boundary, l.Network, l.Chart} {
			if !(r.W >= 0 && r.H >= 0) || math.IsInf(r.W, 0) || math.IsNaN(r.X+r.Y) {
				t.Errorf("stage %v: rectangle %v", s, r)
			}
		}
	}
	NewLayout(&Model{}) // no layers at all
}

func TestWithoutBiasesThereAreNoMarks(t *testing.T) {
	m := sample(1000, 700, 2, 4, 1)
	before := NewLayout(m)
	m.Unbiased = true
	if before.Fits(m) {
		t.Error("a layout with bias marks fits a model without biases")
	}
	for i, c := range NewLayout(m).Layers {
		for u, tile := range c.Units {
			if !tile.Bias.Empty() {
				t.Errorf("layer %d, unit %d has a mark at %v", i, u, tile.Bias)
			}
		}
	}
}
