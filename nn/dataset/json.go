package dataset

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
)

// ParseJSON reads a table from an object as the page's data() gives it:
//
//	{
//	  "columns": ["x₁", "x₂", "y"],                           may be left out
//	  "problem": "classification" or "regression",            may be left out
//	  "train": {"inputs": [[…], …], "targets": […]},
//	  "test":  {"inputs": [[…], …], "targets": […]}           may be left out
//	}
//
// A target is a number, the name of a class, either of them in a list of one,
// or a row of K numbers for K classes: one 1, the others 0 or −1. Columns name
// the inputs and the target, or the inputs and K classes.
//
// Which targets are classes is told as by ParseCSV, unless there is a problem.
// The table is never Whole: without a test set, nothing is tested.
func ParseJSON(text []byte) (Table, error) {
	var file jsonTable
	if err := decode(text, &file); err != nil {
		return Table{}, err
	}
	p := jsonParser{file: file}
	if err := p.begin(); err != nil {
		return Table{}, err
	}
	if err := p.rows("train", file.Train); err != nil {
		return Table{}, err
	}
	if file.Test != nil {
		if err := p.rows("test", file.Test); err != nil {
			return Table{}, err
		}
	}
	return p.table()
}

type jsonTable struct {
	Columns []string  `json:"columns"`
	Problem string    `json:"problem"`
	Train   *jsonRows `json:"train"`
	Test    *jsonRows `json:"test"`
}

type jsonRows struct {
	Inputs  []json.RawMessage `json:"inputs"`
	Targets []json.RawMessage `json:"targets"`
}

// decode takes one object and nothing after it; a key that nothing reads is
// most likely a mistyped one.
func decode(text []byte, into *jsonTable) error {
	d := json.NewDecoder(bytes.NewReader(text))
	d.DisallowUnknownFields()
	err := d.Decode(into)
	if _, after := d.Token(); err == nil && after != io.EOF {
		return errors.New("want nothing after the table's closing brace")
	}
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	switch {
	case err == nil:
		return nil
	case errors.As(err, &syntax):
		line := 1 + bytes.Count(text[:min(int(syntax.Offset), len(text))], []byte("\n"))
		return fmt.Errorf("line %d: this is not JSON: %s", line, syntax)
	case errors.As(err, &kind) && kind.Field == "":
		return fmt.Errorf("got a JSON %s, want {columns, problem, train, test}", kind.Value)
	case errors.As(err, &kind):
		want := map[string]string{"slice": "a list", "struct": "{inputs, targets}"}[kind.Type.Kind().String()]
		if want == "" {
			want = "a text"
		}
		return fmt.Errorf("%s: got a JSON %s, want %s", kind.Field, kind.Value, want)
	}
	if name, ok := strings.CutPrefix(err.Error(), "json: unknown field "); ok {
		return fmt.Errorf("unknown key %s: want columns, problem, train and test, in these inputs and targets", short(name))
	}
	return errors.New("this is not JSON: it ends too early")
}

type jsonParser struct {
	file    jsonTable
	columns []string // of the inputs
	target  string
	classes []string // of rows of K targets
	inputs  []float64
	targets jsonTargets
	train   int // rows of it
}

// begin finds the shape and the names.
func (p *jsonParser) begin() error {
	f := p.file
	if f.Problem != "" && f.Problem != "classification" && f.Problem != "regression" {
		return fmt.Errorf("problem %s: want classification or regression", quote(f.Problem))
	}
	if f.Train == nil {
		return errors.New("no train: want {train: {inputs: [[…], …], targets: […]}}")
	}
	n := len(f.Train.Inputs)
	if f.Test != nil {
		n += len(f.Test.Inputs)
	}
	if n > MostRows {
		return fmt.Errorf("%d rows, want at most %d", n, MostRows)
	}
	if len(f.Train.Inputs) == 0 || len(f.Train.Targets) == 0 {
		return errors.New("train: no rows")
	}
	first, err := list(f.Train.Inputs[0])
	if err != nil {
		return fmt.Errorf("train row 1: %w", err)
	}
	d, k := len(first), 1
	if row, err := list(f.Train.Targets[0]); err == nil {
		k = max(1, len(row))
	}
	switch {
	case d == 0:
		return errors.New("no input column")
	case d > MostColumns:
		return fmt.Errorf("%d input columns, want at most %d", d, MostColumns)
	}
	return p.name(d, k)
}

// name takes the names of d inputs, and of the target or k classes.
func (p *jsonParser) name(d, k int) error {
	for class := range k {
		p.classes = append(p.classes, spell(float64(class)))
	}
	given := p.file.Columns
	if given == nil {
		p.columns, p.target = numbered(d), "y"
		return nil
	}
	names := make([]string, len(given))
	for i, name := range given {
		names[i] = clean(name)
	}
	switch {
	case len(names) == d+1:
		p.columns, p.target = names[:d], names[d]
	case len(names) == d+k:
		p.columns, p.classes, p.target = names[:d], names[d:], "class"
		for slices.Contains(p.columns, p.target) {
			p.target += "′"
		}
	default:
		want := fmt.Sprintf("%d: %d %s and the target", d+1, d, plural(d, "input"))
		if k > 1 {
			want += fmt.Sprintf(", or %d classes", k)
		}
		return fmt.Errorf("columns: got %d %s, want %s", len(names), plural(len(names), "name"), want)
	}
	return nil
}

func (p *jsonParser) rows(set string, r *jsonRows) error {
	if len(r.Inputs) != len(r.Targets) {
		return fmt.Errorf("%s: %d %s of inputs, but %d %s", set,
			len(r.Inputs), plural(len(r.Inputs), "row"), len(r.Targets), plural(len(r.Targets), "target"))
	}
	for i := range r.Inputs {
		if err := p.row(r.Inputs[i]); err != nil {
			return fmt.Errorf("%s row %d%w", set, i+1, err)
		}
		if err := p.targets.add(r.Targets[i], len(p.classes), p.file.Problem == "regression"); err != nil {
			return fmt.Errorf("%s row %d, column %s: %w", set, i+1, short(p.target), err)
		}
	}
	if set == "train" {
		p.train = len(r.Inputs)
	}
	return nil
}

// row reads one row of inputs; the error begins behind the row's number.
func (p *jsonParser) row(raw json.RawMessage) error {
	cells, err := list(raw)
	if err != nil {
		return fmt.Errorf(": %w", err)
	}
	if len(cells) != len(p.columns) {
		return fmt.Errorf(" has %d %s, want %d", len(cells), plural(len(cells), "input"), len(p.columns))
	}
	for i, cell := range cells {
		v, err := jsonNumber(cell)
		if err != nil {
			return fmt.Errorf(", column %s: %w", short(p.columns[i]), err)
		}
		p.inputs = append(p.inputs, v)
	}
	return nil
}

func (p *jsonParser) table() (Table, error) {
	t := Table{Columns: p.columns, Target: p.target}
	var labels []float64
	switch {
	case p.targets.kind == "row":
		t.Classes, labels = p.classes, p.targets.numbers
	case p.targets.kind == "name":
		t.Classes, labels = classesOf(p.targets.names)
	default:
		labels = p.targets.numbers
	}
	d := len(p.columns)
	t.Train = Rows{p.inputs[:p.train*d], labels[:p.train]}
	t.Test = Rows{p.inputs[p.train*d:], labels[p.train:]}
	if p.targets.kind == "number" && (p.file.Problem == "classification" || p.file.Problem == "" && areClasses(labels)) {
		return t.AsClasses()
	}
	return t.checked()
}
