package tensors

import (
	"math"

	"neuralplay/nn"
)

// program goes through a step in plain loops, as a learner's would. Without a mistake it computes what the kernel
// recorded; TestProgramEqualsKernel compares the two.
type program struct {
	activations []*nn.Activation
	loss        *nn.Loss
	x, y        matrix
	w, b        []matrix
	masks       [][]float64 // of layers; nil without dropout

	n     int     // samples in the update
	share float64 // what each counts
	rate  float64
	// earlier is the sum of the gradients of samples that the batch had before; rest is what an update does besides
	// following the gradient: penalties, fixed biases.
	earlierW, earlierB, restW, restB []matrix
	fixed                            bool // biases are not trained
	// linear reports whether an update is w − rate·dW − rest. Otherwise only the recorded one is known.
	linear bool
	truth  *step
}

// program returns the program that makes the recorded step.
func (s *Step) program(r *nn.Recording, truth *step) *program {
	p := &program{loss: s.Loss, x: truth.x, y: truth.y, n: truth.n, truth: truth, share: 1, rate: s.LearningRate}
	if !s.Sum {
		p.share /= float64(max(p.n, 1))
	}
	for l := range truth.layers {
		p.activations = append(p.activations, s.Network.Activation(l+1))
		p.w, p.b = append(p.w, truth.layers[l].w), append(p.b, truth.layers[l].b)
		var mask []float64
		if len(r.Samples) > 0 {
			mask = r.Samples[0].Layers[l].Mask
		}
		p.masks = append(p.masks, mask)
	}
	u := r.Update
	if u == nil {
		return p
	}
	p.rate, p.fixed = u.Rate, s.FixBiases
	p.linear = s.Optimizer == nn.SGD && u.Factor == 1 && u.Decay == nil
	for l := range truth.layers {
		k := &truth.layers[l]
		p.restW = append(p.restW, rest(k.w, k.dW, k.newW, p.rate))
		p.restB = append(p.restB, rest(k.b, k.db, k.newB, p.rate))
	}
	if r.Earlier > 0 {
		sums := p.run(&wrong{}) // of the recorded samples alone
		for l := range truth.layers {
			all, some := &truth.layers[l], &sums.layers[l]
			p.earlierW = append(p.earlierW, less(all.dW, some.dW).times(1/p.share))
			p.earlierB = append(p.earlierB, less(all.db, some.db).times(1/p.share))
		}
	}
	return p
}

// rest is what an update took off besides rate·gradient; rounding apart, nothing is exactly 0.
func rest(before, gradient, after matrix, rate float64) matrix {
	m := newMatrix(before.rows, before.columns)
	for i := range m.v {
		m.v[i] = before.v[i] - rate*gradient.v[i] - after.v[i]
		if math.Abs(m.v[i]) < 1e-13*(math.Abs(before.v[i])+math.Abs(after.v[i])) {
			m.v[i] = 0
		}
	}
	return m
}

func less(a, b matrix) matrix {
	c := a.clone()
	for i := range c.v {
		c.v[i] -= b.v[i]
	}
	return c
}

// run makes the step with a mistake.
func (p *program) run(m *wrong) *step {
	s := &step{x: p.x, y: p.y, n: p.n, sum: p.truth.sum, penalty: p.truth.penalty, layers: make([]layer, len(p.w))}
	if m.target != nil {
		s.y = p.y.clone()
		for i, t := range s.y.v {
			s.y.v[i] = m.target(t)
		}
	}
	in := s.x
	for l := range s.layers {
		p.forward(s, l, in, m)
		in = s.layers[l].a
	}
	p.measure(s, m)
	for l := len(s.layers) - 1; l >= 0; l-- {
		p.backward(s, l, m)
		p.gradient(s, l, m)
		p.update(s, l, m)
	}
	return s
}

// forward computes z = x·Wᵀ + b and a = f(z).
func (p *program) forward(s *step, l int, x matrix, m *wrong) {
	k := &s.layers[l]
	k.w, k.b = p.w[l], p.b[l]
	w, b := k.w, k.b
	if m.forwardW != nil {
		w, b = m.forwardW[l], m.forwardB[l]
	}
	if m.flipForward.has(l + 1) {
		w = w.turned()
	}
	h := k.w.rows
	k.z, k.a = newMatrix(x.rows, h), newMatrix(x.rows, h)
	for i := range x.rows {
		z, a := k.z.row(i), k.a.row(i)
		for u := range h {
			for d, v := range x.row(i) {
				z[u] += w.row(u)[d] * v
			}
			if !m.noBias.has(l + 1) {
				z[u] += b.v[u]
			}
		}
		activate(p.activation(l, m), z, a)
		for u, factor := range p.masks[l] {
			a[u] *= factor
		}
	}
}

func (p *program) activation(l int, m *wrong) *nn.Activation {
	if m.otherIn.has(l + 1) {
		return m.other
	}
	return p.activations[l]
}

func activate(f *nn.Activation, z, a []float64) {
	if f.F != nil {
		for u, v := range z {
			a[u] = f.F(v)
		}
		return
	}
	top, sum := math.Inf(-1), 0.0
	for _, v := range z {
		top = max(top, v)
	}
	for u, v := range z {
		a[u] = math.Exp(v - top)
		sum += a[u]
	}
	for u := range a {
		a[u] /= sum
	}
}

// measure computes the loss and ∂E/∂a of the last layer.
func (p *program) measure(s *step, m *wrong) {
	k := &s.layers[len(s.layers)-1]
	count := 1.0
	if p.loss.Mean {
		count = float64(s.y.columns)
	}
	s.losses, s.loss = newMatrix(1, s.y.rows), newMatrix(1, 1)
	k.dA = newMatrix(s.y.rows, s.y.columns)
	for i := range s.y.rows {
		for u, t := range s.y.row(i) {
			o := k.a.row(i)[u]
			s.losses.v[i] += one(m.lossBy) * p.loss.F(o, t) / count
			k.dA.row(i)[u] = one(m.outBy) * p.loss.Derivative(o, t) / count
		}
		s.loss.v[0] += s.losses.v[i] / float64(s.y.rows)
	}
}

// backward computes δ from ∂E/∂a, and ∂E/∂a of the layer below.
func (p *program) backward(s *step, l int, m *wrong) {
	k := &s.layers[l]
	f := p.activation(l, m)
	k.delta = newMatrix(k.a.rows, k.a.columns)
	fused := l == len(s.layers)-1 && p.loss.Fused == f.Name
	for i := range k.a.rows {
		z, a, dA, delta := k.z.row(i), k.a.row(i), k.dA.row(i), k.delta.row(i)
		if how := m.at(l + 1); fused && (how == right || how == twice) {
			for u, t := range s.y.row(i) {
				delta[u] = one(m.outBy) * (a[u] - t)
				if p.loss.Mean {
					delta[u] /= float64(len(a))
				}
				if how == twice {
					delta[u] *= a[u] * (1 - a[u])
				}
			}
			continue
		}
		slope(f, m.at(l+1), z, a, dA, p.masks[l], delta)
	}
	if l > 0 {
		p.below(s, l, m)
	}
}

// slope computes δ = dA·f′(z), or what a mistake makes of f′.
func slope(f *nn.Activation, how derivative, z, a, dA, mask, delta []float64) {
	if f.Derivative == nil { // softmax
		dot := 0.0
		for u := range a {
			dot += dA[u] * a[u]
		}
		for u := range a {
			delta[u] = a[u] * (dA[u] - dot)
			switch how {
			case forgotten:
				delta[u] = dA[u]
			case alone: // each output taken by itself
				delta[u] = dA[u] * a[u] * (1 - a[u])
			}
		}
		return
	}
	for u := range z {
		v := a[u]
		if mask != nil {
			v = f.F(z[u])
		}
		d := 1.0
		switch how {
		case right:
			d = f.Derivative(z[u], v)
		case ofSum: // f′ written for a, given z
			d = f.Derivative(z[u], z[u])
		case ofOutput: // f′ written for z, given a
			d = f.Derivative(v, f.F(v))
		case twice:
			d = f.Derivative(z[u], v)
			d *= d
		}
		delta[u] = dA[u] * d
		if mask != nil {
			delta[u] *= mask[u]
		}
	}
}

// below computes ∂E/∂a of the layer below, δ·W.
func (p *program) below(s *step, l int, m *wrong) {
	k, to := &s.layers[l], &s.layers[l-1]
	w := k.w
	if m.newInBackward {
		p.gradient(s, l, m)
		p.update(s, l, m)
		w = k.newW
	}
	if m.flipBackward.has(l + 1) {
		w = w.turned()
	}
	to.dA = newMatrix(k.delta.rows, w.columns)
	for i := range k.delta.rows {
		for u, d := range k.delta.row(i) {
			for j, v := range w.row(u) {
				to.dA.row(i)[j] += d * v
			}
		}
	}
}
