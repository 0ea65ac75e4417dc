package run

import "neuralplay/nn"

// CheckGradient compares backpropagation with central differences over the first training samples, at most `most`, and
// returns where they differ most and how many samples they were.
func (r *Run) CheckGradient(most int) (check nn.GradientCheck, samples int) {
	some := r.firstSamples(most)
	return r.network.CheckGradient(some, r.trainer.Loss), some.N
}

// CheckGradients does so for some parameters, given by their places in nn's order.
func (r *Run) CheckGradients(most, from, to int) (checks []nn.GradientCheck, samples int) {
	some := r.firstSamples(most)
	return r.network.CheckGradients(some, r.trainer.Loss, from, to), some.N
}

func (r *Run) firstSamples(most int) nn.Samples {
	some := r.data.trainSamples
	some.N = min(some.N, most)
	some.Inputs, some.Targets = some.Inputs[:some.N*some.D], some.Targets[:some.N*some.K]
	return some
}

// Place returns where a weight, or without an input a bias, stands in nn's order. An error names what there is not.
func (r *Run) Place(layer, unit int, input *int) (int, error) {
	if err := r.checkUnit(layer, unit); err != nil {
		return 0, err
	}
	first, in, out := r.LayerPlaces(layer)
	if input == nil {
		return first + in*out + unit, nil
	}
	if err := checkIndex("input", *input, 0, in-1); err != nil {
		return 0, err
	}
	return first + unit*in + *input, nil
}

// LayerPlaces returns where a layer's parameters begin in nn's order, and how many inputs and units it has.
func (r *Run) LayerPlaces(layer int) (first, in, out int) {
	n := r.network
	for l := 1; l < layer; l++ {
		first += n.Units(l) * (n.Units(l-1) + 1)
	}
	return first, n.Units(layer - 1), n.Units(layer)
}
