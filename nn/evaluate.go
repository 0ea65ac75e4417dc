package nn

import "math"

// MeanLoss is the mean of the loss over a data set's samples, without any
// penalty. It is 0 for an empty set.
func (w *Workspace) MeanLoss(s Samples, loss *Loss) float64 {
	mean, _ := w.MeanLossAndAccuracy(s, loss, 0)
	return mean
}

// MeanLossAndAccuracy gives the mean loss and the share of samples answered
// rightly. A single output is right on its target's side of the middle: 0, or ½
// for probabilities; one in the very middle counts as above, as TensorFlow
// Playground paints it. Several outputs are right if the largest of them is
// where the largest target is (ArgMax); the middle says nothing then.
func (w *Workspace) MeanLossAndAccuracy(s Samples, loss *Loss, middle float64) (mean, accuracy float64) {
	sum, right := 0.0, 0
	for at := 0; at < s.N; at += w.Room() {
		m := min(w.Room(), s.N-at)
		w.Forward(s.Inputs[at*s.D : (at+m)*s.D])
		for i := range m {
			targets := s.Targets[(at+i)*s.K : (at+i+1)*s.K]
			e := 0.0
			for k, t := range targets {
				w.row[k] = w.output(i, k)
				e += loss.F(w.row[k], t)
			}
			if loss.Mean {
				e /= float64(len(targets))
			}
			sum += e
			if agrees(w.row, targets, middle) {
				right++
			}
		}
	}
	n := float64(max(s.N, 1))
	return sum / n, float64(right) / n
}

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
	if r.Name == "none" {
		return 0
	}
	sum := 0.0
	for _, w := range n.theta[:n.nw] { // padding weights are 0, and R(0) is 0
		sum += r.F(w)
	}
	return sum
}

// Largest is the largest absolute value of a parameter; NaN if one is NaN.
func (n *Network) Largest() float64 {
	largest := 0.0
	for _, p := range n.theta {
		largest = max(largest, math.Abs(p)) // max hands NaN on
	}
	return largest
}
