package nn

// gather puts up to four neighbouring numbers of n rows into blocks. from starts at the first row's first number; a
// row is `stride` numbers long. The second place of an odd last pair becomes 0: nothing of an earlier batch may
// remain there. Rows of fewer than four leave the rest of the blocks alone.
func gather(to []valueBlock, from []float64, stride, width, n int) {
	gatherPairs(to, from, stride, width, n>>1)
	if n&1 == 1 {
		q := &to[n>>1]
		for i, v := range from[(n-1)*stride:][:width] {
			q[i] = [2]float64{v, 0}
		}
	}
}

// gatherTwo is gather for rows of two numbers.
func gatherTwo(to []valueBlock, from []float64, n int) {
	for p := range to[:n>>1] {
		q, r := &to[p], (*[4]float64)(from[4*p:])
		q[0][0], q[0][1], q[1][0], q[1][1] = r[0], r[2], r[1], r[3]
	}
	if n&1 == 1 {
		q, r := &to[n>>1], (*[2]float64)(from[2*n-2:])
		q[0][0], q[0][1], q[1][0], q[1][1] = r[0], 0, r[1], 0
	}
}

func gatherPairs(to []valueBlock, from []float64, stride, width, pairs int) {
	for p := range pairs {
		q := &to[p]
		r0, r1 := from[2*p*stride:], from[(2*p+1)*stride:]
		switch width {
		case 4:
			a, b := (*[4]float64)(r0), (*[4]float64)(r1)
			q[0][0], q[0][1], q[1][0], q[1][1] = a[0], b[0], a[1], b[1]
			q[2][0], q[2][1], q[3][0], q[3][1] = a[2], b[2], a[3], b[3]
		case 3:
			a, b := (*[3]float64)(r0), (*[3]float64)(r1)
			q[0][0], q[0][1], q[1][0], q[1][1], q[2][0], q[2][1] = a[0], b[0], a[1], b[1], a[2], b[2]
		case 2:
			a, b := (*[2]float64)(r0), (*[2]float64)(r1)
			q[0][0], q[0][1], q[1][0], q[1][1] = a[0], b[0], a[1], b[1]
		default:
			q[0][0], q[0][1] = r0[0], r1[0]
		}
	}
}

// differences puts share·(o − t), HalfSquared's derivative, into a unit's places of a row of blocks. The targets
// are those of one output, `stride` numbers apart; at is the unit's first place in a block. An odd last pair's
// second place stays as it is.
func differences(d, o []valueBlock, targets []float64, at, stride, n int, share float64) {
	at &= 3
	for p := range n >> 1 {
		q, v := &d[p][at], &o[p][at]
		q[0] = share * (v[0] - targets[2*p*stride])
		q[1] = share * (v[1] - targets[(2*p+1)*stride])
	}
	if n&1 == 1 {
		d[n>>1][at][0] = share * (o[n>>1][at][0] - targets[(n-1)*stride])
	}
}

// squaredTanhUnit computes ∂E/∂z of a single tanh unit under half the squared error, (o − t)·(1 − o²). An odd last
// pair's second place becomes 0.
func squaredTanhUnit(d, o []valueBlock, targets []float64) {
	one := splat(1)
	for p := range len(targets) >> 1 {
		v := load(&o[p][0])
		throughTanh(v.Sub(load((*[2]float64)(targets[2*p:]))), v, one).StoreArray(&d[p][0])
	}
	if n := len(targets); n&1 == 1 {
		q, v := &d[n>>1][0], o[n>>1][0][0]
		q[0], q[1] = (v-targets[n-1])*(1-v*v), 0
	}
}
