package play

import (
	"slices"
	"time"

	"neuralplay/wasm/internal/run"
)

// job is a step that is not done yet.
type job struct {
	id, left int
	unit     string
}

// work does as much of the oldest steps as there is time for.
func (s *Session) work(deadline time.Duration) {
	for start, first, most := s.run.Samples(), s.run.Epochs(), s.unwatched(); ; {
		j := s.next()
		if j == nil {
			return
		}
		if s.once(j) {
			s.stop()
			return
		}
		if s.run.Samples()-start >= most {
			start = s.run.Samples()
			if s.clock() >= deadline {
				if !s.isAlmostThere(first) {
					return
				}
				most = 1
			}
		}
	}
}

// next returns the oldest job with something left to do, nil if there is none.
func (s *Session) next() *job {
	for i := range s.jobs {
		if s.jobs[i].left > 0 {
			return &s.jobs[i]
		}
	}
	return nil
}

// once does one unit of a job, or a piece of it. It reports whether early
// stopping asks for a stop.
func (s *Session) once(j *job) (stop bool) {
	epoch, ended := s.run.Epochs(), true
	if j.unit == run.UnitSample {
		stop = s.run.Sample()
	} else {
		ended, stop = s.run.Piece()
	}
	if j.unit == run.UnitEpoch && s.run.Epochs() == epoch {
		ended = false
	}
	if !ended {
		return stop
	}
	// A step of one epoch ends with a point on the loss curve, however many are
	// done in a frame.
	if j.unit == run.UnitEpoch && j.left > 1 && s.run.IsQuick() && s.run.Epochs()%s.run.Curves().Stride() == 0 {
		s.run.Note()
	}
	if j.left--; j.left == 0 {
		s.run.Note()
		s.judge()
		s.news.Done = append(s.news.Done, Done{j.id, s.State()})
	}
	return stop
}

// dropDone forgets the jobs that are done.
func (s *Session) dropDone() {
	s.jobs = slices.DeleteFunc(s.jobs, func(j job) bool { return j.left == 0 })
}

// endJobs reports the jobs that will never be done.
func (s *Session) endJobs() {
	open := s.jobs
	s.jobs = nil
	for _, j := range open {
		if j.left > 0 {
			s.CatchUp()
			s.news.Done = append(s.news.Done, Done{j.id, s.State()})
		}
	}
}
