package play

import (
	"math"
	"testing"
)

// Of several numbers the large picture shows the first's, until another is asked for,
// in the outputs' colours.
func TestPicturesOfSeveralNumbers(t *testing.T) {
	s := fromLink(t, "v=1&preset=worked-example&seed=1")
	s.Advance(wholeFrame)
	if s.LargeClass() != answer || s.Shares() != nil || s.LargeEnds() != [2]float64{0, 1} {
		t.Errorf("class %d, %d shares, ends %v", s.LargeClass(), len(s.Shares()), s.LargeEnds())
	}
	shows := func(unit int) {
		t.Helper()
		row, column := 20, 70
		x, y := placeIn(s.Run().Window(), row, column)
		_, outputs := s.Run().At(x, y)
		want := 2*outputs[unit] - 1
		if got := float64(s.Large()[row*LargeSide+column]); math.Abs(got-want) > 1e-6 {
			t.Errorf("the picture says %v, want output %d's %v", got, unit, want)
		}
	}
	shows(0)
	s.Enlarge(2, 1)
	s.Advance(wholeFrame)
	shows(1)
	if s.LargeClass() != answer {
		t.Errorf("a number's picture is that of class %d", s.LargeClass())
	}
	stepTo(t, s, 100)
	if state := now(s); state.Metrics.Accuracy != nil || *state.TrainLoss > 0.2 {
		t.Errorf("got %+v", state)
	}
}
