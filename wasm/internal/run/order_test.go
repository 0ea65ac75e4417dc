package run

import (
	"math"
	"slices"
	"testing"
)

// column returns the numbers of a column, in the order of the answers.
func column(r *Run, answers []Answer, p Pick) []float64 {
	var values []float64
	for _, a := range answers {
		value := math.NaN()
		switch p.By {
		case ByIndex:
			value = float64(a.Index)
		case ByInput:
			value = a.Inputs[p.Input]
		case ByTarget:
			value = a.Target.Number
			if r.data.classes != nil {
				value = float64(slices.Index(r.data.classes, a.Target.Class))
			}
		case ByOutput:
			value = *a.Output
		case ByAnswer:
			value = *a.Output
			if r.data.classes != nil {
				value = float64(slices.Index(r.data.classes, a.Class))
			}
		case ByError:
			value = *a.Error
		}
		values = append(values, value)
	}
	return values
}

func TestSamplesAreSortedByEveryColumn(t *testing.T) {
	for _, link := range []string{
		"v=1&seed=0.5", "v=1&seed=0.5&dataset=blobs", "v=1&seed=0.5&problem=regression",
		"v=1&seed=0.5&dataset=table-parity",
	} {
		r := fromLink(t, link)
		for _, by := range SampleColumns {
			for _, descending := range []bool{false, true} {
				p := Pick{By: by, Input: 1, Descending: descending}
				indices := r.Picked(p)
				values := column(r, r.Answers(false, indices), p)
				for i := 1; i < len(values); i++ {
					a, b := values[i-1], values[i]
					if descending {
						a, b = b, a
					}
					if a > b || a == b && indices[i-1] > indices[i] {
						t.Fatalf("%s: %+v: rows %d and %d are in the wrong order", link, p, indices[i-1], indices[i])
					}
				}
				if sorted := slices.Sorted(slices.Values(indices)); len(sorted) != r.data.train.N() || sorted[0] != 0 {
					t.Errorf("%s: %+v: got %d samples of %d", link, p, len(sorted), r.data.train.N())
				}
			}
		}
	}
}

func TestOnlyWrongSamples(t *testing.T) {
	for _, link := range []string{"v=1&seed=0.5", "v=1&seed=0.5&dataset=blobs", "v=1&seed=0.5&dataset=xor&noise=50"} {
		r := fromLink(t, link)
		for _, test := range []bool{false, true} {
			wrong := r.Picked(Pick{Test: test, Wrong: true, By: ByError})
			if len(wrong) == 0 {
				t.Errorf("%s: nothing is wrong before training", link)
			}
			for _, a := range r.Answers(test, r.Picked(Pick{Test: test})) {
				if isWrong := a.Class != a.Target.Class; isWrong != slices.Contains(wrong, a.Index) {
					t.Errorf("%s: sample %d: %q for %q, listed: %v", link, a.Index, a.Class, a.Target.Class, !isWrong)
				}
			}
		}
	}
}

func TestARegressionHasNothingWrong(t *testing.T) {
	r := fromLink(t, "v=1&seed=0.5&problem=regression")
	if got := len(r.Picked(Pick{Wrong: true})); got != r.data.train.N() {
		t.Errorf("got %d samples, want all %d", got, r.data.train.N())
	}
}

// Where outputs are not numbers every sample is wrong, and sorting still ends.
func TestSamplesOfADivergedRun(t *testing.T) {
	r := fromLink(t, "v=1&seed=0.5")
	r.network.SetBias(1, 0, math.NaN())
	r.changed()
	for _, by := range SampleColumns {
		if got := len(r.Picked(Pick{Wrong: true, By: by, Descending: true})); got != r.data.train.N() {
			t.Errorf("by %s: got %d wrong samples, want all %d", by, got, r.data.train.N())
		}
	}
	if compareKeys(math.NaN(), 1, false) <= 0 || compareKeys(math.NaN(), 1, true) <= 0 {
		t.Error("what has no number is not last")
	}
}

func BenchmarkPickingTenThousand(b *testing.B) {
	r := fromLink(b, "v=1&seed=0.5&networkShape=8,8")
	rows, samples := r.data.train, r.data.trainSamples
	for r.data.train.N() < 10_000 { // the same points again and again
		r.data.train.Inputs = append(r.data.train.Inputs, rows.Inputs...)
		r.data.train.Labels = append(r.data.train.Labels, rows.Labels...)
		r.data.trainSamples.Inputs = append(r.data.trainSamples.Inputs, samples.Inputs...)
		r.data.trainSamples.Targets = append(r.data.trainSamples.Targets, samples.Targets...)
		r.data.trainSamples.N += samples.N
	}
	for b.Loop() {
		r.Picked(Pick{Wrong: true, By: ByError})
	}
}
