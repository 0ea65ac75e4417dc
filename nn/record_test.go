package nn

import (
	"fmt"
	"math"
	"math/rand"
	"slices"
	"testing"
)

// sameTrace compares a recorded trace with the plain loops'. The kernel sums in another order and has a tanh of its
// own, accurate to 4 units in the last place: values of about 1 differ by a few 1e-16 a layer, and derivatives by
// about as much relative to the largest term of their sums.
func sameTrace(t *testing.T, what string, got, want Trace) {
	t.Helper()
	if !slices.Equal(got.Inputs, want.Inputs) || !slices.Equal(got.Target, want.Target) ||
		len(got.Layers) != len(want.Layers) {
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

// checkRecording compares every sample of a step with the plain loops on the parameters before, and the batch's
// gradient with their sum. masks are those of the step.
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

// eachWay calls f with a new trainer for every optimizer and every way, with pieces and partial batches: 150
// samples in batches of 70.
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
				what := fmt.Sprint("step ", alone.Steps())
				checkRecording(t, what, watched.net, &r, watched.data, watched.Options, watched.masks)
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

// What recording costs: "off" is to be as fast as "never", to the benchmark's noise.
func BenchmarkRecord(b *testing.B) {
	for _, c := range []struct {
		name      string
		was, isOn bool
	}{{"never", false, false}, {"off", true, false}, {"on", true, true}} {
		b.Run(c.name, func(b *testing.B) {
			rng := rand.New(rand.NewSource(10))
			n := made(b, rng, 2, Layer{4, "tanh"}, Layer{2, "tanh"}, Layer{1, "tanh"})
			tr := NewTrainer(n, batch(rng, n, 250), DefaultOptions(), 1)
			if c.was {
				tr.Record(&Recording{})
			}
			tr.Epoch()
			if !c.isOn {
				tr.Record(nil)
			}
			b.ReportAllocs()
			for b.Loop() {
				tr.Epoch()
			}
		})
	}
}
