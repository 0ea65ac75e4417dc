package scene

import (
	"fmt"
	"strconv"
	"strings"
)

// MarkReach is the farthest that the path of any mark reaches from its middle.
const MarkReach = 1.4

// MarkPath returns the outline of the mark of class k of n as an SVG path, with
// radius 1 around the origin and y pointing down. Of two classes, k = 0 is the
// negative one.
func MarkPath(k, n int) string {
	mark := marker(min(max(k, 0), MostClasses-1))
	if n <= 2 {
		mark = pairMark(float64(2*k - 1))
	}
	s := mark.outline(1, 0)
	path := s.path()
	if mark.crossed() {
		path += s.turned().path()
	}
	return path
}

// path returns the outline of a filled shape: straight edges and the quarter
// circles of its corners.
func (s shape) path() string {
	at := func(x, y float32) string {
		return svgNumber(s.x+x*s.ux-y*s.uy) + " " + svgNumber(s.y+x*s.uy+y*s.ux)
	}
	x, y, r := s.hw-s.radius, s.hh-s.radius, svgNumber(s.radius) // the edges end at x and y
	var b strings.Builder
	last := at(x, -s.hh)
	b.WriteString("M" + last)
	// Clockwise from the upper right: a corner, then the edge that follows it.
	for _, c := range [...]struct{ corner, edge string }{
		{at(s.hw, -y), at(s.hw, y)},
		{at(x, s.hh), at(-x, s.hh)},
		{at(-s.hw, y), at(-s.hw, -y)},
		{at(-x, -s.hh), at(x, -s.hh)},
	} {
		if c.corner != last {
			fmt.Fprintf(&b, "A%s %s 0 0 1 %s", r, r, c.corner)
		}
		if c.edge != c.corner {
			b.WriteString("L" + c.edge)
		}
		last = c.edge
	}
	b.WriteString("Z")
	return b.String()
}

// svgNumber formats v, rounded to thousandths.
func svgNumber(v float32) string {
	text := strconv.FormatFloat(float64(v), 'f', 3, 32)
	text = strings.TrimRight(strings.TrimRight(text, "0"), ".")
	if text == "-0" {
		return "0"
	}
	return text
}
