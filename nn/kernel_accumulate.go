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
		row := dw[t*inT : (t+1)*inT]
		for i := range row {
			w, x := &row[i], k.x[i*pairs:][:len(d)]
			var a0, a1, a2, a3, a4, a5, a6, a7 pair
			var x0, x1, d0 pair
			e, v, n := &d[0], &x[0], len(d)
			if n&1 == 1 {
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
				e, v = e.next(), v.next()
			}
			for n >>= 1; n > 0; {
				for {
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
					e, v = e.next(), v.next()
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
			}
			w.add(0, a0, a1)
			w.add(4, a2, a3)
			w.add(8, a4, a5)
			w.add(12, a6, a7)
			if k.in-4*i <= 2 {
				break // the rest of the last tile is padding
			}
			a0, a1, a2, a3, a4, a5, a6, a7 = pair{}, pair{}, pair{}, pair{}, pair{}, pair{}, pair{}, pair{}
			e, v, n = &d[0], &x[0], len(d)
			if n&1 == 1 {
				x0, x1 = v.at(2), v.at(3)
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
				e, v = e.next(), v.next()
			}
			for n >>= 1; n > 0; {
				for {
					x0, x1 = v.at(2), v.at(3)
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
					e, v = e.next(), v.next()
					x0, x1 = v.at(2), v.at(3)
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
			}
			w.add(2, a0, a1)
			w.add(6, a2, a3)
			w.add(10, a4, a5)
			w.add(14, a6, a7)
		}
	}
}
