package scene

import (
	"math"
	"testing"
)

func TestRibbonWidth(t *testing.T) {
	for _, c := range []struct{ w, want float64 }{
		{0, thinnest}, {5, widest}, {-5, widest}, {50, widest}, {math.Inf(-1), widest}, {math.NaN(), thinnest},
		{2.5, (thinnest + widest) / 2},
	} {
		if got := ribbonWidth(c.w); math.Abs(got-c.want) > 1e-12 {
			t.Errorf("ribbonWidth(%v) = %v, want %v", c.w, got, c.want)
		}
	}
	if thinnest < 0.5 {
		t.Errorf("the thinnest ribbon is %v px", thinnest)
	}
}

func TestWeakRibbonsFadeButStay(t *testing.T) {
	d := pen{p: &Light}
	if a, b := d.weightColor(0.01), d.weightColor(2); !(a.A < b.A) || a.A < 0.2 || a.fade(1/a.A) != b.fade(1/b.A) {
		t.Errorf("weak %v, strong %v", a, b)
	}
}

// The strip of a ribbon has ribbonParts quads, horizontal ends, the same width
// everywhere, and a growing distance along the curve.
func TestRibbonStrip(t *testing.T) {
	d := pen{Frame: &Frame{}, scale: 2, p: &Light}
	d.ribbon(bezier{10, 20, 110, 90}, 6, 1, Light.Positive)
	v := d.Ribbons.Vertices
	if len(v) != 2*(ribbonParts+1) || len(d.Ribbons.Indices) != 6*ribbonParts {
		t.Fatalf("%d vertices, %d indices", len(v), len(d.Ribbons.Indices))
	}
	for i := 0; i < len(v); i += 2 {
		a, b := v[i], v[i+1]
		if w := hypot32(a.DstX-b.DstX, a.DstY-b.DstY); math.Abs(float64(w)-14) > 1e-3 || a.Custom1 != 6 {
			t.Errorf("joint %d is %v wide with its rim, half width %v", i/2, w, a.Custom1)
		}
		if i > 0 && !(a.Custom2 > v[i-2].Custom2) {
			t.Errorf("the distance along the curve does not grow at joint %d", i/2)
		}
	}
	for _, i := range []int{0, len(v) - 2} {
		if math.Abs(float64(v[i].DstX-v[i+1].DstX)) > 1e-3 {
			t.Errorf("the end at %v is not horizontal", v[i])
		}
	}
}

// A ribbon has only as many parts as its curve needs: more where it is steep.
func TestFlatRibbonsHaveFewParts(t *testing.T) {
	d := pen{tolerance: fineRibbons}
	before := ribbonParts + 1
	for _, c := range []struct {
		rise float32
		step int
	}{{0, 16}, {-0.3, 16}, {3, 4}, {-20, 2}, {50, 1}, {500, 1}} {
		got := d.ribbonStep(c.rise)
		if got != c.step || got > before {
			t.Errorf("rise %v: %d parts as one, want %d", c.rise, got, c.step)
		}
		before = got
	}
}

func TestAllConnectionsAreInOneMesh(t *testing.T) {
	m := sample(1000, 700, 7, 8, 8, 8, 8, 8, 8, 1)
	var f Frame
	Build(m, NewLayout(m), &f)
	ribbons := 0
	for i := 0; i < len(f.Ribbons.Vertices); i += 2 {
		if f.Ribbons.Vertices[i].Custom2 == 0 { // a ribbon begins
			ribbons++
		}
	}
	if want := 7*8 + 5*64 + 8; ribbons != want {
		t.Errorf("%d ribbons, want %d", ribbons, want)
	}
}

func TestHoveredRibbonLiesOnTop(t *testing.T) {
	m := sample(1000, 700, 2, 4, 1)
	l := NewLayout(m)
	var f Frame
	Build(m, l, &f)
	plain := len(f.Ribbons.Indices)
	m.Hover = Hit{Kind: Weight, Layer: 1, Unit: 2, Input: 1}
	Build(m, l, &f)
	x := l.ribbonCurve(1, 2, 1).x0 * m.Scale
	for _, i := range f.Ribbons.Indices[plain:] {
		if v := f.Ribbons.Vertices[i]; float64(v.DstX) < x-1 {
			t.Errorf("%v on top is not of the ribbon that begins at %v", v, x)
		}
	}
	if n := len(f.Ribbons.Indices) - plain; n == 0 || n%(4*6) != 0 {
		t.Errorf("%d indices more than without hover, want those of four strips", n)
	}
}
