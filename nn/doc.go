// Package nn is a feed-forward neural network: dense layers, their gradients by backpropagation, and the mini-batch
// training that goes with them. It needs nothing but the standard library and knows no screen.
//
// # Notation
//
// Formulas, comments and code use the same letters:
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
//	δ       ∂E/∂z of a unit, Delta in code
//
// Layers count from 1, the first one after the inputs; 0 stands for the inputs.
//
// # Order of parameters
//
// Wherever parameters leave or enter the package they are one flat slice, layer by layer: first W row by row, a row
// holding one unit's incoming weights, then b. Inside, the same numbers lie in 4×4 blocks (kernel.go) so that a
// browser can train fast; nobody outside sees that order.
//
// # Two ways to the same numbers
//
// Plain loops that read like the formulas are in plain.go; Network.Trace returns every number they compute for a
// sample. The kernel that trains is in kernel.go and the files named kernel_*. Tests compare the two.
//
// The package builds with Go 1.26 or newer. Compiled for WebAssembly by Go 1.27 with GOEXPERIMENT=simd, the kernel uses
// SIMD and trains up to 1.8 times as fast, to the same bits.
//
// # Watching and going back
//
// A Trainer writes down whole steps of training into a Recording, for whoever wants to show or check them. A Moment
// takes a trainer back to an earlier state within the program; a Snapshot does so across programs, as JSON.
package nn
