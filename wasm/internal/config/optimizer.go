package config

import "neuralplay/nn"

// Each optimizer brings its own usual numbers. A setting that follows the
// optimizer has as its default what the optimizer in force brings: its row's
// Default for sgd, and for an optimizer that does not read it.

// optimizerKey is what the settings that follow say they follow.
const optimizerKey = "optimizer"

// optimizerNumbers are nn's names for the settings that follow.
var optimizerNumbers = map[string]func(*nn.Options) *float64{
	"learningRate": func(o *nn.Options) *float64 { return &o.LearningRate },
	"momentum":     func(o *nn.Options) *float64 { return &o.Momentum },
	"beta1":        func(o *nn.Options) *float64 { return &o.Beta1 },
	"beta2":        func(o *nn.Options) *float64 { return &o.Beta2 },
	"rho":          func(o *nn.Options) *float64 { return &o.Rho },
	"epsilon":      func(o *nn.Options) *float64 { return &o.Epsilon },
	"weightDecay":  func(o *nn.Options) *float64 { return &o.WeightDecay },
}

// optimizerDefault returns what an optimizer brings for a row that follows it.
func optimizerDefault(optimizer string, r row) float64 {
	var options nn.Options
	number := optimizerNumbers[r.Key](&options)
	*number = r.Default.(float64)
	if o, err := nn.OptimizerNamed(optimizer); err == nil {
		o.Defaults(&options)
	}
	return *number
}

// choose changes the optimizer. Each setting that follows it and is still what
// the old one brought becomes what the new one brings; others are the person's
// own and stay. An unknown name changes nothing.
func (c *Config) choose(optimizer string) {
	r, _ := rowOf(optimizerKey)
	old := c.Optimizer
	if optimizer == old || !r.parse(c, optimizer) {
		return
	}
	for _, r := range rows {
		if r.Follows == optimizerKey && r.value(c) == any(optimizerDefault(old, r)) {
			r.assign(c, optimizerDefault(optimizer, r))
		}
	}
}
