package main

import (
	"encoding/json"
	"math"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"neuralplay/nn/dataset"
	"neuralplay/wasm/internal/config"
	"neuralplay/wasm/internal/scene"
)

// exported returns an exported constant of a generated module.
func exported[T any](t *testing.T, text, name string) (value T) {
	t.Helper()
	_, after, ok := strings.Cut(text, "\nexport const "+name+" = ")
	if !ok {
		t.Fatalf("no export %s in\n%s", name, text)
	}
	literal, _, _ := strings.Cut(after, ";\n")
	literal = strings.Replace(literal, ",\n]", "\n]", 1) // a comma may end a list in JavaScript
	if err := json.Unmarshal([]byte(literal), &value); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return value
}

func made(t *testing.T, text func() (string, error)) string {
	t.Helper()
	made, err := text()
	if err != nil {
		t.Fatal(err)
	}
	return made
}

func TestSettings(t *testing.T) {
	rows := exported[[]config.Setting](t, made(t, settings), "settings")
	want := config.Settings()
	if len(rows) != len(want) {
		t.Fatalf("%d settings: want %d", len(rows), len(want))
	}
	for i, row := range rows {
		if row.Key != want[i].Key || len(row.Choices) != len(want[i].Choices) {
			t.Errorf("row %d is %s: want %s", i, row.Key, want[i].Key)
		}
	}
}

// Every data set that a person can choose has a picture.
func TestEveryDataSetHasItsPicture(t *testing.T) {
	text := made(t, pictures)
	sets := exported[map[string]drawnSet](t, text, "dataSets")
	tables := exported[map[string][][]float64](t, text, "tables")
	for _, setting := range config.Settings() {
		if setting.Key != "dataset" && setting.Key != "regDataset" {
			continue
		}
		for _, choice := range setting.Choices {
			set, drawn := sets[choice.Value]
			_, table := tables[choice.Value]
			if choice.Value != "own" && !drawn && !table {
				t.Errorf("%s has no picture", choice.Value)
			}
			if drawn {
				checkSet(t, choice.Value, set)
			}
		}
	}
}

// checkSet holds a picture against the shape of the data set it shows.
func checkSet(t *testing.T, name string, set drawnSet) {
	t.Helper()
	n := len(set.Labels)
	if n < 140 || len(set.X) != n || len(set.Y) != n {
		t.Fatalf("%s: %d × %d coordinates of %d points: want at least 140", name, len(set.X), len(set.Y), n)
	}
	labels := map[float64]int{}
	for i, label := range set.Labels {
		x, y := set.X[i], set.Y[i]
		labels[label]++
		if x < 0 || x > pictureSide || y < 0 || y > pictureSide {
			t.Errorf("%s: (%v, %v) is outside the picture", name, x, y)
		}
		fromMiddle := math.Hypot(x-50, y-50) / 50 * dataset.Domain
		switch {
		case name == "circle" && (fromMiddle < 3) != (label > 0):
			t.Errorf("circle: a point %.1f from the middle has label %v", fromMiddle, label)
		case name == "xor" && ((x-50)*(50-y) > 0) != (label > 0):
			t.Errorf("xor: (%v, %v) has label %v", x, y, label)
		case name == "reg-plane" && math.Abs((x-y)/50*dataset.Domain/10-label) > 0.2:
			t.Errorf("reg-plane: (%v, %v) has label %v", x, y, label)
		}
	}
	if set.Classes > 0 && len(labels) != set.Classes {
		t.Errorf("%s: labels %v: want %d classes", name, labels, set.Classes)
	}
}

func TestTablesAreTheRealOnes(t *testing.T) {
	tables := exported[map[string][][]float64](t, made(t, pictures), "tables")
	if got, want := len(tables), len(dataset.TableNames())+len(dataset.NumberTableNames()); got != want {
		t.Errorf("%d tables: want %d", got, want)
	}
	for _, row := range tables["table-xor"] {
		if len(row) != 3 || row[2] != math.Abs(row[0]-row[1]) {
			t.Errorf("XOR has the row %v", row)
		}
	}
	if got := tables["table-hidden-layer"]; len(got) != 3 || !slices.Equal(got[1], []float64{.4, .5, .6, 1}) {
		t.Errorf("the tutorial's table is %v", got)
	}
}

func TestFeatureGrids(t *testing.T) {
	grids := exported[map[string][]float64](t, made(t, pictures), "features")
	for _, feature := range dataset.Features {
		grid := grids[feature.Key]
		if len(grid) != featureSide*featureSide || max(slices.Max(grid), -slices.Min(grid)) != featureScale {
			t.Errorf("%s: %d values, from %v to %v", feature.Key, len(grid), slices.Min(grid), slices.Max(grid))
		}
	}
	first, last := 0, featureSide-1 // of the upper row
	for key, want := range map[string][2]float64{
		"x": {-100, 100}, "y": {100, 100}, "xTimesY": {-100, 100}, "xSquared": {100, 100},
	} {
		if got := [2]float64{grids[key][first], grids[key][last]}; got != want {
			t.Errorf("%s: the upper corners are %v: want %v", key, got, want)
		}
	}
}

func TestMarks(t *testing.T) {
	text := made(t, marks)
	several, two := exported[[]string](t, text, "marks"), exported[[]string](t, text, "twoMarks")
	if len(several) != scene.MostClasses || len(two) != 2 || two[0] != several[1] || two[1] != several[0] {
		t.Errorf("marks %v, of two %v", several, two)
	}
	if box := exported[string](t, text, "viewBox"); box != "-1.4 -1.4 2.8 2.8" {
		t.Errorf("viewBox %s", box)
	}
}

// Page and canvas have the same colours: none of the generated properties is
// defined again in a style sheet.
func TestPalette(t *testing.T) {
	text := made(t, palette)
	light, dark, ok := strings.Cut(text, "}\n")
	if !ok || !strings.Contains(light, "--positive: "+scene.Light.Positive.Hex()+";") ||
		!strings.Contains(dark, "--class-6: "+scene.Dark.Class(6, scene.MostClasses).Hex()+";") {
		t.Errorf("the palette is\n%s", text)
	}
	var names []string
	for _, match := range regexp.MustCompile(`(--[a-z0-9-]+):`).FindAllStringSubmatch(light, -1) {
		names = append(names, match[1])
		if !strings.Contains(dark, match[0]) {
			t.Errorf("%s has no dark colour", match[1])
		}
	}
	sheets, err := filepath.Glob("../../../web/css/*.css")
	if err != nil || len(sheets) == 0 {
		t.Fatalf("style sheets: %v, %v", sheets, err)
	}
	for _, sheet := range sheets {
		css, err := os.ReadFile(sheet)
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range names {
			if regexp.MustCompile(`[\s{;]` + name + `:`).Match(css) {
				t.Errorf("%s defines %s again", sheet, name)
			}
		}
	}
}

func TestWriteLeavesWhatHasNotChanged(t *testing.T) {
	web := t.TempDir()
	if err := write(web); err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(web, "js", "generated", "marks.js")
	before, err := os.Stat(name)
	if err != nil {
		t.Fatal(err)
	}
	program := filepath.Join(web, "js", "generated", "program.js")
	if err := os.WriteFile(program, []byte("of a build"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := write(web); err != nil {
		t.Fatal(err)
	}
	if after, err := os.Stat(name); err != nil || after.ModTime() != before.ModTime() {
		t.Errorf("marks.js was written again: %v", err)
	}
	if text, err := os.ReadFile(program); err != nil || string(text) != "of a build" {
		t.Errorf("program.js became %s, %v", text, err)
	}
}
