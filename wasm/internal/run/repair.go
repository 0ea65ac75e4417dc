package run

import (
	"math"

	"neuralplay/nn"
	"neuralplay/nn/random"
	"neuralplay/wasm/internal/message"
)

// RenewUnits draws the incoming weights of some units of a layer afresh, as the configuration draws initial weights,
// and sets their biases. The seed decides the draws.
type RenewUnits struct {
	Layer int    `json:"layer"`
	Units []int  `json:"units"`
	Seed  string `json:"seed"`
}

func (c RenewUnits) check(r *Run) error { return r.checkUnits(c.Layer, c.Units) }

func (r *Run) checkUnits(layer int, units []int) error {
	if len(units) == 0 {
		return message.Value("units", "[]", message.A("unitList"))
	}
	for _, u := range units {
		if err := r.checkUnit(layer, u); err != nil {
			return err
		}
	}
	return nil
}

const (
	// aliveBias keeps a new unit of an activation that can die on its steep side to begin with.
	aliveBias = 0.1
	// mostDraws is how often a unit is drawn that turned out dead again.
	mostDraws = 20
)

func (c RenewUnits) apply(r *Run) {
	source := random.NewSeedrandom(c.Seed)
	for _, u := range c.Units {
		for range mostDraws {
			r.renew(source, c.Layer, u)
			r.changed() // for the survey
			if r.faultOf(r.surveyed(), c.Layer, u) == NoFault {
				break
			}
		}
	}
	r.edited()
}

// renew draws one unit's weights.
func (r *Run) renew(source nn.Source, layer, unit int) {
	n, c := r.network, r.config
	init := initial(c)
	in, out := float64(n.Units(layer-1)), float64(n.Units(layer))
	if init.Spread(init.Scale, in, out) == 0 { // weights that are all 0 would be equal again
		init.Initializer = nn.GlorotUniform
	}
	for i, w := range init.Draw(source, n.Units(layer-1), n.Units(layer)) {
		n.SetWeight(layer, unit, i, w)
	}
	if !c.Bias || !c.TrainBias {
		return
	}
	bias := init.Bias
	if _, isBounded := bounds[n.Activation(layer)]; !isBounded {
		bias = max(bias, aliveBias)
	}
	n.SetBias(layer, unit, bias)
}

// RescaleUnits scales the incoming weights and the bias of some units of a layer down, so that the root mean square of
// their weighted sums is 1. What a unit tells apart stays the same; its activation is no longer near its ends.
type RescaleUnits struct {
	Layer int   `json:"layer"`
	Units []int `json:"units"`
}

func (c RescaleUnits) check(r *Run) error { return r.checkUnits(c.Layer, c.Units) }

func (c RescaleUnits) apply(r *Run) {
	for _, u := range c.Units {
		r.rescale(c.Layer, u)
	}
	r.edited()
}

// rescale scales one unit, which changes the sums of no other unit of its layer.
func (r *Run) rescale(layer, unit int) {
	s, n := r.surveyed(), r.network
	s.values = s.of.Sums(layer, unit, s.values[:0])
	typical := rootMeanSquare(s.values)
	if !(typical > 1) || math.IsInf(typical, 0) {
		return
	}
	for i := range n.Units(layer - 1) {
		n.SetWeight(layer, unit, i, n.Weight(layer, unit, i)/typical)
	}
	n.SetBias(layer, unit, n.Bias(layer, unit)/typical)
}
