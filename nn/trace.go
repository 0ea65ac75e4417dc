package nn

// Trace is one sample on its way through the network and back: every number of the forward pass, of the loss and of
// the backward pass.
type Trace struct {
	Inputs []float64    // D
	Target []float64    // K
	Loss   float64      // E
	Layers []LayerTrace // Layers[0] is the first layer after the inputs
}

// LayerTrace holds one layer's numbers for one sample; H is the number of its units, D that of its inputs.
//
//	Z = W·x + b    A = f(Z)    DA = ∂E/∂A    Delta = ∂E/∂Z = DA·f′(Z)
//	DW[u][i] = ∂E/∂W[u][i] = Delta[u]·x[i]    DB = ∂E/∂b = Delta
//
// For Softmax, Delta[u] = A[u]·(DA[u] − Σₖ DA[k]·A[k]).
//
// In a batch with dropout, a hidden layer has a Mask: 0 for a unit that sits the batch out, otherwise the factor by
// which the others grow. Then A = Mask·f(Z) is what the next layer receives, and Delta = DA·Mask·f′(Z).
type LayerTrace struct {
	Z, A      []float64   // H
	DA, Delta []float64   // H
	Mask      []float64   // H; nil without dropout
	DW        [][]float64 // H×D, [unit][input]; nil until FillGradient in a Recording
	DB        []float64   // H; likewise
}

// Gradient appends the gradient of the sample's loss to dst, in the order of Network.Parameters, and returns it.
func (t *Trace) Gradient(dst []float64) []float64 {
	x := t.Inputs
	for l := range t.Layers {
		layer := &t.Layers[l]
		for _, d := range layer.Delta {
			for _, v := range x {
				dst = append(dst, d*v)
			}
		}
		dst = append(dst, layer.Delta...)
		x = layer.A
	}
	return dst
}

// FillGradient sets every layer's DW and DB. Network.Trace has done so already; a Recording leaves it to whoever
// needs them, as they take as much room as all parameters, for each sample.
func (t *Trace) FillGradient() {
	x := t.Inputs
	for l := range t.Layers {
		layer := &t.Layers[l]
		layer.DW, layer.DB = make([][]float64, len(layer.Delta)), append([]float64(nil), layer.Delta...)
		for u, d := range layer.Delta {
			layer.DW[u] = make([]float64, len(x))
			for i, v := range x {
				layer.DW[u][i] = d * v
			}
		}
		x = layer.A
	}
}
