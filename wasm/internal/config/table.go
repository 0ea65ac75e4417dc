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
var rows = slices.Concat(versionRows, presetRows, dataRows, sliceRows, inputRows(), augmentationRows, networkRows, initialRows,
	trainingRows, optimizerRows, scheduleRows, regularizationRows, viewRows, idleRows)

// rowOf finds the row of a key.
func rowOf(key string) (row, bool) {
	i := slices.IndexFunc(rows, func(r row) bool { return r.Key == key })
	if i < 0 {
		return row{}, false
	}
	return rows[i], true
}

// versionRows holds the one key that says how to read the others. There is
// one version yet, so that it needs no place in Config.
var versionRows = []row{
	{
		Setting: Setting{Key: "v", Group: none, Control: "none", Label: "Link version", Default: 1,
			Help: "Tells that this page wrote the link, and how its keys are meant."},
		field:  in(func(*Config) *int { version := 1; return &version }, whole{1, 1}),
		always: true,
	},
}

// inputWords names and explains each input.
var inputWords = map[string]struct{ label, help string }{
	"x":        {"x₁", "The horizontal coordinate of a point."},
	"y":        {"x₂", "The vertical coordinate of a point."},
	"xSquared": {"x₁²", "The square of the horizontal coordinate; it bends the boundary left and right alike."},
	"ySquared": {"x₂²", "The square of the vertical coordinate; it bends the boundary up and down alike."},
	"xTimesY":  {"x₁x₂", "The product of both coordinates: positive in two opposite quarters, negative in the others."},
	"sinX":     {"sin(x₁)", "The sine of the horizontal coordinate: waves from left to right."},
	"sinY":     {"sin(x₂)", "The sine of the vertical coordinate: waves from bottom to top."},
}

// inputRows makes a row of every input there is.
func inputRows() []row {
	made := make([]row, len(dataset.Features))
	for i, feature := range dataset.Features {
		words := inputWords[feature.Key]
		made[i] = row{
			Setting: Setting{Key: feature.Key, Group: inputs, Control: "chips", Label: words.label, Help: words.help,
				Default: feature.Key == "x" || feature.Key == "y", Hide: feature.Key, Needs: "plane"},
			field:  in(func(c *Config) *bool { return &c.Inputs[i] }, flag{}),
			effect: Network,
		}
	}
	return made
}

// InputLabels is what inputs are called, as indices into dataset.Features.
func InputLabels(features []int) []string {
	labels := make([]string, len(features))
	for i, f := range features {
		labels[i] = inputWords[dataset.Features[f].Key].label
	}
	return labels
}

// inputKeys lists the inputs' keys.
func inputKeys() []string {
	keys := make([]string, len(dataset.Features))
	for i, feature := range dataset.Features {
		keys[i] = feature.Key
	}
	return keys
}

var activationLabels = map[string]string{
	"tanh": "Tanh", "relu": "ReLU", "sigmoid": "Sigmoid", "linear": "Linear", "leakyRelu": "Leaky ReLU", "elu": "ELU", "selu": "SELU",
	"gelu": "GELU", "swish": "Swish", "mish": "Mish", "softplus": "Softplus", "softsign": "Softsign", "hardTanh": "Hard tanh", "sin": "Sine",
}

var networkRows = []row{
	{
		Setting: Setting{Key: "networkShape", Group: network, Control: "shape", Label: "Hidden layers", Default: []int{4, 2}, Hide: "numHiddenLayers",
			Min: 1, Max: 64, Step: 1,
			Help: "The number of units in each layer between inputs and output; without any, the model is linear in its inputs."},
		field:       in(func(c *Config) *[]int { return &c.NetworkShape }, shape{layers: 8, units: whole{1, 64}}),
		effect:      Network,
		blankCounts: true,
	},
	{
		Setting: Setting{Key: "activation", Group: network, Control: "select", Label: "Activation", Default: "tanh", Hide: "activation",
			Help: "The function that turns a hidden unit's weighted sum into its output."},
		field:  in(func(c *Config) *string { return &c.Activation }, choice{names: nn.ActivationNames(), labels: activationLabels}),
		effect: Network,
	},
	{
		Setting: Setting{Key: "activations", Group: network, Control: "activations", Label: "Activation of each layer", Default: []string{},
			Help: "One activation for each hidden layer, first to last; layers that are not named have the one for all."},
		field:  in(func(c *Config) *[]string { return &c.Activations }, nameList{choice{names: nn.ActivationNames(), labels: activationLabels}, 8}),
		effect: Network, blankCounts: true,
	},
	{
		Setting: Setting{Key: "outputActivation", Group: network, Control: "select", Label: "Output activation", Default: auto,
			Help: "The function of the output; automatic is what the loss or the problem asks for, and softmax gives each class a unit."},
		field: in(func(c *Config) *string { return &c.OutputActivation }, choice{names: []string{auto, "linear", "tanh", "sigmoid", softmax},
			labels: map[string]string{auto: "Automatic", "linear": "Linear", "tanh": "Tanh", "sigmoid": "Sigmoid", softmax: "Softmax"}}),
		effect: Network,
	},
	{
		Setting: Setting{Key: "bias", Group: network, Control: "toggle", Label: "Biases", Default: true,
			Help: "Gives every unit a bias that is trained; without them every weighted sum is 0 where all inputs are."},
		field:  in(func(c *Config) *bool { return &c.Bias }, flag{}),
		effect: Network,
	},
}

// Names that more than one place of this package knows.
const (
	auto               = "auto"
	softmax            = "softmax"
	crossEntropy       = "crossEntropy"
	binaryCrossEntropy = "binaryCrossEntropy"
)

var trainingRows = []row{
	{
		Setting: Setting{Key: "learningRate", Group: training, Control: "ladder", Label: "Learning rate", Default: 0.03, Hide: "learningRate",
			Ladder: []float64{0.00001, 0.0001, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10},
			Help:   "How far each update moves the weights against the gradient; too small is slow, too large diverges."},
		field:  in(func(c *Config) *float64 { return &c.LearningRate }, number{low: 0, high: 1000, above: true}),
		effect: Nothing,
	},
	{
		Setting: Setting{Key: "batchSize", Group: training, Control: "slider", Label: "Batch size", Default: 10, Hide: "batchSize",
			Min: 1, Max: 30, Step: 1,
			Help: "How many samples the gradient is averaged over before the weights are updated."},
		field:  in(func(c *Config) *int { return &c.BatchSize }, wholeOrFull{whole{1, 10000}}),
		effect: Optimizer,
	},
	{
		Setting: Setting{Key: "partialBatch", Group: training, Control: "select", Label: "Partial batch", Default: "step",
			Help: "What samples too few for a batch do at the end of an epoch: make an update of their own, or wait for the next epoch."},
		field:   in(func(c *Config) *string { return &c.PartialBatch }, choice{names: []string{"carry", "step"}, labels: map[string]string{"carry": "Carry over", "step": "Update at once"}}),
		effect:  Optimizer,
		leftOut: "carry",
	},
}

var viewRows = []row{
	{
		Setting: Setting{Key: "showTestData", Group: view, Control: "toggle", Label: "Show test data", Default: false, Hide: "showTestData",
			Help: "Draws the test points, hollow, beside the training points."},
		field: in(func(c *Config) *bool { return &c.ShowTestData }, flag{}),
	},
	{
		Setting: Setting{Key: "discretize", Group: view, Control: "toggle", Label: "Discretize output", Default: false, Hide: "discretize",
			Help: "Colours the plane by the sign of the output alone, without shades between."},
		field: in(func(c *Config) *bool { return &c.Discretize }, flag{}),
	},
	{
		Setting: Setting{Key: "speed", Group: view, Control: "select", Label: "Speed", Default: "epoch",
			Help: "How fast training runs: one stage of a batch at a time, one epoch a frame, or as many as a frame has time for."},
		field: in(func(c *Config) *string { return &c.Speed }, choice{names: []string{"slow", "epoch", "fast"}, labels: map[string]string{"slow": "Slow motion", "epoch": "An epoch a frame", "fast": "As fast as possible"}}),
	},
	{
		Setting: Setting{Key: "lossScale", Group: view, Control: "select", Label: "Loss axis", Default: "linear",
			Help: "The scale of the loss chart; a logarithmic one keeps small losses apart."},
		field: in(func(c *Config) *string { return &c.LossScale }, choice{names: []string{"linear", "log"}, labels: map[string]string{"linear": "Linear", "log": "Logarithmic"}}),
	},
}

// idleRows are keys of TensorFlow Playground's links that change nothing
// here: its tutorials, its article, its usage statistics, two inputs it never
// had. They are kept, so that its links come back whole.
var idleRows = []row{
	{
		Setting: idle("tutorial", "Tutorial", ""),
		field:   in(func(c *Config) *string { return &c.Tutorial }, verbatim{optional: true}), idle: true,
	},
	{
		Setting: idle("hideText", "Hide text", false),
		field:   in(func(c *Config) *bool { return &c.HideText }, flag{}), idle: true,
	},
	{
		Setting: idle("collectStats", "Collect statistics", false),
		field:   in(func(c *Config) *bool { return &c.CollectStats }, flag{}), idle: true,
	},
	{
		Setting: idle("cosX", "cos(x₁)", false),
		field:   in(func(c *Config) *bool { return &c.CosX }, flag{}), idle: true,
	},
	{
		Setting: idle("cosY", "cos(x₂)", false),
		field:   in(func(c *Config) *bool { return &c.CosY }, flag{}), idle: true,
	},
}

func idle(key, label string, value any) Setting {
	return Setting{Key: key, Group: none, Control: "none", Label: label, Default: value,
		Help: "Known from TensorFlow Playground's links; does nothing here."}
}
