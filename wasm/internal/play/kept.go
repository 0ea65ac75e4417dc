package play

import (
	"neuralplay/wasm/internal/config"
	"neuralplay/wasm/internal/message"
	"neuralplay/wasm/internal/run"
)

// Kept is a session as JSON with where its walk stands, and the latest of what can be
// undone: for a page that has to load again.
type Kept struct {
	Snapshot
	Walk  *keptWalk    `json:"walk,omitempty"`
	Backs []keptBack   `json:"backs,omitempty"`
	Undo  []keptChange `json:"undo,omitempty"`
	Redo  []keptChange `json:"redo,omitempty"`
}

// keptWalk names a place. What is to be seen there, the run finds out again.
type keptWalk struct {
	Kind   rungKind   `json:"kind"`
	Sample int        `json:"sample"`
	Stage  int        `json:"stage"`
	Whole  bool       `json:"whole"`
	Aside  *keptAside `json:"aside,omitempty"`
}

type keptAside struct {
	Test  bool `json:"test"`
	Index int  `json:"index"`
	Rung  int  `json:"rung"`
}

type keptBack struct {
	Walk   *keptWalk        `json:"walk,omitempty"`
	Moment *run.SavedMoment `json:"moment,omitempty"`
}

// keptChange has a link for settings alone, else the run and the grain of its walks: a walk
// that was opened since has set that, too.
type keptChange struct {
	Link   string        `json:"link,omitempty"`
	Whole  *run.Snapshot `json:"whole,omitempty"`
	WalkBy string        `json:"walkBy,omitempty"`
}

// A tab's storage has room for about five million letters, and a number takes twenty. Each
// makes its data anew, and nobody wants to wait for that. The earliest stay behind.
const (
	mostKept        = 100
	leastKept       = 3
	mostKeptSamples = 200_000
	mostKeptNumbers = 50_000
)

func (s *Session) mostKept() int {
	samples := s.run.SetSize(false) + s.run.SetSize(true)
	return min(mostKept, max(leastKept, mostKeptSamples/max(samples, 1)))
}

// Keep copies what Resume continues from.
func (s *Session) Keep() Kept {
	s.Apply()
	k := Kept{Snapshot: s.Snapshot()}
	k.Setup.Own = s.run.Own() // in force or not: what can be undone may need them
	if k.Moment == nil {
		return k // nothing leads back from a run without numbers
	}
	if s.walks() {
		k.Walk = s.walk.kept()
	}
	if s.CanGoBack() {
		k.Backs = s.keptBacks()
	}
	room := mostKeptNumbers
	k.Undo = s.keptChanges(s.changes.undo.list, &room)
	k.Redo = s.keptChanges(s.changes.redo.list, &room)
	return k
}

// latest returns the end of a list for which there is room, and takes that away.
func latest[T interface{ numbers() int }](list []T, most int, room *int) []T {
	first := len(list)
	for first > 0 && len(list)-first < most && list[first-1].numbers() <= *room {
		first--
		*room -= list[first].numbers()
	}
	return list[first:]
}

func (w walk) kept() *keptWalk {
	if !w.on {
		return nil
	}
	k := &keptWalk{Kind: w.at.kind, Sample: w.at.sample, Stage: w.at.stage, Whole: w.at.whole}
	if a := w.aside; a != nil {
		k.Aside = &keptAside{Test: a.name.test, Index: a.name.index, Rung: a.rung}
	}
	return k
}

func (s *Session) keptBacks() (kept []keptBack) {
	room := mostKeptNumbers
	for _, b := range latest(s.backs.list, s.mostKept(), &room) {
		k := keptBack{Walk: b.walk.kept()}
		if b.moment != nil {
			k.Moment = s.run.WriteMoment(b.moment)
		}
		kept = append(kept, k)
	}
	return kept
}

func (s *Session) keptChanges(list []changed, room *int) (kept []keptChange) {
	for _, c := range latest(list, s.mostKept(), room) {
		if c.whole == nil {
			kept = append(kept, keptChange{Link: c.config.Link()})
			continue
		}
		whole := c.whole.Snapshot()
		if c.whole.Own() == s.run.Own() {
			whole.Setup.Own = nil // it is in the session's snapshot
		}
		kept = append(kept, keptChange{Whole: &whole, WalkBy: c.config.WalkBy})
	}
	return kept
}

// Resume puts back what Keep returned; nothing of what was before can be undone. What can
// no longer be used of the history is left out.
func (s *Session) Resume(k Kept) error {
	err := s.Do(Restore{k.Snapshot})
	s.ForgetChanges()
	if err != nil || k.Moment == nil {
		return err
	}
	s.changes.undo = s.changesOf(k.Undo)
	s.changes.redo = s.changesOf(k.Redo)
	s.backs = backs{version: s.run.Version()}
	for _, b := range k.Backs {
		before, err := s.backOf(b)
		if err != nil {
			s.backs = backs{version: s.run.Version()}
			continue
		}
		s.backs.push(before)
	}
	if k.Walk != nil {
		s.walkAgain(k.Walk.walk())
	}
	s.news.State = true
	return nil
}

func (s *Session) backOf(k keptBack) (b back, err error) {
	if k.Walk != nil {
		b.walk = k.Walk.walk()
	}
	if k.Moment != nil {
		b.moment, err = s.run.ReadMoment(*k.Moment)
	}
	return b, err
}

// changesOf leaves out all that came before one that cannot be used.
func (s *Session) changesOf(kept []keptChange) (h history[changed]) {
	for _, k := range kept {
		c, err := s.changeOf(k)
		if err != nil {
			h = history[changed]{}
			continue
		}
		h.push(c)
	}
	return h
}

func (s *Session) changeOf(k keptChange) (changed, error) {
	if k.Whole != nil {
		whole, err := k.Whole.Saved(s.run)
		if err != nil {
			return changed{}, err
		}
		c := whole.Config()
		if k.WalkBy == UnitStage { // all that differs from what the run was saved with
			c.WalkBy = UnitStage
		}
		return changed{config: c, whole: whole}, nil
	}
	c, warnings := config.Parse(k.Link, func() string { return "0" })
	if len(warnings) > 0 {
		return changed{}, message.Refuse(warnings[0])
	}
	return changed{config: c}, s.run.Check(run.Configure{Config: c})
}

func (k *keptWalk) walk() walk {
	w := walk{on: true, at: rung{kind: k.Kind, sample: k.Sample, stage: k.Stage, whole: k.Whole}}
	if a := k.Aside; a != nil {
		w.aside = &asideSample{name: sampleName{a.Test, a.Index}, rung: a.Rung}
	}
	return w
}

// walkAgain makes a walk stand where it stood. After Resume it has to find out what is to
// be seen there; a place that does not exist is left out.
func (s *Session) walkAgain(w walk) {
	if a := w.aside; a != nil && a.trace.Layers == nil {
		test, index := a.name.test, a.name.index
		if !isIndex(index, s.run.SetSize(test)) || !isIndex(a.rung, s.lastStage()+1) {
			return
		}
		a.trace, _ = s.run.Trace(s.run.SampleAt(test, index))
	}
	if w.batch == nil && !s.findBatch(&w) {
		return
	}
	s.stand(w)
}

func isIndex(i, count int) bool { return i >= 0 && i < count }

// findBatch finds the batch of a walk, and reports whether it has the walk's place. An
// update that is too large to be written down has none.
func (s *Session) findBatch(w *walk) bool {
	switch at := w.at; at.kind {
	case sampleRung:
		next, err := s.run.NextStep()
		w.batch = &next
		return err == nil && isIndex(at.sample, len(next.Samples)) && isIndex(at.stage, s.lastStage()+1)
	case updateRung:
		if before := s.backs.lastMoment(); before != nil {
			if step, err := s.run.NextStepAt(before); err == nil {
				w.batch = &step
			}
		}
		return true
	default:
		return at.kind == forwardRung || at.kind == backwardRung
	}
}

// lastMoment is from before what was trained last, nil if that is not known.
func (b *backs) lastMoment() *run.Moment {
	for i := len(b.list) - 1; i >= 0; i-- {
		if m := b.list[i].moment; m != nil {
			return m
		}
	}
	return nil
}
