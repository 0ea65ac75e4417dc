package nn

import (
	"fmt"
	"math"
)

// Recording is one step of training, written down: the samples whose gradients were gathered, and the update made of
// them. Hand one to Trainer.Record.
type Recording struct {
	// Samples are in the order in which training went through them.
	Samples []RecordedSample
	// Earlier is how many samples the gradient held already when recording began, in the middle of a batch.
	Earlier int
	// Update is nil until the step is complete.
	Update *Update
}

// RecordedSample is one sample of a recorded step. Its trace holds the kernel's own numbers, those that trained the
// network; DW and DB are nil until FillGradient. One number is not the kernel's: under a loss that is fused with the
// output activation, DA of the last layer, which the kernel skips.
type RecordedSample struct {
	Index int // of the sample in the Trainer's data
	Trace
}

// Update is one change of the parameters. All slices are in the order of Network.Parameters.
type Update struct {
	Step    int // number of this update, from 1
	Samples int // number of samples in the gradient
	// Rate is the learning rate in force: the schedule's, warm-up included.
	Rate float64

	// Sum is the gradient summed over the samples.
	Sum []float64
	// Penalty is RegularizationRate·R′(w), 0 for biases; nil without a penalty. It is a part of Gradient, except with
	// SGD, which takes a step of its own along it. PenaltyLoss is RegularizationRate·ΣR(w), before the update.
	Penalty     []float64
	PenaltyLoss float64
	// Decay is λ·θ; nil without a weight decay. It is a part of Gradient, except with AdamW, which takes a step of
	// its own along it.
	Decay []float64
	// Length is the length of mean (or sum), penalty and decay together, before clipping; Factor is what clipping
	// multiplied it by, 1 if it was short enough or there is no limit.
	Length, Factor float64
	// Gradient is what the optimizer follows: the mean (or sum) with penalty and decay added, 0 for fixed biases, and
	// clipped.
	Gradient []float64

	Optimizer *Optimizer
	// Updates is t, the number of updates made with this optimizer, this one included; 0 with SGD, which does not
	// count. Product is Nadam's product of momenta up to t.
	Updates int
	Product float64
	// SlotsBefore and SlotsAfter are what the optimizer remembers: [slot][parameter], slots in the order of its
	// formulas (m and v of Adam, say).
	SlotsBefore, SlotsAfter [][]float64

	// Before and After are the parameters. With SGD, After = Before − Rate·(Gradient + Penalty), except for the
	// weights that rest at 0.
	Before, After []float64
	// Resting lists the places in Parameters of the weights that L1 keeps at 0 after the update.
	Resting []int
}

// Loss is the mean loss of the recorded samples, without any penalty; 0 if there are none.
func (r *Recording) Loss() float64 {
	sum := 0.0
	for i := range r.Samples {
		sum += r.Samples[i].Loss
	}
	return sum / float64(max(len(r.Samples), 1))
}

// Record makes the trainer write down what it does from now on into r, one step after the other: r holds the
// current step, or the one just finished until the next sample. All slices are new in every step, so a copy of r
// stays as it is. nil ends the recording. Training comes out the same, to the bit, with and without.
func (t *Trainer) Record(r *Recording) {
	t.recording = r
	t.restartRecording()
}

// restartRecording begins the recording anew, when what it has seen is not what the trainer holds.
func (t *Trainer) restartRecording() {
	if t.recording != nil {
		*t.recording = Recording{Earlier: t.accumulated}
	}
}

// NextStep records the step that comes next, up to its update, and leaves trainer and network as they were. Update is
// nil if there will never be one: in an epoch smaller than its batches, with CarryPartial.
func (t *Trainer) NextStep() Recording { return t.NextStepWith(func() {}) }

// NextStepWith is NextStep for who changes the data from one epoch to the next: it calls prepare before each batch,
// with Cursor 0 where an epoch begins. What prepare does to the data, its caller has to undo.
func (t *Trainer) NextStepWith(prepare func()) Recording {
	var r Recording
	t.aside(&r, func() {
		// A batch may end with the epoch and carry its gradient on; the next one then ends in an update.
		for i := 0; i < 2 && r.Update == nil; i++ {
			prepare()
			t.Batch()
		}
	})
	return r
}

// UpdateFor returns the update that the trainer would make now if gradient, the sum over n samples in the order of
// Parameters, were all it had gathered: for the Gradient of a Trace and n = 1, what that sample alone would do. It
// leaves trainer and network as they were. It panics if gradient has not one number for each parameter, or n < 1.
func (t *Trainer) UpdateFor(gradient []float64, n int) Update {
	if count := t.net.ParameterCount(); len(gradient) != count || n < 1 {
		panic(fmt.Sprintf("nn: update: got a gradient of %d numbers from %d samples, want %d from at least 1",
			len(gradient), n, count))
	}
	var r Recording
	t.aside(&r, func() {
		t.net.unflatten(t.net.grad, gradient)
		t.accumulated = n
		t.update()
	})
	return *r.Update
}

// Trace takes one sample forward and back, as training would with all units taking part, and returns its numbers with
// the update that it alone would make. The numbers are the kernel's own, as in a Recording, where Network.Trace's come
// from the plain loops. It leaves trainer and network as they were, and panics if sample and target do not have the
// network's D and K numbers.
func (t *Trainer) Trace(sample, target []float64) (Trace, Update) {
	t.net.checkShape(Samples{N: 1, D: len(sample), K: len(target), Inputs: sample, Targets: target})
	var r Recording
	var trace Trace
	t.aside(&r, func() {
		if t.ws == nil {
			t.ws = t.net.NewWorkspace(1)
		}
		t.ws.drop(nil) // accumulate looks again for those who sit out
		clear(t.net.grad)
		t.ws.load(sample, 1)
		t.ws.forward()
		t.ws.backward(target, t.Loss)
		trace = t.ws.traces(sample, target, t.Loss)[0]
		t.accumulated = 1
		t.update()
	})
	trace.FillGradient()
	return trace, *r.Update
}

// aside trains with a recording of its own, and goes back to the moment before.
func (t *Trainer) aside(r *Recording, train func()) {
	t.SaveMoment(&t.before)
	kept := t.recording
	t.recording = nil
	t.Record(r)
	train()
	t.recording = nil
	t.LoadMoment(&t.before)
	t.recording = kept
}

// recordSamples writes down the samples from place `at` of the epoch on that the workspace has just gone through.
func (t *Trainer) recordSamples(at int, inputs, targets []float64) {
	r := t.recording
	if r.Update != nil {
		*r = Recording{}
	}
	for i, trace := range t.ws.traces(inputs, targets, t.Loss) {
		index := at + i
		if len(t.order) > 0 {
			index = t.order[index]
		}
		r.Samples = append(r.Samples, RecordedSample{index, trace})
	}
}

// openUpdate writes down what an update starts from. Without a recording it returns nil.
func (t *Trainer) openUpdate(rate float64) *Update {
	if t.recording == nil {
		return nil
	}
	u := &Update{
		Step:        t.steps + 1,
		Samples:     t.accumulated,
		Rate:        rate,
		Sum:         t.net.Gradient(nil),
		Optimizer:   t.Optimizer,
		SlotsBefore: t.memory.copySlots(t.net),
		Before:      t.net.Parameters(nil),
		Factor:      1,
	}
	if t.penalised() {
		u.PenaltyLoss = t.RegularizationRate * t.net.Penalty(t.Regularizer)
		t.net.eachParameter(func(at int) {
			p := 0.0
			if at < t.net.nw {
				p = t.RegularizationRate * t.Regularizer.Derivative(t.net.theta[at])
			}
			u.Penalty = append(u.Penalty, p)
		})
	}
	if t.WeightDecay != 0 {
		for _, v := range u.Before {
			u.Decay = append(u.Decay, t.WeightDecay*v)
		}
	}
	return u
}

// followed writes down the gradient that the optimizer follows, which is `share` times the network's at this moment.
func (u *Update) followed(t *Trainer, share float64) {
	t.net.eachParameter(func(at int) {
		g := share * t.net.grad[at]
		if t.FixBiases && at >= t.net.nw {
			g = 0
		}
		u.Gradient = append(u.Gradient, g)
	})
	if t.Clip > 0 {
		return // clipping has measured it
	}
	square := 0.0
	for _, g := range u.Gradient {
		square += g * g
	}
	u.Length = math.Sqrt(square)
}

// closeUpdate writes down what an update came to, and with it the step is complete.
func (t *Trainer) closeUpdate(u *Update) {
	m := &t.memory
	u.SlotsAfter, u.After = m.copySlots(t.net), t.net.Parameters(nil)
	u.Updates, u.Product = m.t, m.product
	u.Resting = t.resting()
	t.recording.Update = u
}

// copySlots copies what the optimizer remembers, in the order of Parameters.
func (m *memory) copySlots(n *Network) [][]float64 {
	var slots [][]float64
	for _, slot := range m.slots {
		slots = append(slots, n.flatten(nil, slot))
	}
	return slots
}
