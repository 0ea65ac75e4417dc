package scene

import (
	"fmt"
	"math"
	"testing"
)

// rooms are stages as the page reports them, of windows from 320×256 to 2560×1440: with both columns open, with none,
// of phones upright and lying.
var rooms = []struct{ w, h float64 }{
	{320, 200}, {320, 407}, {360, 479}, {390, 651}, {412, 720}, {480, 408}, {500, 300}, {600, 432}, {640, 432},
	{700, 800}, {700, 452}, {844, 342}, {760, 704}, {784, 604}, {1000, 548}, {1024, 604}, {1280, 704}, {1400, 1000},
	{1920, 984}, {2040, 1344}, {2560, 1344},
}

var shapes = [][]int{
	{1, 1}, {2, 1}, {2, 4, 2, 1}, {2, 8, 8, 1}, {2, 3, 3}, {2, 6, 4}, {7, 8, 8, 4}, {2, 16, 7}, {4, 12, 12, 3},
	{7, 8, 8, 8, 8, 8, 8, 8, 8, 1}, {7, 64, 64, 64, 64, 64, 64, 64, 64, 1},
}

// inRooms calls f for every room, every shape, and windows with short and long numbers.
func inRooms(t *testing.T, f func(t *testing.T, m *Model, l *Layout)) {
	for _, shape := range shapes {
		m := sample(1, 1, shape...)
		for _, s := range rooms {
			m.Stage = Rect{10, 20, s.w, s.h}
			for _, m.Window = range []Window{square(6), {-1234.5, 9876.5, -1e6, 1e6}} {
				t.Run(fmt.Sprintf("%v×%v/%v/%v", s.w, s.h, shape, m.Window.Y1), func(t *testing.T) {
					f(t, m, NewLayout(m))
				})
			}
		}
	}
}

// parts are everything that takes room: what is drawn, with its axes, and the rows of words.
func parts(l *Layout) map[string]Rect {
	field, chart := l.Boundary, l.Chart
	field.W, field.H = field.W+l.window.roomBeside(), field.H+axisUnder
	if !chart.Empty() {
		chart = Rect{chart.X - chartLeft, chart.Y, chart.W + chartLeft, chart.H + axisUnder}
	}
	all := map[string]Rect{
		"boundary": field, "boundary's header": l.BoundaryHeader, "losses": chart, "losses' header": l.ChartHeader,
	}
	for i, c := range l.Layers {
		all[fmt.Sprintf("layer %d", i)] = c.Rect
		all[fmt.Sprintf("header of layer %d", i)] = c.Header
	}
	return all
}

func TestRoomHasEverythingApart(t *testing.T) {
	inRooms(t, func(t *testing.T, _ *Model, l *Layout) {
		all := parts(l)
		for a, r := range all {
			if r.Empty() {
				if a != "losses" && a != "losses' header" {
					t.Errorf("no %s", a)
				}
				continue
			}
			if !r.within(l.Stage) {
				t.Errorf("%s %v leaves the stage %v", a, r, l.Stage)
			}
			for b, o := range all {
				if a < b && r.overlaps(o) {
					t.Errorf("%s %v and %s %v overlap", a, r, b, o)
				}
			}
		}
	})
}

func TestRoomIsForTheBoundary(t *testing.T) {
	inRooms(t, func(t *testing.T, _ *Model, l *Layout) {
		area := func(r Rect) float64 { return r.W * r.H }
		if b := l.Boundary; b.W != b.H || area(l.Chart) > area(b) {
			t.Errorf("boundary %v, losses %v", b, l.Chart)
		}
		if least := 0.3 * min(l.Stage.W, l.Stage.H); l.Boundary.W < least {
			t.Errorf("the boundary is %v, less than %v", l.Boundary.W, least)
		}
		for i, c := range l.Layers {
			if c.Rect.W > l.Boundary.W/2 {
				t.Errorf("units of layer %d are %v, the boundary %v", i, c.Rect.W, l.Boundary.W)
			}
		}
	})
}

// Units are 24…96 pixels, and smaller only where so many columns do not fit beside one another. None is gathered that
// has room in its column, nor where a boundary of the least size would leave room for all.
func TestRoomShowsTheUnits(t *testing.T) {
	inRooms(t, func(t *testing.T, m *Model, l *Layout) {
		size := l.Layers[0].Rect.W
		columns := float64(len(l.Layers))
		if size > maxTile {
			t.Errorf("units of %v px", size)
		}
		most := 0.5*l.Stage.W - 80 // beside a boundary of half the width
		if size < minTile && most > columns*minTile*1.7 {
			t.Errorf("units of %v px, with %v px for %v columns", size, most, columns)
		}
		for i, c := range l.Layers {
			if n := len(c.Units); c.Shown < n {
				if free := l.Network.H - c.Rect.H; free >= size+minTileGap {
					t.Errorf("layer %d gathers %d units and leaves %v px", i, n-c.Shown, free)
				}
				if high := float64(n)*(minTile+minTileGap) + headerRow + 2*16; high < l.Stage.H && columns <= 4 &&
					l.Stage.W > 2*columns*minTile+0.4*l.Stage.H+180 {
					t.Errorf("layer %d gathers %d of %d units", i, n-c.Shown, n)
				}
			}
		}
	})
}

func TestLargeScreenHasLargeUnits(t *testing.T) {
	for _, want := range []struct {
		w, h       float64
		side, tile float64 // at least
	}{
		{320, 200, 118, 18}, {320, 407, 180, 24}, {360, 479, 164, 24}, {390, 651, 260, 32}, {480, 408, 200, 24},
		{640, 432, 300, 28}, {844, 342, 260, 40}, {760, 704, 400, 30}, {1280, 704, 600, 64}, {2040, 1344, 1200, 80},
	} {
		l := NewLayout(sample(want.w, want.h, 2, 4, 2, 1))
		if tile := l.Layers[1].Rect.W; l.Boundary.W < want.side || tile < want.tile || l.Layers[1].Shown < 4 {
			t.Errorf("%v×%v: boundary %v, units %v, %d shown; want %v, %v, 4",
				want.w, want.h, l.Boundary.W, tile, l.Layers[1].Shown, want.side, want.tile)
		}
	}
}

// Without the losses the rest has their room, and nothing else moves apart or together.
func TestRoomOfTheLossesIsUsed(t *testing.T) {
	inRooms(t, func(t *testing.T, m *Model, _ *Layout) {
		bare := *m
		bare.NoCurves = true
		b := NewLayout(&bare)
		if !b.Chart.Empty() || !b.ChartHeader.Empty() {
			t.Errorf("the losses have %v", b.Chart)
		}
		if right := b.Boundary.X + b.Boundary.W + b.window.roomBeside(); b.Stage.X+b.Stage.W-right < edge {
			t.Errorf("the numbers beside the boundary end at %v, the stage at %v", right, b.Stage.X+b.Stage.W)
		}
		all := parts(b)
		for a, r := range all {
			for o, other := range all {
				if !r.Empty() && (!r.within(b.Stage) || a != o && r.overlaps(other)) {
					t.Errorf("%s %v leaves the stage or meets %s %v", a, r, o, other)
				}
			}
		}
	})
	for _, room := range []struct{ w, h float64 }{{760, 640}, {390, 651}, {640, 432}, {1280, 704}} {
		m := sample(room.w, room.h, 2, 4, 2, 1)
		l := NewLayout(m)
		m.NoCurves = true
		b := NewLayout(m)
		area := func(l *Layout) float64 { return l.Boundary.W*l.Boundary.H + l.Network.W*l.Network.H }
		if l.Chart.Empty() || area(b) < 1.02*area(l) || b.Boundary.W < l.Boundary.W {
			t.Errorf("%v×%v: boundary %v and network %v after %v and %v",
				room.w, room.h, b.Boundary, b.Network, l.Boundary, l.Network)
		}
	}
}

// Networks of many columns have the whole width where both they and the boundary get larger
// by it; what is shown never gets smaller.
func TestDeepNetworksUseTheRoom(t *testing.T) {
	eight := func(units int) []int {
		return []int{2, units, units, units, units, units, units, units, units, 1}
	}
	for _, shape := range append(shapes, eight(4), eight(8), []int{2, 6, 6, 6, 6, 6, 6, 1}) {
		for _, room := range rooms {
			m := sample(room.w, room.h, shape...)
			a := newArranger(m.Stage, m.Layers, m.Window)
			a.curves = true
			short := min(room.w, room.h)
			before, ok := a.best(math.Ceil(0.3*short), short)
			if !ok {
				continue
			}
			after := a.deeper(before, short)
			size, shown := a.units(&before)
			larger, more := a.units(&after)
			if after.side < before.side || larger < size || more < shown || after.plot() < before.plot()/2 {
				t.Errorf("%v×%v %v: %+v became %+v", room.w, room.h, shape, before, after)
			}
		}
	}
	for _, want := range []struct {
		w, h    float64
		shape   []int
		side    float64 // at least
		tile    float64
		stacked bool
	}{
		{760, 640, eight(8), 300, 24, true}, {760, 640, eight(4), 360, 30, true}, {760, 704, eight(8), 360, 24, true},
		{760, 640, []int{2, 4, 2, 1}, 360, 30, false}, {760, 640, []int{7, 8, 8, 4}, 300, 24, false},
	} {
		l := NewLayout(sample(want.w, want.h, want.shape...))
		if tile := l.Layers[1].Rect.W; l.Boundary.W < want.side || tile < want.tile || l.Stacked != want.stacked {
			t.Errorf("%v×%v %v: boundary %v, units %v, stacked %t; want %v, %v, %t", want.w, want.h, want.shape,
				l.Boundary.W, tile, l.Stacked, want.side, want.tile, want.stacked)
		}
	}
}

// The colour scale is there on every phone, and beside it the shortest heading.
func TestEveryRoomHasItsScale(t *testing.T) {
	inRooms(t, func(t *testing.T, m *Model, l *Layout) {
		h := l.BoundaryHeader
		if h.W >= 118 && (l.Legend.Empty() || !l.Legend.within(h) || l.Legend.X-h.X < 62) {
			t.Errorf("the scale %v in the header %v", l.Legend, h)
		}
		bare := *m
		if bare.NoLegend = true; !NewLayout(&bare).Legend.Empty() {
			t.Error("there is a scale although it is left out")
		}
	})
}

func BenchmarkLayout(b *testing.B) {
	m := sample(1280, 704, 7, 64, 64, 64, 64, 64, 64, 64, 64, 1)
	for b.Loop() {
		NewLayout(m)
	}
}
