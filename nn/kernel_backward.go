package nn

// backward computes the derivative with respect to a layer's inputs: dx = Wᵀ·dz. It is built like forward, with the
// units' tiles taken two at a time.
func (k *pass) backward() {
	switch {
	case k.out == 1:
		k.backwardUnit()
	case k.out == 2:
		k.backwardPair(false)
	case k.outT == 1:
		k.backwardOne()
	default:
		k.backwardTwo()
		if k.outT > 2 {
			k.backwardRest()
		}
	}
}

// backwardRest adds the tiles of units after the first two.
func (k *pass) backwardRest() {
	w, dz, pairs, inT, outT := k.w, k.d, k.pairs, k.inT, k.outT
	for t := range inT {
		dx := k.dx[t*pairs : (t+1)*pairs]
		i := 2
		for ; i+1 < outT; i += 2 {
			backwardMore2(&w[i*inT+t], &w[(i+1)*inT+t], dz[i*pairs:], dz[(i+1)*pairs:], dx)
		}
		if i < outT {
			backwardMore(&w[i*inT+t], dz[i*pairs:], dx)
		}
	}
}

// backwardOne is backward for a single tile of units.
func (k *pass) backwardOne() {
	w, dz, dx, pairs := k.w, k.d, k.dx, k.pairs
	for t := range w {
		w, dx := &w[t], dx[t*pairs:][:len(dz)]
		for p := range dz {
			v, q := &dz[p], &dx[p]
			var a0, a1, a2, a3, a4, a5, a6, a7 float64
			var d0, d1 float64
			d0, d1 = v[0], v[1]
			a0 += w[0] * d0
			a1 += w[0] * d1
			a2 += w[1] * d0
			a3 += w[1] * d1
			a4 += w[2] * d0
			a5 += w[2] * d1
			a6 += w[3] * d0
			a7 += w[3] * d1
			d0, d1 = v[2], v[3]
			a0 += w[4] * d0
			a1 += w[4] * d1
			a2 += w[5] * d0
			a3 += w[5] * d1
			a4 += w[6] * d0
			a5 += w[6] * d1
			a6 += w[7] * d0
			a7 += w[7] * d1
			d0, d1 = v[4], v[5]
			a0 += w[8] * d0
			a1 += w[8] * d1
			a2 += w[9] * d0
			a3 += w[9] * d1
			a4 += w[10] * d0
			a5 += w[10] * d1
			a6 += w[11] * d0
			a7 += w[11] * d1
			d0, d1 = v[6], v[7]
			a0 += w[12] * d0
			a1 += w[12] * d1
			a2 += w[13] * d0
			a3 += w[13] * d1
			a4 += w[14] * d0
			a5 += w[14] * d1
			a6 += w[15] * d0
			a7 += w[15] * d1
			q[0], q[1], q[2], q[3], q[4], q[5], q[6], q[7] = a0, a1, a2, a3, a4, a5, a6, a7
		}
	}
}

// backwardTwo is backward for the first two tiles of units.
func (k *pass) backwardTwo() {
	w, dz, dx, inT, pairs := k.w, k.d, k.dx, k.inT, k.pairs
	first, second := dz[:pairs], dz[pairs:][:pairs]
	for t := range inT {
		w0, w1, dx := &w[t], &w[inT+t], dx[t*pairs:][:len(first)]
		for p := range first {
			u, v, q := &first[p], &second[p], &dx[p]
			var a0, a1, a2, a3, a4, a5, a6, a7 float64
			var d0, d1 float64
			d0, d1 = u[0], u[1]
			a0 += w0[0] * d0
			a1 += w0[0] * d1
			a2 += w0[1] * d0
			a3 += w0[1] * d1
			a4 += w0[2] * d0
			a5 += w0[2] * d1
			a6 += w0[3] * d0
			a7 += w0[3] * d1
			d0, d1 = u[2], u[3]
			a0 += w0[4] * d0
			a1 += w0[4] * d1
			a2 += w0[5] * d0
			a3 += w0[5] * d1
			a4 += w0[6] * d0
			a5 += w0[6] * d1
			a6 += w0[7] * d0
			a7 += w0[7] * d1
			d0, d1 = u[4], u[5]
			a0 += w0[8] * d0
			a1 += w0[8] * d1
			a2 += w0[9] * d0
			a3 += w0[9] * d1
			a4 += w0[10] * d0
			a5 += w0[10] * d1
			a6 += w0[11] * d0
			a7 += w0[11] * d1
			d0, d1 = u[6], u[7]
			a0 += w0[12] * d0
			a1 += w0[12] * d1
			a2 += w0[13] * d0
			a3 += w0[13] * d1
			a4 += w0[14] * d0
			a5 += w0[14] * d1
			a6 += w0[15] * d0
			a7 += w0[15] * d1
			d0, d1 = v[0], v[1]
			a0 += w1[0] * d0
			a1 += w1[0] * d1
			a2 += w1[1] * d0
			a3 += w1[1] * d1
			a4 += w1[2] * d0
			a5 += w1[2] * d1
			a6 += w1[3] * d0
			a7 += w1[3] * d1
			d0, d1 = v[2], v[3]
			a0 += w1[4] * d0
			a1 += w1[4] * d1
			a2 += w1[5] * d0
			a3 += w1[5] * d1
			a4 += w1[6] * d0
			a5 += w1[6] * d1
			a6 += w1[7] * d0
			a7 += w1[7] * d1
			d0, d1 = v[4], v[5]
			a0 += w1[8] * d0
			a1 += w1[8] * d1
			a2 += w1[9] * d0
			a3 += w1[9] * d1
			a4 += w1[10] * d0
			a5 += w1[10] * d1
			a6 += w1[11] * d0
			a7 += w1[11] * d1
			d0, d1 = v[6], v[7]
			a0 += w1[12] * d0
			a1 += w1[12] * d1
			a2 += w1[13] * d0
			a3 += w1[13] * d1
			a4 += w1[14] * d0
			a5 += w1[14] * d1
			a6 += w1[15] * d0
			a7 += w1[15] * d1
			q[0], q[1], q[2], q[3], q[4], q[5], q[6], q[7] = a0, a1, a2, a3, a4, a5, a6, a7
		}
	}
}

// backwardMore adds another tile of units to a row of dx.
func backwardMore(w *weightBlock, dz, dx []valueBlock) {
	dz = dz[:len(dx)]
	for p := range dx {
		v, q := &dz[p], &dx[p]
		a0, a1, a2, a3, a4, a5, a6, a7 := q[0], q[1], q[2], q[3], q[4], q[5], q[6], q[7]
		var d0, d1 float64
		d0, d1 = v[0], v[1]
		a0 += w[0] * d0
		a1 += w[0] * d1
		a2 += w[1] * d0
		a3 += w[1] * d1
		a4 += w[2] * d0
		a5 += w[2] * d1
		a6 += w[3] * d0
		a7 += w[3] * d1
		d0, d1 = v[2], v[3]
		a0 += w[4] * d0
		a1 += w[4] * d1
		a2 += w[5] * d0
		a3 += w[5] * d1
		a4 += w[6] * d0
		a5 += w[6] * d1
		a6 += w[7] * d0
		a7 += w[7] * d1
		d0, d1 = v[4], v[5]
		a0 += w[8] * d0
		a1 += w[8] * d1
		a2 += w[9] * d0
		a3 += w[9] * d1
		a4 += w[10] * d0
		a5 += w[10] * d1
		a6 += w[11] * d0
		a7 += w[11] * d1
		d0, d1 = v[6], v[7]
		a0 += w[12] * d0
		a1 += w[12] * d1
		a2 += w[13] * d0
		a3 += w[13] * d1
		a4 += w[14] * d0
		a5 += w[14] * d1
		a6 += w[15] * d0
		a7 += w[15] * d1
		q[0], q[1], q[2], q[3], q[4], q[5], q[6], q[7] = a0, a1, a2, a3, a4, a5, a6, a7
	}
}

// backwardMore2 adds another two tiles of units to a row of dx.
func backwardMore2(w0, w1 *weightBlock, first, second, dx []valueBlock) {
	first, second = first[:len(dx)], second[:len(dx)]
	for p := range dx {
		u, v, q := &first[p], &second[p], &dx[p]
		a0, a1, a2, a3, a4, a5, a6, a7 := q[0], q[1], q[2], q[3], q[4], q[5], q[6], q[7]
		var d0, d1 float64
		d0, d1 = u[0], u[1]
		a0 += w0[0] * d0
		a1 += w0[0] * d1
		a2 += w0[1] * d0
		a3 += w0[1] * d1
		a4 += w0[2] * d0
		a5 += w0[2] * d1
		a6 += w0[3] * d0
		a7 += w0[3] * d1
		d0, d1 = u[2], u[3]
		a0 += w0[4] * d0
		a1 += w0[4] * d1
		a2 += w0[5] * d0
		a3 += w0[5] * d1
		a4 += w0[6] * d0
		a5 += w0[6] * d1
		a6 += w0[7] * d0
		a7 += w0[7] * d1
		d0, d1 = u[4], u[5]
		a0 += w0[8] * d0
		a1 += w0[8] * d1
		a2 += w0[9] * d0
		a3 += w0[9] * d1
		a4 += w0[10] * d0
		a5 += w0[10] * d1
		a6 += w0[11] * d0
		a7 += w0[11] * d1
		d0, d1 = u[6], u[7]
		a0 += w0[12] * d0
		a1 += w0[12] * d1
		a2 += w0[13] * d0
		a3 += w0[13] * d1
		a4 += w0[14] * d0
		a5 += w0[14] * d1
		a6 += w0[15] * d0
		a7 += w0[15] * d1
		d0, d1 = v[0], v[1]
		a0 += w1[0] * d0
		a1 += w1[0] * d1
		a2 += w1[1] * d0
		a3 += w1[1] * d1
		a4 += w1[2] * d0
		a5 += w1[2] * d1
		a6 += w1[3] * d0
		a7 += w1[3] * d1
		d0, d1 = v[2], v[3]
		a0 += w1[4] * d0
		a1 += w1[4] * d1
		a2 += w1[5] * d0
		a3 += w1[5] * d1
		a4 += w1[6] * d0
		a5 += w1[6] * d1
		a6 += w1[7] * d0
		a7 += w1[7] * d1
		d0, d1 = v[4], v[5]
		a0 += w1[8] * d0
		a1 += w1[8] * d1
		a2 += w1[9] * d0
		a3 += w1[9] * d1
		a4 += w1[10] * d0
		a5 += w1[10] * d1
		a6 += w1[11] * d0
		a7 += w1[11] * d1
		d0, d1 = v[6], v[7]
		a0 += w1[12] * d0
		a1 += w1[12] * d1
		a2 += w1[13] * d0
		a3 += w1[13] * d1
		a4 += w1[14] * d0
		a5 += w1[14] * d1
		a6 += w1[15] * d0
		a7 += w1[15] * d1
		q[0], q[1], q[2], q[3], q[4], q[5], q[6], q[7] = a0, a1, a2, a3, a4, a5, a6, a7
	}
}
