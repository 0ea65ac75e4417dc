package play

import (
	"slices"
	"strconv"

	"neuralplay/nn"
	"neuralplay/wasm/internal/message"
	"neuralplay/wasm/internal/run"
)

// Stage is a part of a step of training.
type Stage int

const (
	StageNone     Stage = iota
	StageForward        // values flow from the inputs to the output
	StageLoss           // the output is compared with the target
	StageBackward       // errors flow back
	StageUpdate         // the weights have just changed
)

// String returns the stage's name as the page knows it.
func (s Stage) String() string {
	return [...]string{"", "forward", "loss", "backward", "update"}[s]
}

// UnitStage is the smallest unit of a walk: one layer of one sample, forward or back,
// its loss, or the update of a batch. The others are run's.
const UnitStage = "stage"

// WalkUnits lists what a walk may go on by.
var WalkUnits = []string{UnitStage, run.UnitSample, run.UnitBatch, run.UnitEpoch}

// walk goes through the arithmetic of the batch that comes next: for each sample
// forward through every layer, the loss, backward through every layer; then the update.
// The batch is written down when the walk comes to it, and trained when it comes to the
// update: whoever leaves a walk in between has missed nothing.
type walk struct {
	on    bool
	batch *nn.Recording // nil where no sample is shown
	at    rung
	// aside is a sample that somebody has chosen, which is not of the batch.
	aside *asideSample
	// version is the run's while the walk stands here. With another one, the walk is
	// over.
	version uint64
}

// nextStep is the step that comes next, as the check of a command has found it.
type nextStep struct {
	step    nn.Recording
	version uint64 // the run's
}

// asideSample is a sample looked at on its own.
type asideSample struct {
	trace nn.Trace
	name  sampleName
	rung  int
}

// sampleName is a sample's place in the data.
type sampleName struct {
	test  bool
	index int
}

// rung is a place on the ladder. With L layers, a sample's stages are 0…2L: forward,
// loss, backward. The update comes after the last sample.
type rung struct {
	kind   rungKind
	sample int // of the batch
	stage  int
	whole  bool // the stages before it were passed with it
}

type rungKind int

const (
	sampleRung  rungKind = iota
	forwardRung          // of the whole batch, at once
	backwardRung
	updateRung
)

// Walk is where a walk stands.
type Walk struct {
	Stage Stage
	Layer int  // that the stage has passed, forward or backward; else 0
	Whole bool // all layers up to it were passed at once

	Sample    *nn.Trace // nil of a whole batch
	Test      bool      // where the sample is in the data
	Index     int
	Place, Of int // in the batch, from 1; 0 of a sample that is not in it

	Update *nn.Update // of the batch; nil before it, and where the batch was too large to be written down
}

// Forward returns up to which layer the sample has come, Backward down to which its
// errors have; past the output where they have not begun.
func (w Walk) Forward(layers int) int {
	if w.Stage == StageForward {
		return w.Layer
	}
	return layers
}

func (w Walk) Backward(layers int) int {
	if w.Stage == StageBackward {
		return w.Layer
	}
	return layers + 1
}

// Walk returns where a walk stands; ok is false without one.
func (s *Session) Walk() (w Walk, ok bool) {
	if !s.walks() {
		return Walk{}, false
	}
	at := s.walk.at
	w.Whole = at.whole
	switch at.kind {
	case forwardRung:
		w.Stage = StageForward
	case backwardRung:
		w.Stage = StageBackward
	case updateRung:
		w.Stage = StageUpdate
	}
	if b := s.walk.batch; b != nil {
		w.Of = b.Earlier + len(b.Samples)
		if at.kind == updateRung {
			w.Update = b.Update
		}
	}
	switch aside := s.walk.aside; {
	case aside != nil:
		w.Sample, w.Test, w.Index, w.Of = &aside.trace, aside.name.test, aside.name.index, 0
		w.Stage, w.Layer = s.stageOf(aside.rung)
	case at.kind == sampleRung:
		sample := &s.walk.batch.Samples[at.sample]
		w.Sample, w.Index, w.Place = &sample.Trace, sample.Index, s.walk.batch.Earlier+at.sample+1
		w.Stage, w.Layer = s.stageOf(at.stage)
	}
	return w, true
}

// walks reports whether a walk is under way.
func (s *Session) walks() bool { return s.walk.on && s.walk.version == s.run.Version() }

// stand makes a walk stand here.
func (s *Session) stand(w walk) {
	w.on, w.version = true, s.run.Version()
	s.walk = w
}

// stageOf returns what a sample's stage is.
func (s *Session) stageOf(stage int) (Stage, int) {
	switch layers := s.run.Network().Layers(); {
	case stage < layers:
		return StageForward, stage + 1
	case stage == layers:
		return StageLoss, 0
	default:
		return StageBackward, 2*layers + 1 - stage
	}
}

// lastStage is a sample's last one.
func (s *Session) lastStage() int { return 2 * s.run.Network().Layers() }

// nextRung returns the rung after the current one, by a stage or by a sample.
func (s *Session) nextRung(unit string) rung {
	at, last := s.walk.at, s.lastStage()
	if unit == UnitStage && at.stage < last {
		return rung{sample: at.sample, stage: at.stage + 1}
	}
	if at.stage == last {
		at.sample++
	}
	if at.sample == len(s.walk.batch.Samples) {
		return rung{kind: updateRung}
	}
	if unit == UnitStage {
		return rung{sample: at.sample}
	}
	return rung{sample: at.sample, stage: last, whole: true}
}

// walkOn goes on by a stage or a sample. It begins a walk if none is under way. stop
// reports whether early stopping asks for a stop.
func (s *Session) walkOn(unit string) (stop bool, err error) {
	here := s.walks() && (s.walk.at.kind == sampleRung || s.walk.aside != nil)
	if !here {
		next, err := s.lookAhead()
		if err != nil {
			return false, err
		}
		s.remember(false)
		at := rung{}
		if unit != UnitStage {
			at = rung{stage: s.lastStage(), whole: true}
		}
		s.stand(walk{batch: &next, at: at})
		return false, nil
	}
	if aside := s.walk.aside; aside != nil {
		s.remember(false)
		s.walk.aside = nil // back to the batch, where it was left
		if last := s.lastStage(); aside.rung < last {
			next := *aside
			if next.rung++; unit != UnitStage {
				next.rung = last
			}
			s.walk.aside = &next
		}
		return false, nil
	}
	next := s.nextRung(unit)
	if next.kind == updateRung {
		return s.walkBatch(s.walk.batch), nil
	}
	s.remember(false)
	s.walk.at = next
	return false, nil
}

// lookAhead writes down the step that comes next, unless the check of the command that
// needs it has just done so.
func (s *Session) lookAhead() (nn.Recording, error) {
	if found := s.ahead; found != nil && found.version == s.run.Version() {
		return found.step, nil
	}
	return s.run.NextStep()
}

// walkBatch trains to the end of the batch, and shows the update.
func (s *Session) walkBatch(batch *nn.Recording) (stop bool) {
	s.remember(true)
	s.run.KeepStep()
	for steps := s.run.Steps(); s.run.Steps() == steps && !stop; {
		epoch := s.run.Epochs()
		stop = s.run.Batch()
		if batch == nil && s.run.Epochs() != epoch {
			break // an epoch smaller than its batches never comes to an update
		}
	}
	s.run.KeptStep()
	s.stand(walk{batch: batch, at: rung{kind: updateRung}})
	s.backs.version = s.run.Version()
	return stop
}

// nextBatch writes down the batch that comes next, if it is not too large for that.
func (s *Session) nextBatch() *nn.Recording {
	if s.walks() && s.walk.batch != nil && s.walk.at.kind != updateRung {
		return s.walk.batch
	}
	next, err := s.run.NextStep()
	if err != nil {
		return nil
	}
	return &next
}

// slowly is what slow motion does next at the grain in force: one stage or one sample
// more, or of a whole batch one of its three stages.
func (s *Session) slowly() (stop bool) {
	switch unit := s.Config().WalkBy; unit {
	case UnitStage, run.UnitSample:
		stop, err := s.walkOn(unit)
		if err == nil {
			return stop
		} // a batch too large to be written down goes by as a whole
	}
	at := s.walk.at.kind
	switch {
	case !s.walks() || at == updateRung:
		s.remember(false)
		s.stand(walk{at: rung{kind: forwardRung, whole: true}})
	case at == forwardRung:
		s.remember(false)
		s.walk.at.kind = backwardRung
	default:
		return s.walkBatch(s.nextBatch())
	}
	return false
}

// walkAnew follows what somebody changes by hand: with other weights or another
// learning rate the walk stands where it stood, on other numbers. before is the run's
// version before the change.
func (s *Session) walkAnew(before uint64) {
	w := &s.walk
	if !w.on || w.version != before {
		return
	}
	if w.batch == nil || w.at.kind == updateRung || w.aside != nil {
		if s.run.Version() != before {
			*w = walk{}
		}
		return
	}
	next, err := s.run.NextStep()
	if err != nil || w.at.stage > s.lastStage() || w.at.sample >= len(next.Samples) ||
		next.Samples[w.at.sample].Index != w.batch.Samples[w.at.sample].Index {
		*w = walk{}
		return
	}
	w.batch, w.version = &next, s.run.Version()
}

// WalkOn goes on by a stage, a sample, a batch or an epoch, and shows what it came to.
type WalkOn struct {
	Unit string
	ID   int
}

func (c WalkOn) check(s *Session) error {
	if !slices.Contains(WalkUnits, c.Unit) {
		return message.Value("unit", strconv.Quote(c.Unit), message.OneOf(WalkUnits...))
	}
	if err := s.run.CheckSound(); err != nil {
		return err
	}
	if c.Unit == run.UnitEpoch || c.Unit == run.UnitBatch || s.walks() && s.walk.batch != nil {
		return nil
	}
	next, err := s.run.NextStep()
	if err == nil {
		s.ahead = &nextStep{next, s.run.Version()}
	}
	return err
}

func (c WalkOn) apply(s *Session) {
	defer func() { s.ahead = nil }()
	s.rest()
	s.news.State = true
	before := s.run.Samples()
	stop := false
	switch c.Unit {
	case run.UnitEpoch:
		s.rememberAll()
		Step{N: 1, Unit: run.UnitEpoch, ID: c.ID}.apply(s)
		return
	case run.UnitBatch:
		stop = s.walkBatch(s.nextBatch())
	default:
		stop, _ = s.walkOn(c.Unit) // checked before
	}
	s.trained += s.run.Samples() - before
	if s.run.Samples() != before {
		s.run.Note()
		s.judge()
	}
	if stop {
		s.stop()
	}
	s.done = append(s.done, Done{c.ID, s.State()})
}

// WalkTo moves a walk that is under way to a sample: where it is one of the batch to
// its place there, else aside.
type WalkTo struct {
	Test  bool
	Index int
}

func (WalkTo) check(*Session) error { return nil }

func (c WalkTo) apply(s *Session) {
	name := sampleName{c.Test, c.Index}
	if !s.walks() || s.walk.batch == nil || c.Index >= s.run.SetSize(c.Test) {
		return
	}
	if w, _ := s.Walk(); w.Sample != nil && w.Test == c.Test && w.Index == c.Index {
		return
	}
	s.news.State = true
	s.remember(false)
	if s.walk.at.kind == sampleRung && !c.Test {
		for i, sample := range s.walk.batch.Samples {
			if sample.Index == c.Index {
				s.walk.at, s.walk.aside = rung{sample: i}, nil
				return
			}
		}
	}
	trace, _ := s.run.Trace(s.run.SampleAt(c.Test, c.Index))
	s.walk.aside = &asideSample{trace: trace, name: name}
}

// LeaveWalk ends a walk. Training goes on from before its batch.
type LeaveWalk struct{}

func (LeaveWalk) check(*Session) error { return nil }

func (LeaveWalk) apply(s *Session) {
	s.walk = walk{}
	s.news.State = true
}

// OpenWalk makes walks go on by stages where they went on by whole batches: whoever opens
// one wants to see the arithmetic. That is no change to be undone.
type OpenWalk struct{}

func (OpenWalk) check(*Session) error { return nil }

func (OpenWalk) apply(s *Session) {
	c := s.Config()
	if c.WalkBy != run.UnitBatch {
		return
	}
	c.WalkBy = UnitStage
	s.do(run.Configure{Config: c})
	s.reconfigured = true
	s.changes.keepWalkBy(run.UnitBatch, UnitStage)
}
