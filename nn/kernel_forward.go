package nn

// forward computes the weighted sums of a layer: z = W·x + b.
//
// x holds in/4 rows of `pairs` blocks, z out/4 rows of the same. The bias is added first, then the inputs in their
// order. The bodies are written out because having no loop within is what makes them fast.
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
	default:
		k.forwardTiles()
	}
}

// rectifies reports whether forward applies the layer's ReLU, too.
func (k *pass) rectifies() bool { return k.act == ReLU && k.out > 2 && k.in > 2 }

// forwardTiles is forward for any number of inputs and units. With SIMD it takes four samples at a time, so that each
// weight is loaded once for all of them; without, their sums would not stay in registers. A ReLU
// costs least here, where they are.
func (k *pass) forwardTiles() {
	x, pairs, inT, relu := k.x, k.pairs, k.inT, k.rectifies()
	for t := range k.b {
		bias, first, z := &k.b[t], &k.w[t*inT], k.a[t*pairs:][:pairs]
		row, p := x[:len(z)], 0
		for ; wide && p+1 < len(z); p += 2 {
			a0, a1, a2, a3 := bias.splat(0), bias.splat(1), bias.splat(2), bias.splat(3)
			b0, b1, b2, b3 := a0, a1, a2, a3
			w, x, n := first, &row[p], inT
			for {
				y := x.next()
				var s, u, v pair
				u, v = x.at(0), y.at(0)
				s = w.splat(0)
				a0 = addProduct(a0, s, u)
				b0 = addProduct(b0, s, v)
				s = w.splat(4)
				a1 = addProduct(a1, s, u)
				b1 = addProduct(b1, s, v)
				s = w.splat(8)
				a2 = addProduct(a2, s, u)
				b2 = addProduct(b2, s, v)
				s = w.splat(12)
				a3 = addProduct(a3, s, u)
				b3 = addProduct(b3, s, v)
				u, v = x.at(1), y.at(1)
				s = w.splat(1)
				a0 = addProduct(a0, s, u)
				b0 = addProduct(b0, s, v)
				s = w.splat(5)
				a1 = addProduct(a1, s, u)
				b1 = addProduct(b1, s, v)
				s = w.splat(9)
				a2 = addProduct(a2, s, u)
				b2 = addProduct(b2, s, v)
				s = w.splat(13)
				a3 = addProduct(a3, s, u)
				b3 = addProduct(b3, s, v)
				u, v = x.at(2), y.at(2)
				s = w.splat(2)
				a0 = addProduct(a0, s, u)
				b0 = addProduct(b0, s, v)
				s = w.splat(6)
				a1 = addProduct(a1, s, u)
				b1 = addProduct(b1, s, v)
				s = w.splat(10)
				a2 = addProduct(a2, s, u)
				b2 = addProduct(b2, s, v)
				s = w.splat(14)
				a3 = addProduct(a3, s, u)
				b3 = addProduct(b3, s, v)
				u, v = x.at(3), y.at(3)
				s = w.splat(3)
				a0 = addProduct(a0, s, u)
				b0 = addProduct(b0, s, v)
				s = w.splat(7)
				a1 = addProduct(a1, s, u)
				b1 = addProduct(b1, s, v)
				s = w.splat(11)
				a2 = addProduct(a2, s, u)
				b2 = addProduct(b2, s, v)
				s = w.splat(15)
				a3 = addProduct(a3, s, u)
				b3 = addProduct(b3, s, v)
				n--
				if n == 0 {
					break
				}
				w, x = w.next(), x.skip(pairs)
			}
			if relu {
				half := splat(0.5)
				a0, b0 = rectified(a0, half), rectified(b0, half)
				a1, b1 = rectified(a1, half), rectified(b1, half)
				a2, b2 = rectified(a2, half), rectified(b2, half)
				a3, b3 = rectified(a3, half), rectified(b3, half)
			}
			q, r := &z[p], &z[p+1]
			q.set(0, a0)
			q.set(1, a1)
			q.set(2, a2)
			q.set(3, a3)
			r.set(0, b0)
			r.set(1, b1)
			r.set(2, b2)
			r.set(3, b3)
		}
		for ; p < len(z); p++ {
			a0, a1, a2, a3 := bias.splat(0), bias.splat(1), bias.splat(2), bias.splat(3)
			w, x, n := first, &row[p], inT
			for {
				u := x.at(0)
				a0, a1 = w.addTwo(0, 4, u, a0, a1)
				a2, a3 = w.addTwo(8, 12, u, a2, a3)
				u = x.at(1)
				a0, a1 = w.addTwo(1, 5, u, a0, a1)
				a2, a3 = w.addTwo(9, 13, u, a2, a3)
				u = x.at(2)
				a0, a1 = w.addTwo(2, 6, u, a0, a1)
				a2, a3 = w.addTwo(10, 14, u, a2, a3)
				u = x.at(3)
				a0, a1 = w.addTwo(3, 7, u, a0, a1)
				a2, a3 = w.addTwo(11, 15, u, a2, a3)
				n--
				if n == 0 {
					break
				}
				w, x = w.next(), x.skip(pairs)
			}
			if relu {
				half := splat(0.5)
				a0, a1 = rectified(a0, half), rectified(a1, half)
				a2, a3 = rectified(a2, half), rectified(a3, half)
			}
			q := &z[p]
			q.set(0, a0)
			q.set(1, a1)
			q.set(2, a2)
			q.set(3, a3)
		}
	}
}
