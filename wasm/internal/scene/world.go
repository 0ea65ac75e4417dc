package scene

import "math"

// World maps between world and page coordinates: a square of the page shows a
// window of the data's plane, y pointing up.
type World struct {
	Square Rect
	Window Window
}

// ToPage returns the page coordinates of the point (x, y) of the data.
func (w World) ToPage(x, y float64) (px, py float64) {
	v := w.Window
	return w.Square.X + (x-v.X0)/(v.X1-v.X0)*w.Square.W,
		w.Square.Y + (v.Y1-y)/(v.Y1-v.Y0)*w.Square.H
}

// FromPage is the inverse of ToPage. For an empty square it returns the middle of
// the window.
func (w World) FromPage(px, py float64) (x, y float64) {
	v := w.Window
	if w.Square.W <= 0 || w.Square.H <= 0 {
		return (v.X0 + v.X1) / 2, (v.Y0 + v.Y1) / 2
	}
	return v.X0 + (px-w.Square.X)/w.Square.W*(v.X1-v.X0),
		v.Y1 - (py-w.Square.Y)/w.Square.H*(v.Y1-v.Y0)
}

// Contains reports whether the window contains (x, y). It does not contain NaN.
func (w World) Contains(x, y float64) bool {
	v := w.Window
	return x >= v.X0 && x <= v.X1 && y >= v.Y0 && y <= v.Y1
}

// drawable returns w with finite ends and no empty side.
func (w Window) drawable() Window {
	w.X0, w.X1 = span(w.X0, w.X1)
	w.Y0, w.Y1 = span(w.Y0, w.Y1)
	return w
}

// span returns lo and hi if they can be the ends of an axis, or else nearby values
// that can.
func span(lo, hi float64) (float64, float64) {
	const most = 1e150
	if !(math.Abs(lo) <= most && math.Abs(hi) <= most) { // also NaN
		return -1, 1
	}
	size := max(math.Abs(lo), math.Abs(hi))
	if hi-lo > 1e-9*size { // wide enough for the ticks to differ
		return lo, hi
	}
	middle := lo/2 + hi/2
	half := 1.0
	if size > 1e6 || size > 0 && size < 1e-6 {
		half = size
	}
	return middle - half, middle + half
}
