package run

import "neuralplay/wasm/internal/layerspace"

// The grid of the shown plane that a layer's space is drawn with: so many lines each way, of so many vertices, enough
// to bend smoothly. Of a single input it is one line.
const (
	gridLines    = 17
	gridVertices = 49
	lineVertices = 129
)

// LayerPlane returns what is mapped into the layers' spaces: the samples, and a grid of the shown plane.
func (r *Run) LayerPlane() layerspace.Plane {
	d := &r.data
	p := layerspace.Plane{
		Train: d.trainSamples.Inputs, Test: d.testSamples.Inputs, Vertices: gridVertices,
		Answer: layerspace.Answer{
			Classes: d.problem.Classes, EachClass: d.problem.EachClass(),
			Ends: r.OutputEnds(), Middle: d.problem.Middle(),
		},
	}
	wide := len(d.columns)
	for i := range d.train.N() {
		x, y, _ := d.place(d.train.Inputs[i*wide : (i+1)*wide])
		p.Places = append(p.Places, x, y)
	}
	if d.plots() {
		p.Vertices = lineVertices
	}
	for _, at := range r.GridPlaces() {
		p.Grid = d.inputs(p.Grid, at.X, at.Y)
	}
	return p
}

// GridPlaces returns where the grid's vertices lie in the shown plane: the lines across, then those up.
func (r *Run) GridPlaces() (places []layerspace.Spot) {
	w := r.data.window
	if r.data.plots() {
		for i := range lineVertices {
			places = append(places, layerspace.Spot{X: between(w.Left, w.Right, i, lineVertices)})
		}
		return places
	}
	for _, across := range [...]bool{true, false} {
		for line := range gridLines {
			for i := range gridVertices {
				at := layerspace.Spot{
					X: between(w.Left, w.Right, i, gridVertices), Y: between(w.Bottom, w.Top, line, gridLines)}
				if !across {
					at = layerspace.Spot{
						X: between(w.Left, w.Right, line, gridLines), Y: between(w.Bottom, w.Top, i, gridVertices)}
				}
				places = append(places, at)
			}
		}
	}
	return places
}

// between returns place i of n that spread from low to high.
func between(low, high float64, i, n int) float64 { return low + (high-low)*float64(i)/float64(n-1) }

// LayerSpace maps a layer as the network is now; layer 0 holds the inputs. A component points as it does in a new
// picture. It panics if there is no such layer.
func (r *Run) LayerSpace(l int) *layerspace.Map {
	var m layerspace.Mapper
	m.Aim(r.LayerPlane(), r.network)
	m.Begin(r.network, []int{l})
	for !m.Step() {
	}
	return m.Map(l)
}
