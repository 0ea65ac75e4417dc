package scene

import "math"

// Walk is one stage of a step of training. The zero value shows no walk.
type Walk struct {
	Stage Stage
	Layer int // that the stage passes, forward or backward; 0 for all at once
	// Activations and Errors are those of the sample on its way, by layer, the inputs
	// first. Of layers that it has not come to they are empty.
	Activations, Errors [][]float64
	// Changes are what the update has added to the weights and the biases of each layer,
	// arranged like Layer's; the inputs have none. It is nil where that is not known.
	Changes []Change
	Glow    float64 // how strongly they shine, 0…1
}

// Change is what an update has added to a layer's parameters.
type Change struct {
	Weights, Biases []float64
}

// Stage is a part of a step of training.
type Stage int

const (
	StageNone Stage = iota
	StageForward
	StageLoss
	StageBackward
	StageUpdate
)

// passive is how much of a connection's opacity is left where the walk is elsewhere.
const passive = 0.2

// signals has what flows along the connections of the present stage, and the largest
// of it.
type signals struct {
	layer    int // whose incoming connections carry something; 0 for none
	strength float64
}

// walkSignals finds what flows in the present stage. single is false where no single
// layer is passed.
func (d *pen) walkSignals() (s signals, single bool) {
	w := &d.m.Walk
	switch {
	case w.Stage == StageForward && w.Layer > 0:
		s.layer = w.Layer
	case w.Stage == StageBackward && w.Layer > 0:
		s.layer = w.Layer + 1
	case w.Stage == StageLoss:
	default:
		return s, false
	}
	if s.layer < 1 || s.layer >= len(d.l.Layers) || s.layer >= len(d.m.Layers) {
		s.layer = 0
		return s, true
	}
	for u := range d.m.Layers[s.layer].Units {
		for j := range d.m.Layers[s.layer-1].Units {
			if v := math.Abs(d.signal(s.layer, u, j)); v > s.strength {
				s.strength = v
			}
		}
	}
	return s, true
}

// signal returns what a connection carries: forward its weight times the activation
// behind it, backward its weight times the error before it.
func (d *pen) signal(layer, unit, input int) float64 {
	weight, w := d.weight(layer, unit, input), &d.m.Walk
	if w.Stage == StageForward {
		return weight * at(w.Activations, layer-1, input)
	}
	return weight * at(w.Errors, layer, unit)
}

func at(layers [][]float64, layer, unit int) float64 {
	if layer < 0 || layer >= len(layers) || unit >= len(layers[layer]) {
		return 0
	}
	return layers[layer][unit]
}

// carries returns the width and the colour of a connection that carries a signal.
func (d *pen) carries(s signals, unit, input int) (width float64, c Color) {
	v := d.signal(s.layer, unit, input)
	part := 0.0
	if s.strength > 0 {
		part = math.Abs(v) / s.strength
	}
	width = 1 + 0.8*(widest-1)*part
	c = d.p.Positive
	switch {
	case d.m.Walk.Stage == StageBackward:
		c = d.p.Backward
	case v < 0:
		c = d.p.Negative
	case !(v > 0):
		return thinnest, d.p.Line
	}
	return width, c.fade(float32(0.35 + 0.6*part))
}

// changes appends, under the connections, a glow around those that the update has
// changed, in proportion to how much.
func (d *pen) changes() {
	w := &d.m.Walk
	if w.Stage != StageUpdate || w.Glow <= 0 {
		return
	}
	d.largest = d.mostChanged()
	if d.largest == 0 {
		return
	}
	for l := 1; l < len(d.l.Layers) && l < len(w.Changes); l++ {
		from := len(d.l.Layers[l-1].Units)
		for u := range d.l.Layers[l].Shown {
			for j := range d.l.Layers[l-1].Shown {
				i := u*from + j
				if i >= len(w.Changes[l].Weights) || d.l.leavesOut(l, u, j) {
					continue
				}
				if part := math.Abs(w.Changes[l].Weights[i]) / d.largest; part > 0.02 {
					width := ribbonWidth(d.weight(l, u, j)) + 3 + 7*part
					d.ribbon(d.l.ribbonCurve(l, u, j), width, 0, d.p.Change.fade(float32(w.Glow*(0.15+0.85*part))))
				}
			}
		}
	}
}

// mostChanged returns the largest change of a parameter.
func (d *pen) mostChanged() float64 {
	most := 0.0
	for _, c := range d.m.Walk.Changes {
		for _, list := range [][]float64{c.Weights, c.Biases} {
			for _, v := range list {
				if v = math.Abs(v); v > most && !math.IsInf(v, 1) {
					most = v
				}
			}
		}
	}
	return most
}

// walkRings appends a ring around the units that the stage has come to: of an error,
// the wider the larger it is.
func (d *pen) walkRings() {
	w := &d.m.Walk
	last := len(d.l.Layers) - 1
	layer := w.Layer
	switch w.Stage {
	case StageForward, StageBackward:
	case StageLoss:
		layer = last
	case StageUpdate:
		d.biasGlow()
		return
	default:
		return
	}
	if layer < 1 || layer > last {
		return
	}
	most := 0.0
	for u := range d.l.Layers[layer].Units {
		most = max(most, math.Abs(at(w.Errors, layer, u)))
	}
	column := &d.l.Layers[layer]
	for u := range column.Units[:column.Shown] {
		r := column.Units[u].Rect
		width, c := 2.0, d.p.Ink
		if w.Stage == StageBackward {
			part := 0.0
			if most > 0 {
				part = math.Abs(at(w.Errors, layer, u)) / most
			}
			width, c = 1.5+3*part, d.p.Backward
		}
		d.border(r.grow(width), tileRadius(r.W)+width, d.px(width), c)
	}
}

// biasGlow appends a ring around the bias marks that the update has changed.
func (d *pen) biasGlow() {
	w := &d.m.Walk
	if d.largest == 0 { // or there is no glow
		return
	}
	for l := 1; l < len(d.l.Layers) && l < len(w.Changes); l++ {
		column := &d.l.Layers[l]
		for u := range column.Units[:column.Shown] {
			mark := column.Units[u].Bias
			if mark.Empty() || u >= len(w.Changes[l].Biases) {
				continue
			}
			if part := math.Abs(w.Changes[l].Biases[u]) / d.largest; part > 0.02 {
				width := 1.5 + 2.5*part
				c := d.p.Change.fade(float32(w.Glow * (0.15 + 0.85*part)))
				d.border(mark.grow(1.5+width), mark.W/4+1.5+width, d.px(width), c)
			}
		}
	}
}
