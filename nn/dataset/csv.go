package dataset

import (
	"encoding/csv"
	"errors"
	"io"
	"slices"
	"strconv"
	"strings"
)

// ParseCSV reads a Whole table from text: a row a line, cells separated by
// commas, semicolons or tabs; with the last two, numbers may have a decimal
// comma. Blank lines are skipped.
//
// The first row is taken for the columns' names if any but its last cell is not
// a number; without names the columns are x₁, x₂ … and y. The target is the
// column named target, label or class, in any case, else the last.
//
// Targets that are not all numbers name classes, and so do few distinct whole
// numbers; other numbers make a regression. Errors are *Fault; their Row is the
// line in the text.
func ParseCSV(text string) (Table, error) {
	if len(text) > MostBytes {
		return Table{}, &Fault{Code: "tooLong", Count: len(text), Most: MostBytes}
	}
	if lines := strings.Count(text, "\n") + strings.Count(text, "\r"); lines > mostCells {
		return Table{}, &Fault{Code: "manyCells", Count: lines, Most: mostCells}
	}
	text = strings.ToValidUTF8(strings.TrimPrefix(text, "\ufeff"), "\ufffd")
	text = strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(text)
	p := csvParser{delimiter: delimiterOf(text)}
	if cells := strings.Count(text, string(p.delimiter)); cells > mostCells {
		return Table{}, &Fault{Code: "manyCells", Count: cells, Most: mostCells}
	}
	r := csv.NewReader(strings.NewReader(text))
	r.Comma, r.FieldsPerRecord, r.ReuseRecord = p.delimiter, -1, true
	// With tabs, this would skip empty cells.
	r.TrimLeadingSpace = p.delimiter != '\t'
	for {
		cells, err := r.Read()
		if err == io.EOF {
			break
		}
		if err != nil { // of a text in memory, only its quotation marks can be wrong
			f := &Fault{Code: "quote"}
			if bad := (*csv.ParseError)(nil); errors.As(err, &bad) {
				f.Row = bad.StartLine
			}
			return Table{}, f
		}
		line, _ := r.FieldPos(0)
		if f := p.row(cells, line); f != nil {
			return Table{}, f
		}
	}
	return p.table()
}

type csvParser struct {
	delimiter rune
	names     []string // of all columns, once the first row was seen
	named     bool     // by the text
	target    int      // column
	inputs    []float64
	targets   []string
	lines     []int // of each row
}

func (p *csvParser) row(cells []string, line int) *Fault {
	blank := true
	for i, cell := range cells {
		cells[i] = clean(cell)
		blank = blank && cells[i] == ""
	}
	switch {
	case blank:
		return nil
	case p.names == nil:
		if f := p.first(cells); f != nil || p.named {
			return f
		}
	case len(cells) != len(p.names):
		return &Fault{Code: "cells", Row: line, Count: len(cells), Most: len(p.names)}
	case len(p.lines) == MostRows:
		return &Fault{Code: "rowLimit", Row: line, Most: MostRows}
	}
	for i, cell := range cells {
		if i == p.target {
			p.targets = append(p.targets, cell)
			continue
		}
		v, f := number(cell, p.decimalComma())
		if f != nil {
			return f.in("", line, p.names[i])
		}
		p.inputs = append(p.inputs, v)
	}
	p.lines = append(p.lines, line)
	return nil
}

// first takes the columns' names from the first row, or makes them.
func (p *csvParser) first(cells []string) *Fault {
	last := len(cells) - 1
	if last == 0 {
		return &Fault{Code: "oneColumn"}
	}
	if last > MostColumns {
		return &Fault{Code: "manyColumns", Count: last, Most: MostColumns}
	}
	p.target = last
	for _, cell := range cells[:last] {
		if _, ok := spelled(cell, p.decimalComma()); !ok {
			p.named = true
		}
	}
	if !p.named {
		p.names = append(numbered(last), "y")
		return nil
	}
	p.names = slices.Clone(cells)
	for i, name := range cells {
		if name == "" {
			return &Fault{Code: "unnamedColumn", Column: strconv.Itoa(i + 1)}
		}
	}
	for _, want := range []string{"target", "label", "class"} {
		if at := slices.IndexFunc(cells, func(name string) bool { return strings.EqualFold(name, want) }); at >= 0 {
			p.target = at
			break
		}
	}
	return nil
}

func (p *csvParser) table() (Table, error) {
	switch {
	case p.names == nil:
		return Table{}, &Fault{Code: "noRows"}
	case len(p.lines) == 0:
		return Table{}, &Fault{Code: "noRowsBelow"}
	}
	columns := slices.Delete(slices.Clone(p.names), p.target, p.target+1)
	t := Table{Target: p.names[p.target], Columns: columns, Whole: true}
	if f := t.checkNames(); f != nil {
		return Table{}, f
	}
	t.Train.Inputs = p.inputs
	numbers, wrong := p.numbers()
	if wrong == nil {
		t.Train.Labels = numbers
		if areClasses(numbers) {
			return t.AsClasses()
		}
		return t.checked()
	}
	// Not all are numbers. Mostly numbers, of many kinds: one of them is
	// mistyped or missing. Otherwise all are names.
	if p.mostlyNumbers() {
		return Table{}, wrong
	}
	for i, cell := range p.targets {
		if _, f := className(cell); f != nil {
			return Table{}, f.in("", p.lines[i], p.names[p.target])
		}
	}
	t.Classes, t.Train.Labels = classesOf(p.targets)
	return t.checked()
}

// numbers returns the targets if all are numbers; the fault is the first that
// is not.
func (p *csvParser) numbers() ([]float64, *Fault) {
	numbers := make([]float64, len(p.targets))
	for i, cell := range p.targets {
		v, f := number(cell, p.decimalComma())
		if f != nil {
			return nil, f.in("", p.lines[i], p.names[p.target])
		}
		numbers[i] = v
	}
	return numbers, nil
}

func (p *csvParser) mostlyNumbers() bool {
	numbers := 0
	for _, cell := range p.targets {
		if _, ok := spelled(cell, p.decimalComma()); ok {
			numbers++
		}
	}
	missing := slices.ContainsFunc(p.targets, func(cell string) bool {
		return slices.Contains([]string{"", "na", "n/a", "null", "?"}, strings.ToLower(cell))
	})
	return numbers > len(p.targets)/2 && (missing || len(distinct(p.targets)) > MostClasses)
}

func (p *csvParser) decimalComma() bool { return p.delimiter != ',' }

// delimiterOf returns what separates the cells: what the first two lines contain
// equally often, outside quotation marks; failing that, what the first contains
// at all. Commas come last, because numbers and names contain them as well.
func delimiterOf(text string) rune {
	var lines []string
	for line := range strings.Lines(text) {
		if strings.TrimSpace(line) != "" {
			lines = append(lines, line[:min(len(line), 1<<16)]) // enough to tell
		}
		if len(lines) == 2 {
			break
		}
	}
	if len(lines) == 0 {
		return ','
	}
	count := func(line string, delimiter rune) (n int) {
		quoted := false
		for _, r := range line {
			if r == '"' {
				quoted = !quoted
			} else if r == delimiter && !quoted {
				n++
			}
		}
		return n
	}
	delimiters := []rune{'\t', ';', ','}
	for _, d := range delimiters {
		if n := count(lines[0], d); n > 0 && n == count(lines[len(lines)-1], d) {
			return d
		}
	}
	for _, d := range delimiters {
		if count(lines[0], d) > 0 {
			return d
		}
	}
	return ','
}
