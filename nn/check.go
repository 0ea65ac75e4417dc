package nn

import "math"

// GradientCheck is the result of comparing backpropagation with central differences, parameter by parameter: the
// place where they differ most.
type GradientCheck struct {
	// Difference is |a−b|/max(|a|+|b|, 1e-7) of the two derivatives there. Below 1e-6 all is well; more can also
	// mean a kink (of ReLU, say) within the step.
	Difference float64
	Layer      int
	Unit       int
	Input      int // −1: the bias
	Backward   float64
	Central    float64
}

// CheckGradient compares the derivatives of the mean loss over s, as the kernel computes them, with central
// differences of the loss. It changes nothing, and takes two passes over s for each parameter. It panics if the
// shape of s is not the network's.
func (n *Network) CheckGradient(s Samples, loss *Loss) GradientCheck {
	const h = 1e-5
	c := n.Clone()
	n.checkShape(s)
	w := c.NewWorkspace(max(1, min(s.N, 256)))
	for at := 0; at < s.N; at += w.Room() {
		m := min(w.Room(), s.N-at)
		w.Forward(s.Inputs[at*s.D : (at+m)*s.D])
		w.backward(s.Targets[at*s.K:(at+m)*s.K], loss)
	}
	var worst GradientCheck
	compare := func(layer, unit, input, at int) {
		before := c.theta[at]
		c.theta[at] = before + h
		up := w.MeanLoss(s, loss)
		c.theta[at] = before - h
		down := w.MeanLoss(s, loss)
		c.theta[at] = before
		g := GradientCheck{
			Layer: layer, Unit: unit, Input: input,
			Backward: c.grad[at] / float64(max(s.N, 1)),
			Central:  (up - down) / (2 * h),
		}
		g.Difference = math.Abs(g.Backward-g.Central) / max(math.Abs(g.Backward)+math.Abs(g.Central), 1e-7)
		if g.Difference > worst.Difference || worst.Layer == 0 {
			worst = g
		}
	}
	for l := range c.layers {
		d := &c.layers[l]
		for u := range d.out {
			for i := range d.in {
				compare(l+1, u, i, d.weightIndex(u, i))
			}
			compare(l+1, u, -1, d.bAt+u)
		}
	}
	return worst
}
