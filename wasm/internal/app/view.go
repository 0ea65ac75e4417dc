package app

import (
	"math"
	"time"

	"neuralplay/wasm/internal/play"
	"neuralplay/wasm/internal/scene"
)

// view turns the session into the plain values of a picture, and the picture
// into meshes. Its buffers are used again from frame to frame.
type view struct {
	model  scene.Model
	layout *scene.Layout
	frame  scene.Frame

	stale bool // something changed that no version counts
	moved bool // the layout is another than the page knows
	drawn key  // what the meshes were made from
	fresh bool // meshes were made since Picture was last asked

	parameters  []float64
	out         [][]bool // by layer: which units sit out
	train, test []play.Point
	clock       time.Duration // of the frame before, for the dashes
}

// key is everything that decides whether a picture must be made anew.
type key struct {
	version, field, history, points uint64
	hover, pinned                   scene.Hit
	flow                            scene.Flow
	phase                           float64
	discretize, log, test           bool
	dropout                         bool
}

// Picture gives what to draw, and whether it is another than the last time.
func (a *App) Picture() (m *scene.Model, f *scene.Frame, fresh bool) {
	fresh = a.view.fresh
	a.view.fresh = false
	return &a.view.model, &a.view.frame, fresh
}

// Redraw asks for the picture once more, for when the screen has lost it.
func (a *App) Redraw() { a.view.stale = true }

// update makes the picture if anything in it changed, and tells whether it did.
func (v *view) update(a *App) bool {
	m, s := &v.model, a.session
	c := s.Config()
	now := a.clock()
	v.flow(s, now-v.clock)
	v.clock = now
	m.Hover, m.Pinned = a.pointer.hover, a.pointer.pinned
	m.Unbiased = !c.Bias
	m.Discretize, m.LogScale = c.Discretize, c.LossScale == "log"
	next := key{
		version: s.Version(), field: s.FieldVersion(), history: s.HistoryVersion(), points: s.PointsVersion(),
		hover: m.Hover, pinned: m.Pinned, flow: m.Flow, phase: m.Phase,
		discretize: m.Discretize, log: m.LogScale, test: c.ShowTestData, dropout: c.Dropout > 0,
	}
	if !v.stale && next == v.drawn {
		return false
	}
	others := next.points != v.drawn.points || next.test != v.drawn.test
	v.stale, v.drawn, v.fresh = false, next, true
	v.network(s)
	v.fields(s)
	if others || m.Train == nil {
		v.data(s, c.ShowTestData)
	}
	v.history(s)
	if v.layout == nil || !v.layout.Fits(m) {
		v.layout = scene.NewLayout(m)
		v.moved = true
		a.pointer.hover, m.Hover = scene.Hit{}, scene.Hit{} // it may point at something else now
	}
	scene.Build(m, v.layout, &v.frame)
	return true
}

// flow lets the dashes tell what training does: which way, and how fast. Their
// pace follows the logarithm of the real one, which spans four decades.
func (v *view) flow(s *play.Session, elapsed time.Duration) {
	m := &v.model
	m.Flow = scene.FlowStill
	if !s.Playing() || m.Still {
		return
	}
	pace := 0.5 + 0.4*math.Log10(1+s.SamplesPerSecond())
	switch s.Stage() {
	case play.StageBackward:
		m.Flow = scene.FlowBackward
	case play.StageUpdate:
		return
	default:
		m.Flow = scene.FlowForward
	}
	m.Phase = math.Mod(m.Phase+pace*min(elapsed, 100*time.Millisecond).Seconds(), 1<<16)
}

// network puts the layers and their parameters into the model.
func (v *view) network(s *play.Session) {
	n, m := s.Network(), &v.model
	v.parameters = n.Parameters(v.parameters[:0])
	rest := v.parameters
	m.Layers = append(m.Layers[:0], scene.Layer{Units: n.Inputs()})
	for len(v.out) <= n.Layers() {
		v.out = append(v.out, nil)
	}
	for l := 1; l <= n.Layers(); l++ {
		units := n.Units(l)
		weights := units * n.Units(l-1)
		m.Layers = append(m.Layers, scene.Layer{
			Units:   units,
			Weights: rest[:weights],
			Biases:  rest[weights : weights+units],
			Out:     v.sitsOut(s, l),
		})
		rest = rest[weights+units:]
	}
}

// sitsOut tells which units of a layer to show as sitting out. The choice
// changes with every batch: who asked for reduced motion is spared the flicker.
func (v *view) sitsOut(s *play.Session, layer int) []bool {
	if v.model.Still {
		return nil
	}
	v.out[layer] = s.SitsOut(layer, v.out[layer])
	return v.out[layer]
}

// fields points the model at the pictures of all units.
func (v *view) fields(s *play.Session) {
	n, m := s.Network(), &v.model
	m.FieldVersion = s.FieldVersion()
	m.Field = scene.Field{Side: play.FieldSide, Values: s.Large()}
	m.Ends = s.LargeEnds()
	m.FieldClass, m.Shares = s.LookedClass(), m.Shares[:0]
	for _, values := range s.Shares() {
		m.Shares = append(m.Shares, scene.Field{Side: play.FieldSide, Values: values})
	}
	m.Classes = 0
	if n.Outputs() > 1 {
		m.Classes = n.Outputs()
	}
	m.Pictures = m.Pictures[:min(len(m.Pictures), n.Layers()+1)]
	for len(m.Pictures) < n.Layers()+1 {
		m.Pictures = append(m.Pictures, nil)
	}
	for l := range m.Pictures {
		m.Pictures[l] = m.Pictures[l][:0]
		for u := range n.Units(l) {
			m.Pictures[l] = append(m.Pictures[l], scene.Field{Side: play.SmallSide, Values: s.Small(l, u)})
		}
	}
}

// data copies the points and the plane they lie in.
func (v *view) data(s *play.Session, showTest bool) {
	m := &v.model
	m.PointsVersion++
	w := s.Window()
	m.Window = scene.Window{X0: w.Left, X1: w.Right, Y0: w.Bottom, Y1: w.Top}
	v.train, v.test = s.Points(v.train[:0], v.test[:0])
	m.Train, m.Test = appendPoints(m.Train[:0], v.train), m.Test[:0]
	if showTest {
		m.Test = appendPoints(m.Test, v.test)
	}
}

func appendPoints(to []scene.Point, from []play.Point) []scene.Point {
	for _, p := range from {
		to = append(to, scene.Point{X: p.X, Y: p.Y, Label: p.Label, Fade: p.Off})
	}
	return to
}

// history copies the loss curves.
func (v *view) history(s *play.Session) {
	m := &v.model
	m.History = m.History[:0]
	for _, l := range s.History() {
		m.History = append(m.History, scene.Loss(l))
	}
}
