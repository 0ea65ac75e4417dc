package nn

import "unsafe"

// The kernel works on blocks of fixed size. In WebAssembly a bounds check, a
// call or a taken branch costs as much as several multiply-adds; with a 4×4
// block of weights times two samples, one check serves 32 of them.

// weightBlock holds the weights of four units and four inputs: [4·unit+input]. Units and inputs past a layer's end
// are padding: their weights are 0, and so are their gradients, because the values and deltas they meet are 0 where
// it matters.
type weightBlock [16]float64

// valueBlock holds a value of four units for two samples: [2·unit+sample].
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

// next is the block after v in a row.
func (v *valueBlock) next() *valueBlock {
	return (*valueBlock)(unsafe.Add(unsafe.Pointer(v), unsafe.Sizeof(*v)))
}

// skip is the block n further on.
func (v *valueBlock) skip(n int) *valueBlock {
	return (*valueBlock)(unsafe.Add(unsafe.Pointer(v), n*int(unsafe.Sizeof(*v))))
}

func (w *weightBlock) next() *weightBlock {
	return (*weightBlock)(unsafe.Add(unsafe.Pointer(w), unsafe.Sizeof(*w)))
}

func (w *weightBlock) skip(n int) *weightBlock {
	return (*weightBlock)(unsafe.Add(unsafe.Pointer(w), n*int(unsafe.Sizeof(*w))))
}
