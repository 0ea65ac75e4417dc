package play

import (
	"fmt"
	"time"

	"neuralplay/wasm/internal/config"
	"neuralplay/wasm/internal/message"
	"neuralplay/wasm/internal/run"
)

// changes are what a person has changed and can undo, and what was undone and can be
// done again, oldest first.
type changes struct {
	undo, redo history[changed]
	last       string        // what the last change was of
	at         time.Duration // when the last change was made
}

// changed is the session on the other side of a change. Where the change left the
// parameters and the data alone, only the settings are put back: what was learnt since
// stays.
type changed struct {
	config config.Config
	whole  *run.Saved // nil for settings alone
}

const (
	mostChanges       = 200
	mostChangeNumbers = 4_000_000 // about 32 MB
	// A slider that is dragged, or a weight, is one change as long as it keeps moving.
	oneChange = time.Second
)

// note remembers how the session is before a command of the run.
func (s *Session) note(c run.Command) {
	what, whole := s.kindOf(c)
	if what == "" {
		return
	}
	h, now := &s.changes, s.clock()
	isMore := what == h.last && now-h.at < oneChange && len(h.undo.list) > 0 && len(h.redo.list) == 0
	h.last, h.at = what, now
	if isMore {
		return
	}
	h.redo = history[changed]{}
	h.push(&h.undo, s.here(whole))
}

// kindOf says what a command changes, "" for nothing that can be undone: two commands
// of one kind, one soon after the other, are one change. whole is one that the settings
// alone do not describe.
func (s *Session) kindOf(c run.Command) (what string, whole bool) {
	switch c := c.(type) {
	case run.Configure:
		before := s.run.Config()
		keys := config.Differences(before, c.Config)
		if len(keys) == 0 {
			return "", false
		}
		return fmt.Sprint(keys), config.Change(before, c.Config) >= config.Network
	case run.SetWeight:
		return fmt.Sprintf("weight %d %d %d", c.Layer, c.Unit, c.Input), true
	case run.SetBias:
		return fmt.Sprintf("bias %d %d", c.Layer, c.Unit), true
	case run.KeepOwn, run.Train:
		return "", false
	}
	return fmt.Sprintf("%T", c), true
}

// here is the session as it is.
func (s *Session) here(whole bool) changed {
	c := changed{config: s.run.Config()}
	if whole {
		c.whole = s.run.Save()
	}
	return c
}

func (c changed) numbers() int {
	if c.whole == nil {
		return 0
	}
	return c.whole.Numbers()
}

// push adds to one of the two, and drops the oldest changes where they become too many.
func (h *changes) push(list *history[changed], c changed) {
	list.push(c)
	least := 1
	if len(h.redo.list) > 0 {
		least = 0
	}
	h.undo.trim(mostChanges, least, mostChangeNumbers-h.redo.numbers)
}

// keepWalkBy makes the other states as if another grain had been in force in them.
func (h *changes) keepWalkBy(before, now string) {
	for _, list := range [][]changed{h.undo.list, h.redo.list} {
		for i := range list {
			if c := &list[i].config; c.WalkBy == before {
				c.WalkBy = now
			}
		}
	}
}

// ForgetChanges makes the present state one that cannot be undone, as when a page begins.
func (s *Session) ForgetChanges() {
	s.Apply()
	s.changes = changes{}
}

// CanUndo and CanRedo report whether there is something to undo, or to do again.
func (s *Session) CanUndo() bool { return len(s.changes.undo.list) > 0 }
func (s *Session) CanRedo() bool { return len(s.changes.redo.list) > 0 }

// Undo takes the last change back. One of settings alone leaves what was learnt since;
// one of weights, data or network brings the run back as it was before.
type Undo struct{}

func (Undo) check(s *Session) error {
	if !s.CanUndo() {
		return message.Refuse(message.Message{Code: "undo.nothing"})
	}
	return nil
}

func (Undo) apply(s *Session) {
	h := &s.changes
	s.goTo(h.undo.pop(), &h.redo)
}

// Redo makes the change again that was undone last.
type Redo struct{}

func (Redo) check(s *Session) error {
	if !s.CanRedo() {
		return message.Refuse(message.Message{Code: "redo.nothing"})
	}
	return nil
}

func (Redo) apply(s *Session) {
	h := &s.changes
	s.goTo(h.redo.pop(), &h.undo)
}

// goTo goes to the other side of a change; the way back is remembered.
func (s *Session) goTo(c changed, back *history[changed]) {
	s.changes.last = "" // what comes next is a change of its own
	s.changes.push(back, s.here(c.whole != nil))
	before := s.run.Version()
	if c.whole == nil {
		s.run.Carry(run.Configure{Config: c.config})
	} else {
		s.rest()
		s.run.Load(c.whole)
		if s.Config().WalkBy != c.config.WalkBy {
			s.run.Carry(run.Configure{Config: c.config})
		}
	}
	s.follow()
	s.walkAnew(before)
	s.news.State, s.reconfigured = true, true
}
