package nn

import "fmt"

// Workspace holds the values of every unit for one batch. Whoever evaluates a network uses a workspace of their
// own, so that they never disturb training.
type Workspace struct {
	net   *Network
	room  int // samples it takes at once
	n     int // samples of the current batch
	pairs int // blocks a row: n/2, rounded up
	x     []valueBlock
	a     [][]valueBlock // a[l]: outputs of layer l+1
	d     [][]valueBlock // derivatives of the same
	z     [][]valueBlock // weighted sums, of layers whose f′ needs them; else nil
	row   []float64      // one sample's outputs, for softmax

	stained []bool // layers whose padding the activation fills with f(0) ≠ 0
	passes  []pass // layer by layer

	masks [][]float64    // of hidden layers' units, while some sit out; else nil
	whole [][]valueBlock // outputs as they were before the masks
}

// NewWorkspace makes room for batches of up to the given number of samples. It panics if that is less than 1.
func (n *Network) NewWorkspace(samples int) *Workspace {
	if samples < 1 {
		panic(fmt.Sprintf("nn: workspace: got %d samples, want at least 1", samples))
	}
	pairs := (samples + 1) / 2
	w := &Workspace{net: n, room: 2 * pairs, x: make([]valueBlock, tilesOf(n.inputs)*pairs)}
	for i := range n.layers {
		w.a = append(w.a, make([]valueBlock, n.layers[i].outT*pairs))
		w.d = append(w.d, make([]valueBlock, n.layers[i].outT*pairs))
		var z []valueBlock
		if n.layers[i].act.needsSums() {
			z = make([]valueBlock, n.layers[i].outT*pairs)
		}
		w.z = append(w.z, z)
		act := n.layers[i].act
		w.stained = append(w.stained, n.layers[i].out%4 != 0 && act != Softmax && act.F(0) != 0)
	}
	w.row = make([]float64, n.Outputs())
	return w
}

// Room is how many samples the workspace takes at once.
func (w *Workspace) Room() int { return w.room }

// Forward computes every unit for the N rows of inputs (N×D). It panics if they are not whole rows, or more than the
// workspace has room for.
func (w *Workspace) Forward(inputs []float64) {
	d := w.net.inputs
	n := len(inputs) / d
	if n*d != len(inputs) || n > w.Room() {
		panic(fmt.Sprintf("nn: forward: got %d numbers, want up to %d rows of %d", len(inputs), w.Room(), d))
	}
	w.load(inputs, n)
	w.forward()
}

// load puts n rows into the input blocks. The second place of an odd last pair becomes 0: nothing of an earlier batch
// may remain there.
func (w *Workspace) load(inputs []float64, n int) {
	d := w.net.inputs
	if pairs := (n + 1) / 2; pairs != w.pairs {
		w.pairs = pairs
		w.wipe()
		w.cut()
	}
	w.n = n
	if d == 2 {
		gatherTwo(w.x, inputs, n)
		return
	}
	for at := 0; at < d; at += 4 {
		t := at >> 2
		gather(w.x[t*w.pairs:(t+1)*w.pairs], inputs[at:], d, min(d-at, 4), n)
	}
}

// wipe clears all blocks. With another number of pairs the rows lie elsewhere, and the padding of a tile would hold
// values of real units: padding weights would learn from them.
func (w *Workspace) wipe() {
	clear(w.x)
	for _, rows := range [][][]valueBlock{w.a, w.d, w.z, w.whole} {
		for _, blocks := range rows {
			clear(blocks)
		}
	}
}

// cut fits the passes to the number of pairs.
func (w *Workspace) cut() {
	if w.passes == nil {
		w.passes = make([]pass, len(w.net.layers))
	}
	x, dx := w.x[:tilesOf(w.net.inputs)*w.pairs], []valueBlock(nil)
	for l := range w.passes {
		d := &w.net.layers[l]
		size := d.outT * w.pairs
		k := pass{dense: d, pairs: w.pairs, x: x, dx: dx, a: w.a[l][:size], d: w.d[l][:size]}
		k.full = k.a
		if d.out%4 == 1 || d.out%4 == 2 {
			k.full, k.rest = k.a[:size-w.pairs], k.a[size-w.pairs:]
		}
		k.checkRows()
		w.passes[l] = k
		x, dx = w.passes[l].a, w.passes[l].d
	}
}

func (w *Workspace) forward() {
	for l := range w.passes {
		k := &w.passes[l]
		k.forward()
		switch {
		case k.rectifies(): // on the way
		case k.act != Tanh:
			w.activate(l)
		case k.out > 2: // one or two units have their tanh already
			applyTanh(k.full)
			if len(k.rest) > 0 {
				applyTanhNarrow(k.rest, k.out&3)
			}
		}
		if w.masks != nil && l < len(w.masks) {
			copy(w.whole[l], k.a)
			w.mask(l, k.a)
		}
	}
}

// activate turns a layer's sums into its outputs.
func (w *Workspace) activate(l int) {
	k := &w.passes[l]
	if k.act == Softmax {
		w.softmax(k.a)
		return
	}
	if w.z[l] != nil {
		copy(w.z[l], k.a)
	}
	k.act.activate(k.a)
	if w.stained[l] {
		clearPadding(k.a, k.out, k.pairs)
	}
}

// drop leaves the units whose mask is 0 out of the next batches; nil lets all take part again.
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
			row[p][u&3][0] *= m
			row[p][u&3][1] *= m
		}
	}
}

// softmax takes the last layer's sums sample by sample.
func (w *Workspace) softmax(z []valueBlock) {
	for s := range w.n {
		for o := range w.row {
			w.row[o] = z[o>>2*w.pairs+s>>1][o&3][s&1]
		}
		softmax(w.row)
		for o, v := range w.row {
			z[o>>2*w.pairs+s>>1][o&3][s&1] = v
		}
	}
}

// backward adds the gradient of the batch last given to forward, summed over its samples, to the network's. targets
// is N×K.
func (w *Workspace) backward(targets []float64, loss *Loss) {
	w.outputDerivatives(targets, loss)
	for l := len(w.passes) - 1; l > 0; l-- {
		k := &w.passes[l]
		act := w.passes[l-1].act
		// Where nothing sits out, backward may go through the activation on the way.
		through := w.masks == nil && (act == Tanh || act == ReLU && k.out > 2)
		if through && k.out == 1 {
			k.unitThroughTanh()
			continue
		}
		k.accumulate()
		if through {
			k.backwardThrough(act)
			continue
		}
		k.backward()
		a := k.x
		if w.masks != nil {
			w.mask(l-1, k.dx)
			a = w.whole[l-1][:len(a)]
		}
		act.descend(k.dx, a, w.z[l-1])
	}
	w.passes[0].accumulate()
}

// outputDerivatives puts ∂E/∂z into the last layer's blocks, and 0 into the padding.
func (w *Workspace) outputDerivatives(targets []float64, loss *Loss) {
	last := &w.passes[len(w.passes)-1]
	k, act := last.out, last.act
	if k == 1 && act == Tanh && loss == HalfSquared {
		squaredTanhUnit(last.d, last.a, targets[:w.n])
		return
	}
	clear(last.d)
	share := loss.share(k)
	fused := loss.Fused == act.Name
	for o := range k {
		d, a := last.d[o>>2*w.pairs:][:w.pairs], last.a[o>>2*w.pairs:][:w.pairs]
		if fused || loss == HalfSquared {
			differences(d, a, targets[o:], o&3, k, w.n, share)
			continue
		}
		for s := range w.n {
			d[s>>1][o&3][s&1] = share * loss.Derivative(a[s>>1][o&3][s&1], targets[s*k+o])
		}
	}
	switch {
	case fused:
	case act == Softmax:
		w.softmaxDerivatives(last.d)
	default:
		act.descend(last.d, last.a, w.z[len(w.passes)-1])
	}
}

// softmaxDerivatives turns ∂E/∂a into ∂E/∂z, where a = softmax(z):
//
//	dz[i] = a[i]·(da[i] − Σⱼ da[j]·a[j])
func (w *Workspace) softmaxDerivatives(d []valueBlock) {
	for s := range w.n {
		sum := 0.0
		for o := range w.row {
			sum += d[o>>2*w.pairs+s>>1][o&3][s&1] * w.output(s, o)
		}
		for o := range w.row {
			v := &d[o>>2*w.pairs+s>>1][o&3][s&1]
			*v = w.output(s, o) * (*v - sum)
		}
	}
}

// Unit appends the outputs of one unit for every sample of the batch last computed. Layer 0 holds the inputs. It
// panics if there is no such layer or unit.
func (w *Workspace) Unit(layer, unit int, dst []float64) []float64 {
	blocks := w.x
	if layer == 0 {
		w.net.layers[0].checkInput(1, unit)
	} else {
		w.net.layer(layer, unit)
		blocks = w.a[layer-1]
	}
	for s := range w.n {
		dst = append(dst, w.value(blocks, s, unit))
	}
	return dst
}

// value is what blocks hold for a unit and sample s.
func (w *Workspace) value(blocks []valueBlock, s, unit int) float64 {
	return blocks[unit>>2*w.pairs+s>>1][unit&3][s&1]
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
	return w.a[last][o>>2*w.pairs+s>>1][o&3][s&1]
}

// Predict appends the outputs for N rows of inputs, N×K, batch by batch. It panics if they are not whole rows.
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
