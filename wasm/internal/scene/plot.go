package scene

import "math"

const plotLine = 2.25 // width of a curve over the only input, CSS pixels

// plot appends what the network answers as a curve over the only input, or a curve
// for each class.
func (d *pen) plot() {
	if !d.m.Plotted || d.m.Space.On || d.l.Boundary.W < 8 {
		return
	}
	shares := d.m.shares()
	for k := range shares {
		d.curve(&shares[k], plotLine+2, d.p.Paper) // its colour is also the one around it
		d.curve(&shares[k], plotLine, d.p.Class(k, d.m.Classes))
	}
	if shares == nil {
		d.curve(&d.m.Field, plotLine, d.p.Ink)
	}
}

// curve appends the values along a field, as far as the window shows them.
func (d *pen) curve(f *Field, width float64, c Color) {
	if !f.isRow() {
		return
	}
	world := d.l.World()
	w := world.Window
	at := func(i int) (x, y float64) {
		return w.X0 + float64(i)/float64(f.Side-1)*(w.X1-w.X0), d.m.value(f.Values[i])
	}
	for i := 1; i < f.Side; i++ {
		x0, y0 := at(i - 1)
		x1, y1 := at(i)
		if x0, y0, x1, y1, ok := clipped(x0, y0, x1, y1, w.Y0, w.Y1); ok {
			px0, py0 := world.ToPage(x0, y0)
			px1, py1 := world.ToPage(x1, y1)
			d.Shapes.segment(d.px(px0), d.px(py0), d.px(px1), d.px(py1), d.px(width), c)
		}
	}
}

// isRow reports whether a field has a row of values to draw.
func (f *Field) isRow() bool { return f.Side > 1 && len(f.Values) >= f.Side }

// value returns what a value of the large field stands for.
func (m *Model) value(v float32) float64 {
	ends := m.ends()
	return (ends[0]+ends[1])/2 + float64(v)*(ends[1]-ends[0])/2
}

// clipped returns the part of a segment whose y is between low and high; ok is
// false where there is none, or an end is not finite.
func clipped(x0, y0, x1, y1, low, high float64) (_, _, _, _ float64, ok bool) {
	rise := y1 - y0
	if math.IsNaN(rise) || math.IsInf(rise, 0) || max(y0, y1) < low || min(y0, y1) > high {
		return 0, 0, 0, 0, false
	}
	cut := func(x, y float64) (float64, float64) {
		inside := clamp(y, low, high)
		if inside != y { // and the segment rises or falls, as some of it is inside
			x = x0 + (inside-y0)/rise*(x1-x0)
		}
		return x, inside
	}
	ax, ay := cut(x0, y0)
	bx, by := cut(x1, y1)
	return ax, ay, bx, by, true
}

// read returns the height of a mark at x: in a plot that of the curve, if there is
// one, and it is in the window; otherwise y.
func (d *pen) read(x, y float64) float64 {
	f, w := &d.m.Field, d.l.window
	if !d.m.Plotted || d.m.shares() != nil || !f.isRow() {
		return y
	}
	i := int(math.Round((x - w.X0) / (w.X1 - w.X0) * float64(f.Side-1)))
	v := d.m.value(f.Values[max(0, min(i, f.Side-1))])
	if math.IsNaN(v) {
		return y
	}
	return clamp(v, w.Y0, w.Y1)
}
