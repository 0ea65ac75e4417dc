package run

import (
	"cmp"
	"math"
	"slices"
)

// Columns of the samples, by which they can be sorted.
const (
	ByIndex  = "index" // their place in the set
	ByInput  = "input"
	ByTarget = "target" // by the order of the classes, or by number
	ByOutput = "output"
	ByAnswer = "answer"
	ByError  = "error"
)

// SampleColumns lists the columns.
var SampleColumns = []string{ByIndex, ByInput, ByTarget, ByOutput, ByAnswer, ByError}

// Pick says which samples are wanted, and in which order. The zero value wants all
// of the training samples as they lie.
type Pick struct {
	Test       bool
	Wrong      bool   // only those of classes that the network answers wrongly
	By         string // one of SampleColumns; "" is ByIndex
	Input      int    // which raw input to sort by, with ByInput
	Number     int    // which of a regression's numbers ByTarget, ByOutput and ByError are of
	Descending bool
}

// Picked returns the indices of the samples that p wants. Equal ones keep the order
// of the set, and those without a number come last.
func (r *Run) Picked(p Pick) []int {
	rows, samples := r.set(p.Test)
	outputs := r.outputsFor(p)
	k := samples.K
	indices := make([]int, 0, samples.N)
	for i, label := range rows.Labels {
		if p.Wrong && r.data.classes != nil && r.class(outputs[i*k:(i+1)*k]) == int(label) {
			continue
		}
		indices = append(indices, i)
	}
	keys := r.sortKeys(p, outputs)
	if keys == nil {
		if p.Descending {
			slices.Reverse(indices)
		}
		return indices
	}
	slices.SortStableFunc(indices, func(i, j int) int { return compareKeys(keys[i], keys[j], p.Descending) })
	return indices
}

// compareKeys orders two numbers, NaN after all others in either direction.
func compareKeys(a, b float64, descending bool) int {
	if a != a || b != b {
		return cmp.Compare(b, a) // NaN is less than any number
	}
	if descending {
		return cmp.Compare(b, a)
	}
	return cmp.Compare(a, b)
}

// outputsFor returns the outputs of the whole set, or nil where p does not depend
// on them.
func (r *Run) outputsFor(p Pick) []float64 {
	if p.Wrong && r.data.classes != nil || p.By == ByOutput || p.By == ByAnswer || p.By == ByError {
		_, samples := r.set(p.Test)
		return r.Predict(samples.Inputs)
	}
	return nil
}

// sortKeys returns a number for every sample of the set, by which to sort them; nil
// leaves them as they lie.
func (r *Run) sortKeys(p Pick, outputs []float64) []float64 {
	rows, samples := r.set(p.Test)
	wide, k := len(r.data.columns), samples.K
	of := func(i int) int { return i*k + p.Number + r.data.outputOf(rows.Labels[i]) }
	var key func(i int) float64
	switch p.By {
	case ByInput:
		key = func(i int) float64 { return rows.Inputs[i*wide+p.Input] }
	case ByTarget:
		if p.Number == 0 {
			return rows.Labels
		}
		key = func(i int) float64 { return samples.Targets[of(i)] }
	case ByOutput:
		key = func(i int) float64 { return outputs[of(i)] }
	case ByAnswer:
		key = func(i int) float64 { return r.answerKey(outputs[i*k : (i+1)*k]) }
	case ByError:
		key = func(i int) float64 { return samples.Targets[of(i)] - outputs[of(i)] }
	default:
		return nil
	}
	keys := make([]float64, samples.N)
	for i := range keys {
		keys[i] = key(i)
	}
	return keys
}

// answerKey returns the answered class as a number; in a regression the output.
func (r *Run) answerKey(outputs []float64) float64 {
	if r.data.classes == nil {
		return outputs[0]
	}
	if class := r.class(outputs); class != noClass {
		return float64(class)
	}
	return math.NaN()
}
