package config

import "neuralplay/nn"

// What the output is depends on the data, too: on the number of classes, 0
// standing for a regression.

// OwnData reports whether the data are those that a person brought.
func (c Config) OwnData() bool { return c.DatasetInUse() == Own }

// WithoutOwn returns c with built-in data sets in place of a person's own, for
// either problem.
func (c Config) WithoutOwn() Config {
	others := Default("")
	if c.Dataset == Own {
		c.Dataset = others.Dataset
	}
	if c.RegDataset == Own {
		c.RegDataset = others.RegDataset
	}
	return c
}

// DatasetInUse returns the data set of the current problem.
func (c Config) DatasetInUse() string {
	if c.Problem == "regression" {
		return c.RegDataset
	}
	return c.Dataset
}

// forClasses are the losses and outputs that mean something only where there are
// classes.
var forClasses = map[string]bool{crossEntropy: true, binaryCrossEntropy: true, hinge: true, softmax: true}

// LossOf returns the loss for data of so many classes: the chosen one, else TensorFlow
// Playground's, or cross-entropy where the output is softmax. Losses that are of
// classes mean nothing in a regression (forClasses).
func (c Config) LossOf(classes int) string {
	shares := classes > 0 && (c.OutputActivation == softmax || c.OutputActivation == auto && classes > 2)
	switch {
	case forClasses[c.Loss] && classes == 0:
		return "halfSquared"
	case c.Loss != auto:
		return c.Loss
	case shares:
		return crossEntropy
	}
	return "halfSquared"
}

// OutputOf returns the activation of the output for data of so many classes: one
// that the loss can work with, else the chosen one, else TensorFlow Playground's for
// the problem, and softmax for more than two classes.
func (c Config) OutputOf(classes int) string {
	loss, chosen := c.LossOf(classes), c.OutputActivation
	switch {
	case loss == binaryCrossEntropy:
		return "sigmoid"
	case loss == crossEntropy:
		return softmax
	case loss == hinge && (chosen == "sigmoid" || chosen == softmax || chosen == auto):
		// It takes targets of ±1, and must be able to go beyond them: within ±1 it
		// would be the absolute error.
		return "linear"
	case chosen == softmax && classes == 0:
		return "linear"
	case chosen != auto:
		return chosen
	case classes == 0:
		return "linear"
	case classes > 2:
		return softmax
	}
	return "tanh"
}

// outputNames are the outputs to choose from.
var outputNames = []string{auto, "linear", "tanh", "sigmoid", softmax}

// displacedOutputs returns the losses with which each output is not used although
// it was chosen; Automatic's is used then.
func displacedOutputs() map[string]*When {
	displaced := map[string]*When{}
	for _, output := range outputNames {
		condition := When{Key: "loss"}
		for _, loss := range nn.LossNames() {
			c := Config{Loss: loss, OutputActivation: output}
			if output != auto && c.OutputOf(2) != output {
				condition.In = append(condition.In, loss)
			}
		}
		if condition.In != nil {
			displaced[output] = &condition
		}
	}
	return displaced
}

// OutputsOf returns the number of output units: one for a number or for two
// classes, otherwise, and always for softmax, one for each class.
func (c Config) OutputsOf(classes int) int {
	if classes > 2 || classes == 2 && c.OutputOf(classes) == softmax {
		return classes
	}
	return 1
}
