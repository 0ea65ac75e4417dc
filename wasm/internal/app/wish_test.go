package app

import (
	"cmp"
	"fmt"
	"testing"

	"neuralplay/wasm/internal/api"
)

// The page is asked for frames and slices while there is something to do, and for
// nothing at rest.
func TestWishes(t *testing.T) {
	b := start(t, "v=1&seed=0.5")
	rest := func(when string) {
		t.Helper()
		for range 200 {
			b.frame()
		}
		if got := b.Update(); got != WishNothing {
			t.Errorf("%s: it wishes %v", when, got)
		}
	}
	rest("at the start")
	for _, c := range []struct {
		speed         string
		update, train Wish // after a frame, after a slice
	}{{"slow", WishFrame, WishFrame}, {"epoch", WishFrame, WishFrame}, {"fast", WishBoth, WishBoth}} {
		b.must("configure", `[{"speed": "`+c.speed+`"}]`)
		b.must("play", `[]`)
		if got := b.Update(); got != c.update {
			t.Errorf("%s: a frame wishes %v, want %v", c.speed, got, c.update)
		}
		if got := b.Train(); got != c.train {
			t.Errorf("%s: a slice wishes %v, want %v", c.speed, got, c.train)
		}
		b.must("pause", `[]`)
		rest("after " + c.speed)
	}
	b.must("hover", `[{"kind": "unit", "layer": 1, "unit": 0}]`)
	rest("over a unit")
	b.must("step", `[100000]`)
	if got := b.Train(); got != WishBoth {
		t.Errorf("a long step wishes %v", got)
	}
	b.must("pause", `[]`)
	if b.Update(); len(b.events["done"]) != 1 {
		t.Error("the step did not end")
	}
}

// A step that ends tells so at once, without a frame.
func TestAStepIsDoneWithoutAFrame(t *testing.T) {
	b := start(t, "v=1&seed=0.5")
	id := b.must("step", `[3]`)
	b.Train()
	if done := b.last("done"); done["id"] != id || get(done, "state", "epoch") != 3. {
		t.Errorf("got %v, want job %v at epoch 3", done, id)
	}
}

// What a walk shows without training is news that a frame has to bring.
func TestNewsWishForAFrame(t *testing.T) {
	b := start(t, "v=1&seed=0.5")
	b.must("walk", `["stage"]`)
	if got := b.Train(); got != WishFrame {
		t.Errorf("after a stage it wishes %v", got)
	}
}

// Readings wake nobody, so they must leave nothing to show or to tell.
func TestReadingsLeaveNothingToDo(t *testing.T) {
	arguments := map[string]string{
		"unit": `[1,0]`, "predict": `[[[1,2]]]`, "samples": `["train",0,5]`, "at": `[1,2]`,
		"gradientCheck": `[{"layer":1,"unit":0,"input":0}]`, "gradientChecks": `[1,0,0,3]`,
		"trace": `[{"set":"train","index":0}]`, "unitTrace": `[1,0,{"set":"train","index":0}]`,
		"layerStep": `[1,false]`, "numPy": `[false]`, "activationCurve": `["tanh",-3,3,7]`,
		"checkTensors": `["loss = 0.5"]`, "space": `[1]`,
	}
	for _, do := range [][]string{{"hover", `[null]`}, {"step", `[3]`}, {"walk", `["sample"]`}, {"play", `[]`}} {
		b := start(t, "v=1&seed=0.5&optimizer=adam&dropout=0.3&largeView=space")
		b.must(do[0], do[1])
		b.frames(200)
		b.must("pause", `[]`)
		b.frames(200)
		told := fmt.Sprint(b.events)
		b.Picture()
		for _, c := range api.Calls {
			if !c.Reads || c.Name == "walkTrace" && do[0] != "walk" {
				continue
			}
			b.must(c.Name, cmp.Or(arguments[c.Name], `[]`))
			if got := b.After(c.Name); got != WishNothing {
				t.Errorf("after %s it wishes %v", c.Name, got)
			}
			b.frame()
			if _, _, fresh := b.Picture(); fresh || fmt.Sprint(b.events) != told || b.Update() != WishNothing {
				t.Fatalf("after %s, %s leaves something to do", do[0], c.Name)
			}
		}
	}
}

// What changes something is shown at once, but for long steps.
func TestCallsWake(t *testing.T) {
	b := start(t, "v=1&seed=0.5")
	for name, want := range map[string]Wish{
		"hover": WishBoth, "configure": WishBoth, "play": WishBoth, "step": WishTrain, "runTo": WishTrain,
		"state": WishNothing,
	} {
		if got := b.After(name); got != want {
			t.Errorf("after %s it wishes %v, want %v", name, got, want)
		}
	}
}
