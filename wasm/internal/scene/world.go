package scene

import "math"

// World is the one place where the data's coordinates meet the page's: a
// square of the page that shows −Domain…Domain both ways, y upward.
type World struct {
	Square Rect
	Domain float64
}

// ToPage returns where on the page the point (x, y) of the data stands.
func (w World) ToPage(x, y float64) (px, py float64) {
	return w.Square.X + (x/w.Domain+1)/2*w.Square.W,
		w.Square.Y + (1-y/w.Domain)/2*w.Square.H
}

// FromPage is the inverse of ToPage. An empty square gives the middle.
func (w World) FromPage(px, py float64) (x, y float64) {
	if w.Square.W <= 0 || w.Square.H <= 0 {
		return 0, 0
	}
	return ((px-w.Square.X)/w.Square.W*2 - 1) * w.Domain,
		(1 - (py-w.Square.Y)/w.Square.H*2) * w.Domain
}

// Contains tells whether (x, y) is shown at all; NaN is not.
func (w World) Contains(x, y float64) bool {
	return math.Abs(x) <= w.Domain && math.Abs(y) <= w.Domain
}
