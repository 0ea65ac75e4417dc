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
