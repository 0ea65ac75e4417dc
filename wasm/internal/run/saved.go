package run

import (
	"neuralplay/nn/dataset"
	"neuralplay/wasm/internal/config"
)

// Saved is all of a run at a moment, for going back to it within one program. A
// Snapshot does the same as JSON, and takes milliseconds where this takes microseconds.
type Saved struct {
	config config.Config
	own    *dataset.Table // never changed
	moment Moment
	curves Curves
}

// Save copies all that Load needs.
func (r *Run) Save() *Saved {
	s := &Saved{config: r.config.Clone(), own: r.own, curves: r.curves.clone()}
	r.SaveMoment(&s.moment)
	return s
}

// Config returns the configuration of a saved run, Own the data that a person brought to
// it, nil if nothing. They must not be changed.
func (s *Saved) Config() config.Config { return s.config }
func (s *Saved) Own() *dataset.Table   { return s.own }

// Numbers returns about how many numbers a saved run holds.
func (s *Saved) Numbers() int { return s.moment.Numbers() + 3*len(s.curves.points) }

// Load goes back to what Save has returned, of this run, to the bit.
func (r *Run) Load(s *Saved) {
	effect := config.Change(r.config, s.config)
	if r.own != s.own && (r.config.OwnData() || s.config.OwnData()) {
		effect = config.Data
	}
	before := r.config
	r.config, r.own = s.config.Clone(), s.own
	r.rebuild(effect)
	if effect < config.Network {
		r.aim(before)
	}
	r.LoadMoment(&s.moment)
	version := r.curves.version
	r.curves = s.curves.clone()
	r.curves.version = version + 1
	r.Evaluate()
}
