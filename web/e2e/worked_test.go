package e2e

import (
	"encoding/json"
	"fmt"
	"math"
	"os"
	"strings"
	"testing"
)

// workedStep is the arithmetic of one step of the worked example; the file says
// itself how it was made.
type workedStep struct {
	Step                     int
	Loss                     float64
	W1, W2, DW1, DW2         [][]float64
	Z1, A1, Z2, A2           []float64
	DA2, Delta2, DA1, Delta1 []float64
}

// tracedStep is the same from the tab: of the sample, and of the batch.
type tracedStep struct {
	Sample struct {
		Loss   float64
		Layers []struct {
			Z, A, DA, Delta         []float64
			Weights, DW, NewWeights [][]float64
			Biases, NewBiases       []float64
		}
	}
	Batch struct {
		Step            int
		Loss, Rate      float64
		Samples         []int
		Gradient, After parameters
	}
}

// The worked example in the tab: every number of its steps, from trace() and
// traceBatch(), is NumPy's, and what the page shows is that network.
func TestWorkedExample(t *testing.T) {
	text, err := os.ReadFile("../../nn/testdata/worked_example.json")
	if err != nil {
		t.Fatal(err)
	}
	var golden struct {
		Biases []float64
		Rate   float64
		Steps  []workedStep
	}
	if err := json.Unmarshal(text, &golden); err != nil || len(golden.Steps) != 7 {
		t.Fatalf("%d steps, %v", len(golden.Steps), err)
	}
	b := open(t, window{link: "#v=1&preset=worked-example", width: 1280, height: 800})
	var steps []int
	for _, s := range golden.Steps {
		steps = append(steps, s.Step)
	}
	got := eval[[]tracedStep](b, `(async () => {
		const run = [];
		for (const step of `+quote(steps)+`) {
			const ahead = step - neuralplay.state().step;
			if (ahead > 0) await neuralplay.step(ahead);
			const before = neuralplay.exportModel();
			run.push({ sample: neuralplay.trace({ set: "train", index: 0 }), batch: neuralplay.traceBatch() });
			if (neuralplay.exportModel() !== before) throw new Error("tracing changed the session");
		}
		return run;
	})()`)
	for i, want := range golden.Steps {
		checkWorked(t, fmt.Sprintf("step %d: ", want.Step), got[i], want, golden.Biases, golden.Rate)
	}

	b.until("the page says what it is",
		`document.getElementById("note-preset").textContent.includes("0.298371109")`)
	if got := eval[string](b, `neuralplay.data().columns.join()`); got != "x₁,x₂,y₁,y₂" {
		t.Errorf("the columns are %s", got)
	}
	b.clickOn("#open-samples")
	b.until("the sample's row has both targets", column("target")+`.join() === "0.01,0.99"`)
	b.until("and both errors", column("error")+`.length === 2`)
	b.clickOn("#samples-panel th.is-error:last-child button")
	b.until("it is sorted by the second alone", `[...document.querySelectorAll("#samples-panel th.is-error")].map(th =>
		th.getAttribute("aria-sort")).join() === ",ascending"`)
	b.until("biases stay", `!document.getElementById("setting-trainBias").checked`)
	b.until("the listed parameters are in their field",
		`document.getElementById("setting-initParameters").value.startsWith("0.15, 0.2, 0.25, 0.3, 0.35")`)
	for script, want := range map[string]string{
		`neuralplay.trace({ set: "train", index: 1 })`:       "from 0 to 0",
		`neuralplay.trace({ inputs: [1], target: [1, 0] })`:  "2 inputs",
		`neuralplay.trace({ inputs: [1, 2], target: 0.5 })`:  "2 outputs",
		`neuralplay.trace({ inputs: [1, 2] })`:               "inputs and target",
		`neuralplay.trace({ set: "test", index: 0 })`:        "no test points",
		`neuralplay.trace({ inputs: [1, 2], target: "one"})`: "a number for each output",
	} {
		said := eval[string](b, `(() => { try { `+script+`; return ""; } catch (e) { return e.message; } })()`)
		if !strings.Contains(said, want) {
			t.Errorf("%s: got %q, want it to say %q", script, said, want)
		}
	}
}

func checkWorked(t *testing.T, who string, got tracedStep, want workedStep, biases []float64, rate float64) {
	t.Helper()
	check := func(what string, got, want []float64) {
		t.Helper()
		for i, w := range want {
			if len(got) != len(want) || !(math.Abs(got[i]-w) <= 1e-12) {
				t.Errorf("%s%s: got %v, want %v", who, what, got, want)
				return
			}
		}
	}
	hidden, output := got.Sample.Layers[0], got.Sample.Layers[1]
	check("losses", []float64{got.Sample.Loss, got.Batch.Loss}, []float64{want.Loss, want.Loss})
	check("z1", hidden.Z, want.Z1)
	check("a1", hidden.A, want.A1)
	check("z2", output.Z, want.Z2)
	check("a2", output.A, want.A2)
	check("dA2", output.DA, want.DA2)
	check("δ2", output.Delta, want.Delta2)
	check("dA1", hidden.DA, want.DA1)
	check("δ1", hidden.Delta, want.Delta1)
	for l, w := range [][][]float64{want.W1, want.W2} {
		layer, dW := got.Sample.Layers[l], [][][]float64{want.DW1, want.DW2}[l]
		check("biases", append(layer.Biases, layer.NewBiases...), []float64{biases[l], biases[l], biases[l], biases[l]})
		for u := range w {
			after := make([]float64, len(w[u]))
			for i := range after {
				after[i] = w[u][i] - rate*dW[u][i]
			}
			check("weights", layer.Weights[u], w[u])
			check("dW", layer.DW[u], dW[u])
			check("new weights", layer.NewWeights[u], after)
			check("the batch's gradient", got.Batch.Gradient.Layers[l].Weights[u], dW[u])
			check("the weights after the batch", got.Batch.After.Layers[l].Weights[u], after)
		}
	}
	if got.Batch.Step != want.Step+1 || got.Batch.Rate != rate || fmt.Sprint(got.Batch.Samples) != "[0]" {
		t.Errorf("%sgot %+v", who, got.Batch)
	}
}
