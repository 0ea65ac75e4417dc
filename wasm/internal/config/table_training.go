package config

import "neuralplay/nn"

// augmentationRows change the training points a little each epoch.
var augmentationRows = []row{
	{
		Setting: Setting{Key: "jitter", Group: augmentation, Control: "slider", Default: 0.0,
			Min: 0, Max: 2, Step: 0.1},
		field: in(func(c *Config) *float64 { return &c.Jitter }, number{low: 0, high: 12}),
	},
	{
		Setting: Setting{Key: "rotate", Group: augmentation, Control: "slider", Default: 0.0, Needs: "plane",
			Min: 0, Max: 180, Step: 5, Unit: "degrees"},
		field: in(func(c *Config) *float64 { return &c.Rotate }, number{low: 0, high: 180}),
	},
	{
		Setting: Setting{Key: "flip", Group: augmentation, Control: "select", Default: "none", Needs: "plane"},
		field:   in(func(c *Config) *string { return &c.Flip }, choice{names: []string{"none", "x", "y", "both"}}),
	},
}

// initParametersKind has room for the networks that people work by hand.
var initParametersKind = listOf[float64]{
	element: number{low: -1e9, high: 1e9}, called: "numbers", wanted: "numbers", most: 128}

// initialRows say how the first weights are drawn.
var initialRows = []row{
	{
		Setting: Setting{Key: "init", Group: initial, Control: "select", Default: "uniform", Follows: activationKey,
			Unless: unless(startsAt0)},
		field:  in(func(c *Config) *string { return &c.Init }, choice{names: nn.InitializerNames()}),
		effect: Network,
	},
	{
		Setting: Setting{Key: "initScale", Group: initial, Control: "slider", Default: 0.5,
			Min: 0.01, Max: 2, Step: 0.01,
			When: when("init", "uniform", "normal"), Unless: unless(startsAt0)},
		field:  in(func(c *Config) *float64 { return &c.InitScale }, number{low: 0, high: 100}),
		effect: Network,
	},
	{
		Setting: Setting{Key: "biasInit", Group: initial, Control: "slider", Default: 0.1, Min: -1, Max: 1, Step: 0.1,
			Unless: unless(startsAt0, noBiases)},
		field:  in(func(c *Config) *float64 { return &c.BiasInit }, number{low: -100, high: 100}),
		effect: Network,
	},
	{
		Setting: Setting{Key: "initZero", Group: initial, Control: "toggle", Default: false,
			HideWith: []string{"init", "biasInit"}},
		field:  in(func(c *Config) *bool { return &c.InitZero }, flag{}),
		effect: Network,
	},
	{
		Setting: Setting{Key: "rng", Group: initial, Control: "select", Default: "seedrandom",
			Unless: unless(startsAt0, drawsZeros)},
		field:  in(func(c *Config) *string { return &c.RNG }, choice{names: []string{"seedrandom", "numpy"}}),
		effect: Network,
	},
	{
		Setting: Setting{Key: "weightSeed", Group: initial, Control: "text", Default: ""},
		field:   in(func(c *Config) *string { return &c.WeightSeed }, verbatim{optional: true}),
		effect:  Network,
	},
	{
		Setting: Setting{Key: "initParameters", Group: initial, Control: "numbers", Default: []float64{}},
		field:   in(func(c *Config) *[]float64 { return &c.InitParameters }, initParametersKind),
		effect:  Network, blankCounts: true,
	},
}

var optimizerRows = []row{
	{
		Setting: Setting{Key: "loss", Group: training, Control: "select", Default: auto},
		field: in(func(c *Config) *string { return &c.Loss },
			choice{names: append([]string{auto}, nn.LossNames()...)}),
		effect: Network,
	},
	{
		Setting: Setting{Key: "reduction", Group: training, Control: "select", Default: "mean"},
		field:   in(func(c *Config) *string { return &c.Reduction }, choice{names: []string{"mean", "sum"}}),
	},
	{
		Setting: Setting{Key: "shuffle", Group: training, Control: "toggle", Default: false},
		field:   in(func(c *Config) *bool { return &c.Shuffle }, flag{}),
		effect:  Optimizer,
	},
	{
		Setting: Setting{Key: optimizerKey, Group: training, Control: "select", Default: "sgd"},
		field:   in(func(c *Config) *string { return &c.Optimizer }, choice{names: nn.OptimizerNames()}),
	},
	{
		Setting: Setting{Key: "momentum", Group: training, Control: "slider", Default: 0.9, Follows: optimizerKey,
			Min: 0, Max: 0.99, Step: 0.01,
			When: when(optimizerKey, "momentum", "nesterov", "rmsprop")},
		field: in(func(c *Config) *float64 { return &c.Momentum }, number{low: 0, high: 1}),
	},
	{
		Setting: Setting{Key: "beta1", Group: training, Control: "slider", Default: 0.9, Follows: optimizerKey,
			Min: 0, Max: 0.99, Step: 0.01,
			When: when(optimizerKey, "adam", "adamw", "adamax", "nadam")},
		field: in(func(c *Config) *float64 { return &c.Beta1 }, number{low: 0, high: 0.999999}),
	},
	{
		Setting: Setting{Key: "beta2", Group: training, Control: "ladder", Default: 0.999, Follows: optimizerKey,
			Ladder: []float64{0.9, 0.95, 0.99, 0.995, 0.999, 0.9999},
			When:   when(optimizerKey, "adam", "adamw", "adamax", "nadam")},
		field: in(func(c *Config) *float64 { return &c.Beta2 }, number{low: 0, high: 0.999999}),
	},
	{
		Setting: Setting{Key: "rho", Group: training, Control: "slider", Default: 0.9, Follows: optimizerKey,
			Min: 0.5, Max: 0.99, Step: 0.01,
			When: when(optimizerKey, "adadelta", "rmsprop")},
		field: in(func(c *Config) *float64 { return &c.Rho }, number{low: 0, high: 0.999999}),
	},
	{
		Setting: Setting{Key: "epsilon", Group: training, Control: "ladder", Default: 1e-8, Follows: optimizerKey,
			Ladder: []float64{1e-10, 1e-8, 1e-7, 1e-6, 1e-4, 1e-2},
			When:   when(optimizerKey, "adagrad", "adadelta", "rmsprop", "adam", "adamw", "adamax", "nadam")},
		field: in(func(c *Config) *float64 { return &c.Epsilon }, number{low: 0, high: 1, above: true}),
	},
	{
		Setting: Setting{Key: "weightDecay", Group: regularization, Control: "ladder", Default: 0.0,
			Follows: optimizerKey,
			Ladder:  []float64{0, 0.0001, 0.001, 0.003, 0.01, 0.03, 0.1}},
		field: in(func(c *Config) *float64 { return &c.WeightDecay }, number{low: 0, high: 10}),
	},
}

var scheduleRows = []row{
	{
		Setting: Setting{Key: "schedule", Group: training, Control: "select", Default: "constant"},
		field:   in(func(c *Config) *string { return &c.Schedule }, choice{names: nn.ScheduleNames()}),
	},
	{
		Setting: Setting{Key: "scheduleRate", Group: training, Control: "slider", Default: 0.5,
			Min: 0.05, Max: 1, Step: 0.05,
			When: when("schedule", "step", "exponential")},
		field: in(func(c *Config) *float64 { return &c.ScheduleRate }, number{low: 0, high: 10}),
	},
	{
		Setting: Setting{Key: "scheduleSteps", Group: training, Control: "ladder", Default: 100,
			Ladder: []float64{10, 20, 50, 100, 200, 500, 1000, 5000}, Unit: "epochs",
			When: when("schedule", "step", "exponential", "cosine")},
		field: in(func(c *Config) *int { return &c.ScheduleSteps }, whole{1, 1000000}),
	},
	{
		Setting: Setting{Key: "warmup", Group: training, Control: "slider", Default: 0,
			Min: 0, Max: 50, Step: 1, Unit: "epochs"},
		field: in(func(c *Config) *int { return &c.Warmup }, whole{0, 1000000}),
	},
}

var regularizationRows = []row{
	{
		Setting: Setting{Key: "regularization", Group: regularization, Control: "select", Default: "none",
			Hide: "regularization"},
		field:  in(func(c *Config) *string { return &c.Regularization }, choice{names: nn.RegularizerNames()}),
		effect: Optimizer,
	},
	{
		Setting: Setting{Key: "regularizationRate", Group: regularization, Control: "ladder", Default: 0.0,
			Hide:   "regularizationRate",
			When:   when("regularization", "L1", "L2", "L1L2"),
			Ladder: []float64{0, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10}},
		field:  in(func(c *Config) *float64 { return &c.RegularizationRate }, number{low: 0, high: 1000}),
		effect: Nothing,
	},
	{
		Setting: Setting{Key: "dropout", Group: regularization, Control: "slider", Default: 0.0,
			Min: 0, Max: 0.9, Step: 0.05, Unless: unless(noLayers)},
		field: in(func(c *Config) *float64 { return &c.Dropout }, number{low: 0, high: 0.95}),
	},
	{
		Setting: Setting{Key: "clip", Group: regularization, Control: "ladder", Default: 0.0,
			Ladder: []float64{0, 0.01, 0.1, 0.5, 1, 5, 10}},
		field: in(func(c *Config) *float64 { return &c.Clip }, number{low: 0, high: 1e6}),
	},
	{
		Setting: Setting{Key: "earlyStop", Group: regularization, Control: "ladder", Default: 0, Unit: "epochs",
			Tests:  true,
			Ladder: []float64{0, 10, 20, 50, 100, 200, 500, 1000}},
		field: in(func(c *Config) *int { return &c.EarlyStop }, whole{0, 1000000}),
	},
}
