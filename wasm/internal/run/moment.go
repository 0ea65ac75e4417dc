package run

import (
	"math/rand/v2"

	"neuralplay/nn"
)

// Moment is what training continues from: parameters, the optimizer's memory,
// the random streams, the place in the epoch, and the watch. It belongs to runs
// with equal setups, and going back to it within one takes microseconds. For
// JSON, and for other setups, there is Snapshot.
type Moment struct {
	trainer   nn.Moment
	stream    rand.PCG
	augmented []float64 // the raw inputs of the current epoch, while augmentation is on
	on        bool
	watch     watch
}

// SaveMoment copies the current moment into m, using its space again.
func (r *Run) SaveMoment(m *Moment) {
	a := &r.augmentation
	r.trainer.SaveMoment(&m.trainer)
	m.stream, m.on, m.watch = *a.stream, a.on, r.watch
	m.augmented = m.augmented[:0]
	if a.on {
		m.augmented = append(m.augmented, a.rows.Inputs...)
	}
}

// LoadMoment goes back, or on, to a moment saved from a run of the same setup.
// The curves stay as they are. It panics if the shapes differ.
func (r *Run) LoadMoment(m *Moment) {
	a := &r.augmentation
	*a.stream = m.stream
	switch {
	case m.on:
		a.rows.Inputs = append(a.rows.Inputs[:0], m.augmented...)
		r.trainOnAugmented()
	case a.on:
		r.trainOnOriginals()
	}
	r.trainer.LoadMoment(&m.trainer)
	r.watch = m.watch
	r.changed()
}

// GoBack goes back to a moment of this run's own past: what the curves show of later
// times is gone.
func (r *Run) GoBack(m *Moment) {
	r.LoadMoment(m)
	r.curves.cut(r.epoch())
	r.Note()
}

// Numbers returns about how many numbers a moment holds.
func (m *Moment) Numbers() int { return m.trainer.Numbers() + len(m.augmented) }
