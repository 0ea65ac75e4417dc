package nn

import (
	"fmt"
	"math"
	"math/rand"
	"slices"
	"testing"
)

// sameTrace compares a recorded trace with the plain loops'. The kernel sums in another order and has a tanh of its own,
// accurate to 4 units in the last place: values of about 1 differ by a few 1e-16 a layer, and derivatives by about as
// much relative to the largest term of their sums.
func sameTrace(t *testing.T, what string, got, want Trace) {
	t.Helper()
	if !slices.Equal(got.Inputs, want.Inputs) || !slices.Equal(got.Target, want.Target) || len(got.Layers) != len(want.Layers) {
		t.Fatalf("%s: got inputs %v, target %v, %d layers, want %v, %v, %d",
			what, got.Inputs, got.Target, len(got.Layers), want.Inputs, want.Target, len(want.Layers))
	}
	compare := func(name string, got, want []float64) {
		t.Helper()
		if len(got) != len(want) {
			t.Fatalf("%s: %s: got %d numbers, want %d", what, name, len(got), len(want))
		}
		for u := range want {
			if !near(got[u], want[u], 1e-14, 1e-11) {
				t.Errorf("%s: %s[%d]: got %v, want %v", what, name, u, got[u], want[u])
			}
		}
	}
	compare("loss", []float64{got.Loss}, []float64{want.Loss})
	for l, layer := range want.Layers {
		at := fmt.Sprint("layer ", l+1, " ")
		compare(at+"z", got.Layers[l].Z, layer.Z)
		compare(at+"a", got.Layers[l].A, layer.A)
		compare(at+"dA", got.Layers[l].DA, layer.DA)
		compare(at+"δ", got.Layers[l].Delta, layer.Delta)
		compare(at+"mask", got.Layers[l].Mask, layer.Mask)
		if got.Layers[l].DW != nil {
			t.Errorf("%s: layer %d: a recording comes with DW", what, l+1)
		}
	}
}

// checkRecording compares every sample of a step with the plain loops on the parameters before, and the batch's gradient
// with their sum. masks are those of the step.
func checkRecording(t *testing.T, what string, n *Network, r *Recording, s Samples, o Options, masks [][]float64) {
	t.Helper()
	if r.Update == nil {
		t.Fatalf("%s: the step has no update", what)
	}
	u := r.Update
	plain := n.Clone()
	if err := plain.SetParameters(u.Before); err != nil {
		t.Fatal(err)
	}
	sum, loss := make([]float64, n.ParameterCount()), 0.0
	for i := range r.Samples {
		at := r.Samples[i].Index
		want := plain.trace(s.Inputs[at*s.D:(at+1)*s.D], s.Targets[at*s.K:(at+1)*s.K], o.Loss, masks)
		sameTrace(t, fmt.Sprint(what, ", sample ", at), r.Samples[i].Trace, want)
		for j, g := range r.Samples[i].Gradient(nil) {
			sum[j] += g
		}
		loss += want.Loss
	}
	if got, want := r.Loss(), loss/float64(len(r.Samples)); !near(got, want, 1e-14, 1e-11) {
		t.Errorf("%s: loss: got %v, want %v", what, got, want)
	}
	if r.Earlier != 0 || u.Samples != len(r.Samples) {
		t.Errorf("%s: %d samples and %d earlier in an update of %d", what, len(r.Samples), r.Earlier, u.Samples)
	}
	for j, want := range sum {
		if !near(u.Sum[j], want, 1e-13, 1e-11) {
			t.Errorf("%s: gradient %d: got %v, want %v", what, j, u.Sum[j], want)
		}
	}
	if !slices.Equal(u.After, n.Parameters(nil)) {
		t.Errorf("%s: the parameters after the step are not the network's", what)
	}
}

// oneHot makes the targets classes.
func oneHot(s Samples) {
	clear(s.Targets)
	for i := range s.N {
		s.Targets[i*s.K+i%s.K] = 1
	}
}

// Every activation in networks of every kind of layer that the kernel has loops for, with every kind of loss that its
// backward pass tells apart, and 65 samples: more than a piece, and odd.
func TestRecordingEqualsPlainLoops(t *testing.T) {
	rng := rand.New(rand.NewSource(21))
	for _, a := range activations {
		for _, c := range []struct {
			inputs, samples int
			hidden          []int
			outputs         int
			output          *Activation
			loss            *Loss
		}{
			{2, 10, []int{4, 2}, 1, Tanh, HalfSquared},
			{1, 1, nil, 1, a, MeanSquared},
			{3, 7, []int{1, 5}, 2, a, Huber},
			{5, 65, []int{9}, 6, Softmax, CrossEntropy},
			{7, 12, []int{3, 2, 13}, 3, Softmax, MeanSquared},
			{2, 3, []int{8, 8}, 2, Sigmoid, BinaryCrossEntropy},
			{2, 5, []int{6, 1}, 3, Linear, MeanAbsolute},
			{4, 9, []int{2}, 1, Tanh, Hinge},
		} {
			var layers []Layer
			for _, units := range c.hidden {
				layers = append(layers, Layer{units, a.Name})
			}
			n := made(t, rng, c.inputs, append(layers, Layer{c.outputs, c.output.Name})...)
			s := batch(rng, n, c.samples)
			if c.loss.Fused != "" {
				oneHot(s)
			}
			o := DefaultOptions()
			o.Loss, o.FullBatch = c.loss, true
			tr := NewTrainer(n, s, o, 1)
			var r Recording
			tr.Record(&r)
			tr.Batch()
			what := fmt.Sprint(c.inputs, a.Name, c.hidden, c.output.Name, c.loss.Name)
			checkRecording(t, what, n, &r, s, o, nil)
		}
	}
}

// ways are options under which a step could be recorded wrongly.
var ways = map[string]func(*Options){
	"plain":    func(*Options) {},
	"carried":  func(o *Options) { o.Partial = CarryPartial },
	"sum":      func(o *Options) { o.Sum, o.LearningRate = true, 0.003 },
	"shuffled": func(o *Options) { o.Shuffle = true },
	"dropout":  func(o *Options) { o.Dropout = 0.3 },
	"clipped":  func(o *Options) { o.Clip = 0.05 },
	"decay":    func(o *Options) { o.WeightDecay = 0.1 },
	"L1":       func(o *Options) { o.Regularizer, o.RegularizationRate = L1, 0.3 },
	"L2":       func(o *Options) { o.Regularizer, o.RegularizationRate = L2, 0.1 },
	"weights":  func(o *Options) { o.FixBiases = true },
	"falling":  func(o *Options) { o.Schedule, o.ScheduleSteps, o.Warmup = CosineDecay, 20, 5 },
	"all at once": func(o *Options) {
		o.Partial, o.Shuffle, o.Dropout, o.Clip, o.WeightDecay = CarryPartial, true, 0.2, 0.5, 0.01
		o.Regularizer, o.RegularizationRate, o.Warmup = L1L2, 0.05, 3
	},
}

// eachWay calls f with a new trainer for every optimizer and every way, with pieces and partial batches: 150 samples in
// batches of 70.
func eachWay(t *testing.T, f func(t *testing.T, begin func() *Trainer)) {
	for _, optimizer := range optimizers {
		for name, way := range ways {
			t.Run(optimizer.Name+" "+name, func(t *testing.T) {
				f(t, func() *Trainer {
					rng := rand.New(rand.NewSource(22))
					n := made(t, rng, 2, Layer{5, "gelu"}, Layer{2, "tanh"}, Layer{6, "tanh"}, Layer{3, "softmax"})
					o := OptionsFor(optimizer)
					o.Loss, o.BatchSize = CrossEntropy, 70
					way(&o)
					s := batch(rng, n, 150)
					oneHot(s)
					return NewTrainer(n, s, o, 23)
				})
			})
		}
	}
}

func sameBits(t *testing.T, what string, got, want []float64) {
	t.Helper()
	if len(got) != len(want) {
		t.Fatalf("%s: got %d numbers, want %d", what, len(got), len(want))
	}
	for i := range want {
		if math.Float64bits(got[i]) != math.Float64bits(want[i]) {
			t.Fatalf("%s: number %d: got %v, want %v", what, i, got[i], want[i])
		}
	}
}

// Training is the same to the bit whether somebody watches or not, whatever the steps are made of, and every recorded
// step holds what the plain loops compute.
func TestRecordingChangesNothing(t *testing.T) {
	eachWay(t, func(t *testing.T, begin func() *Trainer) {
		alone, watched := begin(), begin()
		var r Recording
		watched.Record(&r)
		for alone.Steps() < 9 {
			steps := alone.Steps()
			alone.Batch()
			for !watched.Piece() {
			}
			sameBits(t, "parameters", watched.net.theta, alone.net.theta)
			sameBits(t, "gradient", watched.net.grad, alone.net.grad)
			if alone.Steps() > steps {
				if r.Update == nil || r.Update.Step != alone.Steps() {
					t.Fatalf("step %d: got the update %+v", alone.Steps(), r.Update)
				}
				// A carried batch draws no masks anew, so all of its samples share them.
				checkRecording(t, fmt.Sprint("step ", alone.Steps()), watched.net, &r, watched.data, watched.Options, watched.masks)
			}
		}
		watched.Record(nil)
		kept := r
		alone.Batch()
		watched.Batch()
		sameBits(t, "parameters after the recording", watched.net.theta, alone.net.theta)
		if kept.Update != r.Update {
			t.Error("the recording went on")
		}
	})
}

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
	if u.Optimizer != o.Optimizer || len(u.SlotsBefore) != o.Optimizer.slots || len(u.SlotsAfter) != o.Optimizer.slots {
		t.Errorf("%s: got %d and %d slots, want %d", u.Optimizer.Name, len(u.SlotsBefore), len(u.SlotsAfter), o.Optimizer.slots)
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

// A recording that begins in the middle of a batch says what it has missed, and starts anew where the trainer jumps.
func TestRecordingFromTheMiddle(t *testing.T) {
	rng := rand.New(rand.NewSource(25))
	n := made(t, rng, 2, Layer{3, "tanh"}, Layer{1, "tanh"})
	tr := NewTrainer(n, batch(rng, n, 20), DefaultOptions(), 1)
	for range 4 {
		tr.Sample()
	}
	var r Recording
	tr.Record(&r)
	tr.Sample()
	if r.Earlier != 4 || len(r.Samples) != 1 || r.Samples[0].Index != 4 || r.Update != nil {
		t.Errorf("after a sample: got %d earlier, %d samples, update %v", r.Earlier, len(r.Samples), r.Update)
	}
	tr.Batch()
	if r.Earlier != 4 || len(r.Samples) != 6 || r.Update == nil || r.Update.Samples != 10 {
		t.Errorf("after the batch: got %d earlier, %d samples, update %v", r.Earlier, len(r.Samples), r.Update)
	}
	tr.Sample()
	if r.Earlier != 0 || len(r.Samples) != 1 || r.Samples[0].Index != 10 || r.Update != nil {
		t.Errorf("in the next batch: got %d earlier, %d samples, update %v", r.Earlier, len(r.Samples), r.Update)
	}
	tr.Forget()
	if r.Earlier != 0 || len(r.Samples) != 0 {
		t.Errorf("after Forget: got %d earlier, %d samples", r.Earlier, len(r.Samples))
	}
	tr.Sample()
	snapshot := tr.Snapshot()
	tr.Sample()
	if err := tr.Restore(snapshot); err != nil {
		t.Fatal(err)
	}
	if r.Earlier != 1 || len(r.Samples) != 0 {
		t.Errorf("after Restore: got %d earlier, %d samples", r.Earlier, len(r.Samples))
	}
	var m Moment
	tr.SaveMoment(&m)
	tr.Sample()
	tr.LoadMoment(&m)
	if r.Earlier != 1 || len(r.Samples) != 0 {
		t.Errorf("after LoadMoment: got %d earlier, %d samples", r.Earlier, len(r.Samples))
	}
}

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
			if fmt.Sprint(before) != fmt.Sprint(after) || r.Update != kept.Update || len(r.Samples) != len(kept.Samples) {
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
		if u := asked.UpdateFor(gradient, 3); u.Samples != 3 || !slices.Equal(u.Sum, gradient) || slices.Equal(u.Before, u.After) {
			t.Errorf("an update of one's own: got %+v", u)
		}
		if fmt.Sprint(asked.Snapshot()) != before {
			t.Error("asking for an update changed the trainer")
		}
	})
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

func TestRecordingOffAllocatesNothing(t *testing.T) {
	rng := rand.New(rand.NewSource(28))
	n := made(t, rng, 7, Layer{8, "tanh"}, Layer{8, "relu"}, Layer{1, "tanh"})
	o := OptionsFor(Adam)
	o.Shuffle, o.Dropout, o.Clip = true, 0.1, 1
	tr := NewTrainer(n, batch(rng, n, 25), o, 1)
	tr.Record(&Recording{})
	tr.Epoch()
	tr.Record(nil)
	if got := testing.AllocsPerRun(20, tr.Epoch); got != 0 {
		t.Errorf("got %v allocations an epoch, want 0", got)
	}
}
