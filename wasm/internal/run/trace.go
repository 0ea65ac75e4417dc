package run

import (
	"math/rand/v2"
	"slices"
	"strconv"

	"neuralplay/nn"
	"neuralplay/wasm/internal/message"
)

// Tracing looks at the arithmetic of training and changes nothing.

// Trace takes one sample, as the network sees it, forward and back, all units taking part, and returns the update
// that it alone would make. It panics if sample and target do not have the network's sizes.
func (r *Run) Trace(inputs, target []float64) (nn.Trace, nn.Update) {
	return r.trainer.Trace(inputs, target)
}

// UpdateFor returns the update that a traced sample alone would make.
func (r *Run) UpdateFor(t *nn.Trace) nn.Update { return r.trainer.UpdateFor(t.Gradient(nil), 1) }

// SampleAt returns the inputs and the target of a sample of a set, as the network sees them. They must not be changed.
func (r *Run) SampleAt(test bool, index int) (inputs, target []float64) {
	_, s := r.set(test)
	return s.Inputs[index*s.D : (index+1)*s.D], s.Targets[index*s.K : (index+1)*s.K]
}

// TargetOf returns what the outputs are trained towards for a class; ok is false where there is none of that name.
func (r *Run) TargetOf(class string) (target []float64, ok bool) {
	at := slices.Index(r.data.classes, class)
	if at < 0 {
		return nil, false
	}
	return r.data.targets(nil, float64(at)), true
}

// NextStep records the step that comes next, on the points that augmentation will make of the epoch's.
func (r *Run) NextStep() (nn.Recording, error) {
	if err := r.CheckSound(); err != nil {
		return nn.Recording{}, err
	}
	if size := r.nextSize(); size > mostRecorded {
		return nn.Recording{}, message.Refuse(message.Message{
			Code: "trace.tooLarge", Count: size, Want: message.Count(mostRecorded),
		})
	}
	trained := r.trainer.Data()
	defer r.trainer.SetData(trained)
	next := augmentation{stream: new(rand.PCG)}
	*next.stream = *r.augmentation.stream
	step := r.trainer.NextStepWith(func() {
		switch {
		case r.trainer.Cursor() > 0: // the epoch goes on with the points it has
		case augments(r.config):
			next.draw(&r.data, r.config)
			r.trainer.SetData(next.encode(&r.data))
		default:
			r.trainer.SetData(r.data.trainSamples)
		}
	})
	if step.Update == nil {
		return nn.Recording{}, message.Refuse(message.Message{
			Code: "trace.noUpdate", Got: strconv.Itoa(r.config.BatchSize), Count: r.data.trainSamples.N,
		})
	}
	return step, nil
}

// mostRecorded is how many numbers a recorded step may have for its samples: some dozens of megabytes, several times
// over until the page has them.
const mostRecorded = 2_000_000

// nextSize returns how many numbers the next step's recording has at most.
func (r *Run) nextSize() int {
	samples := r.data.trainSamples.N
	if size := r.config.BatchSize; size > 0 {
		samples = min(samples, 2*size) // a carried batch may come in two parts
	}
	n := r.network
	each := n.Inputs() + n.Outputs()
	for l := 1; l <= n.Layers(); l++ {
		each += 4 * n.Units(l)
	}
	return samples * each
}
