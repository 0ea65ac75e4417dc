package run

import (
	"math"

	"neuralplay/nn"
)

// Fault is what keeps a unit from learning.
type Fault int

const (
	NoFault Fault = iota
	// Dead: a unit whose activation is flat at every sample. Its output is the same for all of them, and no gradient
	// reaches its weights.
	Dead
	// Saturated: a unit of a bounded activation that is near an end of it for nearly all samples, so that hardly any
	// gradient reaches its weights. An output near its end is where it should be if the answer is right, so of an
	// output, wrong answers count, and none under a loss whose gradient does not pass through the activation.
	Saturated
	// Equal: hidden units of a layer with the same weights, in and out, and the same bias. They receive the same
	// gradient, so they stay equal, and do the work of one.
	Equal
)

// String returns the fault's name as the page knows it.
func (f Fault) String() string { return [...]string{"", "dead", "saturated", "equal"}[f] }

// Finding is a fault, and the unit it is of; of equal ones, all units of the group. Layers count from 1.
type Finding struct {
	Fault Fault
	Layer int
	Units []int
}

// Mark is what a survey found of a unit. With is the first unit of its group, of equal ones; else 0.
type Mark struct {
	Fault Fault
	With  int
}

const (
	// flatSlope is how steep an activation is at most where a unit is dead.
	flatSlope = 1e-6
	// saturatedSlope is how steep a bounded activation is at most where a unit is saturated, as a share of its
	// steepest.
	saturatedSlope = 0.01
	// saturatedShare is the share of samples for which a saturated unit is so; wrongShare is that of a saturated
	// output's which are on the wrong side.
	saturatedShare, wrongShare = 0.95, 0.05
	// equalWithin is how far equal parameters are from each other, relative to the larger one: rounding.
	equalWithin = 1e-9
)

// bound says how steep a bounded activation is at most, and how far its ends are apart.
type bound struct{ slope, width float64 }

// bounds are those of the activations that saturate. Sin is bounded and does not: it turns back.
var bounds = map[*nn.Activation]bound{
	nn.Tanh: {1, 2}, nn.Sigmoid: {0.25, 1}, nn.Softsign: {1, 2}, nn.HardTanh: {1, 2},
}

// Marks surveys the network and sets the marks of every layer's units, those of the inputs first, in the space of
// into. Of several faults a unit has that which explains the others.
func (r *Run) Marks(into [][]Mark) [][]Mark {
	s, n := r.surveyed(), r.network
	into = into[:min(len(into), n.Layers()+1)]
	for len(into) <= n.Layers() {
		into = append(into, nil)
	}
	into[0] = into[0][:0]
	for l := 1; l <= n.Layers(); l++ {
		marks := into[l][:0]
		for u := range n.Units(l) {
			marks = append(marks, Mark{Fault: r.faultOf(s, l, u)})
		}
		if l < n.Layers() {
			at, _, _ := r.LayerPlaces(l)
			s.markEqual(marks, n, l, at)
		}
		into[l] = marks
	}
	return into
}

// faultOf looks at the slopes of one unit.
func (r *Run) faultOf(s *survey, layer, unit int) Fault {
	f := r.network.Activation(layer)
	if f == nn.Linear || f == nn.Softmax {
		return NoFault
	}
	s.slopes = s.of.Slopes(layer, unit, s.slopes[:0])
	b, isBounded := bounds[f]
	if !isBounded {
		if belowSlope(s.slopes, flatSlope) == len(s.slopes) {
			return Dead
		}
		return NoFault
	}
	flat := belowSlope(s.slopes, saturatedSlope*b.slope)
	if float64(flat) <= saturatedShare*float64(len(s.slopes)) {
		return NoFault
	}
	if layer == r.network.Layers() && !r.answersWrongly(s, unit, b) {
		return NoFault
	}
	return Saturated
}

// belowSlope counts the slopes up to a size.
func belowSlope(slopes []float64, size float64) (count int) {
	for _, v := range slopes {
		if math.Abs(v) <= size {
			count++
		}
	}
	return count
}

// answersWrongly reports whether the ends that an output is at are the wrong ones for some samples.
func (r *Run) answersWrongly(s *survey, unit int, b bound) bool {
	if r.trainer.Loss.Fused == r.network.Activation(r.network.Layers()).Name {
		return false
	}
	s.values = s.of.Unit(r.network.Layers(), unit, s.values[:0])
	wrong := 0
	for i, a := range s.values {
		flat := math.Abs(s.slopes[i]) <= saturatedSlope*b.slope
		if flat && math.Abs(a-s.samples.Targets[i*s.samples.K+unit]) > b.width/2 {
			wrong++
		}
	}
	return float64(wrong) > wrongShare*float64(len(s.values))
}

// markEqual marks the units of a hidden layer that are equal to another. at is where the layer's parameters begin.
func (s *survey) markEqual(marks []Mark, n *nn.Network, layer, at int) {
	in, units := n.Units(layer-1), n.Units(layer)
	weights, biases := s.parameters[at:at+in*units], s.parameters[at+in*units:at+(in+1)*units]
	next := s.parameters[at+(in+1)*units:]
	equal := func(a, b int) bool {
		if !within(biases[a], biases[b]) {
			return false
		}
		for i := range in {
			if !within(weights[a*in+i], weights[b*in+i]) {
				return false
			}
		}
		for k := range n.Units(layer + 1) {
			if !within(next[k*units+a], next[k*units+b]) {
				return false
			}
		}
		return true
	}
	for u := range marks {
		for first := range u {
			if marks[first].Fault == Equal && marks[first].With != first || !equal(first, u) {
				continue // the first of a group speaks for it
			}
			marks[first], marks[u] = Mark{Equal, first}, Mark{Equal, first}
			break
		}
	}
}

func within(a, b float64) bool {
	return math.Abs(a-b) <= equalWithin*max(math.Abs(a), math.Abs(b))
}

// FindingsOf turns marks into a list, layer by layer.
func FindingsOf(marks [][]Mark) []Finding {
	var list []Finding
	for l, layer := range marks {
		for u, m := range layer {
			switch {
			case m.Fault == NoFault:
			case m.Fault != Equal:
				list = append(list, Finding{m.Fault, l, []int{u}})
			case m.With == u:
				list = append(list, Finding{m.Fault, l, group(layer, u)})
			}
		}
	}
	return list
}

// group returns the units that are equal to the first of them.
func group(layer []Mark, first int) (units []int) {
	for u, m := range layer {
		if m == (Mark{Equal, first}) {
			units = append(units, u)
		}
	}
	return units
}
