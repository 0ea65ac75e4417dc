package config

import (
	"slices"

	"neuralplay/nn/dataset"
)

// Own names the data that a person brought, among the data sets. A link cannot
// carry them.
const Own = "own"

// datasetGroups returns the group of each data set for classes: two, several,
// tables or own.
func datasetGroups() map[string]string {
	groups := map[string]string{Own: "own"}
	for _, name := range dataset.ClassificationNames() {
		groups[name] = "two"
		if g, _ := dataset.Named(name); g.Classes > 2 {
			groups[name] = "several"
		}
	}
	for _, name := range dataset.TableNames() {
		groups[name] = "tables"
	}
	return groups
}

var dataRows = []row{
	{
		Setting: Setting{Key: "problem", Group: data, Control: "select", Default: "classification", Hide: "problem"},
		field: in(func(c *Config) *string { return &c.Problem },
			choice{names: []string{"classification", "regression"}}),
		effect: Data,
	},
	{
		Setting: Setting{Key: "dataset", Group: data, Control: "pictures", Default: "circle", Hide: "dataset",
			When: when("problem", "classification")},
		field: in(func(c *Config) *string { return &c.Dataset }, choice{
			names:  slices.Concat(dataset.ClassificationNames(), dataset.TableNames(), []string{Own}),
			groups: datasetGroups()}),
		effect: Data,
	},
	{
		Setting: Setting{Key: "regDataset", Group: data, Control: "pictures", Default: "reg-plane", Hide: "dataset",
			When: when("problem", "regression")},
		field: in(func(c *Config) *string { return &c.RegDataset }, choice{
			names: slices.Concat(dataset.RegressionNames(), dataset.NumberTableNames(), []string{Own})}),
		effect: Data,
	},
	{
		Setting: Setting{Key: "percTrainData", Group: data, Control: "slider", Default: 50, Hide: "percTrainData",
			Needs: "divided", Min: 10, Max: 90, Step: 10, Unit: "percent"},
		field:  in(func(c *Config) *int { return &c.PercTrainData }, whole{1, 99}),
		effect: Data,
	},
	{
		Setting: Setting{Key: "noise", Group: data, Control: "slider", Default: 0, Hide: "noise", Needs: "generated",
			Min: 0, Max: 50, Step: 5, Unit: "percent"},
		field:   in(func(c *Config) *int { return &c.Noise }, whole{0, 80}),
		effect:  Data,
		instead: mostNoise,
	},
	{
		Setting: Setting{Key: "seed", Group: data, Control: "text", Default: "", Needs: "drawn"},
		field:   in(func(c *Config) *string { return &c.Seed }, verbatim{}),
		effect:  Data,
		always:  true,
	},
}

// mostNoise is TensorFlow Playground's: it takes more noise than its slider
// has, but above 80 falls back to the slider's end.
func mostNoise(text string) string {
	if n, ok := parseNumber(text); ok && n > 80 {
		return "50"
	}
	return "0"
}

var (
	axesKind = listOf[int]{
		element: whole{1, dataset.MostColumns}, called: "axes", wanted: "axes", most: 2, all: true}
	sliceKind = listOf[float64]{
		element: number{low: -1e9, high: 1e9}, called: "numbers", wanted: "numbers", most: dataset.MostColumns}
)

// sliceRows say which part of a space of more than two inputs is shown.
var sliceRows = []row{
	{
		Setting: Setting{Key: "axes", Group: slice, Control: "axes", Default: []int{1, 2}, Needs: "sliced"},
		field:   in(func(c *Config) *[]int { return &c.Axes }, axesKind),
	},
	{
		Setting:     Setting{Key: "slice", Group: slice, Control: "slice", Default: []float64{}, Needs: "sliced"},
		field:       in(func(c *Config) *[]float64 { return &c.Slice }, sliceKind),
		blankCounts: true,
	},
}
