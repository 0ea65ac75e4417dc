package nn

import (
	"fmt"
	"math"
)

// GradientCheck compares what backpropagation and central differences say of one parameter.
type GradientCheck struct {
	// Difference is |a−b|/max(|a|+|b|, 1e-7) of the two derivatives. Below 1e-6 all is well; more can also mean a kink
	// (of ReLU, say) within the step.
	Difference float64
	Layer      int
	Unit       int
	Input      int // −1: the bias
	Backward   float64
	Central    float64
}

// CheckGradient compares the derivatives of the mean loss over s, as the kernel computes them, with central
// differences of the loss, and returns the parameter where they differ most. It changes nothing, and takes two passes
// over s for each parameter. It panics if the shape of s is not the network's.
func (n *Network) CheckGradient(s Samples, loss *Loss) GradientCheck {
	checks := n.CheckGradients(s, loss, 0, n.ParameterCount())
	worst := checks[0]
	for _, c := range checks {
		if c.Difference > worst.Difference {
			worst = c
		}
	}
	return worst
}

// CheckGradients is CheckGradient for some of the parameters, from the place `from` in Parameters up to `to`, and
// returns all that it compared. It panics if there are no such places.
func (n *Network) CheckGradients(s Samples, loss *Loss, from, to int) []GradientCheck {
	if count := n.ParameterCount(); from < 0 || to < from || to > count {
		panic(fmt.Sprintf("nn: check gradients: got the parameters from %d to %d, want some of %d", from, to, count))
	}
	n.checkShape(s)
	c := n.Clone()
	w := c.NewWorkspace(max(1, min(s.N, 256)))
	for at := 0; at < s.N; at += w.Room() {
		m := min(w.Room(), s.N-at)
		w.Forward(s.Inputs[at*s.D : (at+m)*s.D])
		w.backward(s.Targets[at*s.K:(at+m)*s.K], loss)
	}
	checks := make([]GradientCheck, 0, to-from)
	place := 0
	c.eachPlace(func(layer, unit, input, at int) {
		if place >= from && place < to {
			check := GradientCheck{Layer: layer, Unit: unit, Input: input}
			check.Backward = c.grad[at] / float64(max(s.N, 1))
			check.Central = c.central(at, func() float64 { return w.MeanLoss(s, loss) })
			check.Difference = relativeDifference(check.Backward, check.Central)
			checks = append(checks, check)
		}
		place++
	})
	return checks
}

// central is the central difference of loss by a parameter, given by its place in theta.
func (n *Network) central(at int, loss func() float64) float64 {
	const h = 1e-5
	before := n.theta[at]
	n.theta[at] = before + h
	up := loss()
	n.theta[at] = before - h
	down := loss()
	n.theta[at] = before
	return (up - down) / (2 * h)
}

func relativeDifference(a, b float64) float64 {
	return math.Abs(a-b) / max(math.Abs(a)+math.Abs(b), 1e-7)
}
