package dataset

import (
	"encoding/csv"
	"errors"
	"io"
	"strings"
)

// ParseCSV reads a Whole table from text: a row a line, cells separated by
// commas, semicolons, tabs or spaces; with the last three, numbers may have a
// decimal comma. Blank lines are skipped.
//
// The first row is taken for the columns' names if any but its last cell is not
// one of an input; without names the columns are x₁, x₂ … and y. The target is the
// column named target, label or class, in any case, else the last.
//
// Inputs are numbers, shares such as 10% (0.1), or yes and no, true and false (1
// and 0). A row with a missing cell (empty, NA, N/A, null or ?) is left out, and
// counted as LeftOut.
//
// Targets that are not all numbers name classes, and so do few distinct whole
// numbers; other numbers make a regression. A Reading can ask for either. Errors are
// *Fault; their Row is the line in the text.
func ParseCSV(text string) (Table, error) { return Reading{}.CSV(text) }

// Reading says how data are to be read.
type Reading struct {
	Problem string // "classification", "regression", or "": what the targets look like
}

// Text reads a table from text that begins like JSON, or else is CSV.
func (r Reading) Text(text string) (Table, error) {
	start := strings.TrimLeft(text[:min(len(text), 1000)], "\ufeff \t\r\n")
	if strings.HasPrefix(start, "{") || strings.HasPrefix(start, "[") {
		return r.JSON([]byte(strings.TrimPrefix(text, "\ufeff")))
	}
	return r.CSV(text)
}

// CSV reads a table as ParseCSV does.
func (r Reading) CSV(text string) (Table, error) {
	if len(text) > MostBytes {
		return Table{}, &Fault{Code: "tooLong", Count: len(text), Most: MostBytes}
	}
	text = strings.ToValidUTF8(strings.TrimPrefix(text, "\ufeff"), "\ufffd")
	text = strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(text)
	delimiter := delimiterOf(text)
	if delimiter == ' ' {
		text = collapsed(text)
	}
	if f := checkCSV(text, byte(delimiter)); f != nil {
		return Table{}, f
	}
	p := rowParser{problem: r.Problem, decimalComma: delimiter != ','}
	if f := p.lines(text, delimiter); f != nil {
		return Table{}, f
	}
	return p.table()
}

// lines reads all rows of a text.
func (p *rowParser) lines(text string, delimiter rune) *Fault {
	r := csv.NewReader(strings.NewReader(text))
	r.Comma, r.FieldsPerRecord, r.ReuseRecord = delimiter, -1, true
	// With tabs, this would skip empty cells.
	r.TrimLeadingSpace = delimiter != '\t'
	for !p.faults.full() {
		cells, err := r.Read()
		if err == io.EOF {
			break
		}
		if err != nil { // of a text in memory, only its quotation marks can be wrong
			f := &Fault{Code: "quote"}
			if bad := (*csv.ParseError)(nil); errors.As(err, &bad) {
				f.Row = bad.StartLine
			}
			p.faults.add(f)
			break
		}
		line, _ := r.FieldPos(0)
		if f := p.row(cells, line); f != nil {
			return f
		}
	}
	return p.faults.one()
}

// collapsed leaves one space of a run of them, and none at the ends of lines, but
// for those in quotation marks.
func collapsed(text string) string {
	var b strings.Builder
	b.Grow(len(text))
	quoted, spaces, begun := false, false, false
	for i := range len(text) {
		c := text[i]
		switch {
		case c == ' ' && !quoted:
			spaces = begun
			continue
		case c == '\n' && !quoted:
			spaces, begun = false, false
			b.WriteByte(c)
			continue
		case c == '"':
			quoted = !quoted
		}
		if spaces {
			b.WriteByte(' ')
		}
		spaces, begun = false, true
		b.WriteByte(c)
	}
	return b.String()
}

// delimiterOf returns what separates the cells: what the first two lines contain
// equally often, outside quotation marks; failing that, what the first contains
// at all. Commas come last but for spaces, because numbers and names contain them as
// well. Runs of spaces count where both lines have as many words.
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
	for i, line := range lines {
		lines[i] = collapsed(strings.TrimSpace(line))
	}
	if n := count(lines[0], ' '); n > 0 && n == count(lines[len(lines)-1], ' ') {
		return ' '
	}
	return ','
}
