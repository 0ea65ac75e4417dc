package app

import (
	"encoding/json"
	"fmt"

	"neuralplay/wasm/internal/scene"
)

// stage is where on the page the program may draw, and how.
type stage struct {
	X      float64 `json:"x"`
	Y      float64 `json:"y"`
	Width  float64 `json:"width"`
	Height float64 `json:"height"`
	Scale  float64 `json:"scale"` // device pixels a CSS pixel
	Dark   bool    `json:"dark"`
	Still  bool    `json:"still"` // reduced motion
}

// mostSize keeps a nonsensical stage from asking for a huge picture.
const mostSize = 1 << 15

func (a *App) callStage(g args) (any, error) {
	var s stage
	if err := g.read(0, "stage", "{x, y, width, height, scale, dark, still}", &s); err != nil {
		return nil, err
	}
	if !(s.Scale >= 0.1 && s.Scale <= 16) {
		return nil, fmt.Errorf("stage: scale %v: want 0.1…16", s.Scale)
	}
	for _, v := range []float64{s.X, s.Y, s.Width, s.Height} {
		if !(v >= -mostSize && v <= mostSize) {
			return nil, fmt.Errorf("stage: %v: want up to %d pixels", v, mostSize)
		}
	}
	if s.Width < 0 || s.Height < 0 {
		return nil, fmt.Errorf("stage: %v×%v: want no negative size", s.Width, s.Height)
	}
	m := &a.view.model
	m.Stage = scene.Rect{X: s.X, Y: s.Y, W: s.Width, H: s.Height}
	m.Scale, m.Dark, m.Still = s.Scale, s.Dark, s.Still
	a.view.stale = true
	return nil, nil
}

// layoutEvent tells the page where things stand, so that its words and buttons
// can be put beside them.
type layoutEvent struct {
	Stacked        bool         `json:"stacked"`
	Network        rect         `json:"network"`
	Boundary       rect         `json:"boundary"`
	BoundaryHeader rect         `json:"boundaryHeader"`
	Legend         rect         `json:"legend"`
	Chart          rect         `json:"chart"`
	ChartHeader    rect         `json:"chartHeader"`
	Layers         []layerPlace `json:"layers"`
}

type layerPlace struct {
	Rect   rect        `json:"rect"`
	Header rect        `json:"header"`
	More   rect        `json:"more"` // where "+12 more" stands
	Units  []unitPlace `json:"units"`
}

type unitPlace struct {
	Rect   rect `json:"rect"`
	Bias   rect `json:"bias"`
	Hidden bool `json:"hidden"` // gathered in More
}

// tellLayout sends "layout" whenever it differs from what was told last.
func (a *App) tellLayout() {
	if !a.view.moved {
		return
	}
	a.view.moved = false
	l := a.view.layout
	e := layoutEvent{
		Stacked:        l.Stacked,
		Network:        rectOf(l.Network),
		Boundary:       rectOf(l.Boundary),
		BoundaryHeader: rectOf(l.BoundaryHeader),
		Legend:         rectOf(l.Legend),
		Chart:          rectOf(l.Chart),
		ChartHeader:    rectOf(l.ChartHeader),
	}
	for _, c := range l.Layers {
		place := layerPlace{Rect: rectOf(c.Rect), Header: rectOf(c.Header), More: rectOf(c.More)}
		for _, u := range c.Units {
			place.Units = append(place.Units, unitPlace{Rect: rectOf(u.Rect), Bias: rectOf(u.Bias), Hidden: u.Hidden})
		}
		e.Layers = append(e.Layers, place)
	}
	text, err := json.Marshal(e)
	if err != nil {
		panic("app: layout: " + err.Error()) // every number in it is finite
	}
	a.emit("layout", string(text))
}
