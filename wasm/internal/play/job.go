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
	done     int  // units so far
	keeping  bool // its last unit is written down
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
	if j.left == 1 && !j.keeping { // whoever goes step by step may ask about the last one
		j.keeping = true
		s.run.KeepStep()
	}
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
	j.done++
	if j.unit == run.UnitEpoch && j.left > 1 && s.run.IsQuick() && s.run.Epochs()%s.stride(j) == 0 {
		s.run.Note()
	}
	if j.left--; j.left == 0 {
		s.run.KeptStep()
		s.run.Note()
		s.remembered()
		s.judge()
		s.done = append(s.done, Done{j.id, s.State()})
	}
	return stop
}

// stride returns how many epochs a step leaves between two points on the loss curves:
// none at first, where the curves are steep, later as many as keep evaluating cheap. It
// must not depend on time.
func (s *Session) stride(j *job) int {
	return max(s.run.Curves().Stride(), min(j.done/denseEpochs, s.run.SparseStride()), 1)
}

// denseEpochs is after how many epochs the points of a step thin out.
const denseEpochs = 10

// dropDone forgets the jobs that are done.
func (s *Session) dropDone() {
	s.jobs = slices.DeleteFunc(s.jobs, func(j job) bool { return j.left == 0 })
}

// endJobs reports the jobs that will never be done.
func (s *Session) endJobs() {
	open := s.jobs
	s.jobs = nil
	s.run.DropStep()
	s.remembered()
	for _, j := range open {
		if j.left > 0 {
			s.CatchUp()
			s.done = append(s.done, Done{j.id, s.State()})
		}
	}
}
