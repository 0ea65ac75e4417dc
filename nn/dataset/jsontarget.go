package dataset

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
)

// targetKind is a way to write targets in JSON. A table keeps to one of them.
type targetKind int

const (
	unknown targetKind = iota
	plainNumber
	classNamed
	classRow  // K numbers, one of them 1
	numberRow // K numbers of a regression
)

// jsonTargets are the targets read so far.
type jsonTargets struct {
	kind    targetKind
	numbers []float64 // or the classes that rows stand for
	others  []float64 // of rows of numbers, those beyond the first
	names   []string
}

// add reads a target. A regression takes numbers only, also in quotation marks.
func (t *jsonTargets) add(raw json.RawMessage, k int, regression bool) *Fault {
	value := anything(raw)
	if row, ok := value.([]any); ok && len(row) == 1 {
		value = row[0]
	}
	kind := plainNumber
	switch v := value.(type) {
	case []any:
		kind = classRow
		if regression {
			kind = numberRow
		}
	case string:
		if !regression {
			kind = classNamed
		} else {
			value = json.Number(clean(v))
		}
	}
	if t.kind == unknown {
		t.kind = kind
	}
	if t.kind != kind {
		return &Fault{Code: otherKind[t.kind], Got: describe(value)}
	}
	switch kind {
	case classRow:
		class, f := hot(value.([]any), k)
		t.numbers = append(t.numbers, float64(class))
		return f
	case numberRow:
		return t.addNumbers(value.([]any), k)
	case classNamed:
		name, f := className(clean(value.(string)))
		t.names = append(t.names, name)
		return f
	}
	v, f := jsonNumber(value)
	t.numbers = append(t.numbers, v)
	return f
}

// addNumbers reads a target of k numbers.
func (t *jsonTargets) addNumbers(row []any, k int) *Fault {
	if len(row) != k {
		return &Fault{Code: "outputs", Count: len(row), Most: k}
	}
	for i, cell := range row {
		v, f := jsonNumber(cell)
		if f != nil {
			return f
		}
		if i == 0 {
			t.numbers = append(t.numbers, v)
		} else {
			t.others = append(t.others, v)
		}
	}
	return nil
}

// outputs returns how many numbers each target has: 1, or K. The
// first target that is there says it.
func outputs(targets []json.RawMessage) int {
	for _, raw := range targets {
		if row, f := list(raw); f == nil {
			return max(1, len(row))
		}
		if !lacksTarget(raw) {
			break
		}
	}
	return 1
}

// lacking reports whether a value is missing: null, or a text that says so.
func lacking(value any) bool {
	text, ok := cellOf(value)
	return ok && isMissing(clean(text))
}

// lacksTarget reports whether a target, or one of its numbers, is missing.
func lacksTarget(raw json.RawMessage) bool {
	value := anything(raw)
	if row, ok := value.([]any); ok {
		return slices.ContainsFunc(row, lacking)
	}
	return lacking(value)
}

// otherKind is the fault of a target that is not of the first one's kind.
var otherKind = map[targetKind]string{
	plainNumber: "wantNumber",
	classNamed:  "wantName",
	classRow:    "wantOutputs",
	numberRow:   "wantOutputs",
}

// hot returns the class that a row of one 1 among 0s, or among −1s, stands for.
func hot(row []any, k int) (int, *Fault) {
	if len(row) != k {
		return 0, &Fault{Code: "outputs", Count: len(row), Most: k}
	}
	class, ones, zeros, minuses := 0, 0, 0, 0
	for i, cell := range row {
		v, f := jsonNumber(cell)
		if f != nil {
			return 0, f
		}
		switch v {
		case 1:
			class = i
			ones++
		case 0:
			zeros++
		case -1:
			minuses++
		}
	}
	if ones != 1 || max(zeros, minuses) != k-1 {
		return 0, &Fault{Code: "oneHot"}
	}
	return class, nil
}

// jsonNumber reads a value that has to be a number. Text is not one, even if it
// spells one: JSON can write a number without doubt.
func jsonNumber(value any) (float64, *Fault) {
	n, ok := value.(json.Number)
	if ok {
		return number(string(n), false)
	}
	if text, ok := value.(string); ok {
		if v, f := number(clean(text), false); f == nil {
			return 0, &Fault{Code: "quotedNumber", Got: quote(text), Name: fmt.Sprint(v)}
		}
	}
	return 0, &Fault{Code: "notNumber", Got: describe(value)}
}

// list reads a row.
func list(raw json.RawMessage) ([]any, *Fault) {
	value := anything(raw)
	row, ok := value.([]any)
	if !ok {
		return nil, &Fault{Code: "wantRow", Got: describe(value)}
	}
	return row, nil
}

// anything decodes a value that the decoder has found valid before. It keeps
// numbers as they are spelled.
func anything(raw json.RawMessage) (value any) {
	d := json.NewDecoder(bytes.NewReader(raw))
	d.UseNumber()
	if d.Decode(&value) != nil {
		return nil
	}
	return value
}

func describe(value any) string {
	switch v := value.(type) {
	case nil:
		return "null"
	case string:
		return quote(strings.TrimSpace(v))
	case []any:
		return aList
	case map[string]any:
		return anObject
	}
	return short(fmt.Sprint(value))
}
