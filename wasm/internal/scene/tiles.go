package scene

import "strconv"

// tileRadius returns the radius of a tile's corners.
func tileRadius(size float64) float64 { return min(6, size/4) }

// tiles appends the lines to the boundary, borders, bias marks and the counts of
// gathered units.
func (d *pen) tiles() {
	d.outlet()
	for i := range d.l.Layers {
		c := &d.l.Layers[i]
		for u := range c.Units[:c.Shown] {
			d.tile(i, u, &c.Units[u])
		}
		if c.Shown < len(c.Units) && !c.More.Empty() {
			start := len(d.text)
			d.text = append(d.text, '+')
			d.text = strconv.AppendInt(d.text, int64(len(c.Units)-c.Shown), 10)
			x, y := c.More.Center()
			d.run(x, y, AlignCenter, d.text[start:])
		}
	}
}

// tile appends one unit's border and its bias mark.
func (d *pen) tile(layer, unit int, t *Tile) {
	radius := tileRadius(t.Rect.W)
	hovered := d.m.Hover.on(Unit, layer, unit)
	switch pinned := d.m.Pinned.on(Unit, layer, unit); {
	case pinned:
		d.border(t.Rect.grow(2), radius+2, d.px(2), d.p.Accent)
		d.border(t.Rect, radius, d.px(1), d.p.Background)
	case hovered:
		d.border(t.Rect.grow(1), radius+1, d.px(2), d.p.Ink)
	default:
		d.border(t.Rect, radius, 1, d.p.Ink.fade(0.28))
	}
	if !t.Bias.Empty() {
		d.bias(layer, unit, t.Bias)
	}
}

// bias appends a unit's bias mark, a small square in the colour of its value.
func (d *pen) bias(layer, unit int, r Rect) {
	var v float64
	if layer < len(d.m.Layers) && unit < len(d.m.Layers[layer].Biases) {
		v = d.m.Layers[layer].Biases[unit]
	}
	edge, width := d.p.Ink.fade(0.55), float32(1)
	switch {
	case d.m.Pinned.on(Bias, layer, unit):
		edge, width = d.p.Accent, d.px(2)
		r = r.grow(1)
	case d.m.Hover.on(Bias, layer, unit):
		edge, width = d.p.Ink, d.px(2)
		r = r.grow(1)
	}
	radius := r.W / 4
	x0, y0, x1, y1 := d.snapped(r.grow(1.5))
	d.Shapes.box(x0, y0, x1, y1, d.px(radius+1.5), 0, d.p.Background)
	x0, y0, x1, y1 = d.snapped(r)
	d.Shapes.box(x0, y0, x1, y1, d.px(radius), 0, d.p.Diverging(v))
	d.Shapes.box(x0, y0, x1, y1, d.px(radius), width, edge)
}

// outlet appends the lines from the output tiles to the boundary, unless the two
// are stacked. Beside the tile of a class it puts the mark of the class's points.
func (d *pen) outlet() {
	last := len(d.l.Layers) - 1
	if last < 0 {
		return
	}
	c := &d.l.Layers[last]
	color := d.p.Muted.fade(0.7)
	if len(c.Units) > 1 {
		color = d.p.Muted.fade(0.35) // several lines are no louder than one
	}
	for u := range c.Units[:c.Shown] {
		r := c.Units[u].Rect
		_, y := r.Center()
		x := r.X + r.W
		if !d.l.Stacked {
			d.horizontal(x, d.l.Boundary.X, y, color)
		}
		if k := d.m.unitClass(last, u); k >= 0 {
			size := clamp(r.W/7, 2, 4)
			t := d.classLook(k, d.m.Classes)
			if !t.pale {
				t.edge = d.p.Background // separates the mark from the line
			}
			d.Shapes.dot(t, d.px(x+keyRoom/2), d.px(y), d.px(size), d.px(1.5), false, d.p.Paper, 1)
		}
	}
}

// keyRoom is the width beside an output tile for the mark of its class, CSS
// pixels.
const keyRoom = 14

// on reports whether h is the given kind of hit on the given unit.
func (h Hit) on(kind Kind, layer, unit int) bool {
	return h.Kind == kind && h.Layer == layer && h.Unit == unit
}
