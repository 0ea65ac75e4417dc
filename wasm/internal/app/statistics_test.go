package app

import (
	"reflect"
	"testing"

	"neuralplay/wasm/internal/run"
	"neuralplay/wasm/internal/scene"
)

// What a unit lacks is on the canvas, in an event and in what the pointer says; its repair takes it away everywhere.
func TestFindingsOfAUnit(t *testing.T) {
	b := start(t, "v=1&seed=0.5&activation=relu")
	b.must("setBias", "[1, 2, -50]")
	b.frames(2)
	if got := b.model().Layers[1].Badges; !reflect.DeepEqual(got, []scene.Badge{0, 0, scene.DeadBadge, 0}) {
		t.Errorf("the badges are %v", got)
	}
	want := []any{map[string]any{"kind": "dead", "layer": 1., "units": []any{2.}}}
	if got := get(b.last("findings"), "findings"); !reflect.DeepEqual(got, want) {
		t.Errorf("the event says %v", got)
	}
	if got := get(b.last("findings"), "samples"); got != 250. {
		t.Errorf("of %v samples, want all 250", got)
	}
	if got := b.must("findings", "[]"); !reflect.DeepEqual(got, want) {
		t.Errorf("the call says %v", got)
	}
	b.must("hover", `[{"kind":"unit","layer":1,"unit":2,"input":0}]`)
	b.frame()
	if got := get(b.last("select"), "hover", "finding"); got != "dead" {
		t.Errorf("the pointer says %v", got)
	}
	b.must("renewUnits", "[1, [2]]")
	b.frames(2)
	if got := b.model().Layers[1].Badges; !reflect.DeepEqual(got, make([]scene.Badge, 4)) {
		t.Errorf("after new weights the badges are %v", got)
	}
	if got := get(b.last("findings"), "findings"); !reflect.DeepEqual(got, []any{}) {
		t.Errorf("after new weights the event says %v", got)
	}
	if got := get(b.last("select"), "hover", "finding"); got != nil {
		t.Errorf("after new weights the pointer says %v", got)
	}
	b.must("setBias", "[1, 2, -50]")
	if found := b.must("findings", "[]"); !reflect.DeepEqual(found, want) {
		t.Errorf("before any frame the call says %v", found)
	}
}

func TestRescaleCall(t *testing.T) {
	b := start(t, "v=1&seed=0.5")
	b.must("setBias", "[1, 1, -70]")
	if got := get(b.must("findings", "[]"), 0, "kind"); got != "saturated" {
		t.Errorf("found %v", got)
	}
	b.must("rescaleUnits", "[1, [1]]")
	if got := b.must("findings", "[]"); !reflect.DeepEqual(got, []any{}) {
		t.Errorf("rescaled, it has %v", got)
	}
}

func TestStatisticsCall(t *testing.T) {
	b := start(t, "v=1&seed=0.5&networkShape=3")
	s := b.must("statistics", "[]")
	for l, units := range []float64{3, 1} {
		activations := get(s, "layers", l, "activations")
		sum := 0.0
		for i := range run.DistributionBins {
			sum += get(activations, "counts", i).(float64)
		}
		if samples := get(s, "samples").(float64); sum != units*samples {
			t.Errorf("layer %d: %v activations of %v samples", l+1, sum, samples)
		}
		if size := get(s, "layers", l, "gradientSize").(float64); !(size > 0) {
			t.Errorf("layer %d: the gradient's size is %v", l+1, size)
		}
	}
	for call, arguments := range map[string][]string{
		"renewUnits":   {"[]", "[1]", "[1, []]", "[1, [3]]", "[0, [0]]", "[1, 2]", `[1, ["a"]]`},
		"rescaleUnits": {"[]", "[1]", "[1, []]", "[1, [3]]", "[0, [0]]", "[1.5, [0]]"},
	} {
		for _, given := range arguments {
			if _, refusal := b.try(call, given); refusal == "" {
				t.Errorf("%s %s was taken", call, given)
			}
		}
	}
	b.must("setParameters", `[{"layers": [{"weights": [[1e6, 1e6], [1, 1], [1, 1]], "biases": [0, 0, 0]},
		{"weights": [[1, 1, 1]], "biases": [0]}]}]`)
	if _, refusal := b.try("statistics", "[]"); refusal != "" {
		t.Errorf("large weights have no statistics: %s", refusal)
	}
}
