package dataset

import (
	"slices"
	"testing"

	"neuralplay/nn/random"
)

// A row may ask for several numbers.
func TestTheWorkedExamplesTable(t *testing.T) {
	if names := NumberTableNames(); !slices.Equal(names, []string{"table-worked-example"}) {
		t.Errorf("got %v", names)
	}
	table, err := TableNamed("table-worked-example")
	if err != nil {
		t.Fatal(err)
	}
	if err := table.Check(); err != nil {
		t.Error(err)
	}
	if !slices.Equal(table.Columns, []string{"x₁", "x₂"}) || table.Target != "y₁" ||
		!slices.Equal(table.Others, []string{"y₂"}) || table.Classes != nil || table.Whole {
		t.Errorf("got %+v", table)
	}
	if r := table.Train; !slices.Equal(r.Inputs, []float64{.05, .1}) || !slices.Equal(r.Labels, []float64{.01}) ||
		!slices.Equal(r.Others, []float64{.99}) {
		t.Errorf("got the row %+v", r)
	}
	table.Others[0], table.Train.Others[0] = "other", 7
	if again, _ := TableNamed("table-worked-example"); again.Others[0] != "y₂" || again.Train.Others[0] != .99 {
		t.Error("a change of one copy is seen in the next")
	}
}

// threeNumbers asks for three numbers in each of four rows.
func threeNumbers() Table {
	return Table{Columns: []string{"a"}, Target: "p", Others: []string{"q", "r"}, Whole: true, Train: Rows{
		Inputs: []float64{1, 2, 3, 4}, Labels: []float64{10, 20, 30, 40},
		Others: []float64{11, 12, 21, 22, 31, 32, 41, 42},
	}}
}

func TestSeveralNumbersStayWithTheirRow(t *testing.T) {
	table := threeNumbers()
	if err := table.Check(); err != nil {
		t.Fatal(err)
	}
	divided := table.Divide(random.NewSeedrandom("1"), 50)
	if err := divided.Check(); err != nil {
		t.Fatal(err)
	}
	for _, r := range []Rows{divided.Train, divided.Test} {
		for i, label := range r.Labels {
			if r.Inputs[i] != label/10 || r.Others[2*i] != label+1 || r.Others[2*i+1] != label+2 {
				t.Errorf("got the rows %+v", r)
			}
		}
	}
	standardized, scaling := table.Standardize()
	for i, v := range standardized.Train.Others {
		if back := scaling.Others[i%2].Back(v); !near(back, table.Train.Others[i]) {
			t.Errorf("number %d came back as %v", i, back)
		}
	}
	if !slices.Equal(standardized.Others, []string{"q (z)", "r (z)"}) || table.Train.Others[0] != 11 {
		t.Errorf("got %v", standardized.Others)
	}
}

func near(a, b float64) bool { return a-b < 1e-12 && b-a < 1e-12 }

func TestSeveralNumbersAreChecked(t *testing.T) {
	for code, spoil := range map[string]func(*Table){
		"shape":         func(t *Table) { t.Train.Others = t.Train.Others[1:] },
		"sameColumns":   func(t *Table) { t.Others[1] = "a" },
		"unnamedTarget": func(t *Table) { t.Others[0] = " " },
		"tooLarge":      func(t *Table) { t.Train.Others[3] = 1e200 },
		"manyTargets": func(t *Table) {
			t.Classes, t.Train.Labels = []string{"no", "yes"}, []float64{0, 1, 0, 1}
		},
	} {
		table := threeNumbers()
		spoil(&table)
		if f := table.check(); f == nil || f.Code != code {
			t.Errorf("got %v, want %s", f, code)
		}
	}
	many := threeNumbers()
	many.Others = []string{"q", "r", "s", "t", "u", "v", "w"}
	if f := many.check(); f == nil || f.Code != "manyTargets" || f.Count != 8 || f.Most != 7 {
		t.Errorf("eight numbers: got %v", f)
	}
	if _, err := threeNumbers().AsClasses(); err == nil ||
		err.Error() != "3 numbers to predict, want at most 1" {
		t.Errorf("as classes: got %v", err)
	}
}

func TestJSONOfSeveralNumbers(t *testing.T) {
	table, err := ParseJSON([]byte(`{"columns": ["a", "p", "q"], "problem": "regression",
		"train": {"inputs": [[1], [2], [null]], "targets": [[10, 0], [20, 1], [30, 1]]},
		"test": {"inputs": [[3]], "targets": [[30, -0.5]]}}`))
	if err != nil {
		t.Fatal(err)
	}
	if table.Target != "p" || !slices.Equal(table.Others, []string{"q"}) || table.LeftOut != 1 ||
		!slices.Equal(table.Train.Labels, []float64{10, 20}) || !slices.Equal(table.Train.Others, []float64{0, 1}) ||
		!slices.Equal(table.Test.Labels, []float64{30}) || !slices.Equal(table.Test.Others, []float64{-0.5}) {
		t.Errorf("got %+v", table)
	}
	bare, err := Reading{Problem: "regression"}.JSON([]byte(`{"train": {"inputs": [[1]], "targets": [[0, 1]]}}`))
	if err != nil || bare.Target != "y₁" || !slices.Equal(bare.Others, []string{"y₂"}) {
		t.Errorf("without names: got %+v, %v", bare, err)
	}
	// Unless a regression is asked for, the same rows are of classes.
	classes, err := ParseJSON([]byte(`{"train": {"inputs": [[1], [2]], "targets": [[0, 1], [1, 0]]}}`))
	if err != nil || len(classes.Classes) != 2 || classes.Others != nil {
		t.Errorf("of classes: got %+v, %v", classes, err)
	}
	for text, code := range map[string]string{
		`"train": {"inputs": [[1], [2]], "targets": [[1, 2], [3]]}`:                   "wantOutputs",
		`"train": {"inputs": [[1], [2]], "targets": [[1, 2], [3, 4, 5]]}`:             "outputs",
		`"train": {"inputs": [[1], [2]], "targets": [1, [3, 4]]}`:                     "wantNumber",
		`"train": {"inputs": [[1], [2]], "targets": [[1, 2], [3, "x"]]}`:              "notNumber",
		`"train": {"inputs": [[1]], "targets": [[1, 2]]}, "columns": ["a", "b"]`:      "columnTargets",
		`"train": {"inputs": [[1]], "targets": [[1, 2, 3, 4, 5, 6, 7, 8]]}`:           "manyTargets",
		`"train": {"inputs": [[1]], "targets": [[1, 2]]}, "columns": ["a", "b", "b"]`: "sameColumns",
	} {
		_, err := ParseJSON([]byte(`{"problem": "regression", ` + text + `}`))
		if f, ok := err.(*Fault); !ok || f.Code != code {
			t.Errorf("%s: got %v, want %s", text, err, code)
		}
	}
}
