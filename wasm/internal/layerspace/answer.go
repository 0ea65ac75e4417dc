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

// A line across two components of a larger space is a cut: samples off the plane may lie on its other side. It is shown
// from where it tells so many of the training samples apart as the network does, until it tells fewer.
const (
	agreesFrom  = 0.97
	agreesUntil = 0.93
	mostAsked   = 500 // samples
)

// agree reports whether the scores still, or again, say of the training samples what the network says.
func (m *Mapper) agree(s *Map, values []float64, before bool) bool {
	if s.Units <= 2 || len(s.Scores) < 2 {
		return true
	}
	n := min(len(s.Train), mostAsked)
	same := 0
	for i := range n {
		drawn, real := 0, 0
		var mostDrawn, mostReal float64
		for k, score := range s.Scores {
			if at := score.X*s.Train[i].X + score.Y*s.Train[i].Y + score.C; k == 0 || at > mostDrawn {
				drawn, mostDrawn = k, at
			}
			if at := m.score(s.Layer, k, values, i); k == 0 || at > mostReal {
				real, mostReal = k, at
			}
		}
		if drawn == real {
			same++
		}
	}
	if before {
		return float64(same) >= agreesUntil*float64(n)
	}
	return float64(same) >= agreesFrom*float64(n)
}

// score returns the score of a class for a row, which may lie off the drawn plane.
func (m *Mapper) score(l, k int, values []float64, row int) float64 {
	last := m.net.Layers()
	if m.net.Outputs() == 1 { // the first class scores 0
		if k--; k < 0 {
			return 0
		}
	}
	if l == last {
		return values[k*m.rows+row]
	}
	sum := m.net.Bias(last, k)
	for u := range m.net.Units(l) {
		sum += m.net.Weight(last, k, u) * values[u*m.rows+row]
	}
	return sum
}

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
