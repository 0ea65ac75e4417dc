package nn

import "fmt"

// Loss measures how far one output is from its target. A sample's loss E is
// the sum over its outputs; the loss of a data set is the mean of E over its
// samples, without any penalty.
type Loss struct {
	Name string
	// F is E for output o and target t.
	F func(o, t float64) float64
	// Derivative is ∂E/∂o.
	Derivative func(o, t float64) float64
}

var losses = []*Loss{
	{
		Name:       "halfSquared",
		F:          func(o, t float64) float64 { return 0.5 * (o - t) * (o - t) },
		Derivative: func(o, t float64) float64 { return o - t },
	},
}

// LossNames lists the registered losses.
func LossNames() []string {
	names := make([]string, len(losses))
	for i, l := range losses {
		names[i] = l.Name
	}
	return names
}

// LossNamed finds a registered loss. The error of an unknown name lists the
// names there are.
func LossNamed(name string) (*Loss, error) {
	for _, l := range losses {
		if l.Name == name {
			return l, nil
		}
	}
	return nil, fmt.Errorf("nn: loss %q: want one of %v", name, LossNames())
}
