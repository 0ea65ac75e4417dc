package view

import (
	"neuralplay/wasm/internal/run"
	"neuralplay/wasm/internal/scene"
)

// Selection is what the pointer is over, what is pinned, and which sample is looked
// at; nil is nothing.
type Selection struct {
	Hover  *Selected `json:"hover"`
	Pinned *Selected `json:"pinned"`
	// Sample is the sample whose point or row is pointed at, or else the pinned one.
	Sample *ChosenSample `json:"sample"`
}

// Selected describes a place of the picture. Only the fields of its kind are
// there.
type Selected struct {
	Kind  string `json:"kind"` // unit, weight, bias, boundary, chart
	Layer int    `json:"layer"`
	Unit  int    `json:"unit"`
	Input int    `json:"input"`
	Rect  Rect   `json:"rect"` // page coordinates

	Value *float64 `json:"value,omitempty"` // weight, bias, and a unit's bias
	// Finding is what keeps a unit from learning, as in the event findings.
	Finding string `json:"finding,omitempty"`

	X       *float64   `json:"x,omitempty"` // boundary: the place
	Y       *float64   `json:"y,omitempty"`
	Inputs  []*float64 `json:"inputs,omitempty"`  // and what the network sees there
	Output  *float64   `json:"output,omitempty"`  // and answers, with one output
	Outputs []*float64 `json:"outputs,omitempty"` // or with several
	Class   *int       `json:"class,omitempty"`   // which class that is
	Shown   *UnitValue `json:"shown,omitempty"`   // and the enlarged unit, if it is not the output

	Epoch     *float64 `json:"epoch,omitempty"` // chart: the nearest point
	TrainLoss *float64 `json:"trainLoss,omitempty"`
	TestLoss  *float64 `json:"testLoss,omitempty"`
}

// UnitValue is what a unit computes at a place.
type UnitValue struct {
	Layer int      `json:"layer"`
	Unit  int      `json:"unit"`
	Value *float64 `json:"value"`
}

// Selection describes it.
func (v *View) Selection() Selection {
	return Selection{
		Hover: v.describe(v.pointer.hover), Pinned: v.describe(v.pointer.pinned), Sample: v.describeSample(),
	}
}

// describe returns nil for a place where there is nothing.
func (v *View) describe(h scene.Hit) *Selected {
	if h.Kind == scene.Nothing || v.layout == nil {
		return nil
	}
	s := &Selected{Layer: h.Layer, Unit: h.Unit, Input: h.Input, Rect: v.onPage(v.layout.Rect(h))}
	r := v.session.Run()
	switch h.Kind {
	case scene.Unit:
		s.Kind = "unit"
		if marks := v.session.Marks(h.Layer); h.Unit < len(marks) {
			s.Finding = marks[h.Unit].Fault.String()
		}
		if h.Layer > 0 && v.session.Config().Bias {
			s.Value = run.OrNil(r.Network().Bias(h.Layer, h.Unit))
		}
	case scene.Weight:
		s.Kind = "weight"
		value, _ := v.value(h)
		s.Value = run.OrNil(value)
	case scene.Bias:
		s.Kind = "bias"
		value, _ := v.value(h)
		s.Value = run.OrNil(value)
	case scene.Boundary:
		s.Kind = "boundary"
		if v.space.on { // what is between the points of a space says nothing
			if !v.samples.under.is {
				return nil
			}
			return s
		}
		v.describePlace(s, h.X, h.Y)
	case scene.Chart:
		s.Kind = "chart"
		points := r.Curves().Points()
		if i := scene.Nearest(len(points), func(i int) float64 { return points[i].Epoch }, h.X); i >= 0 {
			p := points[i]
			s.Epoch, s.TrainLoss, s.TestLoss = run.OrNil(p.Epoch), run.OrNil(p.Train), run.OrNil(p.Test)
		}
	}
	return s
}

// describePlace fills in what the network sees and answers at a place of the
// plane.
func (v *View) describePlace(s *Selected, x, y float64) {
	r := v.session.Run()
	inputs, outputs := r.At(x, y)
	s.X, s.Y = run.OrNil(x), run.OrNil(y)
	for _, value := range inputs {
		s.Inputs = append(s.Inputs, run.OrNil(value))
	}
	if len(outputs) == 1 {
		s.Output = run.OrNil(outputs[0])
	} else {
		for _, value := range outputs {
			s.Outputs = append(s.Outputs, run.OrNil(value))
		}
	}
	if class, ok := r.ClassOf(outputs); ok {
		s.Class = &class
	}
	if layer, unit, ok := v.session.Enlarged(); ok {
		s.Shown = &UnitValue{layer, unit, run.OrNil(r.UnitAt(layer, unit, inputs))}
	}
}
