package view

import (
	"fmt"
	"math"

	"neuralplay/wasm/internal/message"
	"neuralplay/wasm/internal/scene"
)

// Viewport is where on the page the program may draw, in CSS pixels, and how. The
// canvas begins at the whole device pixel at or before X and Y.
type Viewport struct {
	X      float64 `json:"x"`
	Y      float64 `json:"y"`
	Width  float64 `json:"width"`
	Height float64 `json:"height"`
	Scale  float64 `json:"scale"` // device pixels a CSS pixel
	Dark   bool    `json:"dark"`
	Still  bool    `json:"still"` // reduced motion
}

// mostSize keeps a nonsensical viewport from asking for a huge picture.
const mostSize = 1 << 15

// SetViewport lets the view draw there, or returns why it cannot.
func (v *View) SetViewport(p Viewport) error {
	if !(p.Scale >= 0.1 && p.Scale <= 16) {
		return refuse("scale", p.Scale, 0.1, 16)
	}
	for key, value := range map[string]float64{"x": p.X, "y": p.Y} {
		if !(value >= -mostSize && value <= mostSize) {
			return refuse(key, value, -mostSize, mostSize)
		}
	}
	for key, value := range map[string]float64{"width": p.Width, "height": p.Height} {
		if !(value >= 0 && value <= mostSize) {
			return refuse(key, value, 0, mostSize)
		}
	}
	m := &v.model
	to := point{math.Floor(p.X*p.Scale) / p.Scale, math.Floor(p.Y*p.Scale) / p.Scale}
	m.Stage = scene.Rect{X: p.X - to.x, Y: p.Y - to.y, W: p.Width, H: p.Height}
	m.Scale, m.Dark, m.Still = p.Scale, p.Dark, p.Still
	v.moved = v.moved || to != v.origin && v.layout != nil
	v.origin, v.stale = to, true
	return nil
}

// refuse returns the error of a number that is not allowed.
func refuse(key string, got, low, high float64) error {
	return message.Value(key, fmt.Sprint(got), message.Between("number", low, high))
}

// Rect is a rectangle of the page, in CSS pixels.
type Rect struct {
	X float64 `json:"x"`
	Y float64 `json:"y"`
	W float64 `json:"w"`
	H float64 `json:"h"`
}

// Layout is where things lie, so that the page can put its words and buttons
// beside them.
type Layout struct {
	Stacked        bool         `json:"stacked"`
	Network        Rect         `json:"network"`
	Boundary       Rect         `json:"boundary"`
	BoundaryHeader Rect         `json:"boundaryHeader"`
	Legend         Rect         `json:"legend"`
	Chart          Rect         `json:"chart"`
	ChartHeader    Rect         `json:"chartHeader"`
	Layers         []LayerPlace `json:"layers"`
}

// LayerPlace is where a layer lies; layer 0 holds the inputs.
type LayerPlace struct {
	Rect   Rect        `json:"rect"`
	Header Rect        `json:"header"`
	More   Rect        `json:"more"` // of "+12 more", which stands for the hidden units
	Units  []UnitPlace `json:"units"`
}

// UnitPlace is where a unit lies.
type UnitPlace struct {
	Rect   Rect `json:"rect"`
	Bias   Rect `json:"bias"`
	Hidden bool `json:"hidden"` // gathered in More
}

// onPage moves a rectangle of the canvas to where it lies on the page.
func (v *View) onPage(r scene.Rect) Rect {
	if r.Empty() {
		return Rect{}
	}
	return Rect{r.X + v.origin.x, r.Y + v.origin.y, r.W, r.H}
}

// LayoutChanged returns where things lie if that has changed since the last call.
func (v *View) LayoutChanged() (l Layout, changed bool) {
	if !v.moved {
		return Layout{}, false
	}
	v.moved = false
	from := v.layout
	l = Layout{
		Stacked:        from.Stacked,
		Network:        v.onPage(from.Network),
		Boundary:       v.onPage(from.Boundary),
		BoundaryHeader: v.onPage(from.BoundaryHeader),
		Legend:         v.onPage(from.Legend),
		Chart:          v.onPage(from.Chart),
		ChartHeader:    v.onPage(from.ChartHeader),
	}
	for _, c := range from.Layers {
		place := LayerPlace{Rect: v.onPage(c.Rect), Header: v.onPage(c.Header), More: v.onPage(c.More)}
		for _, u := range c.Units {
			unit := UnitPlace{Rect: v.onPage(u.Rect), Bias: v.onPage(u.Bias), Hidden: u.Hidden}
			place.Units = append(place.Units, unit)
		}
		l.Layers = append(l.Layers, place)
	}
	return l, true
}
