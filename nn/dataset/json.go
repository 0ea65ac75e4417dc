package dataset

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"reflect"
	"slices"
	"strconv"
	"strings"
)

// ParseJSON reads a table from a list of records, such as [{"a": 1, "class": "x"},
// …], or of rows, such as [["a", "class"], [1, "x"], …], as ParseCSV reads its rows;
// or from an object as the page's data() returns it:
//
//	{
//	  "columns": ["x₁", "x₂", "y"],                           may be left out
//	  "problem": "classification" or "regression",            may be left out
//	  "train": {"inputs": [[…], …], "targets": […]},
//	  "test":  {"inputs": [[…], …], "targets": […]}           may be left out
//	}
//
// A target is a number, the name of a class, either of them in a list of one,
// or a row of K numbers: for K classes one 1, the others 0 or −1; in a problem
// that is said to be a regression, K numbers to be answered. Columns name the
// inputs and the target, or the inputs and the K classes or numbers.
//
// Without a problem, ParseJSON decides as ParseCSV does which targets are
// classes. The table of an object is never Whole: without a test set, nothing is
// tested. A row with null, or a text that ParseCSV takes for a missing cell, is left
// out and counted as LeftOut. Errors are *Fault; the Row of a list's is counted from 1.
func ParseJSON(text []byte) (Table, error) { return Reading{}.JSON(text) }

// JSON reads a table as ParseJSON does.
func (r Reading) JSON(text []byte) (Table, error) {
	if f := checkJSON(text); f != nil {
		return Table{}, f
	}
	trimmed := bytes.TrimSpace(text)
	if len(trimmed) == 0 {
		return Table{}, &Fault{Code: "endsEarly"}
	}
	if trimmed[0] == '[' {
		return r.list(text)
	}
	var file jsonTable
	if f := decode(text, &file); f != nil {
		return Table{}, f
	}
	if r.Problem != "" {
		file.Problem = r.Problem
	}
	p := jsonParser{file: file}
	if f := p.begin(); f != nil {
		return Table{}, f
	}
	if f := p.rows("train", file.Train); f != nil {
		return Table{}, f
	}
	if file.Test != nil {
		if f := p.rows("test", file.Test); f != nil {
			return Table{}, f
		}
	}
	if f := p.faults.one(); f != nil {
		return Table{}, f
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

// decode takes one value and nothing after it; a key that nothing reads is
// most likely a mistyped one.
func decode(text []byte, into any) *Fault {
	d := json.NewDecoder(bytes.NewReader(text))
	d.DisallowUnknownFields()
	err := d.Decode(into)
	if _, after := d.Token(); err == nil && after != io.EOF {
		return &Fault{Code: "afterEnd"}
	}
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	switch {
	case err == nil:
		return nil
	case errors.As(err, &syntax):
		return notJSON(text, int(syntax.Offset)-1)
	case errors.As(err, &kind):
		return wrongKind(kind)
	}
	if name, ok := strings.CutPrefix(err.Error(), "json: unknown field "); ok {
		if plain, err := strconv.Unquote(name); err == nil {
			name = plain
		}
		return &Fault{Code: "unknownKey", Name: short(name)}
	}
	return &Fault{Code: "endsEarly"}
}

// notJSON shows the rest of the line from the byte that the decoder refused.
func notJSON(text []byte, at int) *Fault {
	at = max(0, min(at, len(text)))
	line := 1 + bytes.Count(text[:at], []byte("\n"))
	rest, _, _ := bytes.Cut(text[at:], []byte("\n"))
	rest = bytes.TrimSpace(bytes.ToValidUTF8(rest[:min(len(rest), 200)], nil))
	if len(rest) == 0 {
		return &Fault{Code: "notJSON", Row: line}
	}
	return &Fault{Code: "notJSONAt", Row: line, Got: short(string(rest))}
}

func wrongKind(kind *json.UnmarshalTypeError) *Fault {
	got, _, _ := strings.Cut(kind.Value, " ") // "number 1.5"
	// The field is "columns.0" or "columns", depending on the version of encoding/json.
	f := &Fault{Key: strings.TrimRight(kind.Field, ".0123456789"), Got: got}
	switch kind.Type.Kind() {
	case reflect.Slice:
		f.Code = "wantList"
	case reflect.String:
		f.Code = "wantText"
	default:
		f.Code = "wantObject"
	}
	if f.Key == "" {
		f.Code = "notTable"
	}
	return f
}

type jsonParser struct {
	file    jsonTable
	columns []string // of the inputs
	target  string
	classes []string // of rows of K targets
	others  []string // of rows of K numbers, the names beyond the first, which is target
	inputs  []float64
	targets jsonTargets
	train   int // rows of it that were taken
	left    int // rows with a missing value, of both sets
	faults  faults
}

// begin finds the shape and the names.
func (p *jsonParser) begin() *Fault {
	f := p.file
	if f.Problem != "" && f.Problem != "classification" && f.Problem != "regression" {
		return &Fault{Code: "problem", Got: quote(f.Problem)}
	}
	if f.Train == nil {
		return &Fault{Code: "noTrain"}
	}
	n := len(f.Train.Inputs)
	if f.Test != nil {
		n += len(f.Test.Inputs)
	}
	if n > MostRows {
		return &Fault{Code: "manyRows", Count: n, Most: MostRows}
	}
	if len(f.Train.Inputs) == 0 || len(f.Train.Targets) == 0 {
		return &Fault{Code: "noRows", Set: "train"}
	}
	first, wrong := list(f.Train.Inputs[0])
	if wrong != nil {
		return wrong.in("train", 1, "")
	}
	d, k := len(first), outputs(f.Train.Targets)
	switch {
	case d == 0:
		return &Fault{Code: "noColumns"}
	case d > MostColumns:
		return &Fault{Code: "manyColumns", Count: d, Most: MostColumns}
	}
	return p.name(d, k)
}

// name takes the names of d inputs, and of the target or k classes.
func (p *jsonParser) name(d, k int) *Fault {
	for class := range k {
		p.classes = append(p.classes, spell(float64(class)))
	}
	given := p.file.Columns
	if given == nil {
		p.columns, p.target = numbered(d), "y"
		if p.areNumbers(k) {
			p.takeTargets(numberedAs("y", k))
		}
		return nil
	}
	names := make([]string, len(given))
	for i, name := range given {
		names[i] = clean(name)
	}
	switch {
	case p.areNumbers(k) && len(names) == d+k:
		p.columns = names[:d]
		p.takeTargets(names[d:])
	case p.areNumbers(k):
		got, targets := strconv.Itoa(len(names)), strconv.Itoa(k)
		return &Fault{Code: "columnTargets", Got: got, Count: d, Most: d + k, Name: targets}
	case len(names) == d+1:
		p.columns, p.target = names[:d], names[d]
	case len(names) == d+k:
		p.columns, p.classes, p.target = names[:d], names[d:], "class"
		for slices.Contains(p.columns, p.target) {
			p.target += "′"
		}
	default:
		f := &Fault{Code: "columnNames", Got: strconv.Itoa(len(names)), Count: d, Most: d + 1}
		if k > 1 {
			f.Code, f.Name = "columnOrClassNames", strconv.Itoa(k)
		}
		return f
	}
	return nil
}

// areNumbers reports whether rows of k targets are numbers, not classes.
func (p *jsonParser) areNumbers(k int) bool { return k > 1 && p.file.Problem == "regression" }

func (p *jsonParser) takeTargets(names []string) { p.target, p.others = names[0], names[1:] }

func (p *jsonParser) rows(set string, r *jsonRows) *Fault {
	if len(r.Inputs) != len(r.Targets) {
		return &Fault{Code: "lengths", Set: set, Count: len(r.Inputs), Got: strconv.Itoa(len(r.Targets))}
	}
	left := p.left
	for i := range r.Inputs {
		if p.lacks(r.Inputs[i], r.Targets[i]) {
			p.left++
			continue
		}
		if f := p.row(r.Inputs[i]); f != nil {
			p.faults.add(f.in(set, i+1, f.Column))
		}
		f := p.targets.add(r.Targets[i], len(p.classes), p.file.Problem == "regression")
		if p.faults.add(f.in(set, i+1, p.target)) {
			break
		}
	}
	if set == "train" {
		p.train = len(r.Inputs) - (p.left - left)
	}
	return nil
}

// lacks reports whether a row has a missing value. One with too few values, or too
// many, is faulty rather than incomplete.
func (p *jsonParser) lacks(inputs, target json.RawMessage) bool {
	cells, f := list(inputs)
	if f != nil || len(cells) != len(p.columns) {
		return false
	}
	return slices.ContainsFunc(cells, lacking) || lacksTarget(target)
}

// row reads one row of inputs.
func (p *jsonParser) row(raw json.RawMessage) *Fault {
	cells, f := list(raw)
	if f != nil {
		return f
	}
	if len(cells) != len(p.columns) {
		return &Fault{Code: "inputs", Count: len(cells), Most: len(p.columns)}
	}
	for i, cell := range cells {
		v, f := jsonNumber(cell)
		if f != nil {
			f.Column = p.columns[i]
			return f
		}
		p.inputs = append(p.inputs, v)
	}
	return nil
}

func (p *jsonParser) table() (Table, error) {
	if p.train == 0 && p.left > 0 {
		return Table{}, &Fault{Code: "allMissing", Count: p.left}
	}
	t := Table{Columns: p.columns, Target: p.target, LeftOut: p.left}
	var labels []float64
	switch p.targets.kind {
	case classRow:
		t.Classes, labels = p.classes, p.targets.numbers
	case classNamed:
		t.Classes, labels = classesOf(p.targets.names)
	case numberRow:
		t.Others, labels = p.others, p.targets.numbers
		more := p.train * len(p.others)
		t.Train.Others, t.Test.Others = p.targets.others[:more], p.targets.others[more:]
	default:
		labels = p.targets.numbers
	}
	d := len(p.columns)
	t.Train.Inputs, t.Train.Labels = p.inputs[:p.train*d], labels[:p.train]
	t.Test.Inputs, t.Test.Labels = p.inputs[p.train*d:], labels[p.train:]
	problem := p.file.Problem
	if t.Classes == nil && (problem == "classification" || problem == "" && areClasses(labels)) {
		return t.AsClasses()
	}
	return t.checked()
}
