package dataset

import "math"

// plane: a slope along x+y. A point draws x, y, noise x, noise y; the noised
// place decides the label.
func plane(s Source, n int, noise float64) []Point {
	return overSquare(s, n, noise, func(x, y float64) float64 { return (x + y) / 10 })
}

// bumps: three hills and three hollows of radius 2. It draws as plane does.
func bumps(s Source, n int, noise float64) []Point {
	centres := [...]Point{
		{-4, 2.5, 1}, {0, 2.5, -1}, {4, 2.5, 1},
		{-4, -2.5, -1}, {0, -2.5, 1}, {4, -2.5, -1},
	}
	return overSquare(s, n, noise, func(x, y float64) float64 {
		label := 0.0
		for _, c := range centres {
			height := max(0, 1-distance(x, y, c.X, c.Y)/2)
			if height > max(label, -label) {
				label = c.Label * height
			}
		}
		return label
	})
}

// sine: waves along x whose height grows with y. It draws as plane does.
func sine(s Source, n int, noise float64) []Point {
	return overSquare(s, n, noise, func(x, y float64) float64 {
		return math.Sin(x) * (y + Domain) / (2 * Domain)
	})
}

func overSquare(s Source, n int, noise float64, label func(x, y float64) float64) []Point {
	points := make([]Point, n)
	for i := range points {
		x := uniform(s, -Domain, Domain)
		y := uniform(s, -Domain, Domain)
		nx := uniform(s, -Domain, Domain) * noise
		ny := uniform(s, -Domain, Domain) * noise
		points[i] = Point{x, y, label(x+nx, y+ny)}
	}
	return points
}
