package nn

import "fmt"

// PartialBatch says what becomes of the samples left over at the end of an
// epoch when the batch size does not divide their number.
type PartialBatch string

const (
	// CarryPartial keeps their gradient; the next epoch's first update divides
	// by all samples gathered by then. TensorFlow Playground does this.
	CarryPartial PartialBatch = "carry"
	// StepPartial makes an update of them, as most libraries do.
	StepPartial PartialBatch = "step"
)

// Options are the numbers of training. They may be changed between any two
// calls of a Trainer's methods; a zero is honoured as zero.
type Options struct {
	LearningRate       float64
	BatchSize          int // at least 1
	Partial            PartialBatch
	Loss               *Loss
	Regularizer        *Regularizer
	RegularizationRate float64
}

// DefaultOptions are those the playground starts with.
func DefaultOptions() Options {
	return Options{
		LearningRate: 0.03,
		BatchSize:    10,
		Partial:      StepPartial,
		Loss:         losses[0],
		Regularizer:  regularizers[0],
	}
}

// Trainer runs stochastic gradient descent over a data set in its given order.
// Training allocates nothing once the first batch is done.
type Trainer struct {
	Options

	net  *Network
	data Samples
	ws   *Workspace
	dead []bool // which of theta's weights L1 has put to rest

	cursor      int // samples of this epoch done
	accumulated int // samples in the gradient
	epochs      int
	steps       int
	samples     int
}

// NewTrainer trains net on data. It panics if their shapes differ or there are
// no samples.
func NewTrainer(net *Network, data Samples, o Options) *Trainer {
	if data.N < 1 || data.D != net.Inputs() || data.K != net.Outputs() ||
		len(data.Inputs) != data.N*data.D || len(data.Targets) != data.N*data.K {
		panic(fmt.Sprintf("nn: trainer: data is %d×%d→%d (%d, %d numbers), network %d→%d",
			data.N, data.D, data.K, len(data.Inputs), len(data.Targets), net.Inputs(), net.Outputs()))
	}
	t := &Trainer{Options: o, net: net, data: data, dead: make([]bool, net.nw)}
	clear(net.grad)
	return t
}

// Epochs is how often the whole data set has been gone through, Steps the
// number of updates made, Samples the number of samples seen, Cursor how many
// of them belong to the epoch at hand.
func (t *Trainer) Epochs() int  { return t.epochs }
func (t *Trainer) Steps() int   { return t.steps }
func (t *Trainer) Samples() int { return t.samples }
func (t *Trainer) Cursor() int  { return t.cursor }

// Sample goes through one sample, and updates if it ends a batch.
func (t *Trainer) Sample() { t.advance(1) }

// Batch goes on to the end of the batch at hand, or of the epoch if that is
// nearer.
func (t *Trainer) Batch() { t.advance(t.toBatchEnd()) }

// Epoch goes on to the end of the epoch at hand.
func (t *Trainer) Epoch() {
	for e := t.epochs; t.epochs == e; {
		t.Batch()
	}
}

// BatchAhead tells which samples the next Batch will go through: from…to−1.
func (t *Trainer) BatchAhead() (from, to int) { return t.cursor, t.cursor + t.toBatchEnd() }

func (t *Trainer) toBatchEnd() int {
	size := t.batchSize()
	return min(size-t.cursor%size, t.data.N-t.cursor)
}

func (t *Trainer) batchSize() int { return max(t.BatchSize, 1) }

// advance adds the next n samples, all of one batch, to the gradient, and
// updates where a batch ends.
func (t *Trainer) advance(n int) {
	t.accumulate(n)
	t.cursor += n
	t.samples += n
	ended := t.cursor == t.data.N
	if t.cursor%t.batchSize() == 0 || ended && t.Partial == StepPartial {
		t.update()
	}
	if ended {
		t.cursor = 0
		t.epochs++
	}
}

// accumulate adds the gradient of the n samples from the cursor on, in pieces
// no larger than the workspace.
func (t *Trainer) accumulate(n int) {
	const most = 256 // keeps a full batch of thousands within the cache
	if t.ws == nil || t.ws.Room() < min(n, most) {
		t.ws = t.net.NewWorkspace(min(n, most))
	}
	d, k := t.data.D, t.data.K
	for at := t.cursor; n > 0; {
		m := min(n, t.ws.Room())
		t.ws.Forward(t.data.Inputs[at*d : (at+m)*d])
		t.ws.backward(t.data.Targets[at*k:(at+m)*k], t.Loss)
		at += m
		n -= m
		t.accumulated += m
	}
}

// update makes one step of gradient descent with the mean gradient:
//
//	w ← w − η·dw/n, then w ← w − η·rate·R′(w before the step)
//
// and clears the gradient. A weight that has died stays 0 until somebody sets
// it to something else.
func (t *Trainer) update() {
	if t.accumulated == 0 {
		return
	}
	theta, grad := t.net.theta, t.net.grad
	rate := t.LearningRate / float64(t.accumulated)
	if t.RegularizationRate == 0 || t.Regularizer.Name == "none" {
		t.descendWeights(rate)
	} else {
		t.descendWithPenalty(rate, t.LearningRate*t.RegularizationRate)
	}
	for i := t.net.nw; i < len(theta); i++ {
		theta[i] -= rate * grad[i]
	}
	clear(grad)
	t.accumulated = 0
	t.steps++
}

func (t *Trainer) descendWeights(rate float64) {
	theta := t.net.theta[:t.net.nw]
	grad, dead := t.net.grad[:len(theta)], t.dead[:len(theta)]
	for i, w := range theta {
		if dead[i] && w == 0 {
			continue
		}
		dead[i] = false
		theta[i] = w - rate*grad[i]
	}
}

func (t *Trainer) descendWithPenalty(rate, penaltyRate float64) {
	theta := t.net.theta[:t.net.nw]
	grad, dead := t.net.grad[:len(theta)], t.dead[:len(theta)]
	r := t.Regularizer
	for i, before := range theta {
		if dead[i] && before == 0 {
			continue
		}
		dead[i] = false
		w := before - rate*grad[i]
		penalised := w - penaltyRate*r.Derivative(before)
		if r.Kills && w*penalised < 0 {
			penalised, dead[i] = 0, true
		}
		theta[i] = penalised
	}
}

// Revive lets every weight that L1 has put to rest be trained again.
func (t *Trainer) Revive() { clear(t.dead) }

// Forget drops the gradient of samples not yet used in an update.
func (t *Trainer) Forget() {
	clear(t.net.grad)
	t.accumulated = 0
}
