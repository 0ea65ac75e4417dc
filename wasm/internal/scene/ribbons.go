package scene

import "math"

const (
	ribbonParts = 16  // quads along a ribbon, at most
	thinnest    = 0.6 // width at a weight of 0, CSS pixels
	widest      = 10  // width at fullWeight and above
	fullWeight  = 5
	invisible   = 0.02 // opacity
	dashLength  = 18   // from one dash to the next, CSS pixels
)

// bernstein holds the coefficients of a ribbon's curve at each joint. The inner
// control points share x with the middle and y with the ends, so these suffice:
// of both ends and the middle for x, of both ends for y, and of both derivatives.
var bernstein = func() (b [ribbonParts + 1]struct{ x0, xm, x1, y0, y1, dx, dy float32 }) {
	for i := range b {
		t := float64(i) / ribbonParts
		u := 1 - t
		b[i].x0, b[i].xm, b[i].x1 = float32(u*u*u), float32(3*u*t), float32(t*t*t)
		b[i].y0, b[i].y1 = float32(u*u*u+3*u*u*t), float32(3*u*t*t+t*t*t)
		b[i].dx, b[i].dy = float32(1.5*(u*u+t*t)), float32(6*u*t)
	}
	return b
}()

// ribbons appends all connections, then the hovered and the pinned one again on
// top, with a halo.
func (d *pen) ribbons() {
	d.leaveOut()
	dim := float32(1) // opacity of what does not touch the emphasized unit
	if _, ok := d.emphasized(); ok {
		dim = 0.3
	}
	dashes := float32(1)
	flow, single := d.walkSignals()
	if single {
		dim, dashes = passive, 0
	}
	d.changes()
	for i := 1; i < len(d.l.Layers) && i < len(d.m.Layers); i++ {
		for u := range d.l.Layers[i].Shown {
			for j := range d.l.Layers[i-1].Shown {
				if d.l.leavesOut(i, u, j) {
					continue
				}
				if i == flow.layer {
					width, c := d.carries(flow, u, j)
					d.ribbon(d.l.ribbonCurve(i, u, j), width, 1, c)
					continue
				}
				w := d.weight(i, u, j)
				c := d.weightColor(w)
				if !d.touched(i, u, j) {
					c = c.fade(d.l.Layers[i].fading(w) * dim)
				}
				if c.A > invisible {
					d.ribbon(d.l.ribbonCurve(i, u, j), ribbonWidth(w), dashes, c)
				}
			}
		}
	}
	if d.m.Pinned != d.m.Hover {
		d.haloed(d.m.Pinned, d.p.Accent)
	}
	d.haloed(d.m.Hover, d.p.Ink)
}

// haloed appends the ribbon of h, with a halo of colour c. It does nothing if h is
// not a shown connection.
func (d *pen) haloed(h Hit, c Color) {
	if h.Kind != Weight || h.Layer < 1 || h.Layer >= len(d.l.Layers) || h.Unit < 0 || h.Input < 0 ||
		h.Unit >= d.l.Layers[h.Layer].Shown || h.Input >= d.l.Layers[h.Layer-1].Shown {
		return
	}
	at := d.l.ribbonCurve(h.Layer, h.Unit, h.Input)
	w := d.weight(h.Layer, h.Unit, h.Input)
	width := ribbonWidth(w)
	d.ribbon(at, width+8, 0, d.p.Background)
	d.ribbon(at, width+5, 0, c)
	d.ribbon(at, width+1, 0, d.p.Background)
	d.ribbon(at, width, 1, d.weightColor(w))
}

// weight returns a weight of the model, NaN if it is missing.
func (d *pen) weight(layer, unit, input int) float64 {
	if layer < len(d.m.Layers) {
		i := unit*len(d.l.Layers[layer-1].Units) + input
		if w := d.m.Layers[layer].Weights; i < len(w) {
			return w[i]
		}
	}
	return math.NaN()
}

// ribbonWidth returns the width of a weight's ribbon in CSS pixels.
func ribbonWidth(w float64) float64 {
	if math.IsNaN(w) {
		return thinnest
	}
	return thinnest + (widest-thinnest)*min(math.Abs(w), fullWeight)/fullWeight
}

// weightColor shows the sign of a weight of any size: weak ribbons fade but keep
// their hue. 0 and NaN get the colour of a plain line.
func (d *pen) weightColor(w float64) Color {
	switch {
	case w > 0:
		return d.p.Positive.fade(0.3 + 0.65*float32(min(w, 1)))
	case w < 0:
		return d.p.Negative.fade(0.3 + 0.65*float32(min(-w, 1)))
	}
	return d.p.Line
}

// emphasized returns the unit or bias whose connections stand out, if any: the
// hovered one, or else the pinned one.
func (d *pen) emphasized() (h Hit, ok bool) {
	h = d.m.Hover
	if h.Kind == Nothing {
		h = d.m.Pinned
	}
	return h, h.Kind == Unit || h.Kind == Bias
}

// touched reports whether a connection touches the emphasized unit.
func (d *pen) touched(layer, unit, input int) bool {
	h, ok := d.emphasized()
	return ok && (h.Layer == layer && h.Unit == unit || h.Layer == layer-1 && h.Unit == input)
}

// ribbonStep returns how many parts of a ribbon are drawn as one. The curve's
// second derivative is at most 6·rise, so n parts deviate by up to 6/8·rise/n².
func (d *pen) ribbonStep(rise float32) int {
	step := ribbonParts
	for step > 1 && 0.75*abs32(rise)*float32(step*step) > d.tolerance*ribbonParts*ribbonParts {
		step /= 2
	}
	return step
}

// ribbon appends a strip of quads along a curve. A vertex carries its distance
// from the curve (Custom0), half the width (Custom1), the distance along the curve
// in dash lengths (Custom2), and 1 where dashes are drawn (Custom3).
func (d *pen) ribbon(c bezier, width float64, dashes float32, color Color) {
	x0, y0, x1, y1 := d.px(c.x0), d.px(c.y0), d.px(c.x1), d.px(c.y1)
	if !(abs32(x0) < farAway && abs32(y0) < farAway && abs32(x1) < farAway && abs32(y1) < farAway) {
		return
	}
	half := d.px(width) / 2
	reach := half + 1 // room for the antialiased edge
	unit := 1 / d.px(dashLength)
	mid := (x0 + x1) / 2
	v := Vertex{ColorR: color.R * color.A, ColorG: color.G * color.A, ColorB: color.B * color.A, ColorA: color.A,
		Custom1: half, Custom3: dashes}
	var along, px, py float32
	for i, step := 0, d.ribbonStep(y1-y0); i <= ribbonParts; i += step {
		b := &bernstein[i]
		x := b.x0*x0 + b.xm*mid + b.x1*x1
		y := b.y0*y0 + b.y1*y1
		dx, dy := b.dx*(x1-x0), b.dy*(y1-y0)
		if i > 0 {
			along += hypot32(x-px, y-py) * unit
		}
		px, py = x, y
		nx, ny := float32(0), reach
		if n := hypot32(dx, dy); n > 0 {
			nx, ny = -dy/n*reach, dx/n*reach
		}
		v.Custom2 = along
		v.DstX, v.DstY, v.Custom0 = x+nx, y+ny, reach
		d.Ribbons.Vertices = append(d.Ribbons.Vertices, v)
		v.DstX, v.DstY, v.Custom0 = x-nx, y-ny, -reach
		d.Ribbons.Vertices = append(d.Ribbons.Vertices, v)
		if i > 0 {
			d.Ribbons.quad()
		}
	}
}
