package nn

// accumulate adds a batch's gradient: dw += dzᵀ·x, db += Σ dz. Samples are added pair by pair.
func (k *pass) accumulate() {
	switch {
	case k.out == 1:
		k.accumulateUnit()
	case k.out == 2 && wide:
		k.accumulatePair()
	case wide:
		k.accumulateTiles()
	case k.out == 2:
		k.accumulatePairByLanes()
	default:
		k.accumulateByLanes()
	}
}

// accumulateTiles is accumulate for any number of units. It keeps eight sums at a time, those of four units with half a
// tile of inputs, because sixteen would not stay in registers.
// It calls nothing: one call alone makes it a tenth slower, as in WebAssembly no local lives through a call.
func (k *pass) accumulateTiles() {
	dw, db, dz, pairs, inT, halves := k.dw, k.db, k.d, k.pairs, k.inT, (k.in+1)/2
	odd := halves & 1 // the rest of the last tile is padding
	for t := range db {
		d := dz[t*pairs : (t+1)*pairs]
		var s0, s1, s2, s3 pair
		for e, n := &d[0], len(d); ; {
			s0 = s0.Add(e.at(0))
			s1 = s1.Add(e.at(1))
			s2 = s2.Add(e.at(2))
			s3 = s3.Add(e.at(3))
			n--
			if n == 0 {
				break
			}
			e = e.next()
		}
		b := &db[t]
		b.add(0, s0, s1)
		b.add(2, s2, s3)
		x, w := k.x[0].half(), dw[t*inT].half(0)
		for h := halves; ; {
			v := x
			var a0, a1, a2, a3, a4, a5, a6, a7 pair
			var x0, x1, d0 pair
			for e, n := &d[0], len(d); ; {
				x0, x1 = v.at(0), v.at(1)
				d0 = e.at(0)
				a0 = addProduct(a0, d0, x0)
				a1 = addProduct(a1, d0, x1)
				d0 = e.at(1)
				a2 = addProduct(a2, d0, x0)
				a3 = addProduct(a3, d0, x1)
				d0 = e.at(2)
				a4 = addProduct(a4, d0, x0)
				a5 = addProduct(a5, d0, x1)
				d0 = e.at(3)
				a6 = addProduct(a6, d0, x0)
				a7 = addProduct(a7, d0, x1)
				n--
				if n == 0 {
					break
				}
				e, v = e.next(), v.next()
			}
			w.add(0, a0, a1)
			w.add(4, a2, a3)
			w.add(8, a4, a5)
			w.add(12, a6, a7)
			h--
			if h == 0 {
				break
			}
			if h&1 == odd { // the first half of the next tile
				x, w = x.skip(4*pairs-2), w.skip(14)
			} else {
				x, w = x.skip(2), w.skip(2)
			}
		}
	}
}

// accumulateByLanes is accumulateTiles without SIMD. It takes the first sample of all pairs, then the second, so that
// eight sums and what goes into them stay in registers; the order of additions is the same.
func (k *pass) accumulateByLanes() {
	pairs, inT := k.pairs, k.inT
	for t := range k.db {
		d := &k.d[t*pairs]
		k.db[t].addRow(d, pairs)
		for i := range inT {
			x, w := &k.x[i*pairs], &k.dw[t*inT+i]
			for h := range 2 {
				if h == 1 && k.in-4*i <= 2 {
					break // the rest of the last tile is padding
				}
				a0, a1, a2, a3, a4, a5, a6, a7 := sumProducts(d.lane(0), x.halfLane(h, 0), pairs)
				b0, b1, b2, b3, b4, b5, b6, b7 := sumProducts(d.lane(1), x.halfLane(h, 1), pairs)
				g := w.half(h)
				g[0] += a0 + b0
				g[1] += a1 + b1
				g[4] += a2 + b2
				g[5] += a3 + b3
				g[8] += a4 + b4
				g[9] += a5 + b5
				g[12] += a6 + b6
				g[13] += a7 + b7
			}
		}
	}
}

// accumulatePairByLanes is accumulatePair without SIMD: four inputs with two units.
func (k *pass) accumulatePairByLanes() {
	d, pairs := &k.d[0], k.pairs
	for i := range k.dw {
		x, w := &k.x[i*pairs], &k.dw[i]
		a0, a4, a1, a5, a2, a6, a3, a7 := sumProducts(x.lane(0), d.halfLane(0, 0), pairs)
		b0, b4, b1, b5, b2, b6, b3, b7 := sumProducts(x.lane(1), d.halfLane(0, 1), pairs)
		w[0] += a0 + b0
		w[1] += a1 + b1
		w[2] += a2 + b2
		w[3] += a3 + b3
		w[4] += a4 + b4
		w[5] += a5 + b5
		w[6] += a6 + b6
		w[7] += a7 + b7
	}
	var s0, s1 pair
	for p := range k.d {
		s0 = s0.Add(k.d[p].at(0))
		s1 = s1.Add(k.d[p].at(1))
	}
	k.db[0].add(0, s0, s1)
}

// sumProducts multiplies each of four values by each of two others, and sums the products over n blocks.
func sumProducts(e *lane, v *halfLane, n int) (a0, a1, a2, a3, a4, a5, a6, a7 float64) {
	var d0, x0, x1 float64
	if n&1 == 1 {
		x0, x1 = v[0], v[2]
		d0 = e[0]
		a0 += float64(d0 * x0)
		a1 += float64(d0 * x1)
		d0 = e[2]
		a2 += float64(d0 * x0)
		a3 += float64(d0 * x1)
		d0 = e[4]
		a4 += float64(d0 * x0)
		a5 += float64(d0 * x1)
		d0 = e[6]
		a6 += float64(d0 * x0)
		a7 += float64(d0 * x1)
		if n == 1 {
			return
		}
		e, v = e.next(), v.next()
	}
	for n >>= 1; ; {
		x0, x1 = v[0], v[2]
		d0 = e[0]
		a0 += float64(d0 * x0)
		a1 += float64(d0 * x1)
		d0 = e[2]
		a2 += float64(d0 * x0)
		a3 += float64(d0 * x1)
		d0 = e[4]
		a4 += float64(d0 * x0)
		a5 += float64(d0 * x1)
		d0 = e[6]
		a6 += float64(d0 * x0)
		a7 += float64(d0 * x1)
		e, v = e.next(), v.next()
		x0, x1 = v[0], v[2]
		d0 = e[0]
		a0 += float64(d0 * x0)
		a1 += float64(d0 * x1)
		d0 = e[2]
		a2 += float64(d0 * x0)
		a3 += float64(d0 * x1)
		d0 = e[4]
		a4 += float64(d0 * x0)
		a5 += float64(d0 * x1)
		d0 = e[6]
		a6 += float64(d0 * x0)
		a7 += float64(d0 * x1)
		n--
		if n == 0 {
			return
		}
		e, v = e.next(), v.next()
	}
}

// addRow adds the derivatives of a row of n blocks.
func (b *tile) addRow(d *valueBlock, n int) {
	var s0, s1, s2, s3 pair
	for {
		s0 = s0.Add(d.at(0))
		s1 = s1.Add(d.at(1))
		s2 = s2.Add(d.at(2))
		s3 = s3.Add(d.at(3))
		n--
		if n == 0 {
			break
		}
		d = d.next()
	}
	b.add(0, s0, s1)
	b.add(2, s2, s3)
}
