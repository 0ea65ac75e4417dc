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
		p, q := d[i].pairs(), a[i].pairs()
		p[0] = throughTanh(p[0], q[0], one)
		p[1] = throughTanh(p[1], q[1], one)
		p[2] = throughTanh(p[2], q[2], one)
		p[3] = throughTanh(p[3], q[3], one)
	}
}

// throughTanh is d·(1 − a²).
func throughTanh(d, a, one pair) pair { return d.Mul(one.Sub(a.Mul(a))) }

func applyRelu(z []valueBlock) {
	half := splat(0.5)
	for i := range z {
		q := z[i].pairs()
		q[0] = rectified(q[0], half)
		q[1] = rectified(q[1], half)
		q[2] = rectified(q[2], half)
		q[3] = rectified(q[3], half)
	}
}

// rectified is max(z, 0), and NaN stays.
func rectified(z, half pair) pair { return half.Mul(z.Add(z.Abs())) }

func scaleRelu(d, a []valueBlock) {
	a = a[:len(d)]
	for i := range d {
		p, q := d[i].pairs(), a[i].pairs()
		p[0] = p[0].Mul(positive(q[0]))
		p[1] = p[1].Mul(positive(q[1]))
		p[2] = p[2].Mul(positive(q[2]))
		p[3] = p[3].Mul(positive(q[3]))
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
