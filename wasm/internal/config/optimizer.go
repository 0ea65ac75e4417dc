package config

// Each optimizer brings its own usual numbers. A setting that follows the
// optimizer has as its default what the optimizer in force brings: its row's
// Default for sgd, and for an optimizer that does not read it.

// optimizerKey is what the settings that follow say they follow.
const optimizerKey = "optimizer"

// brought has what the other optimizers bring.
//
// These are the numbers of nn's Optimizer.Defaults, rates included. They stand
// here only until nn has the rates; then optimizerDefault asks nn.
var brought = map[string]map[string]float64{
	"momentum": {"learningRate": 0.01, "momentum": 0.9},
	"nesterov": {"learningRate": 0.01, "momentum": 0.9},
	"adagrad":  {"learningRate": 0.1, "epsilon": 1e-10},
	"adadelta": {"learningRate": 1, "rho": 0.9, "epsilon": 1e-6},
	"rmsprop":  {"learningRate": 0.003, "momentum": 0, "rho": 0.9, "epsilon": 1e-8},
	"adam":     {"learningRate": 0.003, "beta1": 0.9, "beta2": 0.999, "epsilon": 1e-8},
	"adamw":    {"learningRate": 0.003, "beta1": 0.9, "beta2": 0.999, "epsilon": 1e-8, "weightDecay": 0.01},
	"adamax":   {"learningRate": 0.01, "beta1": 0.9, "beta2": 0.999, "epsilon": 1e-8},
	"nadam":    {"learningRate": 0.003, "beta1": 0.9, "beta2": 0.999, "epsilon": 1e-8},
}

// optimizerDefault returns what an optimizer brings for a row that follows it.
func optimizerDefault(optimizer string, r row) float64 {
	if v, ok := brought[optimizer][r.Key]; ok {
		return v
	}
	return r.Default.(float64)
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
