package nn

// The kernel is written once, over the type pair: two samples' values of one unit. In a browser it is a SIMD register
// (pair_simd.go), elsewhere a struct (pair_plain.go); both come to the same bits.
//
// It works on blocks of fixed size. In WebAssembly a bounds check, a call or a taken branch costs as much as several
// multiply-adds; with a 4×4 block of weights times two samples, one check serves 32 of them.

// weightBlock holds the weights of four units and four inputs: [4·unit+input]. Units and inputs past a layer's end
// are padding: their weights are 0, and so are their gradients, because the values and deltas they meet are 0 where
// it matters.
type weightBlock [16]float64

// valueBlock holds a value of four units for two samples: [unit][sample].
type valueBlock [4][2]float64

// tile holds a value of four units.
type tile [4]float64

// pass is a layer and its blocks, cut to the current batch. They are cut once for all batches of a size, as cutting
// would be most of the work of a small network's pass.
type pass struct {
	*dense
	pairs      int
	x, a       []valueBlock // inputs and outputs
	d, dx      []valueBlock // derivatives ∂E/∂z and of x; dx is nil for the first layer
	full, rest []valueBlock // of a: where tiles are full, or nearly; and one with one or two units
}

// checkRows panics unless the pass has all the blocks that its loops step through without looking. It is called once
// for all batches of a size.
func (k *pass) checkRows() {
	weights, x, z := k.outT*k.inT, k.inT*k.pairs, k.outT*k.pairs
	if min(len(k.w), len(k.dw)) < weights || len(k.x) < x || min(len(k.a), len(k.d)) < z {
		panic("nn: a layer's blocks do not fit the batch")
	}
}
