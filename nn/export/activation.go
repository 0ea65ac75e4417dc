package export

// function is how NumPy writes an activation: f(z), and f′(z) as a factor of a product, of {z} and {a}. Needs names
// the definitions that both use.
type function struct {
	f, slope string
	needs    []string
}

// functions has every activation but softmax, whose slope is no factor of one unit.
var functions = map[string]function{
	"tanh":      {f: "np.tanh({z})", slope: "(1 - {a}**2)"},
	"relu":      {f: "np.maximum({z}, 0)", slope: "({z} > 0)"},
	"sigmoid":   {f: "sigmoid({z})", slope: "{a} * (1 - {a})", needs: []string{"sigmoid"}},
	"linear":    {f: "{z}"},
	"leakyRelu": {f: "np.where({z} > 0, {z}, 0.01 * {z})", slope: "np.where({z} > 0, 1, 0.01)"},
	"elu": {f: "np.where({z} > 0, {z}, np.expm1(np.minimum({z}, 0)))",
		slope: "np.where({z} > 0, 1, np.exp(np.minimum({z}, 0)))"},
	"selu": {f: "scale * np.where({z} > 0, {z}, alpha * np.expm1(np.minimum({z}, 0)))",
		slope: "scale * np.where({z} > 0, 1, alpha * np.exp(np.minimum({z}, 0)))", needs: []string{"selu"}},
	"gelu": {f: "{z} * Phi({z})", slope: "(Phi({z}) + {z} * phi({z}))", needs: []string{"Phi", "phi"}},
	"swish": {f: "{z} * sigmoid({z})", slope: "(sigmoid({z}) + {a} * sigmoid(-{z}))",
		needs: []string{"sigmoid"}},
	"mish": {f: "{z} * np.tanh(softplus({z}))",
		slope: "(np.tanh(softplus({z})) + {z} * (1 - np.tanh(softplus({z}))**2) * sigmoid({z}))",
		needs: []string{"sigmoid", "softplus"}},
	"softplus": {f: "softplus({z})", slope: "sigmoid({z})", needs: []string{"sigmoid", "softplus"}},
	"softsign": {f: "{z} / (1 + np.abs({z}))", slope: "1 / (1 + np.abs({z}))**2"},
	"hardTanh": {f: "np.clip({z}, -1, 1)", slope: "(np.abs({z}) < 1)"},
	"sin":      {f: "np.sin({z})", slope: "np.cos({z})"},
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
	each       string
	derivative string
	bare       bool // derivative is a sum, which needs brackets in a product
}

var criteria = map[string]criterion{
	"halfSquared":  {each: "0.5 * ({a} - y)**2", derivative: "{a} - y", bare: true},
	"meanSquared":  {each: "({a} - y)**2", derivative: "2 * ({a} - y)"},
	"meanAbsolute": {each: "np.abs({a} - y)", derivative: "np.sign({a} - y)"},
	"huber": {each: "np.where(np.abs({a} - y) <= 1, 0.5 * ({a} - y)**2, np.abs({a} - y) - 0.5)",
		derivative: "np.clip({a} - y, -1, 1)"},
	"binaryCrossEntropy": {each: "-(y * np.log({a}) + (1 - y) * np.log(1 - {a}))",
		derivative: "({a} - y) / ({a} * (1 - {a}))"},
	"crossEntropy": {each: "-y * np.log({a})", derivative: "-y / {a}"},
	"hinge":        {each: "np.maximum(0, 1 - y * {a})", derivative: "np.where(y * {a} < 1, -y, 0)"},
}

// fused is the derivative by z where loss and output cancel out.
var fused = criterion{derivative: "{a} - y", bare: true}
