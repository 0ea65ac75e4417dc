package run

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"

	"neuralplay/nn"
	"neuralplay/nn/dataset"
	"neuralplay/wasm/internal/config"
	"neuralplay/wasm/internal/message"
)

// Snapshot is a run as JSON: training on from it gives the same bits. JSON cannot
// hold the numbers of a diverged run; its snapshot has no moment, and means the
// setup with its initial weights.
type Snapshot struct {
	Format int          `json:"format"`
	Setup  Setup        `json:"setup"`
	Moment *SavedMoment `json:"moment,omitempty"`
	Curves SavedCurves  `json:"curves,omitempty"`
}

// SnapshotFormat is the Format of snapshots written here; no other is read.
const SnapshotFormat = 2

// Setup is what a run is made from.
type Setup struct {
	Link string         `json:"link"`
	Own  *dataset.Table `json:"own,omitempty"` // what a link cannot carry
}

// SavedMoment is a Moment as JSON, in an order that does not depend on how the
// network keeps its numbers.
type SavedMoment struct {
	Trainer      nn.Snapshot `json:"trainer"`
	Watch        SavedWatch  `json:"watch"`
	Augmented    []float64   `json:"augmented,omitempty"` // the raw inputs of the current epoch
	Augmentation []byte      `json:"augmentation"`        // the stream of the next ones
}

// SavedWatch is what is remembered to recognise a run in trouble.
type SavedWatch struct {
	Trouble   Trouble  `json:"trouble"`
	Reference float64  `json:"reference"`
	Since     int      `json:"since"`
	Seen      int      `json:"seen"`
	Best      *float64 `json:"best"`
	BestAt    int      `json:"bestAt"`
	Checked   int      `json:"checked"`
}

// SavedCurves are the loss curves, point by point: epoch, training loss, test
// loss (null without test points).
type SavedCurves [][3]*float64

// Snapshot copies everything from which Restore continues to the same bits; of a
// diverged run, its setup.
func (r *Run) Snapshot() Snapshot {
	s := Snapshot{Format: SnapshotFormat, Setup: Setup{Link: r.config.Link()}}
	if r.config.Dataset == config.Own || r.config.RegDataset == config.Own { // one of them may not be in use
		s.Setup.Own = r.own
	}
	if r.watch.trouble == TroubleInfinite || !r.isBounded() {
		return s
	}
	w := r.watch
	s.Moment = &SavedMoment{
		Trainer: r.trainer.Snapshot(),
		Watch:   SavedWatch{w.trouble, w.reference, w.since, w.seen, OrNil(w.best), w.bestAt, w.checked},
	}
	if r.augmentation.on {
		s.Moment.Augmented = slices.Clone(r.augmentation.rows.Inputs)
	}
	s.Moment.Augmentation, _ = r.augmentation.stream.MarshalBinary() // never fails
	for _, p := range r.curves.points {
		if finite(p.Train) {
			s.Curves = append(s.Curves, [3]*float64{&p.Epoch, &p.Train, OrNil(p.Test)})
		}
	}
	return s
}

// Restore puts back what Snapshot gave.
type Restore struct{ Snapshot Snapshot }

func (c Restore) check(r *Run) error {
	_, err := c.build(r)
	return err
}

func (c Restore) apply(r *Run) {
	restored := known(c.build(r)) // checked before
	restored.version += r.version
	restored.points += r.points
	restored.networks += r.networks
	restored.planes += r.planes
	restored.sets += r.sets
	restored.curves.version += r.curves.version
	*r = *restored
}

// build makes the run that the snapshot describes. Where it brings no data of its
// own, those that r has stay.
func (c Restore) build(r *Run) (*Run, error) {
	s, own := c.Snapshot, c.Snapshot.Setup.Own
	if s.Format != SnapshotFormat {
		return nil, modelError("model.format", fmt.Errorf("format %d: want %d", s.Format, SnapshotFormat))
	}
	if own == nil {
		own = r.own
	} else if err := own.Check(); err != nil {
		return nil, modelError("model.data", err)
	}
	parsed, warnings := config.Parse(s.Setup.Link, noSeed)
	if len(warnings) > 0 {
		return nil, modelError("model.link", message.Refuse(warnings[0]))
	}
	if _, err := makeData(parsed, own); err != nil {
		return nil, modelError("model.data", err)
	}
	restored := newRun(parsed, own)
	if s.Moment == nil {
		return restored, nil
	}
	if err := restored.take(*s.Moment); err != nil {
		return nil, err
	}
	if err := restored.takeCurves(s.Curves); err != nil {
		return nil, err
	}
	restored.Evaluate()
	return restored, nil
}

// mostCounted keeps counts of epochs, steps and samples exact in JavaScript, and
// far from the end of an int.
const mostCounted = 1 << 53

// take continues from a saved moment.
func (r *Run) take(m SavedMoment) error {
	if n, want := len(m.Augmented), len(r.data.train.Inputs); n != 0 && n != want {
		return modelError("model.moment", fmt.Errorf("%d numbers of augmented points, want %d", n, want))
	}
	stream := new(rand.PCG)
	if err := stream.UnmarshalBinary(m.Augmentation); err != nil {
		return modelError("model.moment", fmt.Errorf("augmentation: %w", err))
	}
	for _, count := range []int{
		m.Trainer.Epochs, m.Trainer.Steps, m.Trainer.Samples, m.Trainer.Updates, m.Trainer.Accumulated,
	} {
		if count > mostCounted {
			return modelError("model.moment", fmt.Errorf("a count of %d: want at most %d", count, mostCounted))
		}
	}
	if t := m.Watch.Trouble; t < TroubleNone || t > EarlyStop {
		return modelError("model.moment", fmt.Errorf("trouble %d is unknown", t))
	}
	if err := r.trainer.Restore(m.Trainer); err != nil {
		return modelError("model.moment", err)
	}
	r.augmentation.stream = stream
	if len(m.Augmented) > 0 {
		r.augmentation.rows.Inputs = append(r.augmentation.rows.Inputs[:0], m.Augmented...)
		r.trainOnAugmented()
	}
	w := m.Watch
	r.watch = watch{
		trouble: w.Trouble, reference: w.Reference, since: w.Since, seen: w.Seen,
		best: orNaN(w.Best), bestAt: w.BestAt, checked: w.Checked,
		level: math.NaN(), // where it stands still is looked for anew
	}
	r.changed()
	return nil
}

func (r *Run) takeCurves(saved SavedCurves) error {
	r.curves.points = nil
	for i, p := range saved {
		if p[0] == nil || p[1] == nil || i > 0 && *p[0] < *saved[i-1][0] || len(saved) > mostCurvePoints {
			return modelError("model.curves", fmt.Errorf("point %d is not one", i))
		}
		r.curves.points = append(r.curves.points, CurvePoint{*p[0], *p[1], orNaN(p[2])})
	}
	r.curves.version++
	return nil
}

// modelError is a refusal of a snapshot, for a reason that only a Go caller reads.
func modelError(code string, reason error) error {
	m := message.Message{Code: code}
	if cause := message.Of(reason); cause.Code != message.Internal {
		m.Cause = &cause
	}
	return &message.Error{Message: m, English: "the model cannot be restored: " + reason.Error()}
}

func orNaN(v *float64) float64 {
	if v == nil {
		return math.NaN()
	}
	return *v
}
