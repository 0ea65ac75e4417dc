package nn

import (
	"encoding/json"
	"fmt"
	"os"
	"testing"

	"neuralplay/nn/random"
)

// tutorialsFile is testdata/tutorials.json: what NumPy computes for the two tutorials the project grew out of. Its
// "source" says which version.
type tutorialsFile struct {
	Neuron struct {
		Seed    uint32
		X       [][]float64
		Y       []float64
		Initial []float64
		Trace   []struct {
			Iteration       int
			Weights, Output []float64
		}
	} `json:"single_neuron"`
	Hidden     hiddenTutorial `json:"one_hidden_layer"`
	HiddenUnit hiddenTutorial `json:"one_hidden_layer_unit_scale"`
}

type hiddenTutorial struct {
	Seed                uint32
	Hidden              int
	Scale, LearningRate float64
	X                   [][]float64
	Y                   []float64
	Trace               []struct {
		Epoch      int
		Loss       float64
		Output     []float64
		W1         [][]float64 // [input][unit]
		B1, W2, B2 []float64
	}
}

func readTutorials(t testing.TB) (f tutorialsFile) {
	t.Helper()
	text, err := os.ReadFile("testdata/tutorials.json")
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(text, &f); err != nil {
		t.Fatal(err)
	}
	return f
}

func table(x [][]float64, y []float64) Samples {
	s := Samples{N: len(x), D: len(x[0]), K: 1, Targets: y}
	for _, row := range x {
		s.Inputs = append(s.Inputs, row...)
	}
	return s
}

// tutorialOptions: the whole table each time, the sum of its gradients.
func tutorialOptions(rate float64) Options {
	o := DefaultOptions()
	o.LearningRate, o.FullBatch, o.Sum = rate, true, true
	return o
}

func initializer(t testing.TB, name string) *Initializer {
	t.Helper()
	init, err := InitializerNamed(name)
	if err != nil {
		t.Fatal(err)
	}
	return init
}

// Learners who compare with their own NumPy code can rely on 1e-9. The sums run in NumPy's order except for the
// last two terms, and 15 000 steps forget such differences.
func TestTutorialOfTheSingleNeuron(t *testing.T) {
	f := readTutorials(t).Neuron
	n, err := New(3, Layer{1, "sigmoid"})
	if err != nil {
		t.Fatal(err)
	}
	n.Initialize(random.NewNumPy(f.Seed), Init{Initializer: UniformInit, Scale: 1, ByInput: true})
	for i, want := range f.Initial {
		if got := n.Weight(1, 0, i); got != want {
			t.Errorf("initial weight %d: got %v, want %v", i, got, want)
		}
	}
	o := tutorialOptions(1)
	o.FixBiases = true
	s := table(f.X, f.Y)
	tr := NewTrainer(n, s, o, 1)
	var r Recording
	tr.Record(&r)
	var all largest
	defer all.report(t, "the single neuron beside NumPy")
	for _, want := range f.Trace {
		for tr.Epochs() < want.Iteration {
			tr.Epoch()
		}
		for i, w := range want.Weights {
			if got := n.Weight(1, 0, i); !all.near(got, w, 1e-9, 0) {
				t.Errorf("iteration %d: weight %d: got %v, want %v", want.Iteration, i, got, w)
			}
			if got := r.Update.After[i]; !all.near(got, w, 1e-9, 0) {
				t.Errorf("iteration %d: recorded weight %d: got %v, want %v", want.Iteration, i, got, w)
			}
		}
		for i, got := range n.NewWorkspace(s.N).Predict(s.Inputs, nil) {
			if !all.near(got, want.Output[i], 1e-9, 0) {
				t.Errorf("iteration %d: output %d: got %v, want %v", want.Iteration, i, got, want.Output[i])
			}
		}
	}
	if n.Bias(1, 0) != 0 {
		t.Errorf("got a bias of %v, want 0", n.Bias(1, 0))
	}
}

func TestTutorialOfTheHiddenLayer(t *testing.T) {
	f := readTutorials(t)
	for _, h := range []hiddenTutorial{f.Hidden, f.HiddenUnit} {
		var all largest
		n, err := New(3, Layer{h.Hidden, "sigmoid"}, Layer{1, "sigmoid"})
		if err != nil {
			t.Fatal(err)
		}
		n.Initialize(random.NewNumPy(h.Seed), Init{Initializer: NormalInit, Scale: h.Scale, ByInput: true})
		s := table(h.X, h.Y)
		tr := NewTrainer(n, s, tutorialOptions(h.LearningRate), 1)
		shown, err := LossNamed("meanSquared")
		if err != nil {
			t.Fatal(err)
		}
		w := n.NewWorkspace(s.N)
		for _, want := range h.Trace {
			for tr.Epochs() < want.Epoch {
				tr.Epoch()
			}
			check := func(what string, got, want float64) {
				t.Helper()
				if !all.near(got, want, 1e-9, 0) {
					t.Errorf("scale %v, epoch %d: %s: got %v, want %v", h.Scale, tr.Epochs(), what, got, want)
				}
			}
			check("loss", w.MeanLoss(s, shown), want.Loss)
			for i, row := range want.W1 {
				for u, v := range row {
					check("W1", n.Weight(1, u, i), v)
				}
			}
			for u := range want.B1 {
				check("b1", n.Bias(1, u), want.B1[u])
				check("W2", n.Weight(2, 0, u), want.W2[u])
			}
			check("b2", n.Bias(2, 0), want.B2[0])
			for i, got := range w.Predict(s.Inputs, nil) {
				check("output", got, want.Output[i])
			}
		}
		all.report(t, fmt.Sprintf("the hidden layer from randn·%v beside NumPy", h.Scale))
	}
}
