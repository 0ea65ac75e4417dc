package nn

// The kernel works on blocks of fixed size. In WebAssembly a bounds check, a
// call or a taken branch costs as much as several multiply-adds; with a 4×4
// block of weights times two samples, one check serves 32 of them.

// weightBlock holds the weights of four units and four inputs: [4·unit+input].
// Units and inputs past a layer's end are padding: their weights are 0 and,
// as the values and deltas they meet are 0 too where it matters, so are their
// gradients.
type weightBlock [16]float64

// valueBlock holds a value of four units for two samples: [2·unit+sample].
type valueBlock [8]float64

// tile holds a value of four units.
type tile [4]float64

// forward gives the weighted sums of a layer: z = W·x + b.
//
// x holds in/4 rows of `pairs` blocks, z out/4 rows of the same. The bias is
// added first, then the inputs in their order.
func forward(w []weightBlock, b []tile, x, z []valueBlock, pairs int) {
	inT := len(w) / len(b)
	for t := range b {
		bias := &b[t]
		row := w[t*inT : (t+1)*inT]
		zt := z[t*pairs : (t+1)*pairs]
		for p := range zt {
			a0, a2, a4, a6 := bias[0], bias[1], bias[2], bias[3]
			a1, a3, a5, a7 := a0, a2, a4, a6
			at := p
			for k := range row {
				w, v := &row[k], &x[at]
				at += pairs
				x0, x1 := v[0], v[1]
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
			}
			q := &zt[p]
			q[0], q[1], q[2], q[3], q[4], q[5], q[6], q[7] = a0, a1, a2, a3, a4, a5, a6, a7
		}
	}
}

// backward gives the derivative with respect to a layer's inputs: dx = Wᵀ·dz.
func backward(w []weightBlock, dz, dx []valueBlock, inT, outT, pairs int) {
	for t := range inT {
		xt := dx[t*pairs : (t+1)*pairs]
		for p := range xt {
			var a0, a1, a2, a3, a4, a5, a6, a7 float64
			at, wat := p, t
			for range outT {
				w, v := &w[wat], &dz[at]
				wat += inT
				at += pairs
				d0, d1 := v[0], v[1]
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
			}
			q := &xt[p]
			q[0], q[1], q[2], q[3], q[4], q[5], q[6], q[7] = a0, a1, a2, a3, a4, a5, a6, a7
		}
	}
}

// accumulate adds a batch's gradient: dw += dzᵀ·x, db += Σ dz. Samples are
// added pair by pair. Eight sums at a time, because sixteen would not stay in
// registers.
func accumulate(dw []weightBlock, db []tile, x, dz []valueBlock, pairs int) {
	inT := len(dw) / len(db)
	for t := range db {
		d := dz[t*pairs : (t+1)*pairs]
		accumulateBias(&db[t], d)
		row := dw[t*inT : (t+1)*inT]
		for k := range row {
			accumulateBlock(&row[k], x[k*pairs:(k+1)*pairs], d)
		}
	}
}

func accumulateBias(db *tile, dz []valueBlock) {
	var s0, s1, s2, s3 float64
	for p := range dz {
		d := &dz[p]
		s0 += d[0] + d[1]
		s1 += d[2] + d[3]
		s2 += d[4] + d[5]
		s3 += d[6] + d[7]
	}
	db[0] += s0
	db[1] += s1
	db[2] += s2
	db[3] += s3
}

func accumulateBlock(dw *weightBlock, x, dz []valueBlock) {
	x = x[:len(dz)]
	var a0, a1, a2, a3, a4, a5, a6, a7 float64
	for p := range dz {
		d, v := &dz[p], &x[p]
		x0, x1, x2, x3 := v[0], v[1], v[2], v[3]
		a0 += d[0]*x0 + d[1]*x1
		a1 += d[0]*x2 + d[1]*x3
		a2 += d[2]*x0 + d[3]*x1
		a3 += d[2]*x2 + d[3]*x3
		a4 += d[4]*x0 + d[5]*x1
		a5 += d[4]*x2 + d[5]*x3
		a6 += d[6]*x0 + d[7]*x1
		a7 += d[6]*x2 + d[7]*x3
	}
	dw[0] += a0
	dw[1] += a1
	dw[4] += a2
	dw[5] += a3
	dw[8] += a4
	dw[9] += a5
	dw[12] += a6
	dw[13] += a7
	a0, a1, a2, a3, a4, a5, a6, a7 = 0, 0, 0, 0, 0, 0, 0, 0
	for p := range dz {
		d, v := &dz[p], &x[p]
		x0, x1, x2, x3 := v[4], v[5], v[6], v[7]
		a0 += d[0]*x0 + d[1]*x1
		a1 += d[0]*x2 + d[1]*x3
		a2 += d[2]*x0 + d[3]*x1
		a3 += d[2]*x2 + d[3]*x3
		a4 += d[4]*x0 + d[5]*x1
		a5 += d[4]*x2 + d[5]*x3
		a6 += d[6]*x0 + d[7]*x1
		a7 += d[6]*x2 + d[7]*x3
	}
	dw[2] += a0
	dw[3] += a1
	dw[6] += a2
	dw[7] += a3
	dw[10] += a4
	dw[11] += a5
	dw[14] += a6
	dw[15] += a7
}
