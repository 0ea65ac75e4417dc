package run

import (
	"math"
	"testing"

	"neuralplay/wasm/internal/config"
)

// fromLink returns a run of a link, which must have no warnings.
func fromLink(t testing.TB, link string) *Run {
	t.Helper()
	c, warnings := config.Parse(link, func() string { return "0.5" })
	if len(warnings) > 0 {
		t.Errorf("%s: %v", link, warnings)
	}
	return New(c)
}

func TestSamplesOfARegressionAreOnItsScale(t *testing.T) {
	r := fromLink(t, "v=1&seed=0.5&problem=regression&outputActivation=sigmoid")
	for i, a := range r.Answers(true, 0, 5) {
		target := a.Target.Number
		off := math.Abs(*a.Error - (target - *a.Output))
		if target != r.data.test.Labels[i] || off > 1e-15 || *a.Output < -1 || *a.Output > 1 {
			t.Errorf("row %d: target %v, output %v, error %v", i, target, *a.Output, *a.Error)
		}
	}
}
