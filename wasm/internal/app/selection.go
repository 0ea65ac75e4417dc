package app

import (
	"encoding/json"
	"math"
	"sort"

	"neuralplay/wasm/internal/play"
	"neuralplay/wasm/internal/scene"
)

// selection tells the page of what the pointer is over, or what is pinned. Only
// the fields of its kind are there.
type selection struct {
	Kind  string `json:"kind"`
	Layer int    `json:"layer"`
	Unit  int    `json:"unit"`
	Input int    `json:"input"`
	Rect  rect   `json:"rect"` // page coordinates

	Value *float64 `json:"value,omitempty"` // weight, bias

	X       *float64   `json:"x,omitempty"` // boundary: the place
	Y       *float64   `json:"y,omitempty"`
	Inputs  []*float64 `json:"inputs,omitempty"`  // and what the network sees there
	Output  *float64   `json:"output,omitempty"`  // and answers, with one output
	Outputs []*float64 `json:"outputs,omitempty"` // or with several
	Class   *int       `json:"class,omitempty"`   // which class that is
	Shown   *unitValue `json:"shown,omitempty"`   // and the unit shown, if it is not the output

	Epoch     *float64 `json:"epoch,omitempty"` // chart: the nearest entry
	TrainLoss *float64 `json:"trainLoss,omitempty"`
	TestLoss  *float64 `json:"testLoss,omitempty"`
}

// unitValue is what a unit computes at a place.
type unitValue struct {
	Layer int      `json:"layer"`
	Unit  int      `json:"unit"`
	Value *float64 `json:"value"`
}

// tellSelection sends "select" whenever it differs from what was told last.
func (a *App) tellSelection() {
	text, err := json.Marshal(map[string]*selection{
		"hover":  a.describe(a.pointer.hover),
		"pinned": a.describe(a.pointer.pinned),
	})
	if err != nil {
		panic("app: selection: " + err.Error()) // every number in it is finite
	}
	if a.pointer.told != string(text) {
		a.pointer.told = string(text)
		a.emit("select", a.pointer.told)
	}
}

// describe is nil for a place where there is nothing.
func (a *App) describe(h scene.Hit) *selection {
	if h.Kind == scene.Nothing || a.view.layout == nil {
		return nil
	}
	s := &selection{Layer: h.Layer, Unit: h.Unit, Input: h.Input, Rect: rectOf(a.view.layout.Rect(h))}
	switch h.Kind {
	case scene.Unit:
		s.Kind = "unit"
		if h.Layer > 0 {
			s.Value = number(a.session.Network().Bias(h.Layer, h.Unit))
		}
	case scene.Weight:
		s.Kind = "weight"
		v, _ := a.value(h)
		s.Value = number(v)
	case scene.Bias:
		s.Kind = "bias"
		v, _ := a.value(h)
		s.Value = number(v)
	case scene.Boundary:
		s.Kind = "boundary"
		a.describePlace(s, h.X, h.Y)
	case scene.Chart:
		s.Kind = "chart"
		if entry, ok := nearest(a.session.History(), h.X); ok {
			s.Epoch, s.TrainLoss, s.TestLoss = number(entry.Epoch), number(entry.Train), number(entry.Test)
		}
	}
	return s
}

// describePlace says what the network sees and answers at a place of the plane.
func (a *App) describePlace(s *selection, x, y float64) {
	inputs, outputs := a.session.At(x, y)
	s.X, s.Y = number(x), number(y)
	for _, v := range inputs {
		s.Inputs = append(s.Inputs, number(v))
	}
	if len(outputs) == 1 {
		s.Output = number(outputs[0])
	} else {
		for _, v := range outputs {
			s.Outputs = append(s.Outputs, number(v))
		}
	}
	if class, ok := a.session.ClassOf(outputs); ok {
		s.Class = &class
	}
	if layer, unit, value, ok := a.session.Looked(x, y); ok {
		s.Shown = &unitValue{layer, unit, number(value)}
	}
}

// nearest is the entry of the history nearest to an epoch.
func nearest(history []play.Loss, epoch float64) (play.Loss, bool) {
	if len(history) == 0 || math.IsNaN(epoch) {
		return play.Loss{}, false
	}
	i := sort.Search(len(history), func(i int) bool { return history[i].Epoch >= epoch })
	if i == len(history) || i > 0 && epoch-history[i-1].Epoch < history[i].Epoch-epoch {
		i--
	}
	return history[i], true
}

// number is a value as JSON takes it: nil when it is not finite.
func number(v float64) *float64 {
	if !finite([]float64{v}) {
		return nil
	}
	return &v
}

func finite(values []float64) bool {
	for _, v := range values {
		if math.IsNaN(v) || math.IsInf(v, 0) {
			return false
		}
	}
	return true
}

// rect is a rectangle of the page, in CSS pixels.
type rect struct {
	X float64 `json:"x"`
	Y float64 `json:"y"`
	W float64 `json:"w"`
	H float64 `json:"h"`
}

func rectOf(r scene.Rect) rect { return rect{r.X, r.Y, r.W, r.H} }
