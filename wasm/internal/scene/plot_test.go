package scene

import (
	"math"
	"testing"
)

func TestClipped(t *testing.T) {
	inf, nan := math.Inf(1), math.NaN()
	for _, c := range []struct {
		name           string
		x0, y0, x1, y1 float64
		want           [4]float64
		ok             bool
	}{
		{"inside", 0, 0.25, 1, 0.5, [4]float64{0, 0.25, 1, 0.5}, true},
		{"out above", 0, 0, 1, 2, [4]float64{0, 0, 0.5, 1}, true},
		{"in from below", 0, -1, 1, 1, [4]float64{0.5, 0, 1, 1}, true},
		{"right through", 0, -1, 3, 2, [4]float64{1, 0, 2, 1}, true},
		{"right through, down", 0, 2, 3, -1, [4]float64{1, 1, 2, 0}, true},
		{"along the edge", 0, 1, 1, 1, [4]float64{0, 1, 1, 1}, true},
		{"above", 0, 1.5, 1, 1.5, [4]float64{}, false},
		{"below", 0, -1, 1, -0.5, [4]float64{}, false},
		{"not a number", 0, nan, 1, 0.5, [4]float64{}, false},
		{"from infinity", 0, inf, 1, 0.5, [4]float64{}, false},
		{"infinite", 0, inf, 1, inf, [4]float64{}, false},
	} {
		x0, y0, x1, y1, ok := clipped(c.x0, c.y0, c.x1, c.y1, 0, 1)
		if got := [4]float64{x0, y0, x1, y1}; got != c.want || ok != c.ok {
			t.Errorf("%s: %v, %t; want %v, %t", c.name, got, ok, c.want, c.ok)
		}
	}
}

// straight returns the field of a line from −1 at the left to 1 at the right.
func straight(side int) Field {
	f := Field{Side: side}
	for i := range side * side {
		f.Values = append(f.Values, float32(2*float64(i%side)/float64(side-1)-1))
	}
	return f
}

// Of one input the field is drawn as a curve, on the scale of its values.
func TestPlot(t *testing.T) {
	m := sample(900, 640, 2, 3, 1)
	m.Field, m.Shares, m.Ends = straight(5), nil, [2]float64{0, 10}
	m.Window = Window{X0: 0, X1: 4, Y0: -5, Y1: 15}
	l := NewLayout(m)
	shapes := func() int {
		var f Frame
		Build(m, l, &f)
		return len(f.Shapes.Vertices)
	}
	without := shapes()
	m.Plotted = true
	var f Frame
	Build(m, l, &f)
	if drawn := len(f.Shapes.Vertices) - without; drawn != 4*4 { // corners of segments
		t.Fatalf("%d vertices of a curve over five values, want 16", drawn)
	}
	d := pen{Frame: &f, m: m, l: l}
	for x, want := range map[float64]float64{0: 0, 1: 2.5, 4: 10} {
		if got := d.read(x, 99); math.Abs(got-want) > 1e-6 {
			t.Errorf("the curve at %g is %g high, want %g", x, got, want)
		}
	}
	m.Window = Window{X0: 0, X1: 4, Y0: 4, Y1: 6} // the middle two segments pass
	l = NewLayout(m)
	if l == d.l {
		t.Fatal("one layout for two windows")
	}
	m.Plotted = false
	without = shapes()
	m.Plotted = true
	if drawn := shapes() - without; drawn != 2*4 {
		t.Errorf("%d vertices in the low window, want 8", drawn)
	}
}
