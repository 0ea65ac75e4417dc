package run

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"testing"

	"neuralplay/nn/dataset"
	"neuralplay/wasm/internal/config"
)

// A regression may ask for several numbers, one of each output.
func TestSeveralNumbers(t *testing.T) {
	r := fromLink(t, "v=1&preset=worked-example&seed=1")
	p, s := r.Problem(), r.Space()
	if p.Outputs != 2 || p.EachClass() || p.Halved || !p.Probability || p.Classes != 0 {
		t.Errorf("got the problem %+v", p)
	}
	if s.Outputs != 2 || s.Target != "y₁" || !slices.Equal(s.Targets, []string{"y₁", "y₂"}) || len(s.Classes) != 0 ||
		s.Has.Halved || s.Has.Classes || s.Encoding != nil || s.Train != 1 || s.Test != 0 {
		t.Errorf("got the space %+v", s)
	}
	outputs := r.Predict([]float64{.05, .1})
	answers := r.Answers(false, r.Picked(Pick{By: ByError}))
	if len(answers) != 1 || len(answers[0].Others) != 1 {
		t.Fatalf("got the answers %+v", answers)
	}
	a, other := answers[0], answers[0].Others[0]
	if a.Target.Number != .01 || a.Trained != .01 || *a.Output != outputs[0] || *a.Error != .01-outputs[0] ||
		other.Trained != .99 || *other.Output != outputs[1] || *other.Error != .99-outputs[1] {
		t.Errorf("got the answer %+v", a)
	}
	// The point has the colour of an output of 0.01.
	train, test := r.Points(nil, nil)
	want := Point{X: .05, Y: .1, Label: r.OutputEnds().Painted(.01)}
	if len(train) != 1 || train[0] != want || len(test) != 0 {
		t.Errorf("got the points %v, want %v", train, want)
	}
	if m := r.Metrics(); m.Accuracy != nil || m.R2 != nil || m.MeanAbsoluteError == nil {
		t.Errorf("one row has no R² in either number: got %+v", m)
	}
}

// Own data with several numbers, of any size, for any output.
func TestSeveralNumbersOfAnySize(t *testing.T) {
	table := dataset.Table{Columns: []string{"a"}, Target: "p", Others: []string{"q", "r"}, Train: dataset.Rows{
		Inputs: []float64{1, 2, 3, 4}, Labels: []float64{10, 20, 30, 50},
		Others: []float64{-1, 12, -2, 22, -3, 32, -4, 42},
	}}
	for _, link := range []string{"", "&outputActivation=sigmoid", "&jitter=0.1", "&optimizer=adam&dropout=0.1"} {
		r := fromLink(t, "v=1&seed=1"+link)
		if err := r.Do(SetData{table}); err != nil {
			t.Fatal(err)
		}
		if r.Problem().Outputs != 3 || r.Network().Outputs() != 3 {
			t.Fatalf("got the problem %+v", r.Problem())
		}
		targets := slices.Clone(r.TrainSamples().Targets)
		if r.Problem().Halved {
			for i, v := range targets {
				targets[i] = 2*v - 1
			}
		}
		if fmt.Sprint(targets) != "[10 -1 12 20 -2 22 30 -3 32 50 -4 42]" {
			t.Errorf("%s: got the targets %v", link, targets)
		}
		before, _ := r.Losses()
		if err := r.Do(Train{N: 20, Unit: UnitEpoch}); err != nil {
			t.Fatal(err)
		}
		r.Evaluate()
		if after, _ := r.Losses(); !(after < before) {
			t.Errorf("%s: the loss went from %v to %v", link, before, after)
		}
		if again := r.Copy(); !slices.Equal(again.TrainSamples().Targets, r.TrainSamples().Targets) {
			t.Error("a copy has other targets")
		}
		for _, by := range []string{ByTarget, ByOutput, ByError} {
			answers := r.Answers(false, r.Picked(Pick{By: by, Number: 1, Descending: true}))
			key := func(a Answer) float64 {
				o := a.Others[0]
				return map[string]float64{ByTarget: o.Trained, ByOutput: *o.Output, ByError: *o.Error}[by]
			}
			sorted := slices.IsSortedFunc(answers, func(a, b Answer) int { return cmp.Compare(key(b), key(a)) })
			if !sorted {
				t.Errorf("%s: not sorted by the %s of the second number", link, by)
			}
		}
		if m := r.Metrics(); m.R2 == nil {
			t.Errorf("%s: no R²", link)
		}
	}
	// as classes they mean nothing
	r := fromLink(t, "v=1&seed=1")
	if err := r.Do(SetData{table}); err != nil {
		t.Fatal(err)
	}
	c, _, err := r.Config().Patch(config.Values{"problem": "classification", "dataset": config.Own})
	if err != nil {
		t.Fatal(err)
	}
	if err := r.Do(Configure{c}); err == nil {
		t.Error("three numbers were taken for classes")
	}
}

// The mean over the outputs, as others compute it: numbers of different sizes do not
// pass for a spread.
func TestMeanR2(t *testing.T) {
	targets, outputs := []float64{0, 100, 1, 101, 2, 102}, []float64{0, 101, 1, 101, 2, 101}
	if got := meanR2(2, targets, outputs); math.Abs(got-0.5) > 1e-15 {
		t.Errorf("got %v, want 0.5", got)
	}
}

// Numbers of 0…1 are within reach of a sigmoid as they are; others are moved there.
func TestSharesStayAsTheyAre(t *testing.T) {
	for _, c := range []struct {
		labels []float64
		want   string
	}{{[]float64{0, 0.25, 1}, "[0 0.25 1]"}, {[]float64{-1, 0.5, 1}, "[0 0.75 1]"}} {
		r := fromLink(t, "v=1&seed=1&outputActivation=sigmoid")
		table := dataset.Table{Columns: []string{"a"}, Target: "p",
			Train: dataset.Rows{Inputs: []float64{1, 2, 3}, Labels: c.labels}}
		if err := r.Do(SetData{table}); err != nil {
			t.Fatal(err)
		}
		if got := fmt.Sprint(r.TrainSamples().Targets); got != c.want {
			t.Errorf("got the targets %s, want %s", got, c.want)
		}
	}
}

// Parameters are listed, or drawn: nothing in between.
func TestInitParameters(t *testing.T) {
	drawn := fromLink(t, "v=1&seed=1&networkShape=").Network().Parameters(nil)
	for list, want := range map[string][]float64{
		"0.5,-1,2":         {0.5, -1, 2},
		"0.5,-1":           drawn,
		"0.5,-1,2,3":       drawn,
		"":                 drawn,
		"1,2,3&bias=false": {1, 2, 0},
		"0.5,-1,2&init=zero&initZero=true&weightSeed=7": {0.5, -1, 2},
	} {
		r := fromLink(t, "v=1&seed=1&networkShape=&initParameters="+list)
		if got := r.Network().Parameters(nil); !slices.Equal(got, want) {
			t.Errorf("%s: got %v, want %v", list, got, want)
		}
		if err := r.Do(Train{N: 2, Unit: UnitEpoch}); err != nil {
			t.Fatal(err)
		}
		if err := r.Do(Reset{}); err != nil || !slices.Equal(r.Network().Parameters(nil), want) {
			t.Errorf("%s: reset led to %v, want %v", list, r.Network().Parameters(nil), want)
		}
	}
}

func TestBiasesThatAreNotTrained(t *testing.T) {
	r := fromLink(t, "v=1&seed=1&trainBias=false&optimizer=adam&biasInit=0.25")
	weight := r.Network().Weight(1, 0, 0)
	if err := r.Do(Train{N: 3, Unit: UnitEpoch}); err != nil {
		t.Fatal(err)
	}
	n := r.Network()
	if n.Weight(1, 0, 0) == weight || n.Bias(1, 3) != 0.25 || n.Bias(3, 0) != 0.25 {
		t.Errorf("weight %v → %v, biases %v, %v", weight, n.Weight(1, 0, 0), n.Bias(1, 3), n.Bias(3, 0))
	}
}
