package config

import "neuralplay/nn"

// Two settings lead: each optimizer brings its own usual numbers, and sigmoid
// units bring initial weights and a rate that learn. A setting that follows has as
// its default what the leaders in force bring; one that a person has set to
// something else stays as it is.

// The leaders' keys.
const (
	optimizerKey  = "optimizer"
	activationKey = "activation"
)

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

// Sigmoid units saturate from the initial weights and barely move at the rate
// that suit tanh: with these, layers of 4 and 2, 8, or 8 and 8 of them learn circle,
// xor and gauss within 200 epochs.
const (
	sigmoidInit = "glorotNormal"
	sigmoidRate = 0.3 // of plain SGD
)

// brought returns what the leaders of c bring for a row that follows.
func (c *Config) brought(r row) any {
	sigmoid := c.Activation == "sigmoid"
	switch {
	case sigmoid && r.Key == "init":
		return sigmoidInit
	case sigmoid && r.Key == "learningRate" && c.Optimizer == nn.SGD.Name:
		return sigmoidRate
	case r.Follows == optimizerKey:
		return optimizerDefault(c.Optimizer, r)
	}
	return r.Default
}

// lead changes the leaders. Each setting that follows and is still what the old
// ones brought becomes what the new ones bring. Unknown names change nothing.
func (c *Config) lead(optimizer, activation string) {
	before := c.Clone()
	for key, name := range map[string]string{optimizerKey: optimizer, activationKey: activation} {
		r, _ := rowOf(key)
		r.parse(c, name)
	}
	for _, r := range rows {
		if r.Follows != "" && r.value(c) == before.brought(r) {
			r.assign(c, c.brought(r))
		}
	}
}
