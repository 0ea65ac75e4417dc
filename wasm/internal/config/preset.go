package config

import "maps"

// NoPreset is the Preset of a configuration that started from the defaults.
const NoPreset = "none"

// preset is a state somebody prepared: what differs from the defaults.
type preset struct {
	name, label, help string
	values            map[string]any
}

// presets are the prepared states, in the page's order. The first three are the
// tutorials': their data, initial weights and steps.
var presets = []preset{
	{name: NoPreset, label: "Defaults"},
	{
		name: "neuron", label: "Single neuron (tutorial)",
		help: "Three inputs, no bias, NumPy's seed 1. After 15,000 epochs the weights are 10.08740896, −0.20695366 and −4.83757835.",
		values: tutorial(map[string]any{
			"dataset": "table-neuron", "networkShape": []int{}, "bias": false, "weightSeed": "1", "initScale": 1.0,
			"loss": "halfSquared", "learningRate": 1.0,
		}),
	},
	{
		name: "hidden-layer", label: "Hidden layer (tutorial)",
		help: "As its code is written it does not learn: the tiny weights leave all units alike, and the loss stands still at 0.22222. " +
			"Its step of 0.1 follows half of the loss's gradient, which is a learning rate of 0.05.",
		values: tutorial(map[string]any{
			"dataset": "table-hidden-layer", "networkShape": []int{4}, "weightSeed": "0", "init": "normal", "initScale": 0.01,
			"loss": "meanSquared", "learningRate": 0.05,
		}),
	},
	{
		name: "hidden-layer-randn", label: "Hidden layer, randn·1",
		help: "The tutorial's network from initial weights a hundred times as large, with a step of 1: now it learns, and after 10,000 epochs the loss is 0.000215.",
		values: tutorial(map[string]any{
			"dataset": "table-hidden-layer", "networkShape": []int{4}, "weightSeed": "0", "init": "normal", "initScale": 1.0,
			"loss": "meanSquared", "learningRate": 0.5,
		}),
	},
	{
		name: "xor", label: "XOR, two hidden units",
		help: "The smallest network that learns XOR: one layer of two units bends the plane, so that one line is enough.",
		values: map[string]any{
			"dataset": "table-xor", "networkShape": []int{2}, "weightSeed": "1", "initScale": 1.0,
			"learningRate": 0.3, "batchSize": "full",
		},
	},
	{
		name: "spiral3", label: "Three arms, softmax",
		help: "Three classes, one output for each; softmax turns the outputs into shares that sum to 1, and Adam learns them fast.",
		values: map[string]any{
			"dataset": "spiral3", "networkShape": []int{16, 16}, "weightSeed": "1", "init": "glorotUniform",
			"optimizer": "adam", "learningRate": 0.01,
		},
	},
}

// tutorial adds what both tutorials have in common.
func tutorial(values map[string]any) map[string]any {
	maps.Copy(values, map[string]any{
		"activation": "sigmoid", "outputActivation": "sigmoid", "biasInit": 0.0, "rng": "numpy",
		"reduction": "sum", "batchSize": "full",
	})
	return values
}

var presetRows = []row{
	{
		Setting: Setting{Key: "preset", Group: data, Control: "select", Label: "Preset", Default: NoPreset,
			Help: "A prepared state: choosing one puts data, network and training to what it names."},
		field: in(func(c *Config) *string { return &c.Preset }, presetChoice()),
	},
}

func presetChoice() choice {
	k := choice{labels: map[string]string{}, helps: map[string]string{}}
	for _, p := range presets {
		k.names = append(k.names, p.name)
		k.labels[p.name], k.helps[p.name] = p.label, p.help
	}
	return k
}

// presetNamed finds a preset. An unknown name is no preset.
func presetNamed(name string) preset {
	for _, p := range presets {
		if p.name == name {
			return p
		}
	}
	return presets[0]
}

// start is what a link that names this preset, and nothing else, is.
func start(name string) Config {
	c, p := Default(""), presetNamed(name)
	c.Preset = p.name
	for key, value := range p.values {
		if r, ok := rowOf(key); !ok || !r.assign(&c, value) {
			panic("config: preset " + name + ": " + key) // a test goes through all of them
		}
	}
	return c
}

// KeepsPreset tells that nothing of what the preset says has been changed.
func (c Config) KeepsPreset() bool {
	started := start(c.Preset)
	for key := range presetNamed(c.Preset).values {
		if r, _ := rowOf(key); r.text(&c) != r.text(&started) {
			return false
		}
	}
	return true
}

// presetOf is c as it is after a preset was chosen, or the defaults were: the view, the seed of the
// data and what is hidden stay.
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
