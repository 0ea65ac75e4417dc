package nn

import (
	"fmt"
	"math/rand/v2"
)

// Trainer goes through a data set batch by batch and updates the network. Training allocates nothing once the first
// batch is done, unless a Recording is on.
type Trainer struct {
	Options

	net  *Network
	data Samples
	ws   *Workspace

	order            []int // of the samples in the current epoch; empty: their own
	inputs, targets  []float64
	shuffle, dropout *rand.PCG
	masks            [][]float64 // of hidden layers' units: 0, or what the others grow by; nil: all take part
	maskRoom         [][]float64 // what masks points to when it is not nil

	cursor      int // samples of this epoch done
	accumulated int // samples in the gradient
	epochs      int
	steps       int
	samples     int
	memory      memory

	recording *Recording // nil: nobody watches
	before    Moment     // where NextStep and UpdateFor go back to
}

// memory is what updates remember.
type memory struct {
	dead            []bool     // which of theta's weights L1 has put to rest
	searched, alive bool       // dead has been searched, and no weight rests
	of              *Optimizer // nil for SGD, which remembers nothing
	stepper
}

// NewTrainer trains net on data. seed starts two streams of random numbers, one for the order of samples and one
// for dropout. It drops whatever gradient net holds from another trainer. It panics if the shapes of network and
// data differ or there are no samples.
func NewTrainer(net *Network, data Samples, o Options, seed uint64) *Trainer {
	t := &Trainer{Options: o, net: net, shuffle: rand.NewPCG(seed, 1), dropout: rand.NewPCG(seed, 2)}
	t.memory.dead = make([]bool, net.nw)
	clear(net.grad)
	t.SetData(data)
	return t
}

// Network is the network that the trainer updates, Data what it trains on.
func (t *Trainer) Network() *Network { return t.net }
func (t *Trainer) Data() Samples     { return t.data }

// SetData replaces the samples, from the next one on. It panics if there are none, if their shape does not fit the
// network, or if their number changes in the middle of an epoch.
func (t *Trainer) SetData(data Samples) {
	if data.N < 1 || !t.net.takes(data) {
		panic(fmt.Sprintf("nn: trainer: data is %d×%d→%d (%d, %d numbers), network %d→%d",
			data.N, data.D, data.K, len(data.Inputs), len(data.Targets), t.net.Inputs(), t.net.Outputs()))
	}
	if t.cursor > 0 && data.N != t.data.N {
		panic(fmt.Sprintf("nn: trainer: got %d samples in an epoch of %d", data.N, t.data.N))
	}
	t.data = data
}

// Epochs is the number of finished passes through the data set, Steps the number of updates made, Samples the
// number of samples seen, and Cursor how many of them belong to the current epoch.
func (t *Trainer) Epochs() int  { return t.epochs }
func (t *Trainer) Steps() int   { return t.steps }
func (t *Trainer) Samples() int { return t.samples }
func (t *Trainer) Cursor() int  { return t.cursor }

// Sample goes through one sample, and updates if that ends a batch.
func (t *Trainer) Sample() { t.advance(1, t.toBatchEnd()) }

// Batch goes on to the end of the current batch, or of the epoch if that is nearer.
func (t *Trainer) Batch() {
	end := t.toBatchEnd()
	t.advance(min(end, t.data.N-t.cursor), end)
}

// Piece goes through at most a part of a batch, for callers who cannot wait for a large one, and reports whether the
// batch or the epoch ended. A batch done in pieces comes out as one done at once, to the bit.
func (t *Trainer) Piece() (ended bool) {
	end := t.toBatchEnd()
	rest := min(end, t.data.N-t.cursor)
	t.advance(min(rest, piece), end)
	return rest <= piece
}

// Stretch goes on piece by piece until at least n samples are done, or to the end of the epoch if that is nearer.
func (t *Trainer) Stretch(n int) {
	for epoch, end := t.epochs, t.samples+n; t.epochs == epoch && t.samples < end; {
		t.Piece()
	}
}

// piece is how many samples are computed together at most: few enough to stay within the cache and to be done soon.
const piece = 64

// Epoch goes on to the end of the current epoch.
func (t *Trainer) Epoch() {
	for e := t.epochs; t.epochs == e; {
		t.Batch()
	}
}

// toBatchEnd is how many samples the current batch lacks, whether or not the epoch has that many left.
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

// advance adds the next n samples, all of one batch that lacks `end`, to the gradient, and updates if the batch ends.
func (t *Trainer) advance(n, end int) {
	if t.cursor == 0 && (t.Shuffle || len(t.order) > 0) {
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
		t.order = t.order[:0]
		return
	}
	if len(t.order) != t.data.N {
		t.order = t.order[:0]
		for i := range t.data.N {
			t.order = append(t.order, i)
		}
	}
	for i := len(t.order) - 1; i > 0; i-- {
		j := int(t.shuffle.Uint64() % uint64(i+1)) // the bias is below 2⁻⁴⁰ for any data set
		t.order[i], t.order[j] = t.order[j], t.order[i]
	}
}

// drawMasks chooses the units that sit out the coming batch. One choice holds for all of a batch's samples, so that
// it can be shown.
func (t *Trainer) drawMasks() {
	if t.Dropout <= 0 {
		t.masks = nil
		return
	}
	t.masks = t.roomForMasks()
	for _, mask := range t.masks {
		for u := range mask {
			mask[u] = 0
			if float64(t.dropout.Uint64()>>11)/(1<<53) >= t.Dropout {
				mask[u] = 1 / (1 - t.Dropout)
			}
		}
	}
}

// roomForMasks has a slice for every hidden layer.
func (t *Trainer) roomForMasks() [][]float64 {
	for l := len(t.maskRoom) + 1; l < t.net.Layers(); l++ {
		t.maskRoom = append(t.maskRoom, make([]float64, t.net.Units(l)))
	}
	return t.maskRoom
}

// SitsOut reports whether a unit of a hidden layer sat out the batch last trained on. Inputs (layer 0) and outputs
// never do. It panics if there is no such layer or unit.
func (t *Trainer) SitsOut(layer, unit int) bool {
	if layer != 0 {
		t.net.layer(layer, unit)
	}
	return t.masks != nil && layer >= 1 && layer <= len(t.masks) && t.masks[layer-1][unit] == 0
}

// accumulate adds the gradient of the n samples from the cursor on, in pieces no larger than the workspace.
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
		if t.recording != nil {
			t.recordSamples(at, inputs, targets)
		}
		at += m
		n -= m
		t.accumulated += m
	}
}

// rows returns the inputs and targets of n samples, from a place in the epoch's order on.
func (t *Trainer) rows(at, n int) (inputs, targets []float64) {
	d, k := t.data.D, t.data.K
	if len(t.order) == 0 {
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
	t.restartRecording()
}

// Revive lets training move every weight again that L1 has put to rest.
func (t *Trainer) Revive() {
	clear(t.memory.dead)
	t.memory.searched = false
}
