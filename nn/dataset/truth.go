package dataset

import (
	"fmt"
	"slices"
)

// truthTable is built in: each row is the inputs, then the answer. All rows train
// and none test, because a table has no other rows.
type truthTable struct {
	name string
	rows [][]float64
}

// truthTables have 0 or 1 as their answer, which are classes.
var truthTables = []truthTable{
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

// numberTables have numbers as their answers, as many as answers names.
var numberTables = []struct {
	truthTable
	answers []string
}{
	// The one row of the network of two inputs, two hidden units and two outputs
	// that many tutorials work by hand (first M. Mazur, 2015).
	{truthTable{"table-worked-example", [][]float64{{.05, .1, .01, .99}}}, []string{"y₁", "y₂"}},
}

// TableNames lists the built-in tables of classes, NumberTableNames those of
// numbers.
func TableNames() []string {
	var list []string
	for _, t := range truthTables {
		list = append(list, t.name)
	}
	return list
}

func NumberTableNames() []string {
	var list []string
	for _, t := range numberTables {
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
		t := truth.table([]string{"y"})
		t.Classes = []string{"0", "1"}
		return t, nil
	}
	for _, numbers := range numberTables {
		if numbers.name == name {
			return numbers.table(numbers.answers), nil
		}
	}
	return Table{}, fmt.Errorf("dataset: table %q: want one of %v", name, append(TableNames(), NumberTableNames()...))
}

// table returns the rows as a table with these answers.
func (t truthTable) table(answers []string) Table {
	d := len(t.rows[0]) - len(answers)
	table := Table{Columns: numbered(d), Target: answers[0]}
	table.Others = append(table.Others, answers[1:]...)
	for _, row := range t.rows {
		table.Train.Inputs = append(table.Train.Inputs, row[:d]...)
		table.Train.Labels = append(table.Train.Labels, row[d])
		table.Train.Others = append(table.Train.Others, row[d+1:]...)
	}
	return table
}

// numbered returns names for inputs without any: x₁, x₂ …
func numbered(d int) []string { return numberedAs("x", d) }

func numberedAs(letter string, d int) []string {
	names := make([]string, d)
	for i := range names {
		var digits []rune
		for n := i + 1; n > 0; n /= 10 {
			digits = append(digits, '₀'+rune(n%10))
		}
		slices.Reverse(digits)
		names[i] = letter + string(digits)
	}
	return names
}
