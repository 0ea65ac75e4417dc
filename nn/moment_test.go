package nn

import (
	"fmt"
	"math"
	"math/rand"
	"testing"
)

// Training on from a moment comes out the same, to the bit, in the trainer itself and in another one: for every
// optimizer and every way, in the middle of a batch, at the end of one, and of an epoch.
func TestMomentResumesToTheBit(t *testing.T) {
	eachWay(t, func(t *testing.T, begin func() *Trainer) {
		var m Moment
		for _, samples := range []int{0, 33, 70, 140, 150, 187} {
			tr, other := begin(), begin()
			tr.RegularizationRate *= 3 // more weights die
			other.Options = tr.Options
			for range samples {
				tr.Sample()
			}
			tr.SaveMoment(&m)
			snapshot := fmt.Sprint(tr.Snapshot())
			run := func(tr *Trainer) []float64 {
				for range 3 {
					tr.Batch()
				}
				for range 11 {
					tr.Sample()
				}
				var state []float64
				for _, count := range []int{tr.Epochs(), tr.Steps(), tr.Samples(), tr.Cursor()} {
					state = append(state, float64(count))
				}
				return append(append(state, tr.net.theta...), tr.net.grad...)
			}
			want := run(tr)
			tr.LoadMoment(&m)
			if fmt.Sprint(tr.Snapshot()) != snapshot {
				t.Fatalf("after %d samples: the moment is not the snapshot", samples)
			}
			sameBits(t, fmt.Sprint("gone back to sample ", samples), run(tr), want)
			run(other) // is somewhere else
			other.LoadMoment(&m)
			sameBits(t, fmt.Sprint("another trainer from sample ", samples), run(other), want)
		}
	})
}

// Weights at rest stay at rest after going back, even if the trainer has searched for them in between without
// finding any.
func TestMomentKeepsWeightsAtRest(t *testing.T) {
	rng := rand.New(rand.NewSource(31))
	n := made(t, rng, 2, Layer{1, "tanh"})
	o := DefaultOptions()
	o.Regularizer, o.RegularizationRate = L1, 10
	tr := NewTrainer(n, batch(rng, n, 10), o, 1)
	for range 50 {
		tr.Epoch()
	}
	tr.RegularizationRate = 0
	var m Moment
	tr.SaveMoment(&m)
	tr.Revive()
	tr.Epoch()
	if n.Weight(1, 0, 0) == 0 {
		t.Fatal("a revived weight is not trained")
	}
	tr.LoadMoment(&m)
	tr.Epoch()
	if n.Weight(1, 0, 0) != 0 {
		t.Error("a weight at rest was trained")
	}
}

// Going back forgets a divergence, in the padding too.
func TestMomentFromDivergence(t *testing.T) {
	rng := rand.New(rand.NewSource(32))
	n := made(t, rng, 3, Layer{5, "relu"}, Layer{1, "linear"})
	o := OptionsFor(Momentum)
	tr := NewTrainer(n, batch(rng, n, 20), o, 1)
	tr.Epoch()
	var m Moment
	tr.SaveMoment(&m)
	tr.Epoch()
	want := n.Parameters(nil)
	tr.LoadMoment(&m)
	tr.LearningRate = 1e200
	for range 5 {
		tr.Epoch()
	}
	if !math.IsNaN(n.Largest()) {
		t.Fatalf("the run did not diverge: %v", n.Largest())
	}
	tr.LearningRate = o.LearningRate
	tr.LoadMoment(&m)
	tr.Epoch()
	sameBits(t, "parameters", n.Parameters(nil), want)
}

// A new optimizer starts with nothing remembered, also one that was here before.
func TestAnotherOptimizerForgets(t *testing.T) {
	rng := rand.New(rand.NewSource(33))
	n := made(t, rng, 2, Layer{3, "tanh"}, Layer{1, "tanh"})
	tr := NewTrainer(n, batch(rng, n, 20), OptionsFor(Adam), 1)
	tr.Epoch()
	var m Moment
	tr.SaveMoment(&m)
	for _, between := range []*Optimizer{SGD, Momentum} {
		tr.LoadMoment(&m)
		tr.Optimizer = between
		tr.Epoch()
		tr.Optimizer = Adam
		u := tr.NextStep().Update
		if u.Updates != 1 || u.SlotsBefore[0][0] != 0 {
			t.Errorf("after %s: update %d of Adam begins with %v", between.Name, u.Updates, u.SlotsBefore[0][0])
		}
	}
}

// momentTrainer is in the middle of training with everything a moment can hold.
func momentTrainer(t testing.TB, optimizer *Optimizer, layers ...Layer) *Trainer {
	t.Helper()
	rng := rand.New(rand.NewSource(34))
	n := made(t, rng, 2, layers...)
	o := OptionsFor(optimizer)
	if optimizer != SGD {
		o.Shuffle, o.Dropout = true, 0.1
	}
	tr := NewTrainer(n, batch(rng, n, 250), o, 1)
	for range 13 {
		tr.Sample()
	}
	return tr
}

func TestMomentAllocatesNothing(t *testing.T) {
	tr := momentTrainer(t, Adam, Layer{8, "tanh"}, Layer{1, "tanh"})
	var m Moment
	tr.SaveMoment(&m)
	if got := testing.AllocsPerRun(20, func() {
		tr.SaveMoment(&m)
		tr.Batch()
		tr.LoadMoment(&m)
	}); got != 0 {
		t.Errorf("got %v allocations, want 0", got)
	}
	off := m // a moment without order and masks; the slices stay m's
	off.order, off.masks = nil, nil
	if got := testing.AllocsPerRun(20, func() {
		tr.LoadMoment(&off)
		tr.LoadMoment(&m)
	}); got != 0 {
		t.Errorf("without and with dropout: got %v allocations, want 0", got)
	}
}

func BenchmarkMoment(b *testing.B) {
	wide := make([]Layer, 8)
	for i := range wide {
		wide[i] = Layer{64, "tanh"}
	}
	for _, optimizer := range []*Optimizer{SGD, Adam} {
		for name, layers := range map[string][]Layer{"2-4-2-1": {{4, "tanh"}, {2, "tanh"}}, "2-64x8-1": wide} {
			tr := momentTrainer(b, optimizer, append(layers, Layer{1, "tanh"})...)
			var m Moment
			tr.SaveMoment(&m)
			b.Run(fmt.Sprint(name, " ", optimizer.Name, " save"), func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					tr.SaveMoment(&m)
				}
			})
			b.Run(fmt.Sprint(name, " ", optimizer.Name, " load"), func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					tr.LoadMoment(&m)
				}
			})
		}
	}
}
