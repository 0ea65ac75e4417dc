package scene

import (
	"bytes"
	"math"
	"slices"
	"unicode/utf8"
)

// boundary appends everything on and around the large field except the points.
func (d *pen) boundary() {
	r := d.l.Boundary
	if r.W < 8 {
		return
	}
	d.border(r, 0, 1, d.p.Ink.fade(0.28))
	if !d.l.BoundaryHeader.Empty() && (!d.m.Space.On || d.m.Space.Settled) {
		d.boundaryAxes()
	}
	d.legend()
	if h := d.m.Hover; h.Kind == Boundary && !d.m.Space.On && !d.m.Marked.Under && d.l.World().Contains(h.X, h.Y) {
		x, y := d.l.World().ToPage(h.X, d.read(h.X, h.Y))
		d.Shapes.circle(d.px(x), d.px(y), d.px(7), d.px(3), d.p.Paper)
		d.Shapes.circle(d.px(x), d.px(y), d.px(6), d.px(1.5), d.p.Ink)
	}
}

// Positions of the axis numbers, CSS pixels.
const (
	tickLength    = 4
	numbersBelow  = 13 // from the square to their middle
	numbersBeside = 7  // from the square to their left
	digitWidth    = 7  // roughly, of one character
	numbersApart  = 10 // least gap between two numbers
)

// boundaryAxes appends ticks and numbers below and to the right of the square.
// The network's lines arrive at its left.
func (d *pen) boundaryAxes() {
	r, world := d.l.Boundary, d.l.World()
	right, bottom := r.X+r.W, r.Y+r.H
	// A line covers the pixel after its coordinate. At the far ends that pixel
	// would lie outside the square.
	last := 1 / d.scale
	before := -1 // the previous number on the same axis
	for _, v := range d.l.across.ticks() {
		x, _ := world.ToPage(v, 0)
		d.vertical(min(x, right-last), bottom, bottom+tickLength, d.p.Muted.fade(0.7))
		before = d.tickNumber(x, bottom+numbersBelow, AlignCenter, v, d.l.across.step, before)
	}
	if d.m.Space.On && d.m.Space.Flat {
		return
	}
	before = -1
	for _, v := range d.l.up.ticks() {
		_, y := world.ToPage(0, v)
		d.horizontal(right, right+tickLength, min(y, bottom-last), d.p.Muted.fade(0.7))
		before = d.tickNumber(right+numbersBeside, y, AlignLeft, v, d.l.up.step, before)
	}
}

// tickNumber appends a number of an axis and returns the index of its run. It
// leaves out a number that reads like the previous one, which happens where a
// window is narrow and far from 0.
func (d *pen) tickNumber(x, y float64, align Align, v, step float64, before int) int {
	start := len(d.text)
	d.text = appendNumber(d.text, v, step)
	if before >= 0 && bytes.Equal(d.Runs[before].Text, d.text[start:]) {
		d.text = d.text[:start]
		return before
	}
	d.run(x, y, align, d.text[start:])
	return len(d.Runs) - 1
}

// windowAxis returns an axis over one side of the window, with about n ticks and
// at least two where it can.
func windowAxis(lo, hi float64, n int) axis {
	if lo == -hi {
		return symmetricAxis(hi, max(n, 2))
	}
	return sideAxis(lo, hi, n)
}

// sideAxis is a windowAxis of a window whose ends are not round.
func sideAxis(lo, hi float64, n int) axis {
	a := linearAxis(lo, hi, n)
	for more := n + 1; a.count < 2 && more < n+6; more++ {
		a = linearAxis(lo, hi, more)
	}
	return a
}

// widestNumber returns the approximate width of the widest number of an axis.
func (a *axis) widestNumber() float64 {
	var buffer [32]byte
	most := 0
	for _, v := range a.ticks() {
		most = max(most, utf8.RuneCount(appendNumber(buffer[:0], v, a.step)))
	}
	return digitWidth * float64(most)
}

// fitWindow fits the boundary's axes to its square, with as many numbers as fit
// side by side.
func (l *Layout) fitWindow() {
	w, n := l.window, 2*int(clamp(l.Boundary.W/72, 1, 3))
	over := windowAxis
	if l.isSpace {
		over, n = sideAxis, int(clamp(l.Boundary.W/90, 3, 5))
	}
	l.up = over(w.Y0, w.Y1, n)
	for ; ; n-- {
		l.across = over(w.X0, w.X1, n)
		if n <= 1 || l.across.widestNumber()+numbersApart <= l.across.step/(w.X1-w.X0)*l.Boundary.W {
			return
		}
	}
}

// nameBeside is the width of an axis's name, upright beside its numbers.
const nameBeside = 14

// roomBeside returns the width of what stands to the right of the boundary: the
// numbers, and the name of the axis, which the page writes. On the plane of
// generated points, which is symmetric, the name has a place between two numbers.
func (w Window) roomBeside() float64 {
	most := 0.0
	for n := 2; n <= 6; n += 2 {
		a := windowAxis(w.Y0, w.Y1, n)
		most = max(most, a.widestNumber())
	}
	if w.X0 != w.Y0 || w.X1 != w.Y1 || w.X0 != -w.X1 {
		most += nameBeside
	}
	return clamp(numbersBeside+most, axisRoom, 3*axisRoom)
}

// legend appends the colour scale with its ends and middle. A boundary that shows
// several classes together has no single scale, and no legend.
func (d *pen) legend() {
	r := d.l.Legend
	if r.Empty() || len(d.m.shares()) > 0 {
		return
	}
	x0, y0, x1, y1 := d.snapped(r)
	mid := d.snap(r.X + r.W/2)
	low, middle, high := d.p.Veiled(d.p.Negative), d.p.Veiled(d.p.Neutral), d.p.Veiled(d.p.Positive)
	if k := d.m.fieldClass(); k >= 0 {
		low, high = middle, d.p.Veiled(d.p.Class(k, d.m.Classes))
		middle = low.mix(high, 0.5)
	}
	if d.m.Discretize {
		d.gradient(x0, y0, mid, y1, low, low)
		d.gradient(mid, y0, x1, y1, high, high)
	} else {
		d.gradient(x0, y0, mid, y1, low, middle)
		d.gradient(mid, y0, x1, y1, middle, high)
	}
	d.border(r, 0, 1, d.p.Ink.fade(0.28))
	ends := d.m.ends()
	for i, align := range [...]Align{AlignLeft, AlignCenter, AlignRight} {
		t := float64(i) / 2
		v, step := ends[0]+t*(ends[1]-ends[0]), (ends[1]-ends[0])/2
		step = max(step/5, math.Abs(v)/1000) // three digits are enough
		switch {
		case math.Abs(v) < step/2:
			v = 0 // not −0.0
		case v == math.Trunc(v) && math.Abs(v) < 1000:
			step = 1 // 5, not 5.0
		}
		d.number(r.X+r.W*t, r.Y+r.H+8, align, v, step)
	}
	// Where three numbers have no room, the ends are enough.
	numbers, letters := d.Runs[len(d.Runs)-3:], 0
	for i := range numbers {
		letters += utf8.RuneCount(numbers[i].Text)
	}
	if digitWidth*float64(letters) > r.W { // which allows for gaps: dots are narrow
		d.Runs = slices.Delete(d.Runs, len(d.Runs)-2, len(d.Runs)-1)
	}
}

// ends returns the values at the ends of the colour scale.
func (m *Model) ends() [2]float64 {
	if !(m.Ends[0] < m.Ends[1]) {
		return [2]float64{-1, 1}
	}
	return m.Ends
}

// gradient appends a box that fades from one colour on the left to another on the
// right.
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
