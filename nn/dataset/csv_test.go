package dataset

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
)

func TestParseCSV(t *testing.T) {
	xor := Table{
		Columns: []string{"a", "b"}, Target: "out", Classes: []string{"0", "1"}, Whole: true,
		Train: Rows{Inputs: []float64{0, 0.5, 1, -2}, Labels: []float64{1, 0}},
	}
	for name, text := range map[string]string{
		"commas":            "a,b,out\n0,0.5,1\n1,-2,0\n",
		"no last newline":   "a,b,out\n0,0.5,1\n1,-2,0",
		"semicolons":        "a;b;out\n0;0.5;1\n1;-2;0\n",
		"decimal commas":    "a;b;out\n0,0;0,5;1\n1,0;-2;0,0\n",
		"tabs":              "a\tb\tout\n0\t0,5\t1\n1\t-2\t0\n",
		"byte order mark":   "\ufeffa,b,out\n0,0.5,1\n1,-2,0\n",
		"Windows' newlines": "a,b,out\r\n0,0.5,1\r\n1,-2,0\r\n",
		"old Mac newlines":  "a,b,out\r0,0.5,1\r1,-2,0\r",
		"space":             "  a ,b\u00a0, out\n 0, 0.5 ,1  \n\t1 ,-2,0\n",
		"blank lines":       "\n\na,b,out\n\n0,0.5,1\n , ,\n   \n1,-2,0\n\n",
		"quotation marks":   "\"a\",\"b\", \"out\"\n\"0\",0.5,\"1\"\n1,-2,0\n",
		"minus sign":        "a,b,out\n0,0.5,1\n1,−2,0\n",
		"exponents":         "a,b,out\n0e5,5E-1,1.0\n+1,−2e−0,00\n",
		"target first":      "Target,a,b\n1,0,0.5\n0,1,-2\n",
		"label in between":  "a,LABEL,b\n0,1,0.5\n1,0,-2\n",
		"class":             "a,b,Class\n0,0.5,1\n1,-2,0\n",
		"target over class": "class,b,target\n0,0.5,1\n1,-2,0\n",
		"no names":          "0,0.5,1\n1,-2,0\n",
		"spaces":            "a b out\n0 0.5 1\n1 -2 0\n",
		"aligned":           "   a     b   out\n   0   0,5     1  \n   1  -2       0\n\n",
		"shares":            "a,b,out\n0%,50 %,1\n100%,-200%,0\n",
		"answers":           "a,b,out\nno,0.5,1\nYES,-2,0\n",
		"true and false":    "a,b,out\nFALSE,0.5,1\ntrue,-2,0\n",
		"left out":          "a,b,out\n0,0.5,1\nNA,1,0\n1,-2,0\n?,1,1\n0,,1\n0,N/A,1\n0,1,null\n0,1,\n",
		"left out first":    "?,3,1\n0,0.5,1\n1,-2,0\n",
		"y in between":      "y,b,out\n0,0.5,1\n1,-2,0\n",
	} {
		want := xor
		switch name {
		case "target first":
			want.Target = "Target"
		case "label in between":
			want.Target = "LABEL"
		case "class":
			want.Target = "Class"
		case "target over class":
			want.Columns, want.Target = []string{"class", "b"}, "target"
		case "left out":
			want.LeftOut = 6
		case "left out first":
			want.Columns, want.Target, want.LeftOut = []string{"x₁", "x₂"}, "y", 1
		case "no names":
			want.Columns, want.Target = []string{"x₁", "x₂"}, "y"
		case "y in between":
			want.Columns = []string{"y", "b"}
		}
		got, err := ParseCSV(text)
		if err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("%s:\n got  %+v (%v)\n want %+v", name, got, err, want)
		}
	}
}

// Lists of targets; inputs do not matter here.
func TestWhatTargetsAre(t *testing.T) {
	alternating := func(n int, values ...string) []string {
		return slices.Repeat(values, n)
	}
	for _, c := range []struct {
		name    string
		targets []string
		classes []string
		labels  []float64 // the first ones
	}{
		{"texts", []string{"setosa", "Virginica", "setosa", "iris"}, []string{"iris", "setosa", "Virginica"},
			[]float64{1, 2, 1, 0}},
		{"texts of two words", []string{"b  c", "b c", "a"}, []string{"a", "b c"}, []float64{1, 1, 0}},
		{"texts and numbers", []string{"1", "2", "3+"}, []string{"1", "2", "3+"}, []float64{0, 1, 2}},
		{"whole numbers", []string{"10", "9", "-1", "9"}, []string{"−1", "9", "10"}, []float64{2, 1, 0, 1}},
		{"two spellings", []string{"1", "1.0", "01", "0", "-0"}, []string{"0", "1"}, []float64{1, 1, 1, 0, 0}},
		{"seven", []string{"1", "2", "3", "4", "5", "6", "7", "1"}, []string{"1", "2", "3", "4", "5", "6", "7"},
			[]float64{0, 1}},
		{"all different", []string{"1", "2", "3", "4", "5"}, nil, []float64{1, 2}},
		{"prices", []string{"250", "410", "250", "410", "615"}, nil, []float64{250, 410}},
		{"eight", []string{"1", "2", "3", "4", "5", "6", "7", "8"}, nil, []float64{1, 2}},
		{"one alone in 20", append(alternating(9, "0", "1"), "2", "1"), []string{"0", "1", "2"}, []float64{0, 1}},
		{"one alone in 21", append(alternating(10, "0", "1"), "2"), nil, []float64{0, 1}},
		{"−1 and a single 1", append(alternating(30, "-1"), "1"), []string{"−1", "1"}, []float64{0, 0}},
		{"broken numbers", []string{"0", "1", "0", "1", "0.5"}, nil, []float64{0, 1}},
	} {
		got, err := ParseCSV("a,target\n5," + strings.Join(c.targets, "\n5,"))
		if err != nil || !slices.Equal(got.Classes, c.classes) || (got.Classes == nil) != (c.classes == nil) {
			t.Errorf("%s: got classes %q (%v), want %q", c.name, got.Classes, err, c.classes)
			continue
		}
		if !slices.Equal(got.Train.Labels[:len(c.labels)], c.labels) {
			t.Errorf("%s: got labels %v, want %v", c.name, got.Train.Labels, c.labels)
		}
	}
}

func TestParseCSVNamesBadData(t *testing.T) {
	const head = "sepal,petal,kind\n"
	many := func(n int, row string) string { return strings.Repeat(row, n) }
	for _, c := range []struct{ name, text, want string }{
		{"nothing", "", "no rows"},
		{"blank", "\ufeff \n\n,,\n", "no rows"},
		{"names only", head, "no rows below the names of the columns"},
		{"one column", "1\n2\n", "no input column: want cells separated by commas, semicolons, tabs or spaces"},
		{"prose", "What is a neuron?\nA cell.\n",
			"no input column: want cells separated by commas, semicolons, tabs or spaces"},
		{"text", head + "1,abc,a\n", `row 2, column petal: "abc" is not a number`},
		{"text, no names", "1,2,a\n1,abc,a\n", `row 2, column x₂: "abc" is not a number`},
		{"line of the text", "\n" + head + "\n1,2,a\n\n1,x,b\n", `row 6, column petal: "x" is not a number`},
		{"line after a cell of two lines", head + "1,2,\"a\nb\"\n1,x,c\n", `row 4, column petal: "x" is not a number`},
		{"empty", head + "1,,a\n", "1 row, none without a missing cell"},
		{"empty between tabs", "sepal\tpetal\tkind\n\t2\ta\n3\t?\tb\n", "2 rows, none without a missing cell"},
		{"half empty", head + "1,,a\n1,2,b\n", `only one class ("b"): want at least two`},
		{"NaN", head + "NaN,2,a\n", `row 2, column sepal: "NaN" is not a number`},
		{"NaN, no names", "nan,2,a\n", `row 1, column x₁: "nan" is not a number`},
		{"infinity", head + "1,-Inf,a\n", `row 2, column petal: "-Inf" is infinite, want a finite number`},
		{"too large", head + "1,1e999,a\n", `row 2, column petal: "1e999" is too large, want at most 1e100`},
		{"large", head + "1,-1e101,a\n", `row 2, column petal: "-1e101" is too large, want at most 1e100`},
		{"hexadecimal", head + "1,0x1p4,a\n", `row 2, column petal: "0x1p4" is not a number`},
		{"decimal comma among commas", head + "1,\"0,5\",a\n", `row 2, column petal: "0,5" is not a number`},
		{"thousands", "sepal;petal;kind\n1;1.000,5;a\n", `row 2, column petal: "1.000,5" is not a number`},
		{"short row", "a,b,c,d\n1,2,3,4\n1,2,3,4\n1,2,3,4\n1,2,3\n", "row 5 has 3 cells, want 4"},
		{"long row", head + "1,2,a,b\n", "row 2 has 4 cells, want 3"},
		{"shortest row", head + "1\n", "row 2 has 1 cell, want 3"},
		{"open quotation mark", head + "1,2,\"a\n3,4,b\n",
			"row 2: a quotation mark stands inside a cell, or is not closed"},
		{"quotation mark inside", head + "1,2,a\n1,2,5\"\n",
			"row 3: a quotation mark stands inside a cell, or is not closed"},
		{"no name", "sepal,,kind\n1,2,a\n", "column 2 has no name"},
		{"no target name", "sepal,petal,\n1,2,a\n", "column 3 has no name"},
		{"one name twice", "petal, petal ,kind\n1,2,a\n", "two columns are named petal"},
		{"the target's name twice", "petal,kind,kind\n1,2,a\n", "two columns are named kind"},
		{"one class", head + "1,2,a\n3,4,a\n", `only one class ("a"): want at least two`},
		{"one number", "a,y\n1,3\n2,3\n", `column y: every row has 3: want at least two different numbers`},
		{"classes", head + "1,2," + strings.Join(strings.Split("abcdefgh", ""), "\n1,2,") + "\n",
			"8 classes, want at most 7"},
		{"no class", head + "1,2,a\n1,2,\n", `only one class ("a"): want at least two`},
		{"NaN for a target", head + "1,2,0\n1,2,1\n1,2,NaN\n", `row 4, column kind: "NaN" is not a number`},
		{"a share that is none", head + "1,x%,a\n", `row 2, column petal: "x%" is not a number`},
		{"maybe", head + "1,maybe,a\n", `row 2, column petal: "maybe" is not a number`},
		{"two at once", head + "1,abc,a\n1,2\n", `row 2, column petal: "abc" is not a number (and 1 more)`},
		{"short row among spaces", "a b y\n1 2 3\n1 2\n", "row 3 has 2 cells, want 3"},
		{"infinity for a target", head + "1,2,0.5\n1,2,inf\n",
			`row 3, column kind: "inf" is infinite, want a finite number`},
		{"NaN for a class", head + "1,2,a\n1,2,nan\n", `row 3, column kind: "nan" is not a number`},
		{"a mistyped number", head + "1,2," + strings.Join(strings.Split("123456789", ""), ".5\n1,2,") +
			"\n1,2,1.5 €\n", ""},
		{"rows", many(MostRows+1, "1,2,3\n"), "row 10001: want at most 10000 rows"},
		{"columns", many(33, "1,") + "5\n", "33 input columns, want at most 32"},
		{"a file in a cell", head + "1," + many(1000, "long") + ",a\n",
			`row 2, column petal: "` + many(9, "long") + `lon…" is not a number`},
	} {
		if c.name == "a mistyped number" {
			c.want = `row 11, column kind: "1.5 €" is not a number`
		}
		_, err := ParseCSV(c.text)
		wants(t, c.name, err, c.want)
	}
}

func TestParseCSVTakesAsMuchAsThereMayBe(t *testing.T) {
	var text strings.Builder
	for i := range MostRows {
		fmt.Fprintf(&text, "%s%d\n", strings.Repeat("1,", MostColumns), i%MostClasses)
	}
	got, err := ParseCSV(text.String())
	if err != nil || got.Train.N() != MostRows || len(got.Columns) != MostColumns || len(got.Classes) != MostClasses {
		t.Errorf("got %d rows of %d columns, %d classes (%v)", got.Train.N(), len(got.Columns), len(got.Classes), err)
	}
}

func TestDelimiter(t *testing.T) {
	for text, want := range map[string]rune{
		"":                           ',',
		"a b\n1 2":                   ' ',
		"  a   b\n1 2":               ' ',
		"\"a b\" c\n1 2":             ' ',
		"a b c\n1 2":                 ',', // prose
		"a b":                        ' ',
		"a,b;c\n1,2":                 ',', // only the comma is in both
		"1,5;2,5;0\n1;2;0":           ';',
		"\"a;b\",c\n\"d;e\",2":       ',',
		"a;b;c,d\n1;2;3":             ';',
		"a\tb, c\n1,5\t2":            '\t',
		"a;b\n1;2;3":                 ';', // uneven: the row is named later
		"\n \nweight, kg;height;y\n": ';',
	} {
		if text == "\n \nweight, kg;height;y\n" {
			text += "1;2;0\n"
		}
		if got := delimiterOf(text); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

// FuzzParseCSV: whatever is pasted, nothing panics, and what is taken is sound.
func FuzzParseCSV(f *testing.F) {
	for _, seed := range []string{
		"", "a,b,out\n0,0.5,1\n1,-2,0\n", "\ufeffa;b;y\n0,5;1;x\n1,5;2;z\n", "1\t2\t0\n3\t\t1\n",
		"\"a\"\"b\",c\n1,\"x\ny\"\n2,z\n",
		"class,a\n1,1e999\n", "a,target\n1,NaN\n", "1,2\r3,4\r", "\xff,\xfe\n1,2\n",
		"a b   y\n1 \"2 \" x\n3 4 z\n", "10%,yes,a\n?,no,b\n0.5 %,TRUE,b\n",
		"a,b\n1,−1\n2,1\n", "a,\n1,2\n", "y;y\n;", "1,-0\n2,0\n",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		table, err := ParseCSV(text)
		if err != nil {
			if strings.TrimSpace(err.Error()) == "" || len(err.Error()) > 1000 {
				t.Errorf("an error nobody can read: %q", err)
			}
			return
		}
		if !table.Whole || table.Test.N() != 0 {
			t.Error("not whole")
		}
		soundInside(t, table)
	})
}

// soundInside checks what holds for every table that a parser returns.
func soundInside(t *testing.T, table Table) {
	t.Helper()
	if err := table.Check(); err != nil {
		t.Errorf("taken, but: %v", err)
	}
	for name, convert := range map[string]func() (Table, error){
		"AsNumbers": table.AsNumbers, "AsClasses": table.AsClasses,
	} {
		if other, err := convert(); err == nil {
			if err := other.Check(); err != nil {
				t.Errorf("%s: %v", name, err)
			}
		}
	}
}
