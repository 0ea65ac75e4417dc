package e2e

import (
	"encoding/json"
	"fmt"
	"math"
	"os"
	"testing"
)

// trace is what NumPy computes for a tutorial's network after some iterations. The
// file says itself how it was made.
type trace struct {
	Trace []struct {
		Iteration, Epoch int // one of them
		Loss             *float64
		Output           []float64
		Weights          []float64   // of the single neuron
		W1               [][]float64 // [input][unit]
		B1, W2, B2       []float64
	}
}

// epoch is one of a run in the tab.
type epoch struct {
	Epoch      int
	Loss       float64
	Output     [][1]float64
	Parameters parameters
}

// The presets of the two tutorials come out in the tab as NumPy has them.
func TestTutorials(t *testing.T) {
	text, err := os.ReadFile("../../nn/testdata/tutorials.json")
	if err != nil {
		t.Fatal(err)
	}
	var golden struct {
		Neuron trace `json:"single_neuron"`
		Hidden trace `json:"one_hidden_layer"`
		Randn  trace `json:"one_hidden_layer_unit_scale"`
	}
	if err := json.Unmarshal(text, &golden); err != nil {
		t.Fatal(err)
	}
	b := open(t, window{link: "#v=1&seed=0.12345"})
	for _, run := range []struct {
		preset string
		want   trace
	}{{"hidden-layer", golden.Hidden}, {"hidden-layer-randn", golden.Randn}, {"neuron", golden.Neuron}} {
		t.Run(run.preset, func(t *testing.T) { checkTutorial(t, b.in(t), run.preset, run.want) })
	}
	if got, want := fmt.Sprintf("%.8f", eval[[]float64](b,
		`neuralplay.parameters().layers[0].weights[0]`)), "[10.08740896 -0.20695366 -4.83757835]"; got != want {
		t.Errorf("the neuron's weights are %s, want %s, as the tutorial prints them", got, want)
	}
}

func checkTutorial(t *testing.T, b *tab, preset string, want trace) {
	if len(want.Trace) < 6 {
		t.Fatalf("only %d recorded iterations", len(want.Trace))
	}
	b.do(`location.hash = ` + quote("#v=1&preset="+preset))
	b.until("the link is loaded", `neuralplay.config().preset === `+quote(preset))
	var epochs []int
	for _, w := range want.Trace {
		epochs = append(epochs, max(w.Iteration, w.Epoch))
	}
	run := eval[[]epoch](b, `(async () => {
		const run = [];
		for (const epoch of `+quote(epochs)+`) {
			const ahead = epoch - neuralplay.state().epoch;
			const state = ahead > 0 ? await neuralplay.step(ahead) : neuralplay.state();
			run.push({ epoch: state.epoch, loss: state.trainLoss,
				output: neuralplay.predict(neuralplay.data().train.inputs), parameters: neuralplay.parameters() });
		}
		return run;
	})()`)
	largest := 0.0 // go test -v tells it
	for i, w := range want.Trace {
		got := run[i]
		near := func(what string, got, want float64) {
			t.Helper()
			largest = max(largest, math.Abs(got-want))
			if !(math.Abs(got-want) <= 1e-9) {
				t.Errorf("iteration %d: %s is %v, want %v", epochs[i], what, got, want)
			}
		}
		if got.Epoch != epochs[i] || len(got.Output) != len(w.Output) {
			t.Fatalf("iteration %d: got epoch %d and %d outputs, want %d", epochs[i], got.Epoch, len(got.Output),
				len(w.Output))
		}
		for n, v := range w.Output {
			near(fmt.Sprint("output ", n), got.Output[n][0], v)
		}
		if w.Loss != nil {
			near("the loss", got.Loss, *w.Loss)
		}
		layers := got.Parameters.Layers
		if w.Weights != nil {
			compareParameters(t, fmt.Sprintf("iteration %d:", epochs[i]), got.Parameters, w.Weights, []float64{0}, 1e-9)
			continue
		}
		for u := range w.B1 {
			for in := range w.W1 {
				near(fmt.Sprintf("W1[%d][%d]", in, u), layers[0].Weights[u][in], w.W1[in][u])
			}
			near(fmt.Sprintf("b1[%d]", u), layers[0].Biases[u], w.B1[u])
			near(fmt.Sprintf("W2[%d]", u), layers[1].Weights[0][u], w.W2[u])
		}
		near("b2", layers[1].Biases[0], w.B2[0])
	}
	t.Logf("largest difference from NumPy: %.1e", largest)
}
