package dataset

import (
	"bytes"
	"encoding/json"
	"fmt"
	"reflect"
	"strings"
	"testing"
)

func TestParseJSON(t *testing.T) {
	three := []float64{1, 2, 3}
	inputs := `"inputs": [[1], [2], [3]]`
	for _, c := range []struct {
		name, text string
		want       Table
	}{
		{"numbers", `{"train": {` + inputs + `, "targets": [0.5, -1, 2e0]}}`,
			Table{Columns: []string{"x₁"}, Target: "y", Train: Rows{Inputs: three, Labels: []float64{0.5, -1, 2}}}},
		{"lists of one", `{"columns": ["a", " b\n c "], "train": {` + inputs + `, "targets": [[0.5], [-1], [2]]}}`,
			Table{Columns: []string{"a"}, Target: "b c", Train: Rows{Inputs: three, Labels: []float64{0.5, -1, 2}}}},
		{"−1 and 1", `{"train": {` + inputs + `, "targets": [[1], [-1], [1]]}}`,
			Table{Columns: []string{"x₁"}, Target: "y", Classes: []string{"−1", "1"},
				Train: Rows{Inputs: three, Labels: []float64{1, 0, 1}}}},
		{"names", `{"train": {` + inputs + `, "targets": ["b", ["a"], "b"]}}`,
			Table{Columns: []string{"x₁"}, Target: "y", Classes: []string{"a", "b"},
				Train: Rows{Inputs: three, Labels: []float64{1, 0, 1}}}},
		{"names that are numbers", `{"train": {` + inputs + `, "targets": ["10", "9", "9"]}}`,
			Table{Columns: []string{"x₁"}, Target: "y", Classes: []string{"9", "10"},
				Train: Rows{Inputs: three, Labels: []float64{1, 0, 0}}}},
		{"rows of 0 and 1", `{"train": {` + inputs + `, "targets": [[0, 1], [1, 0], [1.0, 0]]}}`,
			Table{Columns: []string{"x₁"}, Target: "y", Classes: []string{"0", "1"},
				Train: Rows{Inputs: three, Labels: []float64{1, 0, 0}}}},
		{"rows of −1 and 1", `{"columns": ["a", "target"], "train": {` + inputs +
			`, "targets": [[-1, -1, 1], [1, -1, -1], [-1, 1, -1]]}}`,
			Table{Columns: []string{"a"}, Target: "target", Classes: []string{"0", "1", "2"},
				Train: Rows{Inputs: three, Labels: []float64{2, 0, 1}}}},
		{"classes named by columns", `{"columns": ["a", "iris", "rose"], "train": {` + inputs +
			`, "targets": [[0, 1], [1, 0], [1, 0]]}}`,
			Table{Columns: []string{"a"}, Target: "class", Classes: []string{"iris", "rose"},
				Train: Rows{Inputs: three, Labels: []float64{1, 0, 0}}}},
		{"an input named class", `{"columns": ["class", "iris", "rose"], "train": {` + inputs +
			`, "targets": [[0, 1], [1, 0], [1, 0]]}}`,
			Table{Columns: []string{"class"}, Target: "class′", Classes: []string{"iris", "rose"},
				Train: Rows{Inputs: three, Labels: []float64{1, 0, 0}}}},
		{"test", `{"train": {` + inputs + `, "targets": ["a", "b", "a"]}, "test": {"inputs": [[7]], "targets": ["b"]}}`,
			Table{Columns: []string{"x₁"}, Target: "y", Classes: []string{"a", "b"},
				Train: Rows{Inputs: three, Labels: []float64{0, 1, 0}},
				Test:  Rows{Inputs: []float64{7}, Labels: []float64{1}}}},
		{"the test's numbers count", `{"train": {` + inputs +
			`, "targets": [0, 1, 0]}, "test": {"inputs": [[7]], "targets": [0.5]}}`,
			Table{Columns: []string{"x₁"}, Target: "y", Train: Rows{Inputs: three, Labels: []float64{0, 1, 0}},
				Test: Rows{Inputs: []float64{7}, Labels: []float64{0.5}}}},
		{"no test", `{"train": {` + inputs + `, "targets": [0.5, 1, 0]}, "test": null}`,
			Table{Columns: []string{"x₁"}, Target: "y", Train: Rows{Inputs: three, Labels: []float64{0.5, 1, 0}}}},
		{"problem: regression", `{"problem": "regression", "train": {` + inputs + `, "targets": [0, "1", ["−1"]]}}`,
			Table{Columns: []string{"x₁"}, Target: "y", Train: Rows{Inputs: three, Labels: []float64{0, 1, -1}}}},
		{"problem: classification", `{"problem": "classification", "train": {` + inputs +
			`, "targets": [0.5, 1, 0.5]}}`,
			Table{Columns: []string{"x₁"}, Target: "y", Classes: []string{"0.5", "1"},
				Train: Rows{Inputs: three, Labels: []float64{0, 1, 0}}}},
	} {
		got, err := ParseJSON([]byte(c.text))
		if len(got.Test.Inputs) == 0 && got.Test.N() == 0 {
			got.Test = Rows{} // nil or empty is all one
		}
		if err != nil || !reflect.DeepEqual(got, c.want) {
			t.Errorf("%s:\n got  %+v (%v)\n want %+v", c.name, got, err, c.want)
		}
	}
}

func TestParseJSONNamesBadData(t *testing.T) {
	// with makes a table of one input; train its rows, as [input, target].
	with := func(rest string, train ...string) string {
		var inputs, targets []string
		for _, row := range train {
			input, target, _ := strings.Cut(row, " ")
			inputs, targets = append(inputs, input), append(targets, target)
		}
		return fmt.Sprintf(`{%s "train": {"inputs": [%s], "targets": [%s]}}`, rest, strings.Join(inputs, ","),
			strings.Join(targets, ","))
	}
	const named = `"columns": ["petal", "kind"],`
	const unknown = ": want columns, problem, train and test, in these inputs and targets"
	for _, c := range []struct{ name, text, want string }{
		{"nothing", "", "this is not JSON: it ends too early"},
		{"cut off", `{"train": {"inputs": [[1`, "this is not JSON: it ends too early"},
		{"not JSON", "{\n\"train\":\n {inputs: 1}}", "line 3: this is not JSON at inputs: 1}}"},
		{"more behind", with("", "[1] 1") + "]", "want nothing after the table's closing brace"},
		{"a number", "5", "got a JSON number, want {columns, problem, train, test}"},
		{"null", "null", "no train: want {train: {inputs: [[…], …], targets: […]}}"},
		{"columns of numbers", with(`"columns": [1],`, "[1] 1"), "columns: got a JSON number, want a text"},
		{"columns no list", with(`"columns": "a",`, "[1] 1"), "columns: got a JSON string, want a list"},
		{"train no object", `{"train": [[1]]}`, "train: got a JSON array, want {inputs, targets}"},
		{"inputs no list", `{"train": {"inputs": 5}}`, "train.inputs: got a JSON number, want a list"},
		{"mistyped key", with(`"tests": 5,`, "[1] 1"), `unknown key "tests"` + unknown},
		{"mistyped inner key", `{"train": {"input": 5}}`, `unknown key "input"` + unknown},
		{"problem", with(`"problem": "clustering",`, "[1] 1"),
			`problem "clustering": want classification or regression`},
		{"no train", `{"columns": ["a", "b"]}`, "no train: want {train: {inputs: [[…], …], targets: […]}}"},
		{"no rows", with(""), "train: no rows"},
		{"no targets", `{"train": {"inputs": [[1]]}}`, "train: no rows"},
		{"fewer targets", `{"train": {"inputs": [[1], [2]], "targets": [1]}}`, "train: 2 rows of inputs, but 1 target"},
		{"fewer test inputs", `{"train": {"inputs": [[1]], "targets": [1]}, "test": {"targets": [1, 2]}}`,
			"test: 0 rows of inputs, but 2 targets"},
		{"rows", `{"train": {"inputs": [` + strings.Repeat("[1],", MostRows) + `[1]], "targets": [1]}}`,
			"10001 rows, want at most 10000"},
		{"no inputs", with("", "[] 1"), "no input column"},
		{"columns", with("", "["+strings.Repeat("1,", 32)+"1] 1"), "33 input columns, want at most 32"},
		{"outputs", with("", "[1] [1,0,0,0,0,0,0,0]"), "8 classes, want at most 7"},
		{"names too few", with(`"columns": ["a"],`, "[1] 1"), "columns: got 1 name, want 2: 1 input and the target"},
		{"names for classes", with(`"columns": ["a", "b", "c", "d"],`, "[1] [1,0]"),
			"columns: got 4 names, want 2: 1 input and the target, or 2 classes"},
		{"blank name", with(`"columns": [null, "b"],`, "[1] 1"), "column 1 has no name"},
		{"one name twice", with(`"columns": ["b", "b "],`, "[1] 1"), "two columns are named b"},
		{"one class twice", with(`"columns": ["a", "b", "b"],`, "[1] [1,0]", "[1] [0,1]"), `two classes are named "b"`},
		{"row no list", with(named, "[1] 1", "5 1"), "train row 2: got 5, want a list of numbers"},
		{"row null", with(named, "[1] 1", "null 1"), "train row 2: got null, want a list of numbers"},
		{"first row null", with(named, "null 1"), "train row 1: got null, want a list of numbers"},
		{"test row", `{"train": {"inputs": [[1]], "targets": [1]}, "test": {"inputs": [[true]], "targets": [1]}}`,
			"test row 1, column x₁: true is not a number"},
		{"null in a long row", with(named, "[1] 1", "[null,2] 1"), "train row 2 has 2 inputs, want 1"},
		{"all missing", with(named, "[1] null", "[null] 1"), "2 rows, none without a missing cell"},
		{"nothing to train on",
			`{"train": {"inputs": [[null]], "targets": [1]}, "test": {"inputs": [[1]], "targets": [1]}}`,
			"1 row, none without a missing cell"},
		{"short row", with(named, "[1] 1", "[] 1"), "train row 2 has 0 inputs, want 1"},
		{"long row", with(named, "[1] 1", "[1,2] 1"), "train row 2 has 2 inputs, want 1"},
		{"text", with(named, "[1] 1", `["abc"] 1`), `train row 2, column petal: "abc" is not a number`},
		{"NaN as text", with(named, "[1] 1", `["NaN"] 1`), `train row 2, column petal: "NaN" is not a number`},
		{"number as text", with("", "[1] 1", `["1.50"] 1`),
			`train row 2, column x₁: "1.50" is text, want 1.5 without quotation marks`},
		{"true", with(named, "[1] 1", `[true] 1`), "train row 2, column petal: true is not a number"},
		{"nested", with(named, "[1] 1", `[[1]] 1`), "train row 2, column petal: a list is not a number"},
		{"object", with(named, "[1] 1", `[{"a":1}] 1`), "train row 2, column petal: an object is not a number"},
		{"too large", with(named, "[1] 1", `[1e999] 1`),
			`train row 2, column petal: "1e999" is too large, want at most 1e100`},
		{"NaN among numbers", with(named, "[1] 1", `[1] "NaN"`),
			`train row 2, column kind: got "NaN", want a number, as in the first row`},
		{"NaN among names", with(named, `[1] "a"`, `[1] "NaN"`), `train row 2, column kind: "NaN" is not a number`},
		{"number among names", with(named, `[1] "a"`, `[1] 5`),
			"train row 2, column kind: got 5, want a name, as in the first row"},
		{"row among numbers", with(named, `[1] 1`, `[1] [1,0]`),
			"train row 2, column kind: got a list, want a number, as in the first row"},
		{"target too large", with(named, "[1] [-1e200]"),
			`train row 1, column kind: "-1e200" is too large, want at most 1e100`},
		{"no 1", with(named, "[1] [1,0]", "[1] [0,0]"),
			"train row 2, column kind: want a single 1, the other numbers all 0 or all −1"},
		{"two 1s", with(named, "[1] [1,1]"),
			"train row 1, column kind: want a single 1, the other numbers all 0 or all −1"},
		{"0s and −1s", with(named, "[1] [1,0,-1]"),
			"train row 1, column kind: want a single 1, the other numbers all 0 or all −1"},
		{"a 2", with(named, "[1] [2,0]"),
			"train row 1, column kind: want a single 1, the other numbers all 0 or all −1"},
		{"shares", with(named, "[1] [0.5,0.5]"),
			"train row 1, column kind: want a single 1, the other numbers all 0 or all −1"},
		{"short target", with(named, "[1] [1,0,0]", "[1] [1,0]"), "train row 2, column kind: got 2 numbers, want 3"},
		{"no target", with(named, "[1] []"), "train row 1, column kind: got 0 numbers, want 1"},
		{"regression of rows", with(named+`"problem": "regression",`, "[1] [1,0]"),
			"columns: got 2 names, want 3: 1 input and 2 targets"},
		{"regression of names", with(named+`"problem": "regression",`, `[1] "abc"`),
			`train row 1, column kind: "abc" is not a number`},
		{"one class", with(named, `[1] "a"`), `only one class ("a"): want at least two`},
		{"one number to classify", with(named+`"problem": "classification",`, "[1] 3"),
			`only one class ("3"): want at least two`},
		{"many numbers to classify", with(named+`"problem": "classification",`, "[1] 1", "[1] 2", "[1] 3", "[1] 4",
			"[1] 5", "[1] 6", "[1] 7", "[1] 8"),
			"column kind: 8 different numbers, want at most 7 for classes"},
		{"class without a training row",
			`{"train": {"inputs": [[1], [1]], "targets": ["a", "c"]}, "test": {"inputs": [[1]], "targets": ["b"]}}`,
			`class "b" has no training row: a larger training share, or another seed, may give it one`},
	} {
		_, err := ParseJSON([]byte(c.text))
		wants(t, c.name, err, c.want)
	}
}

// written writes a table as the page's data() does: a list of numbers for
// each target, one number or K.
func written(t *testing.T, table Table, oneHot bool) []byte {
	t.Helper()
	set := func(r Rows) map[string][][]float64 {
		inputs, targets := [][]float64{}, [][]float64{}
		d := len(table.Columns)
		for i, label := range r.Labels {
			inputs = append(inputs, r.Inputs[i*d:(i+1)*d])
			row := []float64{label}
			if oneHot {
				row = make([]float64, len(table.Classes))
				row[int(label)] = 1
			}
			targets = append(targets, row)
		}
		return map[string][][]float64{"inputs": inputs, "targets": targets}
	}
	columns := append([]string{}, table.Columns...)
	text, err := json.Marshal(map[string]any{
		"columns": append(columns, "target"), "train": set(table.Train), "test": set(table.Test),
	})
	if err != nil {
		t.Fatal(err)
	}
	return text
}

func TestWhatThePageWritesCanBeRead(t *testing.T) {
	pair := sound()
	pair.Target, pair.Classes = "target", []string{"0", "1"}
	three := Table{
		Columns: []string{"a"}, Target: "target", Classes: []string{"0", "1", "2"},
		Train: Rows{Inputs: []float64{1, 2, 3, 4}, Labels: []float64{2, 0, 1, 0}},
		Test:  Rows{Inputs: []float64{0.1}, Labels: []float64{1}},
	}
	numbers := pair
	numbers.Classes, numbers.Train.Labels = nil, []float64{0.1, -1e-300, 1.0 / 3}
	for _, c := range []struct {
		name   string
		table  Table
		oneHot bool
	}{
		{"two classes", pair, false},
		{"two classes in rows", pair, true},
		{"three classes", three, true},
		{"three numbered classes", three, false},
		{"numbers", numbers, false},
	} {
		got, err := ParseJSON(written(t, c.table, c.oneHot))
		if err != nil || !reflect.DeepEqual(got, c.table) {
			t.Errorf("%s:\n got  %+v (%v)\n want %+v", c.name, got, err, c.table)
		}
	}
}

// A row that lacks a value is left out and counted, whatever its target is like and
// in whichever set: its place is no clue to anything.
func TestParseJSONLeavesOutWhatIsMissing(t *testing.T) {
	const inputs = `"inputs": [[1, 2], [null, 3], [4, 5], [6, "NA"], [7, 8]]`
	for name, targets := range map[string]string{
		"numbers":       `[0.5, 1, null, 2, 3]`,
		"lists of one":  `[[0.5], [1], [null], [2], [3]]`,
		"names":         `["a", "b", "?", "a", "b"]`,
		"the first row": `[null, 1, 0.5, 2, 3]`,
		"rows":          `[[1, 0], [0, 1], [null, 1], [1, 0], [0, 1]]`,
		"first of rows": `[null, [0, 1], [1, 0], [1, 0], [0, 1]]`,
	} {
		set := `{` + inputs + `, "targets": ` + targets + `}`
		got, err := ParseJSON([]byte(`{"train": ` + set + `, "test": ` + set + `}`))
		first := 1.0
		if strings.Contains(name, "first") {
			first = 4
		}
		want := []float64{first, first + 1, 7, 8}
		if err != nil || got.LeftOut != 6 || !reflect.DeepEqual(got.Train.Inputs, want) ||
			!reflect.DeepEqual(got.Test.Inputs, want) || len(got.Train.Labels) != 2 || len(got.Test.Labels) != 2 {
			t.Errorf("%s: got %+v, %v", name, got, err)
		}
	}
}

// FuzzParseJSON: nothing panics, whatever the text, and what is taken is sound.
func FuzzParseJSON(f *testing.F) {
	for _, seed := range []string{
		`{"problem": "regression", "train": {"inputs": [[1], [2]], "targets": [[1, 2], [null, 4]]}}`,
		"", "null", "[]", `[{"a": 1, "class": "x"}, {"class": "y", "a": true},
			{"a": null, "class": {}}]`,
		`[["a", "b"], [1, "50%"], [2, 3]]`, `[{}, []]`, `[[], {}]`, `[{"a": 1, "a": 2, "": 3}]`,
		`{"train": {"inputs": [[1], [2]], "targets": [0, 1]}}`,
		`{"columns": ["a", "b", "y"], "problem": "regression", "train": {"inputs": [[1, 2]], "targets": [[0.5]]}, ` +
			`"test": {"inputs": [[3, 4]], "targets": ["1"]}}`,
		`{"columns": ["a", "p", "q"], "train": {"inputs": [[1], [2]], "targets": [[-1, 1], [1, -1]]}, "test": null}`,
		`{"problem": "classification", "train": {"inputs": [[1], [2]], "targets": ["a", ["b"]]}}`,
		`{"train": {"inputs": [[1e999], [null]], "targets": [null, "NaN"]}}`,
		`{"train": {"inputs": [{}], "targets": [[]]}}`,
		`{"train": {"inputs": [[-0]], "targets": [-0]}}]`, `{"columns": null, "train": null}`,
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		table, err := ParseJSON(text)
		if err != nil {
			if strings.TrimSpace(err.Error()) == "" || len(err.Error()) > 1000 {
				t.Errorf("an error nobody can read: %q", err)
			}
			return
		}
		if isList := bytes.HasPrefix(bytes.TrimSpace(text), []byte("[")); table.Whole != isList {
			t.Errorf("whole is %v", table.Whole)
		}
		soundInside(t, table)
	})
}
