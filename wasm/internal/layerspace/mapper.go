// Package layerspace computes where samples, and a grid of the input plane, lie in the space of a layer: what the
// layer makes of the plane. A space of more than two units is drawn by its two principal components. The package
// knows the network, but neither the data nor a screen.
package layerspace

import (
	"math"

	"neuralplay/nn"
)

// Plane is what is mapped, as the network sees it.
type Plane struct {
	Train, Test []float64 // N×D each
	// Grid are lines of the input plane, each of Vertices rows.
	Grid     []float64
	Vertices int
	// Places are where the training samples lie in the input plane, N×2. They decide which way a new component
	// points.
	Places []float64
	Answer Answer
}

// Spot is a place in the drawn space.
type Spot struct{ X, Y float64 }

// Map is a layer's space in two dimensions. Its slices belong to the Mapper.
type Map struct {
	Layer, Units int
	Train, Test  []Spot
	Grid         []Spot
	Vertices     int     // of each of the grid's lines
	Said         []Said  // what the network answers at the grid's vertices
	Scores       []Score // of the classes; none where they are not linear in the layer, or mislead: see agree

	// Axes are the directions drawn across and up, in the space of the units, and Origin what lies at (0, 0).
	Axes   [2][]float64
	Origin []float64
	// Shares are the parts of the training samples' variance along each axis; NaN where there is no variance.
	Shares [2]float64

	found bool // there are axes, which the next ones continue
}

// Held returns the part of the variance that both axes hold; NaN without any variance.
func (m *Map) Held() float64 { return m.Shares[0] + m.Shares[1] }

// room is how many rows a step computes.
const room = 64

// Mapper maps a plane through a network, some rows at a time: a large network takes longer than a frame. The maps it
// has shown stay as they are until all rows of the next are done. In steady state it allocates nothing.
type Mapper struct {
	plane  Plane
	net    *nn.Network // as it was when the pass began
	ws     *nn.Workspace
	inputs []float64 // of all rows: training, test, grid
	rows   int
	row    int      // the next one to compute; rows: no pass is under way
	layers []*layer // by layer; nil: not wanted
	said   []Said   // of the current pass
	output []float64
	pca    components
}

// layer is what a pass collects of one layer: values[u·rows+i] is unit u's for row i.
type layer struct {
	values []float64
	shown  Map
	ready  bool
	agrees bool // the scores tell the samples apart as the network does
}

// Aim takes another plane or another network. Nothing is mapped until the next pass is done.
func (m *Mapper) Aim(p Plane, n *nn.Network) {
	inputs := append(append(append(m.inputs[:0], p.Train...), p.Test...), p.Grid...)
	*m = Mapper{plane: p, net: n.Clone(), inputs: inputs, rows: len(inputs) / n.Inputs(), output: m.output, pca: m.pca}
	m.ws = m.net.NewWorkspace(room)
	m.layers = make([]*layer, n.Layers()+1)
	m.said = make([]Said, len(p.Grid)/n.Inputs())
	m.row = m.rows
}

// Begin starts a pass over the network as it is now, for the layers that want lists; 0 is the inputs.
func (m *Mapper) Begin(n *nn.Network, want []int) {
	m.net.CopyParameters(n)
	for l := range m.layers {
		wanted := false
		for _, w := range want {
			wanted = wanted || w == l
		}
		switch {
		case !wanted:
			m.layers[l] = nil
		case m.layers[l] == nil:
			m.layers[l] = &layer{values: make([]float64, n.Units(l)*m.rows), shown: Map{Layer: l, Units: n.Units(l)}}
		}
	}
	m.row = 0
}

// IsDone reports whether no pass is under way.
func (m *Mapper) IsDone() bool { return m.row == m.rows }

// Step computes the next rows, and reports whether the pass is done.
func (m *Mapper) Step() (done bool) {
	if m.IsDone() {
		return true
	}
	n, d := min(room, m.rows-m.row), m.net.Inputs()
	m.ws.Forward(m.inputs[m.row*d : (m.row+n)*d])
	for l, to := range m.layers {
		if to == nil {
			continue
		}
		for u := range m.net.Units(l) {
			at := u*m.rows + m.row
			m.ws.Unit(l, u, to.values[at:at:at+n])
		}
	}
	m.answers(n)
	if m.row += n; !m.IsDone() {
		return false
	}
	m.finish()
	return true
}

// answers notes what the network answers to those of the n rows just computed that belong to the grid.
func (m *Mapper) answers(n int) {
	first, k := m.rows-len(m.said), m.net.Outputs()
	if m.row+n <= first {
		return
	}
	m.output = m.ws.Outputs(m.output[:0])
	for i := range n {
		if at := m.row + i - first; at >= 0 {
			m.said[at] = m.plane.Answer.said(m.output[i*k : (i+1)*k])
		}
	}
}

// Map returns the map of a layer, nil until its first pass is done. It changes when a pass is done.
func (m *Mapper) Map(l int) *Map {
	if l < 0 || l >= len(m.layers) || m.layers[l] == nil || !m.layers[l].ready {
		return nil
	}
	return &m.layers[l].shown
}

// finish turns the values of the wanted layers into their maps.
func (m *Mapper) finish() {
	for l, from := range m.layers {
		if from == nil {
			continue
		}
		s := &from.shown
		train, test := len(m.plane.Train)/m.net.Inputs(), len(m.plane.Test)/m.net.Inputs()
		m.chooseAxes(s, from.values, train)
		s.Train = m.project(s.Train, s, from.values, 0, train)
		s.Test = m.project(s.Test, s, from.values, train, train+test)
		s.Grid = m.project(s.Grid, s, from.values, train+test, m.rows)
		s.Vertices = m.plane.Vertices
		s.Said = append(s.Said[:0], m.said...)
		s.Scores = m.plane.Answer.scores(s.Scores[:0], m.net, l, s)
		if from.agrees = m.agree(s, from.values, from.agrees); !from.agrees {
			s.Scores = s.Scores[:0]
		}
		from.ready = true
	}
}

// chooseAxes sets the axes of a layer: its unit or units as they are, or the two principal components of more.
func (m *Mapper) chooseAxes(s *Map, values []float64, train int) {
	if s.Origin == nil {
		s.Origin = make([]float64, s.Units)
		for k := range s.Axes {
			s.Axes[k] = make([]float64, s.Units)
			if s.Units <= 2 && k < s.Units {
				s.Axes[k][k] = 1
			}
		}
	}
	m.pca.measure(values, s.Units, train, m.rows)
	if s.Units > 2 {
		copy(s.Origin, m.pca.mean)
		m.pca.turn(s, m.plane.Places, values, m.rows)
	}
	for k := range s.Shares {
		s.Shares[k] = m.pca.share(s.Axes[k])
	}
}

// project appends to dst[:0] where rows from up to to lie.
func (m *Mapper) project(dst []Spot, s *Map, values []float64, from, to int) []Spot {
	if cap(dst) < to-from {
		dst = make([]Spot, to-from)
	}
	dst = dst[:to-from]
	if s.Units <= 2 { // as they are, also where a value is not finite
		for i := range dst {
			dst[i] = Spot{X: values[from+i]}
			if s.Units == 2 {
				dst[i].Y = values[m.rows+from+i]
			}
		}
		return dst
	}
	clear(dst)
	for u := range s.Units {
		x, y, origin := s.Axes[0][u], s.Axes[1][u], s.Origin[u]
		for i, v := range values[u*m.rows+from : u*m.rows+to] {
			dst[i].X += x * (v - origin)
			dst[i].Y += y * (v - origin)
		}
	}
	return dst
}

func finite(v float64) bool { return !math.IsNaN(v) && !math.IsInf(v, 0) }
