package play

import "time"

// Budget is how much of the time between two frames a session may take.
type Budget struct {
	Train    time.Duration // for training within the frame
	Pictures time.Duration // for the pictures of the units, and as much for losses
}

// Advance is called once a frame: it carries out what is queued, trains, and
// brings losses and pictures up to date.
func (s *Session) Advance(b Budget) {
	now := s.clock()
	elapsed := s.meter.frame(now)
	s.Apply()
	s.keepPace(elapsed)
	s.Train(b.Train)
	s.meter.count(now, s.trained)
	if s.trained > 0 {
		if s.run.IsBehind() && s.run.IsQuick() { // the end of a step has looked already
			s.run.Note()
		}
		s.judge()
		s.news.Still = s.news.Still || s.run.StandsStill()
		s.news.State = true
	}
	s.trained = 0
	if s.run.IsBehind() {
		s.keepUp(s.clock() + b.Pictures)
	}
	s.pictures.refresh(s.run, s.clock, s.clock()+b.Pictures)
	s.look()
	s.spaces.refresh(s, s.clock()+b.Pictures)
}

// CatchUp brings losses and curves up to date, for those who read them between
// two frames.
func (s *Session) CatchUp() {
	if s.run.IsBehind() {
		s.run.CatchUp()
		s.news.State = true
	}
}

// keepPace does what a frame brings at the speeds that follow frames: at "slow" the
// next stage, if it is time, at "epoch" the wish for one epoch more.
func (s *Session) keepPace(elapsed time.Duration) {
	if !s.playing || s.next() != nil || s.rests() {
		return
	}
	switch s.Config().Speed {
	case "slow":
		before := s.run.Samples()
		s.motion.advance(elapsed, func() {
			if s.slowly() {
				s.stop()
			}
		})
		s.trained += s.run.Samples() - before
		s.news.State = true
	case "epoch":
		if s.due <= s.run.Epochs() {
			s.due = s.run.Epochs() + 1
		}
	}
}

// Trains reports whether there is something to train before the next frame: a step
// that was asked for, the rest of an epoch, or, at full speed, whatever there is time
// for.
func (s *Session) Trains() bool {
	if s.rests() {
		return false
	}
	return s.next() != nil || s.playing && s.reach() > s.run.Epochs()
}

// reach returns the epoch to whose end playing may go without waiting for a frame.
func (s *Session) reach() int {
	switch s.Config().Speed {
	case "slow":
		return 0
	case "epoch":
		return s.due
	}
	return s.run.Epochs() + 1<<30
}

// IsAtFullSpeed reports whether training waits for no frame at all.
func (s *Session) IsAtFullSpeed() bool {
	return s.Trains() && (s.next() != nil || s.Config().Speed == "fast")
}

// IsBusy reports whether the next frame has something to do.
func (s *Session) IsBusy() bool {
	return s.playing && !s.rests() || s.trained > 0 || len(s.queue) > 0 || s.run.IsBehind() ||
		s.pictures.areBehind(s.run) || s.findingsAreBehind() || s.spaces.areBehind(s)
}

// Hide sets whether the session is out of sight; then it rests if the settings say so.
func (s *Session) Hide(hidden bool) { s.hidden = hidden }

// rests reports whether training waits until the session is seen again.
func (s *Session) rests() bool { return s.hidden && s.Config().WhenHidden == "rest" }

// Train goes on with what Trains speaks of until it is done or the time is up, but by
// one piece at least. It is called between frames as often as the browser has nothing
// else to do; what is learnt does not depend on when and how often.
func (s *Session) Train(budget time.Duration) {
	s.Apply()
	if !s.Trains() {
		return
	}
	deadline := s.clock() + budget
	before := s.run.Samples()
	if s.next() != nil {
		s.work(deadline)
	} else {
		s.until(deadline, s.reach())
	}
	s.trained += s.run.Samples() - before
	s.dropDone()
}

// until trains to the end of the given epoch or until time is up, whichever comes first,
// but at least one piece.
func (s *Session) until(deadline time.Duration, epochs int) {
	s.spend(deadline, func(samples int) (more bool) {
		if s.run.Stretch(samples) {
			s.stop()
			return false
		}
		if s.run.Cursor() == 0 {
			s.notice(s.run.Epochs())
		}
		return s.run.Epochs() < epochs
	})
}

// spend lets train go on, by so many samples at a time, until there is no more to do or
// time is up.
func (s *Session) spend(deadline time.Duration, train func(samples int) (more bool)) {
	for first, most := s.run.Epochs(), s.unwatched(); ; {
		for end := s.run.Samples() + most; s.run.Samples() < end; {
			if !train(end - s.run.Samples()) {
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
// time is up: where many fit into a slice, one more is soon done, and the loss
// curves are smoother with points at the ends of epochs alone.
func (s *Session) isAlmostThere(first int) bool {
	return s.run.Cursor() != 0 && s.run.Epochs()-first >= 4
}

// unwatched is how many samples are trained on between two looks at the clock: a
// small part of a slice, though a look costs as much as some samples of a small network.
func (s *Session) unwatched() int {
	return max(1, min(1000, 50_000/s.run.Network().ParameterCount()))
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
