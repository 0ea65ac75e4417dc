package scene

import "math"

// boundary appends what stands on and around the large field.
func (d *pen) boundary() {
	r := d.l.Boundary
	if r.W < 8 {
		return
	}
	radius := clamp(r.W/120, 1.5, 4)
	d.points(d.m.Test, radius, true)
	d.points(d.m.Train, radius, false)
	d.border(r, 0, 1, d.p.Ink.fade(0.28))
	if !d.l.BoundaryHeader.Empty() {
		d.boundaryAxes()
	}
	d.legend()
	if h := d.m.Hover; h.Kind == Boundary && d.l.World().Contains(h.X, h.Y) {
		x, y := d.l.World().ToPage(h.X, h.Y)
		d.Shapes.circle(d.px(x), d.px(y), d.px(7), d.px(3), d.p.Paper)
		d.Shapes.circle(d.px(x), d.px(y), d.px(6), d.px(1.5), d.p.Ink)
	}
}

// points appends samples: circles for positive labels, diamonds for negative
// ones, hollow for test points.
func (d *pen) points(points []Point, radius float64, hollow bool) {
	world := d.l.World()
	r, ring := d.px(radius), max(1, d.px(1))
	for i := range points {
		p := &points[i]
		if !world.Contains(p.X, p.Y) || math.IsNaN(p.Label) {
			continue
		}
		x, y := world.ToPage(p.X, p.Y)
		mark := (*Mesh).circle
		if p.Label < 0 {
			mark = (*Mesh).diamond
		}
		fill, edge := d.p.Scale(p.Label), d.ring(p.Label)
		band, outer := float32(0), float32(0)
		if hollow {
			band = r * 0.42
		}
		if hollow && pale(p.Label) { // paper inside a pale ring could not be told from it
			outer = ring + band + 0.7*ring
		}
		mark(&d.Shapes, d.px(x), d.px(y), r+ring, outer, edge)
		mark(&d.Shapes, d.px(x), d.px(y), r, band, fill)
	}
}

// ring returns the colour around a point, in contrast to the point's own: paper
// around strong colours, grey around pale ones.
func (d *pen) ring(label float64) Color {
	if pale(label) {
		return d.p.Muted
	}
	return d.p.Paper
}

func pale(label float64) bool { return math.Abs(label) < 0.45 }

// boundaryAxes appends ticks and numbers under and to the right of the square:
// at its left the network arrives.
func (d *pen) boundaryAxes() {
	const tick, below, beside = 4, 13, 7
	r, world := d.l.Boundary, d.l.World()
	n := 2 * int(clamp(r.W/72, 1, 3))
	a := symmetricAxis(world.Domain, n)
	right, bottom := r.X+r.W, r.Y+r.H
	for _, v := range a.ticks() {
		x, y := world.ToPage(v, v)
		// the pixel of a line is the one after its coordinate: at the far
		// ends that would be outside the square
		d.vertical(min(x, right-1/d.scale), bottom, bottom+tick, d.p.Muted.fade(0.7))
		d.horizontal(right, right+tick, min(y, bottom-1/d.scale), d.p.Muted.fade(0.7))
		d.number(x, bottom+below, AlignCenter, v, a.step)
		d.number(right+beside, y, AlignLeft, v, a.step)
	}
}

// legend appends the colour scale with its ends and middle.
func (d *pen) legend() {
	r := d.l.Legend
	if r.Empty() {
		return
	}
	x0, y0, x1, y1 := d.snapped(r)
	mid := d.snap(r.X + r.W/2)
	negative, neutral, positive := d.p.Field(d.p.Negative), d.p.Field(d.p.Neutral), d.p.Field(d.p.Positive)
	if d.m.Discretize {
		d.gradient(x0, y0, mid, y1, negative, negative)
		d.gradient(mid, y0, x1, y1, positive, positive)
	} else {
		d.gradient(x0, y0, mid, y1, negative, neutral)
		d.gradient(mid, y0, x1, y1, neutral, positive)
	}
	d.border(r, 0, 1, d.p.Ink.fade(0.28))
	for i, align := range [...]Align{AlignLeft, AlignCenter, AlignRight} {
		v := float64(i - 1)
		d.number(r.X+r.W*(v+1)/2, r.Y+r.H+8, align, v, 1)
	}
}

// gradient appends a box that runs from one colour to another.
func (d *pen) gradient(x0, y0, x1, y1 float32, from, to Color) {
	n := len(d.Shapes.Vertices)
	d.Shapes.box(x0, y0, x1, y1, 0, 0, from)
	if len(d.Shapes.Vertices) == n {
		return
	}
	for _, i := range [...]int{n + 1, n + 3} { // the right corners
		v := &d.Shapes.Vertices[i]
		v.ColorR, v.ColorG, v.ColorB, v.ColorA = to.R*to.A, to.G*to.A, to.B*to.A, to.A
	}
}
