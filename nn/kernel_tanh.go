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
//
// It is in three parts because each is small enough for the compiler to inline: a call costs as much as half of the
// arithmetic.
func tanh(x float64) float64 { return tanhSum(nearest(cutAt20(x))) }

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

// nearest returns T and d. Adding 1.5·2⁵² to a number rounds it to an integer, whose low bits are the place in the
// table.
func nearest(x float64) (t, d float64) {
	const round = 6755399441055744.0 // 1.5·2⁵²
	k := 32*x + round
	return tanhTable[math.Float64bits(k)&4095], x - (k-round)*(1.0/32)
}

// tanhSum is (T + tanh d)/(1 + T·tanh d), with the series of tanh d up to d⁷.
func tanhSum(t, d float64) float64 {
	const c3, c5, c7 = -1.0 / 3, 2.0 / 15, -17.0 / 315
	z := d * d
	d += d * z * (c3 + z*(c5+z*c7))
	return (t + d) / (1 + t*d)
}

func applyTanh(z []valueBlock) {
	for i := range z {
		q := &z[i]
		if most := sumOf4(q[0], q[1], q[2], q[3]) + sumOf4(q[4], q[5], q[6], q[7]); !(most <= reach) {
			q.cut()
		}
		q[0] = tanhSum(nearest(q[0]))
		q[1] = tanhSum(nearest(q[1]))
		q[2] = tanhSum(nearest(q[2]))
		q[3] = tanhSum(nearest(q[3]))
		q[4] = tanhSum(nearest(q[4]))
		q[5] = tanhSum(nearest(q[5]))
		q[6] = tanhSum(nearest(q[6]))
		q[7] = tanhSum(nearest(q[7]))
	}
}

// applyTanhNarrow is applyTanh for tiles of one unit or two.
func applyTanhNarrow(z []valueBlock, units int) {
	for i := range z {
		q := &z[i]
		if !(sumOf4(q[0], q[1], q[2], q[3]) <= reach) {
			q.cut()
		}
		q[0] = tanhSum(nearest(q[0]))
		q[1] = tanhSum(nearest(q[1]))
		if units == 2 {
			q[2] = tanhSum(nearest(q[2]))
			q[3] = tanhSum(nearest(q[3]))
		}
	}
}

func sumOf4(a, b, c, d float64) float64 {
	return math.Abs(a) + math.Abs(b) + (math.Abs(c) + math.Abs(d))
}

// cut brings values into the table's reach. NaN is not above 20 and stays.
//
//go:noinline
func (q *valueBlock) cut() {
	for i, x := range q {
		q[i] = cutAt20(x)
	}
}
