package nn

import (
	"fmt"
	"math/rand/v2"
)

// Moment holds what a Snapshot holds, for going back within one program: SaveMoment and LoadMoment copy a few
// slices, in the network's own order, and allocate nothing once the slices exist. It cannot leave the program; a
// Snapshot can, as JSON. Neither Options nor data are part of it. The zero Moment is empty.
//
// A Moment must not be copied by assignment and then saved into: the copies would share their slices.
type Moment struct {
	sizes []int // of the network's layers, the inputs first
	n     int   // samples of the data

	theta []float64
	grad  []float64 // empty if no sample is in it
	dead  []bool

	optimizer *Optimizer
	slots     []float64 // one slot after the other
	updates   int
	product   float64

	cursor, accumulated    int
	epochs, steps, samples int

	order            []int     // empty: the data's own
	masks            []float64 // one layer after the other; empty: no unit sits out
	shuffle, dropout rand.PCG
}

// SaveMoment copies into m everything that training goes on from. It reuses what m has allocated.
func (t *Trainer) SaveMoment(m *Moment) {
	m.sizes, m.n = t.net.sizes(m.sizes[:0]), t.data.N
	m.theta = append(m.theta[:0], t.net.theta...)
	m.grad = m.grad[:0]
	if t.accumulated > 0 {
		m.grad = append(m.grad, t.net.grad...)
	}
	m.dead = append(m.dead[:0], t.memory.dead...)

	m.optimizer, m.updates, m.product = t.memory.of, t.memory.t, t.memory.product
	m.slots = m.slots[:0]
	for _, slot := range t.memory.slots {
		m.slots = append(m.slots, slot...)
	}

	m.cursor, m.accumulated = t.cursor, t.accumulated
	m.epochs, m.steps, m.samples = t.epochs, t.steps, t.samples

	m.order = append(m.order[:0], t.order...)
	m.masks = m.masks[:0]
	for _, mask := range t.masks {
		m.masks = append(m.masks, mask...)
	}
	m.shuffle, m.dropout = *t.shuffle, *t.dropout
}

// Numbers is how many numbers m holds, for whoever keeps several and has to stay within some room.
func (m *Moment) Numbers() int {
	return len(m.theta) + len(m.grad) + len(m.slots) + len(m.order) + len(m.masks)
}

// LoadMoment goes back to m: training on from it comes out the same, to the bit, as it did or would have done then
// with the same Options and data. The moment may be another Trainer's: that copies its run. It panics if m is
// empty, or if its network's layers or its number of samples are not this trainer's.
func (t *Trainer) LoadMoment(m *Moment) {
	t.checkMoment(m)
	copy(t.net.theta, m.theta)
	if m.accumulated > 0 {
		copy(t.net.grad, m.grad)
	} else {
		clear(t.net.grad)
	}

	t.memory.adopt(m.optimizer, len(m.theta))
	copy(t.memory.dead, m.dead)
	t.memory.searched = false
	t.memory.t, t.memory.product = m.updates, m.product
	for i, slot := range t.memory.slots {
		copy(slot, m.slots[i*len(slot):])
	}

	t.cursor, t.accumulated = m.cursor, m.accumulated
	t.epochs, t.steps, t.samples = m.epochs, m.steps, m.samples

	t.order = append(t.order[:0], m.order...)
	t.masks = nil
	if len(m.masks) > 0 {
		t.masks = t.roomForMasks()
		at := 0
		for _, mask := range t.masks {
			at += copy(mask, m.masks[at:])
		}
	}
	*t.shuffle, *t.dropout = m.shuffle, m.dropout
	t.restartRecording()
}

func (t *Trainer) checkMoment(m *Moment) {
	if len(m.sizes) == 0 {
		panic("nn: load moment: it is empty, want one that SaveMoment has filled")
	}
	fits := m.n == t.data.N && len(m.sizes) == t.net.Layers()+1
	for l := 0; fits && l < len(m.sizes); l++ {
		fits = m.sizes[l] == t.net.Units(l)
	}
	if !fits {
		panic(fmt.Sprintf("nn: load moment: got layers of %v and %d samples, want layers of %v and %d samples",
			m.sizes, m.n, t.net.sizes(nil), t.data.N))
	}
}
