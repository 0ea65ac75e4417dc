package nn_test

import (
	"fmt"
	"strconv"
	"testing"

	"neuralplay/nn"
	"neuralplay/nn/dataset"
	"neuralplay/nn/random"
)

// Every optimizer, with its own defaults, learns the playground's three easy data sets: 98 % of the training points
// within 200 epochs, in a network of two hidden layers of 8, from five seeds. go test -v prints the epochs.
func TestDefaultsLearn(t *testing.T) {
	for _, name := range nn.OptimizerNames() {
		o := nn.OptionsFor(must(nn.OptimizerNamed(name)))
		row := ""
		for _, data := range []string{"circle", "xor", "gauss"} {
			row += " " + data
			for seed := 1; seed <= 5; seed++ {
				epochs := epochsToLearn(data, seed, o)
				if epochs > 200 {
					t.Errorf("%s, %s, seed %d: got %d epochs, want at most 200", name, data, seed, epochs)
				}
				row += fmt.Sprint(" ", epochs)
			}
		}
		t.Logf("%-8s rate %-5v epochs to 98 %%:%s", name, o.LearningRate, row)
	}
}

// epochsToLearn trains as the playground does: 500 points without noise, half of them for training.
func epochsToLearn(data string, seed int, o nn.Options) int {
	source := random.NewSeedrandom(strconv.Itoa(seed))
	points := must(dataset.Named(data)).Make(source, 500, 0)
	dataset.Shuffle(source, points)
	train, _ := dataset.Split(points, 50)
	s := nn.Samples{N: len(train), D: 2, K: 1}
	for _, p := range train {
		s.Inputs = append(s.Inputs, p.X, p.Y)
		s.Targets = append(s.Targets, p.Label)
	}
	hidden := nn.Layer{Units: 8, Activation: "tanh"}
	n := must(nn.New(2, hidden, hidden, nn.Layer{Units: 1, Activation: "tanh"}))
	n.Initialize(source, nn.Init{Initializer: nn.UniformInit, Scale: 0.5, Bias: 0.1})
	trainer, w := nn.NewTrainer(n, s, o, uint64(seed)), n.NewWorkspace(s.N)
	for trainer.Epochs() <= 200 {
		trainer.Epoch()
		if _, accuracy := w.MeanLossAndAccuracy(s, o.Loss, 0); accuracy >= 0.98 {
			break
		}
	}
	return trainer.Epochs()
}

// Defaults sets what its optimizer reads, and nothing of the others; only AdamW decays weights.
func TestDefaults(t *testing.T) {
	const kept = 0.123
	set := func(o nn.Options) []float64 {
		return []float64{o.LearningRate, o.Momentum, o.Beta1, o.Beta2, o.Rho, o.Epsilon, o.WeightDecay}
	}
	seen := 0
	for name, want := range map[string][]float64{
		"sgd":      {0.03, kept, kept, kept, kept, kept, 0},
		"momentum": {0.01, 0.9, kept, kept, kept, kept, 0},
		"nesterov": {0.01, 0.9, kept, kept, kept, kept, 0},
		"adagrad":  {0.1, kept, kept, kept, kept, 1e-10, 0},
		"adadelta": {1, kept, kept, kept, 0.9, 1e-6, 0},
		"rmsprop":  {0.003, 0, kept, kept, 0.9, 1e-8, 0},
		"adam":     {0.003, kept, 0.9, 0.999, kept, 1e-8, 0},
		"adamw":    {0.003, kept, 0.9, 0.999, kept, 1e-8, 0.01},
		"adamax":   {0.01, kept, 0.9, 0.999, kept, 1e-8, 0},
		"nadam":    {0.003, kept, 0.9, 0.999, kept, 1e-8, 0},
	} {
		seen++
		o := nn.DefaultOptions()
		o.LearningRate, o.Momentum, o.Beta1, o.Beta2 = kept, kept, kept, kept
		o.Rho, o.Epsilon, o.WeightDecay = kept, kept, kept
		must(nn.OptimizerNamed(name)).Defaults(&o)
		if got := set(o); fmt.Sprint(got) != fmt.Sprint(want) {
			t.Errorf("%s: got %v, want %v", name, got, want)
		}
	}
	if seen != len(nn.OptimizerNames()) {
		t.Errorf("%d of %d optimizers are in the table", seen, len(nn.OptimizerNames()))
	}
	if o := nn.OptionsFor(nn.RMSprop); o.Optimizer != nn.RMSprop || o.Momentum != 0 || o.BatchSize != 10 {
		t.Errorf("got options %+v", o)
	}
	o := nn.DefaultOptions()
	if o.Optimizer = nn.RMSprop; o.Momentum != 0 {
		t.Errorf("RMSprop with DefaultOptions has a momentum of %v", o.Momentum)
	}
	if got, want := fmt.Sprintf("%+v", nn.OptionsFor(nn.SGD)), fmt.Sprintf("%+v", nn.DefaultOptions()); got != want {
		t.Errorf("OptionsFor(SGD): got %v, want %v", got, want)
	}
}
