package nn

import "math"

// Regularizer is a penalty R on the size of weights. Training minimises the mean loss plus rate·ΣR(w); biases are
// never penalised.
type Regularizer struct {
	Name string
	// F is R(w).
	F func(w float64) float64
	// Derivative is dR/dw; at a kink it is 0.
	Derivative func(w float64) float64
	// Kills makes a weight whose penalty step changes its sign 0, and training leaves it there. TensorFlow
	// Playground does so with L1: instead of only shrinking the inputs' weights, L1 then selects inputs. Only plain
	// gradient descent (SGD) does it; the other optimizers take penalty and loss in one step.
	Kills bool
}

// The regularizers.
var (
	NoPenalty = &Regularizer{
		Name:       "none",
		F:          func(float64) float64 { return 0 },
		Derivative: func(float64) float64 { return 0 },
	}
	// L1 is |w|.
	L1 = &Regularizer{
		Name:       "L1",
		F:          math.Abs,
		Derivative: sign,
		Kills:      true,
	}
	// L2 is ½w².
	L2 = &Regularizer{
		Name:       "L2",
		F:          func(w float64) float64 { return 0.5 * w * w },
		Derivative: func(w float64) float64 { return w },
	}
	// L1L2 is |w| + ½w²: both, at the same rate.
	L1L2 = &Regularizer{
		Name:       "L1L2",
		F:          func(w float64) float64 { return math.Abs(w) + 0.5*w*w },
		Derivative: func(w float64) float64 { return sign(w) + w },
		Kills:      true,
	}
)

var regularizers = []*Regularizer{NoPenalty, L1, L2, L1L2}

// RegularizerNames lists the registered regularizers.
func RegularizerNames() []string { return namesOf(regularizers) }

// RegularizerNamed finds a registered regularizer. The error of an unknown name lists the known ones.
func RegularizerNamed(name string) (*Regularizer, error) {
	return find("regularizer", regularizers, name)
}
