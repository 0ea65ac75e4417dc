package nn

import "slices"

// traces returns what the kernel computed for the batch it last took forward and back, sample by sample, without DW
// and DB. inputs and targets are those of the batch.
//
// The kernel overwrites a layer's sums by its outputs, and dA by δ. Both are computed once more here, by the same
// loops in the same order, so they are the same bits; and the kernel need not know that anybody watches. Only the
// last layer's dA may be new: with its fused loss the kernel goes straight to δ.
func (w *Workspace) traces(inputs, targets []float64, loss *Loss) []Trace {
	d, k, depth := w.net.inputs, w.net.Outputs(), len(w.passes)
	traces, layers := make([]Trace, w.n), make([]LayerTrace, w.n*depth)
	inputs, targets = slices.Clone(inputs[:w.n*d]), slices.Clone(targets[:w.n*k])
	for s := range traces {
		traces[s] = Trace{
			Inputs: inputs[s*d : (s+1)*d : (s+1)*d],
			Target: targets[s*k : (s+1)*k : (s+1)*k],
			Layers: layers[s*depth : (s+1)*depth : (s+1)*depth],
		}
	}
	for l := range w.passes {
		w.traceLayer(traces, l, loss)
	}
	for s := range traces {
		traces[s].Loss = loss.sample(traces[s].Layers[len(w.passes)-1].A, traces[s].Target)
	}
	return traces
}

// traceLayer fills in one layer of every sample's trace.
func (w *Workspace) traceLayer(traces []Trace, l int, loss *Loss) {
	units, last := w.passes[l].out, l == len(w.passes)-1
	z, a, delta := w.passes[l].sums(), w.passes[l].a, w.passes[l].d
	var da []valueBlock
	if !last {
		da = w.passes[l+1].inputDerivatives()
	}
	rows := make([]float64, 4*units*len(traces))
	for s := range traces {
		row := rows[4*units*s:]
		layer := LayerTrace{
			Z: row[:units:units], A: row[units : 2*units : 2*units],
			DA: row[2*units : 3*units : 3*units], Delta: row[3*units : 4*units : 4*units],
		}
		for u := range units {
			layer.Z[u], layer.A[u], layer.Delta[u] = w.value(z, s, u), w.value(a, s, u), w.value(delta, s, u)
			if last {
				layer.DA[u] = loss.share(units) * loss.Derivative(layer.A[u], traces[s].Target[u])
			} else {
				layer.DA[u] = w.value(da, s, u)
			}
		}
		if w.masks != nil && !last {
			layer.Mask = slices.Clone(w.masks[l])
		}
		traces[s].Layers[l] = layer
	}
}

// sums computes the layer's weighted sums again, into blocks of their own. Without its activation, forward stops
// there.
func (k pass) sums() []valueBlock {
	d := *k.dense
	d.act = Linear
	k.dense, k.a = &d, make([]valueBlock, len(k.a))
	k.forward()
	return k.a
}

// inputDerivatives computes ∂E/∂x again, into blocks of its own.
func (k pass) inputDerivatives() []valueBlock {
	k.dx = make([]valueBlock, len(k.dx))
	k.backward()
	return k.dx
}
