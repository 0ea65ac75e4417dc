package nn

import (
	"fmt"
	"math/rand/v2"
)

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
// calls of a Trainer's methods; a zero is honoured as zero. Another optimizer
// starts with nothing remembered; the weights stay.
type Options struct {
	LearningRate float64
	BatchSize    int  // at least 1
	FullBatch    bool // all samples are one batch, however many
	Partial      PartialBatch
	Sum          bool // steps follow the sum of a batch's gradients, not their mean
	Shuffle      bool // a new order of the samples each epoch
	FixBiases    bool // biases are not trained

	Loss               *Loss
	Regularizer        *Regularizer
	RegularizationRate float64
	Dropout            float64 // share of hidden units that sit a batch out, 0…1
	Clip               float64 // the largest length of the gradient; 0: no limit

	Optimizer    *Optimizer
	Momentum     float64 // μ of momentum, nesterov, rmsprop
	Beta1, Beta2 float64 // of adam and its kin
	Rho          float64 // of adadelta, rmsprop
	Epsilon      float64 // above 0
	WeightDecay  float64 // λ: adds λ·θ to the gradient; of adamw, decays θ itself

	Schedule      *Schedule
	ScheduleRate  float64
	ScheduleSteps int // epochs
	Warmup        int // epochs
}

// DefaultOptions are those the playground starts with.
func DefaultOptions() Options {
	return Options{
		LearningRate: 0.03,
		BatchSize:    10,
		Partial:      StepPartial,
		Loss:         losses[0],
		Regularizer:  regularizers[0],
		Optimizer:    optimizers[0],
		Momentum:     0.9,
		Beta1:        0.9,
		Beta2:        0.999,
		Rho:          0.9,
		Epsilon:      1e-8,
		Schedule:     schedules[0],
		ScheduleRate: 0.5, ScheduleSteps: 100,
	}
}

// Trainer goes through a data set batch by batch and updates the network.
// Training allocates nothing once the first batch is done.
type Trainer struct {
	Options

	net  *Network
	data Samples
	ws   *Workspace

	order            []int // of the samples in the epoch at hand; nil: their own
	inputs, targets  []float64
	shuffle, dropout *rand.PCG
	masks            [][]float64 // of hidden layers' units: 0, or what the others grow by

	cursor      int // samples of this epoch done
	accumulated int // samples in the gradient
	epochs      int
	steps       int
	samples     int
	memory      memory
}

// memory is what updates remember.
type memory struct {
	dead          []bool // which of theta's weights L1 has put to rest
	looked, alive bool   // whether dead was looked through, and none was
	of            *Optimizer
	stepper
}

// NewTrainer trains net on data. seed is of the order of samples and of
// dropout, each a stream of its own. It panics if the shapes of network and
// data differ or there are no samples.
func NewTrainer(net *Network, data Samples, o Options, seed uint64) *Trainer {
	t := &Trainer{Options: o, net: net, shuffle: rand.NewPCG(seed, 1), dropout: rand.NewPCG(seed, 2)}
	t.memory.dead = make([]bool, net.nw)
	clear(net.grad)
	t.SetData(data)
	return t
}

// SetData goes on with other samples, from the next one on. It panics if their
// shape does not fit the network, or their number is another than that of the
// epoch at hand.
func (t *Trainer) SetData(data Samples) {
	if data.N < 1 || data.D != t.net.Inputs() || data.K != t.net.Outputs() ||
		len(data.Inputs) != data.N*data.D || len(data.Targets) != data.N*data.K {
		panic(fmt.Sprintf("nn: trainer: data is %d×%d→%d (%d, %d numbers), network %d→%d",
			data.N, data.D, data.K, len(data.Inputs), len(data.Targets), t.net.Inputs(), t.net.Outputs()))
	}
	if t.cursor > 0 && data.N != t.data.N {
		panic(fmt.Sprintf("nn: trainer: got %d samples in an epoch of %d", data.N, t.data.N))
	}
	t.data = data
}

// Epochs is how often the whole data set has been gone through, Steps the
// number of updates made, Samples the number of samples seen, Cursor how many
// of them belong to the epoch at hand.
func (t *Trainer) Epochs() int  { return t.epochs }
func (t *Trainer) Steps() int   { return t.steps }
func (t *Trainer) Samples() int { return t.samples }
func (t *Trainer) Cursor() int  { return t.cursor }

// Sample goes through one sample, and updates if it ends a batch.
func (t *Trainer) Sample() { t.advance(1, t.toBatchEnd()) }

// Batch goes on to the end of the batch at hand, or of the epoch if that is
// nearer.
func (t *Trainer) Batch() {
	end := t.toBatchEnd()
	t.advance(min(end, t.data.N-t.cursor), end)
}

// Piece goes on by a part of a batch at most, for those who must not be kept
// waiting by a large one, and tells whether the batch or the epoch has ended. A
// batch done in pieces comes out as one done at once, to the bit.
func (t *Trainer) Piece() (ended bool) {
	end := t.toBatchEnd()
	rest := min(end, t.data.N-t.cursor)
	t.advance(min(rest, piece), end)
	return rest <= piece
}

// piece is how many samples are computed together at most: few enough to stay
// within the cache, and not to be waited for.
const piece = 64

// Epoch goes on to the end of the epoch at hand.
func (t *Trainer) Epoch() {
	for e := t.epochs; t.epochs == e; {
		t.Batch()
	}
}

// toBatchEnd is how many samples the batch at hand lacks, whether or not the
// epoch has them.
func (t *Trainer) toBatchEnd() int {
	size := t.batchSize()
	return size - t.cursor%size
}

func (t *Trainer) batchSize() int {
	if t.FullBatch {
		return t.data.N
	}
	return max(t.BatchSize, 1)
}

// advance adds the next n samples, all of one batch that lacks `end`, to the
// gradient, and updates where a batch ends.
func (t *Trainer) advance(n, end int) {
	if t.cursor == 0 && (t.Shuffle || t.order != nil) {
		t.deal()
	}
	if t.accumulated == 0 && (t.Dropout > 0 || t.masks != nil) {
		t.drawMasks()
	}
	t.accumulate(n)
	t.cursor += n
	t.samples += n
	ended := t.cursor == t.data.N
	if n == end || ended && t.Partial == StepPartial {
		t.update()
	}
	if ended {
		t.cursor = 0
		t.epochs++
	}
}

// deal puts the samples in a new order at the beginning of an epoch.
func (t *Trainer) deal() {
	if !t.Shuffle {
		t.order = nil
		return
	}
	if len(t.order) != t.data.N {
		t.order = make([]int, t.data.N)
		for i := range t.order {
			t.order[i] = i
		}
	}
	for i := len(t.order) - 1; i > 0; i-- {
		j := int(t.shuffle.Uint64() % uint64(i+1)) // the bias is below 2⁻⁴⁰ for any data set
		t.order[i], t.order[j] = t.order[j], t.order[i]
	}
}

// drawMasks chooses the units that sit out the batch that begins. One choice
// holds for all of a batch's samples, so that it can be shown.
func (t *Trainer) drawMasks() {
	if t.Dropout <= 0 {
		t.masks = nil
		return
	}
	if t.masks == nil {
		for l := 1; l < t.net.Layers(); l++ {
			t.masks = append(t.masks, make([]float64, t.net.Units(l)))
		}
	}
	for _, mask := range t.masks {
		for u := range mask {
			mask[u] = 0
			if float64(t.dropout.Uint64()>>11)/(1<<53) >= t.Dropout {
				mask[u] = 1 / (1 - t.Dropout)
			}
		}
	}
}

// SitsOut tells whether a unit of a hidden layer sat out the batch last
// trained on.
func (t *Trainer) SitsOut(layer, unit int) bool {
	return t.masks != nil && layer >= 1 && layer <= len(t.masks) && t.masks[layer-1][unit] == 0
}

// accumulate adds the gradient of the n samples from the cursor on, in pieces
// no larger than the workspace.
func (t *Trainer) accumulate(n int) {
	if t.ws == nil || t.ws.Room() < min(n, piece) {
		t.ws = t.net.NewWorkspace(min(n, piece))
	}
	if t.masks != nil || t.ws.masks != nil {
		t.ws.drop(t.masks)
	}
	for at := t.cursor; n > 0; {
		m := min(n, t.ws.Room())
		inputs, targets := t.rows(at, m)
		t.ws.load(inputs, m)
		t.ws.forward()
		t.ws.backward(targets, t.Loss)
		at += m
		n -= m
		t.accumulated += m
	}
}

// rows are n samples of the epoch's order from a place on.
func (t *Trainer) rows(at, n int) (inputs, targets []float64) {
	d, k := t.data.D, t.data.K
	if t.order == nil {
		return t.data.Inputs[at*d : (at+n)*d], t.data.Targets[at*k : (at+n)*k]
	}
	t.inputs, t.targets = t.inputs[:0], t.targets[:0]
	for _, i := range t.order[at : at+n] {
		t.inputs = append(t.inputs, t.data.Inputs[i*d:(i+1)*d]...)
		t.targets = append(t.targets, t.data.Targets[i*k:(i+1)*k]...)
	}
	return t.inputs, t.targets
}

// Forget drops the gradient of samples not yet used in an update.
func (t *Trainer) Forget() {
	clear(t.net.grad)
	t.accumulated = 0
}

// Revive lets every weight that L1 has put to rest be trained again.
func (t *Trainer) Revive() {
	clear(t.memory.dead)
	t.memory.looked = false
}
