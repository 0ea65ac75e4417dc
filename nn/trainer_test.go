package nn

import (
	"encoding/json"
	"fmt"
	"math"
	"math/rand"
	"slices"
	"testing"
)

// plainEpoch is the witness: TensorFlow Playground's epoch in plain loops over
// Parameters, a sample at a time.
type plainEpoch struct {
	gradient []float64
	n        int
	dead     map[int]bool
}

func (e *plainEpoch) run(n *Network, s Samples, o Options) {
	weight := weightPlaces(n)
	if e.gradient == nil {
		e.gradient, e.dead = make([]float64, n.ParameterCount()), map[int]bool{}
	}
	for i := range s.N {
		for j, g := range n.PlainGradient(s.Inputs[i*s.D:(i+1)*s.D], s.Targets[i*s.K:(i+1)*s.K], o.Loss) {
			e.gradient[j] += g
		}
		e.n++
		if (i+1)%o.BatchSize != 0 && !(i == s.N-1 && o.Partial == StepPartial) {
			continue
		}
		p := n.Parameters(nil)
		for j := range p {
			if e.dead[j] {
				continue
			}
			before := p[j]
			p[j] -= o.LearningRate * e.gradient[j] / float64(e.n)
			if !weight[j] {
				continue
			}
			after := p[j] - o.LearningRate*o.RegularizationRate*o.Regularizer.Derivative(before)
			if o.Regularizer.Kills && p[j]*after < 0 {
				after, e.dead[j] = 0, true
			}
			p[j] = after
		}
		n.SetParameters(p)
		clear(e.gradient)
		e.n = 0
	}
}

func TestTrainerEqualsPlainLoops(t *testing.T) {
	for _, r := range RegularizerNames() {
		for _, partial := range []PartialBatch{CarryPartial, StepPartial} {
			for _, size := range []int{1, 3, 4, 9, 10, 11, 300} {
				t.Run(fmt.Sprint(r, partial, size), func(t *testing.T) {
					rng := rand.New(rand.NewSource(4))
					n := made(t, rng, 2, Layer{5, "tanh"}, Layer{1, "tanh"})
					o := DefaultOptions()
					o.BatchSize, o.Partial, o.LearningRate, o.RegularizationRate = size, partial, 0.1, 0.1
					o.Regularizer, _ = RegularizerNamed(r)
					s := batch(rng, n, 10)
					tr := NewTrainer(n, s, o, 1)
					witness := made(t, rng, 2, Layer{5, "tanh"}, Layer{1, "tanh"})
					if err := witness.SetParameters(n.Parameters(nil)); err != nil {
						t.Fatal(err)
					}
					var e plainEpoch
					for range 20 {
						tr.Epoch()
						e.run(witness, s, o)
					}
					got := n.Parameters(nil)
					for i, want := range witness.Parameters(nil) {
						if !near(got[i], want, 1e-12, 1e-11) {
							t.Fatalf("parameter %d: got %v, want %v", i, got[i], want)
						}
					}
				})
			}
		}
	}
}

func TestSampleBatchAndEpochGoTheSameWay(t *testing.T) {
	run := func(advance func(*Trainer)) []float64 {
		rng := rand.New(rand.NewSource(5))
		n := made(t, rng, 2, Layer{3, "tanh"}, Layer{1, "tanh"})
		o := DefaultOptions()
		o.BatchSize = 4
		tr := NewTrainer(n, batch(rng, n, 10), o, 1)
		for tr.Epochs() < 5 {
			advance(tr)
		}
		if tr.Steps() != 15 || tr.Samples() != 50 {
			t.Errorf("got %d steps and %d samples, want 15 and 50", tr.Steps(), tr.Samples())
		}
		return n.Parameters(nil)
	}
	want := run((*Trainer).Epoch)
	for name, advance := range map[string]func(*Trainer){"batch": (*Trainer).Batch, "sample": (*Trainer).Sample} {
		for i, v := range run(advance) {
			if !near(v, want[i], 1e-14, 1e-13) { // sums of pairs differ in the last places
				t.Errorf("%s: parameter %d: got %v, want %v", name, i, v, want[i])
			}
		}
	}
}

func TestADeadWeightLivesAgainWhenItIsSet(t *testing.T) {
	rng := rand.New(rand.NewSource(6))
	n := made(t, rng, 2, Layer{1, "tanh"})
	o := DefaultOptions()
	o.Regularizer, _ = RegularizerNamed("L1")
	o.RegularizationRate = 10
	tr := NewTrainer(n, batch(rng, n, 10), o, 1)
	for range 50 {
		tr.Epoch()
	}
	if n.Weight(1, 0, 0) != 0 || n.Weight(1, 0, 1) != 0 {
		t.Fatalf("weights did not die: %v", n.Parameters(nil))
	}
	tr.RegularizationRate = 0
	tr.Epoch()
	if n.Weight(1, 0, 0) != 0 {
		t.Error("a dead weight was trained")
	}
	n.SetWeight(1, 0, 0, 0.5)
	tr.Epoch()
	if w := n.Weight(1, 0, 0); w == 0.5 || w == 0 {
		t.Errorf("a weight set by hand is not trained: %v", w)
	}
	tr.Revive()
	tr.Epoch()
	if n.Weight(1, 0, 1) == 0 {
		t.Error("a revived weight is not trained")
	}
}

// saved is a trainer's snapshot as it comes back from JSON.
func saved(t *testing.T, tr *Trainer) (s Snapshot) {
	t.Helper()
	text, err := json.Marshal(tr.Snapshot())
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(text, &s); err != nil {
		t.Fatal(err)
	}
	return s
}

func TestSnapshotResumesToTheBit(t *testing.T) {
	for _, r := range RegularizerNames() {
		rng := rand.New(rand.NewSource(7))
		n := made(t, rng, 2, Layer{5, "tanh"}, Layer{1, "tanh"})
		s := batch(rng, n, 11)
		o := DefaultOptions()
		o.BatchSize, o.Partial, o.RegularizationRate = 4, CarryPartial, 0.2
		o.Regularizer, _ = RegularizerNamed(r)
		tr := NewTrainer(n, s, o, 1)
		for range 37 {
			tr.Sample()
		}
		snapshot := saved(t, tr)
		other := made(t, rng, 2, Layer{5, "tanh"}, Layer{1, "tanh"})
		resumed := NewTrainer(other, s, o, 1)
		if err := resumed.Restore(snapshot); err != nil {
			t.Fatal(err)
		}
		for range 53 {
			tr.Sample()
			resumed.Sample()
		}
		got := other.Parameters(nil)
		for i, want := range n.Parameters(nil) {
			if math.Float64bits(got[i]) != math.Float64bits(want) {
				t.Errorf("%s: parameter %d: got %v, want %v", r, i, got[i], want)
			}
		}
		if resumed.Epochs() != tr.Epochs() || resumed.Steps() != tr.Steps() || resumed.Samples() != tr.Samples() ||
			resumed.Cursor() != tr.Cursor() {
			t.Errorf("%s: counts differ", r)
		}
	}
}

func TestRestoreRefusesWhatDoesNotFit(t *testing.T) {
	rng := rand.New(rand.NewSource(8))
	n := made(t, rng, 2, Layer{1, "tanh"})
	tr := NewTrainer(n, batch(rng, n, 4), DefaultOptions(), 1)
	before := n.Parameters(nil)
	for name, break_ := range map[string]func(*Snapshot){
		"parameters": func(s *Snapshot) { s.Parameters = s.Parameters[1:] },
		"gradient":   func(s *Snapshot) { s.Gradient = nil },
		"cursor":     func(s *Snapshot) { s.Cursor = 4 },
		"steps":      func(s *Snapshot) { s.Steps = -1 },
		"dead":       func(s *Snapshot) { s.Dead = []int{3} },
	} {
		s := tr.Snapshot()
		s.Parameters[0] = 99
		break_(&s)
		if err := tr.Restore(s); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
	if n.Parameters(nil)[0] != before[0] {
		t.Error("a refused snapshot changed the network")
	}
}

func TestTrainingAllocatesNothing(t *testing.T) {
	rng := rand.New(rand.NewSource(9))
	n := made(t, rng, 7, Layer{8, "tanh"}, Layer{8, "relu"}, Layer{1, "tanh"})
	o := DefaultOptions()
	o.Regularizer, _ = RegularizerNamed("L1")
	o.RegularizationRate = 0.001
	tr := NewTrainer(n, batch(rng, n, 25), o, 1)
	if got := testing.AllocsPerRun(20, tr.Epoch); got != 0 {
		t.Errorf("got %v allocations an epoch, want 0", got)
	}
}

func BenchmarkTrain(b *testing.B) {
	for _, c := range []struct {
		name, activation string
		inputs, batch    int
		hidden           []int
	}{
		{"A 2-4-2-1 tanh", "tanh", 2, 10, []int{4, 2}},
		{"B 7-8x6-1 tanh", "tanh", 7, 10, []int{8, 8, 8, 8, 8, 8}},
		{"C 7-8x6-1 relu L2", "relu", 7, 10, []int{8, 8, 8, 8, 8, 8}},
		{"D 2-32-32-1 tanh", "tanh", 2, 32, []int{32, 32}},
		{"E 2-64x8-1 tanh", "tanh", 2, 32, []int{64, 64, 64, 64, 64, 64, 64, 64}},
	} {
		b.Run(c.name, func(b *testing.B) {
			rng := rand.New(rand.NewSource(10))
			var layers []Layer
			for _, u := range c.hidden {
				layers = append(layers, Layer{u, c.activation})
			}
			n := made(b, rng, c.inputs, append(layers, Layer{1, "tanh"})...)
			o := DefaultOptions()
			o.BatchSize = c.batch
			if c.activation == "relu" {
				o.Regularizer, _ = RegularizerNamed("L2")
				o.RegularizationRate = 0.001
			}
			tr := NewTrainer(n, batch(rng, n, 250), o, 1)
			b.ReportAllocs()
			for b.Loop() {
				tr.Epoch()
			}
			b.ReportMetric(float64(tr.Samples())/b.Elapsed().Seconds(), "samples/s")
		})
	}
}

// A stretch goes over the ends of batches, not over that of the epoch.
func TestStretch(t *testing.T) {
	for _, c := range []struct{ batch, n, samples int }{
		{10, 1, 10}, {10, 95, 100}, {10, 333, 333}, {10, 1e9, 333}, {7, 330, 333}, {1, 5, 5}, {200, 1, piece},
		{200, 130, 192}, {200, 193, 200}, {1000, 1e9, 333},
	} {
		rng := rand.New(rand.NewSource(7))
		n := made(t, rng, 3, Layer{5, "tanh"}, Layer{2, "linear"})
		o := DefaultOptions()
		o.BatchSize, o.Shuffle, o.Dropout = c.batch, true, 0.2
		stretched := NewTrainer(n, batch(rng, n, 333), o, 5)
		stretched.Stretch(c.n)
		if got := stretched.Samples(); got != c.samples {
			t.Errorf("batches of %d: a stretch of %d went through %d samples, want %d", c.batch, c.n, got, c.samples)
		}
	}
}

func TestPiecesAreBatches(t *testing.T) {
	for _, size := range []int{1, 10, 100, 1000} { // the last is larger than the data
		for _, partial := range []PartialBatch{CarryPartial, StepPartial} {
			trainer := func() *Trainer {
				rng := rand.New(rand.NewSource(7))
				n := made(t, rng, 3, Layer{5, "tanh"}, Layer{2, "linear"})
				o := DefaultOptions()
				o.BatchSize, o.Partial, o.Shuffle, o.Dropout = size, partial, true, 0.2
				return NewTrainer(n, batch(rng, n, 333), o, 5)
			}
			whole, pieces := trainer(), trainer()
			for range 20 {
				whole.Batch()
				for !pieces.Piece() {
				}
			}
			if whole.Samples() != pieces.Samples() || whole.Steps() != pieces.Steps() {
				t.Fatalf("size %d: %d samples and %d steps, want %d and %d",
					size, pieces.Samples(), pieces.Steps(), whole.Samples(), whole.Steps())
			}
			if !slices.Equal(whole.net.theta, pieces.net.theta) || !slices.Equal(whole.net.grad, pieces.net.grad) {
				t.Errorf("size %d, %s: pieces came out otherwise", size, partial)
			}
		}
	}
	rng := rand.New(rand.NewSource(7))
	n := made(t, rng, 3, Layer{5, "tanh"}, Layer{1, "tanh"})
	o := DefaultOptions()
	o.FullBatch = true
	tr := NewTrainer(n, batch(rng, n, 1000), o, 5)
	for tr.Steps() == 0 {
		before := tr.Samples()
		tr.Piece()
		if done := tr.Samples() - before; done > piece {
			t.Fatalf("a piece of %d samples, want at most %d", done, piece)
		}
	}
}
