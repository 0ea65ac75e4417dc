package run

import (
	"math"
	"slices"
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

// A sample's target, output and error are on one scale: that of the outputs.
func TestAnswersAreOnTheScaleOfTheOutputs(t *testing.T) {
	for _, link := range []string{
		"v=1&seed=0.5",
		"v=1&seed=0.5&outputActivation=sigmoid",
		"v=1&seed=0.5&dataset=table-xor",
		"v=1&seed=0.5&dataset=blobs",
		"v=1&seed=0.5&dataset=blobs&outputActivation=tanh",
		"v=1&seed=0.5&problem=regression",
		"v=1&seed=0.5&problem=regression&outputActivation=sigmoid",
	} {
		r := fromLink(t, link)
		samples, rows := r.data.trainSamples, r.data.train
		d, k := samples.D, samples.K
		for i, a := range r.Answers(false, r.Picked(Pick{})) {
			of := 0
			if k > 1 {
				of = int(rows.Labels[i])
			}
			_, units := r.network.PlainForward(samples.Inputs[i*d : (i+1)*d])
			target, output := samples.Targets[i*k+of], units[len(units)-1][of]
			off := math.Abs(*a.Output - output)
			if a.Index != i || a.Trained != target || off > 1e-12 || *a.Error != a.Trained-*a.Output {
				t.Errorf("%s: row %d: got %+v, want target %v and output %v", link, i, a, target, output)
			}
		}
	}
}

// The encoding that the page names is the one that outputs are trained towards.
func TestTheEncodingIsThatOfTheTargets(t *testing.T) {
	for link, want := range map[string]*Encoding{
		"v=1&seed=0.5":                                     {-1, 1, 0},
		"v=1&seed=0.5&outputActivation=sigmoid":            {0, 1, 0.5},
		"v=1&seed=0.5&dataset=table-xor":                   {-1, 1, 0},
		"v=1&seed=0.5&dataset=blobs":                       {0, 1, 0.5},
		"v=1&seed=0.5&dataset=blobs&outputActivation=tanh": {-1, 1, 0},
		"v=1&seed=0.5&problem=regression":                  nil,
	} {
		r := fromLink(t, link)
		got := r.Space().Encoding
		if (got == nil) != (want == nil) || got != nil && *got != *want {
			t.Errorf("%s: the encoding is %+v, want %+v", link, got, want)
		}
		if want == nil {
			continue
		}
		seen := slices.Compact(slices.Sorted(slices.Values(r.data.trainSamples.Targets)))
		if !slices.Equal(seen, []float64{want.Low, want.High}) {
			t.Errorf("%s: the targets are %v, want %+v", link, seen, want)
		}
	}
}

// What the units show of a sample is what the plain loops compute for it.
func TestActivationsOfASample(t *testing.T) {
	for _, link := range []string{
		"v=1&seed=0.5&networkShape=5,3&activation=relu&xSquared=true",
		"v=1&seed=0.5&dataset=blobs&networkShape=4",
		"v=1&seed=0.5&dataset=table-parity&networkShape=",
	} {
		r := fromLink(t, link)
		d := r.data.trainSamples.D
		for _, i := range []int{0, r.data.trainSamples.N - 1} {
			got := r.Activations(false, i)
			_, want := r.network.PlainForward(r.data.trainSamples.Inputs[i*d : (i+1)*d])
			if len(got) != len(want) {
				t.Fatalf("%s: got %d layers, want %d", link, len(got), len(want))
			}
			for l := range want {
				for u, v := range want[l] {
					if len(got[l]) != len(want[l]) || math.Abs(got[l][u]-v) > 1e-12 {
						t.Errorf("%s: sample %d, layer %d: got %v, want %v", link, i, l, got[l], want[l])
					}
				}
			}
		}
	}
}
