package nn

import "math"

// Regularizer is a penalty R on the size of weights. Training minimises the
// mean loss plus rate·ΣR(w); biases are never penalised.
type Regularizer struct {
	Name string
	// F is R(w).
	F func(w float64) float64
	// Derivative is dR/dw; at a kink it is 0.
	Derivative func(w float64) float64
	// Kills tells that a weight whose penalty step changes its sign becomes 0
	// and is trained no more. TensorFlow Playground does so with L1; it is what
	// makes L1 pick inputs instead of only shrinking them.
	Kills bool
}

var regularizers = []*Regularizer{
	{
		Name:       "none",
		F:          func(float64) float64 { return 0 },
		Derivative: func(float64) float64 { return 0 },
	},
	{
		Name:       "L1",
		F:          math.Abs,
		Derivative: sign,
		Kills:      true,
	},
	{
		Name:       "L2",
		F:          func(w float64) float64 { return 0.5 * w * w },
		Derivative: func(w float64) float64 { return w },
	},
	{
		Name:       "L1L2", // both, at the same rate
		F:          func(w float64) float64 { return math.Abs(w) + 0.5*w*w },
		Derivative: func(w float64) float64 { return sign(w) + w },
		Kills:      true,
	},
}

// RegularizerNames lists the registered regularizers.
func RegularizerNames() []string { return namesOf(regularizers) }

// RegularizerNamed finds a registered regularizer. The error of an unknown
// name lists the names there are.
func RegularizerNamed(name string) (*Regularizer, error) {
	return find("regularizer", regularizers, name)
}
