package dataset

import (
	"slices"
	"strconv"
	"strings"
)

// rowParser makes a Whole table of rows of cells, wherever they come from.
type rowParser struct {
	problem      string // see Reading
	decimalComma bool

	names   []string // of all columns, once the first row was seen
	target  int      // column
	inputs  []float64
	targets []string
	places  []int // of each row: its line, or its number
	left    int   // rows with a missing cell
	faults  faults
}

// row takes the next row. It returns a fault that makes the rest not worth reading;
// the others it gathers.
func (p *rowParser) row(cells []string, at int) *Fault {
	blank := true
	for i, cell := range cells {
		cells[i] = clean(cell)
		blank = blank && cells[i] == ""
	}
	switch {
	case blank:
		return nil
	case p.names == nil:
		if isNamed, f := p.first(cells); f != nil || isNamed {
			return f
		}
	case len(cells) != len(p.names):
		p.faults.add(&Fault{Code: "cells", Row: at, Count: len(cells), Most: len(p.names)})
		return nil
	case len(p.places)+p.left == MostRows:
		return &Fault{Code: "rowLimit", Row: at, Most: MostRows}
	}
	if slices.ContainsFunc(cells, isMissing) {
		p.left++
		return nil
	}
	for i, cell := range cells {
		if i == p.target {
			p.targets = append(p.targets, cell)
			continue
		}
		v, f := input(cell, p.decimalComma)
		p.faults.add(f.in("", at, p.names[i]))
		p.inputs = append(p.inputs, v)
	}
	p.places = append(p.places, at)
	return nil
}

// first takes the columns' names from the first row, and reports whether it has
// them; else it makes some.
func (p *rowParser) first(cells []string) (isNamed bool, f *Fault) {
	last := len(cells) - 1
	if last == 0 {
		return false, &Fault{Code: "oneColumn"}
	}
	for _, cell := range cells[:last] {
		isNamed = isNamed || !isInput(cell, p.decimalComma)
	}
	if isNamed {
		return true, p.name(cells)
	}
	if last > MostColumns {
		return false, &Fault{Code: "manyColumns", Count: last, Most: MostColumns}
	}
	p.names, p.target = append(numbered(last), "y"), last
	return false, nil
}

// name takes the columns' names.
func (p *rowParser) name(names []string) *Fault {
	last := len(names) - 1
	switch {
	case last == 0:
		return &Fault{Code: "oneColumn"}
	case last > MostColumns:
		return &Fault{Code: "manyColumns", Count: last, Most: MostColumns}
	}
	p.names, p.target = slices.Clone(names), last
	for i, name := range names {
		if name == "" {
			return &Fault{Code: "unnamedColumn", Column: strconv.Itoa(i + 1)}
		}
	}
	for _, want := range []string{"target", "label", "class"} {
		if at := slices.IndexFunc(names, func(name string) bool { return strings.EqualFold(name, want) }); at >= 0 {
			p.target = at
			break
		}
	}
	return nil
}

// table makes a table of the rows so far.
func (p *rowParser) table() (Table, error) {
	switch {
	case p.names == nil:
		return Table{}, &Fault{Code: "noRows"}
	case len(p.places) == 0 && p.left > 0:
		return Table{}, &Fault{Code: "allMissing", Count: p.left}
	case len(p.places) == 0:
		return Table{}, &Fault{Code: "noRowsBelow"}
	}
	columns := slices.Delete(slices.Clone(p.names), p.target, p.target+1)
	t := Table{Target: p.names[p.target], Columns: columns, Whole: true, LeftOut: p.left}
	if f := t.checkNames(); f != nil {
		return Table{}, f
	}
	t.Train.Inputs = p.inputs
	numbers, wrong := p.numbers()
	if wrong == nil {
		t.Train.Labels = numbers
		if p.problem == "classification" || p.problem == "" && areClasses(numbers) {
			return t.AsClasses()
		}
		return t.checked()
	}
	// Not all are numbers. Mostly numbers, of many kinds: one of them is mistyped.
	// Otherwise all are names.
	if p.problem == "regression" || p.problem == "" && p.mostlyNumbers() {
		return Table{}, wrong
	}
	var bad faults
	for i, cell := range p.targets {
		_, f := className(cell)
		bad.add(f.in("", p.places[i], t.Target))
	}
	if f := bad.one(); f != nil {
		return Table{}, f
	}
	t.Classes, t.Train.Labels = classesOf(p.targets)
	return t.checked()
}

// numbers returns the targets if all are numbers, else what is wrong with them.
func (p *rowParser) numbers() ([]float64, *Fault) {
	numbers := make([]float64, len(p.targets))
	var bad faults
	for i, cell := range p.targets {
		v, f := number(cell, p.decimalComma)
		if bad.add(f.in("", p.places[i], p.names[p.target])) {
			break
		}
		numbers[i] = v
	}
	return numbers, bad.one()
}

func (p *rowParser) mostlyNumbers() bool {
	numbers := 0
	for _, cell := range p.targets {
		if _, ok := share(cell, p.decimalComma); ok {
			numbers++
		}
	}
	return numbers > len(p.targets)/2 && len(distinct(p.targets)) > MostClasses
}
