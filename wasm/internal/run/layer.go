package run

import (
	"slices"

	"neuralplay/nn"
	"neuralplay/nn/export"
)

// SampleStep is the step that one sample alone would make, as Trace has it.
func (r *Run) SampleStep(inputs, target []float64) nn.Recording {
	trace, update := r.Trace(inputs, target)
	return nn.Recording{Samples: []nn.RecordedSample{{Trace: trace}}, Update: &update}
}

// NumPy returns what writes a step of this run as NumPy, with samples in rows or in columns.
func (r *Run) NumPy(step *nn.Recording, columns bool) export.NumPy {
	u := step.Update
	return export.NumPy{
		Network: r.network, Options: r.trainer.Options, Biases: r.config.Bias, Columns: columns,
		Dropout: step.Samples[0].Layers[0].Mask != nil,
		Resting: slices.ContainsFunc(u.Resting, func(at int) bool { return u.Before[at] == 0 }),
	}
}

// Options returns the trainer's numbers.
func (r *Run) Options() nn.Options { return r.trainer.Options }
