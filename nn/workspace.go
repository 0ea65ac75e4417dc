package nn

import "fmt"

// Samples is a data set: N rows of D inputs and K targets, row by row.
type Samples struct {
	N, D, K int
	Inputs  []float64 // N×D
	Targets []float64 // N×K
}

// Workspace holds the values of every unit for one batch. Looking at a network
// needs one of its own, so that it never disturbs training.
type Workspace struct {
	net   *Network
	n     int // samples of the batch at hand
	pairs int // blocks a row: n/2, rounded up
	x     []valueBlock
	a     [][]valueBlock // a[l]: outputs of layer l+1
	d     [][]valueBlock // derivatives of the same
	z     [][]valueBlock // weighted sums, of layers whose f′ needs them; else nil
	row   []float64      // one sample's outputs, for softmax

	masks [][]float64    // of hidden layers' units, while some sit out; else nil
	whole [][]valueBlock // outputs as they were before the masks
}

// NewWorkspace makes room for batches of up to n samples.
func (n *Network) NewWorkspace(samples int) *Workspace {
	if samples < 1 {
		panic(fmt.Sprintf("nn: workspace: got %d samples, want at least 1", samples))
	}
	pairs := (samples + 1) / 2
	w := &Workspace{net: n, x: make([]valueBlock, tilesOf(n.inputs)*pairs)}
	for i := range n.layers {
		w.a = append(w.a, make([]valueBlock, n.layers[i].outT*pairs))
		w.d = append(w.d, make([]valueBlock, n.layers[i].outT*pairs))
		var z []valueBlock
		if n.layers[i].act.needsSums() {
			z = make([]valueBlock, n.layers[i].outT*pairs)
		}
		w.z = append(w.z, z)
	}
	w.row = make([]float64, n.Outputs())
	return w
}

// Room is how many samples the workspace takes at once.
func (w *Workspace) Room() int { return len(w.x) / tilesOf(w.net.inputs) * 2 }

// Forward computes every unit for the N rows of inputs (N×D).
// It panics if they are not whole rows or more than the workspace has room for.
func (w *Workspace) Forward(inputs []float64) {
	d := w.net.inputs
	n := len(inputs) / d
	if n*d != len(inputs) || n > w.Room() {
		panic(fmt.Sprintf("nn: forward: got %d numbers, want up to %d rows of %d", len(inputs), w.Room(), d))
	}
	w.load(inputs, n)
	w.forward()
}

// load puts n rows into the input blocks. The second place of an odd last pair
// is 0: nothing of an earlier batch may stand there.
func (w *Workspace) load(inputs []float64, n int) {
	d := w.net.inputs
	w.n, w.pairs = n, (n+1)/2
	for s := range n {
		row := inputs[s*d : s*d+d]
		for i, v := range row {
			w.x[(i>>2)*w.pairs+s>>1][i&3*2+s&1] = v
		}
	}
	if n&1 == 1 {
		for i := range d {
			w.x[(i>>2)*w.pairs+w.pairs-1][i&3*2+1] = 0
		}
	}
}

func (w *Workspace) forward() {
	x := w.x[:tilesOf(w.net.inputs)*w.pairs]
	for l := range w.net.layers {
		d := &w.net.layers[l]
		z := w.a[l][:d.outT*w.pairs]
		forward(d.w, d.b, x, z, w.pairs)
		copy(w.z[l], z)
		if d.act == softmax {
			w.softmax(z)
		} else {
			d.act.activate(z)
			if d.act.F(0) != 0 {
				clearPadding(z, d.out, w.pairs)
			}
		}
		if w.masks != nil && l < len(w.masks) {
			copy(w.whole[l], z)
			w.mask(l, z)
		}
		x = z
	}
}

// drop makes the next batches go without the units whose mask is 0; nil lets
// all take part again.
func (w *Workspace) drop(masks [][]float64) {
	w.masks = masks
	if masks != nil && w.whole == nil {
		for _, a := range w.a {
			w.whole = append(w.whole, make([]valueBlock, len(a)))
		}
	}
}

// mask multiplies a hidden layer's values by its units' masks.
func (w *Workspace) mask(l int, v []valueBlock) {
	for u, m := range w.masks[l] {
		row := v[u>>2*w.pairs : (u>>2+1)*w.pairs]
		for p := range row {
			row[p][u&3*2] *= m
			row[p][u&3*2+1] *= m
		}
	}
}

// softmax takes the last layer's sums sample by sample.
func (w *Workspace) softmax(z []valueBlock) {
	for s := range w.n {
		for o := range w.row {
			w.row[o] = z[o>>2*w.pairs+s>>1][o&3*2+s&1]
		}
		Softmax(w.row)
		for o, v := range w.row {
			z[o>>2*w.pairs+s>>1][o&3*2+s&1] = v
		}
	}
}

// backward adds the gradient of the batch last given to forward, summed over
// its samples, to the network's. targets is N×K.
func (w *Workspace) backward(targets []float64, loss *Loss) {
	last := len(w.net.layers) - 1
	w.outputDerivatives(targets, loss)
	for l := last; l >= 0; l-- {
		d := &w.net.layers[l]
		dz := w.d[l][:d.outT*w.pairs]
		if l < last {
			a := w.a[l]
			if w.masks != nil {
				w.mask(l, dz)
				a = w.whole[l]
			}
			d.act.descend(dz, a[:len(dz)], w.z[l])
		}
		if l == 0 {
			accumulate(d.dw, d.db, w.x, dz, w.pairs)
			break
		}
		accumulate(d.dw, d.db, w.a[l-1], dz, w.pairs)
		backward(d.w, dz, w.d[l-1], d.inT, d.outT, w.pairs)
	}
}

// outputDerivatives puts ∂E/∂z into the last layer's blocks, and 0 wherever
// there is only padding.
func (w *Workspace) outputDerivatives(targets []float64, loss *Loss) {
	last := len(w.net.layers) - 1
	act := w.net.layers[last].act
	k := w.net.layers[last].out
	dz := w.d[last][:tilesOf(k)*w.pairs]
	clear(dz)
	share := 1.0
	if loss.Mean {
		share /= float64(k)
	}
	fused := loss.Fused == act.Name
	for s := range w.n {
		for o := range k {
			a, t := w.output(s, o), targets[s*k+o]
			d := a - t
			if !fused {
				d = loss.Derivative(a, t)
			}
			dz[o>>2*w.pairs+s>>1][o&3*2+s&1] = share * d
		}
	}
	switch {
	case fused:
	case act == softmax:
		w.softmaxDerivatives(dz)
	default:
		act.descend(dz, w.a[last][:len(dz)], w.z[last])
	}
}

// softmaxDerivatives turns ∂E/∂a into ∂E/∂z, where a = softmax(z):
//
//	dz[i] = a[i]·(da[i] − Σⱼ da[j]·a[j])
func (w *Workspace) softmaxDerivatives(d []valueBlock) {
	for s := range w.n {
		sum := 0.0
		for o := range w.row {
			sum += d[o>>2*w.pairs+s>>1][o&3*2+s&1] * w.output(s, o)
		}
		for o := range w.row {
			v := &d[o>>2*w.pairs+s>>1][o&3*2+s&1]
			*v = w.output(s, o) * (*v - sum)
		}
	}
}

// Unit appends the outputs of one unit for every sample of the batch last
// computed. Layer 0 holds the inputs.
func (w *Workspace) Unit(layer, unit int, dst []float64) []float64 {
	blocks := w.x
	if layer > 0 {
		blocks = w.a[layer-1]
	}
	row := blocks[unit>>2*w.pairs:]
	for s := range w.n {
		dst = append(dst, row[s>>1][unit&3*2+s&1])
	}
	return dst
}

// Outputs appends the network's outputs for the batch last computed, N×K.
func (w *Workspace) Outputs(dst []float64) []float64 {
	for s := range w.n {
		for o := range w.net.Outputs() {
			dst = append(dst, w.output(s, o))
		}
	}
	return dst
}

// output is output o for sample s of the batch last computed.
func (w *Workspace) output(s, o int) float64 {
	last := len(w.a) - 1
	return w.a[last][o>>2*w.pairs+s>>1][o&3*2+s&1]
}

// Predict appends the outputs for N rows of inputs, N×K, batch by batch.
func (w *Workspace) Predict(inputs, dst []float64) []float64 {
	step := w.Room() * w.net.inputs
	for len(inputs) > 0 {
		n := min(step, len(inputs))
		w.Forward(inputs[:n])
		dst = w.Outputs(dst)
		inputs = inputs[n:]
	}
	return dst
}
