package play

import (
	"encoding/json"
	"fmt"
	"slices"
	"testing"
	"time"

	"neuralplay/nn/dataset"
	"neuralplay/wasm/internal/run"
)

// at is all that somebody can see of a session, and all that training goes on from.
func at(s *Session) string {
	state := now(s)
	text, _ := json.Marshal(s.Snapshot())
	return fmt.Sprintf("%s %d %v %v", text, state.Step, *state.TrainLoss, s.Run().Network().Parameters(nil))
}

// TestUndo makes changes of all kinds with training in between, undoes and redoes them:
// every state comes again, to the bit.
func TestUndo(t *testing.T) {
	s := fromLink(t, "v=1&seed=0.5&optimizer=adam&jitter=0.1&dropout=0.2")
	s.ForgetChanges()
	table, err := dataset.ParseCSV("a,b,kind\n0,1,no\n1,0,yes\n2,1,no\n1,2,yes\n")
	if err != nil {
		t.Fatal(err)
	}
	steps := []struct {
		name    string
		command any
	}{
		{"a weight", run.SetWeight{Layer: 1, Unit: 1, Input: 1, Value: 3}},
		{"a bias", run.SetBias{Layer: 2, Value: -1}},
		{"another network", map[string]any{"networkShape": []int{5, 3}}},
		{"other data", map[string]any{"dataset": "xor"}},
		{"reset", Reset{}},
		{"own data", run.SetData{Table: table}},
		{"the axes", map[string]any{"axes": []int{2, 1}}},
		{"generated data again", map[string]any{"dataset": "spiral"}},
	}
	train := func() {
		do(t, s, Step{N: 3, Unit: run.UnitBatch})
		s.Apply()
		for s.Trains() {
			s.Train(time.Second)
		}
	}
	var before []string
	after := make([]string, len(steps)) // as it was when it was undone: what was learnt by then is not lost
	for _, step := range steps {
		train()
		before = append(before, at(s))
		if patch, ok := step.command.(map[string]any); ok {
			step.command = with(t, s, patch)
		}
		do(t, s, step.command)
		s.Apply()
	}
	for round := range 2 {
		for i := len(steps) - 1; i >= 0; i-- {
			after[i] = at(s)
			do(t, s, Undo{})
			s.Apply()
			if steps[i].name != "the axes" && at(s) != before[i] { // of settings alone, what was learnt stays
				t.Fatalf("round %d: undoing %s came to another state", round, steps[i].name)
			}
		}
		if s.CanUndo() {
			t.Fatal("there is more to undo than was done")
		}
		for i := range steps {
			do(t, s, Redo{})
			s.Apply()
			if at(s) != after[i] {
				t.Fatalf("round %d: redoing %s came to another state", round, steps[i].name)
			}
		}
	}
	do(t, s, Undo{})
	do(t, s, run.SetBias{Layer: 1, Value: 2})
	s.Apply()
	if s.CanRedo() {
		t.Error("after another change something can still be redone")
	}
	for _, c := range []Command{Redo{}} {
		if err := s.Do(c); err == nil {
			t.Errorf("%T: done with nothing to do", c)
		}
	}
}

// TestUndoOfSettings leaves what was learnt since.
func TestUndoOfSettings(t *testing.T) {
	s := fromLink(t, "v=1&seed=0.5")
	s.ForgetChanges()
	do(t, s, with(t, s, map[string]any{"learningRate": 0.5}))
	do(t, s, Step{N: 2, Unit: run.UnitEpoch})
	s.Apply()
	for s.Trains() {
		s.Train(time.Second)
	}
	learnt := s.Run().Network().Parameters(nil)
	do(t, s, Undo{})
	s.Apply()
	if s.Config().LearningRate != 0.03 || s.Run().Epochs() != 2 ||
		!slices.Equal(learnt, s.Run().Network().Parameters(nil)) {
		t.Errorf("a rate of %v at epoch %d", s.Config().LearningRate, s.Run().Epochs())
	}
}

// TestDragsAreOneChange: what moves on within a second is undone at once.
func TestDragsAreOneChange(t *testing.T) {
	s := fromLink(t, "v=1&seed=0.5")
	clock := time.Duration(0)
	s.clock = func() time.Duration { return clock }
	s.ForgetChanges()
	first := s.Run().Network().Weight(1, 0, 0)
	for i := range 20 {
		clock += 50 * time.Millisecond
		do(t, s, run.SetWeight{Layer: 1, Value: float64(i)})
	}
	clock += 2 * time.Second
	do(t, s, run.SetWeight{Layer: 1, Value: 100})
	for _, want := range []float64{19, first} {
		do(t, s, Undo{})
		s.Apply()
		if got := s.Run().Network().Weight(1, 0, 0); got != want {
			t.Errorf("the weight is %v, want %v", got, want)
		}
	}
	if s.CanUndo() {
		t.Error("there is more to undo")
	}
}

// TestUndoStaysSmall changes a large network for long.
func TestUndoStaysSmall(t *testing.T) {
	s := fromLink(t, "v=1&seed=0.5&networkShape=64,64,64,64,64,64,64,64&optimizer=adam")
	s.ForgetChanges()
	for i := range 300 {
		do(t, s, run.SetWeight{Layer: 1, Unit: i % 64, Value: 1})
	}
	for range 20 {
		do(t, s, Undo{})
	}
	s.Apply()
	h := &s.changes
	sum := 0
	for _, list := range []history[changed]{h.undo, h.redo} {
		for _, c := range list.list {
			sum += c.numbers()
		}
	}
	numbers := h.undo.numbers + h.redo.numbers
	if numbers != sum || sum > mostChangeNumbers || len(h.undo.list) < 5 || len(h.redo.list) != 20 {
		t.Errorf("%d and %d changes with %d numbers, counted %d", len(h.undo.list), len(h.redo.list), sum, numbers)
	}
}
