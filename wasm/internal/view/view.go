// Package view shows a session as a scene: it turns the session into the plain
// values of a picture, lays them out in the viewport, and follows the pointer
// over them. It knows neither the browser nor how a scene gets onto the screen.
package view

import (
	"math"
	"time"

	"neuralplay/wasm/internal/play"
	"neuralplay/wasm/internal/run"
	"neuralplay/wasm/internal/scene"
)

// View is the picture of a session. Its buffers are used again from frame to
// frame.
type View struct {
	session *play.Session

	origin point // of the canvas on the page, CSS pixels
	model  scene.Model
	layout *scene.Layout
	frame  scene.Frame

	stale bool // something changed that no version counts
	moved bool // the layout has changed since LayoutChanged was last asked
	drawn key  // what the meshes were made from
	fresh bool // meshes were made since Picture was last asked

	pointer pointer
	samples samples
	walk    walk
	space   space

	parameters  []float64
	out         [][]bool // by layer: which units sit out
	badges      [][]scene.Badge
	train, test []run.Point
	last        time.Duration // when Update was last called, for the dashes
}

// New makes a view of a session. It shows nothing before SetViewport.
func New(s *play.Session) *View {
	return &View{session: s, model: scene.Model{Scale: 1, FieldClass: -1}}
}

// point is a place on the page.
type point struct{ x, y float64 }

// key is everything that decides whether a picture must be made anew.
type key struct {
	version, pictures, curves, points uint64
	findings                          uint64
	hover, pinned                     scene.Hit
	sample                            sample
	samplePinned                      bool
	flow                              scene.Flow
	phase, glow                       float64
	walk                              play.Walk
	discretize, log, test             bool
	space                             uint64
	noCurves, noLegend                bool
	only                              scene.Part
	dropout                           bool
}

// Picture returns what to draw, and whether it has changed since the last call.
func (v *View) Picture() (m *scene.Model, f *scene.Frame, fresh bool) {
	fresh = v.fresh
	v.fresh = false
	return &v.model, &v.frame, fresh
}

// IsMoving reports whether the picture moves by itself.
func (v *View) IsMoving() bool { return v.space.isMoving() || v.walk.moves }

// Redraw asks for the picture once more, for when the screen has lost it.
func (v *View) Redraw() { v.stale = true }

// Enlarge chooses whose picture is the large one: that of the unit under the
// pointer, of the pinned one, or the output's.
func (v *View) Enlarge() {
	if v.chooseSpace(); v.space.on { // its colours are the output's
		v.session.Enlarge(-1, 0)
		return
	}
	for _, h := range []scene.Hit{v.pointer.hover, v.pointer.pinned} {
		if h.Kind == scene.Unit {
			v.session.Enlarge(h.Layer, h.Unit)
			return
		}
	}
	v.session.Enlarge(-1, 0)
}

// Update makes the picture if anything in it changed, and reports whether it did.
func (v *View) Update(now time.Duration) bool {
	m, s := &v.model, v.session
	r, c := s.Run(), s.Config()
	v.followWalk(now)
	v.flow(now - v.last)
	v.last = now
	v.followData()
	v.followSpace(now)
	m.Hover, m.Pinned = v.pointer.hover, v.pointer.pinned
	m.Unbiased, m.NoCurves, m.NoLegend = !c.Bias, c.HidesCurves(), c.HidesLegend() || v.spaceTakesLegend()
	m.Only = onlyPart(c.ShowsOnly())
	m.Discretize, m.LogScale = c.Discretize, c.LossScale == "log"
	next := key{
		version: r.Version(), pictures: s.PicturesVersion(), curves: r.Curves().Version(), points: r.PointsVersion(),
		hover: m.Hover, pinned: m.Pinned, flow: m.Flow, phase: m.Phase, glow: m.Walk.Glow, walk: v.walk.at,
		findings: s.FindingsVersion(),
		sample:   v.chosen(), samplePinned: v.chosen() == v.samples.pinned,
		noCurves: m.NoCurves, noLegend: m.NoLegend, only: m.Only,
		discretize: m.Discretize, log: m.LogScale, test: c.ShowTestData, dropout: c.Dropout > 0,
		space: v.space.version,
	}
	if !v.stale && next == v.drawn {
		return false
	}
	others := next.points != v.drawn.points || next.test != v.drawn.test || next.space != v.drawn.space
	v.stale, v.drawn, v.fresh = false, next, true
	v.network()
	v.pictures()
	if others || m.Train == nil {
		v.points(c.ShowTestData)
		v.spacePoints()
	}
	v.mark()
	v.showWalk()
	v.curves()
	if v.layout == nil || !v.layout.Fits(m) {
		v.layout = scene.NewLayout(m)
		v.moved = true
		v.pointer.hover, m.Hover = scene.Hit{}, scene.Hit{} // it may point at something else now
	}
	scene.Build(m, v.layout, &v.frame)
	return true
}

// flow lets the dashes show what training does: which way, and how fast. Their
// pace follows the logarithm of the real one, which spans four decades.
func (v *View) flow(elapsed time.Duration) {
	m, s := &v.model, v.session
	m.Flow = scene.FlowStill
	pace := 0.5 + 0.4*math.Log10(1+s.SamplesPerSecond())
	switch {
	case m.Still:
		return
	case v.walk.at.Stage == play.StageBackward:
		m.Flow = scene.FlowBackward
	case v.walk.at.Stage == play.StageForward:
		m.Flow = scene.FlowForward
	case v.walk.on || !s.Playing():
		return
	default:
		m.Flow = scene.FlowForward
	}
	if v.walk.on {
		pace = walkPace
		if !v.walk.moves {
			return
		}
	}
	m.Phase = math.Mod(m.Phase+pace*min(elapsed, 100*time.Millisecond).Seconds(), 1<<16)
}

// network puts the layers and their parameters into the model.
func (v *View) network() {
	n, m := v.session.Run().Network(), &v.model
	v.parameters = n.Parameters(v.parameters[:0])
	m.Layers = append(m.Layers[:0], scene.Layer{Units: n.Inputs()})
	for len(v.out) <= n.Layers() {
		v.out, v.badges = append(v.out, nil), append(v.badges, nil)
	}
	for l := 1; l <= n.Layers(); l++ {
		weights, biases := v.ofLayer(v.parameters, l)
		m.Layers = append(m.Layers, scene.Layer{
			Units: n.Units(l), Weights: weights, Biases: biases, Out: v.sitsOut(l), Badges: v.badgesOf(l),
		})
	}
}

// ofLayer returns a layer's part of numbers in the order of nn's parameters.
func (v *View) ofLayer(numbers []float64, layer int) (weights, biases []float64) {
	first, in, out := v.session.Run().LayerPlaces(layer)
	return numbers[first : first+in*out], numbers[first+in*out : first+(in+1)*out]
}

// sitsOut returns which units of a layer to show as sitting out. The choice
// changes with every batch: who asked for reduced motion is spared the flicker.
func (v *View) sitsOut(layer int) []bool {
	if v.model.Still {
		return nil
	}
	v.out[layer] = v.session.Run().SitsOut(layer, v.out[layer])
	return v.out[layer]
}

// badgeOf is the badge of each fault.
var badgeOf = map[run.Fault]scene.Badge{
	run.Dead: scene.DeadBadge, run.Saturated: scene.SaturatedBadge, run.Equal: scene.EqualBadge,
}

// badgesOf returns the badges of a layer's units.
func (v *View) badgesOf(layer int) []scene.Badge {
	v.badges[layer] = v.badges[layer][:0]
	for _, m := range v.session.Marks(layer) {
		v.badges[layer] = append(v.badges[layer], badgeOf[m.Fault])
	}
	return v.badges[layer]
}

// pictures points the model at the pictures of all units.
func (v *View) pictures() {
	s, n, m := v.session, v.session.Run().Network(), &v.model
	m.FieldVersion = s.PicturesVersion()
	m.Field = scene.Field{Side: play.LargeSide, Values: s.Large()}
	m.Ends = s.LargeEnds()
	m.FieldClass, m.Shares = s.LargeClass(), m.Shares[:0]
	for _, values := range s.Shares() {
		m.Shares = append(m.Shares, scene.Field{Side: play.LargeSide, Values: values})
	}
	m.Plotted = s.Run().Plots()
	m.Classes = 0
	if s.Run().Problem().EachClass() {
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

// points copies the points and the plane they lie in.
func (v *View) points(showTest bool) {
	m, r := &v.model, v.session.Run()
	m.PointsVersion++
	w := r.Window()
	m.Window = scene.Window{X0: w.Left, X1: w.Right, Y0: w.Bottom, Y1: w.Top}
	v.train, v.test = r.Points(v.train[:0], v.test[:0])
	m.Train, m.Test = appendPoints(m.Train[:0], v.train), m.Test[:0]
	if showTest {
		m.Test = appendPoints(m.Test, v.test)
	}
}

func appendPoints(to []scene.Point, from []run.Point) []scene.Point {
	for _, p := range from {
		to = append(to, scene.Point{X: p.X, Y: p.Y, Label: p.Label, Fade: p.Off})
	}
	return to
}

// curves copies the loss curves.
func (v *View) curves() {
	m := &v.model
	m.History = m.History[:0]
	for _, p := range v.session.Run().Curves().Points() {
		m.History = append(m.History, scene.Loss(p))
	}
}
