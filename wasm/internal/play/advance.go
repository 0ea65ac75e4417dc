package play

import "time"

// Budget is how much of the time between two frames a session may take.
type Budget struct {
	Train    time.Duration // for training at full speed, and for steps asked for
	Pictures time.Duration // for the pictures of the units, and as much for losses
}

// Advance is called once a frame: it carries out what is queued, trains, and
// brings losses and pictures up to date.
func (s *Session) Advance(b Budget) {
	now := s.clock()
	elapsed := s.meter.frame(now)
	s.Apply()
	deadline := now + b.Train
	before := s.run.Samples()
	switch {
	case len(s.jobs) > 0:
		s.work(deadline)
	case s.playing:
		s.train(elapsed, deadline)
	}
	s.meter.count(now, s.run.Samples()-before)
	if s.run.Samples() != before {
		if s.run.IsBehind() && s.run.IsQuick() { // the end of a step has looked already
			s.run.Note()
		}
		s.judge()
		s.news.Still = s.news.Still || s.run.StandsStill()
		s.news.State = true
	}
	if s.run.IsBehind() {
		s.keepUp(s.clock() + b.Pictures)
	}
	s.dropDone()
	s.pictures.refresh(s.run, s.clock, s.clock()+b.Pictures)
}

// CatchUp brings losses and curves up to date, for those who read them between
// two frames.
func (s *Session) CatchUp() { s.run.CatchUp() }

// train goes on for one frame at the chosen speed.
func (s *Session) train(elapsed, deadline time.Duration) {
	switch s.Config().Speed {
	case "slow":
		s.motion.advance(elapsed, func() {
			if s.run.Batch() {
				s.stop()
			}
		})
	case "epoch":
		s.until(deadline, s.run.Epochs()+1)
	default:
		s.until(deadline, s.run.Epochs()+1<<30)
	}
	s.news.State = true
}

// until trains piece by piece to the end of the given epoch or until time is up,
// whichever comes first, but at least one piece.
func (s *Session) until(deadline time.Duration, epochs int) {
	for first, most := s.run.Epochs(), s.unwatched(); ; {
		for start := s.run.Samples(); s.run.Samples()-start < most; {
			if _, stop := s.run.Piece(); stop {
				s.stop()
				return
			}
			if s.run.Epochs() >= epochs {
				return
			}
		}
		if s.clock() >= deadline {
			if !s.isAlmostThere(first) {
				return
			}
			most = 1 // so as not to miss the end of the epoch
		}
	}
}

// isAlmostThere reports whether the current epoch should be finished although
// time is up: where many fit into a frame, one more is soon done, and the loss
// curves are smoother with points at the ends of epochs alone.
func (s *Session) isAlmostThere(first int) bool {
	return s.run.Cursor() != 0 && s.run.Epochs()-first >= 4
}

// unwatched is how many samples are trained on between two looks at the clock,
// which cost as much as some samples of a small network.
func (s *Session) unwatched() int {
	return max(1, min(200, 50_000/s.run.Network().ParameterCount()))
}

// keepUp brings the losses up to date, at once or as far as there is time.
func (s *Session) keepUp(deadline time.Duration) {
	if s.run.IsQuick() {
		s.run.Evaluate()
		return
	}
	s.continuePass(deadline)
}

// continuePass evaluates until the next batch would not be done in time, but one
// batch at least. It begins a pass when something has changed since the last.
func (s *Session) continuePass(deadline time.Duration) {
	if !s.run.PassUnderWay() {
		s.run.BeginPass()
	}
	for began := s.clock(); !s.run.NextBatch(); {
		now := s.clock()
		if now+(now-began) >= deadline {
			return
		}
		began = now
	}
	s.run.RecordPass()
	s.news.State = true
}

// judge stops a run that does not lead anywhere.
func (s *Session) judge() {
	if s.run.Judge() {
		s.stop()
	}
}

// stop ends training for the run's own reason.
func (s *Session) stop() {
	s.rest()
	s.news.Trouble = s.run.Trouble()
}
