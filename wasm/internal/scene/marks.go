package scene

import "math"

// marker is the shape of a point. Classes differ by it, so that no eye and no
// printer has to go by colour alone.
type marker int

const (
	circleMark marker = iota
	diamondMark
	squareMark
	plusMark
	crossMark
	tallMark
	wideMark
)

// Sizes of marks in radii: all have about the area of the circle.
const (
	squareSide  = 0.886 // half of it
	armLength   = 1.25  // of a plus, from its middle
	armWidth    = 0.46  // half of it
	capsuleLong = 1.35  // half of it
	capsuleWide = 0.64  // half of it
)

// diagonal is the direction of a cross's arms.
const diagonal = math.Sqrt2 / 2

// crossed tells whether a mark consists of two boxes.
func (k marker) crossed() bool { return k == plusMark || k == crossMark }

// mark appends a mark of radius r, larger by grow on every side: filled, or its
// edge only where stroke > 0. A crossed one is always filled.
func (m *Mesh) mark(k marker, x, y, r, grow, stroke float32, c Color) {
	s := shape{x: x, y: y, ux: 1, stroke: stroke}
	switch k {
	case diamondMark:
		m.diamond(x, y, r+grow, stroke, c)
		return
	case squareMark:
		s.hw = squareSide*r + grow
		s.hh, s.radius = s.hw, 0.2*s.hw
	case plusMark, crossMark:
		s.hw, s.hh, s.stroke = armLength*r+grow, armWidth*r+grow, 0
		s.radius = min(grow, s.hh)
		if k == crossMark {
			s.ux, s.uy = diagonal, diagonal
		}
		m.add(s, c)
		s.ux, s.uy = -s.uy, s.ux
	case tallMark:
		s.hw, s.hh = capsuleWide*r+grow, capsuleLong*r+grow
		s.radius = s.hw
	case wideMark:
		s.hw, s.hh = capsuleLong*r+grow, capsuleWide*r+grow
		s.radius = s.hh
	default:
		s.hw, s.hh, s.radius = r+grow, r+grow, r+grow
	}
	m.add(s, c)
}

// dot is how a point looks, whatever its place.
type dot struct {
	mark marker
	fill Color
	edge Color // around it
	pale bool  // fill and paper can hardly be told apart
}

// dot returns the look of a point with this label. Of two classes, or of
// numbers, the positive ones are circles and the negative ones diamonds.
func (d *pen) dot(label float64) dot {
	if n := d.m.Classes; n > 2 {
		return d.classDot(int(clamp(label, 0, MostClasses-1)), n)
	}
	t := dot{fill: d.p.Scale(label), edge: d.p.Paper, pale: math.Abs(label) < 0.45}
	if label < 0 {
		t.mark = diamondMark
	}
	if t.pale {
		t.edge = d.p.Muted
	}
	return t
}

// classDot returns the look of the points of class k of n.
func (d *pen) classDot(k, n int) dot {
	if n <= 2 {
		return d.dot(float64(2*k - 1))
	}
	t := dot{mark: marker(k), fill: d.p.Class(k, n), edge: d.p.Paper}
	if t.pale = math.Abs(t.fill.luma()-d.p.Paper.luma()) < 0.3; t.pale {
		t.edge = d.p.Muted
	}
	return t
}

// dot appends a point: filled, or hollow with an inside of its edge's colour.
// opacity is that of all of it.
func (m *Mesh) dot(t dot, x, y, r, ring float32, hollow bool, paper Color, opacity float32) {
	edge, fill := t.edge.fade(opacity), t.fill.fade(opacity)
	band, outer := float32(0), float32(0)
	if hollow {
		band = r * 0.42
	}
	if hollow && t.pale { // paper inside a pale ring could not be told from it
		outer = ring + band + 0.7*ring
	}
	m.mark(t.mark, x, y, r, ring, outer, edge)
	m.mark(t.mark, x, y, r, 0, band, fill)
	if hollow && t.mark.crossed() {
		m.mark(t.mark, x, y, r, -0.6*armWidth*r, 0, paper.fade(opacity))
	}
}
