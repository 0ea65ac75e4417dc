package nn

import (
	"encoding/json"
	"math"
	"math/rand"
	"os"
	"strings"
	"testing"
)

// torchFile is testdata/torch.json; its "source" says what made it.
type torchFile struct {
	X, W1   [][]float64
	B1      []float64
	W2      map[string][][]float64
	B2      map[string][]float64
	Targets struct {
		Regression, Binary []float64
		Class              []int
	}
	Gradients []struct {
		Activation, Loss string
		Value            float64
		Gradient         []float64
	}
	Optimizers []struct {
		Optimizer, Activation, Loss string
		Path                        []struct {
			Step   int
			Params []float64
		}
	}
	Activations []struct {
		Name     string
		Z, Y, Dy []float64
	}
	Metrics map[string]map[string]json.RawMessage
}

func readTorch(t *testing.T) torchFile {
	t.Helper()
	text, err := os.ReadFile("testdata/torch.json")
	if err != nil {
		t.Fatal(err)
	}
	var f torchFile
	if err := json.Unmarshal(text, &f); err != nil {
		t.Fatal(err)
	}
	if len(f.Gradients) < 30 || len(f.Optimizers) < 13 || len(f.Activations) < 15 {
		t.Fatal("testdata/torch.json is not complete")
	}
	return f
}

// ours maps PyTorch's names to ours: the loss with the output activation that PyTorch keeps inside the loss.
var ours = map[string]struct{ loss, output string }{
	"mse":                            {"meanSquared", "linear"},
	"mae":                            {"meanAbsolute", "linear"},
	"huber(1)":                       {"huber", "linear"},
	"binaryCrossEntropyWithLogits":   {"binaryCrossEntropy", "sigmoid"},
	"binaryCrossEntropyAfterSigmoid": {"binaryCrossEntropy", "sigmoid"},
	"crossEntropySoftmax":            {"crossEntropy", "softmax"},
}

// hiddenName is our name of a PyTorch activation, and whether we have it; two of theirs are missing here.
func hiddenName(name string) (string, bool) {
	name, _, _ = strings.Cut(name, "(")
	_, err := ActivationNamed(name)
	return name, err == nil
}

func (f *torchFile) network(t *testing.T, activation, loss string) (*Network, Samples, *Loss) {
	t.Helper()
	as, ok := ours[loss]
	if !ok {
		t.Fatalf("loss %q: no name for it here", loss)
	}
	s := Samples{N: len(f.X), D: 2, K: 1, Targets: f.Targets.Regression}
	k := "1"
	switch as.loss {
	case "binaryCrossEntropy":
		s.Targets = f.Targets.Binary
	case "crossEntropy":
		k, s.K, s.Targets = "3", 3, make([]float64, 3*s.N)
		for i, class := range f.Targets.Class {
			s.Targets[3*i+class] = 1
		}
	}
	for _, row := range f.X {
		s.Inputs = append(s.Inputs, row...)
	}
	n, err := New(2, Layer{len(f.W1), activation}, Layer{s.K, as.output})
	if err != nil {
		t.Fatal(err)
	}
	var p []float64
	for _, row := range f.W1 {
		p = append(p, row...)
	}
	p = append(p, f.B1...)
	for _, row := range f.W2[k] {
		p = append(p, row...)
	}
	if err := n.SetParameters(append(p, f.B2[k]...)); err != nil {
		t.Fatal(err)
	}
	l, err := LossNamed(as.loss)
	if err != nil {
		t.Fatal(err)
	}
	return n, s, l
}

func TestTorchGradients(t *testing.T) {
	f := readTorch(t)
	tried := 0
	var losses, gradients largest
	defer losses.report(t, "losses beside PyTorch")
	defer gradients.report(t, "gradients beside PyTorch")
	for _, g := range f.Gradients {
		name, ok := hiddenName(g.Activation)
		if !ok {
			continue
		}
		tried++
		n, s, l := f.network(t, name, g.Loss)
		if got := n.NewWorkspace(s.N).MeanLoss(s, l); !losses.near(got, g.Value, 1e-14, 1e-12) {
			t.Errorf("%s %s: got loss %v, want %v", name, g.Loss, got, g.Value)
		}
		for i, v := range gradientOf(n, s, l) {
			if got := v / float64(s.N); !gradients.near(got, g.Gradient[i], 1e-15, 1e-12) {
				t.Errorf("%s %s: gradient %d: got %v, want %v", name, g.Loss, i, got, g.Gradient[i])
			}
		}
		o := DefaultOptions()
		o.FullBatch, o.Loss = true, l
		r := NewTrainer(n, s, o, 1).NextStep()
		if !losses.near(r.Loss(), g.Value, 1e-14, 1e-12) {
			t.Errorf("%s %s: got recorded loss %v, want %v", name, g.Loss, r.Loss(), g.Value)
		}
		for i, got := range r.Update.Gradient {
			if !gradients.near(got, g.Gradient[i], 1e-15, 1e-12) {
				t.Errorf("%s %s: recorded gradient %d: got %v, want %v", name, g.Loss, i, got, g.Gradient[i])
			}
		}
	}
	if tried < 28 {
		t.Errorf("only %d of %d gradients have names here", tried, len(f.Gradients))
	}
}

// setUp reads an optimizer's name and numbers, as "rmsprop(0.01,alpha=0.99)".
func setUp(t *testing.T, text string) Options {
	t.Helper()
	o := DefaultOptions()
	name, numbers, _ := strings.Cut(strings.TrimSuffix(text, ")"), "(")
	for theirs, own := range map[string]string{"sgdL2": "sgd", "rmspropMomentum": "rmsprop"} {
		if name == theirs {
			name = own
		}
	}
	var err error
	if o.Optimizer, err = OptimizerNamed(name); err != nil {
		t.Fatal(err)
	}
	o.Optimizer.Defaults(&o)
	for i, part := range strings.Split(numbers, ",") {
		key, value, named := strings.Cut(part, "=")
		var v float64
		if !named {
			value = key
		}
		if err := json.Unmarshal([]byte(value), &v); err != nil {
			t.Fatalf("%s: %v", text, err)
		}
		switch {
		case key == "weightDecay":
			o.WeightDecay = v
		case key == "rho" || key == "alpha":
			o.Rho = v
		case key == "momentum" || !named && i == 1 && (name == "momentum" || name == "nesterov"):
			o.Momentum = v
		case i == 0:
			o.LearningRate = v
		case name == "adam" && i == 1:
			o.Beta1 = v
		case name == "adam" && i == 2:
			o.Beta2 = v
		default:
			t.Fatalf("%s: what is %s?", text, part)
		}
	}
	return o
}

func TestTorchOptimizerPaths(t *testing.T) {
	f := readTorch(t)
	seen := map[string]bool{}
	for _, c := range f.Optimizers {
		o := setUp(t, c.Optimizer)
		seen[o.Optimizer.Name] = true
		n, s, l := f.network(t, c.Activation, c.Loss)
		o.FullBatch, o.Loss = true, l
		tr := NewTrainer(n, s, o, 1)
		var r Recording
		tr.Record(&r)
		var path largest
		for _, want := range c.Path {
			for tr.Steps() < want.Step {
				tr.Batch()
			}
			for i, got := range n.Parameters(nil) {
				if !path.near(got, want.Params[i], 1e-12, 1e-9) {
					t.Errorf("%s step %d: parameter %d: got %v, want %v",
						c.Optimizer, want.Step, i, got, want.Params[i])
				}
			}
			if r.Update == nil || r.Update.Step != want.Step {
				continue // the path begins before the first step
			}
			for i, got := range r.Update.After {
				if !path.near(got, want.Params[i], 1e-12, 1e-9) {
					t.Errorf("%s step %d: recorded parameter %d: got %v, want %v",
						c.Optimizer, want.Step, i, got, want.Params[i])
				}
			}
		}
		path.report(t, c.Optimizer+" beside PyTorch")
	}
	for _, name := range OptimizerNames() {
		if !seen[name] {
			t.Errorf("%s has no path to compare with", name)
		}
	}
}

func TestTorchActivations(t *testing.T) {
	tried := 0
	var values, slopes largest
	defer values.report(t, "activations beside PyTorch")
	defer slopes.report(t, "their derivatives beside PyTorch")
	for _, c := range readTorch(t).Activations {
		name, ok := hiddenName(c.Name)
		if !ok {
			continue
		}
		tried++
		a, err := ActivationNamed(name)
		if err != nil {
			t.Fatal(err)
		}
		for i, z := range c.Z {
			y := a.F(z)
			// PyTorch computes some derivatives from the rounded output, as we do: near saturation they are right
			// to 1e-16, not to their last digits. Its gelu is z·½(1 + erf …), which loses digits far left that ours
			// keeps.
			least := 1e-300
			if name == "gelu" {
				least = 1e-15
			}
			dy := a.Derivative(z, y)
			if !values.near(y, c.Y[i], least, 1e-13) || !slopes.near(dy, c.Dy[i], 2e-16, 1e-13) {
				t.Errorf("%s(%v): got %v and %v, want %v and %v", name, z, y, dy, c.Y[i], c.Dy[i])
			}
		}
	}
	if tried != 13 { // all but sin, which PyTorch has as a function
		t.Errorf("%d activations were compared with PyTorch's, want 13", tried)
	}
}

func TestScikitLearnMetrics(t *testing.T) {
	metrics := readTorch(t).Metrics
	number := func(group, name string) (v float64) {
		if err := json.Unmarshal(metrics[group][name], &v); err != nil {
			t.Fatalf("%s %s: %v", group, name, err)
		}
		return v
	}
	list := func(group, name string, to any) {
		if err := json.Unmarshal(metrics[group][name], to); err != nil {
			t.Fatalf("%s %s: %v", group, name, err)
		}
	}
	var figures largest
	defer figures.report(t, "metrics beside scikit-learn")
	same := func(group, name string, got float64) {
		if want := number(group, name); !figures.near(got, want, 1e-15, 1e-13) {
			t.Errorf("%s %s: got %v, want %v", group, name, got, want)
		}
	}
	var truth, predicted []int
	var probability []float64
	list("binary", "truth", &truth)
	list("binary", "probability", &probability)
	positive := make([]bool, len(truth))
	for i, p := range probability {
		class := 0
		if p >= 0.5 {
			class = 1
		}
		predicted = append(predicted, class)
		positive[i] = truth[i] == 1
	}
	c := NewConfusion(2, truth, predicted)
	same("binary", "accuracy", c.Accuracy())
	same("binary", "precision", c.Precision(1))
	same("binary", "recall", c.Recall(1))
	same("binary", "f1", c.F1(1))
	same("binary", "rocAUC", ROCAUC(positive, probability))
	var wantConfusion [][]int
	list("binary", "confusion[truth][predicted]", &wantConfusion)
	for i, row := range wantConfusion {
		for j, want := range row {
			if c[i][j] != want {
				t.Errorf("confusion[%d][%d]: got %d, want %d", i, j, c[i][j], want)
			}
		}
	}

	list("multiclass", "truth", &truth)
	list("multiclass", "predicted", &predicted)
	c = NewConfusion(3, truth, predicted)
	same("multiclass", "accuracy", c.Accuracy())
	same("multiclass", "precision macro", c.Macro(c.Precision))
	same("multiclass", "recall macro", c.Macro(c.Recall))
	same("multiclass", "f1 macro", c.Macro(c.F1))

	var real, answered []float64
	list("regression", "truth", &real)
	list("regression", "predicted", &answered)
	same("regression", "r2", R2(real, answered))
	same("regression", "mae", MeanAbsoluteError(real, answered))
}

func TestMetricsAtTheirEdges(t *testing.T) {
	empty := NewConfusion(2, nil, nil)
	if empty.Accuracy() != 0 || empty.Precision(0) != 0 || empty.F1(1) != 0 {
		t.Error("figures of nothing are not 0")
	}
	if !math.IsNaN(ROCAUC([]bool{true, true}, []float64{1, 2})) {
		t.Error("an area without negatives")
	}
	if got := ROCAUC([]bool{true, false, true, false}, []float64{1, 1, 1, 1}); got != 0.5 {
		t.Errorf("all scores tied: got %v, want 0.5", got)
	}
	ROCAUC([]bool{true, false}, []float64{math.NaN(), math.NaN()}) // must come back
	rng := rand.New(rand.NewSource(1))
	positive, score := make([]bool, 200), make([]float64, 200)
	for i := range score {
		positive[i], score[i] = rng.Intn(2) == 1, float64(rng.Intn(20))
	}
	wins, pairs := 0.0, 0.0
	for i := range score {
		for j := range score {
			if positive[i] && !positive[j] {
				pairs++
				if score[i] > score[j] {
					wins++
				} else if score[i] == score[j] {
					wins += 0.5
				}
			}
		}
	}
	if got := ROCAUC(positive, score); !near(got, wins/pairs, 1e-12, 0) {
		t.Errorf("got %v, counted %v", got, wins/pairs)
	}
}
