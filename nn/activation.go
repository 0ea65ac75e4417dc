package nn

import (
	"fmt"
	"math"
)

// Activation is the function f that turns a unit's weighted sum z into its
// output a = f(z).
type Activation struct {
	Name string
	// F is f(z).
	F func(z float64) float64
	// Derivative is df/dz at z, where a = f(z) is at hand already.
	Derivative func(z, a float64) float64

	// apply replaces z by f(z) in the kernel's blocks; scale multiplies d by
	// f′, told from the output alone.
	apply func(z []valueBlock)
	scale func(d, a []valueBlock)
}

// activations is the registry: whatever is listed here can be named in a
// network and is checked against central differences by the tests.
var activations = []*Activation{
	{
		Name:       "tanh",
		F:          math.Tanh,
		Derivative: func(_, a float64) float64 { return 1 - a*a },
		apply:      applyTanh,
		scale:      scaleTanh,
	},
	{
		Name: "relu",
		F:    func(z float64) float64 { return max(z, 0) },
		// The derivative at 0 is 0, as TensorFlow Playground and PyTorch have it.
		Derivative: func(z, _ float64) float64 {
			if z > 0 {
				return 1
			}
			return 0
		},
		apply: applyRelu,
		scale: scaleRelu,
	},
	{
		Name:       "sigmoid",
		F:          Sigmoid,
		Derivative: func(_, a float64) float64 { return a * (1 - a) },
		apply:      applySigmoid,
		scale:      scaleSigmoid,
	},
	{
		Name:       "linear",
		F:          func(z float64) float64 { return z },
		Derivative: func(_, _ float64) float64 { return 1 },
		apply:      func([]valueBlock) {},
		scale:      func(_, _ []valueBlock) {},
	},
}

// Sigmoid is the logistic function 1/(1+e⁻ᶻ).
func Sigmoid(z float64) float64 { return 1 / (1 + math.Exp(-z)) }

// ActivationNames lists the registered activations.
func ActivationNames() []string {
	names := make([]string, len(activations))
	for i, a := range activations {
		names[i] = a.Name
	}
	return names
}

// ActivationNamed finds a registered activation. The error of an unknown name
// lists the names there are.
func ActivationNamed(name string) (*Activation, error) {
	for _, a := range activations {
		if a.Name == name {
			return a, nil
		}
	}
	return nil, fmt.Errorf("nn: activation %q: want one of %v", name, ActivationNames())
}
