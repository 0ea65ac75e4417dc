package dataset

import (
	"errors"
	"fmt"
	"math"
	"slices"
)

// How much a table may hold.
const (
	MostRows    = 10000 // in Train and Test together
	MostColumns = 32    // of inputs
	MostClasses = 7     // as many as have a colour and a shape of their own

	// mostSize bounds a number, so that squares, sums and ranges of any stay
	// finite.
	mostSize = 1e100
)

// Table is data with any number of inputs.
type Table struct {
	Columns []string // names of the D inputs, 1…MostColumns
	Target  string   // name of what is to be answered
	Classes []string // names of the classes, 2…MostClasses; nil: labels are numbers (regression)

	Train, Test Rows
	Whole       bool // Train holds all rows, still to be divided by Divide; Test is empty
	Raw         bool // still to be standardized by Standardize, once it is divided
}

// Rows are N rows of D inputs, with a label each.
type Rows struct {
	Inputs []float64 // N×D, row by row
	Labels []float64 // N: the class's index in Classes, or a number
}

// N is the number of rows.
func (r Rows) N() int { return len(r.Labels) }

// Check names the first thing that is wrong with a table: its names, its shape,
// a number that is none, a class without a training row. Rows are counted from
// 1. What passes can be shown and trained on.
func (t Table) Check() error {
	if err := t.checkNames(); err != nil {
		return err
	}
	if err := t.checkClasses(); err != nil {
		return err
	}
	n := t.Train.N() + t.Test.N()
	switch {
	case n == 0:
		return errors.New("no rows")
	case n > MostRows:
		return fmt.Errorf("%d rows, want at most %d", n, MostRows)
	case t.Whole && t.Test.N() > 0:
		return fmt.Errorf("%d test rows in a table that is still to be divided", t.Test.N())
	case t.Train.N() == 0:
		return errors.New("no training row: a larger training share may give some")
	}
	if err := t.checkRows("train", t.Train); err != nil {
		return err
	}
	if err := t.checkRows("test", t.Test); err != nil {
		return err
	}
	if t.Classes == nil {
		return t.checkDiffer()
	}
	return t.checkEachClass()
}

func (t Table) checked() (Table, error) {
	if err := t.Check(); err != nil {
		return Table{}, err
	}
	return t, nil
}

func (t Table) checkNames() error {
	switch {
	case len(t.Columns) == 0:
		return errors.New("no input column")
	case len(t.Columns) > MostColumns:
		return fmt.Errorf("%d input columns, want at most %d", len(t.Columns), MostColumns)
	}
	seen := map[string]bool{}
	for i, name := range t.Columns {
		if clean(name) == "" {
			return fmt.Errorf("column %d has no name", i+1)
		}
		if seen[name] {
			return fmt.Errorf("two columns are named %s", short(name))
		}
		seen[name] = true
	}
	if clean(t.Target) == "" {
		return errors.New("the target column has no name")
	}
	if seen[t.Target] {
		return fmt.Errorf("two columns are named %s", short(t.Target))
	}
	return nil
}

func (t Table) checkClasses() error {
	switch {
	case t.Classes == nil:
		return nil
	case len(t.Classes) == 0:
		return errors.New("no classes: want at least two")
	case len(t.Classes) == 1:
		return fmt.Errorf("only one class (%s): want at least two", quote(t.Classes[0]))
	case len(t.Classes) > MostClasses:
		return fmt.Errorf("%d classes, want at most %d", len(t.Classes), MostClasses)
	}
	seen := map[string]bool{}
	for i, name := range t.Classes {
		if clean(name) == "" {
			return fmt.Errorf("class %d has no name", i+1)
		}
		if seen[name] {
			return fmt.Errorf("two classes are named %s", quote(name))
		}
		seen[name] = true
	}
	return nil
}

func (t Table) checkRows(set string, r Rows) error {
	d := len(t.Columns)
	if len(r.Inputs) != r.N()*d {
		return fmt.Errorf("%s: %d numbers for %d rows of %d inputs", set, len(r.Inputs), r.N(), d)
	}
	place := set + " row"
	if t.Whole {
		place = "row"
	}
	for i, v := range r.Inputs {
		if wrong := size(v); wrong != "" {
			return fmt.Errorf("%s %d, column %s: %v %s", place, i/d+1, short(t.Columns[i%d]), v, wrong)
		}
	}
	for i, v := range r.Labels {
		if wrong := size(v); wrong != "" {
			return fmt.Errorf("%s %d, column %s: %v %s", place, i+1, short(t.Target), v, wrong)
		}
		if t.Classes != nil && (v != math.Trunc(v) || v < 0 || v >= float64(len(t.Classes))) {
			return fmt.Errorf("%s %d, column %s: class %v, want 0…%d", place, i+1, short(t.Target), v, len(t.Classes)-1)
		}
	}
	return nil
}

// checkDiffer wants numbers to predict that are not all the same.
func (t Table) checkDiffer() error {
	all := slices.Concat(t.Train.Labels, t.Test.Labels)
	if len(all) > 1 && slices.Min(all) == slices.Max(all) {
		return fmt.Errorf("column %s: every row has %s: want at least two different numbers", short(t.Target), spell(all[0]))
	}
	return nil
}

func (t Table) checkEachClass() error {
	rows := make([]int, len(t.Classes))
	for _, class := range t.Train.Labels {
		rows[int(class)]++
	}
	for class, n := range rows {
		switch {
		case n > 0:
		case t.Whole:
			return fmt.Errorf("class %s has no row", quote(t.Classes[class]))
		default:
			return fmt.Errorf("class %s has no training row: a larger training share, or another seed, may give it one", quote(t.Classes[class]))
		}
	}
	return nil
}
