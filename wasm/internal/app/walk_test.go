package app

import (
	"fmt"
	"math"
	"testing"
	"time"

	"neuralplay/wasm/internal/scene"
)

// The page sees where a walk stands, its sample, and of the sample's numbers those that it
// has reached.
func TestTheSampleOfAWalk(t *testing.T) {
	b := start(t, "v=1&preset=worked-example")
	empty := func(layers any) (n int) {
		for _, layer := range layers.([]any) {
			if len(layer.([]any)) == 0 {
				n++
			}
		}
		return n
	}
	for i, want := range []struct {
		stage                 string
		scene                 scene.Stage
		layer                 int
		unreached, errorsless int // layers
	}{
		{"forward", scene.StageForward, 1, 1, 3}, {"forward", scene.StageForward, 2, 0, 3},
		{"loss", scene.StageLoss, 0, 0, 3}, {"backward", scene.StageBackward, 2, 0, 2},
		{"backward", scene.StageBackward, 1, 0, 1},
	} {
		b.must("walk", `["stage"]`)
		s := b.chosen()
		walk := b.last("state")["walk"]
		if get(walk, "stage") != want.stage || get(walk, "layer") != float64(want.layer) || get(walk, "index") != 0.0 {
			t.Errorf("stage %d: the page was told %v", i, walk)
		}
		if m := b.model().Walk; m.Stage != want.scene || m.Layer != want.layer || !b.model().Marked.Is {
			t.Errorf("stage %d: the picture shows stage %d of layer %d", i, m.Stage, m.Layer)
		}
		if empty(get(s, "activations")) != want.unreached || empty(get(s, "errors")) != want.errorsless {
			t.Errorf("stage %d: activations %v, errors %v", i, get(s, "activations"), get(s, "errors"))
		}
	}
	trace := b.must("walkTrace", "[]")
	if text(trace) != text(b.must("trace", `[{"set":"train","index":0}]`)) {
		t.Error("the walk's numbers are others than the sample's own")
	}
	if got := get(b.chosen(), "errors", 2, 0); got != get(trace, "layers", 1, "delta", 0) {
		t.Errorf("the error of the first output is %v", got)
	}
	b.must("walk", `["stage"]`)
	b.frame()
	if m := b.model().Walk; m.Stage != scene.StageUpdate || m.Glow != 1 || len(m.Changes) != 3 ||
		m.Changes[2].Weights[0] == 0 {
		t.Errorf("the update shows %+v", m)
	}
	if _, refusal := b.try("walkTrace", "[]"); refusal == "" {
		t.Error("there is a sample at the update")
	}
	b.must("back", "[]")
	if get(b.chosen(), "index") != 0.0 {
		t.Error("going back does not come to the sample")
	}
}

// A stage moves for a while and then stands still: an idle page draws nothing.
func TestAWalkComesToRest(t *testing.T) {
	b := start(t, "v=1&preset=worked-example")
	b.must("walk", `["stage"]`)
	wish, frames := WishFrame, 0
	for ; wish != WishNothing && frames < 1000; frames++ {
		b.now += time.Second / 60
		wish = b.Update()
	}
	if frames < 5 || frames == 1000 {
		t.Errorf("it took %d frames until the picture stood still", frames)
	}
}

// Clicking a point, or pinning a row, moves a walk there.
func TestChoosingASampleMovesTheWalk(t *testing.T) {
	b := start(t, "v=1&seed=0.5&batchSize=5")
	b.must("walk", `["stage"]`)
	b.frame()
	x, y := b.onPoint(7)
	b.point("move", x, y)
	b.point("down", x, y)
	b.point("up", x, y)
	b.point("leave", x, y)
	if got := b.chosen(); get(got, "index") != 7.0 || get(b.last("state")["walk"], "index") != 7.0 ||
		get(b.last("state")["walk"], "place") != 0.0 {
		t.Errorf("after a click the walk stands at %v, chosen is %v", b.last("state")["walk"], got)
	}
	b.must("pinSample", `[{"set":"train","index":2}]`)
	if got := b.chosen(); get(got, "index") != 2.0 || get(b.last("state")["walk"], "place") != 3.0 {
		t.Errorf("after pinning a row the walk stands at %v, chosen is %v", b.last("state")["walk"], got)
	}
}

// In a walk the inspector shows training's own numbers: those of the batch's dropout.
func TestTheUnitsOfAWalkAreTrainings(t *testing.T) {
	b := start(t, "v=1&seed=0.5&batchSize=5&networkShape=12&dropout=0.5")
	b.must("walk", `["sample"]`)
	silent, loud := 0, 0
	for u := range 12 {
		unit := b.must("unitTrace", fmt.Sprintf(`[1,%d,{"set":"train","index":0}]`, u))
		number := func(key string) float64 { return get(unit, key).(float64) }
		mask := number("mask")
		a, delta := mask*math.Tanh(number("z")), number("dA")*mask*number("slope")
		if math.Abs(a-number("a")) > 1e-15 || math.Abs(delta-number("delta")) > 1e-15 {
			t.Errorf("unit %d: a %v, want %v; δ %v, want %v", u, number("a"), a, number("delta"), delta)
		}
		switch mask {
		case 0:
			silent++
		case 2:
			loud++
		}
	}
	if silent == 0 || loud == 0 || silent+loud != 12 {
		t.Errorf("%d units sit out, %d do not", silent, loud)
	}
	if mask := get(b.must("unitTrace", `[1,0,{"set":"train","index":1}]`), "mask"); mask != nil {
		t.Errorf("a sample beside the walk has a mask of %v", mask)
	}
}
