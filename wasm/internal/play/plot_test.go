package play

import (
	"math"
	"testing"

	"neuralplay/wasm/internal/run"
)

// In a plot over one input every row of a picture shows the network as it is now,
// also after it has learnt and while another unit's picture is the large one.
func TestPicturesOfAPlot(t *testing.T) {
	s := fromLink(t, "v=1&seed=0.5&networkShape=3")
	do(t, s, run.SetData{Table: fromCSV(t, "a,kind\n0,no\n1,no\n2,yes\n3,yes\n4,no\n")})
	check := func(when string, want func(x float64) float64) {
		t.Helper()
		s.Advance(wholeFrame)
		for _, at := range [][2]int{{0, 0}, {0, 70}, {1, 20}, {50, 99}, {LargeSide - 1, 40}} {
			x, _ := placeIn(s.Run().Window(), at[0], at[1])
			if got := float64(s.Large()[at[0]*LargeSide+at[1]]); math.Abs(got-want(x)) > 1e-6 {
				t.Errorf("%s, row %d, column %d: %v, want %v", when, at[0], at[1], got, want(x))
			}
		}
	}
	output := func(x float64) float64 { return answerAt(s, x, 0) }
	unit := func(x float64) float64 { return s.Run().UnitAt(1, 2, []float64{x}) }
	check("at first", output)
	before := output(1.5)
	stepTo(t, s, 50)
	if output(1.5) == before {
		t.Fatal("nothing was learnt")
	}
	check("after 50 epochs", output)
	s.Enlarge(1, 2)
	check("a hidden unit", unit)
	last := float64(s.Small(1, 2)[SmallSide*SmallSide-1])
	if want := unit(s.Run().Window().Right); math.Abs(last-want) > 1e-6 {
		t.Errorf("the unit's own picture ends in %v, want %v", last, want)
	}
}
