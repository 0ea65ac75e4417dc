package play

import (
	"fmt"
	"math/rand/v2"

	"neuralplay/nn"
	"neuralplay/nn/dataset"
	"neuralplay/wasm/internal/config"
)

// Snapshot is a session in the middle of its work. It marshals to JSON.
type Snapshot struct {
	Link    string      `json:"link"`
	Playing bool        `json:"playing"`
	Watch   Watch       `json:"watch"`
	Trainer nn.Snapshot `json:"trainer"`
	History []Loss      `json:"history"`

	Augmented    []dataset.Point `json:"augmented,omitempty"` // trained on in the epoch at hand
	Augmentation []byte          `json:"augmentation"`        // the stream of the next ones
}

// Watch is what is remembered to tell a run in trouble.
type Watch struct {
	Trouble   Trouble `json:"trouble"`
	Reference float64 `json:"reference"`
	Since     int     `json:"since"`
	Frames    int     `json:"frames"`
	Best      float64 `json:"best"`
	BestAt    int     `json:"bestAt"`
	Seen      int     `json:"seen"`
}

// Snapshot copies everything from which Restore goes on to the same bits. A run
// whose numbers are not finite cannot be written down: that is an error.
func (s *Session) Snapshot() (Snapshot, error) {
	if s.watch.trouble == TroubleInfinite || !(s.network.Largest() <= explosion) {
		return Snapshot{}, fmt.Errorf("the run has diverged: its numbers cannot be written down; reset it first")
	}
	w := s.watch
	snapshot := Snapshot{
		Link:    s.config.Link(),
		Playing: s.playing,
		Watch:   Watch{w.trouble, w.reference, w.since, w.frames, w.best, w.bestAt, w.seen},
		Trainer: s.trainer.Snapshot(),
	}
	for _, l := range s.history.entries {
		if finite(l.Train) && finite(l.Test) {
			snapshot.History = append(snapshot.History, l)
		}
	}
	if s.augmentation.on {
		snapshot.Augmented = append([]dataset.Point{}, s.augmentation.points...)
	}
	snapshot.Augmentation, _ = s.augmentation.stream.MarshalBinary() // never fails
	return snapshot, nil
}

// Restore puts back what Snapshot gave.
type Restore struct{ Snapshot Snapshot }

func (c Restore) check(s *Session) error {
	trial := New(c.Snapshot.config(), s.clock)
	if n := len(c.Snapshot.Augmented); n != 0 && n != len(trial.data.train) {
		return fmt.Errorf("importModel: got %d augmented points, want %d", n, len(trial.data.train))
	}
	if err := new(rand.PCG).UnmarshalBinary(c.Snapshot.Augmentation); err != nil {
		return fmt.Errorf("importModel: augmentation: %w", err)
	}
	if t := c.Snapshot.Watch.Trouble; t < TroubleNone || t > TroubleEarly {
		return fmt.Errorf("importModel: trouble %d is unknown", t)
	}
	return trial.trainer.Restore(c.Snapshot.Trainer)
}

func (c Restore) apply(s *Session) {
	from := c.Snapshot
	s.endJobs()
	Configure{from.config()}.apply(s)
	s.restart()
	// Everything was checked before it was queued.
	if err := s.trainer.Restore(from.Trainer); err != nil {
		panic(err)
	}
	if err := s.augmentation.stream.UnmarshalBinary(from.Augmentation); err != nil {
		panic(err)
	}
	if len(from.Augmented) > 0 {
		s.augmentation.points = append(s.augmentation.points[:0], from.Augmented...)
		s.trainOnAugmented()
	}
	s.changed()
	s.history.entries = append([]Loss{}, from.History...)
	w := from.Watch
	s.watch = watch{w.Trouble, w.Reference, w.Since, w.Frames, w.Best, w.BestAt, w.Seen}
	s.playing = from.Playing
	s.evaluate()
}

func (s Snapshot) config() config.Config {
	c, _ := config.Parse(s.Link, func() string { return "0" })
	return c
}
