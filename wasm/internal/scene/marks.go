package scene

import "math"

// marker is the shape of a point. Each class has its own, so colour is never the
// only difference.
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

// Half sizes of the marks in radii. All have about the area of the circle.
const (
	squareSide  = 0.886 // of a diamond too: (2·side)² = π·r²
	armLength   = 1.25  // of a plus and a cross
	armWidth    = 0.46
	capsuleLong = 1.35
	capsuleWide = 0.64
)

// diagonal is the direction of a cross's arms.
const diagonal = math.Sqrt2 / 2

// crossed reports whether a mark consists of two boxes.
func (k marker) crossed() bool { return k == plusMark || k == crossMark }

// outline returns the box of a mark of radius r around the origin, grown by grow
// on every side. A crossed mark has a second box, turned by 90°.
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

// mark appends a mark of radius r, grown by grow on every side. It is filled, or
// only an edge if stroke > 0; a crossed mark is always filled.
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

// look is how a point looks, wherever it stands.
type look struct {
	mark marker
	fill Color
	edge Color // around the mark
	pale bool  // the fill hardly differs from the paper
}

// pairMark returns the mark of a point of two classes, or of a regression.
func pairMark(label float64) marker {
	if label < 0 {
		return diamondMark
	}
	return circleMark
}

// look returns the look of a point with this label. For two classes and for
// numbers, positive points are circles and negative ones diamonds.
func (d *pen) look(label float64) look {
	if n := d.m.Classes; n > 2 {
		return d.classLook(int(clamp(label, 0, MostClasses-1)), n)
	}
	t := look{mark: pairMark(label), fill: d.p.Diverging(label), edge: d.p.Paper, pale: math.Abs(label) < 0.45}
	if t.pale {
		t.edge = d.p.Muted
	}
	return t
}

// classLook returns the look of the points of class k of n.
func (d *pen) classLook(k, n int) look {
	if n <= 2 {
		return d.look(float64(2*k - 1))
	}
	t := look{mark: marker(k), fill: d.p.Class(k, n), edge: d.p.Paper}
	if t.pale = math.Abs(t.fill.luma()-d.p.Paper.luma()) < 0.3; t.pale {
		t.edge = d.p.Muted
	}
	return t
}

// dot appends a point: filled, or hollow with the colour of its edge inside.
// opacity applies to the whole point.
func (m *Mesh) dot(t look, x, y, r, ring float32, hollow bool, paper Color, opacity float32) {
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
