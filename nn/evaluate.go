package nn

import (
	"fmt"
	"math"
)

// MeanLoss is the mean of the loss over a data set's samples, without any penalty. It is 0 for an empty set. It
// panics if the shape of s is not the network's.
func (w *Workspace) MeanLoss(s Samples, loss *Loss) float64 {
	mean, _ := w.MeanLossAndAccuracy(s, loss, 0)
	return mean
}

// MeanLossAndAccuracy returns the mean loss and the share of samples answered correctly. A single output is correct
// on its target's side of the middle: 0, or ½ for probabilities; one exactly in the middle counts as above, as
// TensorFlow Playground paints it. Several outputs are correct if the largest of them is where the largest target
// is (ArgMax); the middle is ignored then. It panics if the shape of s is not the network's.
func (w *Workspace) MeanLossAndAccuracy(s Samples, loss *Loss, middle float64) (mean, accuracy float64) {
	w.net.checkShape(s)
	sum, right := 0.0, 0
	for at := 0; at < s.N; at += w.Room() {
		m := min(w.Room(), s.N-at)
		w.Forward(s.Inputs[at*s.D : (at+m)*s.D])
		for i := range m {
			targets := s.Targets[(at+i)*s.K : (at+i+1)*s.K]
			for k := range targets {
				w.row[k] = w.output(i, k)
			}
			sum += loss.sample(w.row, targets)
			if agrees(w.row, targets, middle) {
				right++
			}
		}
	}
	n := float64(max(s.N, 1))
	return sum / n, float64(right) / n
}

// checkShape panics if samples do not fit the network. A set of no samples fits any.
func (n *Network) checkShape(s Samples) {
	if s.N == 0 || n.takes(s) {
		return
	}
	panic(fmt.Sprintf("nn: samples are %d×%d→%d (%d inputs, %d targets), the network is %d→%d",
		s.N, s.D, s.K, len(s.Inputs), len(s.Targets), n.inputs, n.Outputs()))
}

// takes reports whether samples have the network's shape and are complete.
func (n *Network) takes(s Samples) bool {
	return s.D == n.inputs && s.K == n.Outputs() && len(s.Inputs) == s.N*s.D && len(s.Targets) == s.N*s.K
}

// agrees reports whether the outputs answer what the targets say.
func agrees(outputs, targets []float64, middle float64) bool {
	if len(outputs) == 1 {
		o := outputs[0]
		return !math.IsNaN(o) && (o >= middle) == (targets[0] >= middle)
	}
	answered := ArgMax(outputs)
	return answered >= 0 && answered == ArgMax(targets)
}

// Penalty is ΣR(w) over all weights; biases are never penalised.
func (n *Network) Penalty(r *Regularizer) float64 {
	if r == NoPenalty {
		return 0
	}
	sum := 0.0
	for _, w := range n.theta[:n.nw] { // padding weights are 0, and so is R(0)
		sum += r.F(w)
	}
	return sum
}

// Largest is the largest absolute value of a parameter, or NaN if one is NaN.
func (n *Network) Largest() float64 {
	largest := 0.0
	for _, p := range n.theta {
		largest = max(largest, math.Abs(p)) // max keeps NaN
	}
	return largest
}
