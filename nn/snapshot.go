package nn

import "fmt"

// Snapshot is a trainer in the middle of its work: training on from it comes out the same, to the bit, as never
// having stopped. It marshals to JSON exactly, as long as its numbers are finite: JSON has no NaN and no infinity.
// Slices as long as Parameters are in the order of Parameters.
type Snapshot struct {
	Parameters  []float64 `json:"parameters"`
	Gradient    []float64 `json:"gradient"` // the sum over the samples not yet used in an update
	Dead        []int     `json:"dead"`     // places in Parameters of weights that L1 has put to rest
	Cursor      int       `json:"cursor"`
	Accumulated int       `json:"accumulated"` // number of samples in Gradient
	Epochs      int       `json:"epochs"`
	Steps       int       `json:"steps"`
	Samples     int       `json:"samples"`

	Optimizer string      `json:"optimizer,omitempty"` // owner of the next three; empty for plain gradient descent
	Slots     [][]float64 `json:"slots,omitempty"`
	Updates   int         `json:"updates,omitempty"` // made with this optimizer
	Product   float64     `json:"product,omitempty"`

	Order   []int       `json:"order,omitempty"` // of the samples in the current epoch; empty: their own
	Masks   [][]float64 `json:"masks,omitempty"` // of the current batch
	Shuffle []byte      `json:"shuffle"`         // the streams of random numbers
	Dropout []byte      `json:"dropout"`
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
		Order:       append([]int(nil), t.order...),
	}
	for _, m := range t.masks {
		s.Masks = append(s.Masks, append([]float64(nil), m...))
	}
	s.Shuffle, _ = t.shuffle.MarshalBinary() // never fails
	s.Dropout, _ = t.dropout.MarshalBinary()
	if m := &t.memory; m.of != nil {
		s.Optimizer, s.Updates, s.Product = m.of.Name, m.t, m.product
		s.Slots = m.copySlots(t.net)
	}
	s.Dead = t.resting()
	return s
}

// resting lists the places in Parameters of the weights that L1 has put to rest.
func (t *Trainer) resting() (places []int) {
	place := 0
	t.net.eachParameter(func(at int) {
		if at < t.net.nw && t.memory.dead[at] {
			places = append(places, place)
		}
		place++
	})
	return places
}

// Restore goes back to a snapshot. One that does not fit the network or the data is an error and changes nothing.
func (t *Trainer) Restore(s Snapshot) error {
	if err := t.fits(s); err != nil {
		return err
	}
	memory, err := t.recall(s)
	if err != nil {
		return err
	}
	shuffle, dropout := *t.shuffle, *t.dropout
	if err := shuffle.UnmarshalBinary(s.Shuffle); err != nil {
		return fmt.Errorf("nn: snapshot: shuffle: %w", err)
	}
	if err := dropout.UnmarshalBinary(s.Dropout); err != nil {
		return fmt.Errorf("nn: snapshot: dropout: %w", err)
	}
	*t.shuffle, *t.dropout = shuffle, dropout
	t.net.unflatten(t.net.theta, s.Parameters)
	clear(t.net.grad)
	if s.Accumulated > 0 {
		t.net.unflatten(t.net.grad, s.Gradient)
	}
	t.cursor, t.accumulated = s.Cursor, s.Accumulated
	t.epochs, t.steps, t.samples = s.Epochs, s.Steps, s.Samples
	t.memory = memory
	t.order, t.masks = nil, nil
	if len(s.Order) > 0 {
		t.order = append([]int(nil), s.Order...)
	}
	for _, m := range s.Masks {
		t.masks = append(t.masks, append([]float64(nil), m...))
	}
	if t.masks != nil {
		t.maskRoom = t.masks
	}
	t.restartRecording()
	return nil
}

// fits returns an error for what in a snapshot is not this network's or this data's.
func (t *Trainer) fits(s Snapshot) error {
	count := t.net.ParameterCount()
	switch {
	case len(s.Parameters) != count || len(s.Gradient) != count:
		return fmt.Errorf("nn: snapshot: got %d parameters and %d gradients, want %d",
			len(s.Parameters), len(s.Gradient), count)
	case s.Cursor < 0 || s.Cursor >= t.data.N:
		return fmt.Errorf("nn: snapshot: cursor %d: want 0…%d", s.Cursor, t.data.N-1)
	case s.Accumulated < 0 || s.Epochs < 0 || s.Steps < 0 || s.Samples < 0 || s.Updates < 0:
		return fmt.Errorf("nn: snapshot: a count is negative")
	case len(s.Order) != 0 && !isPermutation(s.Order, t.data.N):
		return fmt.Errorf("nn: snapshot: the order is not a permutation of %d samples", t.data.N)
	case len(s.Masks) != 0 && len(s.Masks) != t.net.Layers()-1:
		return fmt.Errorf("nn: snapshot: got masks of %d layers, want %d", len(s.Masks), t.net.Layers()-1)
	}
	for l, m := range s.Masks {
		if len(m) != t.net.Units(l+1) {
			return fmt.Errorf("nn: snapshot: mask of layer %d: got %d units, want %d", l+1, len(m), t.net.Units(l+1))
		}
	}
	for _, place := range s.Dead {
		if place < 0 || place >= count {
			return fmt.Errorf("nn: snapshot: dead weight %d: want 0…%d", place, count-1)
		}
	}
	return nil
}

func isPermutation(order []int, n int) bool {
	seen := make([]bool, n)
	for _, i := range order {
		if i < 0 || i >= n || seen[i] {
			return false
		}
		seen[i] = true
	}
	return len(order) == n
}

// recall makes the memory that a snapshot describes.
func (t *Trainer) recall(s Snapshot) (memory, error) {
	m := memory{dead: make([]bool, t.net.nw)}
	dead := make(map[int]bool, len(s.Dead))
	for _, place := range s.Dead {
		dead[place] = true
	}
	place := 0
	t.net.eachParameter(func(at int) {
		if at < t.net.nw {
			m.dead[at] = dead[place]
		}
		place++
	})
	if s.Optimizer == "" {
		return m, nil
	}
	var err error
	if m.of, err = OptimizerNamed(s.Optimizer); err != nil {
		return m, err
	}
	if len(s.Slots) != len(m.of.Slots) {
		return m, fmt.Errorf("nn: snapshot: %s: got %d slots, want %d", s.Optimizer, len(s.Slots), len(m.of.Slots))
	}
	m.t, m.product = s.Updates, s.Product
	for _, slot := range s.Slots {
		if len(slot) != t.net.ParameterCount() {
			return m, fmt.Errorf("nn: snapshot: %s: a slot has %d numbers, want %d",
				s.Optimizer, len(slot), t.net.ParameterCount())
		}
		flat := make([]float64, len(t.net.theta))
		t.net.unflatten(flat, slot)
		m.slots = append(m.slots, flat)
	}
	return m, nil
}
