package scene

import "math"

const (
	ribbonReach = 6      // a ribbon is hit this close to its middle, CSS pixels
	biasReach   = 1. / 3 // a bias is hit this far around its mark, in widths of the mark
)

// Hit returns what lies at (x, y) of the page. Bias marks and tiles come first,
// then the boundary and the chart, then the nearest ribbon.
func (l *Layout) Hit(x, y float64) Hit {
	if h := l.hitTiles(x, y); h.Kind != Nothing {
		return h
	}
	if l.Boundary.Contains(x, y) {
		wx, wy := l.World().FromPage(x, y)
		return Hit{Kind: Boundary, X: wx, Y: wy}
	}
	if l.Chart.Contains(x, y) {
		return Hit{Kind: Chart, X: l.epoch.value((x - l.Chart.X) / l.Chart.W)}
	}
	return l.hitRibbons(x, y)
}

func (l *Layout) hitTiles(x, y float64) Hit {
	for i := range l.Layers {
		c := &l.Layers[i]
		if x < c.Rect.X-maxTile || x > c.Rect.X+c.Rect.W {
			continue
		}
		for u := range c.Units[:c.Shown] {
			if b := c.Units[u].Bias; !b.Empty() && b.grow(b.W*biasReach).Contains(x, y) {
				return Hit{Kind: Bias, Layer: i, Unit: u}
			}
		}
		for u := range c.Units[:c.Shown] {
			if c.Units[u].Rect.Contains(x, y) {
				return Hit{Kind: Unit, Layer: i, Unit: u}
			}
		}
	}
	return Hit{}
}

func (l *Layout) hitRibbons(x, y float64) Hit {
	best, found := float64(ribbonReach), Hit{}
	for i := 1; i < len(l.Layers); i++ {
		from, to := &l.Layers[i-1], &l.Layers[i]
		if x < from.Rect.X-ribbonReach || x > to.Rect.X+ribbonReach {
			continue
		}
		for u := range to.Shown {
			for j := range from.Shown {
				if l.leavesOut(i, u, j) {
					continue
				}
				if d := l.ribbonCurve(i, u, j).distance(x, y, best); d < best {
					best, found = d, Hit{Kind: Weight, Layer: i, Unit: u, Input: j}
				}
			}
		}
	}
	return found
}

// Rect returns the rectangle of h, which a tooltip points to. It is empty for
// Nothing and for what does not exist, or no longer does.
func (l *Layout) Rect(h Hit) Rect {
	switch h.Kind {
	case Boundary:
		px, py := l.World().ToPage(h.X, h.Y)
		return around(px, py, 1)
	case Chart:
		return Rect{l.Chart.X + l.epoch.position(h.X)*l.Chart.W, l.Chart.Y, 1, l.Chart.H}
	}
	if h.Layer < 0 || h.Layer >= len(l.Layers) || h.Unit < 0 || h.Unit >= len(l.Layers[h.Layer].Units) {
		return Rect{}
	}
	t := &l.Layers[h.Layer].Units[h.Unit]
	switch h.Kind {
	case Unit:
		return t.Rect
	case Bias:
		if t.Hidden {
			return t.Rect
		}
		return t.Bias
	case Weight:
		if h.Layer == 0 || h.Input < 0 || h.Input >= len(l.Layers[h.Layer-1].Units) {
			return Rect{}
		}
		x, y := l.ribbonCurve(h.Layer, h.Unit, h.Input).at(0.5)
		return around(x, y, ribbonReach)
	}
	return Rect{}
}

// bezier is the middle of a ribbon: a cubic Bézier curve that leaves and arrives
// horizontally, as its inner control points lie halfway across.
type bezier struct {
	x0, y0, x1, y1 float64
}

// ribbonCurve returns the ribbon from unit input of the layer before to a unit.
// The ribbons of a tile touch it a little apart, in the order of their other
// ends, so each can be seen and hit.
func (l *Layout) ribbonCurve(layer, unit, input int) bezier {
	from, to := &l.Layers[layer-1], &l.Layers[layer]
	a, b := from.Units[input].Rect, to.Units[unit].Rect
	return bezier{
		x0: a.X + a.W, y0: a.Y + a.H/2 + port(unit, to.Shown, a.H),
		x1: b.X, y1: b.Y + b.H/2 + port(input, from.Shown, b.H),
	}
}

// port returns how far below the middle of a tile's side ribbon i of n touches it.
func port(i, n int, tile float64) float64 {
	step := min(6, 0.6*tile/float64(max(1, n)))
	return (float64(min(i, n)) - float64(n-1)/2) * step
}

// at returns the point at parameter t in 0…1.
func (c bezier) at(t float64) (x, y float64) {
	u := 1 - t
	mid := (c.x0 + c.x1) / 2
	a, b, d, e := u*u*u, 3*u*u*t, 3*u*t*t, t*t*t
	return a*c.x0 + (b+d)*mid + e*c.x1, (a+b)*c.y0 + (d+e)*c.y1
}

// distance returns how far (x, y) is from the curve. If that is certain to be at
// least limit, it may return +∞ instead.
func (c bezier) distance(x, y, limit float64) float64 {
	if x < min(c.x0, c.x1)-limit || x > max(c.x0, c.x1)+limit ||
		y < min(c.y0, c.y1)-limit || y > max(c.y0, c.y1)+limit {
		return math.Inf(1)
	}
	const steps = 24
	best := math.Inf(1)
	px, py := c.x0, c.y0
	for i := 1; i <= steps; i++ {
		qx, qy := c.at(float64(i) / steps)
		best = min(best, toSegment(x, y, px, py, qx, qy))
		px, py = qx, qy
	}
	return best
}

// toSegment returns the distance from (x, y) to the segment p–q.
func toSegment(x, y, px, py, qx, qy float64) float64 {
	dx, dy := qx-px, qy-py
	t := 0.0
	if s := dx*dx + dy*dy; s > 0 {
		t = clamp(((x-px)*dx+(y-py)*dy)/s, 0, 1)
	}
	return math.Hypot(x-px-t*dx, y-py-t*dy)
}
