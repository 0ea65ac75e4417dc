package play

import (
	"encoding/json"
	"fmt"
	"reflect"
	"testing"
	"time"

	"neuralplay/wasm/internal/run"
)

// resumed is another session that continues from what s keeps, as text.
func resumed(t *testing.T, s *Session, change func(*Kept)) *Session {
	t.Helper()
	text, err := json.Marshal(s.Keep())
	if err != nil {
		t.Fatal(err)
	}
	var k Kept
	if err := json.Unmarshal(text, &k); err != nil {
		t.Fatal(err)
	}
	if change != nil {
		change(&k)
	}
	other := fromLink(t, "v=1&seed=0.1&networkShape=3&problem=regression")
	if err := other.Resume(k); err != nil {
		t.Fatal(err)
	}
	return other
}

func carryOut(t *testing.T, s *Session, c any) {
	t.Helper()
	do(t, s, c)
	s.Apply()
	for s.Trains() {
		s.Train(time.Second)
	}
}

// A walk is kept in every place that it comes to, with the way back: both sessions show the
// same and go back to the same, to the bit.
func TestAWalkIsKept(t *testing.T) {
	units := []string{UnitStage, UnitStage, UnitStage, run.UnitSample, run.UnitBatch, UnitStage, run.UnitBatch}
	for _, link := range walkLinks {
		t.Run(link, func(t *testing.T) {
			s := fromLink(t, link)
			for i, unit := range units {
				carryOut(t, s, WalkOn{Unit: unit})
				if i == 2 {
					carryOut(t, s, WalkTo{Index: 3 % s.Run().SetSize(false)})
				}
				other := resumed(t, s, nil)
				compareWalks(t, fmt.Sprint(i), other, s)
				if i < len(units)-1 {
					continue
				}
				for step := i; s.CanGoBack(); step-- {
					carryOut(t, s, Back{})
					carryOut(t, other, Back{})
					compareWalks(t, fmt.Sprint("back to ", step), other, s)
				}
				if other.CanGoBack() {
					t.Error("it goes back further")
				}
			}
		})
	}
}

func compareWalks(t *testing.T, where string, other, s *Session) {
	t.Helper()
	got, isWalk := other.Walk()
	want, wasWalk := s.Walk()
	if isWalk != wasWalk || !reflect.DeepEqual(got, want) {
		t.Fatalf("%s: the walk shows\n%+v, want\n%+v", where, got, want)
	}
	if at(other) != at(s) {
		t.Fatalf("%s: the run is another", where)
	}
}

// What was changed is undone and done again as it would have been.
func TestChangesAreKept(t *testing.T) {
	s := fromLink(t, "v=1&seed=0.5&optimizer=adam&jitter=0.1&dropout=0.2")
	s.ForgetChanges()
	table := fromCSV(t, "a,b,kind\n0,1,no\n1,0,yes\n2,1,no\n1,2,yes\n")
	for _, c := range []any{
		run.SetWeight{Layer: 1, Unit: 1, Input: 1, Value: 3},
		map[string]any{"networkShape": []int{5, 3}},
		run.SetData{Table: table},
		map[string]any{"axes": []int{2, 1}},
		map[string]any{"dataset": "spiral"},
		map[string]any{"walkBy": run.UnitBatch},
		run.SetBias{Layer: 1, Value: 2},
		OpenWalk{}, // which is no change, but shows in the ones before
		map[string]any{"learningRate": 0.3},
	} {
		carryOut(t, s, Step{N: 3, Unit: run.UnitBatch})
		if patch, ok := c.(map[string]any); ok {
			c = with(t, s, patch)
		}
		carryOut(t, s, c)
	}
	carryOut(t, s, Undo{})
	carryOut(t, s, Undo{})
	other := resumed(t, s, nil)
	for _, way := range []struct {
		command any
		can     func(*Session) bool
	}{{Redo{}, (*Session).CanRedo}, {Undo{}, (*Session).CanUndo}, {Redo{}, (*Session).CanRedo}} {
		n := 0
		for ; way.can(s); n++ {
			carryOut(t, s, way.command)
			carryOut(t, other, way.command)
			if at(other) != at(s) {
				t.Fatalf("%T %d came to another state", way.command, n)
			}
		}
		if n < 2 || way.can(other) {
			t.Errorf("%T: %d times, and then again: %v", way.command, n, way.can(other))
		}
	}
}

// However much was changed, what is kept has room in a tab's storage.
func TestKeptHasRoom(t *testing.T) {
	s := fromLink(t, "v=1&seed=0.5&networkShape=16,16,16,16&optimizer=adam")
	for i := range 60 {
		do(t, s, run.SetBias{Layer: 1 + i%2, Value: float64(i)})
		carryOut(t, s, WalkOn{Unit: run.UnitBatch})
	}
	k := s.Keep()
	text, err := json.Marshal(k)
	if err != nil {
		t.Fatal(err)
	}
	if len(text) > 4_000_000 || len(k.Undo) < 3 {
		t.Errorf("it keeps %d changes in %d bytes", len(k.Undo), len(text))
	}
	other := resumed(t, s, nil)
	carryOut(t, other, Undo{})
	carryOut(t, s, Undo{})
	if at(other) != at(s) {
		t.Error("the last change is undone in another way")
	}
}

// A storage may hold anything: what is no place, moment or change is left out.
func TestKeptNonsense(t *testing.T) {
	s := fromLink(t, "v=1&seed=0.5")
	carryOut(t, s, run.SetBias{Layer: 1, Value: 2})
	carryOut(t, s, WalkOn{Unit: run.UnitBatch})
	carryOut(t, s, WalkOn{Unit: UnitStage})
	for name, change := range map[string]func(*Kept){
		"a kind":         func(k *Kept) { k.Walk.Kind = 9 },
		"a sample":       func(k *Kept) { k.Walk.Sample = -1 },
		"a later sample": func(k *Kept) { k.Walk.Sample = 1 << 40 },
		"a stage":        func(k *Kept) { k.Walk.Stage = 7 },
		"a sample aside": func(k *Kept) { k.Walk.Aside = &keptAside{Index: 1 << 40} },
		"its stage":      func(k *Kept) { k.Walk.Aside = &keptAside{Rung: -1} },
		"no numbers":     func(k *Kept) { k.Snapshot.Moment = nil },
	} {
		other := resumed(t, s, change)
		if w, ok := other.Walk(); ok {
			t.Errorf("%s: the walk stands at %+v", name, w)
		}
	}
	other := resumed(t, s, func(k *Kept) {
		k.Backs[0].Moment.Trainer.Parameters = nil
		k.Undo[0].Whole.Setup.Link = "v=1&networkShape=1,2,three"
		k.Redo = []keptChange{{Link: "v=1&learningRate=fast"}}
	})
	if other.CanUndo() || other.CanRedo() {
		t.Error("a change is there that cannot be made")
	}
	for other.CanGoBack() {
		carryOut(t, other, Back{})
	}
}
