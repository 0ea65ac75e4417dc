// Package dataset makes the playground's data: points in the plane with a
// label, and the inputs computed from them. Every generator takes its numbers
// from the source it is given, in a stated order, so that a seed gives the same
// points everywhere.
package dataset

import "fmt"

// Domain is the square the points are drawn in: −Domain…Domain both ways.
const Domain = 6.0

// Source gives uniform numbers in [0, 1).
type Source interface{ Float64() float64 }

// Point is one sample: a place and what the network should answer there, ±1 in
// a classification, a number about −1…1 in a regression.
type Point struct{ X, Y, Label float64 }

// uniform draws from a…b. The product is rounded before the sum, so that no
// processor fuses the two and changes the last bit.
func uniform(s Source, a, b float64) float64 { return float64(s.Float64()*(b-a)) + a }

// Generator makes points of one kind.
type Generator struct {
	Name       string
	Regression bool
	// Count is how many points the playground makes.
	Count int
	// Make draws n points; noise is 0…1.
	Make func(s Source, n int, noise float64) []Point
}

var generators = []Generator{
	{Name: "circle", Count: 500, Make: circle},
	{Name: "xor", Count: 500, Make: xor},
	{Name: "gauss", Count: 500, Make: gauss},
	{Name: "spiral", Count: 500, Make: spiral},
	{Name: "moons", Count: 500, Make: moons},
	{Name: "checkerboard", Count: 500, Make: checkerboard},
	{Name: "reg-plane", Regression: true, Count: 1200, Make: plane},
	{Name: "reg-gauss", Regression: true, Count: 1200, Make: bumps},
	{Name: "reg-sine", Regression: true, Count: 1200, Make: sine},
}

// ClassificationNames lists the registered data sets with two classes.
func ClassificationNames() []string { return names(false) }

// RegressionNames lists the registered data sets with a number to predict.
func RegressionNames() []string { return names(true) }

func names(regression bool) []string {
	var list []string
	for _, g := range generators {
		if g.Regression == regression {
			list = append(list, g.Name)
		}
	}
	return list
}

// Named finds a registered generator. The error of an unknown name lists the
// names there are.
func Named(name string) (Generator, error) {
	for _, g := range generators {
		if g.Name == name {
			return g, nil
		}
	}
	return Generator{}, fmt.Errorf("dataset: %q: want one of %v", name, append(names(false), names(true)...))
}

// Shuffle puts the points in random order: Fisher–Yates, counting down, one
// number of the source a point.
func Shuffle(s Source, points []Point) {
	for counter := len(points); counter > 0; {
		index := int(s.Float64() * float64(counter))
		counter--
		points[counter], points[index] = points[index], points[counter]
	}
}

// Split cuts off the first ⌊N·percent/100⌋ points for training; the rest test.
func Split(points []Point, percent int) (train, test []Point) {
	at := len(points) * percent / 100
	return points[:at], points[at:]
}
