package dataset

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
)

// jsonTargets are the targets read so far. All are of one kind: a "number", the
// "name" of a class, or a "row" of K numbers.
type jsonTargets struct {
	kind    string
	numbers []float64 // or the class that a row tells
	names   []string
}

// add reads a target. A regression takes numbers only, also in quotation marks.
func (t *jsonTargets) add(raw json.RawMessage, k int, regression bool) error {
	value, err := anything(raw)
	if err != nil {
		return err
	}
	if row, ok := value.([]any); ok && len(row) == 1 {
		value = row[0]
	}
	kind := "number"
	switch v := value.(type) {
	case []any:
		kind = "row"
		if regression {
			return errors.New("got a list, want one number for a regression")
		}
	case string:
		if !regression {
			kind = "name"
		} else {
			value = json.Number(clean(v))
		}
	}
	if t.kind == "" {
		t.kind = kind
	}
	if t.kind != kind {
		return fmt.Errorf("got %s, want a %s, as in the first row", describe(value), t.kind)
	}
	switch kind {
	case "row":
		class, err := hot(value.([]any), k)
		t.numbers = append(t.numbers, float64(class))
		return err
	case "name":
		name, err := className(clean(value.(string)))
		t.names = append(t.names, name)
		return err
	}
	v, err := jsonNumber(value)
	t.numbers = append(t.numbers, v)
	return err
}

// hot finds the class in a row of one 1 among 0s, or among −1s.
func hot(row []any, k int) (int, error) {
	if len(row) != k {
		return 0, fmt.Errorf("got %d %s, want %d", len(row), plural(len(row), "number"), k)
	}
	class, ones, zeros, minuses := 0, 0, 0, 0
	for i, cell := range row {
		v, err := jsonNumber(cell)
		if err != nil {
			return 0, err
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
		return 0, errors.New("want a single 1, the other numbers all 0 or all −1")
	}
	return class, nil
}

// jsonNumber takes a value for a number. Text is none, not even a number's: in
// JSON that can be said without doubt.
func jsonNumber(value any) (float64, error) {
	n, ok := value.(json.Number)
	if ok {
		return number(string(n), false)
	}
	if text, ok := value.(string); ok {
		if v, err := number(clean(text), false); err == nil {
			return 0, fmt.Errorf("%s is text, want %v without quotation marks", quote(text), v)
		}
	}
	return 0, fmt.Errorf("%s is not a number", describe(value))
}

// list reads a row.
func list(raw json.RawMessage) ([]any, error) {
	value, err := anything(raw)
	if err != nil {
		return nil, err
	}
	row, ok := value.([]any)
	if !ok {
		return nil, fmt.Errorf("got %s, want a list of numbers", describe(value))
	}
	return row, nil
}

// anything keeps numbers as they are spelled.
func anything(raw json.RawMessage) (value any, err error) {
	d := json.NewDecoder(bytes.NewReader(raw))
	d.UseNumber()
	return value, d.Decode(&value)
}

func describe(value any) string {
	switch v := value.(type) {
	case nil:
		return "null"
	case string:
		return quote(strings.TrimSpace(v))
	case []any:
		return "a list"
	case map[string]any:
		return "an object"
	}
	return short(fmt.Sprint(value))
}
