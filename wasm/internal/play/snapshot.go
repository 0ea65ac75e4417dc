package play

import (
	"fmt"

	"neuralplay/nn"
	"neuralplay/wasm/internal/config"
)

// Restore puts back what Snapshot gave.
type Restore struct{ Snapshot Snapshot }

func (c Restore) check(s *Session) error {
	trial := New(c.Snapshot.config(), s.clock)
	if err := trial.augmentation.stream.UnmarshalBinary(c.Snapshot.Augmentation); err != nil {
		return fmt.Errorf("importModel: augmentation: %w", err)
	}
	return trial.trainer.Restore(c.Snapshot.Trainer)
}

func (c Restore) apply(s *Session) {
	Configure{c.Snapshot.config()}.apply(s)
	s.restart()
	if err := s.trainer.Restore(c.Snapshot.Trainer); err != nil {
		panic(err) // checked before it was queued
	}
	if c.Snapshot.Augmented {
		// Checked before it was queued, as the trainer's streams were.
		_ = s.augmentation.stream.UnmarshalBinary(c.Snapshot.Augmentation)
		s.augmentation.before = c.Snapshot.Augmentation
		s.drawAugmented()
	}
	s.changed()
	s.history.entries = append([]Loss{}, c.Snapshot.History...)
	s.watch = watch{reference: c.Snapshot.Reference, best: c.Snapshot.Best, bestAt: c.Snapshot.BestAt}
	s.playing = c.Snapshot.Playing
	s.evaluate()
}

// Snapshot is a session in the middle of its work. It marshals to JSON.
type Snapshot struct {
	Link      string      `json:"link"`
	Playing   bool        `json:"playing"`
	Reference float64     `json:"reference"` // of the watch for trouble
	Best      float64     `json:"best"`
	BestAt    int         `json:"bestAt"`
	Trainer   nn.Snapshot `json:"trainer"`
	History   []Loss      `json:"history"`

	Augmented    bool   `json:"augmented"`    // the epoch at hand has changed points
	Augmentation []byte `json:"augmentation"` // the stream they were drawn from
}

// Snapshot copies everything from which Restore goes on to the same bits.
func (s *Session) Snapshot() Snapshot {
	return Snapshot{
		Link:      s.config.Link(),
		Playing:   s.playing,
		Reference: s.watch.reference,
		Best:      s.watch.best,
		BestAt:    s.watch.bestAt,
		Trainer:   s.trainer.Snapshot(),
		History:   append([]Loss{}, s.history.entries...),

		Augmented:    s.augmentation.on,
		Augmentation: s.augmentation.before,
	}
}

func (s Snapshot) config() config.Config {
	c, _ := config.Parse(s.Link, func() string { return "0" })
	return c
}
