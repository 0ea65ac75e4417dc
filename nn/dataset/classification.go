package dataset

import "math"

// Each generator below states its draws in order. circle, xor, gauss and spiral
// are TensorFlow Playground's data sets of the same name, draw by draw.

// circle: a disc of radius 2.5 inside a ring from 3.5 to 5. A point draws its
// radius, its angle, noise x, noise y. The noised place decides the label, but
// the point stays where it was.
func circle(s Source, n int, noise float64) []Point {
	const radius = 5.0
	points := make([]Point, 0, n)
	draw := func(from, to float64) {
		r := uniform(s, from, to)
		angle := uniform(s, 0, 2*math.Pi)
		x, y := r*math.Sin(angle), r*math.Cos(angle)
		nx := uniform(s, -radius, radius) * noise
		ny := uniform(s, -radius, radius) * noise
		label := -1.0
		if distance(x+nx, y+ny, 0, 0) < radius*0.5 {
			label = 1
		}
		points = append(points, Point{x, y, label})
	}
	for range n / 2 {
		draw(0, radius*0.5)
	}
	for range n / 2 {
		draw(radius*0.7, radius)
	}
	return points
}

// xor: label +1 where x and y have the same sign. A point draws x, y, noise x,
// noise y; x and y are pushed 0.3 off the axes.
func xor(s Source, n int, noise float64) []Point {
	const padding = 0.3
	draw := func() float64 {
		v := uniform(s, -5, 5)
		if v > 0 {
			return v + padding
		}
		return v - padding
	}
	points := make([]Point, n)
	for i := range points {
		x, y := draw(), draw()
		nx := uniform(s, -5, 5) * noise
		ny := uniform(s, -5, 5) * noise
		label := -1.0
		if (x+nx)*(y+ny) >= 0 {
			label = 1
		}
		points[i] = Point{x, y, label}
	}
	return points
}

// gauss: two clouds, around (2, 2) and (−2, −2). Noise widens them: the
// variance goes from 0.5 at 0 to 4 at noise 0.5. A point draws x, then y.
func gauss(s Source, n int, noise float64) []Point {
	variance := 0.5 + float64((4-0.5)/0.5*noise)
	points := make([]Point, 0, n)
	for _, cloud := range [...]Point{{2, 2, 1}, {-2, -2, -1}} {
		for range n / 2 {
			x := normal(s, cloud.X, variance)
			y := normal(s, cloud.Y, variance)
			points = append(points, Point{x, y, cloud.Label})
		}
	}
	return points
}

// normal draws from the normal distribution by the polar method and discards the
// second variate.
func normal(s Source, mean, variance float64) float64 {
	for {
		v1 := 2*s.Float64() - 1
		v2 := 2*s.Float64() - 1
		square := float64(v1*v1) + float64(v2*v2)
		if square <= 1 && square > 0 {
			return mean + float64(math.Sqrt(variance)*(math.Sqrt(-2*math.Log(square)/square)*v1))
		}
	}
}

// spiral: two arms of 1¾ turns each. A point draws noise x, noise y.
func spiral(s Source, n int, noise float64) []Point {
	points := make([]Point, 0, n)
	half := n / 2
	arm := func(start, label float64) {
		for i := range half {
			r := float64(i) / float64(half) * 5
			t := float64(1.75*float64(i)/float64(half)*2*math.Pi) + start
			x := float64(r*math.Sin(t)) + float64(uniform(s, -1, 1)*noise)
			y := float64(r*math.Cos(t)) + float64(uniform(s, -1, 1)*noise)
			points = append(points, Point{x, y, label})
		}
	}
	arm(0, 1)
	arm(math.Pi, -1)
	return points
}

// moons: two half circles that reach into each other, as scikit-learn's
// make_moons, scaled to the domain. A point draws its angle, noise x, noise y.
func moons(s Source, n int, noise float64) []Point {
	const radius = 3.0
	points := make([]Point, 0, n)
	half := n / 2
	arc := func(from, x0, y0, label float64) {
		for range half {
			t := from + uniform(s, 0, math.Pi)
			x := x0 + float64(radius*math.Cos(t)) + float64(uniform(s, -radius, radius)*noise)
			y := y0 + float64(radius*math.Sin(t)) + float64(uniform(s, -radius, radius)*noise)
			points = append(points, Point{x, y, label})
		}
	}
	arc(0, -radius/2, -radius/4, 1)
	arc(math.Pi, radius/2, radius/4, -1)
	return points
}

// checkerboard: squares of side 3 with alternating labels. A point draws x, y,
// noise x, noise y; the noised place decides the label.
func checkerboard(s Source, n int, noise float64) []Point {
	points := make([]Point, n)
	for i := range points {
		x, y := uniform(s, -Domain, Domain), uniform(s, -Domain, Domain)
		nx := uniform(s, -Domain/2, Domain/2) * noise
		ny := uniform(s, -Domain/2, Domain/2) * noise
		label := -1.0
		if (int(math.Floor((x+nx)/3))+int(math.Floor((y+ny)/3)))%2 == 0 {
			label = 1
		}
		points[i] = Point{x, y, label}
	}
	return points
}

func distance(x0, y0, x1, y1 float64) float64 {
	dx, dy := x0-x1, y0-y1
	return math.Sqrt(float64(dx*dx) + float64(dy*dy))
}
