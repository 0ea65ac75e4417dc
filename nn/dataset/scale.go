package dataset

import (
	"math"
	"slices"
)

// Standardize gives every input the mean 0 and the standard deviation 1 over the
// rows to train on, and so the labels of a regression: networks learn badly from
// numbers of very different sizes. Their columns are then called "name (z)". A column that is the same everywhere becomes
// 0. The result is not Raw.
func (t Table) Standardize() Table {
	t.Raw = false
	t.Columns = slices.Clone(t.Columns)
	for i, name := range t.Columns {
		t.Columns[i] = standardized(name)
	}
	d := len(t.Columns)
	t.Train.Inputs, t.Test.Inputs = slices.Clone(t.Train.Inputs), slices.Clone(t.Test.Inputs)
	for i := range d {
		standardize(t.Train.Inputs, t.Test.Inputs, i, d)
	}
	if t.Classes == nil {
		t.Target = standardized(t.Target)
		t.Train.Labels, t.Test.Labels = slices.Clone(t.Train.Labels), slices.Clone(t.Test.Labels)
		standardize(t.Train.Labels, t.Test.Labels, 0, 1)
	}
	return t
}

// standardized is the name of a column whose numbers are not its own any more.
func standardized(name string) string { return name + " (z)" }

// standardize does so with one column of so many.
func standardize(train, test []float64, column, columns int) {
	n, mean, squares := float64(len(train)/columns), 0.0, 0.0
	for at := column; at < len(train); at += columns {
		mean += train[at] / n
	}
	for at := column; at < len(train); at += columns {
		squares += (train[at] - mean) * (train[at] - mean) / n
	}
	deviation := math.Sqrt(squares)
	if !(deviation > 1e-12*math.Abs(mean)) { // rounding of the mean is no spread
		deviation = math.Inf(1)
	}
	for _, values := range [][]float64{train, test} {
		for at := column; at < len(values); at += columns {
			values[at] = (values[at] - mean) / deviation
		}
	}
}
