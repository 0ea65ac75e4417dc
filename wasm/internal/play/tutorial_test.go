package play

import (
	"encoding/json"
	"math"
	"os"
	"testing"

	"neuralplay/wasm/internal/run"
)

// The presets of the two tutorials match NumPy, as recorded in nn's testdata.
func TestTutorialPresets(t *testing.T) {
	text, err := os.ReadFile("../../../nn/testdata/tutorials.json")
	if err != nil {
		t.Fatal(err)
	}
	var golden struct {
		Neuron struct {
			Trace []struct {
				Iteration       int
				Weights, Output []float64
			}
		} `json:"single_neuron"`
		Hidden hiddenTrace `json:"one_hidden_layer"`
		Randn  hiddenTrace `json:"one_hidden_layer_unit_scale"`
	}
	if err := json.Unmarshal(text, &golden); err != nil {
		t.Fatal(err)
	}

	s := fromLink(t, "v=1&preset=neuron&seed=1")
	for _, want := range golden.Neuron.Trace {
		goTo(t, s, want.Iteration)
		for i, w := range want.Weights {
			within(t, "weight", s.Run().Network().Weight(1, 0, i), w)
		}
		for i, a := range s.Run().Answers(false, s.Run().Picked(run.Pick{})) {
			within(t, "output", *a.Output, want.Output[i])
		}
	}
	if now(s).TestLoss != nil || now(s).Metrics.Of != "train" || *now(s).Metrics.Accuracy != 1 {
		t.Errorf("metrics of a table without test points: %+v", now(s).Metrics)
	}

	for preset, traces := range map[string]hiddenTrace{
		"hidden-layer":       golden.Hidden,
		"hidden-layer-randn": golden.Randn,
	} {
		s := fromLink(t, "v=1&preset="+preset+"&seed=1")
		for _, want := range traces.Trace {
			goTo(t, s, want.Epoch)
			within(t, "loss", *now(s).TrainLoss, want.Loss)
			for i, row := range want.W1 {
				for u, w := range row {
					within(t, "W1", s.Run().Network().Weight(1, u, i), w)
				}
			}
			for u := range want.B1 {
				within(t, "b1", s.Run().Network().Bias(1, u), want.B1[u])
				within(t, "W2", s.Run().Network().Weight(2, 0, u), want.W2[u])
			}
			within(t, "b2", s.Run().Network().Bias(2, 0), want.B2[0])
		}
	}
}

type hiddenTrace struct {
	Trace []struct {
		Epoch      int
		Loss       float64
		W1         [][]float64 // [input][unit]
		B1, W2, B2 []float64
	}
}

func goTo(t *testing.T, s *Session, epoch int) {
	t.Helper()
	if left := epoch - s.Run().Epochs(); left > 0 {
		stepTo(t, s, left)
	}
}

func within(t *testing.T, what string, got, want float64) {
	t.Helper()
	if !(math.Abs(got-want) <= 1e-9) {
		t.Errorf("%s: got %v, want %v", what, got, want)
	}
}

// The presets that should learn do.
func TestPresetsLearn(t *testing.T) {
	for preset, epochs := range map[string]int{
		"xor": 1000, "spiral3": 100, "neuron": 5000, "hidden-layer-randn": 5000,
	} {
		s := fromLink(t, "v=1&preset="+preset+"&seed=1")
		stepTo(t, s, epochs)
		if got := *now(s).Metrics.Accuracy; got < 0.95 {
			t.Errorf("%s: accuracy %v after %d epochs", preset, got, epochs)
		}
	}
	s := fromLink(t, "v=1&preset=hidden-layer&seed=1")
	stepTo(t, s, 10000)
	if loss := *now(s).TrainLoss; math.Abs(loss-0.22222) > 5e-6 {
		t.Errorf("hidden-layer: the loss is %v, want it to stay at 0.22222", loss)
	}
}
