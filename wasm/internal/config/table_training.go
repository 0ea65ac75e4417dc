package config

import "neuralplay/nn"

// augmentationRows change the training points a little each epoch.
var augmentationRows = []row{
	{
		Setting: Setting{Key: "jitter", Group: augmentation, Control: "slider", Label: "Jitter", Default: 0.0, Min: 0, Max: 2, Step: 0.1,
			Help: "Moves every training point by chance, anew each epoch, by up to this much."},
		field: in(func(c *Config) *float64 { return &c.Jitter }, number{low: 0, high: 12}),
	},
	{
		Setting: Setting{Key: "rotate", Group: augmentation, Control: "slider", Label: "Rotation", Default: 0.0, Min: 0, Max: 180, Step: 5, Unit: "°", Needs: "plane",
			Help: "Turns every training point around the origin by chance, anew each epoch, by up to this many degrees."},
		field: in(func(c *Config) *float64 { return &c.Rotate }, number{low: 0, high: 180}),
	},
	{
		Setting: Setting{Key: "flip", Group: augmentation, Control: "select", Label: "Flips", Default: "none", Needs: "plane",
			Help: "Mirrors half of the training points, chosen anew each epoch, left to right (x₁) or top to bottom (x₂)."},
		field: in(func(c *Config) *string { return &c.Flip }, choice{names: []string{"none", "x", "y", "both"}, labels: map[string]string{"none": "None", "x": "x₁", "y": "x₂", "both": "Both"}}),
	},
}

// initialRows say how the first weights are drawn.
var initialRows = []row{
	{
		Setting: Setting{Key: "init", Group: initial, Control: "select", Label: "Initial weights", Default: "uniform",
			Help: "The distribution that the initial weights are drawn from; Glorot, He and LeCun follow the number of a unit's inputs."},
		field: in(func(c *Config) *string { return &c.Init }, choice{names: nn.InitializerNames(), labels: map[string]string{
			"uniform": "Uniform", "normal": "Normal", "glorotUniform": "Glorot uniform", "glorotNormal": "Glorot normal",
			"heUniform": "He uniform", "heNormal": "He normal", "lecunNormal": "LeCun normal", "zero": "Zero"}}),
		effect: Network,
	},
	{
		Setting: Setting{Key: "initScale", Group: initial, Control: "slider", Label: "Scale", Default: 0.5, Min: 0.01, Max: 2, Step: 0.01,
			When: when("init", "uniform", "normal"),
			Help: "The largest size of a uniform initial weight, or the standard deviation of a normal one."},
		field:  in(func(c *Config) *float64 { return &c.InitScale }, number{low: 0, high: 100}),
		effect: Network,
	},
	{
		Setting: Setting{Key: "biasInit", Group: initial, Control: "slider", Label: "Initial bias", Default: 0.1, Min: -1, Max: 1, Step: 0.1,
			Help: "What every bias starts as."},
		field:  in(func(c *Config) *float64 { return &c.BiasInit }, number{low: -100, high: 100}),
		effect: Network,
	},
	{
		Setting: Setting{Key: "initZero", Group: initial, Control: "toggle", Label: "Start at zero", Default: false,
			Help: "Starts every weight and bias at 0; the units of a layer then stay alike and learn next to nothing."},
		field:  in(func(c *Config) *bool { return &c.InitZero }, flag{}),
		effect: Network,
	},
	{
		Setting: Setting{Key: "rng", Group: initial, Control: "select", Label: "Random numbers", Default: "seedrandom",
			Help: "Whose generator the initial weights come from: that of TensorFlow Playground, or NumPy's with a whole number as seed."},
		field:  in(func(c *Config) *string { return &c.RNG }, choice{names: []string{"seedrandom", "numpy"}, labels: map[string]string{"seedrandom": "Playground", "numpy": "NumPy"}}),
		effect: Network,
	},
	{
		Setting: Setting{Key: "weightSeed", Group: initial, Control: "text", Label: "Weight seed", Default: "",
			Help: "The text that the initial weights grow from; left empty, they follow from the data seed."},
		field:  in(func(c *Config) *string { return &c.WeightSeed }, verbatim{optional: true}),
		effect: Network,
	},
}

var optimizerRows = []row{
	{
		Setting: Setting{Key: "loss", Group: training, Control: "select", Label: "Loss", Default: auto,
			Help: "What training makes small: how far the outputs are from their targets; automatic is ½ squared, and cross-entropy for softmax; cross-entropies are for classes alone."},
		field: in(func(c *Config) *string { return &c.Loss }, choice{names: append([]string{auto}, nn.LossNames()...), labels: map[string]string{
			auto: "Automatic", "halfSquared": "½ squared", "meanSquared": "Squared", "meanAbsolute": "Absolute", "huber": "Huber",
			"binaryCrossEntropy": "Binary cross-entropy", crossEntropy: "Cross-entropy", "hinge": "Hinge"}}),
		effect: Network,
	},
	{
		Setting: Setting{Key: "reduction", Group: training, Control: "select", Label: "Over a batch", Default: "mean",
			Help: "Whether an update follows the mean of the batch's gradients or their sum."},
		field: in(func(c *Config) *string { return &c.Reduction }, choice{names: []string{"mean", "sum"}, labels: map[string]string{"mean": "Mean", "sum": "Sum"}}),
	},
	{
		Setting: Setting{Key: "shuffle", Group: training, Control: "toggle", Label: "Shuffle", Default: false,
			Help: "Puts the training points in a new order each epoch."},
		field:  in(func(c *Config) *bool { return &c.Shuffle }, flag{}),
		effect: Optimizer,
	},
	{
		Setting: Setting{Key: "optimizer", Group: training, Control: "select", Label: "Optimizer", Default: "sgd",
			Help: "How gradients become steps; a change keeps the weights and forgets the moments."},
		field: in(func(c *Config) *string { return &c.Optimizer }, choice{names: nn.OptimizerNames(), labels: map[string]string{
			"sgd": "SGD", "momentum": "Momentum", "nesterov": "Nesterov", "adagrad": "Adagrad", "adadelta": "Adadelta",
			"rmsprop": "RMSprop", "adam": "Adam", "adamw": "AdamW", "adamax": "Adamax", "nadam": "Nadam"}}),
	},
	{
		Setting: Setting{Key: "momentum", Group: training, Control: "slider", Label: "Momentum", Default: 0.9, Min: 0, Max: 0.99, Step: 0.01,
			When: when("optimizer", "momentum", "nesterov", "rmsprop"),
			Help: "How much of the step before goes on in the next one."},
		field: in(func(c *Config) *float64 { return &c.Momentum }, number{low: 0, high: 1}),
	},
	{
		Setting: Setting{Key: "beta1", Group: training, Control: "slider", Label: "β₁", Default: 0.9, Min: 0, Max: 0.99, Step: 0.01,
			When: when("optimizer", "adam", "adamw", "adamax", "nadam"),
			Help: "How slowly the running mean of the gradient forgets."},
		field: in(func(c *Config) *float64 { return &c.Beta1 }, number{low: 0, high: 0.999999}),
	},
	{
		Setting: Setting{Key: "beta2", Group: training, Control: "ladder", Label: "β₂", Default: 0.999,
			Ladder: []float64{0.9, 0.95, 0.99, 0.995, 0.999, 0.9999},
			When:   when("optimizer", "adam", "adamw", "adamax", "nadam"),
			Help:   "How slowly the running mean of the squared gradient forgets."},
		field: in(func(c *Config) *float64 { return &c.Beta2 }, number{low: 0, high: 0.999999}),
	},
	{
		Setting: Setting{Key: "rho", Group: training, Control: "slider", Label: "ρ", Default: 0.9, Min: 0.5, Max: 0.99, Step: 0.01,
			When: when("optimizer", "adadelta", "rmsprop"),
			Help: "How slowly the running mean of the squared gradient forgets."},
		field: in(func(c *Config) *float64 { return &c.Rho }, number{low: 0, high: 0.999999}),
	},
	{
		Setting: Setting{Key: "epsilon", Group: training, Control: "ladder", Label: "ε", Default: 1e-8,
			Ladder: []float64{1e-10, 1e-8, 1e-7, 1e-6, 1e-4, 1e-2},
			When:   when("optimizer", "adagrad", "adadelta", "rmsprop", "adam", "adamw", "adamax", "nadam"),
			Help:   "A small number that keeps the optimizer from dividing by zero."},
		field: in(func(c *Config) *float64 { return &c.Epsilon }, number{low: 0, high: 1, above: true}),
	},
	{
		Setting: Setting{Key: "weightDecay", Group: regularization, Control: "ladder", Label: "Weight decay", Default: 0.0,
			Ladder: []float64{0, 0.0001, 0.001, 0.003, 0.01, 0.03, 0.1},
			Help:   "Pulls all weights and biases towards 0 in each update; AdamW does so past its moments."},
		field: in(func(c *Config) *float64 { return &c.WeightDecay }, number{low: 0, high: 10}),
	},
}

var scheduleRows = []row{
	{
		Setting: Setting{Key: "schedule", Group: training, Control: "select", Label: "Schedule", Default: "constant",
			Help: "How the learning rate changes as epochs go by."},
		field: in(func(c *Config) *string { return &c.Schedule }, choice{names: nn.ScheduleNames(), labels: map[string]string{
			"constant": "Constant", "step": "Step", "exponential": "Exponential", "cosine": "Cosine"}}),
	},
	{
		Setting: Setting{Key: "scheduleRate", Group: training, Control: "slider", Label: "Left after a period", Default: 0.5, Min: 0.05, Max: 1, Step: 0.05,
			When: when("schedule", "step", "exponential"),
			Help: "The share of the learning rate that is left after each period."},
		field: in(func(c *Config) *float64 { return &c.ScheduleRate }, number{low: 0, high: 10}),
	},
	{
		Setting: Setting{Key: "scheduleSteps", Group: training, Control: "ladder", Label: "Period", Default: 100,
			Ladder: []float64{10, 20, 50, 100, 200, 500, 1000, 5000}, Unit: "epochs",
			When: when("schedule", "step", "exponential", "cosine"),
			Help: "The number of epochs in a period; a cosine ends after one."},
		field: in(func(c *Config) *int { return &c.ScheduleSteps }, whole{1, 1000000}),
	},
	{
		Setting: Setting{Key: "warmup", Group: training, Control: "slider", Label: "Warm-up", Default: 0, Min: 0, Max: 50, Step: 1, Unit: "epochs",
			Help: "The number of epochs over which the learning rate rises to its full size."},
		field: in(func(c *Config) *int { return &c.Warmup }, whole{0, 1000000}),
	},
}

var regularizationRows = []row{
	{
		Setting: Setting{Key: "regularization", Group: regularization, Control: "select", Label: "Regularization", Default: "none", Hide: "regularization",
			Help: "A penalty on large weights, against overfitting: L1 makes some weights exactly 0, L2 shrinks them all."},
		field:  in(func(c *Config) *string { return &c.Regularization }, choice{names: nn.RegularizerNames(), labels: map[string]string{"none": "None", "L1L2": "L1 + L2"}}),
		effect: Optimizer,
	},
	{
		Setting: Setting{Key: "regularizationRate", Group: regularization, Control: "ladder", Label: "Regularization rate", Default: 0.0, Hide: "regularizationRate",
			When:   when("regularization", "L1", "L2", "L1L2"),
			Ladder: []float64{0, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10},
			Help:   "How strongly the penalty pulls the weights towards 0."},
		field:  in(func(c *Config) *float64 { return &c.RegularizationRate }, number{low: 0, high: 1000}),
		effect: Nothing,
	},
	{
		Setting: Setting{Key: "dropout", Group: regularization, Control: "slider", Label: "Dropout", Default: 0.0, Min: 0, Max: 0.9, Step: 0.05,
			Help: "The share of hidden units that sit out each batch, chosen by chance; the others learn not to rely on them."},
		field: in(func(c *Config) *float64 { return &c.Dropout }, number{low: 0, high: 0.95}),
	},
	{
		Setting: Setting{Key: "clip", Group: regularization, Control: "ladder", Label: "Gradient clipping", Default: 0.0,
			Ladder: []float64{0, 0.01, 0.1, 0.5, 1, 5, 10},
			Help:   "The largest length a gradient may have; longer ones are shortened, and 0 lets all pass."},
		field: in(func(c *Config) *float64 { return &c.Clip }, number{low: 0, high: 1e6}),
	},
	{
		Setting: Setting{Key: "earlyStop", Group: regularization, Control: "ladder", Label: "Early stopping", Default: 0, Min: 0, Max: 10000, Unit: "epochs",
			Ladder: []float64{0, 10, 20, 50, 100, 200, 500, 1000},
			Help:   "Stops training when the test loss has not fallen for this many epochs; 0 never does."},
		field: in(func(c *Config) *int { return &c.EarlyStop }, whole{0, 1000000}),
	},
}
