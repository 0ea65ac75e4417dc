package nn

// backward computes the derivative with respect to a layer's inputs: dx = Wᵀ·dz. It is built like forward, with the
// units' tiles taken two at a time.
func (k *pass) backward() {
	switch {
	case k.out == 1:
		k.backwardUnit()
	case k.out == 2:
		k.backwardPair(false)
	default:
		k.backwardTiles()
	}
}

// backwardTiles is backward for any number of inputs and units.
func (k *pass) backwardTiles() {
	dz, pairs, inT, outT := k.d, k.pairs, k.inT, k.outT
	for t := range inT {
		first, dx := &k.w[t], k.dx[t*pairs:][:pairs]
		p := 0
		for ; wide && p+1 < len(dx); p += 2 {
			var a0, a1, a2, a3 pair
			b0, b1, b2, b3 := a0, a1, a2, a3
			w, x, n := first, &dz[p], outT
			for {
				y := x.next()
				var s, u, v pair
				u, v = x.at(0), y.at(0)
				s = w.splat(0)
				a0 = addProduct(a0, s, u)
				b0 = addProduct(b0, s, v)
				s = w.splat(1)
				a1 = addProduct(a1, s, u)
				b1 = addProduct(b1, s, v)
				s = w.splat(2)
				a2 = addProduct(a2, s, u)
				b2 = addProduct(b2, s, v)
				s = w.splat(3)
				a3 = addProduct(a3, s, u)
				b3 = addProduct(b3, s, v)
				u, v = x.at(1), y.at(1)
				s = w.splat(4)
				a0 = addProduct(a0, s, u)
				b0 = addProduct(b0, s, v)
				s = w.splat(5)
				a1 = addProduct(a1, s, u)
				b1 = addProduct(b1, s, v)
				s = w.splat(6)
				a2 = addProduct(a2, s, u)
				b2 = addProduct(b2, s, v)
				s = w.splat(7)
				a3 = addProduct(a3, s, u)
				b3 = addProduct(b3, s, v)
				u, v = x.at(2), y.at(2)
				s = w.splat(8)
				a0 = addProduct(a0, s, u)
				b0 = addProduct(b0, s, v)
				s = w.splat(9)
				a1 = addProduct(a1, s, u)
				b1 = addProduct(b1, s, v)
				s = w.splat(10)
				a2 = addProduct(a2, s, u)
				b2 = addProduct(b2, s, v)
				s = w.splat(11)
				a3 = addProduct(a3, s, u)
				b3 = addProduct(b3, s, v)
				u, v = x.at(3), y.at(3)
				s = w.splat(12)
				a0 = addProduct(a0, s, u)
				b0 = addProduct(b0, s, v)
				s = w.splat(13)
				a1 = addProduct(a1, s, u)
				b1 = addProduct(b1, s, v)
				s = w.splat(14)
				a2 = addProduct(a2, s, u)
				b2 = addProduct(b2, s, v)
				s = w.splat(15)
				a3 = addProduct(a3, s, u)
				b3 = addProduct(b3, s, v)
				n--
				if n == 0 {
					break
				}
				w, x = w.skip(inT), x.skip(pairs)
			}
			q, r := &dx[p], &dx[p+1]
			q.set(0, a0)
			q.set(1, a1)
			q.set(2, a2)
			q.set(3, a3)
			r.set(0, b0)
			r.set(1, b1)
			r.set(2, b2)
			r.set(3, b3)
		}
		for ; p < len(dx); p++ {
			var a0, a1, a2, a3 pair
			w, x, n := first, &dz[p], outT
			for {
				var u pair
				u = x.at(0)
				a0 = addMul(a0, w, 0, u)
				a1 = addMul(a1, w, 1, u)
				a2 = addMul(a2, w, 2, u)
				a3 = addMul(a3, w, 3, u)
				u = x.at(1)
				a0 = addMul(a0, w, 4, u)
				a1 = addMul(a1, w, 5, u)
				a2 = addMul(a2, w, 6, u)
				a3 = addMul(a3, w, 7, u)
				u = x.at(2)
				a0 = addMul(a0, w, 8, u)
				a1 = addMul(a1, w, 9, u)
				a2 = addMul(a2, w, 10, u)
				a3 = addMul(a3, w, 11, u)
				u = x.at(3)
				a0 = addMul(a0, w, 12, u)
				a1 = addMul(a1, w, 13, u)
				a2 = addMul(a2, w, 14, u)
				a3 = addMul(a3, w, 15, u)
				n--
				if n == 0 {
					break
				}
				w, x = w.skip(inT), x.skip(pairs)
			}
			q := &dx[p]
			q.set(0, a0)
			q.set(1, a1)
			q.set(2, a2)
			q.set(3, a3)
		}
	}
}
