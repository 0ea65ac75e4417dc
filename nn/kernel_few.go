package nn

import "math"

// Nearly every network of the playground has layers of one or two units, or of one or two inputs. A tile of four
// would be mostly padding there, and entering a loop costs as much as its work. So they have loops of their own,
// which do several things at once.

// forwardUnit is forward for a single unit, as most outputs are. It leaves the rest of z's blocks alone. If f is
// tanh, it applies it at once: a loop of its own would cost more than the tanh.
func (k *pass) forwardUnit() {
	w, bias, x, z := k.w, k.b[0][0], k.x, k.a
	hyper := k.act == Tanh
	for p := range z {
		a0, a1 := bias, bias
		at := p
		for k := range w {
			w, v := &w[k], &x[at]
			at += len(z)
			a0 += w[0] * v[0]
			a1 += w[0] * v[1]
			a0 += w[1] * v[2]
			a1 += w[1] * v[3]
			a0 += w[2] * v[4]
			a1 += w[2] * v[5]
			a0 += w[3] * v[6]
			a1 += w[3] * v[7]
		}
		if hyper {
			if !(math.Abs(a0)+math.Abs(a1) <= reach) {
				a0, a1 = cutAt20(a0), cutAt20(a1)
			}
			a0, a1 = tanhSum(nearest(a0)), tanhSum(nearest(a1))
		}
		q := &z[p]
		q[0], q[1] = a0, a1
	}
}

// forwardPair is forward for two units, with their tanh.
func (k *pass) forwardPair() {
	w, x, z := k.w, k.x, k.a
	b0, b1 := k.b[0][0], k.b[0][1]
	hyper := k.act == Tanh
	for p := range z {
		a0, a1, a2, a3 := b0, b0, b1, b1
		at := p
		for i := range w {
			w, v := &w[i], &x[at]
			at += len(z)
			x0, x1 := v[0], v[1]
			a0 += w[0] * x0
			a1 += w[0] * x1
			a2 += w[4] * x0
			a3 += w[4] * x1
			x0, x1 = v[2], v[3]
			a0 += w[1] * x0
			a1 += w[1] * x1
			a2 += w[5] * x0
			a3 += w[5] * x1
			x0, x1 = v[4], v[5]
			a0 += w[2] * x0
			a1 += w[2] * x1
			a2 += w[6] * x0
			a3 += w[6] * x1
			x0, x1 = v[6], v[7]
			a0 += w[3] * x0
			a1 += w[3] * x1
			a2 += w[7] * x0
			a3 += w[7] * x1
		}
		if hyper {
			if !(sumOf4(a0, a1, a2, a3) <= reach) {
				a0, a1, a2, a3 = cutAt20(a0), cutAt20(a1), cutAt20(a2), cutAt20(a3)
			}
			a0, a1, a2, a3 = tanhSum(nearest(a0)), tanhSum(nearest(a1)), tanhSum(nearest(a2)), tanhSum(nearest(a3))
		}
		q := &z[p]
		q[0], q[1], q[2], q[3] = a0, a1, a2, a3
	}
}

// forwardNarrow is forward for one or two inputs.
func (k *pass) forwardNarrow() {
	w, b, x, z, pairs := k.w, k.b, k.x, k.a, k.pairs
	for t := range b {
		bias, w, z := &b[t], &w[t], z[t*pairs:][:len(x)]
		b0, b1, b2, b3 := bias[0], bias[1], bias[2], bias[3]
		w0, w1, w4, w5, w8, w9, w12, w13 := w[0], w[1], w[4], w[5], w[8], w[9], w[12], w[13]
		for p := range x {
			v, q := &x[p], &z[p]
			x0, x2 := v[0], v[2]
			q[0] = b0 + w0*x0 + w1*x2
			q[2] = b1 + w4*x0 + w5*x2
			q[4] = b2 + w8*x0 + w9*x2
			q[6] = b3 + w12*x0 + w13*x2
			x1, x3 := v[1], v[3]
			q[1] = b0 + w0*x1 + w1*x3
			q[3] = b1 + w4*x1 + w5*x3
			q[5] = b2 + w8*x1 + w9*x3
			q[7] = b3 + w12*x1 + w13*x3
		}
	}
}

// backwardUnit is backward for a single unit.
func (k *pass) backwardUnit() {
	w, dz, dx := k.w, k.d, k.dx
	for t := range w {
		w, dx := &w[t], dx[t*len(dz):][:len(dz)]
		w0, w1, w2, w3 := w[0], w[1], w[2], w[3]
		for p := range dz {
			d0, d1, q := dz[p][0], dz[p][1], &dx[p]
			q[0], q[1], q[2], q[3] = w0*d0, w0*d1, w1*d0, w1*d1
			q[4], q[5], q[6], q[7] = w2*d0, w2*d1, w3*d0, w3*d1
		}
	}
}

// backwardPair is backward for two units; with hyper, whose inputs come from tanh, it goes through that, too.
func (k *pass) backwardPair(hyper bool) {
	w, dz := k.w, k.d
	for t := range w {
		w, x, dx := &w[t], k.x[t*len(dz):][:len(dz)], k.dx[t*len(dz):][:len(dz)]
		w0, w1, w2, w3, w4, w5, w6, w7 := w[0], w[1], w[2], w[3], w[4], w[5], w[6], w[7]
		for p := range dz {
			d, q := &dz[p], &dx[p]
			d0, d1, d2, d3 := d[0], d[1], d[2], d[3]
			q[0] = w0*d0 + w4*d2
			q[1] = w0*d1 + w4*d3
			q[2] = w1*d0 + w5*d2
			q[3] = w1*d1 + w5*d3
			q[4] = w2*d0 + w6*d2
			q[5] = w2*d1 + w6*d3
			q[6] = w3*d0 + w7*d2
			q[7] = w3*d1 + w7*d3
			if hyper {
				v := &x[p]
				q[0] *= 1 - v[0]*v[0]
				q[1] *= 1 - v[1]*v[1]
				q[2] *= 1 - v[2]*v[2]
				q[3] *= 1 - v[3]*v[3]
				q[4] *= 1 - v[4]*v[4]
				q[5] *= 1 - v[5]*v[5]
				q[6] *= 1 - v[6]*v[6]
				q[7] *= 1 - v[7]*v[7]
			}
		}
	}
}

// accumulateUnit is accumulate for a single unit.
func (k *pass) accumulateUnit() {
	dw, dz, s := k.dw, k.d, 0.0
	for i := range dw {
		x := k.x[i*len(dz):][:len(dz)]
		var a0, a1, a2, a3 float64
		s = 0
		for p := range dz {
			d0, d1, v := dz[p][0], dz[p][1], &x[p]
			s += d0 + d1
			a0 += d0*v[0] + d1*v[1]
			a1 += d0*v[2] + d1*v[3]
			a2 += d0*v[4] + d1*v[5]
			a3 += d0*v[6] + d1*v[7]
		}
		w := &dw[i]
		w[0] += a0
		w[1] += a1
		w[2] += a2
		w[3] += a3
	}
	k.db[0][0] += s
}

// unitThroughTanh is accumulate, backward and scaleTanh in one, for a single unit whose inputs come from tanh: all
// three read the same numbers.
func (k *pass) unitThroughTanh() {
	dw, dz, s := k.dw, k.d, 0.0
	for i := range dw {
		x, dx := k.x[i*len(dz):][:len(dz)], k.dx[i*len(dz):][:len(dz)]
		w := &k.w[i]
		w0, w1, w2, w3 := w[0], w[1], w[2], w[3]
		var a0, a1, a2, a3 float64
		s = 0
		for p := range dz {
			d0, d1, v, q := dz[p][0], dz[p][1], &x[p], &dx[p]
			s += d0 + d1
			x0, x1 := v[0], v[1]
			a0 += d0*x0 + d1*x1
			q[0], q[1] = w0*d0*(1-x0*x0), w0*d1*(1-x1*x1)
			x0, x1 = v[2], v[3]
			a1 += d0*x0 + d1*x1
			q[2], q[3] = w1*d0*(1-x0*x0), w1*d1*(1-x1*x1)
			x0, x1 = v[4], v[5]
			a2 += d0*x0 + d1*x1
			q[4], q[5] = w2*d0*(1-x0*x0), w2*d1*(1-x1*x1)
			x0, x1 = v[6], v[7]
			a3 += d0*x0 + d1*x1
			q[6], q[7] = w3*d0*(1-x0*x0), w3*d1*(1-x1*x1)
		}
		w = &dw[i]
		w[0] += a0
		w[1] += a1
		w[2] += a2
		w[3] += a3
	}
	k.db[0][0] += s
}

// accumulatePair is accumulate for two units: four inputs' sums fit at a time.
func (k *pass) accumulatePair() {
	dw, dz := k.dw, k.d
	var s0, s1 float64
	for i := range dw {
		x := k.x[i*len(dz):][:len(dz)]
		var a0, a1, a2, a3, a4, a5, a6, a7 float64
		s0, s1 = 0, 0
		for p := range dz {
			d, v := &dz[p], &x[p]
			d0, d1, d2, d3 := d[0], d[1], d[2], d[3]
			s0 += d0 + d1
			s1 += d2 + d3
			x0, x1 := v[0], v[1]
			a0 += d0*x0 + d1*x1
			a4 += d2*x0 + d3*x1
			x0, x1 = v[2], v[3]
			a1 += d0*x0 + d1*x1
			a5 += d2*x0 + d3*x1
			x0, x1 = v[4], v[5]
			a2 += d0*x0 + d1*x1
			a6 += d2*x0 + d3*x1
			x0, x1 = v[6], v[7]
			a3 += d0*x0 + d1*x1
			a7 += d2*x0 + d3*x1
		}
		w := &dw[i]
		w[0] += a0
		w[1] += a1
		w[2] += a2
		w[3] += a3
		w[4] += a4
		w[5] += a5
		w[6] += a6
		w[7] += a7
	}
	k.db[0][0] += s0
	k.db[0][1] += s1
}
