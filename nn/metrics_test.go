package nn

import (
	"math"
	"math/rand"
	"testing"
)

func TestArgMax(t *testing.T) {
	nan, inf := math.NaN(), math.Inf(1)
	for _, c := range []struct {
		row  []float64
		want int
	}{
		{[]float64{3}, 0}, {[]float64{1, 3, 2}, 1}, {[]float64{1, 3, 3}, 1}, {[]float64{-5, -4}, 1},
		{[]float64{nan, 1, 2}, 2}, {[]float64{2, nan, 1}, 0}, {[]float64{nan, -inf}, 1}, {[]float64{inf, nan}, 0},
		{[]float64{-inf, -inf}, 0}, {[]float64{nan, nan}, -1}, {nil, -1},
	} {
		if got := ArgMax(c.row); got != c.want {
			t.Errorf("%v: got %d, want %d", c.row, got, c.want)
		}
	}
}

// Counted by hand from pairs (one of the class, one of the rest): how often the
// first scores higher.
func TestMacroROCAUC(t *testing.T) {
	truth := []int{0, 0, 1, 1, 2}
	scores := []float64{
		0.6, 0.3, 0.1,
		0.2, 0.5, 0.3,
		0.3, 0.4, 0.3,
		0.1, 0.8, 0.1,
		0.2, 0.6, 0.2,
	}
	// class 0: 0.6 beats 0.3 0.1 0.2; 0.2 loses, wins, ties: 4½ of 6.
	// class 1: 0.4 beats 0.3, loses to 0.5 0.6; 0.8 beats all: 4 of 6.
	// class 2: 0.2 beats 0.1, loses to 0.3 0.3, beats 0.1: 2 of 4.
	want := (4.5/6 + 4.0/6 + 2.0/4) / 3
	if got := MacroROCAUC(3, truth, scores); !near(got, want, 1e-15, 0) {
		t.Errorf("got %v, want %v", got, want)
	}
	if got := MacroROCAUC(3, []int{0, 1, 0, 1, 0}, scores); !math.IsNaN(got) {
		t.Errorf("without class 2: got %v, want NaN", got)
	}
	if got := MacroROCAUC(3, nil, nil); !math.IsNaN(got) {
		t.Errorf("of nothing: got %v, want NaN", got)
	}
	perfect := []float64{1, 0, 0, 1, 0, 0, 0, 1, 0, 0, 1, 0, 0, 0, 1}
	if got := MacroROCAUC(3, truth, perfect); got != 1 {
		t.Errorf("perfect scores: got %v, want 1", got)
	}
	// Where the scores of two classes add up to 1, both areas are the same.
	positive, score := []bool{false, false, true, true, true}, []float64{0.1, 0.7, 0.4, 0.7, 0.9}
	var both []float64
	for _, s := range score {
		both = append(both, 1-s, s)
	}
	if got, want := MacroROCAUC(2, []int{0, 0, 1, 1, 1}, both), ROCAUC(positive, score); !near(got, want, 1e-15, 0) {
		t.Errorf("two classes: got %v, want %v", got, want)
	}
}

// handingOn is a network whose outputs are its inputs, so that a test can choose them.
func handingOn(t *testing.T, wide int) *Network {
	t.Helper()
	n, err := New(wide, Layer{wide, "linear"})
	if err != nil {
		t.Fatal(err)
	}
	for i := range wide {
		n.SetWeight(1, i, i, 1)
	}
	return n
}

func TestAccuracyOfSeveralOutputs(t *testing.T) {
	for _, c := range []struct {
		outputs, targets []float64
		want             float64
	}{
		{[]float64{0.4, 0.3, 0.3}, []float64{1, 0, 0}, 1}, // under the middle, but the largest
		{[]float64{0.9, 0.95, 0.8}, []float64{1, 0, 0}, 0},
		{[]float64{0.9, 0.8, 0.95}, []float64{-1, -1, 1}, 1}, // all above the middle
		{[]float64{0.5, 0.5, 0.1}, []float64{1, 0, 0}, 1},    // of equals, the first
		{[]float64{0.5, 0.5, 0.1}, []float64{0, 1, 0}, 0},
		{[]float64{math.NaN(), math.NaN(), math.NaN()}, []float64{1, 0, 0}, 0},
	} {
		w := handingOn(t, 3).NewWorkspace(2)
		s := Samples{N: 1, D: 3, K: 3, Inputs: c.outputs, Targets: c.targets}
		if _, got := w.MeanLossAndAccuracy(s, HalfSquared, 0.5); got != c.want {
			t.Errorf("outputs %v, targets %v: got %v, want %v", c.outputs, c.targets, got, c.want)
		}
	}
}

func TestAccuracyOfOneOutput(t *testing.T) {
	w := handingOn(t, 1).NewWorkspace(2) // less room than there are samples
	s := Samples{N: 5, D: 1, K: 1,
		Inputs:  []float64{0.2, 0.8, 0.5, 0.4, math.NaN()},
		Targets: []float64{0, 0, 1, 1, 1},
	}
	if _, got := w.MeanLossAndAccuracy(s, HalfSquared, 0.5); got != 0.4 {
		t.Errorf("got %v, want 2 of 5", got)
	}
}

// The accuracy equals that of the outputs' confusion, and the loss that of a plain loop, with several batches.
func TestMeanLossAndAccuracyAgreeWithPredict(t *testing.T) {
	rng := rand.New(rand.NewSource(5))
	for _, k := range []int{2, 3, 5} {
		n := made(t, rng, 2, Layer{4, "tanh"}, Layer{k, "softmax"})
		s := batch(rng, n, 33)
		w := n.NewWorkspace(7)
		loss, right := 0.0, 0
		var truth, predicted []int
		for i, outputs := 0, w.Predict(s.Inputs, nil); i < s.N; i++ {
			o, target := outputs[i*k:(i+1)*k], s.Targets[i*k:(i+1)*k]
			truth, predicted = append(truth, ArgMax(target)), append(predicted, ArgMax(o))
			if truth[i] == predicted[i] {
				right++
			}
			for j := range k {
				loss += HalfSquared.F(o[j], target[j])
			}
		}
		mean, accuracy := w.MeanLossAndAccuracy(s, HalfSquared, 0.5)
		if want := float64(right) / 33; !near(mean, loss/33, 0, 1e-13) || accuracy != want ||
			accuracy != NewConfusion(k, truth, predicted).Accuracy() {
			t.Errorf("%d outputs: got loss %v and accuracy %v, want %v and %v", k, mean, accuracy, loss/33, want)
		}
		again := func() { w.MeanLossAndAccuracy(s, HalfSquared, 0.5) }
		if allocated := testing.AllocsPerRun(10, again); allocated != 0 {
			t.Errorf("%d outputs: %v allocations", k, allocated)
		}
	}
}

// A class that no sample has and no prediction names has no figures.
func TestMacroLeavesOutWhatDoesNotOccur(t *testing.T) {
	perfect := NewConfusion(3, []int{0, 0, 2}, []int{0, 0, 2})
	if got := perfect.Macro(perfect.F1); got != 1 {
		t.Errorf("perfect answers without class 1: macro F1 %v, want 1", got)
	}
	answered := NewConfusion(3, []int{0, 0, 2}, []int{0, 1, 2})
	if got, want := answered.Macro(answered.Recall), (0.5+0+1)/3; got != want {
		t.Errorf("class 1 is answered though nobody is of it: macro recall %v, want %v", got, want)
	}
}
