package api

import (
	"neuralplay/nn"
	"neuralplay/wasm/internal/run"
	"neuralplay/wasm/internal/view"
)

type unitTraceArguments struct {
	Layer  int          `arg:"layer"`
	Unit   int          `arg:"unit"`
	Sample tracedSample `arg:"sample" want:"tracedSample"`
}

// UnitTrace is one unit's part of Trace.
type UnitTrace struct {
	Loss       float64    `json:"loss"`
	LossName   string     `json:"lossName"` // the loss in force
	Target     *float64   `json:"target"`   // null of a hidden unit
	Activation string     `json:"activation"`
	Inputs     []float64  `json:"inputs"` // what the unit gets
	Weights    []float64  `json:"weights"`
	Bias       *float64   `json:"bias"` // null in a network without biases
	Z          float64    `json:"z"`
	A          float64    `json:"a"`
	Mask       *float64   `json:"mask"` // by which dropout multiplies f(z) in a walk; null without
	DA         float64    `json:"dA"`
	Slope      *float64   `json:"slope"` // f′(z); null of softmax
	Delta      float64    `json:"delta"`
	Outgoing   []Outgoing `json:"outgoing"` // to each unit of the next layer; null of an output
	Update     UnitUpdate `json:"update"`
}

// Outgoing is a weight of a unit of the next layer, and that unit's ∂E/∂z.
type Outgoing struct {
	Weight float64 `json:"weight"`
	Delta  float64 `json:"delta"`
}

// UnitUpdate is what the sample alone would do to a unit's parameters, with the numbers that its formula names.
type UnitUpdate struct {
	Optimizer   string    `json:"optimizer"`
	T           int       `json:"t"` // the number of the optimizer's update, from 1; 0 of SGD
	Rate        float64   `json:"rate"`
	Momentum    float64   `json:"momentum"`
	Beta1       float64   `json:"beta1"`
	Beta2       float64   `json:"beta2"`
	Rho         float64   `json:"rho"`
	Epsilon     float64   `json:"epsilon"`
	Momenta     []float64 `json:"momenta"` // Nadam's, of this step and the next; null of the others
	Product     float64   `json:"product"` // of Nadam's momenta, this step's included
	Penalty     string    `json:"penalty"` // "none", or the penalty in force
	PenaltyRate float64   `json:"penaltyRate"`
	WeightDecay float64   `json:"weightDecay"`
	Norm        float64   `json:"norm"`    // of the gradient before clipping
	Clipped     *Clipping `json:"clipped"` // null without a limit
	Memory      []string  `json:"memory"`  // what the optimizer remembers of each parameter
	FixedBias   bool      `json:"fixedBias"`
	// Parameters are the weights, then the bias where there is one.
	Parameters []ParameterUpdate `json:"parameters"`
}

// ParameterUpdate is a parameter's way from its gradient to its new value.
type ParameterUpdate struct {
	Before   float64   `json:"before"`
	Gradient float64   `json:"gradient"` // ∂E/∂w
	Penalty  float64   `json:"penalty"`  // rate·R′(w)
	Decay    float64   `json:"decay"`    // λ·w
	Followed float64   `json:"followed"` // what the optimizer follows
	Was      []float64 `json:"was"`      // what the optimizer remembers, before
	Is       []float64 `json:"is"`       // and after
	After    float64   `json:"after"`
	Resting  bool      `json:"resting"` // L1 keeps it at 0
}

// unitTrace spares a page that shows one unit the numbers of a large network. It returns null for a unit that is not
// there: the page may ask before it has heard of another network.
func (a *API) unitTrace(g unitTraceArguments) (*UnitTrace, error) {
	r := a.session.Run()
	if g.Layer < 1 || !r.HasUnit(g.Layer, g.Unit) {
		return nil, nil
	}
	trace, update, err := a.shownTrace(g.Sample)
	if err != nil {
		return nil, err
	}
	n, layer := r.Network(), &trace.Layers[g.Layer-1]
	t := &UnitTrace{
		Loss: trace.Loss, LossName: r.Options().Loss.Name, Activation: n.Activation(g.Layer).Name, Inputs: trace.Inputs,
		Z: layer.Z[g.Unit], A: layer.A[g.Unit], DA: layer.DA[g.Unit], Delta: layer.Delta[g.Unit],
		Update: updateOf(r, &update),
	}
	if g.Layer > 1 {
		t.Inputs = trace.Layers[g.Layer-2].A
	}
	if slopes := slopesOf(n, g.Layer, layer); slopes != nil {
		t.Slope = &slopes[g.Unit]
	}
	if layer.Mask != nil {
		t.Mask = &layer.Mask[g.Unit]
	}
	if g.Layer == n.Layers() {
		t.Target = &trace.Target[g.Unit]
	} else {
		next := &trace.Layers[g.Layer]
		for k, delta := range next.Delta {
			t.Outgoing = append(t.Outgoing, Outgoing{n.Weight(g.Layer+1, k, g.Unit), delta})
		}
	}
	gradient := trace.Gradient(nil)
	for input := range t.Inputs {
		at, _ := r.Place(g.Layer, g.Unit, &input)
		t.Weights = append(t.Weights, update.Before[at])
		t.Update.Parameters = append(t.Update.Parameters, parameterUpdate(&update, gradient, at))
	}
	if r.Config().Bias {
		at, _ := r.Place(g.Layer, g.Unit, nil)
		t.Bias = &update.Before[at]
		t.Update.Parameters = append(t.Update.Parameters, parameterUpdate(&update, gradient, at))
	}
	return t, t.finite(&update, gradient)
}

// shownTrace returns a sample's trace with the update that it alone would make. Of the
// sample at which a walk stands they are training's own, dropout and augmentation
// included.
func (a *API) shownTrace(s tracedSample) (nn.Trace, nn.Update, error) {
	r := a.session.Run()
	inputs, target, err := a.tracedSample(s)
	if err != nil {
		return nn.Trace{}, nn.Update{}, err
	}
	w, ok := a.session.Walk()
	if ok && w.Sample != nil && s.Index != nil && *s.Index == w.Index && (*s.Set == view.TestSet) == w.Test {
		return *w.Sample, r.UpdateFor(w.Sample), nil
	}
	trace, update := r.Trace(inputs, target)
	return trace, update, nil
}

// slopesOf returns f′ of a layer's units; nil of softmax.
func slopesOf(n *nn.Network, layer int, t *nn.LayerTrace) []float64 {
	if t.Mask == nil {
		return n.Slopes(layer, t.Z, t.A)
	}
	unmasked := make([]float64, len(t.Z))
	for u, z := range t.Z {
		unmasked[u] = n.Activation(layer).F(z)
	}
	return n.Slopes(layer, t.Z, unmasked)
}

// finite refuses the numbers of a sample too large, wherever in the network they are.
func (t *UnitTrace) finite(u *nn.Update, gradient []float64) error {
	lists := [][]float64{{t.Loss, t.Z, t.A, t.DA, t.Delta, u.Length}, t.Inputs, gradient, u.Gradient, u.Before, u.After}
	return finite(append(lists, u.SlotsAfter...)...)
}

func updateOf(r *run.Run, u *nn.Update) UnitUpdate {
	o := r.Options()
	update := UnitUpdate{
		Optimizer: u.Optimizer.Name, T: u.Updates, Rate: u.Rate, Momentum: o.Momentum, Beta1: o.Beta1, Beta2: o.Beta2,
		Rho: o.Rho, Epsilon: o.Epsilon, Product: u.Product, Penalty: nn.NoPenalty.Name,
		WeightDecay: o.WeightDecay, Norm: u.Length, Memory: append([]string{}, u.Optimizer.Slots...),
		FixedBias: o.FixBiases,
	}
	if u.Penalty != nil {
		update.Penalty, update.PenaltyRate = o.Regularizer.Name, o.RegularizationRate
	}
	if u.Optimizer == nn.Nadam {
		update.Momenta = []float64{o.NadamMomentum(u.Updates), o.NadamMomentum(u.Updates + 1)}
	}
	if o.Clip > 0 {
		update.Clipped = &Clipping{o.Clip, u.Factor}
	}
	return update
}

// parameterUpdate is the update of the parameter at a place in nn's order.
func parameterUpdate(u *nn.Update, gradient []float64, at int) ParameterUpdate {
	p := ParameterUpdate{Before: u.Before[at], Gradient: gradient[at], Followed: u.Gradient[at], After: u.After[at],
		Was: []float64{}, Is: []float64{}}
	if u.Penalty != nil {
		p.Penalty = u.Penalty[at]
	}
	if u.Decay != nil {
		p.Decay = u.Decay[at]
	}
	for i := range u.SlotsBefore {
		p.Was, p.Is = append(p.Was, u.SlotsBefore[i][at]), append(p.Is, u.SlotsAfter[i][at])
	}
	for _, resting := range u.Resting {
		p.Resting = p.Resting || resting == at
	}
	return p
}
