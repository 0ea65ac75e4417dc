package run

import (
	"slices"
	"testing"
)

func TestCurvesStayBoundedAndOrdered(t *testing.T) {
	var c Curves
	for i := range 100_000 {
		c.add(CurvePoint{Epoch: float64(i)})
	}
	if n := len(c.points); n > mostCurvePoints || n < mostCurvePoints/4 {
		t.Errorf("got %d points", n)
	}
	if first, last := c.points[0].Epoch, c.points[len(c.points)-1].Epoch; first != 0 || last != 99_999 {
		t.Errorf("goes from %v to %v", first, last)
	}
	if !slices.IsSortedFunc(c.points, func(a, b CurvePoint) int { return int(a.Epoch - b.Epoch) }) {
		t.Error("out of order")
	}
}

// However long a run, its curves have points everywhere along it, and the first.
func TestCurvesStayEven(t *testing.T) {
	for _, c := range []struct {
		name string
		step func(i int) float64
	}{
		{"every epoch", func(int) float64 { return 1 }},
		{"dense at first", func(i int) float64 { return float64(1 + i/100) }},
		{"dense at last", func(i int) float64 { return float64(1 + 100_000/(i+100)) }},
		{"in bursts", func(i int) float64 { return float64(1 + i%1000/999*500) }},
	} {
		var curves Curves
		var epoch, widest, gap float64
		for i := range 300_000 {
			curves.add(CurvePoint{Epoch: epoch})
			widest = max(widest, c.step(i))
			epoch += c.step(i)
		}
		for i, p := range curves.points[1:] {
			gap = max(gap, p.Epoch-curves.points[i].Epoch)
		}
		if curves.points[0].Epoch != 0 {
			t.Errorf("%s: begins at %v", c.name, curves.points[0].Epoch)
		}
		if gap > widest+epoch/700 {
			t.Errorf("%s: nothing for %.0f of %.0f epochs", c.name, gap, epoch)
		}
	}
}
