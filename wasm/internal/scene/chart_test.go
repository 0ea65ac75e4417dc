package scene

import (
	"math"
	"testing"
)

// curves returns the number of shapes of a history's chart, without its axes.
func curves(history []Loss) int {
	m := sample(1000, 700, 2, 1)
	m.History = nil
	l := NewLayout(m)
	var f Frame
	Build(m, l, &f)
	empty := len(f.Shapes.Vertices) / 4
	axes := len(l.epoch.ticks()) + len(l.loss.ticks())
	m.History = history
	Build(m, l, &f)
	return len(f.Shapes.Vertices)/4 - empty - (len(l.epoch.ticks()) + len(l.loss.ticks()) - axes)
}

func TestCurves(t *testing.T) {
	nan := math.NaN()
	if n := curves(nil); n != 0 {
		t.Errorf("no history: %d shapes", n)
	}
	const marks = 3 // a disc for training, a ring on a disc for test
	if n := curves([]Loss{{0, 1, 1}}); n != marks {
		t.Errorf("one entry: %d shapes, want the %d of its marks", n, marks)
	}
	whole := curves([]Loss{{0, 1, nan}, {2, 0.5, nan}, {4, 0.4, nan}, {6, 0.3, nan}})
	broken := curves([]Loss{{0, 1, nan}, {2, 0.5, nan}, {4, nan, nan}, {6, 0.3, nan}})
	if whole-broken != 2 {
		t.Errorf("NaN in the middle leaves out %d lines, want 2", whole-broken)
	}
}

// Without test points there is no test loss: no curve, no mark, no reading.
func TestNoTestLosses(t *testing.T) {
	m := sample(1000, 700, 2, 1)
	for i := range m.History {
		m.History[i].Test = math.NaN()
	}
	m.Hover = Hit{Kind: Chart, X: 40}
	for _, log := range []bool{false, true} {
		m.LogScale = log
		l := NewLayout(m)
		var f Frame
		Build(m, l, &f)
		check(t, &f)
		if l.loss.max < 1 || l.loss.max > 1.3 {
			t.Errorf("the axis ends at %v", l.loss.max)
		}
		f.Shapes.reset()
		(&pen{Frame: &f, m: m, l: l, p: &Light, scale: 1}).chart()
		for _, v := range f.Shapes.Vertices {
			if c := (Color{v.ColorR, v.ColorG, v.ColorB, 1}); c == Light.Test {
				t.Fatal("something has the colour of the test curve")
			}
		}
	}
}

func TestLongHistoriesStaySmall(t *testing.T) {
	var long []Loss
	for e := range 200_000 {
		v := 0.5 + 0.3*math.Sin(float64(e))
		long = append(long, Loss{float64(e), v, v / 2})
	}
	if n := curves(long); n > 6000 {
		t.Errorf("%d shapes for a long history", n)
	}
}

func TestChartAxesFollowTheHistory(t *testing.T) {
	m := sample(1000, 700, 2, 1)
	m.History = []Loss{{0, 0.5, 0.52}, {37, 0.02, 0.03}}
	l := NewLayout(m)
	if l.epoch.max != 40 || math.Abs(l.loss.max-0.6) > 1e-9 || l.loss.log {
		t.Errorf("axes end at epoch %v and loss %v", l.epoch.max, l.loss.max)
	}
	m.LogScale = true
	Build(m, l, &Frame{})
	if !l.loss.log || l.loss.min != 0.01 || l.loss.max != 1 {
		t.Errorf("logarithmic axis %v…%v", l.loss.min, l.loss.max)
	}
}

func TestDashesContinueAroundCorners(t *testing.T) {
	lengths := func(spots ...spot) (drawn float32) {
		d := pen{Frame: &Frame{}, scale: 1, p: &Light}
		c := stroke{d: &d, test: true}
		for _, s := range spots {
			c.to(s)
		}
		for i := 0; i < len(d.Shapes.Vertices); i += 4 {
			v := d.Shapes.Vertices[i]
			drawn += 2*v.Custom0 - testLine // without the round ends
		}
		return drawn
	}
	straight := lengths(spot{0, 0, true}, spot{99, 0, true})
	bent := lengths(spot{0, 0, true}, spot{33, 0, true}, spot{33, 33, true}, spot{66, 33, true})
	if math.Abs(float64(straight-9*testDash)) > 1e-3 || math.Abs(float64(straight-bent)) > 1e-3 {
		t.Errorf("drawn: straight %v, bent %v, want %v", straight, bent, 9*testDash)
	}
}
