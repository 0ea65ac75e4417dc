package nn

import (
	"encoding/json"
	"fmt"
	"os"
	"testing"
)

// workedFile is testdata/worked_example.json: a network of two inputs, two hidden units and two outputs that many
// tutorials work by hand, in NumPy. Its "source" says which version. The numbers of a step are those before its
// update.
type workedFile struct {
	Inputs, Targets, Biases []float64
	Rate                    float64
	Steps                   []struct {
		Step   int
		Loss   float64
		W1, W2 [][]float64 // [unit][input]

		Z1, A1, Z2, A2           []float64
		DA2, Delta2, DA1, Delta1 []float64
		DW1, DW2                 [][]float64
	}
}

func readWorked(t *testing.T) (f workedFile) {
	t.Helper()
	text, err := os.ReadFile("testdata/worked_example.json")
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(text, &f); err != nil {
		t.Fatal(err)
	}
	if len(f.Steps) != 7 || f.Steps[6].Step != 10000 {
		t.Fatal("testdata/worked_example.json is not complete")
	}
	return f
}

// Every number of the worked example, from the plain loops and from the recorded steps of a training run of 10 000
// updates. A layer's units share one bias, which is not trained. 1e-12 absolute: NumPy's exponential differs from
// Go's in the last place, and the updates forget such differences.
func TestWorkedExample(t *testing.T) {
	f := readWorked(t)
	n, err := New(2, Layer{2, "sigmoid"}, Layer{2, "sigmoid"})
	if err != nil {
		t.Fatal(err)
	}
	for l, w := range [][][]float64{f.Steps[0].W1, f.Steps[0].W2} {
		for u, row := range w {
			n.SetBias(l+1, u, f.Biases[l])
			for i, v := range row {
				n.SetWeight(l+1, u, i, v)
			}
		}
	}
	o := DefaultOptions()
	o.LearningRate, o.FixBiases = f.Rate, true
	tr := NewTrainer(n, Samples{N: 1, D: 2, K: 2, Inputs: f.Inputs, Targets: f.Targets}, o, 1)
	var all largest
	defer all.report(t, "the worked example beside NumPy")
	for _, want := range f.Steps {
		for tr.Steps() < want.Step {
			tr.Sample()
		}
		r := tr.NextStep()
		recorded := r.Samples[0].Trace
		recorded.FillGradient()
		compare := func(what string, got, want []float64) {
			t.Helper()
			for i, w := range want {
				if !all.near(got[i], w, 1e-12, 0) {
					t.Errorf("%s: %d: got %v, want %v", what, i, got[i], w)
				}
			}
		}
		for who, got := range map[string]Trace{"plain": n.Trace(f.Inputs, f.Targets, o.Loss), "recorded": recorded} {
			who = fmt.Sprintf("step %d, %s: ", want.Step, who)
			hidden, output := got.Layers[0], got.Layers[1]
			compare(who+"loss", []float64{got.Loss}, []float64{want.Loss})
			compare(who+"z1", hidden.Z, want.Z1)
			compare(who+"a1", hidden.A, want.A1)
			compare(who+"z2", output.Z, want.Z2)
			compare(who+"a2", output.A, want.A2)
			compare(who+"dA2", output.DA, want.DA2)
			compare(who+"δ2", output.Delta, want.Delta2)
			compare(who+"dA1", hidden.DA, want.DA1)
			compare(who+"δ1", hidden.Delta, want.Delta1)
			for u := range 2 {
				compare(who+"dW1", hidden.DW[u], want.DW1[u])
				compare(who+"dW2", output.DW[u], want.DW2[u])
			}
		}
		who := fmt.Sprintf("step %d: ", want.Step)
		biases := []float64{f.Biases[0], f.Biases[0], f.Biases[1], f.Biases[1]}
		before := flat(want.W1, biases[:2], want.W2, biases[2:])
		gradient := flat(want.DW1, []float64{0, 0}, want.DW2, []float64{0, 0})
		compare(who+"before", r.Update.Before, before)
		compare(who+"gradient", r.Update.Gradient, gradient)
		for i := range before {
			before[i] -= f.Rate * gradient[i]
		}
		compare(who+"after", r.Update.After, before)
	}
}

// flat puts the numbers of two layers in the order of Parameters.
func flat(w1 [][]float64, b1 []float64, w2 [][]float64, b2 []float64) []float64 {
	var all []float64
	for _, row := range w1 {
		all = append(all, row...)
	}
	all = append(all, b1...)
	for _, row := range w2 {
		all = append(all, row...)
	}
	return append(all, b2...)
}
