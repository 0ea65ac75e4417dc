package run

import "neuralplay/nn"

// What a program keeps in memory to go back to becomes JSON, for the program that takes
// its place.

// Snapshot returns a saved run as JSON.
func (s *Saved) Snapshot() Snapshot {
	r := newRun(s.config, s.own)
	r.LoadMoment(&s.moment)
	r.curves = s.curves.clone()
	return r.Snapshot()
}

// Saved returns what Snapshot was called of, for r to load. Where it brings no data of its
// own, they are those of r.
func (s Snapshot) Saved(r *Run) (*Saved, error) {
	restored, err := Restore{s}.build(r)
	if err != nil {
		return nil, err
	}
	return restored.Save(), nil
}

// WriteMoment returns a moment of this run as JSON, nil if its numbers are not finite.
func (r *Run) WriteMoment(m *Moment) *SavedMoment { return r.at(m).Snapshot().Moment }

// ReadMoment returns what WriteMoment wrote of a run with the same setup.
func (r *Run) ReadMoment(saved SavedMoment) (*Moment, error) {
	c := newRun(r.config, r.own)
	if err := c.take(saved); err != nil {
		return nil, err
	}
	m := new(Moment)
	c.SaveMoment(m)
	return m, nil
}

// NextStepAt is NextStep at a moment of this run.
func (r *Run) NextStepAt(m *Moment) (nn.Recording, error) { return r.at(m).NextStep() }

// at returns a copy of the run that stands at one of its moments.
func (r *Run) at(m *Moment) *Run {
	c := newRun(r.config, r.own)
	c.LoadMoment(m)
	return c
}
