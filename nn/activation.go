package nn

import "math"

// Activation is the function f that turns a unit's weighted sum z into its output a = f(z).
type Activation struct {
	Name string
	// F is f(z). It is nil for Softmax, which needs the whole layer.
	F func(z float64) float64
	// Derivative is df/dz at z. The caller has a = f(z) already and passes it along. At a kink the result is the
	// derivative on the side that PyTorch takes. It is nil for Softmax.
	Derivative func(z, a float64) float64

	// apply replaces z by f(z) in the kernel's blocks; scale multiplies d by f′, computed from the output alone.
	// An activation without them goes through F and Derivative one value at a time.
	apply func(z []valueBlock)
	scale func(d, a []valueBlock)
}

// The activations. All but Softmax work on one unit at a time.
var (
	Tanh = &Activation{
		Name:       "tanh",
		F:          math.Tanh,
		Derivative: func(_, a float64) float64 { return 1 - a*a },
		apply:      applyTanh,
		scale:      scaleTanh,
	}
	// ReLU has slope 0 at 0, as in TensorFlow Playground.
	ReLU = &Activation{
		Name:       "relu",
		F:          func(z float64) float64 { return max(z, 0) },
		Derivative: func(z, _ float64) float64 { return step(z, 0, 1) },
		apply:      applyRelu,
		scale:      scaleRelu,
	}
	Sigmoid = &Activation{
		Name:       "sigmoid",
		F:          sigmoid,
		Derivative: func(_, a float64) float64 { return a * (1 - a) },
		apply:      applySigmoid,
		scale:      scaleSigmoid,
	}
	Linear = &Activation{
		Name:       "linear",
		F:          func(z float64) float64 { return z },
		Derivative: func(_, _ float64) float64 { return 1 },
		apply:      func([]valueBlock) {},
		scale:      func(_, _ []valueBlock) {},
	}
	// LeakyReLU has slope 0.01 below 0.
	LeakyReLU = &Activation{
		Name:       "leakyRelu",
		F:          func(z float64) float64 { return step(z, leak*z, z) },
		Derivative: func(z, _ float64) float64 { return step(z, leak, 1) },
	}
	// ELU is eᶻ − 1 below 0.
	ELU = &Activation{
		Name:       "elu",
		F:          func(z float64) float64 { return step(z, math.Expm1(min(z, 0)), z) },
		Derivative: func(z, _ float64) float64 { return step(z, math.Exp(min(z, 0)), 1) },
	}
	// SELU is ELU scaled to keep mean 0 and variance 1 from layer to layer (Klambauer et al., 2017).
	SELU = &Activation{
		Name:       "selu",
		F:          func(z float64) float64 { return seluScale * step(z, seluAlpha*math.Expm1(min(z, 0)), z) },
		Derivative: func(z, _ float64) float64 { return seluScale * step(z, seluAlpha*math.Exp(min(z, 0)), 1) },
	}
	// GELU is z·Φ(z), with the normal distribution function Φ.
	GELU = &Activation{
		Name:       "gelu",
		F:          func(z float64) float64 { return z * normalBelow(z) },
		Derivative: func(z, _ float64) float64 { return normalBelow(z) + z*normalAt(z) },
	}
	// Swish is z·σ(z), also called SiLU.
	Swish = &Activation{
		Name: "swish",
		F:    func(z float64) float64 { return z * sigmoid(z) },
		Derivative: func(z, _ float64) float64 {
			s := sigmoid(z)
			return s + z*s*sigmoid(-z)
		},
	}
	// Mish is z·tanh(softplus(z)).
	Mish = &Activation{
		Name: "mish",
		F:    func(z float64) float64 { return z * math.Tanh(softplus(z)) },
		Derivative: func(z, _ float64) float64 {
			t := math.Tanh(softplus(z))
			return t + z*(1-t*t)*sigmoid(z)
		},
	}
	// Softplus is ln(1+eᶻ).
	Softplus = &Activation{
		Name:       "softplus",
		F:          softplus,
		Derivative: func(z, _ float64) float64 { return sigmoid(z) },
	}
	// Softsign is z/(1+|z|).
	Softsign = &Activation{
		Name: "softsign",
		F:    func(z float64) float64 { return z / (1 + math.Abs(z)) },
		Derivative: func(z, _ float64) float64 {
			d := 1 + math.Abs(z)
			return 1 / (d * d)
		},
	}
	// HardTanh is z cut at ±1.
	HardTanh = &Activation{
		Name: "hardTanh",
		F:    func(z float64) float64 { return max(-1, min(1, z)) },
		Derivative: func(z, _ float64) float64 {
			if z > -1 && z < 1 {
				return 1
			}
			return 0
		},
	}
	Sin = &Activation{
		Name:       "sin",
		F:          math.Sin,
		Derivative: func(z, _ float64) float64 { return math.Cos(z) },
	}
	// Softmax turns the last layer's sums into shares of 1: a[u] = e^z[u]/Σₖ e^z[k]. It is the one activation of a
	// whole layer, for the last layer only, and has neither F nor Derivative.
	Softmax = &Activation{Name: "softmax"}
)

// activations lists what a hidden layer can have. A network can name whatever is listed here, and the tests check
// each against central differences.
var activations = []*Activation{
	Tanh, ReLU, Sigmoid, Linear, LeakyReLU, ELU, SELU, GELU, Swish, Mish, Softplus, Softsign, HardTanh, Sin,
}

// outputActivations lists what the playground offers for the last layer.
var outputActivations = []*Activation{Linear, Tanh, Sigmoid, Softmax}

const (
	leak      = 0.01
	seluAlpha = 1.6732632423543772848170429916717
	seluScale = 1.0507009873554804934193349852946
)

// step is `above` where z > 0 and `below` elsewhere. NaN stays NaN.
func step(z, below, above float64) float64 {
	switch {
	case z > 0:
		return above
	case z <= 0:
		return below
	}
	return z
}

// softplus is ln(1+eᶻ) without overflow.
func softplus(z float64) float64 { return max(z, 0) + math.Log1p(math.Exp(-math.Abs(z))) }

// normalBelow is the normal distribution function Φ(z), normalAt its density.
func normalBelow(z float64) float64 { return 0.5 * math.Erfc(-z/math.Sqrt2) }
func normalAt(z float64) float64    { return math.Exp(-0.5*z*z) / math.Sqrt(2*math.Pi) }

// sigmoid is the logistic function 1/(1+e⁻ᶻ).
func sigmoid(z float64) float64 { return 1 / (1 + math.Exp(-z)) }

// softmax turns one sample's sums into shares of 1, eᶻ/Σeᶻ, in place. It subtracts the largest sum first: that
// leaves the shares as they are and prevents overflow.
func softmax(z []float64) {
	top := math.Inf(-1)
	for _, v := range z {
		top = max(top, v)
	}
	sum := 0.0
	for i, v := range z {
		z[i] = math.Exp(v - top)
		sum += z[i]
	}
	for i := range z {
		z[i] /= sum
	}
}

// ActivationNames lists the activations of hidden layers.
func ActivationNames() []string { return namesOf(activations) }

// OutputActivationNames lists what the playground offers for the last layer; any other activation works there, too.
func OutputActivationNames() []string { return namesOf(outputActivations) }

// ActivationNamed finds an activation, "softmax" included. The error of an unknown name lists the known ones.
func ActivationNamed(name string) (*Activation, error) {
	if name == Softmax.Name {
		return Softmax, nil
	}
	return find("activation", activations, name)
}
