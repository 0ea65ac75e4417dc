package play

import (
	"fmt"
	"slices"
	"time"
)

// Frame says how much a frame may take of the time between two pictures.
type Frame struct {
	// Train is the budget for training at full speed, and for steps asked for.
	Train time.Duration
	// Field is the budget for the pictures of the units.
	Field time.Duration
}

// Advance is called once a frame: it carries out what is queued, trains, and
// brings losses and pictures up to date.
func (s *Session) Advance(f Frame) {
	now := s.clock()
	elapsed := s.meter.frame(now)
	s.Apply()
	deadline := now + f.Train
	before := s.trainer.Samples()
	switch {
	case len(s.jobs) > 0:
		s.work(deadline)
	case s.playing:
		s.train(elapsed, deadline)
	}
	s.meter.count(now, s.trainer.Samples()-before)
	if s.trainer.Samples() != before {
		if s.trainer.Samples() != s.lookedAt { // the end of a step has looked already
			s.glance()
		}
		s.judge()
	}
	if s.isBehind() {
		s.keepUp(s.clock() + f.Field)
	}
	s.dropDone()
	s.field.refresh(s, s.clock()+f.Field)
}

// train goes on for one frame at the chosen speed.
func (s *Session) train(elapsed, deadline time.Duration) {
	switch s.config.Speed {
	case "slow":
		s.motion.advance(elapsed, func() {
			s.batch()
			s.epochEnded()
		})
	case "epoch":
		s.until(deadline, s.trainer.Epochs()+1)
	default:
		s.until(deadline, s.trainer.Epochs()+1<<30)
	}
	s.news.State = true
}

// until trains piece by piece to the end of the given epoch or until time is up,
// whichever comes first, but at least one piece.
func (s *Session) until(deadline time.Duration, epochs int) {
	for first, most := s.trainer.Epochs(), s.unwatched(); ; {
		for start := s.trainer.Samples(); s.trainer.Samples()-start < most; {
			s.piece()
			if s.epochEnded() || s.trainer.Epochs() >= epochs {
				return
			}
		}
		if s.clock() >= deadline {
			if !s.almostThere(first) {
				return
			}
			most = 1 // so as not to miss the end of the epoch
		}
	}
}

// almostThere tells that the epoch at hand is to be brought to its end although
// time is up: where many fit into a frame, one more is soon done, and the loss
// curves are smoother with points at the ends of epochs alone.
func (s *Session) almostThere(first int) bool {
	return s.trainer.Cursor() != 0 && s.trainer.Epochs()-first >= 4
}

// unwatched is how many samples are trained on between two looks at the clock,
// which cost as much as some samples of a small network.
func (s *Session) unwatched() int {
	return max(1, min(200, 50_000/s.network.ParameterCount()))
}

// Step asks for n epochs, batches or samples, done as fast as frames allow.
// News tells its ID when it is done.
type Step struct {
	N    int
	Unit string // "epoch", "batch" or "sample"
	ID   int
}

const mostSteps = 1_000_000

func (c Step) check(s *Session) error {
	if c.N < 1 || c.N > mostSteps {
		return fmt.Errorf("step: n = %d: want 1…%d", c.N, mostSteps)
	}
	switch c.Unit {
	case "epoch", "batch", "sample":
	default:
		return fmt.Errorf("step: unit %q: want one of [epoch batch sample]", c.Unit)
	}
	return s.checkSound("step")
}

func (c Step) apply(s *Session) {
	s.jobs = append(s.jobs, job{id: c.ID, left: c.N, unit: c.Unit})
	s.news.State = true
}

// job is a step that is not done yet.
type job struct {
	id, left int
	unit     string
}

// work does as much of the oldest steps as there is time for.
func (s *Session) work(deadline time.Duration) {
	for start, first, most := s.trainer.Samples(), s.trainer.Epochs(), s.unwatched(); ; {
		j := s.next()
		if j == nil {
			return
		}
		s.once(j)
		if s.epochEnded() {
			return
		}
		if s.trainer.Samples()-start >= most {
			start = s.trainer.Samples()
			if s.clock() >= deadline {
				if !s.almostThere(first) {
					return
				}
				most = 1
			}
		}
	}
}

// next is the oldest job with something left to do.
func (s *Session) next() *job {
	for i := range s.jobs {
		if s.jobs[i].left > 0 {
			return &s.jobs[i]
		}
	}
	return nil
}

// once does one unit of a job, or a piece of it.
func (s *Session) once(j *job) {
	epoch := s.trainer.Epochs()
	switch {
	case j.unit == "sample":
		s.sample()
	case !s.piece():
		return
	case j.unit == "epoch":
		if s.trainer.Epochs() == epoch {
			return
		}
		// A step of one epoch ends with a point on the loss curve, however
		// many are done in a frame.
		if j.left > 1 && s.isQuick() && s.trainer.Epochs()%s.history.stride() == 0 {
			s.look()
		}
	}
	if j.left--; j.left == 0 {
		s.look()
		s.judge()
		s.news.Done = append(s.news.Done, Done{j.id, s.State()})
	}
}

// look brings losses and history up to date in the midst of a frame.
func (s *Session) look() {
	s.lookedAt = s.trainer.Samples()
	s.changed()
	s.evaluate()
	s.record()
}

// glance does the same where it is quick; else the losses follow as frames have
// time for them.
func (s *Session) glance() {
	if s.isQuick() {
		s.look()
		return
	}
	s.lookedAt = s.trainer.Samples()
	s.changed()
}

// keepUp brings the losses up to date, at once or as far as there is time.
func (s *Session) keepUp(deadline time.Duration) {
	if s.isQuick() {
		s.evaluate()
		return
	}
	s.reevaluate(deadline)
}

// dropDone forgets the jobs that are done.
func (s *Session) dropDone() {
	s.jobs = slices.DeleteFunc(s.jobs, func(j job) bool { return j.left == 0 })
}

// endJobs tells of the jobs that will never be done.
func (s *Session) endJobs() {
	open := s.jobs
	s.jobs = nil
	for _, j := range open {
		if j.left > 0 {
			s.news.Done = append(s.news.Done, Done{j.id, s.State()})
		}
	}
}

// Done is a step that has come to its end, and the figures of that moment.
type Done struct {
	ID    int
	State State
}

// News is what has happened since it was last asked for.
type News struct {
	State   bool    // some number of State may be another
	Done    []Done  // steps that are done, or never will be
	Trouble Trouble // training has stopped by itself
}

// ConfigChanged tells whether the configuration, or the data, have become others
// since it was last asked.
func (s *Session) ConfigChanged() bool {
	changed := s.reconfigured
	s.reconfigured = false
	return changed
}

// News returns what has happened and forgets it.
func (s *Session) News() News {
	n := s.news
	s.news = News{}
	return n
}
