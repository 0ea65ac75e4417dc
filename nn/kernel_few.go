package nn

// Nearly every network of the playground has layers of one or two units, or of one or two inputs. A tile of four
// would be mostly padding there, and entering a loop costs as much as its work. So they have loops of their own,
// which do several things at once.

// forwardUnit is forward for a single unit, as most outputs are. It leaves the rest of z's blocks alone. If f is
// tanh, it applies it at once: a loop of its own would cost more than the tanh.
func (k *pass) forwardUnit() {
	w, bias, x, z := k.w, splat(k.b[0][0]), k.x, k.a
	hyper := k.act == Tanh
	for p := range z {
		a := bias
		at := p
		for k := range w {
			w, v := &w[k], &x[at]
			at += len(z)
			a = addMul(a, w, 0, v.at(0))
			a = addMul(a, w, 1, v.at(1))
			a = addMul(a, w, 2, v.at(2))
			a = addMul(a, w, 3, v.at(3))
		}
		q := &z[p]
		if hyper {
			if !(sum(a.Abs()) <= reach) {
				q.set(0, a)
				q.cut()
				a = q.at(0)
			}
			a = tanhPair(a)
		}
		q.set(0, a)
	}
}

// forwardPair is forward for two units, with their tanh.
func (k *pass) forwardPair() {
	w, x, z := k.w, k.x, k.a
	b0, b1 := splat(k.b[0][0]), splat(k.b[0][1])
	hyper := k.act == Tanh
	for p := range z {
		a0, a1 := b0, b1
		at := p
		for i := range w {
			w, v := &w[i], &x[at]
			at += len(z)
			a0, a1 = w.addTwo(0, 4, v.at(0), a0, a1)
			a0, a1 = w.addTwo(1, 5, v.at(1), a0, a1)
			a0, a1 = w.addTwo(2, 6, v.at(2), a0, a1)
			a0, a1 = w.addTwo(3, 7, v.at(3), a0, a1)
		}
		q := &z[p]
		if hyper {
			if !(sum(a0.Abs().Add(a1.Abs())) <= reach) {
				q.set(0, a0)
				q.set(1, a1)
				q.cut()
				a0, a1 = q.at(0), q.at(1)
			}
			a0, a1 = tanhPair(a0), tanhPair(a1)
		}
		q.set(0, a0)
		q.set(1, a1)
	}
}

// forwardNarrow is forward for one or two inputs.
func (k *pass) forwardNarrow() {
	w, b, x, z, pairs := k.w, k.b, k.x, k.a, k.pairs
	for t := range b {
		bias, w, z := &b[t], &w[t], z[t*pairs:][:len(x)]
		b0, b1, b2, b3 := bias.splat(0), bias.splat(1), bias.splat(2), bias.splat(3)
		w0, w4, w8, w12 := w.splat(0), w.splat(4), w.splat(8), w.splat(12)
		w1, w5, w9, w13 := w.splat(1), w.splat(5), w.splat(9), w.splat(13)
		for p := range x {
			v, q := &x[p], &z[p]
			x0, x1 := v.at(0), v.at(1)
			q.setSum(0, b0, w0, w1, x0, x1)
			q.setSum(1, b1, w4, w5, x0, x1)
			q.setSum(2, b2, w8, w9, x0, x1)
			q.setSum(3, b3, w12, w13, x0, x1)
		}
	}
}

// backwardUnit is backward for a single unit.
func (k *pass) backwardUnit() {
	w, dz, dx := k.w, k.d, k.dx
	for t := range w {
		w, dx := &w[t], dx[t*len(dz):][:len(dz)]
		w0, w1, w2, w3 := w.splat(0), w.splat(1), w.splat(2), w.splat(3)
		for p := range dz {
			d, q := dz[p].at(0), &dx[p]
			q.set(0, w0.Mul(d))
			q.set(1, w1.Mul(d))
			q.set(2, w2.Mul(d))
			q.set(3, w3.Mul(d))
		}
	}
}

// backwardPair is backward for two units; with hyper, whose inputs come from tanh, it goes through that, too.
func (k *pass) backwardPair(hyper bool) {
	w, dz := k.w, k.d
	for t := range w {
		w, x, dx := &w[t], k.x[t*len(dz):][:len(dz)], k.dx[t*len(dz):][:len(dz)]
		w0, w1, w2, w3 := w.splat(0), w.splat(1), w.splat(2), w.splat(3)
		w4, w5, w6, w7 := w.splat(4), w.splat(5), w.splat(6), w.splat(7)
		for p := range dz {
			d, q := &dz[p], &dx[p]
			d0, d1 := d.at(0), d.at(1)
			q.setProducts(0, w0, w4, d0, d1)
			q.setProducts(1, w1, w5, d0, d1)
			q.setProducts(2, w2, w6, d0, d1)
			q.setProducts(3, w3, w7, d0, d1)
			if hyper {
				v := &x[p]
				q.scaleTanh(0, v)
				q.scaleTanh(1, v)
				q.scaleTanh(2, v)
				q.scaleTanh(3, v)
			}
		}
	}
}

// accumulateUnit is accumulate for a single unit.
func (k *pass) accumulateUnit() {
	dw, dz := k.dw, k.d
	var s pair
	for i := range dw {
		x := k.x[i*len(dz):][:len(dz)]
		var a0, a1, a2, a3 pair
		for p := range dz {
			d, v := dz[p].at(0), &x[p]
			a0 = addProduct(a0, d, v.at(0))
			a1 = addProduct(a1, d, v.at(1))
			a2 = addProduct(a2, d, v.at(2))
			a3 = addProduct(a3, d, v.at(3))
		}
		w := &dw[i]
		w.add(0, a0, a1)
		w.add(2, a2, a3)
	}
	for p := range dz {
		s = s.Add(dz[p].at(0))
	}
	k.db[0][0] += sum(s)
}

// unitThroughTanh is accumulate, backward and scaleTanh in one, for a single unit whose inputs come from tanh: all
// three read the same numbers.
func (k *pass) unitThroughTanh() {
	dw, dz := k.dw, k.d
	var s pair
	for i := range dw {
		x, dx := k.x[i*len(dz):][:len(dz)], k.dx[i*len(dz):][:len(dz)]
		w := &k.w[i]
		var a0, a1, a2, a3 pair
		for p := range dz {
			d, v, q := dz[p].at(0), &x[p], &dx[p]
			x := v.at(0)
			a0 = addProduct(a0, d, x)
			q.setThroughTanh(0, w, d, x)
			x = v.at(1)
			a1 = addProduct(a1, d, x)
			q.setThroughTanh(1, w, d, x)
			x = v.at(2)
			a2 = addProduct(a2, d, x)
			q.setThroughTanh(2, w, d, x)
			x = v.at(3)
			a3 = addProduct(a3, d, x)
			q.setThroughTanh(3, w, d, x)
		}
		g := &dw[i]
		g.add(0, a0, a1)
		g.add(2, a2, a3)
	}
	for p := range dz {
		s = s.Add(dz[p].at(0))
	}
	k.db[0][0] += sum(s)
}

// accumulatePair is accumulate for two units: four inputs' sums fit at a time.
func (k *pass) accumulatePair() {
	dw, dz := k.dw, k.d
	var s0, s1 pair
	for i := range dw {
		x := k.x[i*len(dz):][:len(dz)]
		var a0, a1, a2, a3, a4, a5, a6, a7 pair
		s0, s1 = pair{}, pair{}
		for p := range dz {
			d, v := &dz[p], &x[p]
			d0, d1 := d.at(0), d.at(1)
			s0 = s0.Add(d0)
			s1 = s1.Add(d1)
			x := v.at(0)
			a0 = addProduct(a0, d0, x)
			a4 = addProduct(a4, d1, x)
			x = v.at(1)
			a1 = addProduct(a1, d0, x)
			a5 = addProduct(a5, d1, x)
			x = v.at(2)
			a2 = addProduct(a2, d0, x)
			a6 = addProduct(a6, d1, x)
			x = v.at(3)
			a3 = addProduct(a3, d0, x)
			a7 = addProduct(a7, d1, x)
		}
		w := &dw[i]
		w.add(0, a0, a1)
		w.add(2, a2, a3)
		w.add(4, a4, a5)
		w.add(6, a6, a7)
	}
	k.db[0].add(0, s0, s1)
}
