package tensors

import (
	"math/rand/v2"
	"testing"

	"neuralplay/nn"
)

// trainings are ways to train that a step depends on besides the gradient.
var trainings = map[string]func(*nn.Options){
	"adam":          func(o *nn.Options) { *o = nn.OptionsFor(nn.Adam) },
	"momentum":      func(o *nn.Options) { *o = nn.OptionsFor(nn.Momentum) },
	"L2":            func(o *nn.Options) { o.Regularizer, o.RegularizationRate = nn.L2, 0.1 },
	"L1":            func(o *nn.Options) { o.Regularizer, o.RegularizationRate = nn.L1, 0.1 },
	"decay":         func(o *nn.Options) { o.WeightDecay = 0.1 },
	"clipped":       func(o *nn.Options) { o.Clip = 0.01 },
	"dropout":       func(o *nn.Options) { o.Dropout = 0.4 },
	"fixed biases":  func(o *nn.Options) { o.FixBiases = true },
	"half a batch":  func(o *nn.Options) { o.BatchSize = 3 },
	"never a whole": func(o *nn.Options) { o.BatchSize, o.Partial = 50, nn.CarryPartial },
}

// stepOf returns a step of a 3-4-2 network with 6 samples, some of the way into a batch.
func stepOf(t *testing.T, change func(*nn.Options)) Step {
	t.Helper()
	net, err := nn.New(3, nn.Layer{Units: 4, Activation: "tanh"}, nn.Layer{Units: 2, Activation: "sigmoid"})
	if err != nil {
		t.Fatal(err)
	}
	r := rand.New(rand.NewPCG(5, 5))
	normal := func(n int) []float64 {
		v := make([]float64, n)
		for i := range v {
			v[i] = r.NormFloat64()
		}
		return v
	}
	if err := net.SetParameters(normal(net.ParameterCount())); err != nil {
		t.Fatal(err)
	}
	o := nn.DefaultOptions()
	o.LearningRate, o.BatchSize = 0.3, 6
	change(&o)
	tr := nn.NewTrainer(net, nn.Samples{N: 6, D: 3, K: 2, Inputs: normal(18), Targets: normal(12)}, o, 1)
	tr.Batch()
	tr.Sample()
	return Step{Network: net, Options: o, Next: tr.NextStep()}
}

// However a network is trained: the room's program follows the kernel, what the kernel computed is never accused, and
// a mistake in the gradient is found.
func TestTrainings(t *testing.T) {
	for name, change := range trainings {
		s := stepOf(t, change)
		ref := s.recorded(&s.Next)
		got := s.program(&s.Next, ref).run(&wrong{})
		text, doubled := "", ""
		for _, at := range ref.slots() {
			if len(ref.at(at)) == 0 {
				if s.Next.Update != nil {
					t.Errorf("%s: there is no %v", name, at)
				}
				continue
			}
			a, b := got.at(at)[0], ref.at(at)[0]
			for i := range b.v {
				if d := a.v[i] - b.v[i]; !(d < 1e-12 && d > -1e-12) {
					t.Errorf("%s: %v: %d: got %v, want %v", name, at, i, a.v[i], b.v[i])
				}
			}
			label := map[Kind]string{NewW: "new W", NewB: "new b", Loss: "loss "}[at.kind]
			if label == "" {
				label = string(at.kind)
			}
			label += string(rune('0'+at.layer)) + " = "
			text += label + spell(b.matrix, -1) + "\n"
			if at.kind == DW || at.kind == DB {
				doubled += label + spell(b.matrix.times(2), -1) + "\n"
			}
		}
		r := expect(t, name, text, s, "")
		if r.First >= 0 {
			t.Errorf("%s: got %+v", name, r.Tensors[r.First])
		}
		if doubled != "" {
			expect(t, name+", doubled", doubled, s, FactorTwo)
		}
	}
}
