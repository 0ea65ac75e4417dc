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
	s.spend(deadline, func(samples int) (more bool) {
		j := s.next()
		if j == nil {
			return false
		}
		if s.once(j, samples) {
			s.stop()
			return false
		}
		return true
	})
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

// once does one unit of a job, or as much of it as takes that many samples. It reports
// whether early stopping asks for a stop.
func (s *Session) once(j *job, samples int) (stop bool) {
	epoch, ended := s.run.Epochs(), true
	if j.left == 1 && !j.keeping && (j.unit != run.UnitEpoch || s.run.EndsSoon()) {
		// Whoever goes step by step may ask about the last one.
		j.keeping = true
		s.run.KeepStep()
	}
	switch {
	case j.unit == run.UnitSample:
		stop = s.run.Sample()
	case j.unit == run.UnitEpoch && j.left > 1:
		stop = s.run.Stretch(samples)
	default:
		ended, stop = s.run.Piece()
	}
	if j.unit == run.UnitEpoch && s.run.Epochs() == epoch {
		ended = false
	}
	if !ended {
		return stop
	}
	j.done++
	if j.unit == run.UnitEpoch && j.left > 1 {
		s.notice(j.done)
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

// notice adds a point to the loss curves at the end of an epoch, if it is time for one:
// so many epochs have been trained on at a stretch.
func (s *Session) notice(done int) {
	if s.run.IsQuick() && s.run.Epochs()%s.stride(done) == 0 {
		s.run.CatchUp() // early stopping has looked already
	}
}

// stride returns how many epochs of a stretch lie between two points on the loss curves:
// one at first, where the curves are steep, later as many as keep evaluating cheap, and
// then as many as can be told apart. It must not depend on time.
func (s *Session) stride(done int) int {
	dense := min(done/denseEpochs, s.run.SparseStride())
	return max(1, dense, s.run.Epochs()/seenEpochs, s.run.Curves().Stride())
}

const (
	denseEpochs = 10   // after so many epochs the points of a stretch thin out
	seenEpochs  = 1000 // no chart is so wide that a point every thousandth of it is missed
)

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
