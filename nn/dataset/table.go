package dataset

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"unicode/utf8"
)

// How much a table may hold.
const (
	MostRows    = 10000 // in Train and Test together
	MostColumns = 32    // of inputs
	MostClasses = 7     // as many as have a colour and a shape of their own
	MostTargets = 7     // numbers to be answered for one row
	MostName    = 200   // characters of a column's or a class's name

	// mostSize bounds a number, so that squares, sums and ranges of any stay
	// finite.
	mostSize = 1e100
)

// Table is data with any number of inputs.
type Table struct {
	Columns []string // names of the D inputs, 1…MostColumns
	Target  string   // name of what is to be answered
	Classes []string // names of the classes, 2…MostClasses; nil: labels are numbers (regression)
	// Others are the names of further numbers to be answered, Target's being the first; only without classes.
	Others []string `json:",omitempty"`

	Train, Test Rows
	Whole       bool // Train holds all rows, still to be divided by Divide; Test is empty
	Raw         bool // still to be standardized by Standardize, once it is divided

	LeftOut int `json:",omitempty"` // rows that were not taken, because a cell was missing
}

// Rows are N rows of D inputs, with a label each.
type Rows struct {
	Inputs []float64 // N×D, row by row
	Labels []float64 // N: the class's index in Classes, or a number
	Others []float64 `json:",omitempty"` // N×len(Table.Others), row by row
}

// N is the number of rows.
func (r Rows) N() int { return len(r.Labels) }

// Check returns the first thing that is wrong with a table, a *Fault: its names,
// its shape, a value that is not a number, a class without a training row. What
// passes can be shown and trained on.
func (t Table) Check() error { return t.check().orNil() }

func (t Table) check() *Fault {
	if f := t.checkNames(); f != nil {
		return f
	}
	if f := t.checkClasses(); f != nil {
		return f
	}
	n := t.Train.N() + t.Test.N()
	switch {
	case n == 0:
		return &Fault{Code: "noRows"}
	case n > MostRows:
		return &Fault{Code: "manyRows", Count: n, Most: MostRows}
	case t.Whole && t.Test.N() > 0:
		return &Fault{Code: "wholeTest", Count: t.Test.N()}
	case t.Train.N() == 0:
		return &Fault{Code: "noTrainRow"}
	}
	if f := t.checkRows("train", t.Train); f != nil {
		return f
	}
	if f := t.checkRows("test", t.Test); f != nil {
		return f
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

func (t Table) checkNames() *Fault {
	switch {
	case len(t.Columns) == 0:
		return &Fault{Code: "noColumns"}
	case len(t.Columns) > MostColumns:
		return &Fault{Code: "manyColumns", Count: len(t.Columns), Most: MostColumns}
	}
	seen := map[string]bool{}
	for i, name := range t.Columns {
		if clean(name) == "" {
			return &Fault{Code: "unnamedColumn", Column: strconv.Itoa(i + 1)}
		}
		if f := checkLength(name); f != nil {
			return f
		}
		if seen[name] {
			return &Fault{Code: "sameColumns", Name: short(name)}
		}
		seen[name] = true
	}
	if clean(t.Target) == "" {
		return &Fault{Code: "unnamedTarget"}
	}
	if seen[t.Target] {
		return &Fault{Code: "sameColumns", Name: short(t.Target)}
	}
	if f := checkLength(t.Target); f != nil {
		return f
	}
	seen[t.Target] = true
	return t.checkOthers(seen)
}

// checkOthers checks the names of the targets beyond the first; seen are those of all other columns.
func (t Table) checkOthers(seen map[string]bool) *Fault {
	if n := 1 + len(t.Others); n > MostTargets || n > 1 && t.Classes != nil {
		return t.severalTargets()
	}
	for _, name := range t.Others {
		if clean(name) == "" {
			return &Fault{Code: "unnamedTarget"}
		}
		if f := checkLength(name); f != nil {
			return f
		}
		if seen[name] {
			return &Fault{Code: "sameColumns", Name: short(name)}
		}
		seen[name] = true
	}
	return nil
}

func (t Table) severalTargets() *Fault {
	most := MostTargets
	if t.Classes != nil {
		most = 1
	}
	return &Fault{Code: "manyTargets", Count: 1 + len(t.Others), Most: most}
}

func checkLength(name string) *Fault {
	if n := utf8.RuneCountInString(name); n > MostName {
		return &Fault{Code: "longName", Name: short(name), Count: n, Most: MostName}
	}
	return nil
}

func (t Table) checkClasses() *Fault {
	switch {
	case t.Classes == nil:
		return nil
	case len(t.Classes) == 0:
		return &Fault{Code: "noClasses"}
	case len(t.Classes) == 1:
		return &Fault{Code: "oneClass", Name: short(t.Classes[0])}
	case len(t.Classes) > MostClasses:
		return &Fault{Code: "manyClasses", Count: len(t.Classes), Most: MostClasses}
	}
	seen := map[string]bool{}
	for i, name := range t.Classes {
		if clean(name) == "" {
			return &Fault{Code: "unnamedClass", Name: strconv.Itoa(i + 1)}
		}
		if f := checkLength(name); f != nil {
			return f
		}
		if seen[name] {
			return &Fault{Code: "sameClasses", Name: short(name)}
		}
		seen[name] = true
	}
	return nil
}

func (t Table) checkRows(set string, r Rows) *Fault {
	d := len(t.Columns)
	if len(r.Inputs) != r.N()*d {
		return &Fault{Code: "shape", Set: set, Got: strconv.Itoa(len(r.Inputs)), Count: r.N(), Most: d}
	}
	k := len(t.Others)
	if len(r.Others) != r.N()*k {
		return &Fault{Code: "shape", Set: set, Got: strconv.Itoa(len(r.Others)), Count: r.N(), Most: k}
	}
	if t.Whole {
		set = ""
	}
	for i, v := range r.Inputs {
		if !usable(v) {
			return size(v, fmt.Sprint(v)).in(set, i/d+1, t.Columns[i%d])
		}
	}
	for i, v := range r.Others {
		if !usable(v) {
			return size(v, fmt.Sprint(v)).in(set, i/k+1, t.Others[i%k])
		}
	}
	for i, v := range r.Labels {
		if !usable(v) {
			return size(v, fmt.Sprint(v)).in(set, i+1, t.Target)
		}
		if t.Classes != nil && (v != math.Trunc(v) || v < 0 || v >= float64(len(t.Classes))) {
			f := &Fault{Code: "classIndex", Got: fmt.Sprint(v), Most: len(t.Classes) - 1}
			return f.in(set, i+1, t.Target)
		}
	}
	return nil
}

// usable reports whether size has nothing to say.
func usable(v float64) bool { return math.Abs(v) <= mostSize } // false for NaN

// checkDiffer wants numbers to predict that are not all the same.
func (t Table) checkDiffer() *Fault {
	all := slices.Concat(t.Train.Labels, t.Test.Labels)
	if len(all) > 1 && slices.Min(all) == slices.Max(all) {
		return (&Fault{Code: "sameNumbers", Got: spell(all[0])}).in("", 0, t.Target)
	}
	return nil
}

func (t Table) checkEachClass() *Fault {
	rows := make([]int, len(t.Classes))
	for _, class := range t.Train.Labels {
		rows[int(class)]++
	}
	for class, n := range rows {
		switch {
		case n > 0:
		case t.Whole:
			return &Fault{Code: "classNoRow", Name: short(t.Classes[class])}
		default:
			return &Fault{Code: "classNoTrainRow", Name: short(t.Classes[class])}
		}
	}
	return nil
}
