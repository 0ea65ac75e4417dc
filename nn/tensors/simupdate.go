package tensors

// gradient computes dW = share·Σ δ·xᵀ and db = share·Σ δ.
func (p *program) gradient(s *step, l int, m *wrong) {
	k := &s.layers[l]
	x := s.x
	if l > 0 {
		x = s.layers[l-1].a
	}
	k.dW, k.db = newMatrix(k.w.rows, k.w.columns), newMatrix(1, k.w.rows)
	for i := range k.delta.rows {
		for u, d := range k.delta.row(i) {
			for j, v := range x.row(i) {
				k.dW.row(u)[j] += d * v
			}
			k.db.v[u] += d
		}
	}
	if p.earlierW != nil {
		k.dW, k.db = less(k.dW, p.earlierW[l].times(-1)), less(k.db, p.earlierB[l].times(-1))
	}
	k.dW = k.dW.times(p.share * one(m.gradientBy))
	k.db = k.db.times(p.share * one(m.gradientBy) * one(m.biasBy))
	if m.flipGradient.has(l + 1) {
		k.dW = k.dW.turned()
	}
	p.biasGradient(k, m)
}

// biasGradient makes the mistakes of summing db.
func (p *program) biasGradient(k *layer, m *wrong) {
	n := k.delta.rows
	share := p.share * one(m.gradientBy)
	if m.biasFull {
		share = 1
	}
	switch m.bias {
	case rows:
		k.db = k.delta.times(share)
	case wholeRows: // the mean is forgotten with the sum
		k.db = k.delta.clone()
	case firstSample, lastSample:
		at := 0
		if m.bias == lastSample {
			at = n - 1
		}
		k.db = matrix{1, k.delta.columns, k.delta.row(at)}.times(share)
	case overUnits:
		sum := 0.0
		for _, v := range k.db.v {
			sum += v
		}
		for u := range k.db.v {
			k.db.v[u] = sum
		}
	}
}

// update computes the new weights and biases.
func (p *program) update(s *step, l int, m *wrong) {
	k := &s.layers[l]
	truth := &p.truth.layers[l]
	k.newW, k.newB = matrix{}, matrix{}
	if truth.newW.rows == 0 {
		return
	}
	stepBy := one(m.stepBy)
	switch {
	case m.still&stillWeights != 0:
		k.newW = k.w
	case p.linear:
		k.newW = after(k.w, k.dW, p.restW[l], p.rate*stepBy)
	case stepBy == 1 && same(k.w, truth.w) && same(k.dW, truth.dW):
		k.newW = truth.newW
	default:
		k.newW = unknown(k.w.rows, k.w.columns)
	}
	switch {
	case m.still&stillBiases != 0, p.fixed:
		k.newB = k.b
	case p.linear:
		k.newB = after(k.b, k.db, p.restB[l], p.rate*stepBy)
	case stepBy == 1 && same(k.b, truth.b) && same(k.db, truth.db):
		k.newB = truth.newB
	default:
		k.newB = unknown(1, k.w.rows)
	}
}

// after is w − rate·gradient − rest. A bias may have a row of gradients for each sample, and becomes as many rows.
func after(w, gradient, rest matrix, rate float64) matrix {
	m := newMatrix(max(w.rows, gradient.rows), w.columns)
	for i := range m.v {
		at := i
		if gradient.rows > w.rows {
			at = i % w.columns
		}
		m.v[i] = w.v[at] - rate*gradient.v[i] - rest.v[at]
	}
	return m
}

// same reports whether two matrices are equal but for rounding.
func same(a, b matrix) bool {
	if a.rows != b.rows || a.columns != b.columns {
		return false
	}
	scale := 0.0
	for _, v := range b.v {
		scale = max(scale, v, -v)
	}
	for i, v := range b.v {
		if d := a.v[i] - v; !(max(d, -d) <= 1e-12*scale) {
			return false
		}
	}
	return true
}
