package nn

// accumulate adds a batch's gradient: dw += dzᵀ·x, db += Σ dz. Samples are added pair by pair.
func (k *pass) accumulate() {
	switch {
	case k.out == 1:
		k.accumulateUnit()
	case k.out == 2:
		k.accumulatePair()
	case wide:
		k.accumulateTiles()
	default:
		k.accumulateNarrow()
	}
}

// accumulateTiles is accumulate for any number of units. It keeps eight sums at a time, because sixteen would not stay
// in registers: those of four units with the first two inputs of a tile, then with the other two.
// It calls nothing: one call alone makes it a tenth slower, as in WebAssembly no local lives through a call.
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

// accumulateNarrow is accumulateTiles with four sums at a time, as many as stay in registers without SIMD: two units'
// with two inputs.
func (k *pass) accumulateNarrow() {
	for t := range k.db {
		d := &k.d[t*k.pairs]
		k.db[t].addRow(d, k.pairs)
		for i := range k.inT {
			x, w := &k.x[i*k.pairs], &k.dw[t*k.inT+i]
			for q := range 4 {
				var a0, a1, a2, a3 pair
				e, v, n := d.half(q>>1), x.half(q&1), k.pairs
				for {
					a0, a1 = addTwice(e[0], v[0], v[1], a0, a1)
					a2, a3 = addTwice(e[1], v[0], v[1], a2, a3)
					n--
					if n == 0 {
						break
					}
					e, v = e.next(), v.next()
				}
				g := w.half(q & 1)
				g.add(q>>1*8, a0, a1)
				g.add(q>>1*8+4, a2, a3)
			}
		}
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
