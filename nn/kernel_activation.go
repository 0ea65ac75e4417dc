package nn

import "math"

// tanh without a branch and right to 4 units in the last place:
//
//	tanh x = e/(e+2) with e = exp(2|x|)−1, and x's sign
//
// 2|x| is cut at 40, where tanh is 1 to the last bit. e comes from the usual
// reduction 2|x| = k·ln2 + r with |r| ≤ ln2/2: adding 1.5·2⁵² to a number
// rounds it to a whole one, whose low bits then make the power of two. The
// last term carries NaN through, which the cut would hide.
func tanh(x float64) float64 {
	const (
		round = 6755399441055744.0 // 1.5·2⁵²
		cut   = 40.0
		log2e = 1.44269504088896338700
		ln2hi = 6.93147180369123816490e-01
		ln2lo = 1.90821492927058770002e-10
		c2    = 1.0 / 2
		c3    = 1.0 / 6
		c4    = 1.0 / 24
		c5    = 1.0 / 120
		c6    = 1.0 / 720
		c7    = 1.0 / 5040
		c8    = 1.0 / 40320
		c9    = 1.0 / 362880
		c10   = 1.0 / 3628800
		c11   = 1.0 / 39916800
		c12   = 1.0 / 479001600
		c13   = 1.0 / 6227020800
	)
	// As whole numbers, the bits of positive floats are ordered as the floats
	// are, and a minimum of whole numbers costs no branch.
	bits := min(math.Float64bits(math.Abs(2*x)), 0x4044000000000000)
	a := math.Float64frombits(bits)
	t := a*log2e + round
	k := t - round
	r := (a - k*ln2hi) - k*ln2lo
	r2 := r * r
	r4 := r2 * r2
	p := (c2 + r*c3) + r2*(c4+r*c5) + r4*((c6+r*c7)+r2*(c8+r*c9)+r4*((c10+r*c11)+r2*(c12+r*c13)))
	p = p*r2 + r
	s := math.Float64frombits(math.Float64bits(t)<<52 + 0x3ff0000000000000)
	e := s*p + (s - 1)
	return math.Copysign(e/(e+2), x) + 0*x
}

// needsSums tells that f′ cannot be told from the output alone.
func (a *Activation) needsSums() bool { return a.scale == nil && a != softmax }

// activate replaces z by f(z).
func (a *Activation) activate(z []valueBlock) {
	if a.apply != nil {
		a.apply(z)
		return
	}
	for i := range z {
		q := &z[i]
		for j := range q {
			q[j] = a.F(q[j])
		}
	}
}

// descend multiplies d by f′, turning ∂E/∂a into ∂E/∂z. z is only looked at
// where f′ needs it.
func (a *Activation) descend(d, out, z []valueBlock) {
	if a.scale != nil {
		a.scale(d, out)
		return
	}
	out, z = out[:len(d)], z[:len(d)]
	for i := range d {
		p, q, s := &d[i], &out[i], &z[i]
		for j := range p {
			p[j] *= a.Derivative(s[j], q[j])
		}
	}
}

func applyTanh(z []valueBlock) {
	for i := range z {
		q := &z[i]
		for j := range q {
			q[j] = tanh(q[j])
		}
	}
}

func scaleTanh(d, a []valueBlock) {
	a = a[:len(d)]
	for i := range d {
		p, q := &d[i], &a[i]
		p[0] *= 1 - q[0]*q[0]
		p[1] *= 1 - q[1]*q[1]
		p[2] *= 1 - q[2]*q[2]
		p[3] *= 1 - q[3]*q[3]
		p[4] *= 1 - q[4]*q[4]
		p[5] *= 1 - q[5]*q[5]
		p[6] *= 1 - q[6]*q[6]
		p[7] *= 1 - q[7]*q[7]
	}
}

func applyRelu(z []valueBlock) {
	for i := range z {
		q := &z[i]
		for j := range q {
			q[j] = 0.5 * (q[j] + math.Abs(q[j])) // max(z, 0), NaN stays
		}
	}
}

func scaleRelu(d, a []valueBlock) {
	a = a[:len(d)]
	for i := range d {
		p, q := &d[i], &a[i]
		for j := range p {
			p[j] = zeroUnlessPositive(p[j], q[j])
		}
	}
}

// zeroUnlessPositive is d where a > 0, and 0 where a is 0; a is never
// negative. The mask is all ones exactly when the bits of a are those of 0.
func zeroUnlessPositive(d, a float64) float64 {
	mask := uint64(int64(math.Float64bits(a)-1) >> 63)
	return math.Float64frombits(math.Float64bits(d) &^ mask)
}

func applySigmoid(z []valueBlock) {
	for i := range z {
		q := &z[i]
		for j := range q {
			q[j] = Sigmoid(q[j])
		}
	}
}

func scaleSigmoid(d, a []valueBlock) {
	a = a[:len(d)]
	for i := range d {
		p, q := &d[i], &a[i]
		for j := range p {
			p[j] *= q[j] * (1 - q[j])
		}
	}
}

// clearPadding puts 0 where f(0) left something else in the units that only
// fill a tile up, so that no padding weight ever gets a gradient.
func clearPadding(z []valueBlock, units, pairs int) {
	if units%4 == 0 {
		return
	}
	last := z[len(z)-pairs:]
	for p := range last {
		clear(last[p][units%4*2:])
	}
}
