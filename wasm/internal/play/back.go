package play

import (
	"neuralplay/wasm/internal/message"
	"neuralplay/wasm/internal/run"
)

// backs are the steps that Back can undo, oldest first.
type backs struct {
	history[back]
	version uint64 // the run's after the last of them; with another one, none can be undone
	pending bool   // the last of them is under way
}

// back is what there was before a step.
type back struct {
	walk   walk
	moment *run.Moment // nil where nothing was trained
}

func (b back) numbers() int {
	if b.moment == nil {
		return 0
	}
	return b.moment.Numbers()
}

// Moments are kept up to this many numbers, about 32 MB.
const mostBackNumbers = 4_000_000

const mostBacks = 1000

// remember notes where the session stands before a step, and whether the step will train.
func (s *Session) remember(trains bool) {
	b := &s.backs
	if b.version != s.run.Version() {
		*b = backs{version: s.run.Version()}
	}
	before := back{walk: s.walk}
	if !s.walks() {
		before.walk = walk{}
	}
	if trains {
		before.moment = new(run.Moment)
		s.run.SaveMoment(before.moment)
	}
	b.push(before)
	b.trim(mostBacks, 1, mostBackNumbers)
}

// rememberAll notes where the session stands before a step of many frames.
func (s *Session) rememberAll() {
	s.remember(true)
	s.backs.pending = true
}

// remembered notes that the step under way has come to its end.
func (s *Session) remembered() {
	if s.backs.pending {
		s.backs.pending, s.backs.version = false, s.run.Version()
	}
}

// CanGoBack reports whether there is a step that Back can undo: nothing else may have
// changed the run since.
func (s *Session) CanGoBack() bool {
	return len(s.backs.list) > 0 && s.backs.version == s.run.Version() && !s.backs.pending
}

// Back undoes the last step of a walk, exactly.
type Back struct{}

func (Back) check(s *Session) error {
	if !s.CanGoBack() {
		return message.Refuse(message.Message{Code: "walk.noBack"})
	}
	return nil
}

func (Back) apply(s *Session) {
	s.rest()
	b := &s.backs
	last := b.pop()
	if last.moment != nil {
		s.run.GoBack(last.moment)
		b.version = s.run.Version()
	}
	s.walk = walk{}
	if last.walk.on {
		s.walkAgain(last.walk)
	}
	s.news.State = true
}
