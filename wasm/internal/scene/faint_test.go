package scene

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

func TestLargest(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for n := 1; n < 60; n++ {
		v := make([]float64, n)
		for i := range v {
			v[i] = float64(r.IntN(12)) // some of them equal
		}
		sorted := slices.Clone(v)
		slices.Sort(sorted)
		for k := 1; k <= n; k++ {
			if got, want := largest(slices.Clone(v), k), sorted[n-k]; got != want {
				t.Fatalf("number %d of %v is %v, want %v", k, v, got, want)
			}
		}
	}
}

// shownRibbons returns the strengths of a layer's weights that are drawn, and of
// those that are left out.
func shownRibbons(m *Model, l *Layout, layer int) (shown, left []float64) {
	inputs := l.Layers[layer-1].Shown
	for u := range l.Layers[layer].Shown {
		for j := range inputs {
			w := strength(m.Layers[layer].Weights[u*m.Layers[layer-1].Units+j])
			if l.leavesOut(layer, u, j) {
				left = append(left, w)
			} else {
				shown = append(shown, w)
			}
		}
	}
	return shown, left
}

func TestCrowdsLeaveOutTheWeakest(t *testing.T) {
	for _, s := range stages {
		m := sample(s.w, s.h, 2, 64, 64, 64, 64, 64, 64, 64, 64, 1)
		l := NewLayout(m)
		var f Frame
		Build(m, l, &f)
		total, out := 0, 0
		for i := 1; i < len(l.Layers); i++ {
			shown, left := shownRibbons(m, l, i)
			total, out = total+len(shown), out+len(left)
			if len(left) > 0 && (len(shown) == 0 || slices.Max(left) > slices.Min(shown)) {
				t.Errorf("%v: layer %d shows %d, and leaves out stronger ones", s, i, len(shown))
			}
		}
		if total > mostRibbons {
			t.Errorf("%v: %d ribbons", s, total)
		}
		if s.w >= 1000 && out == 0 {
			t.Errorf("%v: all %d are shown", s, total)
		}
		if n := len(f.Ribbons.Vertices); n > mostRibbons*24 {
			t.Errorf("%v: %d vertices", s, n)
		}
	}
}

func TestSmallNetworksShowAll(t *testing.T) {
	for _, s := range stages {
		m := sample(s.w, s.h, 7, 8, 8, 8, 8, 8, 8, 1)
		l := NewLayout(m)
		Build(m, l, &Frame{})
		for i := 1; i < len(l.Layers); i++ {
			if _, left := shownRibbons(m, l, i); len(left) > 0 {
				t.Errorf("%v: layer %d leaves out %d", s, i, len(left))
			}
		}
	}
}

// Ribbons that are left out cannot be hit. Those of the unit under the pointer
// are never left out.
func TestHitAgreesWithWhatIsShown(t *testing.T) {
	m := sample(1270, 720, 2, 64, 64, 64, 64, 64, 64, 64, 64, 1)
	l := NewLayout(m)
	var f Frame
	Build(m, l, &f)
	hits := 0
	for y := l.Network.Y; y < l.Network.Y+l.Network.H; y += 7 {
		for x := l.Network.X; x < l.Network.X+l.Network.W; x += 5 {
			if h := l.Hit(x, y); h.Kind == Weight {
				if hits++; l.leavesOut(h.Layer, h.Unit, h.Input) {
					t.Fatalf("%v is hit, but not drawn", h)
				}
			}
		}
	}
	if hits == 0 {
		t.Error("no ribbon can be hit")
	}
	m.Hover = Hit{Kind: Unit, Layer: 3, Unit: 2}
	Build(m, l, &f)
	for j := range l.Layers[2].Shown {
		if l.leavesOut(3, 2, j) {
			t.Errorf("the connection from unit %d of the layer before is left out", j)
		}
	}
	for u := range l.Layers[4].Shown {
		if l.leavesOut(4, u, 2) {
			t.Errorf("the connection to unit %d of the next layer is left out", u)
		}
	}
}

func TestEqualWeightsAreLeftOutToo(t *testing.T) {
	for _, w := range []float64{0, 1, math.NaN(), math.Inf(1)} {
		m := sample(1270, 720, 2, 64, 64, 64, 64, 64, 64, 64, 64, 1)
		for i := range m.Layers {
			for k := range m.Layers[i].Weights {
				m.Layers[i].Weights[k] = w
			}
		}
		l := NewLayout(m)
		var f Frame
		Build(m, l, &f)
		check(t, &f)
		total := 0
		for i := 1; i < len(l.Layers); i++ {
			shown, _ := shownRibbons(m, l, i)
			total += len(shown)
		}
		if total > mostRibbons || total < mostRibbons/4 {
			t.Errorf("all weights %v: %d ribbons", w, total)
		}
	}
}

func TestWeakestShownRibbonsArePale(t *testing.T) {
	c := Column{faintest: 2}
	if a, b, d := c.fading(2), c.fading(2.2), c.fading(2.5); !(a < 0.2 && b > a && b < d && d == 1) {
		t.Errorf("at the limit %v, above %v, well above %v", a, b, d)
	}
	if f := (&Column{}).fading(0); f != 1 {
		t.Errorf("nothing is left out, but a weight of 0 fades to %v", f)
	}
}
