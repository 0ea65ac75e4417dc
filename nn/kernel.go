package nn

// The kernel works on blocks of fixed size. In WebAssembly a bounds check, a
// call or a taken branch costs as much as several multiply-adds; with a 4×4
// block of weights times two samples, one check serves 32 of them.

// weightBlock holds the weights of four units and four inputs: [4·unit+input].
// Units and inputs past a layer's end are padding: their weights are 0 and,
// as the values and deltas they meet are 0 too where it matters, so are their
// gradients.
type weightBlock [16]float64

// valueBlock holds a value of four units for two samples: [2·unit+sample].
type valueBlock [8]float64

// tile holds a value of four units.
type tile [4]float64

// pass is a layer and its blocks, cut to the batch at hand: cutting them once
// for all batches of a size is most of what a small network's pass would do.
type pass struct {
	*dense
	pairs      int
	x, a       []valueBlock // inputs and outputs
	d, dx      []valueBlock // derivatives ∂E/∂z and of x; dx is nil for the first layer
	full, rest []valueBlock // of a: where tiles are full, or nearly; and one with one or two units
}
