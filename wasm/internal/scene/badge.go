package scene

// Badge says what keeps a unit from learning. Each kind has its own shape and its own shade.
type Badge int

const (
	NoBadge        Badge = iota
	DeadBadge            // a cross
	SaturatedBadge       // a bar that something has come up against
	EqualBadge           // an equals sign
)

// badgeAt returns where a tile's badge stands: in its upper right corner, where neither ribbons nor the bias are.
func badgeAt(tile Rect) (x, y, radius float64) {
	radius = clamp(tile.W/5, 5, 8)
	return tile.X + tile.W - 0.8*radius, tile.Y + 0.8*radius, radius
}

// badge appends the badge of a unit, if it has one.
func (d *pen) badge(layer, unit int, tile Rect) {
	if layer >= len(d.m.Layers) || unit >= len(d.m.Layers[layer].Badges) {
		return
	}
	kind := d.m.Layers[layer].Badges[unit]
	if kind == NoBadge {
		return
	}
	fill := [...]Color{{}, d.p.Ink, d.p.Alert, d.p.Muted}[kind]
	x, y, radius := badgeAt(tile)
	r, cx, cy := d.px(radius), d.px(x), d.px(y)
	arm, thick := 0.45*r, max(0.24*r, d.px(1))
	line := func(x0, y0, x1, y1 float32) {
		d.Shapes.segment(cx+x0*arm, cy+y0*arm, cx+x1*arm, cy+y1*arm, thick, d.p.Paper)
	}
	d.Shapes.circle(cx, cy, r+d.px(1), 0, d.p.Background)
	d.Shapes.circle(cx, cy, r, 0, fill)
	switch kind {
	case DeadBadge:
		line(-0.8, -0.8, 0.8, 0.8)
		line(-0.8, 0.8, 0.8, -0.8)
	case SaturatedBadge:
		line(-1, -0.9, 1, -0.9)
		line(0, -0.3, 0, 1)
	case EqualBadge:
		line(-0.9, -0.5, 0.9, -0.5)
		line(-0.9, 0.5, 0.9, 0.5)
	}
}
