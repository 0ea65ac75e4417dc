package config

import (
	"slices"

	"neuralplay/nn/dataset"
)

// Own names the data that a person brought, among the data sets. A link cannot
// carry them.
const Own = "own"

// datasetLabels is what the data sets are called.
var datasetLabels = map[string]string{
	"circle": "Circle", "xor": "Exclusive or", "gauss": "Gaussian", "spiral": "Spiral", "moons": "Moons", "checkerboard": "Checkerboard",
	"spiral3": "Three arms", "blobs": "Blobs", "rings": "Rings",
	"table-and": "AND", "table-or": "OR", "table-nand": "NAND", "table-xor": "XOR", "table-parity": "Parity of three",
	"table-neuron": "Single neuron's", "table-hidden-layer": "Hidden layer's",
	"reg-plane": "Plane", "reg-gauss": "Multi-Gaussian", "reg-sine": "Sine",
	Own: "Own data",
}

// datasetGroups is the heading that each data set stands under, where there are
// more than a few.
func datasetGroups() map[string]string {
	groups := map[string]string{Own: "Own data"}
	for _, name := range dataset.ClassificationNames() {
		groups[name] = "Two classes"
		if g, _ := dataset.Named(name); g.Classes > 2 {
			groups[name] = "Several classes"
		}
	}
	for _, name := range dataset.TableNames() {
		groups[name] = "Truth tables"
	}
	return groups
}

var dataRows = []row{
	{
		Setting: Setting{Key: "problem", Group: data, Control: "select", Label: "Problem type", Default: "classification", Hide: "problem",
			Help: "Classification tells classes of points apart; regression predicts a number at every point."},
		field:  in(func(c *Config) *string { return &c.Problem }, choice{names: []string{"classification", "regression"}, labels: map[string]string{"classification": "Classification", "regression": "Regression"}}),
		effect: Data,
	},
	{
		Setting: Setting{Key: "dataset", Group: data, Control: "pictures", Label: "Data set", Default: "circle", Hide: "dataset",
			When: when("problem", "classification"),
			Help: "The classes that the network learns to tell apart."},
		field: in(func(c *Config) *string { return &c.Dataset }, choice{
			names:  slices.Concat(dataset.ClassificationNames(), dataset.TableNames(), []string{Own}),
			labels: datasetLabels, groups: datasetGroups()}),
		effect: Data,
	},
	{
		Setting: Setting{Key: "regDataset", Group: data, Control: "pictures", Label: "Data set", Default: "reg-plane", Hide: "dataset",
			When: when("problem", "regression"),
			Help: "The surface of numbers that the network learns to predict."},
		field: in(func(c *Config) *string { return &c.RegDataset }, choice{
			names:  slices.Concat(dataset.RegressionNames(), []string{Own}),
			labels: datasetLabels}),
		effect: Data,
	},
	{
		Setting: Setting{Key: "percTrainData", Group: data, Control: "slider", Label: "Train / test split", Default: 50, Hide: "percTrainData", Needs: "divided",
			Min: 10, Max: 90, Step: 10, Unit: "%",
			Help: "The share of the points used for training; the rest only test what was learnt."},
		field:  in(func(c *Config) *int { return &c.PercTrainData }, whole{1, 99}),
		effect: Data,
	},
	{
		Setting: Setting{Key: "noise", Group: data, Control: "slider", Label: "Noise", Default: 0, Hide: "noise", Needs: "generated",
			Min: 0, Max: 50, Step: 5, Unit: "%",
			Help: "How strongly chance blurs the data; with much noise no boundary separates the classes cleanly."},
		field:   in(func(c *Config) *int { return &c.Noise }, whole{0, 80}),
		effect:  Data,
		instead: mostNoise,
	},
	{
		Setting: Setting{Key: "seed", Group: data, Control: "text", Label: "Seed", Default: "", Needs: "drawn",
			Help: "The text that all that is drawn by chance grows from: points, their split and, without a weight seed, the initial weights."},
		field:  in(func(c *Config) *string { return &c.Seed }, verbatim{}),
		effect: Data,
		always: true,
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

// sliceRows say which part of a space of more than two inputs is shown.
var sliceRows = []row{
	{
		Setting: Setting{Key: "axes", Group: slice, Control: "axes", Label: "Axes", Default: []int{1, 2}, Needs: "sliced",
			Help: "The two inputs that the boundary shows, across and up, counted from 1."},
		field: in(func(c *Config) *[]int { return &c.Axes }, pair{whole{1, dataset.MostColumns}}),
	},
	{
		Setting: Setting{Key: "slice", Group: slice, Control: "slice", Label: "Held at", Default: []float64{}, Needs: "sliced",
			Help: "Where the inputs that are not shown are held; those that are left out take a typical value of the data."},
		field:       in(func(c *Config) *[]float64 { return &c.Slice }, numberList{number{low: -1e9, high: 1e9}, dataset.MostColumns}),
		blankCounts: true,
	},
}
