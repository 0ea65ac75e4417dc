package export

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"flag"
	"fmt"
	"math"
	"math/rand"
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"

	"neuralplay/nn"
)

var programsFlag = flag.String("programs", "", "where to write the programs of TestNumPy, for testdata/record.py")

// setup is a network in training, and how its step is written.
type setup struct {
	hidden  []string // an activation for each layer
	output  string
	outputs int
	loss    *nn.Loss
	columns bool
	bare    bool // no biases
	options func(*nn.Options)
	steps   int // made before the one that is written
}

// setups name every activation, loss, optimizer, penalty and convention.
func setups() map[string]setup {
	all := map[string]setup{}
	for i, name := range nn.ActivationNames() {
		loss := []*nn.Loss{nn.HalfSquared, nn.MeanSquared}[i%2]
		all["activation "+name] = setup{hidden: []string{name}, output: name, outputs: 2, loss: loss, columns: i%3 == 1}
	}
	for _, name := range nn.LossNames() {
		loss := known(nn.LossNamed(name))
		for _, columns := range []bool{false, true} {
			s := setup{hidden: []string{"tanh", "sigmoid"}, output: "sigmoid", outputs: 3, loss: loss, columns: columns}
			if loss == nn.CrossEntropy {
				s.output = "softmax"
			}
			all[fmt.Sprintf("loss %s, columns %v", name, columns)] = s
			s.outputs, s.options = 1, func(o *nn.Options) { o.Sum = true }
			all[fmt.Sprintf("loss %s, one output, sum, columns %v", name, columns)] = s
		}
	}
	for _, columns := range []bool{false, true} {
		all[fmt.Sprintf("softmax with squares, columns %v", columns)] = setup{
			hidden: []string{"relu"}, output: "softmax", outputs: 3, loss: nn.MeanSquared, columns: columns}
		all[fmt.Sprintf("dropout, columns %v", columns)] = setup{
			hidden: []string{"sigmoid", "linear"}, output: "linear", outputs: 2, loss: nn.HalfSquared, columns: columns,
			options: func(o *nn.Options) { o.Dropout = 0.4 }}
		all[fmt.Sprintf("no hidden layer, columns %v", columns)] = setup{
			output: "sigmoid", outputs: 2, loss: nn.BinaryCrossEntropy, columns: columns}
	}
	for i, name := range nn.OptimizerNames() {
		for j, penalty := range []*nn.Regularizer{nn.NoPenalty, nn.L1, nn.L2, nn.L1L2} {
			if name != nn.SGD.Name && j > 0 && j != 1+i%3 {
				continue // with SGD each has a step of its own, with the others they join the gradient
			}
			all["optimizer "+name+", penalty "+penalty.Name] = setup{
				hidden: []string{"tanh"}, output: "sigmoid", outputs: 2, loss: nn.HalfSquared, columns: (i+j)%2 == 1,
				steps: j,
				options: func(o *nn.Options) {
					*o = nn.OptionsFor(known(nn.OptimizerNamed(name)))
					o.Regularizer, o.RegularizationRate = penalty, 0.05
					if j > 0 && i != 0 || j > 1 {
						o.WeightDecay, o.Clip = 0.02, 0.1
					}
					if name == "rmsprop" {
						o.Momentum = 0.5
					}
				}}
		}
	}
	all["fixed biases"] = setup{hidden: []string{"tanh"}, output: "tanh", outputs: 1, loss: nn.HalfSquared,
		options: func(o *nn.Options) { o.FixBiases, o.Clip = true, 0.01 }}
	all["no biases"] = setup{hidden: []string{"tanh"}, output: "tanh", outputs: 1, loss: nn.HalfSquared, bare: true,
		options: func(o *nn.Options) { o.FixBiases = true }}
	for _, columns := range []bool{false, true} {
		all[fmt.Sprintf("resting, columns %v", columns)] = setup{hidden: []string{"tanh"}, output: "tanh", outputs: 1,
			loss: nn.HalfSquared, steps: 20, columns: columns, options: func(o *nn.Options) {
				o.LearningRate, o.Regularizer, o.RegularizationRate = 0.3, nn.L1, 0.15
			}}
	}
	return all
}

func known[T any](value T, err error) T {
	if err != nil {
		panic(err)
	}
	return value
}

// record returns a setup's next step, with what writes it.
func (s setup) record() (NumPy, nn.Recording) {
	rng := rand.New(rand.NewSource(5))
	var layers []nn.Layer
	for i, name := range s.hidden {
		layers = append(layers, nn.Layer{Units: 3 - i, Activation: name})
	}
	net := known(nn.New(2, append(layers, nn.Layer{Units: s.outputs, Activation: s.output})...))
	theta := net.Parameters(nil)
	for i := range theta {
		theta[i] = rng.NormFloat64()
	}
	if s.bare {
		at := 0
		for l := 1; l <= net.Layers(); l++ {
			weights := net.Units(l) * net.Units(l-1)
			clear(theta[at+weights : at+weights+net.Units(l)])
			at += weights + net.Units(l)
		}
	}
	if err := net.SetParameters(theta); err != nil {
		panic(err)
	}
	data := nn.Samples{N: 3, D: 2, K: s.outputs}
	for i := range data.N {
		for range data.D {
			data.Inputs = append(data.Inputs, rng.NormFloat64())
		}
		for k := range data.K {
			data.Targets = append(data.Targets, float64((i+k)%2))
		}
	}
	o := nn.DefaultOptions()
	if s.options != nil {
		s.options(&o)
	}
	o.Loss = s.loss
	trainer := nn.NewTrainer(net, data, o, 1)
	for range s.steps {
		trainer.Batch()
	}
	r := trainer.NextStep()
	return NumPy{Network: net, Options: o, Biases: !s.bare, Dropout: o.Dropout > 0,
		Resting: slices.ContainsFunc(r.Update.Resting, func(at int) bool { return r.Update.Before[at] == 0 }),
		Columns: s.columns}, r
}

// ran is what NumPy made of a program.
type ran struct {
	SHA256 string               `json:"sha256"`
	Shapes map[string][]int     `json:"shapes"`
	Values map[string][]float64 `json:"values"`
}

type toRun struct {
	Program string   `json:"program"`
	Names   []string `json:"names"`
}

// Every program that a step is written as computes, in NumPy, the numbers that were recorded of that step. NumPy ran
// the programs of testdata, and runs those of today wherever it is installed.
func TestNumPy(t *testing.T) {
	want, inputs := map[string][]Array{}, map[string]toRun{}
	for name, s := range setups() {
		p, r := s.record()
		if strings.HasPrefix(name, "resting") && !p.Resting {
			t.Fatalf("%s: no weight rests", name)
		}
		in := toRun{p.Program(&r), []string{"loss"}}
		arrays := []Array{{Name: "loss", Columns: 1, Values: []float64{r.Loss()}}}
		for l := 1; l <= p.Network.Layers(); l++ {
			arrays = append(arrays, p.Results(&r, l)...)
		}
		for _, a := range arrays {
			in.Names = append(in.Names, a.Name)
		}
		want[name], inputs[name] = arrays, in
	}
	text, err := json.Marshal(inputs)
	if err != nil {
		t.Fatal(err)
	}
	if *programsFlag != "" {
		if err := os.WriteFile(*programsFlag, text, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	recorded, err := os.ReadFile("testdata/numpy.json")
	if err != nil {
		t.Fatal(err)
	}
	compareRuns(t, "recorded", recorded, inputs, want)
	if exec.Command("python3", "-c", "import numpy").Run() != nil {
		return
	}
	run := exec.Command("python3", "testdata/record.py")
	run.Stdin, run.Stderr = bytes.NewReader(text), os.Stderr
	now, err := run.Output()
	if err != nil {
		t.Fatal(err)
	}
	compareRuns(t, "now", now, inputs, want)
}

func compareRuns(t *testing.T, who string, text []byte, inputs map[string]toRun, want map[string][]Array) {
	t.Helper()
	var got struct{ Cases map[string]ran }
	if err := json.Unmarshal(text, &got); err != nil || len(got.Cases) != len(want) {
		t.Fatalf("%s: %d cases, %v, want %d", who, len(got.Cases), err, len(want))
	}
	for name, arrays := range want {
		sum := sha256.Sum256([]byte(inputs[name].Program))
		if got.Cases[name].SHA256 != hex.EncodeToString(sum[:]) {
			t.Errorf("%s: %s: NumPy ran another program: record it anew", who, name)
			continue
		}
		for _, a := range arrays {
			compareArray(t, who+": "+name, got.Cases[name], a)
		}
	}
}

func compareArray(t *testing.T, who string, got ran, want Array) {
	t.Helper()
	shape := []int{want.Rows, want.Columns}
	if want.Rows == 0 {
		shape = shape[1:]
	}
	values := got.Values[want.Name]
	if want.Name != "loss" && !slices.Equal(got.Shapes[want.Name], shape) || len(values) != len(want.Values) {
		t.Errorf("%s: %s: got the shape %v, want %v", who, want.Name, got.Shapes[want.Name], shape)
		return
	}
	for i, w := range want.Values {
		if !(math.Abs(values[i]-w) <= 1e-12) {
			t.Errorf("%s: %s: got %v, want %v", who, want.Name, values[i], w)
			return
		}
	}
}

// Who writes X·W + b, and W·x + b, as tutorials do.
func TestLines(t *testing.T) {
	for _, c := range []struct {
		columns bool
		want    []string
	}{
		{false, []string{
			"z1 = X @ W1 + b1", "a1 = sigmoid(z1)", "z2 = a1 @ W2 + b2", "a2 = sigmoid(z2)",
			"loss = (0.5 * (a2 - y)**2).sum() / n",
			"d2 = (a2 - y) * a2 * (1 - a2)", "dW2 = a1.T @ d2", "db2 = d2.sum(axis=0)",
			"d1 = (d2 @ W2.T) * a1 * (1 - a1)", "dW1 = X.T @ d1", "db1 = d1.sum(axis=0)",
			"W1 -= eta * dW1", "b1 -= eta * db1", "W2 -= eta * dW2", "b2 -= eta * db2",
		}},
		{true, []string{
			"z1 = W1 @ X + b1", "a1 = sigmoid(z1)", "z2 = W2 @ a1 + b2", "a2 = sigmoid(z2)",
			"loss = (0.5 * (a2 - y)**2).sum() / n",
			"d2 = (a2 - y) * a2 * (1 - a2)", "dW2 = d2 @ a1.T", "db2 = d2.sum(axis=1, keepdims=True)",
			"d1 = (W2.T @ d2) * a1 * (1 - a1)", "dW1 = d1 @ X.T", "db1 = d1.sum(axis=1, keepdims=True)",
			"W1 -= eta * dW1", "b1 -= eta * db1", "W2 -= eta * dW2", "b2 -= eta * db2",
		}},
	} {
		s := setup{hidden: []string{"sigmoid"}, output: "sigmoid", outputs: 1, loss: nn.HalfSquared, columns: c.columns,
			options: func(o *nn.Options) { o.Sum = true }}
		p, _ := s.record()
		var got []string
		for _, l := range p.Lines() {
			got = append(got, l.Code)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("columns %v: got\n%s", c.columns, strings.Join(got, "\n"))
		}
	}
}

// Every activation, loss, penalty and optimizer that a network can have is written.
func TestNumPyIsComplete(t *testing.T) {
	for _, name := range nn.ActivationNames() {
		if functionNamed(name).f == "" {
			t.Errorf("no activation %s", name)
		}
	}
	for _, name := range nn.LossNames() {
		if criterionNamed(name).each == "" {
			t.Errorf("no loss %s", name)
		}
	}
	for _, name := range nn.RegularizerNames() {
		if penaltyOf(name) == "" && name != nn.NoPenalty.Name {
			t.Errorf("no penalty %s", name)
		}
	}
	for _, name := range nn.OptimizerNames() {
		if linesOf(name) == nil {
			t.Errorf("no optimizer %s", name)
		}
	}
}
