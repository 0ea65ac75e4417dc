package scene

import "strconv"

// tileRadius returns the radius of a tile's corners.
func tileRadius(size float64) float64 { return min(6, size/4) }

// tiles appends borders, rings, bias marks and the counts of gathered units.
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

// bias appends a unit's bias mark: a small tile in the colour of its value.
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
	d.Shapes.box(x0, y0, x1, y1, d.px(radius), 0, d.p.Scale(v))
	d.Shapes.box(x0, y0, x1, y1, d.px(radius), width, edge)
}

// outlet appends the line from the output's tile into the boundary, where they
// stand side by side.
func (d *pen) outlet() {
	if d.l.Stacked || len(d.l.Layers) == 0 {
		return
	}
	c := &d.l.Layers[len(d.l.Layers)-1]
	for u := range c.Units[:c.Shown] {
		r := c.Units[u].Rect
		_, y := r.Center()
		d.horizontal(r.X+r.W, d.l.Boundary.X, y, d.p.Muted.fade(0.7))
	}
}

// on tells whether a place is this unit's, of this kind.
func (h Hit) on(kind Kind, layer, unit int) bool {
	return h.Kind == kind && h.Layer == layer && h.Unit == unit
}
