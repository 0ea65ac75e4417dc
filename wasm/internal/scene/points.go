package scene

import (
	"cmp"
	"math"
	"slices"
)

// pointsKey is everything that the mesh of the points depends on.
type pointsKey struct {
	version     uint64
	train, test int
	classes     int
	square      Rect
	window      Window
	discretize  bool // of a space
	scale       float64
	dark        bool
}

// points makes the mesh of all points unless it is still valid. Many points are
// most of a frame's work, and they seldom change.
func (d *pen) points() {
	next := pointsKey{
		d.m.PointsVersion, len(d.m.Train), len(d.m.Test), d.m.Classes,
		d.l.Boundary, d.l.window, d.m.Space.On && d.m.Discretize, d.scale, d.m.Dark,
	}
	if next == d.pointsMade {
		return
	}
	d.pointsMade = next
	d.PointsVersion++
	d.Points.reset()
	if d.l.Boundary.W < 8 {
		return
	}
	d.space()
	if slices.ContainsFunc(d.m.Test, faded) || slices.ContainsFunc(d.m.Train, faded) {
		d.pointsByFade()
		return
	}
	for i := range d.m.Test {
		d.point(&d.m.Test[i], true)
	}
	for i := range d.m.Train {
		d.point(&d.m.Train[i], false)
	}
}

func faded(p Point) bool { return p.Fade > 0 }

// pointsByFade appends all points, the farthest off the slice first, so that they
// do not hide those on it.
func (d *pen) pointsByFade() {
	test := len(d.m.Test)
	at := func(i int32) *Point {
		if int(i) < test {
			return &d.m.Test[i]
		}
		return &d.m.Train[int(i)-test]
	}
	d.order = d.order[:0]
	for i := range test + len(d.m.Train) {
		d.order = append(d.order, int32(i))
	}
	slices.SortStableFunc(d.order, func(i, j int32) int { return cmp.Compare(at(j).Fade, at(i).Fade) })
	for _, i := range d.order {
		d.point(at(i), int(i) < test)
	}
}

// point appends one sample: filled for training, hollow for test.
func (d *pen) point(p *Point, hollow bool) {
	world := d.l.World()
	if !world.Contains(p.X, p.Y) || math.IsNaN(p.Label) {
		return
	}
	x, y := world.ToPage(p.X, p.Y)
	radius, edge := d.px(d.radius()), max(1, d.px(1))
	d.Points.dot(d.look(p.Label), d.px(x), d.px(y), radius, edge, hollow, d.p.Paper, presence(p.Fade))
}

// Sizes of the ring around the marked point in CSS pixels.
const (
	ringGap  = 3.5 // between the point and the middle of the ring
	ringLine = 2
	ringHalo = 5 // of the paper under it
)

// ring appends the marked point and the ring around it, over all others.
func (d *pen) ring() {
	p, world := &d.m.Marked, d.l.World()
	if !p.Is || d.l.Boundary.W < 8 || !world.Contains(p.X, p.Y) || math.IsNaN(p.Label) {
		return
	}
	x, y := world.ToPage(p.X, p.Y)
	r := d.radius()
	middle := r + ringGap
	d.Shapes.circle(d.px(x), d.px(y), d.px(middle+ringHalo/2), d.px(ringHalo), d.p.Paper.fade(0.85))
	d.Shapes.circle(d.px(x), d.px(y), d.px(middle+ringLine/2), d.px(ringLine), d.p.Ink)
	d.Shapes.dot(d.look(p.Label), d.px(x), d.px(y), d.px(r), max(1, d.px(1)), p.Hollow, d.p.Paper, 1)
}

// PointAt returns the index of the point nearest to a place of the page, and how
// far it is in CSS pixels; −1 and reach where none is nearer than that. Of points
// in one place it is the one that lies nearest to the shown slice.
func (l *Layout) PointAt(points []Point, x, y, reach float64) (index int, far float64) {
	const same = 0.5 // CSS pixels apart
	world := l.World()
	index, far = -1, reach
	for i := range points {
		p := &points[i]
		px, py := world.ToPage(p.X, p.Y)
		if !(math.Abs(px-x) < reach && math.Abs(py-y) < reach) { // nearly all of many points
			continue
		}
		apart := math.Hypot(px-x, py-y)
		if apart >= reach || !world.Contains(p.X, p.Y) {
			continue
		}
		if index < 0 || cmp.Or(
			cmp.Compare(math.Floor(apart/same), math.Floor(far/same)),
			cmp.Compare(p.Fade, points[index].Fade), cmp.Compare(apart, far)) < 0 {
			index, far = i, apart
		}
	}
	return index, far
}

// radius returns the radius of the points in CSS pixels. It grows with the boundary,
// slowly once they can be told apart. Very many points are smaller, to overlap less.
func (d *pen) radius() float64 {
	const (
		many  = 2000
		clear = 4   // pixels, which they have over
		wide  = 480 // of the boundary
	)
	n, side := float64(len(d.m.Train)+len(d.m.Test)), d.l.Boundary.W
	size := clamp(side*clear/wide, 1.5, clear) + clamp((side-wide)/320, 0, 3)
	return size * clamp(math.Sqrt(many/n), 0.6, 1)
}

// presence returns the opacity of a point, which never quite vanishes.
func presence(fade float64) float32 {
	if !(fade > 0) {
		return 1
	}
	return float32(1 - 0.88*min(fade, 1))
}
