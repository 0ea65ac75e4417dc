package api

import (
	"neuralplay/wasm/internal/layerspace"
	"neuralplay/wasm/internal/message"
	"neuralplay/wasm/internal/run"
)

type spaceArguments struct {
	Layer int `arg:"layer"`
}

// LayerSpace is a layer's space in two dimensions, as the network is now.
type LayerSpace struct {
	Layer int `json:"layer"`
	Units int `json:"units"`
	// Axes are the directions across and up in the space of the units, Origin is what lies at (0, 0).
	Axes   [2][]float64 `json:"axes"`
	Origin []float64    `json:"origin"`
	// Variance is the part of the training samples' variance along each axis, 0…1; null without any.
	Variance [2]*float64   `json:"variance"`
	Train    [][2]*float64 `json:"train"`
	Test     [][2]*float64 `json:"test"`
}

// layerSpace maps a layer anew, so that the answer depends on the network alone, not on what a picture showed before.
func (a *API) layerSpace(g spaceArguments) (LayerSpace, error) {
	r := a.session.Run()
	if last := r.Network().Layers(); g.Layer < 0 || g.Layer > last {
		return LayerSpace{}, message.Value("layer", itoa(g.Layer), message.Between("integer", 0, float64(last)))
	}
	m := r.LayerSpace(g.Layer)
	s := LayerSpace{Layer: m.Layer, Units: m.Units, Axes: m.Axes, Origin: m.Origin,
		Train: spots(m.Train), Test: spots(m.Test)}
	for k, share := range m.Shares {
		s.Variance[k] = run.OrNil(share)
	}
	return s, finite(m.Axes[0], m.Axes[1], m.Origin)
}

func spots(from []layerspace.Spot) [][2]*float64 {
	list := make([][2]*float64, len(from))
	for i, p := range from {
		list[i] = [2]*float64{run.OrNil(p.X), run.OrNil(p.Y)}
	}
	return list
}
