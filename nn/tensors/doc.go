// Package tensors compares what a learner's own program printed with a recorded step of training, and names the
// mistakes it recognises.
//
//	text ─ Parse ─► tensors ─ by name, shape, closeness ─► slots of one step ─ compare ─► Report
//
// A step is the kernel's own: nn.Recording. A mistake is a program that makes it: sim.go goes through a step in plain
// loops with one thing wrong, and a mistake is named only if every number it computes agrees with what was printed,
// to the digits that were printed. Whatever no mistake explains stays unexplained.
//
// Nothing here is worded for a person: faults, causes and places are codes and values.
//
// # Notation
//
// As in package nn: N samples, D inputs, H units, K outputs, δ = ∂E/∂z. Matrices of samples are N×H, weights H×D. A
// learner may write them the other way round: X·W + b with W D×H, or W·x + b with the samples in columns.
package tensors
