package scene

import (
	"math"
	"sort"
)

const (
	trainLine  = 1.75 // width of the training curve, solid
	testLine   = 2    // width of the test curve, dashed
	testDash   = 5    // CSS pixels drawn, then
	testGap    = 6    // left out
	mostLosses = 4096 // entries of the history that are drawn, at most
)

// fitChart fits the axes of the losses to the history.
func (l *Layout) fitChart(m *Model) {
	lo, hi := math.Inf(1), 0.0
	for i := range m.History {
		for _, v := range [...]float64{m.History[i].Train, m.History[i].Test} {
			if v > 0 && !math.IsInf(v, 0) {
				v = clamp(v, 1e-12, 1e300)
				lo, hi = min(lo, v), max(hi, v)
			}
		}
	}
	if hi == 0 {
		lo, hi = 0.1, 1
	}
	rows := int(clamp(l.Chart.H/20, 2, 5))
	if m.LogScale {
		l.loss = logAxis(lo, hi, rows)
	} else {
		l.loss = growingAxis(hi, rows, false)
	}
	last := 0.0
	if n := len(m.History); n > 0 && m.History[n-1].Epoch < 1e15 {
		last = m.History[n-1].Epoch
	}
	l.epoch = growingAxis(max(10, last), int(clamp(l.Chart.W/70, 2, 8)), true)
}

// chart appends the axes and the two loss curves.
func (d *pen) chart() {
	if d.l.Chart.Empty() {
		return
	}
	d.chartAxes()
	train, test := d.lossCurve(false), d.lossCurve(true)
	if test.set {
		d.lossMark(test.x, test.y, true)
	}
	if train.set {
		d.lossMark(train.x, train.y, false)
	}
	if h := d.m.Hover; h.Kind == Chart {
		d.reading(h.X)
	}
}

func (d *pen) chartAxes() {
	r := d.l.Chart
	bottom := r.Y + r.H
	for _, v := range d.l.loss.ticks() {
		y := bottom - d.l.loss.position(v)*r.H
		c := d.p.Line.fade(0.6)
		if y == bottom {
			c = d.p.Muted.fade(0.7)
		}
		d.horizontal(r.X, r.X+r.W, y, c)
		step := d.l.loss.step
		if d.l.loss.log {
			step = v
		}
		d.number(r.X-8, y, AlignRight, v, step)
	}
	for _, v := range d.l.epoch.ticks() {
		x := r.X + d.l.epoch.position(v)*r.W
		d.vertical(x, bottom, bottom+4, d.p.Muted.fade(0.7))
		d.number(x, bottom+13, AlignCenter, v, d.l.epoch.step)
	}
}

// lossPosition returns where an entry of the history stands, in device pixels. ok
// is false if the loss or the epoch is NaN.
func (d *pen) lossPosition(e *Loss, test bool) (x, y float32, ok bool) {
	v := e.Train
	if test {
		v = e.Test
	}
	if math.IsNaN(v) || math.IsNaN(e.Epoch) {
		return 0, 0, false
	}
	r := d.l.Chart
	return d.px(r.X + d.l.epoch.position(e.Epoch)*r.W), d.px(r.Y + (1-d.l.loss.position(v))*r.H), true
}

// lossCurve appends a curve and returns its last spot. Entries in the same column
// of CSS pixels are drawn as their mean, on a pale band from lowest to highest:
// noise is visible but does not cover the other curve.
func (d *pen) lossCurve(test bool) spot {
	h := d.m.History
	stride := 1
	for len(h)/stride > mostLosses {
		stride *= 2 // powers of two select the same entries as the history grows
	}
	c := stroke{d: d, test: test}
	var b bunch
	for i := 0; i < len(h); i += stride {
		x, y, ok := d.lossPosition(&h[i], test)
		if at := int(x / d.px(1)); !ok || at != b.at {
			c.bunch(&b)
			b = bunch{at: at}
		}
		if !ok {
			c.at.set = false
			continue
		}
		b.add(x, y)
	}
	c.bunch(&b)
	if n := len(h); n > 0 {
		if x, y, ok := d.lossPosition(&h[n-1], test); ok {
			c.to(spot{x, y, true})
		}
	}
	return c.at
}

// Nearest returns the index of the epoch nearest to one, of n in rising order; −1
// where there is none.
func Nearest(n int, at func(i int) float64, epoch float64) int {
	if n == 0 || math.IsNaN(epoch) {
		return -1
	}
	i := sort.Search(n, func(i int) bool { return at(i) >= epoch })
	if i == n || i > 0 && epoch-at(i-1) < at(i)-epoch {
		i--
	}
	return i
}

// reading marks the epoch nearest to the pointer and its losses.
func (d *pen) reading(epoch float64) {
	h, r := d.m.History, d.l.Chart
	i := Nearest(len(h), func(i int) float64 { return h[i].Epoch }, epoch)
	if i < 0 {
		return
	}
	x := r.X + d.l.epoch.position(h[i].Epoch)*r.W
	d.vertical(x, r.Y, r.Y+r.H, d.p.Muted)
	for _, test := range [...]bool{true, false} {
		if x, y, ok := d.lossPosition(&h[i], test); ok {
			d.lossMark(x, y, test)
		}
	}
}

// lossMark appends a disc on a curve: filled for training, hollow for test, like
// the points.
func (d *pen) lossMark(x, y float32, test bool) {
	if test {
		d.Shapes.circle(x, y, d.px(5.25), 0, d.p.Background)
		d.Shapes.circle(x, y, d.px(4.25), d.px(1.75), d.p.Test)
		return
	}
	d.Shapes.circle(x, y, d.px(3), 0, d.p.Train)
}
