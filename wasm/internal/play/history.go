package play

import "math"

// Loss is one point of the loss curves.
type Loss struct {
	Epoch float64 `json:"epoch"`
	Train float64 `json:"train"`
	Test  float64 `json:"test"`
}

// history keeps the loss curves. Past a few thousand points every second one
// is dropped: a curve is no more than some hundred pixels wide.
type history struct {
	entries []Loss
	version uint64
}

const mostEntries = 4000

func (h *history) add(l Loss) {
	h.version++
	if n := len(h.entries); n > 0 && h.entries[n-1].Epoch == l.Epoch {
		h.entries[n-1] = l
		return
	}
	h.entries = append(h.entries, l)
	if len(h.entries) < mostEntries {
		return
	}
	kept := h.entries[:0]
	for i, l := range h.entries {
		if i%2 == 0 || i == len(h.entries)-1 {
			kept = append(kept, l)
		}
	}
	h.entries = kept
}

// stride is how many epochs a step of many may leave between two points.
func (h *history) stride() int { return 1 + len(h.entries)/500 }

// History is the loss curves so far, oldest first; not to be changed.
func (s *Session) History() []Loss { return s.history.entries }

// record adds the losses of now to the curves.
func (s *Session) record() {
	s.history.add(Loss{Epoch: s.epoch(), Train: s.losses.Train, Test: s.losses.Test})
}

// epoch is how many epochs are done, with the part of the one at hand.
func (s *Session) epoch() float64 {
	return float64(s.trainer.Epochs()) + float64(s.trainer.Cursor())/float64(s.data.trainSamples.N)
}

// losses are the figures of the last evaluation. Those of an empty set are NaN.
type losses struct {
	Train, Test                 float64
	TrainAccuracy, TestAccuracy float64
	Penalty                     float64
	stale                       bool     // something has changed since
	metrics                     *Metrics // made when asked for
}

// explosion is the size of a parameter past which no sensible run comes back.
const explosion = 1e6

// Trouble says why training has stopped by itself.
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
	// TroubleEarly is none: the test loss has not fallen for as long as early
	// stopping waits.
	TroubleEarly
)

// watch decides when a run is in trouble.
type watch struct {
	trouble   Trouble
	reference float64 // the training loss at the start, or after an edit by hand
	since     int     // the epoch from which on the loss has been far above it
	frames    int     // how often it has been seen there
	best      float64 // the lowest test loss of the run
	bestAt    int     // the epoch it was seen
	seen      int     // the last epoch that early stopping looked at
}

// A run counts as worse when its loss was above worseFactor times the
// reference for this many epochs, and was seen there this often.
const (
	worseFactor = 1.5
	worseEpochs = 20
	worseFrames = 10
)

// judge stops a run that does not lead anywhere.
func (s *Session) judge() {
	w := &s.watch
	if w.trouble == TroubleInfinite {
		return
	}
	if !finite(s.losses.Train) || s.hasTest() && !finite(s.losses.Test) || !(s.network.Largest() <= explosion) {
		s.stop(TroubleInfinite)
		return
	}
	if s.losses.Train <= worseFactor*w.reference {
		w.frames = 0
		return
	}
	if w.frames == 0 {
		w.since = s.trainer.Epochs()
	}
	w.frames++
	if w.frames >= worseFrames && s.trainer.Epochs()-w.since >= worseEpochs {
		w.frames = 0
		s.stop(TroubleWorse)
	}
}

// hasTest tells whether there are test points.
func (s *Session) hasTest() bool { return s.data.testSamples.N > 0 }

// epochEnded looks at the test loss at the end of each epoch, if early stopping
// wants it and there are test points, and tells whether training has to stop. It
// must not depend on how many epochs a frame has time for.
func (s *Session) epochEnded() bool {
	w, wait := &s.watch, s.config.EarlyStop
	if wait == 0 || !s.hasTest() || s.trainer.Cursor() != 0 || s.trainer.Epochs() == w.seen {
		return false
	}
	w.seen = s.trainer.Epochs()
	s.look()
	if s.losses.Test < w.best {
		w.best, w.bestAt = s.losses.Test, w.seen
		return false
	}
	if w.seen-w.bestAt < wait {
		return false
	}
	w.bestAt = w.seen // whoever goes on has as long again
	s.stop(TroubleEarly)
	return true
}

func (s *Session) stop(t Trouble) {
	s.watch.trouble = t
	s.endJobs()
	s.playing = false
	s.motion = slowMotion{}
	s.news.Trouble = t
	s.news.State = true
}

func finite(v float64) bool { return !math.IsNaN(v) && !math.IsInf(v, 0) }

// HistoryVersion changes whenever the loss curves do.
func (s *Session) HistoryVersion() uint64 { return s.history.version }
