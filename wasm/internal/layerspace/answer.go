package layerspace

import (
	"math"
	"slices"

	"neuralplay/nn"
)

// Answer says how the outputs are read.
type Answer struct {
	Classes   int        // 0: a regression
	EachClass bool       // has an output
	Ends      [2]float64 // the outputs that become −1 and 1; of classes, the targets of no and yes
	Middle    float64    // where the only output decides between two classes
}

// Said is what the network answers at a place: a value of −1…1, or one of three or more classes and by how much that
// leads, 0…1.
type Said struct {
	Value float64
	Class int // −1: Value says it
}

// said reads a row of outputs.
func (a Answer) said(outputs []float64) Said {
	if !a.EachClass {
		return Said{a.painted(outputs[0]), -1}
	}
	if len(outputs) == 2 {
		return Said{(a.painted(outputs[1]) - a.painted(outputs[0])) / 2, -1}
	}
	best, second := 0, math.Inf(-1)
	for k, v := range outputs[1:] {
		if v > outputs[best] {
			best, second = k+1, outputs[best]
		} else {
			second = max(second, v)
		}
	}
	return Said{min((outputs[best]-second)/(a.Ends[1]-a.Ends[0]), 1), best}
}

// painted returns an output on the scale of the picture.
func (a Answer) painted(v float64) float64 { return 2*(v-a.Ends[0])/(a.Ends[1]-a.Ends[0]) - 1 }

// Score is by how much a class is answered at (x, y) of the drawn plane: X·x + Y·y + C. The largest decides.
type Score struct{ X, Y, C float64 }

// rising are the activations that keep the order of their sums: with them classes divide the space before the outputs
// by straight lines.
var rising = []*nn.Activation{nn.Sigmoid, nn.Tanh, nn.Linear, nn.Softmax}

// scores appends the scores of the classes in the space of the outputs, or of the layer before, whose units the outputs
// weigh. In other layers, and of a regression, there are none.
func (a Answer) scores(dst []Score, n *nn.Network, l int, s *Map) []Score {
	last := n.Layers()
	act := n.Activation(last)
	if a.Classes == 0 || l < last-1 || !slices.Contains(rising, act) {
		return dst
	}
	only := n.Outputs() == 1
	if only {
		if act == nn.Softmax || l < last && math.Abs(act.F(0)-a.Middle) > 1e-12 { // the output decides elsewhere
			return dst
		}
		dst = append(dst, Score{})
	}
	for k := range n.Outputs() {
		if l == last {
			score := Score{s.Axes[0][k], s.Axes[1][k], s.Origin[k]}
			if only {
				score.C -= a.Middle
			}
			dst = append(dst, score)
			continue
		}
		score := Score{C: n.Bias(last, k)}
		for u := range s.Units {
			w := n.Weight(last, k, u)
			score.X += w * s.Axes[0][u]
			score.Y += w * s.Axes[1][u]
			score.C += w * s.Origin[u]
		}
		dst = append(dst, score)
	}
	return dst
}
