package config

import (
	"slices"

	"neuralplay/nn"
	"neuralplay/nn/dataset"
)

// The groups, in the order the page shows them.
const (
	data           = "data"
	slice          = "slice"
	inputs         = "inputs"
	augmentation   = "augmentation"
	network        = "network"
	initial        = "initial"
	training       = "training"
	regularization = "regularization"
	view           = "view"
	none           = "none" // no control
)

// rows is the table of settings, in the order of the link's keys.
var rows = slices.Concat(versionRows, presetRows, dataRows, sliceRows, inputRows(), augmentationRows, networkRows,
	initialRows, trainingRows, optimizerRows, scheduleRows, regularizationRows, viewRows, pageRows, idleRows)

// byKey finds the place of a key in rows.
var byKey = func() map[string]int {
	places := make(map[string]int, len(rows))
	for i, r := range rows {
		places[r.Key] = i
	}
	return places
}()

// rowOf finds the row of a key.
func rowOf(key string) (row, bool) {
	i, ok := byKey[key]
	if !ok {
		return row{}, false
	}
	return rows[i], true
}

// versionRows holds the one key that says how to read the others. There is only
// one version yet, so it needs no place in Config.
var versionRows = []row{
	{
		Setting: Setting{Key: "v", Group: none, Control: "none", Default: 1},
		field:   in(func(*Config) *int { version := 1; return &version }, whole{1, 1}),
		always:  true,
	},
}

// inputRows makes a row of every input there is.
func inputRows() []row {
	made := make([]row, len(dataset.Features))
	for i, feature := range dataset.Features {
		made[i] = row{
			Setting: Setting{Key: feature.Key, Group: inputs, Control: "chips",
				Default: feature.Key == "x" || feature.Key == "y", Hide: feature.Key, Needs: "plane"},
			field:  in(func(c *Config) *bool { return &c.Inputs[i] }, flag{}),
			effect: Network,
		}
	}
	return made
}

// inputKeys lists the inputs' keys.
func inputKeys() []string {
	keys := make([]string, len(dataset.Features))
	for i, feature := range dataset.Features {
		keys[i] = feature.Key
	}
	return keys
}

// mostLayers is the most hidden layers.
const mostLayers = 8

var (
	shapeKind = listOf[int]{
		element: whole{1, 64}, called: "list", wanted: "layers", most: mostLayers}
	activationsKind = listOf[string]{
		element: choice{names: nn.ActivationNames()}, called: "names", wanted: "names", most: mostLayers}
)

var networkRows = []row{
	{
		Setting: Setting{Key: "networkShape", Group: network, Control: "shape", Default: []int{4, 2},
			Hide: "numHiddenLayers", Min: 1, Max: 64, Step: 1},
		field:       in(func(c *Config) *[]int { return &c.NetworkShape }, shapeKind),
		effect:      Network,
		blankCounts: true,
	},
	{
		Setting: Setting{Key: "activation", Group: network, Control: "select", Default: "tanh", Hide: "activation",
			Unless: unless(noLayers)},
		field:  in(func(c *Config) *string { return &c.Activation }, choice{names: nn.ActivationNames()}),
		effect: Network,
	},
	{
		Setting: Setting{Key: "activations", Group: network, Control: "activations", Default: []string{},
			HideWith: []string{"activation"}},
		field:  in(func(c *Config) *[]string { return &c.Activations }, activationsKind),
		effect: Network, blankCounts: true,
	},
	{
		Setting: Setting{Key: "outputActivation", Group: network, Control: "select", Default: auto},
		field: in(func(c *Config) *string { return &c.OutputActivation },
			choice{names: outputNames, unless: displacedOutputs()}),
		effect: Network,
	},
	{
		Setting: Setting{Key: "bias", Group: network, Control: "toggle", Default: true},
		field:   in(func(c *Config) *bool { return &c.Bias }, flag{}),
		effect:  Network,
	},
	{
		Setting: Setting{Key: "trainBias", Group: network, Control: "toggle", Default: true, Unless: unless(noBiases)},
		field:   in(func(c *Config) *bool { return &c.TrainBias }, flag{}),
	},
}

// Names that more than one place of this package knows.
const (
	auto               = "auto"
	softmax            = "softmax"
	crossEntropy       = "crossEntropy"
	binaryCrossEntropy = "binaryCrossEntropy"
	hinge              = "hinge"
)

var trainingRows = []row{
	{
		Setting: Setting{Key: "learningRate", Group: training, Control: "ladder", Default: 0.03, Follows: optimizerKey,
			Hide:   "learningRate",
			Ladder: []float64{0.00001, 0.0001, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10}},
		field:  in(func(c *Config) *float64 { return &c.LearningRate }, number{low: 0, high: 1000, above: true}),
		effect: Nothing,
	},
	{
		Setting: Setting{Key: "batchSize", Group: training, Control: "slider", Default: 10, Hide: "batchSize",
			Min: 1, Max: 30, Step: 1},
		field:  in(func(c *Config) *int { return &c.BatchSize }, wholeOrFull{whole{1, 10000}}),
		effect: Optimizer,
	},
	{
		Setting: Setting{Key: "partialBatch", Group: training, Control: "select", Default: "step",
			Unless: unless(fullBatch)},
		field:   in(func(c *Config) *string { return &c.PartialBatch }, choice{names: []string{"carry", "step"}}),
		effect:  Optimizer,
		leftOut: "carry",
	},
}

var viewRows = []row{
	{
		Setting: Setting{Key: "showTestData", Group: view, Control: "toggle", Default: false, Hide: "showTestData",
			Tests: true},
		field: in(func(c *Config) *bool { return &c.ShowTestData }, flag{}),
	},
	{
		Setting: Setting{Key: "discretize", Group: view, Control: "toggle", Default: false, Hide: "discretize"},
		field:   in(func(c *Config) *bool { return &c.Discretize }, flag{}),
	},
	{
		Setting: Setting{Key: "largeView", Group: view, Control: "select", Default: boundaryView},
		field:   in(func(c *Config) *string { return &c.LargeView }, choice{names: []string{boundaryView, spaceView}}),
	},
	{
		Setting: Setting{Key: "spaceLayer", Group: view, Control: "select", Default: auto,
			When: when("largeView", spaceView)},
		field: in(func(c *Config) *string { return &c.SpaceLayer }, choice{names: layerNames}),
	},
	{
		Setting: Setting{Key: "speed", Group: view, Control: "select", Default: "epoch"},
		field:   in(func(c *Config) *string { return &c.Speed }, choice{names: []string{"slow", "epoch", "fast"}}),
	},
	{
		Setting: Setting{Key: "walkBy", Group: view, Control: "select", Default: "batch",
			HideWith: []string{"stepButton"}},
		field: in(func(c *Config) *string { return &c.WalkBy },
			choice{names: []string{"stage", "sample", "batch", "epoch"}}),
	},
	{
		Setting: Setting{Key: "lossScale", Group: view, Control: "select", Default: "linear",
			HideWith: []string{curvesPanel}},
		field: in(func(c *Config) *string { return &c.LossScale }, choice{names: []string{"linear", "log"}}),
	},
	{
		Setting: Setting{Key: "hidden", Group: view, Control: "select", Default: "train"},
		field:   in(func(c *Config) *string { return &c.WhenHidden }, choice{names: []string{"train", "rest"}}),
	},
}

// idleRows are keys of TensorFlow Playground's links that change nothing
// here: its tutorials, its article, its usage statistics, two inputs it never
// had. They are kept, so that its links come back whole.
var idleRows = []row{
	{
		Setting: idle("tutorial", ""),
		field:   in(func(c *Config) *string { return &c.Tutorial }, verbatim{optional: true}), idle: true,
	},
	{
		Setting: idle("hideText", false),
		field:   in(func(c *Config) *bool { return &c.HideText }, flag{}), idle: true,
	},
	{
		Setting: idle("collectStats", false),
		field:   in(func(c *Config) *bool { return &c.CollectStats }, flag{}), idle: true,
	},
	{
		Setting: idle("cosX", false),
		field:   in(func(c *Config) *bool { return &c.CosX }, flag{}), idle: true,
	},
	{
		Setting: idle("cosY", false),
		field:   in(func(c *Config) *bool { return &c.CosY }, flag{}), idle: true,
	},
}

func idle(key string, value any) Setting {
	return Setting{Key: key, Group: none, Control: "none", Default: value}
}
