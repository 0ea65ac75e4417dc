package run

import (
	"math"
	"testing"
)

// Outputs that are NaN predict no class, and count for none.
func TestNaNPredictsNoClass(t *testing.T) {
	for _, link := range []string{
		"v=1&seed=0.5&dataset=blobs",
		"v=1&seed=0.5",
		"v=1&seed=0.5&outputActivation=softmax",
	} {
		r := fromLink(t, link)
		for l := 1; l <= r.network.Layers(); l++ {
			r.network.SetBias(l, 0, math.NaN())
		}
		r.changed()
		r.Evaluate()
		counted := 0
		for _, row := range r.Metrics().Confusion {
			for _, n := range row {
				counted += n
			}
		}
		if counted != 0 {
			t.Errorf("%s: %d answers are counted", link, counted)
		}
		for _, a := range r.Answers(true, []int{0, 1, 2}) {
			if a.Class != "" || a.Output != nil {
				t.Errorf("%s: answered %q, %v", link, a.Class, a.Output)
			}
		}
		if _, ok := r.ClassOf(r.Predict(r.TestSamples().Inputs[:r.network.Inputs()])); ok {
			t.Errorf("%s: NaN has a class", link)
		}
	}
}
