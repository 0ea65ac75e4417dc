package nn

import "math"

// Loss measures how far one output is from its target. A sample's loss E is the sum over its K outputs, or their
// mean if Mean is set; the loss of a data set is the mean of E over its samples, without any penalty.
type Loss struct {
	Name string
	// F is the loss of output o and target t.
	F func(o, t float64) float64
	// Derivative is ∂F/∂o.
	Derivative func(o, t float64) float64
	// Mean makes E the mean over a sample's outputs instead of the sum.
	Mean bool
	// Fused names the output activation with which ∂E/∂z is simply o − t (divided by K, for a mean). The long way,
	// Derivative times f′, divides by a probability that may be 0.
	Fused string
}

// The losses.
var (
	// HalfSquared is ½(o−t)², summed over outputs, for any targets.
	HalfSquared = &Loss{
		Name:       "halfSquared",
		F:          func(o, t float64) float64 { return 0.5 * (o - t) * (o - t) },
		Derivative: func(o, t float64) float64 { return o - t },
	}
	// MeanSquared is the mean of (o−t)² over outputs, for any targets.
	MeanSquared = &Loss{
		Name:       "meanSquared",
		F:          func(o, t float64) float64 { return (o - t) * (o - t) },
		Derivative: func(o, t float64) float64 { return 2 * (o - t) },
		Mean:       true,
	}
	// MeanAbsolute is the mean of |o−t| over outputs, for any targets.
	MeanAbsolute = &Loss{
		Name:       "meanAbsolute",
		F:          func(o, t float64) float64 { return math.Abs(o - t) },
		Derivative: func(o, t float64) float64 { return sign(o - t) },
		Mean:       true,
	}
	// Huber is half squared near the target and absolute from a distance of 1 on, the mean over outputs, for any
	// targets.
	Huber = &Loss{
		Name: "huber",
		F: func(o, t float64) float64 {
			d := math.Abs(o - t)
			if d <= 1 {
				return 0.5 * d * d
			}
			return d - 0.5
		},
		Derivative: func(o, t float64) float64 { return max(-1, min(1, o-t)) },
		Mean:       true,
	}
	// BinaryCrossEntropy is the mean of −t·ln o − (1−t)·ln(1−o) over outputs, which are probabilities; targets are
	// 0…1.
	BinaryCrossEntropy = &Loss{
		Name: "binaryCrossEntropy",
		F:    func(o, t float64) float64 { return -(weighed(t, o) + weighed(1-t, 1-o)) },
		Derivative: func(o, t float64) float64 {
			return (o - t) / max(o*(1-o), smallest)
		},
		Mean:  true,
		Fused: "sigmoid",
	}
	// CrossEntropy is −Σ t·ln o over outputs that sum to 1; targets are one-hot, or shares too.
	CrossEntropy = &Loss{
		Name:       "crossEntropy",
		F:          func(o, t float64) float64 { return -weighed(t, o) },
		Derivative: func(o, t float64) float64 { return -t / max(o, smallest) },
		Fused:      "softmax",
	}
	// Hinge is the mean of max(0, 1−t·o) over outputs; targets are ±1.
	Hinge = &Loss{
		Name: "hinge",
		F:    func(o, t float64) float64 { return max(0, 1-t*o) },
		Derivative: func(o, t float64) float64 {
			if t*o < 1 {
				return -t
			}
			return 0
		},
		Mean: true,
	}
)

var losses = []*Loss{HalfSquared, MeanSquared, MeanAbsolute, Huber, BinaryCrossEntropy, CrossEntropy, Hinge}

// smallest keeps a division by a probability finite.
const smallest = 1e-300

// weighed is t·ln p, and 0 where t is 0. The logarithm is cut at −100, as PyTorch cuts it: a probability that rounds
// to 0 must not make the loss infinite.
func weighed(t, p float64) float64 {
	if t == 0 {
		return 0
	}
	return t * max(math.Log(p), -100)
}

// sign is −1, 0 or 1; NaN stays NaN.
func sign(v float64) float64 {
	switch {
	case v > 0:
		return 1
	case v < 0:
		return -1
	}
	return 0 * v
}

// share is what each output counts in a sample's loss, if there are k of them.
func (l *Loss) share(k int) float64 {
	if l.Mean {
		return 1 / float64(k)
	}
	return 1
}

// sample is E, the loss of one sample.
func (l *Loss) sample(outputs, targets []float64) float64 {
	e := 0.0
	for k, t := range targets {
		e += l.F(outputs[k], t)
	}
	if l.Mean {
		e /= float64(len(targets))
	}
	return e
}

// LossNames lists the registered losses.
func LossNames() []string { return namesOf(losses) }

// LossNamed finds a registered loss. The error of an unknown name lists the known ones.
func LossNamed(name string) (*Loss, error) { return find("loss", losses, name) }
