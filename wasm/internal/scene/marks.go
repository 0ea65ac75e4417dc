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
	squareSide  = 0.886 // half of it, of a diamond too: (2·side)² = π·r²
	armLength   = 1.25  // of a plus, from its middle
	armWidth    = 0.46  // half of it
	capsuleLong = 1.35  // half of it
	capsuleWide = 0.64  // half of it
)

// diagonal is the direction of a cross's arms.
const diagonal = math.Sqrt2 / 2

// crossed reports whether a mark consists of two boxes.
func (k marker) crossed() bool { return k == plusMark || k == crossMark }

// outline returns the box of a mark of radius r around the origin, larger by
// grow on every side. A crossed mark has a second one, turned by 90°.
func (k marker) outline(r, grow float32) shape {
	s := shape{ux: 1}
	switch k {
	case diamondMark:
		s.ux, s.uy = diagonal, diagonal
		s.hw = squareSide * (r + grow)
		s.hh, s.radius = s.hw, 0.2*s.hw
	case squareMark:
		s.hw = squareSide*r + grow
		s.hh, s.radius = s.hw, 0.2*s.hw
	case plusMark, crossMark:
		s.hw, s.hh = armLength*r+grow, armWidth*r+grow
		s.radius = min(grow, s.hh)
		if k == crossMark {
			s.ux, s.uy = diagonal, diagonal
		}
	case tallMark:
		s.hw, s.hh = capsuleWide*r+grow, capsuleLong*r+grow
		s.radius = s.hw
	case wideMark:
		s.hw, s.hh = capsuleLong*r+grow, capsuleWide*r+grow
		s.radius = s.hh
	default:
		s.hw, s.hh, s.radius = r+grow, r+grow, r+grow
	}
	return s
}

// turned returns the shape turned by 90°.
func (s shape) turned() shape {
	s.ux, s.uy = -s.uy, s.ux
	return s
}

// mark appends a mark of radius r, larger by grow on every side: filled, or its
// edge only where stroke > 0. A crossed one is always filled.
func (m *Mesh) mark(k marker, x, y, r, grow, stroke float32, c Color) {
	s := k.outline(r, grow)
	s.x, s.y, s.stroke = x, y, stroke
	if k.crossed() {
		s.stroke = 0
		m.add(s, c)
		s = s.turned()
	}
	m.add(s, c)
}

// dot is how a point looks, whatever its place.
type dot struct {
	mark marker
	fill Color
	edge Color // around it
	pale bool  // fill and paper are hard to distinguish
}

// pairMark returns the mark of a point of two classes, or of a regression.
func pairMark(label float64) marker {
	if label < 0 {
		return diamondMark
	}
	return circleMark
}

// dot returns the look of a point with this label. Of two classes, or of
// numbers, the positive ones are circles and the negative ones diamonds.
func (d *pen) dot(label float64) dot {
	if n := d.m.Classes; n > 2 {
		return d.classDot(int(clamp(label, 0, MostClasses-1)), n)
	}
	t := dot{mark: pairMark(label), fill: d.p.Scale(label), edge: d.p.Paper, pale: math.Abs(label) < 0.45}
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
	if hollow && t.pale { // paper inside a pale ring would not stand out
		outer = ring + band + 0.7*ring
	}
	m.mark(t.mark, x, y, r, ring, outer, edge)
	m.mark(t.mark, x, y, r, 0, band, fill)
	if hollow && t.mark.crossed() {
		m.mark(t.mark, x, y, r, -0.6*armWidth*r, 0, paper.fade(opacity))
	}
}
