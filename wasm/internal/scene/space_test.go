package scene

import (
	"math"
	"math/rand/v2"
	"testing"
)

// inSpace puts a space into a model: a grid of so many lines each way, bent, and partly out of sight.
func inSpace(m *Model) {
	r := rand.New(rand.NewPCG(11, 12))
	s := Space{On: true, Settled: true, Window: Window{-1, 1, -0.8, 1.2}, Vertices: 20}
	for line := range 10 {
		for i := range s.Vertices {
			x, y := float64(i)/8-1.2, float64(line)/4-1.1
			s.Grid = append(s.Grid, Knot{
				X: x + 0.3*math.Sin(3*y), Y: y + 0.4*math.Sin(4*x), Value: r.Float64()*2 - 1, Class: -1})
		}
	}
	s.Scores = []Score{{}, {1, 2, -0.3}}
	m.Space = s
	for i := range m.Train {
		m.Train[i] = Point{X: r.Float64()*3 - 1.5, Y: r.Float64()*3 - 1.5, Label: 1}
	}
	m.Test = nil
}

// Whatever of a space lies outside the part that is shown is not drawn.
func TestSpaceStaysInItsSquare(t *testing.T) {
	for _, spoil := range []func(*Model){
		func(*Model) {},
		func(m *Model) { m.Space.Grid[7].X, m.Space.Grid[31].Y = math.NaN(), math.Inf(1) },
		func(m *Model) { m.Space.Window = Window{5, 6, 5, 6} }, // all is elsewhere
		func(m *Model) { m.Space.Scores = []Score{{}, {math.NaN(), 1, 0}, {0, 0, 1}} },
		func(m *Model) { m.Space.Scores = []Score{{1e-9, 0, 0}, {}, {-1e-9, 1e-9, 0}} },
	} {
		m := sample(900, 600, 2, 4, 1)
		inSpace(m)
		spoil(m)
		l, f := NewLayout(m), &Frame{}
		Build(m, l, f)
		r := l.Boundary
		const over = 8 // a point on the edge, CSS pixels
		for i, v := range f.Points.Vertices {
			x, y := float64(v.DstX)/m.Scale, float64(v.DstY)/m.Scale
			if !r.grow(over).Contains(x, y) {
				t.Fatalf("vertex %d lies at %v, %v, outside %v", i, x, y, r)
			}
		}
		for _, s := range f.Slots {
			if s.Layer < 0 && s.Count > 0 {
				t.Error("the large field is there, too")
			}
		}
	}
}

// Straight lines of one colour need few pieces, others as many as they have.
func TestStraightGridLinesAreShort(t *testing.T) {
	m := sample(900, 600, 2, 4, 1)
	inSpace(m)
	m.Train, m.Space.Scores = nil, nil
	quads := func() int {
		f := &Frame{}
		Build(m, NewLayout(m), f)
		return len(f.Points.Vertices) / 4
	}
	bent := quads()
	for i := range m.Space.Grid {
		k := &m.Space.Grid[i]
		k.X, k.Y, k.Value = float64(i%20)/20-0.5, float64(i/20)/10, 0.5
	}
	if straight := quads(); straight != 10 || bent < 100 {
		t.Errorf("%d pieces of 10 straight lines, %d of bent ones", straight, bent)
	}
}

// The line between two of three classes ends where the third begins.
func TestDecisionLinesMeet(t *testing.T) {
	m := sample(900, 600, 2, 2, 3)
	inSpace(m)
	m.Train, m.Space.Grid = nil, nil
	// Three directions 120° apart: the lines between them meet at (0, 0).
	for k := range 3 {
		sin, cos := math.Sincos(2 * math.Pi * float64(k) / 3)
		m.Space.Scores = append(m.Space.Scores[:k], Score{cos, sin, 0})
	}
	l, f := NewLayout(m), &Frame{}
	Build(m, l, f)
	if n := len(f.Points.Vertices) / 4; n != 6 { // each with the paper under it
		t.Fatalf("%d pieces, want 6", n)
	}
	x, y := l.World().ToPage(0, 0)
	for i := 0; i < len(f.Points.Vertices); i += 4 {
		nearest := math.Inf(1)
		for _, v := range f.Points.Vertices[i : i+4] {
			nearest = min(nearest, math.Hypot(float64(v.DstX)/m.Scale-x, float64(v.DstY)/m.Scale-y))
		}
		if nearest > 8 {
			t.Errorf("line %d begins %v pixels from where all meet", i/8, nearest)
		}
	}
}

func TestSpaceMovesNothingElse(t *testing.T) {
	m := sample(900, 600, 2, 4, 1)
	plane := NewLayout(m)
	inSpace(m)
	if !plane.Fits(m) {
		t.Error("a space needs another layout")
	}
	Build(m, plane, &Frame{})
	if w := plane.World().Window; w != m.Space.Window {
		t.Errorf("the square shows %v, want %v", w, m.Space.Window)
	}
	m.Space.On = false
	Build(m, plane, &Frame{})
	if w := plane.World().Window; w != m.Window {
		t.Errorf("the square shows %v, want the plane, %v", w, m.Window)
	}
}

func TestBuildingASpaceAllocatesNothing(t *testing.T) {
	m := sample(900, 600, 2, 4, 1)
	inSpace(m)
	l, f := NewLayout(m), &Frame{}
	Build(m, l, f)
	if got := testing.AllocsPerRun(10, func() { m.PointsVersion++; Build(m, l, f) }); got != 0 {
		t.Errorf("%v allocations", got)
	}
}
