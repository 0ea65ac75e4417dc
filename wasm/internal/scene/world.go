package scene

import "math"

// World is the one place where the data's coordinates meet the page's: a
// square of the page that shows a window of the data's plane, y upward.
type World struct {
	Square Rect
	Window Window
}

// ToPage returns where on the page the point (x, y) of the data stands.
func (w World) ToPage(x, y float64) (px, py float64) {
	v := w.Window
	return w.Square.X + (x-v.X0)/(v.X1-v.X0)*w.Square.W,
		w.Square.Y + (v.Y1-y)/(v.Y1-v.Y0)*w.Square.H
}

// FromPage is the inverse of ToPage. An empty square gives the middle.
func (w World) FromPage(px, py float64) (x, y float64) {
	v := w.Window
	if w.Square.W <= 0 || w.Square.H <= 0 {
		return (v.X0 + v.X1) / 2, (v.Y0 + v.Y1) / 2
	}
	return v.X0 + (px-w.Square.X)/w.Square.W*(v.X1-v.X0),
		v.Y1 - (py-w.Square.Y)/w.Square.H*(v.Y1-v.Y0)
}

// Contains tells whether (x, y) is shown at all; NaN is not.
func (w World) Contains(x, y float64) bool {
	v := w.Window
	return x >= v.X0 && x <= v.X1 && y >= v.Y0 && y <= v.Y1
}

// drawable returns w with everything finite and neither side empty.
func (w Window) drawable() Window {
	w.X0, w.X1 = span(w.X0, w.X1)
	w.Y0, w.Y1 = span(w.Y0, w.Y1)
	return w
}

// span returns lo and hi if they can be the ends of an axis, or else something
// near them that can.
func span(lo, hi float64) (float64, float64) {
	const most = 1e150
	if !(math.Abs(lo) <= most && math.Abs(hi) <= most) { // NaN, too
		return -1, 1
	}
	size := max(math.Abs(lo), math.Abs(hi))
	if hi-lo > 1e-9*size { // so wide that ticks can be told from one another
		return lo, hi
	}
	middle := lo/2 + hi/2
	half := 1.0
	if size > 1e6 || size > 0 && size < 1e-6 {
		half = size
	}
	return middle - half, middle + half
}
