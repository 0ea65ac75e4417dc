package dataset

import "math"

// The generators of three and more classes. Labels are the class's index.

// spiral3: three arms of 1¼ turns each. A point draws noise x, noise y. Unlike
// spiral's, the arms begin beside the middle, so that no place has two labels.
func spiral3(s Source, n int, noise float64) []Point {
	points := make([]Point, 0, n)
	third := n / 3
	for class := range 3 {
		start := float64(class) * 2 * math.Pi / 3
		for i := range third {
			along := float64(i+1) / float64(third)
			r := 5 * along
			t := float64(1.25*along*2*math.Pi) + start
			x := float64(r*math.Sin(t)) + float64(uniform(s, -1, 1)*noise)
			y := float64(r*math.Cos(t)) + float64(uniform(s, -1, 1)*noise)
			points = append(points, Point{x, y, float64(class)})
		}
	}
	return points
}

// blobs: four clouds, one in each quarter. Noise widens them: the variance goes
// from 0.25 at 0 to 2 at noise 0.5. A point draws x, then y.
func blobs(s Source, n int, noise float64) []Point {
	variance := 0.25 + float64((2-0.25)/0.5*noise)
	points := make([]Point, 0, n)
	for _, cloud := range [...]Point{{2.5, 2.5, 0}, {-2.5, 2.5, 1}, {-2.5, -2.5, 2}, {2.5, -2.5, 3}} {
		for range n / 4 {
			x := normal(s, cloud.X, variance)
			y := normal(s, cloud.Y, variance)
			points = append(points, Point{x, y, cloud.Label})
		}
	}
	return points
}

// rings: a disc and two rings around it, a third of the points each. A point
// draws as circle's do: its radius, its angle, noise x, noise y; the noised place
// decides the label, but the point stays where it was.
func rings(s Source, n int, noise float64) []Point {
	const radius = 5.0
	points := make([]Point, 0, n)
	for _, ring := range [...]struct{ from, to float64 }{{0, 1.2}, {2, 3.2}, {4, radius}} {
		for range n / 3 {
			r := uniform(s, ring.from, ring.to)
			angle := uniform(s, 0, 2*math.Pi)
			x, y := r*math.Sin(angle), r*math.Cos(angle)
			nx := uniform(s, -radius, radius) * noise
			ny := uniform(s, -radius, radius) * noise
			label := 2.0
			switch r := distance(x+nx, y+ny, 0, 0); { // the middles of the gaps
			case r < 1.6:
				label = 0
			case r < 3.6:
				label = 1
			}
			points = append(points, Point{x, y, label})
		}
	}
	return points
}
