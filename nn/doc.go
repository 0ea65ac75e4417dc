// Package nn is a feed-forward neural network: dense layers, their gradients
// by backpropagation, and the mini-batch training that goes with them. It
// needs nothing but the standard library and knows no screen.
//
// # Notation
//
// The same letters are used in formulas, comments and code:
//
//	N  samples of a batch          D  inputs of a layer
//	H  units of a layer            K  outputs of the network
//	X  N×D  a layer's inputs       Y  N×H  its outputs
//	W  H×D  weights: W[u][i] belongs to the connection from input i to unit u
//	b  H    biases
//	Z  N×H  weighted sums, Z = X·Wᵀ + b
//	f       activation, Y = f(Z)
//	E       the loss summed over outputs, for one sample
//	dA      the derivative ∂E/∂A of any A, summed over the batch
//
// Layers are counted from 1, the first hidden one; 0 stands for the inputs.
//
// # Order of parameters
//
// Wherever parameters leave or enter the package they are one flat slice,
// layer by layer: first W row by row, a row holding one unit's incoming
// weights, then b. Inside, the same numbers lie in 4×4 blocks (kernel.go) so
// that a browser can train fast; nobody outside sees that order.
//
// # Two ways to the same numbers
//
// Plain loops that read like the formulas are in plain.go. The kernel that
// trains is in kernel.go and the files named kernel_*. A test holds them equal.
package nn
