// Package dataset makes the playground's data.
//
// Points are places in the plane with a label, drawn by generators, and the
// inputs computed from them. Every generator draws its numbers from a given
// source in a stated order, so that a seed makes the same points everywhere.
//
// Tables are rows of any number of inputs: the built-in truth tables, or
// somebody's own data, read from CSV or JSON. An error about those is a *Fault:
// it names the row and the column, as data and as an English sentence.
package dataset

import "fmt"

// Domain is the square the points are drawn in: −Domain…Domain both ways.
const Domain = 6.0

// Source returns uniform numbers in [0, 1).
type Source interface{ Float64() float64 }

// Point is one sample: a place and what the network should answer there: ±1 for
// two classes, the class's index for more, a number about −1…1 in a regression.
type Point struct{ X, Y, Label float64 }

// uniform draws from a…b. The product is rounded before the sum, so that no
// processor fuses the two and changes the last bit.
func uniform(s Source, a, b float64) float64 { return float64(s.Float64()*(b-a)) + a }

// Generator makes points of one kind.
type Generator struct {
	Name string
	// Classes is 0 for a regression, 2 where labels are ±1; with 3 and more a
	// label is the class's index, 0…Classes−1.
	Classes int
	// Count is how many points the playground makes.
	Count int
	// Make draws n points; noise is 0…1.
	Make func(s Source, n int, noise float64) []Point
}

var generators = []Generator{
	{Name: "circle", Classes: 2, Count: 500, Make: circle},
	{Name: "xor", Classes: 2, Count: 500, Make: xor},
	{Name: "gauss", Classes: 2, Count: 500, Make: gauss},
	{Name: "spiral", Classes: 2, Count: 500, Make: spiral},
	{Name: "moons", Classes: 2, Count: 500, Make: moons},
	{Name: "checkerboard", Classes: 2, Count: 500, Make: checkerboard},
	{Name: "spiral3", Classes: 3, Count: 600, Make: spiral3},
	{Name: "blobs", Classes: 4, Count: 600, Make: blobs},
	{Name: "rings", Classes: 3, Count: 600, Make: rings},
	{Name: "reg-plane", Count: 1200, Make: plane},
	{Name: "reg-gauss", Count: 1200, Make: bumps},
	{Name: "reg-sine", Count: 1200, Make: sine},
}

// ClassificationNames lists the registered data sets with classes.
func ClassificationNames() []string { return names(false) }

// RegressionNames lists the registered data sets with a number to predict.
func RegressionNames() []string { return names(true) }

func names(regression bool) []string {
	var list []string
	for _, g := range generators {
		if (g.Classes == 0) == regression {
			list = append(list, g.Name)
		}
	}
	return list
}

// Named finds a registered generator. The error of an unknown name lists the
// known ones.
func Named(name string) (Generator, error) {
	for _, g := range generators {
		if g.Name == name {
			return g, nil
		}
	}
	return Generator{}, fmt.Errorf("dataset: %q: want one of %v", name, append(names(false), names(true)...))
}
