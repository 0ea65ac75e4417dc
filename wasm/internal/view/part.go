package view

import (
	"math"
	"time"

	"neuralplay/wasm/internal/layerspace"
)

// square is a square of a space.
type square struct{ x, y, half float64 }

// part is the square of a space that is shown. It stays where it is as long as things fit well; then it moves, and
// does not jump.
type part struct{ now, to square }

const (
	roomAround = 1.2  // of what there is
	leastRoom  = 1.13 // before the part moves
	tooMuch    = 1.9
	lowered    = 0.08 // of half the square: a caption stands at its top
)

// partOf returns the part that shows all of a map.
func partOf(m *layerspace.Map) part {
	box := boxOf(m.Grid, m.Train, m.Test)
	x, y := (box.x0+box.x1)/2, (box.y0+box.y1)/2
	half := roomAround * max(box.x1-box.x0, box.y1-box.y0) / 2
	if size := max(math.Abs(x), math.Abs(y)); !(half > 1e-9*size) || half == 0 { // all in one place, or nowhere
		half = max(1, size)
		if math.IsNaN(x) || math.IsNaN(y) {
			x, y, half = 0, 0, 1
		}
	}
	s := square{x, y, half}
	return part{s, s}
}

// box is what some spots take up.
type box struct{ x0, x1, y0, y1 float64 }

func boxOf(sets ...[]layerspace.Spot) box {
	b := box{math.Inf(1), math.Inf(-1), math.Inf(1), math.Inf(-1)}
	for _, set := range sets {
		for _, p := range set {
			if far := math.Abs(p.X) + math.Abs(p.Y); !(far < 1e12) { // of a run that diverges
				continue
			}
			b.x0, b.x1 = min(b.x0, p.X), max(b.x1, p.X)
			b.y0, b.y1 = min(b.y0, p.Y), max(b.y1, p.Y)
		}
	}
	return b
}

// follow moves the part to next where things have left it, or have become small in it.
func (p *part) follow(next part) {
	have, need := p.to, next.to
	off := max(math.Abs(need.x-have.x), math.Abs(need.y-have.y))
	inner := need.half / roomAround
	if leastRoom*(inner+off) > have.half || tooMuch*inner < have.half {
		p.to = need
	}
}

func (p *part) isMoving() bool { return p.now != p.to }

// move brings the part closer to where it should be.
func (p *part) move(elapsed time.Duration, atOnce bool) {
	const near = 0.005
	t := 1 - math.Exp(-elapsed.Seconds()/partTime.Seconds())
	now, to := &p.now, p.to
	now.x, now.y, now.half = now.x+t*(to.x-now.x), now.y+t*(to.y-now.y), now.half+t*(to.half-now.half)
	off := max(math.Abs(to.x-now.x), math.Abs(to.y-now.y), math.Abs(to.half-now.half))
	if atOnce || !(off > near*to.half) {
		p.now = to
	}
}

// place appends where places of the space lie in the square.
func (p *part) place(dst, spots []layerspace.Spot) []layerspace.Spot {
	for _, s := range spots {
		dst = append(dst, layerspace.Spot{X: (s.X - p.now.x) / p.now.half, Y: (s.Y-p.now.y)/p.now.half - lowered})
	}
	return dst
}

// inSpace is the inverse of place.
func (p *part) inSpace(at layerspace.Spot) (x, y float64) {
	return p.now.x + at.X*p.now.half, p.now.y + (at.Y+lowered)*p.now.half
}
