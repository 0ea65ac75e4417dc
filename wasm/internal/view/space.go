package view

import (
	"math"
	"time"

	"neuralplay/wasm/internal/layerspace"
	"neuralplay/wasm/internal/run"
	"neuralplay/wasm/internal/scene"
)

// space is a layer's space in place of the large picture, and the way to it from the layer before. Where things stand
// is kept in parts of the square, −1…1, which all layers share.
type space struct {
	on       bool // and there is something to show
	layer    int
	sets     uint64  // the run's count of data that this is about
	networks uint64  // and of networks
	planes   uint64  // and of places of the plane
	mapped   uint64  // the session's count of maps that to shows
	way      float64 // 0 at the layer before … 1 at this one
	part     part    // of the layer's space, that is shown
	version  uint64  // counts changes of what is drawn
	last     time.Duration

	from, to, drawn places
	want            []int

	said   SpaceNews     // what Space returns
	saidAt time.Duration // when it was found
	unsaid bool          // the maps have changed since
}

// places are those of everything drawn, in the same order.
type places struct{ train, test, grid []layerspace.Spot }

func (p *places) copyFrom(q *places) {
	p.train = append(p.train[:0], q.train...)
	p.test = append(p.test[:0], q.test...)
	p.grid = append(p.grid[:0], q.grid...)
}

const (
	wayLength = 800 * time.Millisecond // from one layer to the next
	partTime  = 150 * time.Millisecond // in which the shown part comes most of the way to where it should be
	sayEvery  = 200 * time.Millisecond // while training runs, the numbers must be readable
)

// chooseSpace lets the session map the layer that is to be shown.
func (v *View) chooseSpace() {
	layer, on := v.session.Config().ShownSpace()
	if v.space.want = v.space.want[:0]; on {
		v.space.want = append(v.space.want, layer)
	}
	v.session.ShowSpaces(v.space.want...)
}

// followSpace brings what is drawn up to date.
func (v *View) followSpace(now time.Duration) {
	s, r := &v.space, v.session.Run()
	v.chooseSpace() // the frame may have changed the configuration
	elapsed := min(now-s.last, 100*time.Millisecond)
	s.last = now
	layer, on := v.session.Config().ShownSpace()
	if !on {
		if s.on {
			*s = space{version: s.version + 1, want: s.want}
		}
		return
	}
	if s.on && s.sets != r.Sets() {
		*s = space{version: s.version + 1, want: s.want}
	}
	m := v.session.Space(layer)
	if m == nil { // not mapped yet: what was there stays
		return
	}
	switch {
	case !s.on:
		s.on, s.sets = true, r.Sets()
		v.startAtPlane()
		v.setOut(layer, m)
	case s.layer != layer || s.networks != r.Networks() || s.planes != r.Planes():
		s.from.copyFrom(&s.drawn)
		v.setOut(layer, m)
	case s.mapped != v.session.SpacesVersion():
		s.part.follow(partOf(m))
		s.place(m)
	case s.way == 1 && !s.part.isMoving():
		if s.unsaid && now-s.saidAt >= sayEvery {
			v.saySpace(m, now)
			s.version++ // the page hears of it with a picture
		}
		return
	}
	s.mapped = v.session.SpacesVersion()
	if s.part.isMoving() {
		s.part.move(elapsed, v.model.Still)
		s.place(m)
	}
	if s.way += elapsed.Seconds() / wayLength.Seconds(); s.way > 1 || v.model.Still {
		s.way = 1
	}
	s.draw()
	s.version++
	v.saySpace(m, now)
}

// setOut begins the way to a layer.
func (v *View) setOut(layer int, m *layerspace.Map) {
	s, r := &v.space, v.session.Run()
	s.layer, s.networks, s.planes = layer, r.Networks(), r.Planes()
	s.way, s.part = 0, partOf(m)
	s.place(m)
}

// startAtPlane puts everything where the boundary has it: there the way begins.
func (v *View) startAtPlane() {
	w := v.session.Run().Window()
	at := func(x, y float64) layerspace.Spot {
		return layerspace.Spot{X: 2*(x-w.Left)/(w.Right-w.Left) - 1, Y: 2*(y-w.Bottom)/(w.Top-w.Bottom) - 1}
	}
	f := &v.space.from
	f.train, f.test, f.grid = f.train[:0], f.test[:0], f.grid[:0]
	v.train, v.test = v.session.Run().Points(v.train[:0], v.test[:0])
	for _, p := range v.train {
		f.train = append(f.train, at(p.X, p.Y))
	}
	for _, p := range v.test {
		f.test = append(f.test, at(p.X, p.Y))
	}
	for _, p := range v.session.Run().GridPlaces() {
		f.grid = append(f.grid, at(p.X, p.Y))
	}
}

// place puts everything where the layer has it.
func (s *space) place(m *layerspace.Map) {
	s.to.train = s.part.place(s.to.train[:0], m.Train)
	s.to.test = s.part.place(s.to.test[:0], m.Test)
	s.to.grid = s.part.place(s.to.grid[:0], m.Grid)
}

// draw puts everything where it is on its way.
func (s *space) draw() {
	t := s.way * s.way * (3 - 2*s.way)
	s.drawn.train = between(s.drawn.train[:0], s.from.train, s.to.train, t)
	s.drawn.test = between(s.drawn.test[:0], s.from.test, s.to.test, t)
	s.drawn.grid = between(s.drawn.grid[:0], s.from.grid, s.to.grid, t)
}

func between(dst, from, to []layerspace.Spot, t float64) []layerspace.Spot {
	for i, b := range to {
		if t < 1 && i < len(from) {
			a := from[i]
			b.X, b.Y = a.X+t*(b.X-a.X), a.Y+t*(b.Y-a.Y)
		}
		dst = append(dst, b)
	}
	return dst
}

// spaceTakesLegend reports whether the choice of the layer has the place of the colour scale, as there is no room for
// both.
func (v *View) spaceTakesLegend() bool {
	const forBoth = 300 // CSS pixels
	return v.space.on && v.layout != nil && v.layout.BoundaryHeader.W < forBoth
}

// isMoving reports whether the next frame has something to do, whatever training does.
func (s *space) isMoving() bool { return s.on && (s.way < 1 || s.part.isMoving() || s.unsaid) }

// spacePoints moves the model's points, which stand in the plane, to where the layer has them.
func (v *View) spacePoints() {
	s, m := &v.space, &v.model
	m.Space.On = s.on
	if !s.on {
		return
	}
	for i := range m.Train {
		s.move(&m.Train[i], s.drawn.train, i)
	}
	for i := range m.Test {
		s.move(&m.Test[i], s.drawn.test, i)
	}
	from := v.session.Space(s.layer)
	m.Space.Window.X0, m.Space.Window.Y0 = s.part.inSpace(layerspace.Spot{X: -1, Y: -1})
	m.Space.Window.X1, m.Space.Window.Y1 = s.part.inSpace(layerspace.Spot{X: 1, Y: 1})
	m.Space.Settled = s.way == 1
	if from == nil { // the network is another: until it is mapped, things stay
		return
	}
	m.Space.Grid, m.Space.Scores = m.Space.Grid[:0], m.Space.Scores[:0]
	m.Space.Flat, m.Space.Vertices = from.Units == 1, from.Vertices
	for i, at := range s.drawn.grid {
		x, y := s.part.inSpace(at)
		said := from.Said[i]
		m.Space.Grid = append(m.Space.Grid, scene.Knot{X: x, Y: y, Value: said.Value, Class: said.Class})
	}
	for _, score := range from.Scores {
		m.Space.Scores = append(m.Space.Scores, scene.Score(score))
	}
}

func (s *space) move(p *scene.Point, drawn []layerspace.Spot, i int) {
	if i < len(drawn) {
		p.X, p.Y = s.part.inSpace(drawn[i])
		p.Fade = 0
	}
}

// SpaceNews says in numbers what the space shown is.
type SpaceNews struct {
	Layer int `json:"layer"`
	Units int `json:"units"`
	// Shares are the parts of the variance along the axis across and the one up, 0…1, to a thousandth; null where
	// there is no variance.
	Shares [2]*float64 `json:"shares"`
	Line   bool        `json:"line"` // there is a decision line
	Moving bool        `json:"moving"`
}

// Space describes the space shown, nil while the boundary is. In training the shares may be a moment old.
func (v *View) Space() *SpaceNews {
	if !v.space.on {
		return nil
	}
	news := v.space.said
	return &news
}

// saySpace finds what Space returns, unless it has just done so and only the shares are others.
func (v *View) saySpace(m *layerspace.Map, now time.Duration) {
	s := &v.space
	news := SpaceNews{Layer: m.Layer, Units: m.Units, Line: len(m.Scores) > 1, Moving: s.way < 1}
	if s.saidAt > 0 && now-s.saidAt < sayEvery {
		before := s.said
		before.Shares = news.Shares
		if before == news {
			s.unsaid = true
			return
		}
	}
	for k, share := range m.Shares {
		news.Shares[k] = run.OrNil(math.Round(1000*share) / 1000)
	}
	s.said, s.saidAt, s.unsaid = news, now, false
}
