package run

import "math"

// explosion is the size of a parameter past which no sensible run comes back.
const explosion = 1e6

// Trouble is why training stopped by itself.
type Trouble int

const (
	TroubleNone Trouble = iota
	// TroubleInfinite: a loss or a parameter is not finite, or has grown past
	// explosion. There is no going on from here.
	TroubleInfinite
	// TroubleWorse: the loss has stayed far above where it started. With a
	// bounded output, this is all that a learning rate of 10 shows: every unit
	// saturates and the gradient is gone.
	TroubleWorse
	// EarlyStop is no trouble but what was asked for: the test loss has not fallen
	// for as long as early stopping waits.
	EarlyStop
)

// Diverged reports whether the run has run away.
func (t Trouble) Diverged() bool { return t == TroubleInfinite || t == TroubleWorse }

// watch decides when a run is in trouble.
type watch struct {
	trouble   Trouble
	reference float64 // the training loss at the start, or after an edit by hand
	since     int     // the epoch from which on the loss has been far above it
	seen      int     // how often it has been seen there
	best      float64 // the lowest test loss of the run
	bestAt    int     // the epoch it was found
	checked   int     // the last epoch that early stopping looked at

	level      float64 // the training loss when it last moved
	levelSince int     // the epoch it did
	saidStill  bool    // since then
}

func newWatch(f figures, epochs int) watch {
	return watch{
		reference: f.Train, best: f.Test, bestAt: epochs, checked: epochs,
		level: f.Train, levelSince: epochs,
	}
}

// A run counts as worse when its loss was above worseFactor times the
// reference for this many epochs, and was seen there this often.
const (
	worseFactor = 1.5
	worseEpochs = 20
	worseSeen   = 10
)

// judge looks at the losses and reports whether they show trouble. bounded means
// that every parameter is finite and of a sensible size.
func (w *watch) judge(f figures, hasTest, bounded bool, epochs int) (stop bool) {
	if w.trouble == TroubleInfinite {
		return false
	}
	if !finite(f.Train) || hasTest && !finite(f.Test) || !bounded {
		w.trouble = TroubleInfinite
		return true
	}
	if f.Train <= worseFactor*w.reference {
		w.seen = 0
		return false
	}
	if w.seen == 0 {
		w.since = epochs
	}
	w.seen++
	if w.seen < worseSeen || epochs-w.since < worseEpochs {
		return false
	}
	w.seen, w.trouble = 0, TroubleWorse
	return true
}

// A run stands still when its loss has changed by less than stillChange of itself
// for this many epochs, though it is above stillFactor times where it started:
// units are dead or saturated, or all weights are alike.
const (
	stillChange = 1e-3
	stillEpochs = 200
	stillFactor = 0.5
)

// stands reports, once, that the run has come to stand still.
func (w *watch) stands(f figures, epochs int) bool {
	if !(math.Abs(f.Train-w.level) <= stillChange*math.Abs(w.level)) {
		w.level, w.levelSince, w.saidStill = f.Train, epochs, false
		return false
	}
	if w.saidStill || epochs-w.levelSince < stillEpochs || f.Train < stillFactor*w.reference {
		return false
	}
	w.saidStill = true
	return true
}

// endEpoch looks at the test loss at the end of an epoch, and reports whether it
// has not fallen for as long as early stopping waits.
func (w *watch) endEpoch(test float64, wait int) (stop bool) {
	if test < w.best {
		w.best, w.bestAt = test, w.checked
		return false
	}
	if w.checked-w.bestAt < wait {
		return false
	}
	w.bestAt = w.checked // whoever goes on has as long again
	w.trouble = EarlyStop
	return true
}
