package scene

import (
	"math"
	"testing"
)

// walking returns a model in the middle of a walk, with the frame of it.
func walking(stage Stage, layer int) (*Model, *Frame) {
	m := sample(900, 600, 2, 3, 2, 1)
	m.Walk = Walk{
		Stage: stage, Layer: layer, Glow: 1,
		Activations: [][]float64{{1, -2}, {0.5, 0, -0.5}, {0.1, 0.2}, {0.7}},
		Errors:      [][]float64{nil, {0.01, -0.02, 0}, {0.3, -0.1}, {0.5}},
	}
	m.Walk.Changes = append(m.Walk.Changes, Change{})
	for _, l := range m.Layers[1:] {
		m.Walk.Changes = append(m.Walk.Changes, Change{
			Weights: make([]float64, len(l.Weights)), Biases: make([]float64, len(l.Biases)),
		})
	}
	f := &Frame{}
	Build(m, NewLayout(m), f)
	return m, f
}

// dashed counts the ribbons' vertices that carry dashes.
func dashed(f *Frame) (n int) {
	for _, v := range f.Ribbons.Vertices {
		if v.Custom3 > 0 {
			n++
		}
	}
	return n
}

// Only what the stage passes carries dashes: forward the connections into its layer,
// backward those out of it.
func TestTheStageIsWhereTheDashesAre(t *testing.T) {
	m := sample(900, 600, 2, 3, 2, 1)
	all := &Frame{}
	Build(m, NewLayout(m), all)
	for _, c := range []struct {
		name  string
		stage Stage
		layer int
		some  bool
	}{
		{"into the first layer", StageForward, 1, true}, {"into the output", StageForward, 3, true},
		{"the loss", StageLoss, 0, false}, {"back to the output", StageBackward, 3, false},
		{"back to the first layer", StageBackward, 1, true},
	} {
		_, f := walking(c.stage, c.layer)
		if n := dashed(f); (n > 0) != c.some || n >= dashed(all) {
			t.Errorf("%s: %d of %d vertices carry dashes", c.name, n, dashed(all))
		}
	}
	for _, stage := range []Stage{StageForward, StageBackward} { // of all layers at once
		if _, f := walking(stage, 0); dashed(f) != dashed(all) {
			t.Errorf("stage %d of all layers: %d of %d vertices carry dashes", stage, dashed(f), dashed(all))
		}
	}
}

// A connection is as wide as what flows along it: forward w·a, backward w·δ.
func TestSignals(t *testing.T) {
	m, _ := walking(StageForward, 1)
	d := pen{Frame: &Frame{}, m: m, l: NewLayout(m), p: &Light, scale: 1}
	s, single := d.walkSignals()
	w := m.Layers[1].Weights
	if want := w[1*2+1] * -2; !single || s.layer != 1 || d.signal(1, 1, 1) != want {
		t.Errorf("forward: layer %d, %v, want %v", s.layer, d.signal(1, 1, 1), want)
	}
	m.Walk.Stage = StageBackward
	s, _ = d.walkSignals()
	if want := m.Layers[2].Weights[1*3+2] * -0.1; s.layer != 2 || d.signal(2, 1, 2) != want {
		t.Errorf("backward: layer %d, %v, want %v", s.layer, d.signal(2, 1, 2), want)
	}
	most := 0.0
	for u := range 2 {
		for j := range 3 {
			width, c := d.carries(s, u, j)
			most = max(most, width)
			if v := math.Abs(d.signal(2, u, j)); width < 1 || v > 0 && c.fade(0) != Light.Backward.fade(0) {
				t.Errorf("unit %d, input %d: width %v, colour %v", u, j, width, c)
			}
		}
	}
	if math.Abs(most-(1+0.8*(widest-1))) > 1e-9 {
		t.Errorf("the strongest is %v wide", most)
	}
}

// colored counts what has a colour, whatever its opacity.
func colored(mesh *Mesh, want Color) (n int) {
	for _, v := range mesh.Vertices {
		if c := (Color{v.ColorR / v.ColorA, v.ColorG / v.ColorA, v.ColorB / v.ColorA, 1}); v.ColorA > 0 &&
			math.Abs(float64(c.R-want.R)) < 1e-3 && math.Abs(float64(c.G-want.G)) < 1e-3 &&
			math.Abs(float64(c.B-want.B)) < 1e-3 {
			n++
		}
	}
	return n
}

// What the update has changed glows, and nothing else; without a change nothing does.
func TestTheUpdateGlows(t *testing.T) {
	m, f := walking(StageUpdate, 0)
	if n := colored(&f.Ribbons, Light.Change) + colored(&f.Shapes, Light.Change); n != 0 {
		t.Errorf("nothing has changed, and %d vertices glow", n)
	}
	m.Walk.Changes[2].Weights[4] = -1e-9 // the size of the largest does not matter
	m.Walk.Changes[1].Biases[2] = 5e-10
	Build(m, NewLayout(m), f)
	if colored(&f.Ribbons, Light.Change) == 0 || colored(&f.Shapes, Light.Change) == 0 {
		t.Error("a weight and a bias have changed, and one of them does not glow")
	}
	m.Walk.Changes[2].Weights[0] = math.NaN()
	m.Walk.Changes[2].Weights[1] = math.Inf(1)
	Build(m, NewLayout(m), f) // must not panic
	m.Walk.Glow = 0
	Build(m, NewLayout(m), f)
	if colored(&f.Ribbons, Light.Change) != 0 {
		t.Error("it glows on")
	}
}

// Errors have rings in their own colour, where the walk has come to them.
func TestErrorsHaveRings(t *testing.T) {
	_, f := walking(StageBackward, 2)
	if n := colored(&f.Shapes, Light.Backward); n < 8 {
		t.Errorf("two units have %d vertices of rings", n)
	}
	if _, f := walking(StageForward, 2); colored(&f.Shapes, Light.Backward) != 0 {
		t.Error("there are errors on the way forward")
	}
	m, f := walking(StageForward, 9) // of a network that was there before
	m.Walk.Activations = nil
	Build(m, NewLayout(m), f)
}
