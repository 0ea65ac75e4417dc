package nn

// accumulate adds a batch's gradient: dw += dzᵀ·x, db += Σ dz. Samples are added pair by pair. It keeps eight sums
// at a time, because sixteen would not stay in registers: first two inputs of a tile, then the other two.
func (k *pass) accumulate() {
	switch k.out {
	case 1:
		k.accumulateUnit()
	case 2:
		k.accumulatePair()
	default:
		k.accumulateTiles()
	}
}

// accumulateTiles is accumulate for any number of units.
func (k *pass) accumulateTiles() {
	dw, db, dz, pairs, inT := k.dw, k.db, k.d, k.pairs, k.inT
	for t := range db {
		d := dz[t*pairs : (t+1)*pairs]
		var s0, s1, s2, s3 float64
		for p := range d {
			d := &d[p]
			s0 += d[0] + d[1]
			s1 += d[2] + d[3]
			s2 += d[4] + d[5]
			s3 += d[6] + d[7]
		}
		b := &db[t]
		b[0] += s0
		b[1] += s1
		b[2] += s2
		b[3] += s3
		row := dw[t*inT : (t+1)*inT]
		for i := range row {
			w, x := &row[i], k.x[i*pairs:][:len(d)]
			var a0, a1, a2, a3, a4, a5, a6, a7 float64
			var x0, x1, x2, x3, d0, d1 float64
			for p := 1; p < len(d); p += 2 {
				e, u, d, v := &d[p-1], &x[p-1], &d[p], &x[p]
				x0, x1, x2, x3 = u[0], u[1], u[2], u[3]
				d0, d1 = e[0], e[1]
				a0 += d0*x0 + d1*x1
				a1 += d0*x2 + d1*x3
				d0, d1 = e[2], e[3]
				a2 += d0*x0 + d1*x1
				a3 += d0*x2 + d1*x3
				d0, d1 = e[4], e[5]
				a4 += d0*x0 + d1*x1
				a5 += d0*x2 + d1*x3
				d0, d1 = e[6], e[7]
				a6 += d0*x0 + d1*x1
				a7 += d0*x2 + d1*x3
				x0, x1, x2, x3 = v[0], v[1], v[2], v[3]
				d0, d1 = d[0], d[1]
				a0 += d0*x0 + d1*x1
				a1 += d0*x2 + d1*x3
				d0, d1 = d[2], d[3]
				a2 += d0*x0 + d1*x1
				a3 += d0*x2 + d1*x3
				d0, d1 = d[4], d[5]
				a4 += d0*x0 + d1*x1
				a5 += d0*x2 + d1*x3
				d0, d1 = d[6], d[7]
				a6 += d0*x0 + d1*x1
				a7 += d0*x2 + d1*x3
			}
			if n := len(d); n&1 == 1 {
				d, v := &d[n-1], &x[n-1]
				x0, x1, x2, x3 = v[0], v[1], v[2], v[3]
				d0, d1 = d[0], d[1]
				a0 += d0*x0 + d1*x1
				a1 += d0*x2 + d1*x3
				d0, d1 = d[2], d[3]
				a2 += d0*x0 + d1*x1
				a3 += d0*x2 + d1*x3
				d0, d1 = d[4], d[5]
				a4 += d0*x0 + d1*x1
				a5 += d0*x2 + d1*x3
				d0, d1 = d[6], d[7]
				a6 += d0*x0 + d1*x1
				a7 += d0*x2 + d1*x3
			}
			w[0] += a0
			w[1] += a1
			w[4] += a2
			w[5] += a3
			w[8] += a4
			w[9] += a5
			w[12] += a6
			w[13] += a7
			if k.in-4*i <= 2 {
				break // the rest of the last tile is padding
			}
			a0, a1, a2, a3, a4, a5, a6, a7 = 0, 0, 0, 0, 0, 0, 0, 0
			for p := 1; p < len(d); p += 2 {
				e, u, d, v := &d[p-1], &x[p-1], &d[p], &x[p]
				x0, x1, x2, x3 = u[4], u[5], u[6], u[7]
				d0, d1 = e[0], e[1]
				a0 += d0*x0 + d1*x1
				a1 += d0*x2 + d1*x3
				d0, d1 = e[2], e[3]
				a2 += d0*x0 + d1*x1
				a3 += d0*x2 + d1*x3
				d0, d1 = e[4], e[5]
				a4 += d0*x0 + d1*x1
				a5 += d0*x2 + d1*x3
				d0, d1 = e[6], e[7]
				a6 += d0*x0 + d1*x1
				a7 += d0*x2 + d1*x3
				x0, x1, x2, x3 = v[4], v[5], v[6], v[7]
				d0, d1 = d[0], d[1]
				a0 += d0*x0 + d1*x1
				a1 += d0*x2 + d1*x3
				d0, d1 = d[2], d[3]
				a2 += d0*x0 + d1*x1
				a3 += d0*x2 + d1*x3
				d0, d1 = d[4], d[5]
				a4 += d0*x0 + d1*x1
				a5 += d0*x2 + d1*x3
				d0, d1 = d[6], d[7]
				a6 += d0*x0 + d1*x1
				a7 += d0*x2 + d1*x3
			}
			if n := len(d); n&1 == 1 {
				d, v := &d[n-1], &x[n-1]
				x0, x1, x2, x3 = v[4], v[5], v[6], v[7]
				d0, d1 = d[0], d[1]
				a0 += d0*x0 + d1*x1
				a1 += d0*x2 + d1*x3
				d0, d1 = d[2], d[3]
				a2 += d0*x0 + d1*x1
				a3 += d0*x2 + d1*x3
				d0, d1 = d[4], d[5]
				a4 += d0*x0 + d1*x1
				a5 += d0*x2 + d1*x3
				d0, d1 = d[6], d[7]
				a6 += d0*x0 + d1*x1
				a7 += d0*x2 + d1*x3
			}
			w[2] += a0
			w[3] += a1
			w[6] += a2
			w[7] += a3
			w[10] += a4
			w[11] += a5
			w[14] += a6
			w[15] += a7
		}
	}
}
