package nn

// forward computes the weighted sums of a layer: z = W·x + b.
//
// x holds in/4 rows of `pairs` blocks, z out/4 rows of the same. The bias is added first, then the inputs in their
// order. Input tiles are taken two at a time; the first one or two of a row start from the bias, later ones from what
// is in z. The bodies are written out because having no inner loop and no call is what makes them fast.
//
// All take their pass by pointer: in WebAssembly every word of an argument is a store and a load.
func (k *pass) forward() {
	switch {
	case k.out == 1:
		k.forwardUnit()
	case k.out == 2:
		k.forwardPair()
	case k.in <= 2:
		k.forwardNarrow()
	case k.inT == 1:
		k.forwardOne()
	default:
		k.forwardTwo()
		if k.inT > 2 {
			k.forwardRest()
		}
	}
}

// forwardRest adds the input tiles after the first two.
func (k *pass) forwardRest() {
	x, pairs, inT := k.x, k.pairs, k.inT
	for t := range k.b {
		row := k.w[t*inT : (t+1)*inT]
		z := k.a[t*pairs : (t+1)*pairs]
		i := 2
		for ; i+1 < inT; i += 2 {
			forwardMore2(&row[i], &row[i+1], x[i*pairs:], x[(i+1)*pairs:], z)
		}
		if i < inT {
			forwardMore(&row[i], x[i*pairs:], z)
		}
	}
}

// forwardOne is forward for a single input tile.
func (k *pass) forwardOne() {
	w, b, x, z, pairs := k.w, k.b, k.x, k.a, k.pairs
	for t := range b {
		bias, w, z := &b[t], &w[t], z[t*pairs:][:len(x)]
		for p := range x {
			v, q := &x[p], &z[p]
			a0, a2, a4, a6 := bias[0], bias[1], bias[2], bias[3]
			a1, a3, a5, a7 := a0, a2, a4, a6
			var x0, x1 float64
			x0, x1 = v[0], v[1]
			a0 += w[0] * x0
			a1 += w[0] * x1
			a2 += w[4] * x0
			a3 += w[4] * x1
			a4 += w[8] * x0
			a5 += w[8] * x1
			a6 += w[12] * x0
			a7 += w[12] * x1
			x0, x1 = v[2], v[3]
			a0 += w[1] * x0
			a1 += w[1] * x1
			a2 += w[5] * x0
			a3 += w[5] * x1
			a4 += w[9] * x0
			a5 += w[9] * x1
			a6 += w[13] * x0
			a7 += w[13] * x1
			x0, x1 = v[4], v[5]
			a0 += w[2] * x0
			a1 += w[2] * x1
			a2 += w[6] * x0
			a3 += w[6] * x1
			a4 += w[10] * x0
			a5 += w[10] * x1
			a6 += w[14] * x0
			a7 += w[14] * x1
			x0, x1 = v[6], v[7]
			a0 += w[3] * x0
			a1 += w[3] * x1
			a2 += w[7] * x0
			a3 += w[7] * x1
			a4 += w[11] * x0
			a5 += w[11] * x1
			a6 += w[15] * x0
			a7 += w[15] * x1
			q[0], q[1], q[2], q[3], q[4], q[5], q[6], q[7] = a0, a1, a2, a3, a4, a5, a6, a7
		}
	}
}

// forwardTwo is forward for the first two input tiles.
func (k *pass) forwardTwo() {
	w, b, x, z, pairs, inT := k.w, k.b, k.x, k.a, k.pairs, k.inT
	first, second := x[:pairs], x[pairs:][:pairs]
	for t := range b {
		bias, w0, w1, z := &b[t], &w[t*inT], &w[t*inT+1], z[t*pairs:][:len(first)]
		for p := range first {
			u, v, q := &first[p], &second[p], &z[p]
			a0, a2, a4, a6 := bias[0], bias[1], bias[2], bias[3]
			a1, a3, a5, a7 := a0, a2, a4, a6
			var x0, x1 float64
			x0, x1 = u[0], u[1]
			a0 += w0[0] * x0
			a1 += w0[0] * x1
			a2 += w0[4] * x0
			a3 += w0[4] * x1
			a4 += w0[8] * x0
			a5 += w0[8] * x1
			a6 += w0[12] * x0
			a7 += w0[12] * x1
			x0, x1 = u[2], u[3]
			a0 += w0[1] * x0
			a1 += w0[1] * x1
			a2 += w0[5] * x0
			a3 += w0[5] * x1
			a4 += w0[9] * x0
			a5 += w0[9] * x1
			a6 += w0[13] * x0
			a7 += w0[13] * x1
			x0, x1 = u[4], u[5]
			a0 += w0[2] * x0
			a1 += w0[2] * x1
			a2 += w0[6] * x0
			a3 += w0[6] * x1
			a4 += w0[10] * x0
			a5 += w0[10] * x1
			a6 += w0[14] * x0
			a7 += w0[14] * x1
			x0, x1 = u[6], u[7]
			a0 += w0[3] * x0
			a1 += w0[3] * x1
			a2 += w0[7] * x0
			a3 += w0[7] * x1
			a4 += w0[11] * x0
			a5 += w0[11] * x1
			a6 += w0[15] * x0
			a7 += w0[15] * x1
			x0, x1 = v[0], v[1]
			a0 += w1[0] * x0
			a1 += w1[0] * x1
			a2 += w1[4] * x0
			a3 += w1[4] * x1
			a4 += w1[8] * x0
			a5 += w1[8] * x1
			a6 += w1[12] * x0
			a7 += w1[12] * x1
			x0, x1 = v[2], v[3]
			a0 += w1[1] * x0
			a1 += w1[1] * x1
			a2 += w1[5] * x0
			a3 += w1[5] * x1
			a4 += w1[9] * x0
			a5 += w1[9] * x1
			a6 += w1[13] * x0
			a7 += w1[13] * x1
			x0, x1 = v[4], v[5]
			a0 += w1[2] * x0
			a1 += w1[2] * x1
			a2 += w1[6] * x0
			a3 += w1[6] * x1
			a4 += w1[10] * x0
			a5 += w1[10] * x1
			a6 += w1[14] * x0
			a7 += w1[14] * x1
			x0, x1 = v[6], v[7]
			a0 += w1[3] * x0
			a1 += w1[3] * x1
			a2 += w1[7] * x0
			a3 += w1[7] * x1
			a4 += w1[11] * x0
			a5 += w1[11] * x1
			a6 += w1[15] * x0
			a7 += w1[15] * x1
			q[0], q[1], q[2], q[3], q[4], q[5], q[6], q[7] = a0, a1, a2, a3, a4, a5, a6, a7
		}
	}
}

// forwardMore adds another input tile to a row of z.
func forwardMore(w *weightBlock, x, z []valueBlock) {
	x = x[:len(z)]
	for p := range z {
		v, q := &x[p], &z[p]
		a0, a1, a2, a3, a4, a5, a6, a7 := q[0], q[1], q[2], q[3], q[4], q[5], q[6], q[7]
		var x0, x1 float64
		x0, x1 = v[0], v[1]
		a0 += w[0] * x0
		a1 += w[0] * x1
		a2 += w[4] * x0
		a3 += w[4] * x1
		a4 += w[8] * x0
		a5 += w[8] * x1
		a6 += w[12] * x0
		a7 += w[12] * x1
		x0, x1 = v[2], v[3]
		a0 += w[1] * x0
		a1 += w[1] * x1
		a2 += w[5] * x0
		a3 += w[5] * x1
		a4 += w[9] * x0
		a5 += w[9] * x1
		a6 += w[13] * x0
		a7 += w[13] * x1
		x0, x1 = v[4], v[5]
		a0 += w[2] * x0
		a1 += w[2] * x1
		a2 += w[6] * x0
		a3 += w[6] * x1
		a4 += w[10] * x0
		a5 += w[10] * x1
		a6 += w[14] * x0
		a7 += w[14] * x1
		x0, x1 = v[6], v[7]
		a0 += w[3] * x0
		a1 += w[3] * x1
		a2 += w[7] * x0
		a3 += w[7] * x1
		a4 += w[11] * x0
		a5 += w[11] * x1
		a6 += w[15] * x0
		a7 += w[15] * x1
		q[0], q[1], q[2], q[3], q[4], q[5], q[6], q[7] = a0, a1, a2, a3, a4, a5, a6, a7
	}
}

// forwardMore2 adds another two input tiles to a row of z.
func forwardMore2(w0, w1 *weightBlock, first, second, z []valueBlock) {
	first, second = first[:len(z)], second[:len(z)]
	for p := range z {
		u, v, q := &first[p], &second[p], &z[p]
		a0, a1, a2, a3, a4, a5, a6, a7 := q[0], q[1], q[2], q[3], q[4], q[5], q[6], q[7]
		var x0, x1 float64
		x0, x1 = u[0], u[1]
		a0 += w0[0] * x0
		a1 += w0[0] * x1
		a2 += w0[4] * x0
		a3 += w0[4] * x1
		a4 += w0[8] * x0
		a5 += w0[8] * x1
		a6 += w0[12] * x0
		a7 += w0[12] * x1
		x0, x1 = u[2], u[3]
		a0 += w0[1] * x0
		a1 += w0[1] * x1
		a2 += w0[5] * x0
		a3 += w0[5] * x1
		a4 += w0[9] * x0
		a5 += w0[9] * x1
		a6 += w0[13] * x0
		a7 += w0[13] * x1
		x0, x1 = u[4], u[5]
		a0 += w0[2] * x0
		a1 += w0[2] * x1
		a2 += w0[6] * x0
		a3 += w0[6] * x1
		a4 += w0[10] * x0
		a5 += w0[10] * x1
		a6 += w0[14] * x0
		a7 += w0[14] * x1
		x0, x1 = u[6], u[7]
		a0 += w0[3] * x0
		a1 += w0[3] * x1
		a2 += w0[7] * x0
		a3 += w0[7] * x1
		a4 += w0[11] * x0
		a5 += w0[11] * x1
		a6 += w0[15] * x0
		a7 += w0[15] * x1
		x0, x1 = v[0], v[1]
		a0 += w1[0] * x0
		a1 += w1[0] * x1
		a2 += w1[4] * x0
		a3 += w1[4] * x1
		a4 += w1[8] * x0
		a5 += w1[8] * x1
		a6 += w1[12] * x0
		a7 += w1[12] * x1
		x0, x1 = v[2], v[3]
		a0 += w1[1] * x0
		a1 += w1[1] * x1
		a2 += w1[5] * x0
		a3 += w1[5] * x1
		a4 += w1[9] * x0
		a5 += w1[9] * x1
		a6 += w1[13] * x0
		a7 += w1[13] * x1
		x0, x1 = v[4], v[5]
		a0 += w1[2] * x0
		a1 += w1[2] * x1
		a2 += w1[6] * x0
		a3 += w1[6] * x1
		a4 += w1[10] * x0
		a5 += w1[10] * x1
		a6 += w1[14] * x0
		a7 += w1[14] * x1
		x0, x1 = v[6], v[7]
		a0 += w1[3] * x0
		a1 += w1[3] * x1
		a2 += w1[7] * x0
		a3 += w1[7] * x1
		a4 += w1[11] * x0
		a5 += w1[11] * x1
		a6 += w1[15] * x0
		a7 += w1[15] * x1
		q[0], q[1], q[2], q[3], q[4], q[5], q[6], q[7] = a0, a1, a2, a3, a4, a5, a6, a7
	}
}
