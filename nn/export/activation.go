package export

// function is how NumPy writes an activation: f(z), and f′(z) as a factor of a product, of {z} and {a}. Needs names
// the definitions that both use.
type function struct {
	name, f, slope string
	needs          string // the names, separated by spaces
}

// functions has every activation but softmax, whose slope is no factor of one unit. A list, as these tables are: a map
// would have to be built when the program starts.
var functions = []function{
	{name: "tanh", f: "np.tanh({z})", slope: "(1 - {a}**2)"},
	{name: "relu", f: "np.maximum({z}, 0)", slope: "({z} > 0)"},
	{name: "sigmoid", f: "sigmoid({z})", slope: "{a} * (1 - {a})", needs: "sigmoid"},
	{name: "linear", f: "{z}"},
	{name: "leakyRelu", f: "np.where({z} > 0, {z}, 0.01 * {z})", slope: "np.where({z} > 0, 1, 0.01)"},
	{name: "elu", f: "np.where({z} > 0, {z}, np.expm1(np.minimum({z}, 0)))",
		slope: "np.where({z} > 0, 1, np.exp(np.minimum({z}, 0)))"},
	{name: "selu", f: "scale * np.where({z} > 0, {z}, alpha * np.expm1(np.minimum({z}, 0)))",
		slope: "scale * np.where({z} > 0, 1, alpha * np.exp(np.minimum({z}, 0)))", needs: "selu"},
	{name: "gelu", f: "{z} * Phi({z})", slope: "(Phi({z}) + {z} * phi({z}))", needs: "Phi phi"},
	{name: "swish", f: "{z} * sigmoid({z})", slope: "(sigmoid({z}) + {a} * sigmoid(-{z}))",
		needs: "sigmoid"},
	{name: "mish", f: "{z} * np.tanh(softplus({z}))",
		slope: "(np.tanh(softplus({z})) + {z} * (1 - np.tanh(softplus({z}))**2) * sigmoid({z}))",
		needs: "sigmoid softplus"},
	{name: "softplus", f: "softplus({z})", slope: "sigmoid({z})", needs: "sigmoid softplus"},
	{name: "softsign", f: "{z} / (1 + np.abs({z}))", slope: "1 / (1 + np.abs({z}))**2"},
	{name: "hardTanh", f: "np.clip({z}, -1, 1)", slope: "(np.abs({z}) < 1)"},
	{name: "sin", f: "np.sin({z})", slope: "np.cos({z})"},
}

// definitions are what NumPy itself does not have. {axis} is the one that a sample's units lie along.
var definitions = []struct{ name, code string }{
	{"sigmoid", "def sigmoid(z):\n    return 1 / (1 + np.exp(-z))"},
	{"softplus", "def softplus(z):\n    return np.logaddexp(0, z)"},
	{"Phi", "def Phi(z):\n    return np.vectorize(lambda v: math.erfc(-v / math.sqrt(2)) / 2)(z)"},
	{"phi", "def phi(z):\n    return np.exp(-0.5 * z**2) / np.sqrt(2 * np.pi)"},
	{"selu", "alpha, scale = 1.6732632423543772, 1.0507009873554805"},
	{"softmax", "def softmax(z):\n    e = np.exp(z - z.max(axis={axis}, keepdims=True))\n" +
		"    return e / e.sum(axis={axis}, keepdims=True)"},
}

// criterion is how NumPy writes a loss of the outputs {a} for the targets y: what is summed or averaged over all of
// them, and the derivative by an output, without the 1/K of a mean over K outputs.
type criterion struct {
	name       string
	each       string
	derivative string
	bare       bool // derivative is a sum, which needs brackets in a product
}

var criteria = []criterion{
	{name: "halfSquared", each: "0.5 * ({a} - y)**2", derivative: "{a} - y", bare: true},
	{name: "meanSquared", each: "({a} - y)**2", derivative: "2 * ({a} - y)"},
	{name: "meanAbsolute", each: "np.abs({a} - y)", derivative: "np.sign({a} - y)"},
	{name: "huber", each: "np.where(np.abs({a} - y) <= 1, 0.5 * ({a} - y)**2, np.abs({a} - y) - 0.5)",
		derivative: "np.clip({a} - y, -1, 1)"},
	{name: "binaryCrossEntropy", each: "-(y * np.log({a}) + (1 - y) * np.log(1 - {a}))",
		derivative: "({a} - y) / ({a} * (1 - {a}))"},
	{name: "crossEntropy", each: "-y * np.log({a})", derivative: "-y / {a}"},
	{name: "hinge", each: "np.maximum(0, 1 - y * {a})", derivative: "np.where(y * {a} < 1, -y, 0)"},
}

// fused is the derivative by z where loss and output cancel out.
var fused = criterion{derivative: "{a} - y", bare: true}

func functionNamed(name string) function {
	for _, f := range functions {
		if f.name == name {
			return f
		}
	}
	return function{}
}

func criterionNamed(name string) criterion {
	for _, c := range criteria {
		if c.name == name {
			return c
		}
	}
	return criterion{}
}
