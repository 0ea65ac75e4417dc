package scene

// Contains reports whether (x, y) lies in r.
func (r Rect) Contains(x, y float64) bool {
	return x >= r.X && x < r.X+r.W && y >= r.Y && y < r.Y+r.H
}

// Center returns the middle of r.
func (r Rect) Center() (x, y float64) {
	return r.X + r.W/2, r.Y + r.H/2
}

// Empty reports whether r has no area.
func (r Rect) Empty() bool {
	return !(r.W > 0 && r.H > 0)
}

// grow returns r with d more on every side.
func (r Rect) grow(d float64) Rect {
	return Rect{r.X - d, r.Y - d, r.W + 2*d, r.H + 2*d}
}

// around returns the square of side 2·d centred on (x, y).
func around(x, y, d float64) Rect {
	return Rect{x - d, y - d, 2 * d, 2 * d}
}
