package run

import (
	"encoding/json"
	"math"
	"os"
	"reflect"
	"slices"
	"testing"

	"neuralplay/nn"
)

// The numbers are those of another program; see the source that the file names.
func TestStatisticsAgainstAReference(t *testing.T) {
	text, err := os.ReadFile("testdata/statistics.json")
	if err != nil {
		t.Fatal(err)
	}
	var golden struct {
		Inputs, Targets, Parameters []float64
		Want                        Statistics
	}
	if err := json.Unmarshal(text, &golden); err != nil {
		t.Fatal(err)
	}
	r := fromLink(t, "v=1&seed=0.5&networkShape=3,2&activation=tanh")
	r.data.trainSamples = nn.Samples{N: 9, D: 2, K: 1, Inputs: golden.Inputs, Targets: golden.Targets}
	do(t, r, SetParameters{golden.Parameters})
	got, ok := r.Statistics()
	if !ok || got.Samples != golden.Want.Samples || len(got.Layers) != len(golden.Want.Layers) {
		t.Fatalf("got %+v, %v", got, ok)
	}
	for l, want := range golden.Want.Layers {
		agree := func(what string, got, want Distribution) {
			t.Helper()
			if !slices.Equal(got.Counts, want.Counts) || got.Zeros != want.Zeros || !agrees(got.End, want.End) ||
				!agrees(got.Mean, want.Mean) || !agrees(got.Deviation, want.Deviation) {
				t.Errorf("layer %d, %s:\ngot  %+v\nwant %+v", l+1, what, got, want)
			}
		}
		agree("activations", got.Layers[l].Activations, want.Activations)
		agree("weights", got.Layers[l].Weights, want.Weights)
		agree("gradients", got.Layers[l].Gradients, want.Gradients)
		if !agrees(got.Layers[l].GradientSize, want.GradientSize) {
			t.Errorf("layer %d: the gradient's size is %v, want %v", l+1, got.Layers[l].GradientSize, want.GradientSize)
		}
	}
}

// agrees allows for sums in another order.
func agrees(a, b float64) bool { return math.Abs(a-b) <= 1e-13+1e-11*math.Abs(b) }

// The gradient is the one that the next step of a full batch has, whatever the reduction.
func TestGradientSizeIsThatOfTheNextStep(t *testing.T) {
	for _, link := range []string{
		"v=1&seed=0.5&batchSize=full", "v=1&seed=0.5&batchSize=full&reduction=sum", "v=1&preset=worked-example",
		"v=1&preset=spiral3&batchSize=full&activation=gelu", "v=1&preset=hidden-layer-randn",
	} {
		r := fromLink(t, link)
		s, ok := r.Statistics()
		step, err := r.NextStep()
		if err != nil || !ok {
			t.Fatalf("%s: %v, %v", link, err, ok)
		}
		if s.Samples != r.SetSize(false) {
			t.Errorf("%s: %d samples of %d", link, s.Samples, r.SetSize(false))
		}
		at, g := 0, step.Update.Sum
		for l := 1; l <= r.network.Layers(); l++ {
			weights := r.network.Units(l) * r.network.Units(l-1)
			want := rootMeanSquare(g[at : at+weights])
			if r.config.Reduction == "mean" {
				want /= float64(step.Update.Samples)
			}
			if got := s.Layers[l-1].GradientSize; !agrees(got, want) {
				t.Errorf("%s, layer %d: got %v, want %v", link, l, got, want)
			}
			at += weights + r.network.Units(l)
		}
	}
}

// Statistics change nothing, and are those of the present parameters.
func TestStatisticsChangeNothing(t *testing.T) {
	for _, link := range eventful {
		r, alone := fromLink(t, link), fromLink(t, link)
		for range 5 {
			before, _ := r.Statistics()
			r.Marks(nil)
			if again, _ := r.Statistics(); !reflect.DeepEqual(again, before) {
				t.Errorf("%s: asked again, they are others", link)
			}
			do(t, r, Train{7, UnitSample}, Train{1, UnitBatch})
			do(t, alone, Train{7, UnitSample}, Train{1, UnitBatch})
			if after, _ := r.Statistics(); reflect.DeepEqual(after, before) {
				t.Errorf("%s: training did not change them", link)
			}
		}
		same(t, link, r, alone)
	}
}

func TestRoundEnd(t *testing.T) {
	for v, want := range map[float64]float64{
		0: 1, 1: 1, 1.01: 2, 2: 2, 3: 5, 5: 5, 7: 10, 0.03: 0.05, 1e-7: 1e-7, 4e4: 5e4,
	} {
		if got := roundEnd(v); !agrees(got, want) || got < v {
			t.Errorf("%v: got %v, want %v", v, got, want)
		}
	}
	for _, v := range []float64{math.SmallestNonzeroFloat64, 1e-310, math.MaxFloat64} {
		if got := roundEnd(v); got < v || distributionOf([]float64{v, -v}, got).Counts == nil {
			t.Errorf("%v: got %v", v, got)
		}
	}
}

// Numbers that are not finite have no statistics; with a new start they are back.
func TestStatisticsOfADivergedRun(t *testing.T) {
	r := fromLink(t, "v=1&seed=0.5&problem=regression&activation=relu&learningRate=1000")
	want, _ := r.Statistics()
	for range 2000 {
		r.once(UnitEpoch)
	}
	if _, ok := r.Statistics(); ok {
		t.Errorf("parameters up to %v have statistics", r.network.Largest())
	}
	if found := FindingsOf(r.Marks(nil)); found != nil {
		t.Errorf("found %v", found)
	}
	do(t, r, Reset{})
	if got, ok := r.Statistics(); !ok || !reflect.DeepEqual(got, want) {
		t.Error("they do not come back")
	}
}

func BenchmarkStatistics(b *testing.B) {
	for _, c := range []struct{ name, link string }{
		{"2-4-2-1", "v=1&seed=0.5"},
		{"2-16-16-3", "v=1&seed=0.5&preset=spiral3"},
		{"2-64×8-1", "v=1&seed=0.5&networkShape=64,64,64,64,64,64,64,64"},
	} {
		r := fromLink(b, c.link)
		b.Run(c.name+"/statistics", func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				r.version++
				r.Statistics()
			}
		})
		b.Run(c.name+"/marks", func(b *testing.B) {
			b.ReportAllocs()
			marks := r.Marks(nil)
			for b.Loop() {
				r.version++
				marks = r.Marks(marks)
			}
		})
	}
}
