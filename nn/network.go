package nn

import (
	"fmt"
	"unsafe"
)

// Layer describes one dense layer of a network to be made.
type Layer struct {
	Units      int
	Activation string // a registered name
}

// Network is a stack of dense layers. All its parameters lie in one flat slice and all gradients in another of the
// same layout; the layers hold views into them.
//
// A Network is not safe for concurrent use. Predicting and tracing never change it; only SetWeight, SetBias,
// SetParameters, CopyParameters, Initialize and a Trainer do.
type Network struct {
	inputs int
	layers []dense
	theta  []float64 // every weight block of every layer, then every bias tile
	grad   []float64 // the gradient of theta, same layout
	nw     int       // theta[:nw] are weights, theta[nw:] biases
}

// dense is one layer's view into the network's parameters and gradients.
type dense struct {
	in, out   int // D and H
	inT, outT int // the same in tiles of four
	act       *Activation
	w, dw     []weightBlock // outT×inT, row by row
	b, db     []tile        // outT
	wAt, bAt  int           // where w and b start in theta
}

// New makes a network with all parameters 0. Its last layer is the output. No inputs, no layers, a layer without
// units, an unknown activation, or softmax before the last layer is an error.
func New(inputs int, layers ...Layer) (*Network, error) {
	if inputs < 1 {
		return nil, fmt.Errorf("nn: inputs: got %d, want at least 1", inputs)
	}
	if len(layers) == 0 {
		return nil, fmt.Errorf("nn: layers: got none, want at least the output layer")
	}
	n := &Network{inputs: inputs, layers: make([]dense, len(layers))}
	in, tiles := inputs, 0
	for i, l := range layers {
		act, err := ActivationNamed(l.Activation)
		if err != nil {
			return nil, err
		}
		if l.Units < 1 {
			return nil, fmt.Errorf("nn: layer %d: got %d units, want at least 1", i+1, l.Units)
		}
		if act == Softmax && i != len(layers)-1 {
			return nil, fmt.Errorf("nn: layer %d: softmax is for the last layer only", i+1)
		}
		d := dense{in: in, out: l.Units, inT: tilesOf(in), outT: tilesOf(l.Units), act: act, wAt: n.nw}
		n.nw += d.inT * d.outT * len(weightBlock{})
		tiles += d.outT
		n.layers[i] = d
		in = l.Units
	}
	n.theta = make([]float64, n.nw+tiles*len(tile{}))
	n.grad = make([]float64, len(n.theta))
	at := n.nw
	for i := range n.layers {
		d := &n.layers[i]
		d.bAt = at
		d.w, d.b = d.views(n.theta)
		d.dw, d.db = d.views(n.grad)
		at += d.outT * len(tile{})
	}
	return n, nil
}

// views cuts a layer's blocks out of a flat slice with theta's layout. unsafe.Slice only views the same float64s as
// arrays, which spares the kernel a bounds check per number.
func (d *dense) views(flat []float64) ([]weightBlock, []tile) {
	blocks, tiles := d.inT*d.outT, d.outT
	w := flat[d.wAt : d.wAt+blocks*len(weightBlock{})]
	b := flat[d.bAt : d.bAt+tiles*len(tile{})]
	return unsafe.Slice((*weightBlock)(unsafe.Pointer(&w[0])), blocks),
		unsafe.Slice((*tile)(unsafe.Pointer(&b[0])), tiles)
}

// tilesOf is how many tiles of four n units fill.
func tilesOf(n int) int { return (n + 3) / 4 }

// weightIndex is where W[u][i] lies in theta.
func (d *dense) weightIndex(u, i int) int {
	return d.wAt + (u/4*d.inT+i/4)*len(weightBlock{}) + u%4*4 + i%4
}

// Inputs is the number of inputs of the network.
func (n *Network) Inputs() int { return n.inputs }

// Layers is the number of layers, the output's included. The methods below that take a layer count from 1, and
// panic if there is no such layer, unit or input; units and inputs count from 0.
func (n *Network) Layers() int { return len(n.layers) }

// Units is the number of units of a layer; layer 0 holds the inputs.
func (n *Network) Units(layer int) int {
	if layer == 0 {
		return n.inputs
	}
	return n.layer(layer, 0).out
}

// Activation is a layer's activation. Layer 0 has none: it panics.
func (n *Network) Activation(layer int) *Activation { return n.layer(layer, 0).act }

// Slopes returns f′ of a layer's units at z, where they have the outputs a; nil for Softmax. Layer 0 has none: it
// panics.
func (n *Network) Slopes(layer int, z, a []float64) []float64 {
	f := n.Activation(layer)
	if f.Derivative == nil {
		return nil
	}
	slopes := make([]float64, len(z))
	for i := range z {
		slopes[i] = f.Derivative(z[i], a[i])
	}
	return slopes
}

// Outputs is the number of units of the last layer.
func (n *Network) Outputs() int { return n.layers[len(n.layers)-1].out }

// ParameterCount is the number of weights and biases.
func (n *Network) ParameterCount() int {
	count := 0
	for i := range n.layers {
		count += n.layers[i].out * (n.layers[i].in + 1)
	}
	return count
}

// Weight is W[unit][input] of a layer.
func (n *Network) Weight(layer, unit, input int) float64 {
	d := n.layer(layer, unit)
	d.checkInput(layer, input)
	return n.theta[d.weightIndex(unit, input)]
}

// SetWeight sets W[unit][input] of a layer.
func (n *Network) SetWeight(layer, unit, input int, value float64) {
	d := n.layer(layer, unit)
	d.checkInput(layer, input)
	n.theta[d.weightIndex(unit, input)] = value
}

// Bias is b[unit] of a layer.
func (n *Network) Bias(layer, unit int) float64 {
	return n.theta[n.layer(layer, unit).bAt+unit]
}

// SetBias sets b[unit] of a layer.
func (n *Network) SetBias(layer, unit int, value float64) {
	n.theta[n.layer(layer, unit).bAt+unit] = value
}

// layer finds a layer and panics if there is no such layer or unit.
func (n *Network) layer(layer, unit int) *dense {
	if layer < 1 || layer > len(n.layers) {
		panic(fmt.Sprintf("nn: layer %d: want 1…%d", layer, len(n.layers)))
	}
	d := &n.layers[layer-1]
	if unit < 0 || unit >= d.out {
		panic(fmt.Sprintf("nn: unit %d of layer %d: want 0…%d", unit, layer, d.out-1))
	}
	return d
}

func (d *dense) checkInput(layer, input int) {
	if input < 0 || input >= d.in {
		panic(fmt.Sprintf("nn: input %d of layer %d: want 0…%d", input, layer, d.in-1))
	}
}

// Parameters appends all parameters to dst, in the order of the package comment, and returns it.
func (n *Network) Parameters(dst []float64) []float64 { return n.flatten(dst, n.theta) }

// Gradient appends, in the same order, the gradient that a Trainer has gathered since its last update: the sum over
// the samples of an unfinished batch, not divided by their number. An update uses it up, so it is all 0 after
// Trainer.Batch and most calls of Trainer.Epoch. Trainer.Record keeps the gradient of a finished batch.
func (n *Network) Gradient(dst []float64) []float64 { return n.flatten(dst, n.grad) }

func (n *Network) flatten(dst, from []float64) []float64 {
	n.eachParameter(func(at int) { dst = append(dst, from[at]) })
	return dst
}

// SetParameters sets all parameters, which come in the order of Parameters. A wrong length is an error and changes
// nothing.
func (n *Network) SetParameters(p []float64) error {
	if want := n.ParameterCount(); len(p) != want {
		return fmt.Errorf("nn: parameters: got %d, want %d", len(p), want)
	}
	n.unflatten(n.theta, p)
	return nil
}

// unflatten clears the padding, too: a diverged run leaves NaN there, and NaN times a weight of 0 is still NaN.
func (n *Network) unflatten(to, p []float64) {
	clear(to)
	place := 0
	n.eachParameter(func(at int) {
		to[at] = p[place]
		place++
	})
}

// eachParameter calls f with every parameter's place in theta, in the order of the package comment.
func (n *Network) eachParameter(f func(at int)) {
	n.eachPlace(func(_, _, _, at int) { f(at) })
}

// eachPlace is eachParameter with the layer, the unit and the input that each belongs to. A bias has input −1.
func (n *Network) eachPlace(f func(layer, unit, input, at int)) {
	for l := range n.layers {
		d := &n.layers[l]
		for u := range d.out {
			for i := range d.in {
				f(l+1, u, i, d.weightIndex(u, i))
			}
		}
		for u := range d.out {
			f(l+1, u, -1, d.bAt+u)
		}
	}
}

// CopyParameters copies another network's parameters. It panics if the layers of the two have different sizes; their
// activations may differ.
func (n *Network) CopyParameters(from *Network) {
	same := len(from.layers) == len(n.layers)
	for l := 0; same && l <= len(n.layers); l++ { // without slices: callers do this in every frame
		same = from.Units(l) == n.Units(l)
	}
	if !same {
		panic(fmt.Sprintf("nn: copy parameters: got layers of %v, want %v", from.sizes(nil), n.sizes(nil)))
	}
	copy(n.theta, from.theta)
}

// sizes appends the number of inputs and every layer's number of units.
func (n *Network) sizes(dst []int) []int {
	dst = append(dst, n.inputs)
	for i := range n.layers {
		dst = append(dst, n.layers[i].out)
	}
	return dst
}

// Clone makes an independent network with the same layers and parameters.
func (n *Network) Clone() *Network {
	layers := make([]Layer, len(n.layers))
	for i, d := range n.layers {
		layers[i] = Layer{d.out, d.act.Name}
	}
	c, err := New(n.inputs, layers...)
	if err != nil {
		panic(err) // n itself was made like this
	}
	c.CopyParameters(n)
	return c
}
