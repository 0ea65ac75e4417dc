package nn

import (
	"math"
	"math/rand"
	"slices"
	"testing"
)

// What an update is said to be made of leads from its first numbers to its last.
func TestRecordedUpdates(t *testing.T) {
	eachWay(t, func(t *testing.T, begin func() *Trainer) {
		tr := begin()
		weight := weightPlaces(tr.net)
		var r Recording
		tr.Record(&r)
		var last *Update
		for tr.Steps() < 6 {
			epochs := tr.Epochs()
			tr.Batch()
			u := r.Update
			if u == nil {
				continue
			}
			checkUpdate(t, tr, u, weight)
			if u.Rate != tr.RateAt(epochs) {
				t.Errorf("step %d: rate: got %v, want %v", u.Step, u.Rate, tr.RateAt(epochs))
			}
			if last != nil {
				sameBits(t, "before is the last after", u.Before, last.After)
				for i := range last.SlotsAfter {
					sameBits(t, "slot before is the last after", u.SlotsBefore[i], last.SlotsAfter[i])
				}
			}
			last = u
		}
	})
}

func checkUpdate(t *testing.T, tr *Trainer, u *Update, weight []bool) {
	t.Helper()
	o := &tr.Options
	share := 1.0
	if !o.Sum {
		share /= float64(u.Samples)
	}
	square := 0.0
	for i, sum := range u.Sum {
		g, penalty, decay := share*sum, 0.0, 0.0
		if o.RegularizationRate != 0 && weight[i] {
			penalty = o.RegularizationRate * o.Regularizer.Derivative(u.Before[i])
		}
		if u.Penalty != nil && u.Penalty[i] != penalty || u.Penalty == nil && o.RegularizationRate != 0 {
			t.Errorf("penalty %d: got %v, want %v", i, u.Penalty, penalty)
		}
		if o.WeightDecay != 0 {
			decay = o.WeightDecay * u.Before[i]
		}
		if u.Decay != nil && u.Decay[i] != decay || u.Decay == nil && o.WeightDecay != 0 {
			t.Errorf("decay %d: got %v, want %v", i, u.Decay, decay)
		}
		if o.Optimizer != SGD {
			g += penalty
		}
		if o.Optimizer != AdamW {
			g += decay
		}
		if o.FixBiases && !weight[i] {
			g = 0
		}
		square += g * g
		if want := g * u.Factor; !near(u.Gradient[i], want, 1e-16, 1e-13) {
			t.Errorf("gradient %d: got %v, want %v", i, u.Gradient[i], want)
		}
		if o.Optimizer != SGD || slices.Contains(u.Resting, i) {
			continue
		}
		want := u.Before[i] - u.Rate*(u.Gradient[i]+penalty)
		if o.FixBiases && !weight[i] {
			want = u.Before[i]
		}
		if !near(u.After[i], want, 1e-15, 1e-13) {
			t.Errorf("after %d: got %v, want %v", i, u.After[i], want)
		}
	}
	if !near(u.Length, math.Sqrt(square), 1e-15, 1e-12) {
		t.Errorf("length: got %v, want %v", u.Length, math.Sqrt(square))
	}
	factor := 1.0
	if o.Clip > 0 && u.Length > o.Clip {
		factor = o.Clip / u.Length
	}
	if u.Factor != factor {
		t.Errorf("factor: got %v, want %v", u.Factor, factor)
	}
	for _, i := range u.Resting {
		if u.After[i] != 0 {
			t.Errorf("a resting weight is %v", u.After[i])
		}
	}
	before, after, slots := len(u.SlotsBefore), len(u.SlotsAfter), len(o.Optimizer.Slots)
	if u.Optimizer != o.Optimizer || before != slots || after != slots {
		t.Errorf("%s: got %d and %d slots, want %d", u.Optimizer.Name, before, after, slots)
	}
	if want := u.Step; o.Optimizer != SGD && u.Updates != want || o.Optimizer == SGD && u.Updates != 0 {
		t.Errorf("updates: got %d in step %d", u.Updates, want)
	}
}

// Two optimizers by their formulas, from the recorded slots alone.
func TestRecordedSlots(t *testing.T) {
	for _, optimizer := range []*Optimizer{Momentum, Adam} {
		rng := rand.New(rand.NewSource(24))
		n := made(t, rng, 2, Layer{4, "tanh"}, Layer{1, "tanh"})
		tr := NewTrainer(n, batch(rng, n, 30), OptionsFor(optimizer), 1)
		var r Recording
		tr.Record(&r)
		for range 7 {
			tr.Batch()
			u := r.Update
			for i, g := range u.Gradient {
				first, want := 0.0, 0.0
				if optimizer == Momentum {
					first = tr.Momentum*u.SlotsBefore[0][i] + g
					want = u.Before[i] - u.Rate*first
				} else {
					first = tr.Beta1*u.SlotsBefore[0][i] + (1-tr.Beta1)*g
					v := tr.Beta2*u.SlotsBefore[1][i] + (1-tr.Beta2)*g*g
					m := first / (1 - math.Pow(tr.Beta1, float64(u.Updates)))
					want = u.Before[i] - u.Rate*m/(math.Sqrt(v/(1-math.Pow(tr.Beta2, float64(u.Updates))))+tr.Epsilon)
				}
				if !near(u.SlotsAfter[0][i], first, 1e-17, 1e-13) || !near(u.After[i], want, 1e-15, 1e-13) {
					t.Errorf("%s, step %d, parameter %d: got %v and %v, want %v and %v",
						optimizer.Name, u.Step, i, u.SlotsAfter[0][i], u.After[i], first, want)
				}
			}
		}
	}
}
