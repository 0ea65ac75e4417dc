package scene

// tileRadius returns the radius of a tile's corners.
func tileRadius(size float64) float64 { return min(6, size/4) }

// tiles appends borders, rings and bias marks. The page writes how many units are gathered.
func (d *pen) tiles() {
	d.outlet()
	for i := range d.l.Layers {
		c := &d.l.Layers[i]
		for u := range c.Units[:c.Shown] {
			d.tile(i, u, &c.Units[u])
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
	d.badge(layer, unit, t.Rect)
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

// outlet appends the lines from the outputs' tiles into the boundary, where
// they stand side by side; a network that is higher than the boundary has them
// step to it. An output that is a class shows beside its tile the mark of the
// class's points.
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
		if !d.l.Stacked && !d.l.Boundary.Empty() {
			d.outletLine(x, y, color)
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

func (d *pen) outletLine(x, y float64, color Color) {
	b := d.l.Boundary
	in := clamp(y, b.Y+tileRadius(b.H), b.Y+b.H-tileRadius(b.H))
	if in == y {
		d.horizontal(x, b.X, y, color)
		return
	}
	turn := b.X - (b.X-x-keyRoom)/2
	d.horizontal(x, turn, y, color)
	d.vertical(turn, min(y, in), max(y, in), color)
	d.horizontal(turn, b.X, in, color)
}

// keyRoom is the room between an output's tile and the end of the stage where
// the mark of its class stands, CSS pixels.
const keyRoom = 14

// on reports whether h is the given kind of hit on the given unit.
func (h Hit) on(kind Kind, layer, unit int) bool {
	return h.Kind == kind && h.Layer == layer && h.Unit == unit
}
