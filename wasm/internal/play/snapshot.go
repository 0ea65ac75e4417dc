package play

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"

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
	History []point     `json:"history"`

	Augmented    []float64 `json:"augmented,omitempty"` // the raw inputs trained on in the epoch at hand
	Augmentation []byte    `json:"augmentation"`        // the stream of the next ones

	Own *dataset.Table `json:"own,omitempty"` // what a link cannot carry
}

// point is one of the loss curves'. Without test points it has no test loss.
type point struct {
	Epoch float64  `json:"epoch"`
	Train float64  `json:"train"`
	Test  *float64 `json:"test"`
}

// Watch is what is remembered to tell a run in trouble.
type Watch struct {
	Trouble   Trouble  `json:"trouble"`
	Reference float64  `json:"reference"`
	Since     int      `json:"since"`
	Frames    int      `json:"frames"`
	Best      *float64 `json:"best"`
	BestAt    int      `json:"bestAt"`
	Seen      int      `json:"seen"`
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
		Watch:   Watch{w.trouble, w.reference, w.since, w.frames, orNil(w.best), w.bestAt, w.seen},
		Trainer: s.trainer.Snapshot(),
	}
	for _, l := range s.history.entries {
		if finite(l.Train) {
			snapshot.History = append(snapshot.History, point{l.Epoch, l.Train, orNil(l.Test)})
		}
	}
	if s.augmentation.on {
		snapshot.Augmented = slices.Clone(s.augmentation.rows.Inputs)
	}
	if s.config.Dataset == config.Own || s.config.RegDataset == config.Own { // one of them may not be in use
		snapshot.Own = s.own
	}
	snapshot.Augmentation, _ = s.augmentation.stream.MarshalBinary() // never fails
	return snapshot, nil
}

// Restore puts back what Snapshot gave.
type Restore struct{ Snapshot Snapshot }

func (c Restore) check(s *Session) error {
	if own := c.Snapshot.Own; own != nil {
		if err := own.Check(); err != nil {
			return fmt.Errorf("importModel: data: %w", err)
		}
	}
	if _, err := makeData(c.Snapshot.config(), c.own(s)); err != nil {
		return fmt.Errorf("importModel: %w", err)
	}
	trial := newSession(c.Snapshot.config(), c.own(s), s.clock)
	if n, want := len(c.Snapshot.Augmented), len(trial.data.train.Inputs); n != 0 && n != want {
		return fmt.Errorf("importModel: got %d numbers of augmented points, want %d", n, want)
	}
	if err := new(rand.PCG).UnmarshalBinary(c.Snapshot.Augmentation); err != nil {
		return fmt.Errorf("importModel: augmentation: %w", err)
	}
	if t := c.Snapshot.Watch.Trouble; t < TroubleNone || t > TroubleEarly {
		return fmt.Errorf("importModel: trouble %d is unknown", t)
	}
	return trial.trainer.Restore(c.Snapshot.Trainer)
}

// own are the data that come with the snapshot, else those that are there.
func (c Restore) own(s *Session) *dataset.Table {
	if c.Snapshot.Own != nil {
		return c.Snapshot.Own
	}
	return s.own
}

func (c Restore) apply(s *Session) {
	from := c.Snapshot
	s.endJobs()
	s.own = c.own(s)
	s.config = from.config()
	s.rebuild(config.Data)
	s.reconfigured = true
	// Everything was checked before it was queued.
	if err := s.trainer.Restore(from.Trainer); err != nil {
		panic(err)
	}
	if err := s.augmentation.stream.UnmarshalBinary(from.Augmentation); err != nil {
		panic(err)
	}
	if len(from.Augmented) > 0 {
		s.augmentation.rows.Inputs = append(s.augmentation.rows.Inputs[:0], from.Augmented...)
		s.trainOnAugmented()
	}
	s.changed()
	s.history.entries = nil
	for _, p := range from.History {
		s.history.entries = append(s.history.entries, Loss{p.Epoch, p.Train, orNaN(p.Test)})
	}
	w := from.Watch
	s.watch = watch{w.Trouble, w.Reference, w.Since, w.Frames, orNaN(w.Best), w.BestAt, w.Seen}
	s.playing = from.Playing
	s.evaluate()
}

func orNaN(v *float64) float64 {
	if v == nil {
		return math.NaN()
	}
	return *v
}

func (s Snapshot) config() config.Config {
	c, _ := config.Parse(s.Link, func() string { return "0" })
	return c
}
