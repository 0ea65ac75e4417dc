package nn

// The plain loops: the network as one would write it from the formulas, a
// sample at a time, a weight at a time. They are what the kernel is held
// against, and what a learner should read first.

// PlainForward gives the outputs of every layer for one sample: a[0] is the
// sample itself, a[l][u] the output of unit u of layer l.
//
//	z = b[u] + Σᵢ W[u][i]·x[i]    a = f(z)
func (n *Network) PlainForward(sample []float64) (z, a [][]float64) {
	z, a = [][]float64{nil}, [][]float64{sample}
	for l := 1; l <= n.Layers(); l++ {
		act := n.Activation(l)
		zl, al := make([]float64, n.Units(l)), make([]float64, n.Units(l))
		for u := range zl {
			zl[u] = n.Bias(l, u)
			for i, x := range a[l-1] {
				zl[u] += n.Weight(l, u, i) * x
			}
			if act != softmax {
				al[u] = act.F(zl[u])
			}
		}
		if act == softmax {
			copy(al, zl)
			Softmax(al)
		}
		z, a = append(z, zl), append(a, al)
	}
	return z, a
}

// PlainGradient gives the gradient of one sample's loss in the order of
// Parameters, and changes nothing.
//
//	output   dz[u] = ∂E/∂o[u]·f′(z[u])
//	hidden   dz[u] = (Σₖ W[k][u]·dz[k] of the next layer)·f′(z[u])
//	         dW[u][i] = dz[u]·x[i]    db[u] = dz[u]
func (n *Network) PlainGradient(sample, target []float64, loss *Loss) []float64 {
	z, a := n.PlainForward(sample)
	dz := make([][]float64, n.Layers()+1)
	for l := n.Layers(); l >= 1; l-- {
		if l == n.Layers() {
			dz[l] = n.plainOutput(z[l], a[l], target, loss)
			continue
		}
		dz[l] = make([]float64, n.Units(l))
		for u := range dz[l] {
			d := 0.0
			for k, dk := range dz[l+1] {
				d += n.Weight(l+1, k, u) * dk
			}
			dz[l][u] = d * n.Activation(l).Derivative(z[l][u], a[l][u])
		}
	}
	var gradient []float64
	for l := 1; l <= n.Layers(); l++ {
		for _, d := range dz[l] {
			for _, x := range a[l-1] {
				gradient = append(gradient, d*x)
			}
		}
		gradient = append(gradient, dz[l]...)
	}
	return gradient
}

// plainOutput is ∂E/∂z of the last layer, always the long way: ∂E/∂a, then
// through the activation. For softmax, ∂a[j]/∂z[u] = a[j]·([j = u] − a[u]).
func (n *Network) plainOutput(z, a, target []float64, loss *Loss) []float64 {
	share := 1.0
	if loss.Mean {
		share /= float64(len(a))
	}
	act := n.Activation(n.Layers())
	dz := make([]float64, len(a))
	for u := range dz {
		if act != softmax {
			dz[u] = share * loss.Derivative(a[u], target[u]) * act.Derivative(z[u], a[u])
			continue
		}
		for j := range a {
			same := 0.0
			if j == u {
				same = 1
			}
			dz[u] += share * loss.Derivative(a[j], target[j]) * a[j] * (same - a[u])
		}
	}
	return dz
}
