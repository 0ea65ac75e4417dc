package app

import "testing"

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
