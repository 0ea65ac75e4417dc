package play

import (
	"neuralplay/nn"
	"neuralplay/wasm/internal/config"
)

// Restore puts back what Snapshot gave.
type Restore struct{ Snapshot Snapshot }

func (c Restore) check(s *Session) error {
	trial := New(c.Snapshot.config(), s.clock)
	return trial.trainer.Restore(c.Snapshot.Trainer)
}

func (c Restore) apply(s *Session) {
	Configure{c.Snapshot.config()}.apply(s)
	s.restart()
	if err := s.trainer.Restore(c.Snapshot.Trainer); err != nil {
		panic(err) // checked before it was queued
	}
	s.changed()
	s.history.entries = append([]Loss{}, c.Snapshot.History...)
	s.watch.reference = c.Snapshot.Reference
	s.playing = c.Snapshot.Playing
	s.evaluate()
}

// Snapshot is a session in the middle of its work. It marshals to JSON.
type Snapshot struct {
	Link      string      `json:"link"`
	Playing   bool        `json:"playing"`
	Reference float64     `json:"reference"` // of the watch for trouble
	Trainer   nn.Snapshot `json:"trainer"`
	History   []Loss      `json:"history"`
}

// Snapshot copies everything from which Restore goes on to the same bits.
func (s *Session) Snapshot() Snapshot {
	return Snapshot{
		Link:      s.config.Link(),
		Playing:   s.playing,
		Reference: s.watch.reference,
		Trainer:   s.trainer.Snapshot(),
		History:   append([]Loss{}, s.history.entries...),
	}
}

func (s Snapshot) config() config.Config {
	c, _ := config.Parse(s.Link, func() string { return "0" })
	return c
}
