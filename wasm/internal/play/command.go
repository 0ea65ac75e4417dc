package play

import (
	"encoding/json"
	"strconv"

	"neuralplay/wasm/internal/message"
	"neuralplay/wasm/internal/run"
)

// Command is something that changes the session. There is one way in: Do and
// Change check a command and queue it, Apply carries out what is queued.
type Command interface {
	// check returns why the command cannot be carried out, if it cannot.
	check(*Session) error
	apply(*Session)
}

// Do queues a command, or returns why it cannot be done and changes nothing.
func (s *Session) Do(c Command) error {
	s.Apply() // earlier commands may decide whether this can be done
	if err := c.check(s); err != nil {
		return err
	}
	s.queue = append(s.queue, c)
	return nil
}

// Change queues a command of the run, or returns why it cannot be done and
// changes nothing.
func (s *Session) Change(c run.Command) error { return s.Do(change{c}) }

// Apply carries out the queued commands. Advance begins with it; whoever reads
// the session between two frames calls it first, to see what was asked for.
func (s *Session) Apply() {
	for len(s.queue) > 0 {
		c := s.queue[0]
		s.queue = s.queue[1:]
		c.apply(s)
	}
}

// change is a command of the run.
type change struct{ run.Command }

func (c change) check(s *Session) error { return s.run.Check(c.Command) }

func (c change) apply(s *Session) {
	s.note(c.Command)
	s.do(c.Command)
	switch c.Command.(type) {
	case run.Configure, run.SetData, run.KeepOwn:
		s.reconfigured = true
	}
}

// do carries out a command of the run that was checked before it was queued.
func (s *Session) do(c run.Command) {
	before := s.run.Version()
	s.run.Carry(c)
	s.follow()
	s.walkAnew(before)
	if s.backs.pending && s.run.Version() != before {
		s.backs = backs{} // what is under way ends elsewhere than it was to
	}
	s.news.State = true
}

// Play lets training run; Pause stops it.
type Play struct{}

// Pause stops training where it is.
type Pause struct{}

func (Play) check(s *Session) error { return s.run.CheckSound() }

func (Play) apply(s *Session) {
	s.playing = s.run.Resume() // whoever goes on in spite of a rising loss may
	s.news.State = true
}

func (Pause) check(*Session) error { return nil }

func (Pause) apply(s *Session) { s.rest() }

// rest ends training and the steps that were asked for.
func (s *Session) rest() {
	s.playing, s.due = false, 0
	s.endJobs()
	s.motion = slowMotion{}
	s.news.State = true
}

// Reset restores the initial weights exactly and stops training.
type Reset struct{}

func (Reset) check(*Session) error { return nil }

func (Reset) apply(s *Session) {
	s.note(run.Reset{})
	s.rest()
	s.do(run.Reset{})
}

// Restore puts back a snapshot, and lets it play on if it did.
type Restore struct{ Snapshot Snapshot }

// Snapshot is a session as JSON.
type Snapshot struct {
	run.Snapshot
	Playing bool `json:"playing"`
}

// Snapshot copies everything from which Restore continues to the same bits; of a
// diverged run, its setup.
func (s *Session) Snapshot() Snapshot { return Snapshot{s.run.Snapshot(), s.playing} }

// ParseSnapshot reads a snapshot's text. Restore checks what it says.
func ParseSnapshot(text string) (Snapshot, error) {
	var s Snapshot
	if err := json.Unmarshal([]byte(text), &s); err != nil {
		return s, message.Refuse(message.Message{Code: "model.unreadable"})
	}
	return s, nil
}

func (c Restore) check(s *Session) error {
	return s.run.Check(run.Restore{Snapshot: c.Snapshot.Snapshot})
}

func (c Restore) apply(s *Session) {
	s.note(run.Restore{Snapshot: c.Snapshot.Snapshot})
	s.rest()
	s.do(run.Restore{Snapshot: c.Snapshot.Snapshot})
	s.playing = c.Snapshot.Playing
	s.reconfigured = true
}

// Step asks for N units, done as fast as frames allow. News holds its ID when it
// is done.
type Step struct {
	N    int
	Unit string // "epoch", "batch" or "sample"
	ID   int
}

const mostSteps = 1_000_000

func (c Step) check(s *Session) error {
	if c.N < 1 || c.N > mostSteps {
		return message.Value("n", strconv.Itoa(c.N), message.Between("integer", 1, mostSteps))
	}
	switch c.Unit {
	case run.UnitEpoch, run.UnitBatch, run.UnitSample:
		return s.run.CheckSound()
	}
	return message.Value("unit", strconv.Quote(c.Unit), message.OneOf(run.UnitEpoch, run.UnitBatch, run.UnitSample))
}

func (c Step) apply(s *Session) {
	s.jobs = append(s.jobs, job{id: c.ID, left: c.N, unit: c.Unit})
	s.news.State = true
}

// RunTo trains to the end of an epoch and stops there, whatever ran before. News
// holds its ID when it is done.
type RunTo struct{ Epoch, ID int }

func (c RunTo) check(s *Session) error {
	done := s.run.Epochs()
	if c.Epoch <= done {
		return message.Refuse(message.Message{
			Code: "run.epochPast", Key: "epoch", Got: strconv.Itoa(c.Epoch), Count: done,
		})
	}
	return Step{N: c.Epoch - done, Unit: run.UnitEpoch}.check(s)
}

func (c RunTo) apply(s *Session) {
	s.rest()
	s.rememberAll()
	Step{N: c.Epoch - s.run.Epochs(), Unit: run.UnitEpoch, ID: c.ID}.apply(s)
}
