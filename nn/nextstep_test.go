package nn

import (
	"fmt"
	"math/rand"
	"slices"
	"testing"
)

// The next step is the one that then comes, and looking at it leaves no bit changed, nor a recording that is on.
func TestNextStepChangesNothing(t *testing.T) {
	eachWay(t, func(t *testing.T, begin func() *Trainer) {
		alone, asked := begin(), begin()
		var r, taken Recording
		asked.Record(&r)
		alone.Record(&taken)
		for range 7 {
			before := asked.Snapshot()
			kept := r
			next := asked.NextStep()
			after := asked.Snapshot()
			if fmt.Sprint(before) != fmt.Sprint(after) || r.Update != kept.Update ||
				len(r.Samples) != len(kept.Samples) {
				t.Fatal("asking for the next step changed the trainer")
			}
			for steps := asked.Steps(); asked.Steps() == steps; {
				alone.Batch()
				asked.Batch()
			}
			sameBits(t, "parameters", asked.net.theta, alone.net.theta)
			if r.Update == nil || r.Update.Step != asked.Steps() {
				t.Error("asking for the next step ended the recording")
			}
			sameBits(t, "the next step's parameters", next.Update.After, taken.Update.After)
			if len(next.Samples) != len(taken.Samples) || next.Samples[0].Index != taken.Samples[0].Index {
				t.Errorf("got %d samples from %d on, want %d from %d on", len(next.Samples), next.Samples[0].Index,
					len(taken.Samples), taken.Samples[0].Index)
			}
		}
		gradient := alone.net.Parameters(nil) // any numbers will do
		before := fmt.Sprint(asked.Snapshot())
		u := asked.UpdateFor(gradient, 3)
		if u.Samples != 3 || !slices.Equal(u.Sum, gradient) || slices.Equal(u.Before, u.After) {
			t.Errorf("an update of one's own: got %+v", u)
		}
		trace, u := asked.Trace(asked.data.Inputs[:asked.data.D], asked.data.Targets[:asked.data.K])
		if got := trace.Gradient(nil); !slices.Equal(got, u.Sum) {
			t.Errorf("got a sample's gradient %v, want %v", got, u.Sum)
		}
		if fmt.Sprint(asked.Snapshot()) != before {
			t.Error("asking for an update changed the trainer")
		}
		for range 3 {
			alone.Epoch()
			asked.Epoch()
		}
		sameBits(t, "parameters after all that", asked.net.theta, alone.net.theta)
	})
}

// A sample's trace has the bits that training on it alone has, and the numbers of the plain loops.
func TestTraceOfATrainer(t *testing.T) {
	rng := rand.New(rand.NewSource(29))
	n := made(t, rng, 3, Layer{5, "tanh"}, Layer{4, "relu"}, Layer{3, "softmax"})
	o := OptionsFor(Adam)
	o.BatchSize, o.Loss = 1, CrossEntropy
	s := batch(rng, n, 4)
	s.Targets = []float64{1, 0, 0, 0, 0, 1, 0, 1, 0, 1, 0, 0} // the kernel's o − t takes them to add up to 1
	tr := NewTrainer(n, s, o, 1)
	for i := range 4 {
		x, y := s.Inputs[3*i:3*i+3], s.Targets[3*i:3*i+3]
		trace, u := tr.Trace(x, y)
		if got := trace.Gradient(nil); !slices.Equal(got, u.Sum) { // −0 is 0 there
			t.Errorf("got the gradient %v, want %v", got, u.Sum)
		}
		for l := range trace.Layers {
			if layer := &trace.Layers[l]; len(layer.DW) != n.Units(l+1) || len(layer.DB) != n.Units(l+1) {
				t.Errorf("layer %d: got %d×… and %d derivatives", l+1, len(layer.DW), len(layer.DB))
			} else {
				layer.DW, layer.DB = nil, nil
			}
		}
		sameTrace(t, "beside the plain loops", trace, n.Trace(x, y, o.Loss))
		tr.Sample()
		sameBits(t, "the update", u.After, n.Parameters(nil))
	}
}

func TestNextStepWithoutAnUpdate(t *testing.T) {
	rng := rand.New(rand.NewSource(26))
	n := made(t, rng, 2, Layer{3, "tanh"}, Layer{1, "tanh"})
	o := DefaultOptions()
	o.BatchSize, o.Partial = 30, CarryPartial
	if r := NewTrainer(n, batch(rng, n, 20), o, 1).NextStep(); r.Update != nil || len(r.Samples) != 40 {
		t.Errorf("got %d samples and the update %v, want 40 and none", len(r.Samples), r.Update)
	}
}

// Who changes the data at the beginning of each epoch is asked before a carried batch goes on into the next.
func TestNextStepAcrossEpochs(t *testing.T) {
	rng := rand.New(rand.NewSource(28))
	n := made(t, rng, 2, Layer{3, "tanh"}, Layer{1, "tanh"})
	o := DefaultOptions()
	o.BatchSize, o.Partial = 15, CarryPartial
	tr := NewTrainer(n, batch(rng, n, 20), o, 1)
	tr.Batch()
	var cursors []int
	r := tr.NextStepWith(func() { cursors = append(cursors, tr.Cursor()) })
	if !slices.Equal(cursors, []int{15, 0}) || len(r.Samples) != 20 || r.Update.Samples != 20 {
		t.Errorf("prepared at %v for %d samples, want at 15 and 0 for 20", cursors, len(r.Samples))
	}
}

// The update of one sample alone, by hand.
func TestUpdateForOneSample(t *testing.T) {
	rng := rand.New(rand.NewSource(27))
	n := made(t, rng, 2, Layer{3, "tanh"}, Layer{1, "tanh"})
	tr := NewTrainer(n, batch(rng, n, 20), DefaultOptions(), 1)
	trace := n.Trace([]float64{1, 2}, []float64{-1}, tr.Loss)
	gradient := trace.Gradient(nil)
	u := tr.UpdateFor(gradient, 1)
	for i, w := range n.Parameters(nil) {
		if want := w - 0.03*gradient[i]; !near(u.After[i], want, 1e-16, 1e-15) {
			t.Errorf("parameter %d: got %v, want %v", i, u.After[i], want)
		}
	}
}
