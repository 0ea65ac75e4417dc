package dataset

import (
	"math"
	"reflect"
	"slices"
	"strings"
	"testing"

	"neuralplay/nn/random"
)

// wants compares an error with a sentence; "" stands for none.
func wants(t *testing.T, what string, err error, sentence string) {
	t.Helper()
	got := ""
	if err != nil {
		got = err.Error()
	}
	if got != sentence {
		t.Errorf("%s:\n got  %q\n want %q", what, got, sentence)
	}
}

// sound is a table that passes; each test spoils it in its own way.
func sound() Table {
	return Table{
		Columns: []string{"sepal", "petal"}, Target: "kind", Classes: []string{"a", "b"},
		Train: Rows{Inputs: []float64{1, 2, 3, 4, 5, 6}, Labels: []float64{0, 1, 0}},
		Test:  Rows{Inputs: []float64{7, 8}, Labels: []float64{1}},
	}
}

func TestCheckNamesBadData(t *testing.T) {
	for _, c := range []struct {
		name  string
		spoil func(*Table)
		want  string
	}{
		{"sound", func(t *Table) {}, ""},
		{"regression", func(t *Table) { t.Classes, t.Train.Labels = nil, []float64{0.5, -7, 1e100} }, ""},
		{"no test rows", func(t *Table) { t.Test = Rows{} }, ""},
		{"no input column", func(t *Table) { t.Columns = nil }, "no input column"},
		{"columns", func(t *Table) { t.Columns = numbered(33) }, "33 input columns, want at most 32"},
		{"blank name", func(t *Table) { t.Columns[1] = " \t" }, "column 2 has no name"},
		{"one name twice", func(t *Table) { t.Columns[1] = "sepal" }, "two columns are named sepal"},
		{"target named as an input", func(t *Table) { t.Target = "petal" }, "two columns are named petal"},
		{"blank target", func(t *Table) { t.Target = "" }, "the target column has no name"},
		{"empty classes", func(t *Table) { t.Classes = []string{} }, "no classes: want at least two"},
		{"one class", func(t *Table) { t.Classes = []string{"a"} }, `only one class ("a"): want at least two`},
		{"classes", func(t *Table) { t.Classes = numbered(8) }, "8 classes, want at most 7"},
		{"blank class", func(t *Table) { t.Classes[1] = " " }, "class 2 has no name"},
		{"one class twice", func(t *Table) { t.Classes[1] = "a" }, `two classes are named "a"`},
		{"no rows", func(t *Table) { t.Train, t.Test = Rows{}, Rows{} }, "no rows"},
		{"rows", func(t *Table) { t.Train.Labels = make([]float64, MostRows) }, "10001 rows, want at most 10000"},
		{"divided and whole", func(t *Table) { t.Whole = true }, "1 test rows in a table that is still to be divided"},
		{"no training row", func(t *Table) { t.Train = Rows{} },
			"no training row: a larger training share may give some"},
		{"shape", func(t *Table) { t.Test.Inputs = t.Test.Inputs[:1] }, "test: 1 numbers for 1 rows of 2 inputs"},
		{"NaN", func(t *Table) { t.Train.Inputs[5] = math.NaN() }, "train row 3, column petal: NaN is not a number"},
		{"infinity", func(t *Table) { t.Test.Inputs[0] = math.Inf(-1) },
			"test row 1, column sepal: -Inf is infinite, want a finite number"},
		{"size", func(t *Table) { t.Train.Inputs[2] = -1e101 },
			"train row 2, column sepal: -1e+101 is too large, want at most 1e100"},
		{"NaN label", func(t *Table) { t.Train.Labels[1] = math.NaN() },
			"train row 2, column kind: NaN is not a number"},
		{"half a class", func(t *Table) { t.Train.Labels[1] = 0.5 }, "train row 2, column kind: class 0.5, want 0…1"},
		{"class below", func(t *Table) { t.Train.Labels[1] = -1 }, "train row 2, column kind: class -1, want 0…1"},
		{"class above", func(t *Table) { t.Test.Labels[0] = 2 }, "test row 1, column kind: class 2, want 0…1"},
		{"whole: row", func(t *Table) { t.Whole, t.Test, t.Train.Inputs[0] = true, Rows{}, math.NaN() },
			"row 1, column sepal: NaN is not a number"},
		{"whole: empty class", func(t *Table) { t.Whole, t.Test, t.Train.Labels[1] = true, Rows{}, 0 },
			`class "b" has no row`},
		{"class without training row", func(t *Table) { t.Train.Labels[1] = 0 },
			`class "b" has no training row: a larger training share, or another seed, may give it one`},
		{"long name", func(t *Table) { t.Columns[1] = strings.Repeat("ü", 99); t.Train.Inputs[1] = math.NaN() },
			"train row 1, column " + strings.Repeat("ü", 39) + "…: NaN is not a number"},
	} {
		table := sound()
		c.spoil(&table)
		wants(t, c.name, table.Check(), c.want)
	}
}

func TestAsNumbersAndAsClasses(t *testing.T) {
	numbers := sound()
	numbers.Classes = nil
	numbers.Train.Labels, numbers.Test.Labels = []float64{2.5, -1, math.Copysign(0, -1)}, []float64{2.5}
	classes, err := numbers.AsClasses()
	if err != nil {
		t.Fatal(err)
	}
	if want := []string{"−1", "0", "2.5"}; !slices.Equal(classes.Classes, want) {
		t.Errorf("got classes %q, want %q", classes.Classes, want)
	}
	if want := []float64{2, 0, 1}; !slices.Equal(classes.Train.Labels, want) || classes.Test.Labels[0] != 2 {
		t.Errorf("got labels %v and %v, want %v and [2]", classes.Train.Labels, classes.Test.Labels, want)
	}
	back, err := classes.AsNumbers()
	if err != nil || !reflect.DeepEqual(back, numbers) {
		t.Errorf("there and back: got %+v (%v), want %+v", back, err, numbers)
	}
	if numbers.Train.Labels[0] != 2.5 || classes.Train.Labels[0] != 2 {
		t.Error("a table's labels were changed by converting it")
	}
	for name, same := range map[string]func() (Table, error){
		"AsNumbers": numbers.AsNumbers, "AsClasses": classes.AsClasses,
	} {
		if got, err := same(); err != nil || !reflect.DeepEqual(got, back) && !reflect.DeepEqual(got, classes) {
			t.Errorf("%s of what is so already: got %+v (%v)", name, got, err)
		}
	}

	_, err = sound().AsNumbers()
	wants(t, "names", err, `column kind: class "a" is not a number`)
	numbers.Train = Rows{Inputs: make([]float64, 16), Labels: []float64{1, 2, 3, 4, 5, 6, 7, 8}}
	_, err = numbers.AsClasses()
	wants(t, "many numbers", err, "column kind: 9 different numbers, want at most 7 for classes")
	numbers.Train.Labels = make([]float64, 8)
	_, err = numbers.AsClasses()
	wants(t, "a class of the test set only", err,
		`class "2.5" has no training row: a larger training share, or another seed, may give it one`)
	numbers.Test = Rows{}
	_, err = numbers.AsClasses()
	wants(t, "one number", err, `only one class ("0"): want at least two`)
}

// Divide has to go the way that points go: with one seed, the same rows train.
func TestDivideGoesAsShuffleAndSplit(t *testing.T) {
	for _, n := range []int{1, 2, 7, 100} {
		for _, percent := range []int{0, 10, 33, 50, 90, 100} {
			table := Table{Columns: []string{"a", "b"}, Target: "y", Whole: true}
			var points []Point
			for i := range n {
				v := float64(i)
				points = append(points, Point{v, -v, 10 * v})
				table.Train.Inputs = append(table.Train.Inputs, v, -v)
				table.Train.Labels = append(table.Train.Labels, 10*v)
			}
			before := slices.Clone(table.Train.Inputs)
			a, b := random.NewSeedrandom("7"), random.NewSeedrandom("7")
			got := table.Divide(a, percent)
			Shuffle(b, points)
			train, test := Split(points, percent)
			for _, set := range []struct {
				rows   Rows
				points []Point
			}{{got.Train, train}, {got.Test, test}} {
				var want Rows
				for _, p := range set.points {
					want.Inputs, want.Labels = append(want.Inputs, p.X, p.Y), append(want.Labels, p.Label)
				}
				if !slices.Equal(set.rows.Inputs, want.Inputs) || !slices.Equal(set.rows.Labels, want.Labels) {
					t.Errorf("%d rows, %d %%: got %v, want %v", n, percent, set.rows, want)
				}
			}
			if a.Float64() != b.Float64() {
				t.Errorf("%d rows: the source stands elsewhere than after Shuffle", n)
			}
			if got.Whole || !table.Whole || !slices.Equal(table.Train.Inputs, before) {
				t.Error("Divide has to leave its table as it was, and make one that is divided")
			}
			all := slices.Concat(got.Train.Labels, got.Test.Labels)
			slices.Sort(all)
			if !slices.Equal(all, table.Train.Labels) {
				t.Errorf("%d rows, %d %%: rows were lost: %v", n, percent, all)
			}
		}
	}
}

func TestDivideLeavesADividedTableAlone(t *testing.T) {
	a, b := random.NewSeedrandom("7"), random.NewSeedrandom("7")
	if got := sound().Divide(a, 50); !reflect.DeepEqual(got, sound()) {
		t.Errorf("got %+v", got)
	}
	if a.Float64() != b.Float64() {
		t.Error("it drew from the source")
	}
}

func TestTooSmallAShareIsNamed(t *testing.T) {
	table := Table{Columns: []string{"a"}, Target: "y", Whole: true,
		Train: Rows{Inputs: []float64{1, 2, 3}, Labels: []float64{1, 2, 3}}}
	wants(t, "10 % of 3", table.Divide(random.NewSeedrandom("1"), 10).Check(),
		"no training row: a larger training share may give some")
}
