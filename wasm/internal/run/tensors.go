package run

import (
	"neuralplay/nn"
	"neuralplay/nn/tensors"
)

// CheckTensors compares what somebody's own program printed with the step that comes next, and with the one before
// where it was kept. It changes nothing. The error is a *tensors.Fault, or says why there is no step.
func (r *Run) CheckTensors(text string) (tensors.Report, error) {
	next, err := r.NextStep()
	if err != nil {
		return tensors.Report{}, err
	}
	s := tensors.Step{Network: r.network, Options: r.trainer.Options, Next: next}
	if r.kept.version == r.version && r.kept.recording.Update != nil && r.kept.recording.Earlier == 0 {
		s.Last = &r.kept.recording
	}
	return tensors.Check(text, s)
}

// kept is the last step of training, where somebody asked for steps one by one.
type kept struct {
	recording nn.Recording
	version   uint64      // of the run just after it
	writer    *nn.Trainer // that is writing it down; nil once it is done
}

// mostKept is how many numbers a step may have for its samples to be kept: writing it down takes time and room.
const mostKept = 200_000

// KeepStep makes the run write down its steps from now on, if they are small, until KeptStep.
func (r *Run) KeepStep() {
	numbers := 0
	for l := 0; l <= r.network.Layers(); l++ {
		numbers += 4 * r.network.Units(l)
	}
	samples := r.data.trainSamples.N
	if size := r.config.BatchSize; size > 0 {
		samples = min(samples, size)
	}
	r.DropStep()
	r.kept = kept{}
	if samples*numbers <= mostKept {
		r.kept.writer = r.trainer
		r.trainer.Record(&r.kept.recording)
	}
}

// KeptStep ends what KeepStep began. The step is valid until something else changes the run.
func (r *Run) KeptStep() {
	writer := r.kept.writer
	if writer == nil {
		return
	}
	writer.Record(nil)
	r.kept.writer = nil
	if writer == r.trainer { // else the network is another one by now
		r.kept.version = r.version
	}
}

// DropStep ends what KeepStep began, of a step that does not come to its end.
func (r *Run) DropStep() {
	if r.kept.writer != nil {
		r.kept.writer.Record(nil)
		r.kept = kept{}
	}
}
