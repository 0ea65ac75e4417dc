package nn

import "math"

// Activation is the function f that turns a unit's weighted sum z into its
// output a = f(z).
type Activation struct {
	Name string
	// F is f(z). Nil for softmax, which needs the whole layer: see Softmax.
	F func(z float64) float64
	// Derivative is df/dz at z, where a = f(z) is at hand already. At a kink it
	// is the derivative on the side that PyTorch takes.
	Derivative func(z, a float64) float64

	// apply replaces z by f(z) in the kernel's blocks; scale multiplies d by
	// f′, told from the output alone. An activation without them goes through
	// F and Derivative one value at a time.
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
		Name:       "relu",
		F:          func(z float64) float64 { return max(z, 0) },
		Derivative: func(z, _ float64) float64 { return step(z, 0, 1) }, // 0 at 0, as TensorFlow Playground has it too
		apply:      applyRelu,
		scale:      scaleRelu,
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
	{
		Name:       "leakyRelu", // slope 0.01 below 0
		F:          func(z float64) float64 { return step(z, leak*z, z) },
		Derivative: func(z, _ float64) float64 { return step(z, leak, 1) },
	},
	{
		Name:       "elu", // eᶻ − 1 below 0
		F:          func(z float64) float64 { return step(z, math.Expm1(min(z, 0)), z) },
		Derivative: func(z, _ float64) float64 { return step(z, math.Exp(min(z, 0)), 1) },
	},
	{
		Name:       "selu", // elu scaled so that mean 0 and variance 1 stay (Klambauer et al., 2017)
		F:          func(z float64) float64 { return seluScale * step(z, seluAlpha*math.Expm1(min(z, 0)), z) },
		Derivative: func(z, _ float64) float64 { return seluScale * step(z, seluAlpha*math.Exp(min(z, 0)), 1) },
	},
	{
		Name:       "gelu", // z·Φ(z), Φ the normal distribution's
		F:          func(z float64) float64 { return z * normalBelow(z) },
		Derivative: func(z, _ float64) float64 { return normalBelow(z) + z*normalAt(z) },
	},
	{
		Name: "swish", // z·σ(z), also called SiLU
		F:    func(z float64) float64 { return z * Sigmoid(z) },
		Derivative: func(z, _ float64) float64 {
			s := Sigmoid(z)
			return s + z*s*Sigmoid(-z)
		},
	},
	{
		Name: "mish", // z·tanh(softplus(z))
		F:    func(z float64) float64 { return z * math.Tanh(softplus(z)) },
		Derivative: func(z, _ float64) float64 {
			t := math.Tanh(softplus(z))
			return t + z*(1-t*t)*Sigmoid(z)
		},
	},
	{
		Name:       "softplus", // ln(1+eᶻ)
		F:          softplus,
		Derivative: func(z, _ float64) float64 { return Sigmoid(z) },
	},
	{
		Name: "softsign", // z/(1+|z|)
		F:    func(z float64) float64 { return z / (1 + math.Abs(z)) },
		Derivative: func(z, _ float64) float64 {
			d := 1 + math.Abs(z)
			return 1 / (d * d)
		},
	},
	{
		Name: "hardTanh", // z cut at ±1
		F:    func(z float64) float64 { return max(-1, min(1, z)) },
		Derivative: func(z, _ float64) float64 {
			if z > -1 && z < 1 {
				return 1
			}
			return 0
		},
	},
	{
		Name:       "sin",
		F:          math.Sin,
		Derivative: func(z, _ float64) float64 { return math.Cos(z) },
	},
}

// softmax is the one activation of a whole layer, and only of the last one.
var softmax = &Activation{Name: "softmax"}

const (
	leak      = 0.01
	seluAlpha = 1.6732632423543772848170429916717
	seluScale = 1.0507009873554804934193349852946
)

// step is `above` where z > 0, `below` where it is not, and NaN stays NaN.
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

// Sigmoid is the logistic function 1/(1+e⁻ᶻ).
func Sigmoid(z float64) float64 { return 1 / (1 + math.Exp(-z)) }

// Softmax turns one sample's sums into shares of 1, eᶻ/Σeᶻ, in place. The
// largest sum is taken off first: it changes nothing, and nothing overflows.
func Softmax(z []float64) {
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

// OutputActivationNames lists what the playground offers for the last layer;
// any other activation works there too.
func OutputActivationNames() []string { return []string{"linear", "tanh", "sigmoid", "softmax"} }

// ActivationNamed finds an activation. The error of an unknown name lists the
// names there are.
func ActivationNamed(name string) (*Activation, error) {
	if name == softmax.Name {
		return softmax, nil
	}
	return find("activation", activations, name)
}
