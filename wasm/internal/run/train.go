package run

import "neuralplay/wasm/internal/message"

// Training changes the parameters. Only early stopping evaluates, at every
// epoch's end.

// Batch trains to the end of the current batch, or of the epoch if that is
// nearer. It reports whether early stopping asks for a stop.
func (r *Run) Batch() (stop bool) {
	r.augment()
	r.trainer.Batch()
	return r.trained()
}

// Piece trains on a part of a batch at most, and reports whether the batch or the
// epoch ended, and whether early stopping asks for a stop. A batch done in pieces
// comes out as one done at once, to the bit.
func (r *Run) Piece() (ended, stop bool) {
	r.augment()
	ended = r.trainer.Piece()
	return ended, r.trained()
}

// Stretch trains piece by piece on at least n samples, or to the end of the epoch if that
// is nearer. It reports whether early stopping asks for a stop.
func (r *Run) Stretch(n int) (stop bool) {
	r.augment()
	r.trainer.Stretch(n)
	return r.trained()
}

// Sample trains on one sample. It reports whether early stopping asks for a stop.
func (r *Run) Sample() (stop bool) {
	r.augment()
	r.trainer.Sample()
	return r.trained()
}

// augment makes the points of the epoch that begins.
func (r *Run) augment() {
	if r.trainer.Cursor() != 0 {
		return
	}
	a := &r.augmentation
	switch {
	case augments(r.config):
		a.draw(&r.data, r.config)
		r.trainOnAugmented()
	case a.on:
		r.trainOnOriginals()
	}
}

func (r *Run) trainOnAugmented() {
	r.trainer.SetData(r.augmentation.encode(&r.data))
	r.points++
}

func (r *Run) trainOnOriginals() {
	r.augmentation.on = false
	r.trainer.SetData(r.data.trainSamples)
	r.points++
}

func (r *Run) trained() (stop bool) {
	r.changed()
	return r.endEpoch()
}

// The units of training, from small to large.
const (
	UnitSample = "sample"
	UnitPiece  = "piece"
	UnitBatch  = "batch"
	UnitEpoch  = "epoch"
)

// once trains on one unit.
func (r *Run) once(unit string) (stop bool) {
	switch unit {
	case UnitSample:
		return r.Sample()
	case UnitPiece:
		_, stop = r.Piece()
		return stop
	case UnitBatch:
		return r.Batch()
	}
	return r.Stretch(r.data.trainSamples.N)
}

// endEpoch looks at the test loss at the end of each epoch, if early stopping
// wants it and there are test points, and reports whether training should stop.
// It must not depend on how many epochs a frame has time for.
func (r *Run) endEpoch() (stop bool) {
	wait := r.config.EarlyStop
	if wait == 0 || !r.HasTest() || r.trainer.Cursor() != 0 || r.trainer.Epochs() == r.watch.checked {
		return false
	}
	r.watch.checked = r.trainer.Epochs()
	r.Note()
	return r.watch.endEpoch(r.figures.Test, wait)
}

// Judge looks at the figures of the last evaluation and reports whether they
// show trouble: then the run should not go on.
func (r *Run) Judge() (stop bool) {
	return r.watch.judge(r.figures, r.HasTest(), r.isBounded(), r.trainer.Epochs())
}

// StandsStill reports, once, that the loss of the last evaluation has not moved for
// StillEpochs although it is high. The run may go on: only its owner knows whether
// that is what it wants.
func (r *Run) StandsStill() bool { return r.watch.stands(r.figures, r.trainer.Epochs()) }

// StillEpochs is for how long a loss must not move to stand still.
const StillEpochs = stillEpochs

// isBounded reports whether every parameter is finite and of a sensible size.
func (r *Run) isBounded() bool { return r.network.Largest() <= explosion } // false for NaN

// Trouble returns what stopped the run last, until somebody goes on.
func (r *Run) Trouble() Trouble { return r.watch.trouble }

// Resume forgets why the run was stopped, and that it stood still, so that it may go on.
// It reports false where it cannot: the numbers are not finite.
func (r *Run) Resume() bool {
	if r.watch.trouble == TroubleInfinite {
		return false
	}
	r.watch.trouble = TroubleNone
	r.watch.levelSince, r.watch.saidStill = r.trainer.Epochs(), false
	return true
}

// CheckSound returns why training cannot continue from the current parameters;
// nil if it can.
func (r *Run) CheckSound() error {
	if r.watch.trouble != TroubleInfinite {
		return nil
	}
	return &message.Error{
		Message: message.Message{Code: "run.diverged"},
		English: "the run has diverged: reset it, or set other parameters, before it can go on",
	}
}
