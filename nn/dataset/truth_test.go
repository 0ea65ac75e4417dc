package dataset

import (
	"fmt"
	"slices"
	"testing"
)

func TestTruthTables(t *testing.T) {
	rules := map[string]func(x []bool) bool{
		"table-and":    func(x []bool) bool { return x[0] && x[1] },
		"table-or":     func(x []bool) bool { return x[0] || x[1] },
		"table-nand":   func(x []bool) bool { return !(x[0] && x[1]) },
		"table-xor":    func(x []bool) bool { return x[0] != x[1] },
		"table-parity": func(x []bool) bool { return x[0] != (x[1] != x[2]) },
		"table-neuron": func(x []bool) bool { return x[0] },
	}
	inputs := map[string]int{"table-parity": 3, "table-neuron": 3}
	for name, rule := range rules {
		table, err := TableNamed(name)
		if err != nil {
			t.Fatal(err)
		}
		d := max(2, inputs[name])
		if len(table.Columns) != d {
			t.Fatalf("%s: columns %v, want %d", name, table.Columns, d)
		}
		seen := map[string]bool{}
		for i, label := range table.Train.Labels {
			var x []bool
			for _, v := range table.Train.Inputs[i*d : (i+1)*d] {
				if v != 0 && v != 1 {
					t.Errorf("%s: input %v", name, v)
				}
				x = append(x, v == 1)
			}
			seen[fmt.Sprint(x)] = true
			if (label == 1) != rule(x) {
				t.Errorf("%s: %v → %v", name, x, label)
			}
		}
		want := 1 << d
		if name == "table-neuron" {
			want = 4 // the tutorial shows half of the rows
		}
		if len(seen) != want || table.Train.N() != want {
			t.Errorf("%s: %d rows, %d different, want %d", name, table.Train.N(), len(seen), want)
		}
	}
}

// The sums of the tutorials run in this order; their digits depend on it.
func TestTutorialsTables(t *testing.T) {
	for name, want := range map[string]Rows{
		"table-neuron":       {Inputs: []float64{0, 0, 1, 1, 1, 1, 1, 0, 1, 0, 1, 1}, Labels: []float64{0, 1, 1, 0}},
		"table-hidden-layer": {Inputs: []float64{.1, .2, .3, .4, .5, .6, .7, .8, .9}, Labels: []float64{0, 1, 0}},
	} {
		table, err := TableNamed(name)
		if err != nil {
			t.Fatal(err)
		}
		if !slices.Equal(table.Train.Inputs, want.Inputs) || !slices.Equal(table.Train.Labels, want.Labels) {
			t.Errorf("%s: got %v, want %v", name, table.Train, want)
		}
		if want := []string{"x₁", "x₂", "x₃"}; !slices.Equal(table.Columns, want) {
			t.Errorf("%s: columns %v, want %v", name, table.Columns, want)
		}
	}
}

func TestEveryBuiltInTableIsSoundAndACopy(t *testing.T) {
	names := TableNames()
	if len(names) != 7 || names[0] != "table-and" {
		t.Errorf("got %v", names)
	}
	for _, name := range names {
		table, err := TableNamed(name)
		if err != nil {
			t.Fatal(err)
		}
		if err := table.Check(); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if table.Whole || table.Test.N() != 0 || table.Target != "y" ||
			!slices.Equal(table.Classes, []string{"0", "1"}) {
			t.Errorf("%s: got %+v", name, table)
		}
		first := table.Train.Inputs[0]
		table.Train.Inputs[0], table.Train.Labels[0] = 99, 99
		if again, _ := TableNamed(name); again.Train.Inputs[0] != first || again.Train.Labels[0] == 99 {
			t.Errorf("%s: a change of one copy is seen in the next", name)
		}
	}
	_, err := TableNamed("table-not")
	wants(t, "unknown", err, `dataset: table "table-not": want one of [table-and table-or table-nand table-xor `+
		`table-parity table-neuron table-hidden-layer table-worked-example]`)
}

func TestNumbered(t *testing.T) {
	got := numbered(32)
	for i, want := range map[int]string{0: "x₁", 9: "x₁₀", 31: "x₃₂"} {
		if got[i] != want {
			t.Errorf("input %d: got %s, want %s", i+1, got[i], want)
		}
	}
}
