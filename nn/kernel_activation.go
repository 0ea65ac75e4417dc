package nn

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
			q[j] = [2]float64{a.F(q[j][0]), a.F(q[j][1])}
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
			p[j][0] *= a.Derivative(s[j][0], q[j][0])
			p[j][1] *= a.Derivative(s[j][1], q[j][1])
		}
	}
}

func scaleTanh(d, a []valueBlock) {
	a = a[:len(d)]
	one := splat(1)
	for i := range d {
		p, q := &d[i], &a[i]
		p.set(0, throughTanh(p.at(0), q.at(0), one))
		p.set(1, throughTanh(p.at(1), q.at(1), one))
		p.set(2, throughTanh(p.at(2), q.at(2), one))
		p.set(3, throughTanh(p.at(3), q.at(3), one))
	}
}

// throughTanh is d·(1 − a²).
func throughTanh(d, a, one pair) pair { return d.Mul(one.Sub(a.Mul(a))) }

func applyRelu(z []valueBlock) {
	half := splat(0.5)
	for i := range z {
		q := &z[i]
		q.set(0, rectified(q.at(0), half))
		q.set(1, rectified(q.at(1), half))
		q.set(2, rectified(q.at(2), half))
		q.set(3, rectified(q.at(3), half))
	}
}

// rectified is max(z, 0), and NaN stays.
func rectified(z, half pair) pair { return half.Mul(z.Add(z.Abs())) }

func scaleRelu(d, a []valueBlock) {
	a = a[:len(d)]
	for i := range d {
		p, q := &d[i], &a[i]
		p.set(0, p.at(0).Mul(positive(q.at(0))))
		p.set(1, p.at(1).Mul(positive(q.at(1))))
		p.set(2, p.at(2).Mul(positive(q.at(2))))
		p.set(3, p.at(3).Mul(positive(q.at(3))))
	}
}

func applySigmoid(z []valueBlock) {
	for i := range z {
		q := &z[i]
		for j := range q {
			q[j] = [2]float64{sigmoid(q[j][0]), sigmoid(q[j][1])}
		}
	}
}

func scaleSigmoid(d, a []valueBlock) {
	a = a[:len(d)]
	one := splat(1)
	for i := range d {
		p, q := &d[i], &a[i]
		for j := range p {
			v := q.at(j)
			p.set(j, p.at(j).Mul(v.Mul(one.Sub(v))))
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
		clear(last[p][units%4:])
	}
}
