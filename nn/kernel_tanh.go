package nn

import "math"

// tanh is accurate to 4 units in the last place. x is split into a whole number of 1/32, whose tanh T comes from a
// table, and the rest d, |d| ≤ 1/64, whose tanh is a short series. They combine to
//
//	tanh(c+d) = (T + tanh d) / (1 + T·tanh d)
//
// Around 0, T is 0 and no digit is lost. x is cut at ±20, where tanh is 1 to the last bit; the layers' loops check
// once a block whether anything needs cutting, as in WebAssembly even a choice without a branch goes through
// memory.
func tanh(x float64) float64 {
	x = cutAt20(x)
	var v [2]float64
	tanhPair(splat(x)).StoreArray(&v)
	return v[0]
}

// tanhTable holds tanh(k/32) at k modulo its length, for k of either sign. Every |x| up to reach has a place in it.
var tanhTable = func() (table [4096]float64) {
	for k := -2048; k < 2048; k++ {
		table[k&4095] = math.Tanh(float64(k) / 32)
	}
	return table
}()

const reach = 63

// cutAt20 cuts x at ±20. NaN is not above 20 and stays.
func cutAt20(x float64) float64 {
	if math.Abs(x) > 20 {
		return math.Copysign(20, x)
	}
	return x
}

// tanhPair is tanh of two numbers in the table's reach. Adding 1.5·2⁴⁷ to a number rounds it to a whole number of 1/32,
// and leaves that number, the place in the table, in its low bits. Then it computes (T + tanh d)/(1 + T·tanh d), with
// the series of tanh d up to d⁷.
func tanhPair(x pair) pair {
	const round = 1.5 * (1 << 47)
	const c3, c5, c7 = -1.0 / 3, 2.0 / 15, -17.0 / 315
	k := x.Add(splat(round))
	t, d := lookUp(k), x.Sub(k.Sub(splat(round)))
	z := d.Mul(d)
	d = d.Add(d.Mul(z).Mul(splat(c3).Add(z.Mul(splat(c5).Add(z.Mul(splat(c7)))))))
	return t.Add(d).Div(splat(1).Add(t.Mul(d)))
}

func applyTanh(z []valueBlock) {
	for i := range z {
		q := &z[i]
		if !(sum(q.at(0).Abs().Add(q.at(1).Abs()).Add(q.at(2).Abs().Add(q.at(3).Abs()))) <= reach) {
			q.cut()
		}
		q.set(0, tanhPair(q.at(0)))
		q.set(1, tanhPair(q.at(1)))
		q.set(2, tanhPair(q.at(2)))
		q.set(3, tanhPair(q.at(3)))
	}
}

// applyTanhNarrow is applyTanh for tiles of one unit or two.
func applyTanhNarrow(z []valueBlock, units int) {
	for i := range z {
		q := &z[i]
		if !(sum(q.at(0).Abs().Add(q.at(1).Abs())) <= reach) {
			q.cut()
		}
		q.set(0, tanhPair(q.at(0)))
		if units == 2 {
			q.set(1, tanhPair(q.at(1)))
		}
	}
}

// cut brings values into the table's reach. NaN is not above 20 and stays.
//
//go:noinline
func (q *valueBlock) cut() {
	for i := range q {
		q[i] = [2]float64{cutAt20(q[i][0]), cutAt20(q[i][1])}
	}
}
