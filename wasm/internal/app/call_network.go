package app

import (
	"fmt"

	"neuralplay/wasm/internal/play"
	"neuralplay/wasm/internal/scene"
)

// parameters is all weights and biases, weights[unit][input].
type parameters struct {
	Layers []layerParameters `json:"layers"`
}

type layerParameters struct {
	Weights [][]float64 `json:"weights"`
	Biases  []float64   `json:"biases"`
}

func (a *App) callParameters(args) (any, error) {
	n := a.session.Network()
	flat := n.Parameters(nil)
	if !finite(flat) {
		return nil, fmt.Errorf("parameters: the run has diverged: its numbers are not finite")
	}
	var p parameters
	for l := 1; l <= n.Layers(); l++ {
		var layer layerParameters
		in := n.Units(l - 1)
		for range n.Units(l) {
			layer.Weights = append(layer.Weights, flat[:in])
			flat = flat[in:]
		}
		layer.Biases, flat = flat[:n.Units(l)], flat[n.Units(l):]
		p.Layers = append(p.Layers, layer)
	}
	return p, nil
}

// callUnit answers with the parameters of one unit: a page that shows no others
// need not be told a large network's.
func (a *App) callUnit(g args) (any, error) {
	var layer, unit int
	if err := g.place(&layer, &unit); err != nil {
		return nil, err
	}
	n := a.session.Network()
	if !exists(a.session, scene.Hit{Kind: scene.Bias, Layer: layer, Unit: unit}) {
		return nil, nil // the page may ask before it has heard of a smaller network
	}
	weights := make([]*float64, n.Units(layer-1))
	for i := range weights {
		weights[i] = number(n.Weight(layer, unit, i))
	}
	return map[string]any{"weights": weights, "bias": number(n.Bias(layer, unit))}, nil
}

func (a *App) callSetParameters(g args) (any, error) {
	// JSON writes null for what is no number; only a pointer tells it from 0.
	var p struct {
		Layers []struct {
			Weights [][]*float64
			Biases  []*float64
		}
	}
	if err := g.read(0, "parameters", "{layers: [{weights: [[…]], biases: […]}]}", &p); err != nil {
		return nil, err
	}
	n := a.session.Network()
	if len(p.Layers) != n.Layers() {
		return nil, fmt.Errorf("setParameters: got %d layers, want %d", len(p.Layers), n.Layers())
	}
	var flat []*float64
	for i, layer := range p.Layers {
		in, out := n.Units(i), n.Units(i+1)
		if len(layer.Weights) != out || len(layer.Biases) != out {
			return nil, fmt.Errorf("setParameters: layer %d: got %d rows of weights and %d biases, want %d of each", i+1, len(layer.Weights), len(layer.Biases), out)
		}
		for u, row := range layer.Weights {
			if len(row) != in {
				return nil, fmt.Errorf("setParameters: layer %d, unit %d: got %d weights, want %d", i+1, u, len(row), in)
			}
			flat = append(flat, row...)
		}
		flat = append(flat, layer.Biases...)
	}
	values, err := g.numbers(flat)
	if err != nil {
		return nil, err
	}
	return nil, a.session.Do(play.SetParameters{Values: values})
}

func (a *App) callSetWeight(g args) (any, error) {
	var c play.SetWeight
	if err := g.place(&c.Layer, &c.Unit); err != nil {
		return nil, err
	}
	if err := g.read(2, "input", "a whole number", &c.Input); err != nil {
		return nil, err
	}
	if err := g.read(3, "value", "a number", &c.Value); err != nil {
		return nil, err
	}
	return nil, a.session.Do(c)
}

func (a *App) callSetBias(g args) (any, error) {
	var c play.SetBias
	if err := g.place(&c.Layer, &c.Unit); err != nil {
		return nil, err
	}
	if err := g.read(2, "value", "a number", &c.Value); err != nil {
		return nil, err
	}
	return nil, a.session.Do(c)
}

// place reads the layer and the unit that begin a call's arguments.
func (a args) place(layer, unit *int) error {
	if err := a.read(0, "layer", "a whole number", layer); err != nil {
		return err
	}
	return a.read(1, "unit", "a whole number", unit)
}

func (a *App) callPredict(g args) (any, error) {
	const want = "rows of as many numbers as the network has inputs"
	var rows [][]*float64
	if err := g.read(0, "inputs", want, &rows); err != nil {
		return nil, err
	}
	n := a.session.Network()
	var flat []*float64
	for i, row := range rows {
		if len(row) != n.Inputs() {
			return nil, fmt.Errorf("predict: row %d has %d numbers, want %d", i, len(row), n.Inputs())
		}
		flat = append(flat, row...)
	}
	inputs, err := g.numbers(flat)
	if err != nil {
		return nil, err
	}
	outputs := rowsOf(a.session.Predict(inputs), n.Outputs())
	for _, row := range outputs {
		if !finite(row) {
			return nil, fmt.Errorf("predict: the outputs are not finite: the run has diverged, or the inputs are too large")
		}
	}
	return outputs, nil
}

// callAt answers with what the network sees and says at a place of the plane.
func (a *App) callAt(g args) (any, error) {
	var x, y float64
	if err := g.read(0, "x", "a number", &x); err != nil {
		return nil, err
	}
	if err := g.read(1, "y", "a number", &y); err != nil {
		return nil, err
	}
	inputs, outputs := a.session.At(x, y)
	if !finite(inputs) || !finite(outputs) {
		return nil, fmt.Errorf("at: the numbers there are not finite")
	}
	answer := map[string]any{"inputs": inputs, "outputs": outputs}
	if len(outputs) == 1 {
		answer["output"] = outputs[0]
	}
	return answer, nil
}

// callGradientCheck compares backpropagation with central differences over the
// first training samples: enough to find a mistake, few enough not to wait.
func (a *App) callGradientCheck(args) (any, error) {
	c, samples := a.session.CheckGradient(50)
	if !finite([]float64{c.Difference, c.Backward, c.Central}) {
		return nil, fmt.Errorf("gradientCheck: the derivatives are not finite: the run has diverged")
	}
	where := map[string]any{"layer": c.Layer, "unit": c.Unit, "input": c.Input}
	if c.Input < 0 {
		where["input"] = nil // the bias
	}
	return map[string]any{
		"difference": c.Difference, "where": where, "backpropagation": c.Backward,
		"centralDifference": c.Central, "samples": samples,
	}, nil
}

// numbers refuses null among numbers.
func (a args) numbers(from []*float64) ([]float64, error) {
	values := make([]float64, len(from))
	for i, v := range from {
		if v == nil {
			return nil, fmt.Errorf("%s: null stands where a number should", a.call)
		}
		values[i] = *v
	}
	return values, nil
}
