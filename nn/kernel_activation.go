package nn

import "math"

// needsSums reports whether f′ needs z: it cannot be computed from the output alone.
func (a *Activation) needsSums() bool { return a.scale == nil && a != Softmax }

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

// descend multiplies d by f′, turning ∂E/∂a into ∂E/∂z. It reads z only where f′ needs it.
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
		q[0] = rectified(q[0])
		q[1] = rectified(q[1])
		q[2] = rectified(q[2])
		q[3] = rectified(q[3])
		q[4] = rectified(q[4])
		q[5] = rectified(q[5])
		q[6] = rectified(q[6])
		q[7] = rectified(q[7])
	}
}

// rectified is max(z, 0), and NaN stays.
func rectified(z float64) float64 { return 0.5 * (z + math.Abs(z)) }

func scaleRelu(d, a []valueBlock) {
	a = a[:len(d)]
	for i := range d {
		p, q := &d[i], &a[i]
		p[0] *= positive(q[0])
		p[1] *= positive(q[1])
		p[2] *= positive(q[2])
		p[3] *= positive(q[3])
		p[4] *= positive(q[4])
		p[5] *= positive(q[5])
		p[6] *= positive(q[6])
		p[7] *= positive(q[7])
	}
}

// positive is 1 where a > 0, else 0. An integer made from a comparison costs no branch.
func positive(a float64) float64 {
	n := 0
	if a > 0 {
		n = 1
	}
	return float64(n)
}

func applySigmoid(z []valueBlock) {
	for i := range z {
		q := &z[i]
		for j := range q {
			q[j] = sigmoid(q[j])
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

// clearPadding puts 0 where f(0) left something else in the units that only fill up a tile, so that no padding weight
// ever gets a gradient.
func clearPadding(z []valueBlock, units, pairs int) {
	if units%4 == 0 {
		return
	}
	last := z[len(z)-pairs:]
	for p := range last {
		clear(last[p][units%4*2:])
	}
}
