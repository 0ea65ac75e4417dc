package api

import (
	"encoding/json"
	"fmt"
	"os"
	"testing"
)

func readGolden[T any](t *testing.T, name string) (golden T) {
	t.Helper()
	text, err := os.ReadFile("../../../nn/testdata/" + name)
	if err == nil {
		err = json.Unmarshal(text, &golden)
	}
	if err != nil {
		t.Fatal(err)
	}
	return golden
}

// goTo steps to an epoch.
func goTo(t *testing.T, a *API, epoch int) {
	t.Helper()
	if left := epoch - a.session.Run().Epochs(); left > 0 {
		ask[int](t, a, "step", fmt.Sprintf("[%d]", left))
		for a.session.Apply(); a.session.Playing(); {
			train(a)
		}
	}
	if got := a.session.Run().Epochs(); got != epoch {
		t.Fatalf("stopped at epoch %d, want %d", got, epoch)
	}
}

// Every number of the worked example, from step() and trace().
func TestWorkedExample(t *testing.T) {
	golden := readGolden[struct {
		Inputs, Targets, Biases []float64
		Rate                    float64
		Steps                   []struct {
			Step                     int
			Loss                     float64
			W1, W2, DW1, DW2         [][]float64
			Z1, A1, Z2, A2           []float64
			DA2, Delta2, DA1, Delta1 []float64
		}
	}](t, "worked_example.json")
	if len(golden.Steps) != 7 {
		t.Fatalf("got %d steps, want 7", len(golden.Steps))
	}
	a := start(t, "v=1&preset=worked-example&seed=1")
	const most = 1e-12
	for _, want := range golden.Steps {
		goTo(t, a, want.Step)
		who := fmt.Sprintf("step %d: ", want.Step)
		got := ask[traced](t, a, "trace", `[{"set":"train","index":0}]`)
		hidden, output := got.Layers[0], got.Layers[1]
		near(t, who+"inputs", got.Inputs, golden.Inputs, 0)
		near(t, who+"target", got.Target, golden.Targets, 0)
		near(t, who+"loss, rate", []float64{got.Loss, got.Rate}, []float64{want.Loss, golden.Rate}, most)
		near(t, who+"z1", hidden.Z, want.Z1, most)
		near(t, who+"a1", hidden.A, want.A1, most)
		near(t, who+"z2", output.Z, want.Z2, most)
		near(t, who+"a2", output.A, want.A2, most)
		near(t, who+"dA2", output.DA, want.DA2, most)
		near(t, who+"δ2", output.Delta, want.Delta2, most)
		near(t, who+"dA1", hidden.DA, want.DA1, most)
		near(t, who+"δ1", hidden.Delta, want.Delta1, most)
		for l, w := range [][][]float64{want.W1, want.W2} {
			layer, dW := got.Layers[l], [][][]float64{want.DW1, want.DW2}[l]
			biases := []float64{golden.Biases[l], golden.Biases[l]}
			near(t, who+"biases", layer.Biases, biases, 0)
			near(t, who+"new biases", layer.NewBiases, biases, 0)
			for u := range w {
				near(t, who+"weights", layer.Weights[u], w[u], most)
				near(t, who+"dW", layer.DW[u], dW[u], most)
				for i := range w[u] {
					next := w[u][i] - golden.Rate*dW[u][i]
					near(t, who+"new weight", layer.NewWeights[u][i:i+1], []float64{next}, most)
				}
			}
		}
		batch := ask[tracedBatch](t, a, "traceBatch", "[]")
		near(t, who+"the batch's loss", []float64{batch.Loss}, []float64{want.Loss}, most)
		for l, layer := range got.Layers {
			near(t, who+"the batch's biases", batch.After.Layers[l].Biases, layer.Biases, 0)
			for u, row := range layer.NewWeights {
				near(t, who+"the batch's weights", batch.After.Layers[l].Weights[u], row, 0)
				near(t, who+"the batch's gradient", batch.Gradient.Layers[l].Weights[u], layer.DW[u], 0)
			}
		}
		if batch.Step != want.Step+1 || fmt.Sprint(batch.Samples) != "[0]" {
			t.Errorf("%sgot %+v", who, batch)
		}
		outputs := ask[[][]float64](t, a, "predict", "[[[0.05,0.1]]]")
		near(t, who+"predict", outputs[0], want.A2, most)
		state := ask[struct{ TrainLoss float64 }](t, a, "state", "[]")
		near(t, who+"state", []float64{state.TrainLoss}, []float64{want.Loss}, most)
	}
}

// The figures that readers know the example by.
func TestWorkedExampleAsPrinted(t *testing.T) {
	a := start(t, "v=1&preset=worked-example&seed=1")
	first := ask[traced](t, a, "trace", `[{"set":"train","index":0}]`)
	h, o := first.Layers[0], first.Layers[1]
	got := fmt.Sprintf("%.4f %.9f %.9f %.8f %.9f %.9f", h.Z[0], h.A[0], h.A[1], o.A[0], o.A[1], first.Loss)
	if want := "0.3775 0.593269992 0.596884378 0.75136507 0.772928465 0.298371109"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	goTo(t, a, 1)
	p := ask[layered](t, a, "parameters", "[]")
	w1, w2 := p.Layers[0].Weights, p.Layers[1].Weights
	got = fmt.Sprintf("%.8f %.9f %.9f %.9f %.9f %.8f %.8f %.8f", w2[0][0], w2[0][1], w2[1][0], w2[1][1],
		w1[0][0], w1[0][1], w1[1][0], w1[1][1])
	want := "0.35891648 0.408666186 0.511301270 0.561370121 0.149780716 0.19956143 0.24975114 0.29950229"
	if got != want {
		t.Errorf("after one step: got %s, want %s", got, want)
	}
	if s := ask[struct{ TrainLoss float64 }](t, a, "state", "[]"); fmt.Sprintf("%.9f", s.TrainLoss) != "0.291027774" {
		t.Errorf("after one step: got the loss %.9f", s.TrainLoss)
	}
	goTo(t, a, 10000)
	if s := ask[struct{ TrainLoss float64 }](t, a, "state", "[]"); fmt.Sprintf("%.3g", s.TrainLoss) != "3.51e-05" {
		t.Errorf("after 10 000 steps: got the loss %.3g", s.TrainLoss)
	}
	// Everything about it works with two numbers.
	d := ask[struct {
		Columns []string
		Problem string
		Train   struct{ Inputs, Targets [][]float64 }
	}](t, a, "data", "[]")
	if fmt.Sprint(d) != "{[x₁ x₂ y₁ y₂] regression {[[0.05 0.1]] [[0.01 0.99]]}}" {
		t.Errorf("data() is %v", d)
	}
	other := ask[traced](t, a, "trace", `[{"inputs":[0.1,0.2],"target":[0,1]}]`)
	if fmt.Sprint(other.Target) != "[0 1]" {
		t.Errorf("got the target %v", other.Target)
	}
	if got := refused(t, a, "trace", `[{"inputs":[0.1,0.2],"target":1}]`); got != "trace.target" {
		t.Errorf("one number for two outputs: got %q", got)
	}
	page := ask[struct {
		Columns []string
		Rows    []struct {
			Trained float64
			Others  []struct{ Target, Trained float64 }
		}
	}](t, a, "samples", `["train",0,10]`)
	if fmt.Sprint(page) != "{[x₁ x₂ y₁ y₂] [{0.01 [{0.99 0.99}]}]}" {
		t.Errorf("samples: got %+v", page)
	}
	// What data() returns, setData takes: other data then, but the same numbers.
	b := start(t, "v=1&preset=worked-example&seed=1")
	given := b.Call("data", "[]")
	b.Call("setData", "["+given[len(`{"value":`):len(given)-1]+"]")
	b.session.Apply()
	if b.session.Config().RegDataset != "own" || b.Call("data", "[]") != given {
		t.Errorf("setData(data()) led to %s, want %s", b.Call("data", "[]"), given)
	}
	// New weights are drawn, and saved they come back.
	text := ask[string](t, a, "exportModel", "[]")
	ask[ConfigAnswer](t, a, "newWeights", "[]")
	if p := ask[layered](t, a, "parameters", "[]"); p.Layers[0].Weights[0][0] == .15 {
		t.Error("new weights are the listed ones")
	}
	argument, _ := json.Marshal([]string{text})
	ask[bool](t, a, "importModel", string(argument))
	a.session.Apply()
	if got := a.session.Run().Epochs(); got != 10000 {
		t.Errorf("came back at epoch %d", got)
	}
}

// recorded is what NumPy has for a tutorial after some iterations.
type recorded struct {
	Trace []struct {
		Iteration, Epoch int // one of them
		Loss             *float64
		Output, Weights  []float64
		W1               [][]float64 // [input][unit]
		B1, W2, B2       []float64
	}
}

// Both tutorials at every recorded iteration, sample by sample: the outputs, the
// weights, the loss; and a step is the sum of what its samples say.
func TestTutorialsTraced(t *testing.T) {
	golden := readGolden[struct {
		Neuron recorded `json:"single_neuron"`
		Hidden recorded `json:"one_hidden_layer"`
		Randn  recorded `json:"one_hidden_layer_unit_scale"`
	}](t, "tutorials.json")
	for preset, want := range map[string]recorded{
		"neuron": golden.Neuron, "hidden-layer": golden.Hidden, "hidden-layer-randn": golden.Randn,
	} {
		a := start(t, "v=1&preset="+preset+"&seed=1")
		rate := a.session.Config().LearningRate
		largest := 0.0
		for _, w := range want.Trace {
			goTo(t, a, max(w.Iteration, w.Epoch))
			who := fmt.Sprintf("%s, epoch %d: ", preset, a.session.Run().Epochs())
			check := func(what string, got, want float64) {
				t.Helper()
				near(t, who+what, []float64{got}, []float64{want}, 1e-12)
				largest = max(largest, got-want, want-got)
			}
			var sum []float64
			loss := 0.0
			for i, output := range w.Output {
				one := ask[traced](t, a, "trace", fmt.Sprintf(`[{"set":"train","index":%d}]`, i))
				last := one.Layers[len(one.Layers)-1]
				check("output", last.A[0], output)
				loss += one.Loss / float64(len(w.Output))
				for u, v := range w.Weights {
					check("weight", last.Weights[0][u], v)
				}
				if w.W1 != nil {
					for in, row := range w.W1 {
						for u, v := range row {
							check("W1", one.Layers[0].Weights[u][in], v)
						}
					}
					for u := range w.B1 {
						check("b1", one.Layers[0].Biases[u], w.B1[u])
						check("W2", last.Weights[0][u], w.W2[u])
					}
					check("b2", last.Biases[0], w.B2[0])
				}
				at := 0
				for _, layer := range one.Layers {
					for u, row := range layer.DW {
						for _, v := range append(append([]float64{}, row...), layer.DB[u]) {
							if at == len(sum) {
								sum = append(sum, 0)
							}
							sum[at] += v
							at++
						}
					}
				}
			}
			if w.Loss != nil {
				check("loss", loss, *w.Loss)
			}
			// What NumPy does next: the whole table at once.
			batch, at := ask[tracedBatch](t, a, "traceBatch", "[]"), 0
			for l, layer := range batch.Before.Layers {
				for u, row := range layer.Weights {
					for i, v := range row {
						near(t, who+"step", batch.After.Layers[l].Weights[u][i:i+1], []float64{v - rate*sum[at]}, 1e-12)
						at++
					}
					at++ // the bias
				}
			}
		}
		t.Logf("%s: the largest difference is %.2g", preset, largest)
	}
}
