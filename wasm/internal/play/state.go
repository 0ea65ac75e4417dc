package play

import "neuralplay/wasm/internal/run"

// State is a session's figures, as the page's API returns them. A number that is
// not finite is nil: JSON has no other word for it.
type State struct {
	Epoch          int          `json:"epoch"`
	Step           int          `json:"step"`
	Playing        bool         `json:"playing"`
	Walk           *WalkState   `json:"walk"`      // null without one
	CanGoBack      bool         `json:"canGoBack"` // back() has something to undo
	CanUndo        bool         `json:"canUndo"`
	CanRedo        bool         `json:"canRedo"`
	TrainLoss      *float64     `json:"trainLoss"`
	TestLoss       *float64     `json:"testLoss"`
	Penalty        *float64     `json:"penalty"`
	Metrics        *run.Metrics `json:"metrics"`
	ParameterCount int          `json:"parameterCount"` // those that are trained
	// Goal is the epoch that the current step trains to; null without one.
	Goal             *int    `json:"goal"`
	SamplesPerSecond float64 `json:"samplesPerSecond"`
	FramesPerSecond  float64 `json:"framesPerSecond"`
	Diverged         bool    `json:"diverged"`
}

// State returns the figures of the last evaluation, which with many points and a
// large network may be some frames old; CatchUp brings them up to date.
func (s *Session) State() State {
	r := s.run
	train, test := r.Losses()
	return State{
		Epoch:            r.Epochs(),
		Step:             r.Steps(),
		Playing:          s.Playing(),
		Walk:             s.walkState(),
		CanGoBack:        s.CanGoBack(),
		CanUndo:          s.CanUndo(),
		CanRedo:          s.CanRedo(),
		TrainLoss:        run.OrNil(train),
		TestLoss:         run.OrNil(test),
		Penalty:          run.OrNil(r.Penalty()),
		Metrics:          r.Metrics(),
		Goal:             s.stepGoal(),
		ParameterCount:   r.TrainedParameters(),
		SamplesPerSecond: s.meter.samplesPerSecond,
		FramesPerSecond:  s.meter.framesPerSecond,
		Diverged:         r.Trouble().Diverged(),
	}
}

// stepGoal returns the epoch that the current step trains to, nil without one.
func (s *Session) stepGoal() *int {
	j := s.next()
	if j == nil || j.unit != run.UnitEpoch {
		return nil
	}
	epoch := s.run.Epochs() + j.left
	return &epoch
}

// Playing reports whether training runs, or a step that was asked for.
func (s *Session) Playing() bool { return s.playing || s.next() != nil }

// SamplesPerSecond returns the recent pace of training.
func (s *Session) SamplesPerSecond() float64 { return s.meter.samplesPerSecond }

// WalkState is where a walk through the arithmetic stands.
type WalkState struct {
	Stage string `json:"stage"` // forward, loss, backward, update
	Layer int    `json:"layer"` // that was passed, forward or backward; 0 for the loss, the update and all at once
	Whole bool   `json:"whole"` // the stages before it were passed with it
	// Set and Index name the sample; "" and −1 for a whole batch.
	Set   string `json:"set"`
	Index int    `json:"index"`
	Place int    `json:"place"` // of the sample in its batch, from 1; 0 where it is not one of the batch
	Of    int    `json:"of"`    // the batch's samples; 0 where that does not matter
}

func (s *Session) walkState() *WalkState {
	w, ok := s.Walk()
	if !ok {
		return nil
	}
	state := &WalkState{
		Stage: w.Stage.String(), Layer: w.Layer, Whole: w.Whole, Index: -1, Place: w.Place, Of: w.Of,
	}
	if w.Sample != nil {
		state.Index, state.Set = w.Index, "train"
		if w.Test {
			state.Set = "test"
		}
	}
	return state
}
