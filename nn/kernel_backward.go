package nn

// backward computes the derivative with respect to a layer's inputs: dx = Wᵀ·dz. It is built like forward.
func (k *pass) backward() {
	switch {
	case k.out == 1:
		k.backwardUnit()
	case k.out == 2:
		k.backwardPair(false)
	default:
		k.backwardTiles(nil)
	}
}

// backwardThrough is backward in one with scaleTanh, for two units or more, or with scaleRelu, for three or more.
func (k *pass) backwardThrough(act *Activation) {
	if k.out == 2 {
		k.backwardPair(true)
	} else {
		k.backwardTiles(act)
	}
}

// backwardTiles is backward for any number of inputs and units. If the inputs come from tanh or ReLU, it can go through
// that, too.
func (k *pass) backwardTiles(through *Activation) {
	dz, pairs, inT, outT, one := k.d, k.pairs, k.inT, k.outT, splat(1)
	for t := range inT {
		first, dx := &k.w[t], k.dx[t*pairs:][:pairs]
		row, p := dz[:len(dx)], 0
		for ; wide && p+1 < len(dx); p += 2 {
			var a0, a1, a2, a3 pair
			b0, b1, b2, b3 := a0, a1, a2, a3
			w, d, n := first, &row[p], outT
			for {
				e := d.next()
				var s, u, v pair
				u, v = d.at(0), e.at(0)
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
				u, v = d.at(1), e.at(1)
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
				u, v = d.at(2), e.at(2)
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
				u, v = d.at(3), e.at(3)
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
				w, d = w.skip(inT), d.skip(pairs)
			}
			q, r := &dx[p], &dx[p+1]
			switch through {
			case ReLU:
				u, v := k.x[t*pairs+p].pairs(), k.x[t*pairs+p+1].pairs()
				a0, b0 = a0.Mul(positive(u[0])), b0.Mul(positive(v[0]))
				a1, b1 = a1.Mul(positive(u[1])), b1.Mul(positive(v[1]))
				a2, b2 = a2.Mul(positive(u[2])), b2.Mul(positive(v[2]))
				a3, b3 = a3.Mul(positive(u[3])), b3.Mul(positive(v[3]))
			case Tanh:
				u, v := k.x[t*pairs+p].pairs(), k.x[t*pairs+p+1].pairs()
				a0, b0 = throughTanh(a0, u[0], one), throughTanh(b0, v[0], one)
				a1, b1 = throughTanh(a1, u[1], one), throughTanh(b1, v[1], one)
				a2, b2 = throughTanh(a2, u[2], one), throughTanh(b2, v[2], one)
				a3, b3 = throughTanh(a3, u[3], one), throughTanh(b3, v[3], one)
			}
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
			w, d, n := first, &row[p], outT
			for {
				u := d.at(0)
				a0, a1 = w.addTwo(0, 1, u, a0, a1)
				a2, a3 = w.addTwo(2, 3, u, a2, a3)
				u = d.at(1)
				a0, a1 = w.addTwo(4, 5, u, a0, a1)
				a2, a3 = w.addTwo(6, 7, u, a2, a3)
				u = d.at(2)
				a0, a1 = w.addTwo(8, 9, u, a0, a1)
				a2, a3 = w.addTwo(10, 11, u, a2, a3)
				u = d.at(3)
				a0, a1 = w.addTwo(12, 13, u, a0, a1)
				a2, a3 = w.addTwo(14, 15, u, a2, a3)
				n--
				if n == 0 {
					break
				}
				w, d = w.skip(inT), d.skip(pairs)
			}
			switch through {
			case ReLU:
				v := k.x[t*pairs+p].pairs()
				a0, a1 = a0.Mul(positive(v[0])), a1.Mul(positive(v[1]))
				a2, a3 = a2.Mul(positive(v[2])), a3.Mul(positive(v[3]))
			case Tanh:
				v := k.x[t*pairs+p].pairs()
				a0, a1 = throughTanh(a0, v[0], one), throughTanh(a1, v[1], one)
				a2, a3 = throughTanh(a2, v[2], one), throughTanh(a3, v[3], one)
			}
			q := &dx[p]
			q.set(0, a0)
			q.set(1, a1)
			q.set(2, a2)
			q.set(3, a3)
		}
	}
}
