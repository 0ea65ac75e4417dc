package view

import (
	"math"
	"testing"
	"time"

	"neuralplay/wasm/internal/config"
	"neuralplay/wasm/internal/layerspace"
	"neuralplay/wasm/internal/play"
	"neuralplay/wasm/internal/run"
)

// shown is a view with a clock that a test moves.
type shown struct {
	*View
	now time.Duration
}

func show(t *testing.T, link string, still bool) *shown {
	t.Helper()
	c, warnings := config.Parse("v=1&seed=1&"+link, func() string { return "0" })
	if len(warnings) > 0 {
		t.Fatal(warnings)
	}
	v := &shown{}
	v.View = New(play.New(c, func() time.Duration { return v.now }))
	if err := v.SetViewport(Viewport{Width: 900, Height: 600, Scale: 1, Still: still}); err != nil {
		t.Fatal(err)
	}
	return v
}

// frames lets a number of frames pass, 20 a second, and returns how many of them drew something.
func (v *shown) frames(n int) (drawn int) {
	for range n {
		v.now += 50 * time.Millisecond
		v.Enlarge()
		v.session.Advance(play.Budget{Train: time.Hour, Pictures: time.Hour})
		if v.Update(v.now) {
			drawn++
		}
	}
	return drawn
}

func (v *shown) set(t *testing.T, patch config.Values) {
	t.Helper()
	c, _, err := v.session.Config().Patch(patch)
	if err != nil {
		t.Fatal(err)
	}
	if err := v.session.Change(run.Configure{Config: c}); err != nil {
		t.Fatal(err)
	}
}

// isAt reports whether the points stand where a layer has them.
func (v *shown) isAt(layer int) bool {
	m := v.session.Run().LayerSpace(layer)
	for i, p := range v.model.Train {
		if math.Hypot(p.X-m.Train[i].X, p.Y-m.Train[i].Y) > 1e-9 {
			return false
		}
	}
	return v.model.Space.On && v.model.Space.Settled
}

func TestTheWayIntoASpace(t *testing.T) {
	v := show(t, "dataset=xor&networkShape=2", false)
	v.frames(5)
	plane := v.model.Train[0]
	v.set(t, config.Values{"largeView": "space"})
	if v.frames(1); !v.session.IsBusy() && !v.IsMoving() {
		t.Error("after the change no further frame is asked for")
	}
	v.frames(1)
	m := &v.model
	if !m.Space.On || m.Space.Settled || !v.IsMoving() {
		t.Fatalf("after 0.1 s the space is on: %v, and moves: %v", m.Space.On, v.IsMoving())
	}
	// It begins where the boundary had it: near there it is still.
	px, py := (scenePlace{v}).of(0)
	x, y := v.layoutOfPlane().ToPage(plane.X, plane.Y)
	if far := math.Hypot(px-x, py-y); far > 30 {
		t.Errorf("after 0.1 s the first point is %v pixels from where it was", far)
	}
	v.frames(20)
	if !v.isAt(1) {
		t.Error("after a second the points are not where layer 1 has them")
	}
	if drawn := v.frames(5); drawn != 0 || v.IsMoving() || v.session.IsBusy() {
		t.Errorf("at rest it drew %d frames", drawn)
	}
	v.set(t, config.Values{"spaceLayer": "inputs"})
	v.frames(30)
	if !v.isAt(0) {
		t.Error("the points are not where the inputs have them")
	}
	v.set(t, config.Values{"largeView": "boundary"})
	v.frames(2)
	if m.Space.On || m.Train[0] != plane || v.Space() != nil {
		t.Errorf("back at the boundary the first point is %v, want %v", m.Train[0], plane)
	}
}

// scenePlace returns where the canvas has a point.
type scenePlace struct{ v *shown }

func (s scenePlace) of(i int) (x, y float64) {
	p := s.v.model.Train[i]
	return s.v.layout.World().ToPage(p.X, p.Y)
}

// layoutOfPlane maps the plane to the square, as the boundary does.
func (v *shown) layoutOfPlane() (w interface {
	ToPage(x, y float64) (px, py float64)
}) {
	world := v.layout.World()
	world.Window = v.model.Window
	return world
}

func TestReducedMotionHasNoWay(t *testing.T) {
	v := show(t, "dataset=spiral&networkShape=8&largeView=space", true)
	v.frames(2)
	if !v.isAt(1) {
		t.Error("the points are not there at once")
	}
	v.set(t, config.Values{"spaceLayer": "output"})
	v.frames(2)
	if !v.isAt(2) {
		t.Error("after a change of the layer the points are not there at once")
	}
}

// Pointing at a point of a space, and clicking it, chooses its sample; between points there is nothing.
func TestPointsOfASpaceAreSamples(t *testing.T) {
	v := show(t, "dataset=xor&networkShape=4&largeView=space&showTestData=true", true)
	v.frames(3)
	place := scenePlace{v}
	x, y := place.of(5)
	if _, err := v.Point(PointerEvent{Type: "move", X: x, Y: y}); err != nil {
		t.Fatal(err)
	}
	v.frames(1)
	s := v.describeSample()
	if s == nil || !s.AtPoint {
		t.Fatalf("under the pointer is %+v", s)
	}
	at := v.model.Train
	if s.Set == TestSet {
		at = v.model.Test
	}
	px, py := v.layout.World().ToPage(at[s.Index].X, at[s.Index].Y)
	if math.Hypot(px-x, py-y) > 1 { // another point may stand in the same place
		t.Errorf("the chosen sample is %v pixels away", math.Hypot(px-x, py-y))
	}
	if m := v.model.Marked; m.X != at[s.Index].X || m.Y != at[s.Index].Y {
		t.Errorf("the ring is at %v, %v, the point at %v", m.X, m.Y, at[s.Index])
	}
	for _, kind := range []string{"down", "up"} {
		if _, err := v.Point(PointerEvent{Type: kind, X: x, Y: y}); err != nil {
			t.Fatal(err)
		}
	}
	b := v.layout.Boundary
	if _, err := v.Point(PointerEvent{Type: "move", X: b.X + 2, Y: b.Y + 2}); err != nil {
		t.Fatal(err)
	}
	v.frames(1)
	if got := v.Selection(); got.Hover != nil || got.Sample == nil || !got.Sample.Pinned {
		t.Errorf("away from the points: %+v", got)
	}
}

// A network that changes its shape, or data that are others, leave nothing behind.
func TestASpaceFollowsTheRun(t *testing.T) {
	v := show(t, "dataset=xor&networkShape=4,2&largeView=space&spaceLayer=1", false)
	v.frames(30)
	for _, patch := range []config.Values{
		{"networkShape": []int{3}}, {"networkShape": []int{}}, {"dataset": "table-parity"},
		{"networkShape": []int{5, 5}}, {"problem": "regression"}, {"xSquared": true},
		{"problem": "classification", "dataset": "spiral3"},
	} {
		v.set(t, patch)
		for range 30 {
			v.frames(1)
			if n := len(v.model.Train); v.model.Space.On && len(v.space.drawn.train) != n {
				t.Fatalf("%v: %d points of %d", patch, len(v.space.drawn.train), n)
			}
		}
		if layer, _ := v.session.Config().ShownSpace(); !v.isAt(layer) || v.Space().Layer != layer {
			t.Errorf("%v: the points are not where layer %d has them", patch, layer)
		}
	}
}

// In training the part that is shown moves seldom, and never jumps.
func TestThePartIsCalm(t *testing.T) {
	v := show(t, "dataset=spiral&networkShape=8,8&optimizer=adam&learningRate=0.01&largeView=space", false)
	v.frames(30)
	if err := v.session.Do(play.Play{}); err != nil {
		t.Fatal(err)
	}
	before, moved := v.space.part.now, 0
	for range 200 {
		v.frames(1)
		now := v.space.part.now
		if now != before {
			moved++
		}
		if math.Abs(now.half-before.half) > 0.5*before.half {
			t.Fatalf("the part jumps from %v to %v", before, now)
		}
		before = now
		for _, p := range v.space.to.grid {
			if math.Abs(p.X) > 1.6 || math.Abs(p.Y) > 1.6 {
				t.Fatalf("a vertex is left behind at %v", p)
			}
		}
	}
	if moved > 150 {
		t.Errorf("the part moved in %d of 200 frames", moved)
	}
}

func TestPartOfStrangePlaces(t *testing.T) {
	for name, spots := range map[string][]layerspace.Spot{
		"nothing":     nil,
		"one place":   {{X: 3, Y: -2}, {X: 3, Y: -2}},
		"far away":    {{X: 1e9, Y: 1e9}, {X: 1e9, Y: 1e9}},
		"not finite":  {{X: math.NaN()}, {Y: math.Inf(1)}},
		"partly huge": {{X: 1, Y: 1}, {X: 1e200, Y: -1e200}, {X: 2, Y: 3}},
	} {
		p := partOf(&layerspace.Map{Train: spots})
		if !(p.now.half > 0) || math.IsInf(p.now.half, 0) || p.now.x-p.now.x != 0 || p.now.y-p.now.y != 0 {
			t.Errorf("%s: %+v", name, p.now)
		}
	}
}

func TestASpaceAllocatesNothing(t *testing.T) {
	v := show(t, "dataset=spiral&networkShape=8,8&largeView=space", false)
	v.frames(40)
	if got := testing.AllocsPerRun(10, func() {
		v.space.mapped = 0 // as if training had gone on
		v.now += time.Millisecond
		v.followSpace(v.now)
		v.spacePoints()
	}); got != 0 {
		t.Errorf("a frame allocates %v times", got)
	}
}
