package nn

import "fmt"

// Snapshot is a trainer in the middle of its work: training on from it gives
// the same bits as never having stopped. It marshals to JSON exactly.
type Snapshot struct {
	Parameters  []float64 `json:"parameters"`
	Gradient    []float64 `json:"gradient"` // of the samples not yet used in an update
	Dead        []int     `json:"dead"`     // places in Parameters that L1 has put to rest
	Cursor      int       `json:"cursor"`
	Accumulated int       `json:"accumulated"`
	Epochs      int       `json:"epochs"`
	Steps       int       `json:"steps"`
	Samples     int       `json:"samples"`
}

// Snapshot copies everything that training goes on from.
func (t *Trainer) Snapshot() Snapshot {
	s := Snapshot{
		Parameters:  t.net.Parameters(nil),
		Gradient:    t.net.Gradient(nil),
		Cursor:      t.cursor,
		Accumulated: t.accumulated,
		Epochs:      t.epochs,
		Steps:       t.steps,
		Samples:     t.samples,
	}
	place := 0
	t.net.eachParameter(func(at int) {
		if at < t.net.nw && t.dead[at] {
			s.Dead = append(s.Dead, place)
		}
		place++
	})
	return s
}

// Restore puts a snapshot back. One that does not fit the network or the data
// is an error and changes nothing.
func (t *Trainer) Restore(s Snapshot) error {
	count := t.net.ParameterCount()
	switch {
	case len(s.Parameters) != count || len(s.Gradient) != count:
		return fmt.Errorf("nn: snapshot: got %d parameters and %d gradients, want %d", len(s.Parameters), len(s.Gradient), count)
	case s.Cursor < 0 || s.Cursor >= t.data.N:
		return fmt.Errorf("nn: snapshot: cursor %d: want 0…%d", s.Cursor, t.data.N-1)
	case s.Accumulated < 0 || s.Epochs < 0 || s.Steps < 0 || s.Samples < 0:
		return fmt.Errorf("nn: snapshot: a count is negative")
	}
	for _, place := range s.Dead {
		if place < 0 || place >= count {
			return fmt.Errorf("nn: snapshot: dead weight %d: want 0…%d", place, count-1)
		}
	}
	t.net.unflatten(t.net.theta, s.Parameters)
	t.net.unflatten(t.net.grad, s.Gradient)
	t.cursor, t.accumulated = s.Cursor, s.Accumulated
	t.epochs, t.steps, t.samples = s.Epochs, s.Steps, s.Samples
	t.restoreDead(s.Dead)
	return nil
}

func (t *Trainer) restoreDead(places []int) {
	clear(t.dead)
	isDead := make(map[int]bool, len(places))
	for _, place := range places {
		isDead[place] = true
	}
	place := 0
	t.net.eachParameter(func(at int) {
		if at < t.net.nw {
			t.dead[at] = isDead[place]
		}
		place++
	})
}
