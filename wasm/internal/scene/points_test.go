package scene

import (
	"math"
	"slices"
	"testing"
)

// drawn returns the vertices of these points: test points if test is set, or else
// training points.
func drawn(classes int, test bool, points ...Point) []Vertex {
	m := sample(1000, 700, 2, 1)
	m.Classes, m.Train, m.Test = classes, points, nil
	if test {
		m.Train, m.Test = nil, points
	}
	var f Frame
	Build(m, NewLayout(m), &f)
	return f.Points.Vertices
}

// firstBox returns the shape of a point's first box, without place and colour, and
// the number of vertices.
func firstBox(v []Vertex) [5]float32 {
	return [5]float32{v[0].Custom0, v[0].Custom1, v[0].Custom2, v[1].DstX - v[0].DstX, float32(len(v))}
}

func TestEveryClassHasItsMark(t *testing.T) {
	for _, test := range []bool{false, true} {
		seen := map[[5]float32]int{}
		for k := range MostClasses {
			v := drawn(MostClasses, test, Point{Label: float64(k)})
			if other, ok := seen[firstBox(v)]; ok {
				t.Errorf("test %v: classes %d and %d look alike", test, other, k)
			}
			seen[firstBox(v)] = k
		}
	}
	for k := range MostClasses {
		p := Point{Label: float64(k)}
		if slices.Equal(drawn(MostClasses, false, p), drawn(MostClasses, true, p)) {
			t.Errorf("class %d: training and test look alike", k)
		}
	}
}

func TestTwoClassesAreCirclesAndDiamonds(t *testing.T) {
	circle := firstBox(drawn(MostClasses, false, Point{Label: 0}))
	diamond := firstBox(drawn(MostClasses, false, Point{Label: 1}))
	for _, classes := range []int{0, 1, 2} {
		positive := firstBox(drawn(classes, false, Point{Label: 1}))
		negative := firstBox(drawn(classes, false, Point{Label: -1}))
		if positive != circle || negative != diamond {
			t.Errorf("%d classes: positive points are not circles, or negative ones not diamonds", classes)
		}
	}
}

func TestLabelsOfNonsense(t *testing.T) {
	for _, label := range []float64{-3, 99, math.Inf(1), 1.5} {
		if v := drawn(3, false, Point{Label: label}); len(v) == 0 || v[0].ColorA != v[0].ColorA {
			t.Errorf("label %v: %d vertices", label, len(v))
		}
	}
	if v := drawn(3, false, Point{Label: math.NaN()}); len(v) != 0 {
		t.Errorf("label NaN: %d vertices", len(v))
	}
}

func TestFadedPointsArePaleAndBelow(t *testing.T) {
	v := drawn(3, false, Point{0, 0, 0, 0.5}, Point{1, 0, 0, 0}, Point{2, 0, 0, 1}, Point{3, 0, 0, 0.5})
	var places []float32
	for i := 0; i < len(v); i += 8 { // each a disc on a disc
		places = append(places, v[i].DstX)
	}
	sorted := slices.Clone(places)
	slices.Sort(sorted)
	if want := []float32{sorted[2], sorted[0], sorted[3], sorted[1]}; !slices.Equal(places, want) {
		t.Errorf("drawn at %v, want %v", places, want)
	}
	gone, half, whole := v[4].ColorA, v[12].ColorA, v[28].ColorA
	if !(gone > 0.05 && gone < 0.2 && half > 2*gone && half < 0.7 && whole == 1) {
		t.Errorf("opacities: 1 faded %v, half %v, not %v", gone, half, whole)
	}
	// A faded training point does not hide a test point on the slice.
	m := sample(1000, 700, 2, 1)
	m.Train, m.Test = []Point{{0, 0, 1, 0.9}}, []Point{{0, 0, 1, 0}}
	var f Frame
	Build(m, NewLayout(m), &f)
	if n := len(f.Points.Vertices); f.Points.Vertices[n-1].Custom3 == 0 {
		t.Error("the test point on the slice is not on top")
	}
}

func TestPointsAreRebuiltOnlyWhenTheyChange(t *testing.T) {
	m := sample(1000, 700, 2, 4, 1)
	l := NewLayout(m)
	var f Frame
	Build(m, l, &f)
	before := f.PointsVersion
	m.Phase, m.FieldVersion, m.Hover = 0.3, 9, Hit{Kind: Boundary}
	if Build(m, l, &f); f.PointsVersion != before {
		t.Error("points are rebuilt though none changed")
	}
	for name, change := range map[string]func(m *Model){
		"version": func(m *Model) { m.PointsVersion++ },
		"test":    func(m *Model) { m.Test = nil },
		"theme":   func(m *Model) { m.Dark = true },
		"scale":   func(m *Model) { m.Scale = 3 },
		"classes": func(m *Model) { m.Classes = 3 },
		"window":  func(m *Model) { m.Window.X0 = -5 },
		"stage":   func(m *Model) { m.Stage.Y++ },
	} {
		m := sample(1000, 700, 2, 4, 1)
		var f Frame
		Build(m, NewLayout(m), &f)
		before := f.PointsVersion
		change(m)
		if Build(m, NewLayout(m), &f); f.PointsVersion == before {
			t.Errorf("a change of the %s goes unnoticed", name)
		}
	}
}

func TestVeryManyPointsAreSmaller(t *testing.T) {
	radius := func(n int) float64 {
		m := sample(1000, 700, 2, 1)
		m.Train, m.Test = make([]Point, n), nil
		d := pen{m: m, l: NewLayout(m)}
		return d.radius()
	}
	if a, b, c := radius(1), radius(2000), radius(10000); a != b || !(c < 0.7*a && c > 0.5*a) {
		t.Errorf("radii %v, %v, %v", a, b, c)
	}
}

// Points grow with the boundary: on a large screen they do not look lost, and on a
// phone they do not cover each other.
func TestPointsGrowWithTheBoundary(t *testing.T) {
	for _, c := range []struct{ side, want float64 }{
		{60, 1.5}, {240, 2}, {480, 4}, {640, 4.5}, {1280, 6.5}, {5000, 7},
	} {
		d := pen{m: &Model{}, l: &Layout{Boundary: Rect{W: c.side, H: c.side}}}
		if got := d.radius(); math.Abs(got-c.want) > 1e-9 {
			t.Errorf("on %v pixels: radius %v, want %v", c.side, got, c.want)
		}
	}
}

func TestPointAtIsTheNearestOne(t *testing.T) {
	m := sample(1000, 700, 2, 1)
	l := NewLayout(m)
	points := []Point{{X: 1, Y: 1}, {X: 1.05, Y: 1, Fade: 0.5}, {X: -4, Y: 2, Fade: 0.8}, {X: -4, Y: 2}, {X: 99, Y: 99}}
	at := func(x, y float64) (int, float64) {
		px, py := l.World().ToPage(x, y)
		return l.PointAt(points, px, py, 6)
	}
	for i, want := range []int{0, 1, 3, 3, -1} {
		if got, far := at(points[i].X, points[i].Y); got != want || want >= 0 && far > 1e-9 || want < 0 && far != 6 {
			t.Errorf("at point %d: got %d at %v, want %d", i, got, far, want)
		}
	}
	px, py := l.World().ToPage(-4, 2)
	if got, _ := l.PointAt(points, px+5, py, 6); got != 3 {
		t.Errorf("5 pixels beside: got %d, want 3", got)
	}
	if got, _ := l.PointAt(points, px+7, py, 6); got != -1 {
		t.Errorf("7 pixels beside: got %d, want none", got)
	}
}

func BenchmarkPointAt(b *testing.B) {
	m := sample(1000, 700, 2, 1)
	l := NewLayout(m)
	points := make([]Point, 10_000)
	for i := range points {
		points[i].X, points[i].Y = float64(i%100)/10-5, float64(i/100)/10-5
	}
	x, y := l.Boundary.Center()
	for b.Loop() {
		l.PointAt(points, x, y, 6)
	}
}

// The marked point stands in a ring even where it is not among the points.
func TestTheMarkedPointHasARing(t *testing.T) {
	m := sample(1000, 700, 2, 1)
	l := NewLayout(m)
	shapes := func(mark Mark) int {
		m.Marked = mark
		var f Frame
		Build(m, l, &f)
		return len(f.Shapes.Vertices)
	}
	none := shapes(Mark{})
	for _, mark := range []Mark{
		{Is: true, Point: Point{X: 1, Y: 2, Label: 1}},
		{Is: true, Point: Point{X: 1, Y: 2, Label: -1, Fade: 1}, Hollow: true},
	} {
		if got := shapes(mark); got < none+3*4 {
			t.Errorf("%+v: %d vertices more, want a halo, a ring and the point", mark, got-none)
		}
	}
	for _, mark := range []Mark{
		{Point: Point{X: 1}}, {Is: true, Point: Point{X: 1e9}}, {Is: true, Point: Point{Label: math.NaN()}},
	} {
		if got := shapes(mark); got != none {
			t.Errorf("%+v: drawn although it is not shown", mark)
		}
	}
}
