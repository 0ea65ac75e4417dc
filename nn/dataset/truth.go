package dataset

import (
	"fmt"
	"slices"
)

// truthTables are built in: each row is the inputs, then the answer. All rows
// train and none test, because a table has no other rows.
var truthTables = []struct {
	name string
	rows [][]float64
}{
	{"table-and", [][]float64{{0, 0, 0}, {0, 1, 0}, {1, 0, 0}, {1, 1, 1}}},
	{"table-or", [][]float64{{0, 0, 0}, {0, 1, 1}, {1, 0, 1}, {1, 1, 1}}},
	{"table-nand", [][]float64{{0, 0, 1}, {0, 1, 1}, {1, 0, 1}, {1, 1, 0}}},
	{"table-xor", [][]float64{{0, 0, 0}, {0, 1, 1}, {1, 0, 1}, {1, 1, 0}}},
	{"table-parity", [][]float64{ // whether an odd number of the inputs is 1
		{0, 0, 0, 0}, {0, 0, 1, 1}, {0, 1, 0, 1}, {0, 1, 1, 0},
		{1, 0, 0, 1}, {1, 0, 1, 0}, {1, 1, 0, 0}, {1, 1, 1, 1},
	}},
	// The two tutorials' tables, in the order their sums run in. The answer of
	// the first is its first input.
	{"table-neuron", [][]float64{{0, 0, 1, 0}, {1, 1, 1, 1}, {1, 0, 1, 1}, {0, 1, 1, 0}}},
	{"table-hidden-layer", [][]float64{{.1, .2, .3, 0}, {.4, .5, .6, 1}, {.7, .8, .9, 0}}},
}

// TableNames lists the built-in tables.
func TableNames() []string {
	var list []string
	for _, t := range truthTables {
		list = append(list, t.name)
	}
	return list
}

// TableNamed returns a copy of a built-in table. The error of an unknown name
// lists the known ones.
func TableNamed(name string) (Table, error) {
	for _, truth := range truthTables {
		if truth.name != name {
			continue
		}
		d := len(truth.rows[0]) - 1
		t := Table{Columns: numbered(d), Target: "y", Classes: []string{"0", "1"}}
		for _, row := range truth.rows {
			t.Train.Inputs = append(t.Train.Inputs, row[:d]...)
			t.Train.Labels = append(t.Train.Labels, row[d])
		}
		return t, nil
	}
	return Table{}, fmt.Errorf("dataset: table %q: want one of %v", name, TableNames())
}

// numbered returns names for inputs without any: x₁, x₂ …
func numbered(d int) []string {
	names := make([]string, d)
	for i := range names {
		var digits []rune
		for n := i + 1; n > 0; n /= 10 {
			digits = append(digits, '₀'+rune(n%10))
		}
		slices.Reverse(digits)
		names[i] = "x" + string(digits)
	}
	return names
}
