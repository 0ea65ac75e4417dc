package dataset

import "math"

// Feature is an input the network may see: a function of the place.
type Feature struct {
	Key string // its name in links
	F   func(x, y float64) float64
}

// Features are the inputs in their fixed order.
var Features = []Feature{
	{"x", func(x, _ float64) float64 { return x }},
	{"y", func(_, y float64) float64 { return y }},
	{"xSquared", func(x, _ float64) float64 { return x * x }},
	{"ySquared", func(_, y float64) float64 { return y * y }},
	{"xTimesY", func(x, y float64) float64 { return x * y }},
	{"sinX", func(x, _ float64) float64 { return math.Sin(x) }},
	{"sinY", func(_, y float64) float64 { return math.Sin(y) }},
}

// Inputs appends the chosen features of one place: a row of the network's
// inputs.
func Inputs(dst []float64, features []int, x, y float64) []float64 {
	for _, f := range features {
		dst = append(dst, Features[f].F(x, y))
	}
	return dst
}
