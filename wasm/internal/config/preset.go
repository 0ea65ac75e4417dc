package config

import "maps"

// NoPreset is the Preset of a configuration that started from the defaults.
const NoPreset = "none"

// preset is a state somebody prepared: what differs from the defaults.
type preset struct {
	name   string
	values Values
	goal   int // the epoch that it is made to be trained to; 0: none in particular
}

// presets are the prepared states, in the page's order. The first three are the
// tutorials': their data, initial weights and steps.
var presets = []preset{
	{name: NoPreset},
	{
		// After 15,000 epochs the weights are 10.08740896, −0.20695366 and −4.83757835.
		name: "neuron", goal: 15_000,
		values: tutorial(Values{
			"dataset": "table-neuron", "networkShape": []int{}, "bias": false,
			"weightSeed": "1", "init": "uniform", "initScale": 1.0,
			"loss": "halfSquared", "learningRate": 1.0,
		}),
	},
	{
		// The tutorial's step of 0.1 follows half of the loss's gradient.
		name: "hidden-layer", goal: 10_000,
		values: tutorial(Values{
			"dataset": "table-hidden-layer", "networkShape": []int{4},
			"weightSeed": "0", "init": "normal", "initScale": 0.01, "loss": "meanSquared", "learningRate": 0.05,
		}),
	},
	{
		name: "hidden-layer-randn", goal: 10_000,
		values: tutorial(Values{
			"dataset": "table-hidden-layer", "networkShape": []int{4},
			"weightSeed": "0", "init": "normal", "initScale": 1.0, "loss": "meanSquared", "learningRate": 0.5,
		}),
	},
	{
		// The numbers of its steps are in nn's testdata.
		name: "worked-example", goal: 10_000,
		values: Values{
			"problem": "regression", "regDataset": "table-worked-example", "networkShape": []int{2},
			"activation": "sigmoid", "outputActivation": "sigmoid", "trainBias": false,
			"initParameters": []float64{.15, .20, .25, .30, .35, .35, .40, .45, .50, .55, .60, .60},
			"loss":           "halfSquared", "learningRate": 0.5, "batchSize": "full",
		},
	},
	{
		name: "xor",
		values: Values{
			"dataset": "table-xor", "networkShape": []int{2}, "weightSeed": "1", "initScale": 1.0,
			"learningRate": 0.3, "batchSize": "full",
		},
	},
	{
		name: "spiral3",
		values: Values{
			"dataset": "spiral3", "networkShape": []int{16, 16}, "weightSeed": "1", "init": "glorotUniform",
			"optimizer": "adam", "learningRate": 0.01,
		},
	},
}

// tutorial adds what both tutorials have in common.
func tutorial(values Values) Values {
	maps.Copy(values, Values{
		"activation": "sigmoid", "outputActivation": "sigmoid", "biasInit": 0.0, "rng": "numpy",
		"reduction": "sum", "batchSize": "full",
	})
	return values
}

var presetRows = []row{
	{
		Setting: Setting{Key: "preset", Group: data, Control: "select", Default: NoPreset},
		field:   in(func(c *Config) *string { return &c.Preset }, presetChoice()),
	},
}

func presetChoice() choice {
	k := choice{goals: map[string]int{}}
	for _, p := range presets {
		k.names = append(k.names, p.name)
		k.goals[p.name] = p.goal
	}
	return k
}

// presetNamed finds a preset. An unknown name finds NoPreset.
func presetNamed(name string) preset {
	for _, p := range presets {
		if p.name == name {
			return p
		}
	}
	return presets[0]
}

// start returns what a link means that names this preset and nothing else.
func start(name string) Config {
	c, p := Default(""), presetNamed(name)
	c.Preset = p.name
	optimizer, _ := p.values[optimizerKey].(string)
	activation, _ := p.values[activationKey].(string)
	c.lead(optimizer, activation)
	for key, value := range p.values {
		if r, ok := rowOf(key); !ok || !r.assign(&c, value) {
			panic("config: preset " + name + ": " + key) // a test goes through all of them
		}
	}
	return c
}

// KeepsPreset reports whether everything is still as the preset says.
func (c Config) KeepsPreset() bool {
	started := start(c.Preset)
	for key := range presetNamed(c.Preset).values {
		if r, _ := rowOf(key); r.text(&c) != r.text(&started) {
			return false
		}
	}
	return true
}

// presetOf returns c after a preset was chosen, or the defaults were: the view, the
// seed of the data and what is hidden stay.
func (c Config) presetOf(name string) Config {
	next := start(name)
	for _, r := range rows {
		if r.Group == view || r.Group == none || r.Key == "seed" {
			r.parse(&next, r.text(&c))
		}
	}
	next.Hidden = c.Clone().Hidden
	return next
}
