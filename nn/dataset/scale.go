package dataset

import (
	"math"
	"slices"
)

// Scale maps a column's own numbers to those that Standardize made of them.
type Scale struct {
	Mean float64 `json:"mean"`
	// Deviation is the standard deviation over the training rows, with N in the
	// denominator. It is 0 for a column that is the same in all of them: it
	// becomes 0 everywhere.
	Deviation float64 `json:"deviation"`
}

// Of returns (v − Mean) / Deviation, or 0 without a deviation.
func (s Scale) Of(v float64) float64 {
	if s.Deviation == 0 {
		return 0
	}
	return (v - s.Mean) / s.Deviation
}

// Back returns the number that Of maps to z, or the mean without a deviation.
func (s Scale) Back(z float64) float64 { return s.Mean + z*s.Deviation }

// Scaling is what Standardize did.
type Scaling struct {
	Inputs []Scale `json:"inputs"`           // D, one for each input
	Target *Scale  `json:"target,omitempty"` // of the labels; nil for classes, which stay
	Others []Scale `json:"others,omitempty"` // of the table's Others
}

// Standardize returns the table with inputs that have mean 0 and standard
// deviation 1 over the training rows, and how it scaled them. The labels of a
// regression are scaled likewise. Networks learn badly from numbers of very
// different sizes.
//
// The columns are then called "name (z)". The result is not Raw.
func (t Table) Standardize() (Table, Scaling) {
	t.Raw = false
	t.Columns = slices.Clone(t.Columns)
	for i, name := range t.Columns {
		t.Columns[i] = standardized(name)
	}
	d := len(t.Columns)
	scaling := Scaling{Inputs: make([]Scale, d)}
	t.Train.Inputs, t.Test.Inputs = slices.Clone(t.Train.Inputs), slices.Clone(t.Test.Inputs)
	for i := range d {
		scaling.Inputs[i] = standardize(t.Train.Inputs, t.Test.Inputs, i, d)
	}
	if t.Classes == nil {
		t.Target = standardized(t.Target)
		t.Train.Labels, t.Test.Labels = slices.Clone(t.Train.Labels), slices.Clone(t.Test.Labels)
		target := standardize(t.Train.Labels, t.Test.Labels, 0, 1)
		scaling.Target = &target
	}
	t.Others = slices.Clone(t.Others)
	t.Train.Others, t.Test.Others = slices.Clone(t.Train.Others), slices.Clone(t.Test.Others)
	for i, name := range t.Others {
		t.Others[i] = standardized(name)
		scaling.Others = append(scaling.Others, standardize(t.Train.Others, t.Test.Others, i, len(t.Others)))
	}
	return t, scaling
}

// standardized is the name of a column that no longer has its own numbers.
func standardized(name string) string { return name + " (z)" }

// standardize scales one of several columns in place.
func standardize(train, test []float64, column, columns int) Scale {
	n, mean, squares := float64(len(train)/columns), 0.0, 0.0
	for at := column; at < len(train); at += columns {
		mean += train[at] / n
	}
	for at := column; at < len(train); at += columns {
		squares += (train[at] - mean) * (train[at] - mean) / n
	}
	s := Scale{Mean: mean, Deviation: math.Sqrt(squares)}
	if !(s.Deviation > 1e-12*math.Abs(mean)) { // rounding of the mean is no spread
		s.Deviation = 0
	}
	for _, values := range [][]float64{train, test} {
		for at := column; at < len(values); at += columns {
			values[at] = s.Of(values[at])
		}
	}
	return s
}
