package run

import "neuralplay/wasm/internal/config"

// Problem is what a configuration and its data ask of the network: which loss,
// which output, over which range. It is decided here, once; everybody else reads
// it.
type Problem struct {
	Classes int    // 0: a regression
	Loss    string // a loss of nn
	Output  string // the activation of the last layer
	Outputs int    // the units of the last layer: one, one a class, or one a number of the regression
	// Probability means that outputs and targets run from 0 to 1; otherwise a
	// classification's run from −1 to 1.
	Probability bool
	// Halved means that a regression's numbers lie around 0, and are moved to where
	// the outputs run.
	Halved bool
}

// problemOf asks it for data of so many classes, or, with none, so many numbers
// to be answered, which are all shares (0…1) or not.
func problemOf(c config.Config, classes, numbers int, areShares bool) Problem {
	p := Problem{
		Classes: classes,
		Loss:    c.LossOf(classes),
		Output:  c.OutputOf(classes),
		Outputs: c.OutputsOf(classes),
	}
	if classes == 0 {
		p.Outputs = numbers
	}
	p.Probability = p.Output == "sigmoid" || p.Output == "softmax"
	p.Halved = p.Probability && classes == 0 && !areShares
	return p
}

// EachClass reports whether each class has an output of its own.
func (p Problem) EachClass() bool { return p.Classes > 0 && p.Outputs > 1 }

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

// Only is what an output is trained towards for a label, if it is the only one, or
// answers a number of several: the number on the scale of the output, or the one
// that stands for the class.
func (p Problem) Only(label float64) float64 {
	if p.Classes > 0 {
		return p.Low() + label*(1-p.Low())
	}
	if p.Halved {
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
