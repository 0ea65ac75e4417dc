package run

import "neuralplay/wasm/internal/config"

// Problem is what a configuration and its data ask of the network: which loss,
// which output, over which range. It is decided here, once; everybody else reads
// it.
type Problem struct {
	Classes int    // 0: a regression
	Loss    string // a loss of nn
	Output  string // the activation of the last layer
	Outputs int    // the units of the last layer
	// Probability means that outputs and targets run from 0 to 1; otherwise a
	// classification's run from −1 to 1.
	Probability bool
}

func problemOf(c config.Config, classes int) Problem {
	p := Problem{
		Classes: classes,
		Loss:    c.LossOf(classes),
		Output:  c.OutputOf(classes),
		Outputs: c.OutputsOf(classes),
	}
	p.Probability = p.Output == "sigmoid" || p.Output == "softmax"
	return p
}

// Low is the target of an output that should say no.
func (p Problem) Low() float64 {
	if p.Probability {
		return 0
	}
	return -1
}

// Middle is where two classes meet on the scale of outputs and targets.
func (p Problem) Middle() float64 {
	if p.Probability {
		return 0.5
	}
	return 0
}

// Only is what the only output is trained towards for a label: the number on the
// scale of the output, or the one that stands for the class.
func (p Problem) Only(label float64) float64 {
	if p.Classes > 0 {
		return p.Low() + label*(1-p.Low())
	}
	if p.Probability {
		return (label + 1) / 2
	}
	return label
}

// known returns a registered thing whose name was validated against the
// registry.
func known[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}
