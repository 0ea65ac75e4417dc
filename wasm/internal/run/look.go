package run

// Looking at a run never changes it.

// Predict returns the network's outputs, N×K, for N rows of the network's
// inputs.
func (r *Run) Predict(inputs []float64) []float64 { return r.looking.Predict(inputs, nil) }

// UnitAt returns what one unit computes for one row of the network's inputs.
// Layer 0 holds the inputs.
func (r *Run) UnitAt(layer, unit int, inputs []float64) float64 {
	r.looking.Forward(inputs)
	return r.looking.Unit(layer, unit, nil)[0]
}

// HasUnit reports whether the network has a unit; layer 0 holds the inputs.
func (r *Run) HasUnit(layer, unit int) bool {
	n := r.network
	return layer >= 0 && layer <= n.Layers() && unit >= 0 && unit < n.Units(layer)
}

// Window returns the part of the plane that the pictures show.
func (r *Run) Window() Window { return r.data.window }

// InputsAt appends the network's inputs at a place of the shown plane.
func (r *Run) InputsAt(dst []float64, x, y float64) []float64 { return r.data.inputs(dst, x, y) }

// At returns the network's inputs at a place of the shown plane and its outputs
// there.
func (r *Run) At(x, y float64) (inputs, outputs []float64) {
	inputs = r.data.inputs(nil, x, y)
	return inputs, r.Predict(inputs)
}

// InputEnds returns, for each of the network's inputs, the values that its
// picture paints in the strongest colours. Those of the plane are painted as they
// are.
func (r *Run) InputEnds() []Ends {
	d := &r.data
	list := make([]Ends, d.width())
	for i := range list {
		list[i] = PlainEnds
		if d.features == nil {
			list[i] = limits{low: d.ranges[i][0], high: d.ranges[i][1]}.ends()
		}
	}
	return list
}

// OutputEnds returns the same of the outputs.
func (r *Run) OutputEnds() Ends {
	if r.data.problem.Probability {
		return Ends{0, 1}
	}
	return r.data.answers.ends()
}
