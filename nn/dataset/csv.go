package dataset

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
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
// numbers; other numbers make a regression. Rows are named in errors by their
// line in the text.
func ParseCSV(text string) (Table, error) {
	text = strings.ToValidUTF8(strings.TrimPrefix(text, "\ufeff"), "\ufffd")
	text = strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(text)
	p := csvParser{delimiter: delimiterOf(text)}
	r := csv.NewReader(strings.NewReader(text))
	r.Comma, r.FieldsPerRecord, r.ReuseRecord = p.delimiter, -1, true
	// With tabs, this would skip empty cells.
	r.TrimLeadingSpace = p.delimiter != '\t'
	for {
		cells, err := r.Read()
		if err == io.EOF {
			break
		}
		if bad := (*csv.ParseError)(nil); errors.As(err, &bad) {
			return Table{}, fmt.Errorf(`row %d: a quotation mark stands inside a cell, or is not closed`, bad.StartLine)
		}
		if err != nil {
			return Table{}, err
		}
		line, _ := r.FieldPos(0)
		if err := p.row(cells, line); err != nil {
			return Table{}, err
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

func (p *csvParser) row(cells []string, line int) error {
	blank := true
	for i, cell := range cells {
		cells[i] = clean(cell)
		blank = blank && cells[i] == ""
	}
	switch {
	case blank:
		return nil
	case p.names == nil:
		if err := p.first(cells); err != nil || p.named {
			return err
		}
	case len(cells) != len(p.names):
		return fmt.Errorf("row %d has %d %s, want %d", line, len(cells), plural(len(cells), "cell"), len(p.names))
	case len(p.lines) == MostRows:
		return fmt.Errorf("row %d: want at most %d rows", line, MostRows)
	}
	for i, cell := range cells {
		if i == p.target {
			p.targets = append(p.targets, cell)
			continue
		}
		v, err := number(cell, p.decimalComma())
		if err != nil {
			return p.wrong(line, i, err)
		}
		p.inputs = append(p.inputs, v)
	}
	p.lines = append(p.lines, line)
	return nil
}

// first takes the columns' names from the first row, or makes them.
func (p *csvParser) first(cells []string) error {
	last := len(cells) - 1
	if last == 0 {
		return errors.New("no input column: want cells separated by commas, semicolons or tabs")
	}
	if last > MostColumns {
		return fmt.Errorf("%d input columns, want at most %d", last, MostColumns)
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
			return fmt.Errorf("column %d has no name", i+1)
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
		return Table{}, errors.New("no rows")
	case len(p.lines) == 0:
		return Table{}, errors.New("no rows below the names of the columns")
	}
	t := Table{Target: p.names[p.target], Columns: slices.Delete(slices.Clone(p.names), p.target, p.target+1), Whole: true}
	if err := t.checkNames(); err != nil {
		return Table{}, err
	}
	t.Train.Inputs = p.inputs
	numbers, err := p.numbers()
	if err == nil {
		t.Train.Labels = numbers
		if areClasses(numbers) {
			return t.AsClasses()
		}
		return t.checked()
	}
	// Not all are numbers. Mostly numbers, of many kinds: one of them is
	// mistyped or missing. Otherwise all are names.
	if p.mostlyNumbers() {
		return Table{}, err
	}
	for i, cell := range p.targets {
		if _, err := className(cell); err != nil {
			return Table{}, p.wrong(p.lines[i], p.target, err)
		}
	}
	t.Classes, t.Train.Labels = classesOf(p.targets)
	return t.checked()
}

// numbers are the targets if all are numbers; the error names the first that is
// not.
func (p *csvParser) numbers() ([]float64, error) {
	numbers := make([]float64, len(p.targets))
	for i, cell := range p.targets {
		v, err := number(cell, p.decimalComma())
		if err != nil {
			return nil, p.wrong(p.lines[i], p.target, err)
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

func (p *csvParser) wrong(line, column int, err error) error {
	return fmt.Errorf("row %d, column %s: %w", line, short(p.names[column]), err)
}

// delimiterOf is what separates the cells: what stands in the first two lines
// equally often, outside quotation marks; failing that, in the first at all.
// Commas come last, for they stand in numbers and names as well.
func delimiterOf(text string) rune {
	var lines []string
	for line := range strings.Lines(text) {
		if strings.TrimSpace(line) != "" {
			lines = append(lines, line)
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

func plural(n int, word string) string {
	if n == 1 {
		return word
	}
	return word + "s"
}
