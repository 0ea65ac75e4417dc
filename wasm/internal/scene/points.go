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
	scale       float64
	dark        bool
}

// points makes the mesh of all points unless it is still valid. Many points are
// most of a frame's work, and they seldom change.
func (d *pen) points() {
	next := pointsKey{
		d.m.PointsVersion, len(d.m.Train), len(d.m.Test), d.m.Classes,
		d.l.Boundary, d.l.window, d.scale, d.m.Dark,
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

// radius returns the radius of the points in CSS pixels. Very many points are
// smaller, to overlap less.
func (d *pen) radius() float64 {
	const many = 2000
	n := float64(len(d.m.Train) + len(d.m.Test))
	return clamp(d.l.Boundary.W/120, 1.5, 4) * clamp(math.Sqrt(many/n), 0.6, 1)
}

// presence returns the opacity of a point, which never quite vanishes.
func presence(fade float64) float32 {
	if !(fade > 0) {
		return 1
	}
	return float32(1 - 0.88*min(fade, 1))
}
