package dataset

import (
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
)

// The forms that people paste: lists of records and of rows.
func TestParseLists(t *testing.T) {
	fruit := Table{
		Columns: []string{"weight", "ripe"}, Target: "class", Classes: []string{"apple", "pear"}, Whole: true,
		Train: Rows{Inputs: []float64{150, 1, 0.5, 0}, Labels: []float64{0, 1}},
	}
	for name, text := range map[string]string{
		"records": `[{"weight": 150, "ripe": true, "class": "apple"}, {"weight": 0.5, "ripe": false, "class": "pear"}]`,
		"another order": `[{"class": "apple", "weight": 150, "ripe": 1},
			{"ripe": "no", "class": "pear", "weight": "50%"}]`,
		"rows":     `[["weight", "ripe", "class"], [150, "yes", "apple"], [0.5, 0, "pear"]]`,
		"left out": `[["weight", "ripe", "class"], [150, 1, "apple"], [null, 1, "pear"], [0.5, 0, "pear"]]`,
		"no key": `[{"weight": 150, "ripe": 1, "class": "apple"}, {"class": "pear"},
			{"weight": 0.5, "ripe": 0, "class": "pear"}]`,
		"no names":  `[[150, 1, "apple"], [0.5, 0, "pear"]]`,
		"a mark":    "\ufeff \n[[150, 1, \"apple\"], [0.5, 0, \"pear\"]]",
		"CSV, too":  "weight ripe class\n150 1 apple\n0.5 0 pear\n",
		"semicolon": "weight;ripe;class\n150;1;apple\n50%;0;pear\n",
	} {
		want := fruit
		switch name {
		case "left out", "no key":
			want.LeftOut = 1
		case "no names", "a mark":
			want.Columns, want.Target = []string{"x₁", "x₂"}, "y"
		}
		got, err := Reading{}.Text(text)
		if err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("%s:\n got  %+v (%v)\n want %+v", name, got, err, want)
		}
	}
}

func TestParseListsNamesBadData(t *testing.T) {
	const head = `[{"a": 1, "class": "x"}, `
	for _, c := range []struct{ name, text, want string }{
		{"nothing", "[]", "no rows"},
		{"ends", "[[1, 2], [3", "this is not JSON: it ends too early"},
		{"after", "[[1, 2]] 5", "want nothing after the table's closing brace"},
		{"numbers", "[1, 2]", "row 1: got 1, want a list of numbers (and 1 more)"},
		{"empty records", "[{}]", "no input column"},
		{"one column", "[[1], [2]]", "no input column"},
		{"one key", `[{"a": 1}]`, "no input column"},
		{"no name", `[{"": 1, "b": 2}]`, "column 1 has no name"},
		{"another key", head + `{"a": 1, "b": 2}]`, `row 2: the first row has no "b"`},
		{"a list among records", head + `[1, "x"]]`, "row 2: got a list, want an object, as in the first row"},
		{"a record among lists", `[[1, "x"], {"a": 1}]`, "row 2: got an object, want a list of numbers"},
		{"text", head + `{"a": "abc", "class": "y"}]`, `row 2, column a: "abc" is not a number`},
		{"nested", head + `{"a": [1], "class": "y"}]`, "row 2, column a: a list is not a number"},
		{"nested name", `[["a", {}], [1, 2]]`, "row 1, column 2: an object is not a number"},
		{"short row", `[[1, 2, 3], [1, 2]]`, "row 2 has 2 cells, want 3"},
		{"all missing", `[{"a": null, "class": "x"}, {"class": "y"}]`, "2 rows, none without a missing cell"},
		{"rows", "[" + strings.Repeat("[1,2],", MostRows) + "[1,2]]", "row 10001: want at most 10000 rows"},
		{"columns", "[[" + strings.Repeat("1,", 33) + "1]]", "33 input columns, want at most 32"},
	} {
		_, err := ParseJSON([]byte(c.text))
		wants(t, c.name, err, c.want)
	}
}

// All that is wrong is named at once, in the order of the text, up to twenty.
func TestAllFaultsAtOnce(t *testing.T) {
	places := func(err error) (all []string) {
		var f *Fault
		if !errors.As(err, &f) {
			return nil
		}
		for _, one := range append([]*Fault{f}, f.More...) {
			all = append(all, strings.Trim(fmt.Sprint(one.Code, " ", one.Set, one.Row, one.Column), " "))
			if one != f && one.More != nil {
				t.Errorf("%v has more of its own", one)
			}
		}
		return all
	}
	csv := func(text string) error { _, err := ParseCSV(text); return err }
	json := func(text string) error { _, err := ParseJSON([]byte(text)); return err }
	const head = "a,b,y\n"
	for _, c := range []struct {
		err  error
		want []string
	}{
		{csv(head + "x,y,1\n1,2\n1,1e999,2\n?,z,1\n1,2,3\n"),
			[]string{"notNumber 2a", "notNumber 2b", "cells 3", "tooLarge 4b"}},
		{csv(head + "1,z,1\n1,2,\"3\n"), []string{"notNumber 2b", "quote 3"}},
		{csv(head + "1,2,1\n1,2,nan\n1,2,inf\n1,2,a\n"), []string{"notNumber 3y", "infinite 4y"}},
		{json(`[{"a": 1, "y": 2}, {"a": "b", "y": 3}, 5, {"c": 1}]`),
			[]string{"notNumber 2a", "wantRecord 3", "extraKey 4"}},
		{json(`{"train": {"inputs": [["a"], [1], 5], "targets": [1, "x", 2]},
			"test": {"inputs": [[true]], "targets": [1]}}`),
			[]string{"notNumber train1x₁", "wantNumber train2y", "wantRow train3", "notNumber test1x₁"}},
	} {
		if got := places(c.err); !slices.Equal(got, c.want) {
			t.Errorf("got  %q\nwant %q", got, c.want)
		}
	}
	for _, err := range []error{
		csv(head + strings.Repeat("p,q,1\n", 100)),
		json("[" + strings.Repeat(`{"a": "p", "y": 1},`, 100) + `{"a": 1, "y": 2}]`),
		json(`{"train": {"inputs": [` + strings.Repeat("[true],", 99) + `[1]], "targets": [` +
			strings.Repeat("1,", 99) + `2]}}`),
	} {
		if got := places(err); len(got) != mostFaults {
			t.Errorf("%d faults, want %d: %q", len(got), mostFaults, got)
		}
	}
}

// A person may say what the targets are.
func TestReadingOfTheProblem(t *testing.T) {
	const classes, numbers = "a,y\n1,2\n2,3\n3,2\n", "a,y\n1,2.5\n2,300\n3,2.5\n"
	for _, c := range []struct {
		problem, text string
		classes       []string
		want          string // the fault
	}{
		{"", classes, []string{"2", "3"}, ""},
		{"classification", classes, []string{"2", "3"}, ""},
		{"regression", classes, nil, ""},
		{"", numbers, nil, ""},
		{"classification", numbers, []string{"2.5", "300"}, ""},
		{"regression", numbers, nil, ""},
		{"regression", "a,y\n1,x\n2,3\n3,y\n", nil, `row 2, column y: "x" is not a number (and 1 more)`},
		{"classification", "a,y\n1,2\n1,3x\n1,2\n", []string{"2", "3x"}, ""},
		{"classification", `[[1, 2], [1, 3]]`, []string{"2", "3"}, ""},
		{"regression", `[{"a": 1, "y": 2}, {"a": 1, "y": "30%"}]`, nil, ""},
		{"classification", `{"problem": "regression", "train": {"inputs": [[1], [2]], "targets": [0.5, 1]}}`,
			[]string{"0.5", "1"}, ""},
	} {
		got, err := Reading{c.problem}.Text(c.text)
		wants(t, c.problem+" "+c.text, err, c.want)
		if err == nil && !slices.Equal(got.Classes, c.classes) {
			t.Errorf("%s %q: classes %q, want %q", c.problem, c.text, got.Classes, c.classes)
		}
	}
}
