package nn

import "slices"

// The plain loops: the network as one would write it from the formulas, a sample at a time, a weight at a time. The
// tests compare the kernel with them, and a learner should read them first.

// Trace takes one sample through the network and back with the plain loops, and returns every number on the way. It
// changes nothing. It panics if sample and target do not have the network's D and K numbers.
func (n *Network) Trace(sample, target []float64, loss *Loss) Trace {
	n.checkShape(Samples{N: 1, D: len(sample), K: len(target), Inputs: sample, Targets: target})
	return n.trace(sample, target, loss, nil)
}

// trace is Trace with the masks of hidden layers; nil is no dropout.
func (n *Network) trace(sample, target []float64, loss *Loss, masks [][]float64) Trace {
	t := Trace{Inputs: slices.Clone(sample), Target: slices.Clone(target)}
	n.plainForward(&t, masks)
	t.Loss = loss.sample(t.Layers[n.Layers()-1].A, target)
	n.plainBackward(&t, loss)
	t.FillGradient()
	return t
}

// PlainForward returns the weighted sums and outputs of every layer for one sample: a[0] is the sample itself,
// a[l][u] the output of unit u of layer l; z[0] is nil.
func (n *Network) PlainForward(sample []float64) (z, a [][]float64) {
	t := Trace{Inputs: sample}
	n.plainForward(&t, nil)
	z, a = [][]float64{nil}, [][]float64{sample}
	for _, layer := range t.Layers {
		z, a = append(z, layer.Z), append(a, layer.A)
	}
	return z, a
}

// PlainGradient returns the gradient of one sample's loss in the order of Parameters, and changes nothing.
func (n *Network) PlainGradient(sample, target []float64, loss *Loss) []float64 {
	t := n.Trace(sample, target, loss)
	return t.Gradient(nil)
}

// plainForward fills in z and a, layer by layer.
//
//	z[u] = b[u] + Σᵢ W[u][i]·x[i]    a[u] = f(z[u])
func (n *Network) plainForward(t *Trace, masks [][]float64) {
	x := t.Inputs
	for l := 1; l <= n.Layers(); l++ {
		layer := LayerTrace{Z: make([]float64, n.Units(l)), A: make([]float64, n.Units(l))}
		if masks != nil && l < n.Layers() {
			layer.Mask = slices.Clone(masks[l-1])
		}
		act := n.Activation(l)
		for u := range layer.Z {
			layer.Z[u] = n.Bias(l, u)
			for i, v := range x {
				layer.Z[u] += n.Weight(l, u, i) * v
			}
			if act != Softmax {
				layer.A[u] = act.F(layer.Z[u])
			}
			if layer.Mask != nil {
				layer.A[u] *= layer.Mask[u]
			}
		}
		if act == Softmax {
			copy(layer.A, layer.Z)
			softmax(layer.A)
		}
		t.Layers = append(t.Layers, layer)
		x = layer.A
	}
}

// plainBackward fills in dA and δ, from the last layer to the first. The last layer goes the long way, even where the
// kernel takes the shortcut o − t.
//
//	output   dA[u] = ∂E/∂o[u]
//	hidden   dA[u] = Σₖ W[k][u]·δ[k] of the next layer
func (n *Network) plainBackward(t *Trace, loss *Loss) {
	for l := n.Layers(); l >= 1; l-- {
		layer := &t.Layers[l-1]
		layer.DA = make([]float64, n.Units(l))
		for u := range layer.DA {
			if l == n.Layers() {
				layer.DA[u] = loss.share(n.Outputs()) * loss.Derivative(layer.A[u], t.Target[u])
				continue
			}
			for k, d := range t.Layers[l].Delta {
				layer.DA[u] += n.Weight(l+1, k, u) * d
			}
		}
		layer.Delta = plainDelta(layer, n.Activation(l))
	}
}

// plainDelta takes dA through a layer's activation. For softmax, ∂a[j]/∂z[u] = a[j]·([j = u] − a[u]).
//
//	δ[u] = dA[u]·f′(z[u])
func plainDelta(layer *LayerTrace, act *Activation) []float64 {
	delta := make([]float64, len(layer.Z))
	for u, z := range layer.Z {
		switch {
		case act == Softmax:
			for j, a := range layer.A {
				same := 0.0
				if j == u {
					same = 1
				}
				delta[u] += layer.DA[j] * a * (same - layer.A[u])
			}
		case layer.Mask != nil:
			delta[u] = layer.DA[u] * layer.Mask[u] * act.Derivative(z, act.F(z))
		default:
			delta[u] = layer.DA[u] * act.Derivative(z, layer.A[u])
		}
	}
	return delta
}
