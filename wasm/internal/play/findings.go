package play

import (
	"time"

	"neuralplay/wasm/internal/run"
)

// findings are the faults of units, as they are shown. While training runs, a unit's mark changes once two looks in a
// row agree, so that nothing flickers; at rest, marks are those of this moment.
type findings struct {
	shown    [][]run.Mark // by layer, layer 0 holding the inputs
	last     [][]run.Mark // what the last look found
	room     [][]run.Mark
	networks uint64        // the run's count when they were made
	of       uint64        // the run's version at the last look; 0: none yet
	settled  bool          // shown is what the last look found
	looked   time.Duration // when the last look was
	took     time.Duration // how long it took
	version  uint64        // counts changes of shown
}

const (
	// lookEvery is how often training is looked at at most.
	lookEvery = 500 * time.Millisecond
	// lookShare is how many times as long as a look takes passes until the next at least, while training runs;
	// restShare at rest, where a weight may be dragged.
	lookShare, restShare = 50, 4
)

// Marks returns the marks of a layer's units, nil where there are none. They must not be changed.
func (s *Session) Marks(layer int) []run.Mark {
	if f := &s.findings; f.networks == s.run.Networks() && layer < len(f.shown) {
		return f.shown[layer]
	}
	return nil
}

// Findings lists the faults that Marks shows.
func (s *Session) Findings() []run.Finding {
	if s.findings.networks != s.run.Networks() {
		return nil
	}
	return run.FindingsOf(s.findings.shown)
}

// FindingsVersion changes whenever Marks does.
func (s *Session) FindingsVersion() uint64 { return s.findings.version }

// findingsAreBehind reports whether marks may change though the run does not.
func (s *Session) findingsAreBehind() bool {
	f := &s.findings
	if s.Config().HidesStatistics() {
		return len(f.shown) > 0
	}
	return f.networks != s.run.Networks() || f.of != s.run.Version() || !f.settled
}

// look looks for faults if it is time.
func (s *Session) look() {
	f, isHidden := &s.findings, s.Config().HidesStatistics()
	if f.networks != s.run.Networks() || isHidden && len(f.shown) > 0 {
		*f = findings{networks: s.run.Networks(), version: f.version + 1}
	}
	if isHidden {
		return
	}
	if now := s.clock(); f.of != s.run.Version() && now >= f.looked+s.untilLook() {
		f.last, f.room = s.run.Marks(f.room), f.last
		f.of, f.looked, f.took = s.run.Version(), now, s.clock()-now
		f.settle(f.room)
	}
	if !s.Playing() {
		f.settle(f.last)
	}
}

// untilLook returns how long after the last look the next may come.
func (s *Session) untilLook() time.Duration {
	switch {
	case s.findings.of == 0:
		return 0
	case s.Playing():
		return max(lookEvery, lookShare*s.findings.took)
	}
	return restShare * s.findings.took
}

// settle shows what the last look found of the units of which before says the same.
func (f *findings) settle(before [][]run.Mark) {
	f.settled = true
	for len(f.shown) < len(f.last) {
		f.shown = append(f.shown, make([]run.Mark, len(f.last[len(f.shown)])))
	}
	for l, layer := range f.last {
		for u, m := range layer {
			switch {
			case f.shown[l][u] == m:
			case l < len(before) && before[l][u] == m:
				f.shown[l][u] = m
				f.version++
			default:
				f.settled = false
			}
		}
	}
}
