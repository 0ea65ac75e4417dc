package nn

import "math"

// Loss measures how far one output is from its target. A sample's loss E is
// the sum over its K outputs, or their mean where Mean says so; the loss of a
// data set is the mean of E over its samples, without any penalty.
type Loss struct {
	Name string
	// F is the loss of output o and target t.
	F func(o, t float64) float64
	// Derivative is ∂F/∂o.
	Derivative func(o, t float64) float64
	// Mean tells that E is the mean over a sample's outputs, not the sum.
	Mean bool
	// Fused names the output activation with which ∂E/∂z is simply o − t (over
	// K, for a mean). The long way, Derivative times f′, divides by a
	// probability that may be 0.
	Fused string
}

var losses = []*Loss{
	{
		Name:       "halfSquared", // targets any
		F:          func(o, t float64) float64 { return 0.5 * (o - t) * (o - t) },
		Derivative: func(o, t float64) float64 { return o - t },
	},
	{
		Name:       "meanSquared", // targets any
		F:          func(o, t float64) float64 { return (o - t) * (o - t) },
		Derivative: func(o, t float64) float64 { return 2 * (o - t) },
		Mean:       true,
	},
	{
		Name:       "meanAbsolute", // targets any
		F:          func(o, t float64) float64 { return math.Abs(o - t) },
		Derivative: func(o, t float64) float64 { return sign(o - t) },
		Mean:       true,
	},
	{
		Name: "huber", // squared near the target, absolute from 1 on; targets any
		F: func(o, t float64) float64 {
			d := math.Abs(o - t)
			if d <= 1 {
				return 0.5 * d * d
			}
			return d - 0.5
		},
		Derivative: func(o, t float64) float64 { return max(-1, min(1, o-t)) },
		Mean:       true,
	},
	{
		Name: "binaryCrossEntropy", // of probabilities; targets 0…1
		F:    func(o, t float64) float64 { return -(weighed(t, o) + weighed(1-t, 1-o)) },
		Derivative: func(o, t float64) float64 {
			return (o - t) / max(o*(1-o), smallest)
		},
		Mean:  true,
		Fused: "sigmoid",
	},
	{
		Name:       "crossEntropy", // of shares that sum to 1; targets one-hot, or shares too
		F:          func(o, t float64) float64 { return -weighed(t, o) },
		Derivative: func(o, t float64) float64 { return -t / max(o, smallest) },
		Fused:      "softmax",
	},
	{
		Name: "hinge", // targets ±1
		F:    func(o, t float64) float64 { return max(0, 1-t*o) },
		Derivative: func(o, t float64) float64 {
			if t*o < 1 {
				return -t
			}
			return 0
		},
		Mean: true,
	},
}

// smallest keeps a division by a probability finite.
const smallest = 1e-300

// weighed is t·ln p, and 0 where t is. The logarithm is cut at −100, as PyTorch
// cuts it: a probability that rounds to 0 must not make the loss infinite.
func weighed(t, p float64) float64 {
	if t == 0 {
		return 0
	}
	return t * max(math.Log(p), -100)
}

// sign is −1, 0 or 1.
func sign(v float64) float64 {
	switch {
	case v > 0:
		return 1
	case v < 0:
		return -1
	}
	return 0 * v // NaN stays
}

// LossNames lists the registered losses.
func LossNames() []string { return namesOf(losses) }

// LossNamed finds a registered loss. The error of an unknown name lists the
// names there are.
func LossNamed(name string) (*Loss, error) { return find("loss", losses, name) }
