package run

import (
	"math"
	"testing"

	"neuralplay/wasm/internal/config"
	"neuralplay/wasm/internal/layerspace"
)

func spaceRun(t *testing.T, link string) *Run {
	t.Helper()
	c, warnings := config.Parse("v=1&seed=1&"+link, func() string { return "0" })
	if len(warnings) > 0 {
		t.Fatalf("%s: %v", link, warnings)
	}
	return New(c)
}

// The space of the inputs is the plane itself, and every layer has the samples in their order.
func TestSpacesOfAllLayers(t *testing.T) {
	for _, link := range []string{
		"dataset=xor&networkShape=2", "dataset=spiral3&networkShape=8,1,8", "problem=regression&networkShape=3",
		"dataset=table-parity&networkShape=3,2", "xSquared=true&sinY=true", "networkShape=",
		"problem=regression&regDataset=table-worked-example&networkShape=2",
	} {
		r := spaceRun(t, link)
		train, _ := r.Points(nil, nil)
		for l := range r.Network().Layers() + 1 {
			m := r.LayerSpace(l)
			if len(m.Train) != len(train) || len(m.Grid) != len(r.GridPlaces()) || len(m.Said) != len(m.Grid) ||
				len(m.Grid)%m.Vertices != 0 {
				t.Errorf("%s, layer %d: %d of %d points, %d of %d vertices, %d a line",
					link, l, len(m.Train), len(train), len(m.Grid), len(r.GridPlaces()), m.Vertices)
			}
			if l == 0 && m.Units == 2 && link == "dataset=xor&networkShape=2" {
				for i, p := range train {
					if (layerspace.Spot{X: p.X, Y: p.Y}) != m.Train[i] {
						t.Fatalf("point %d lies at %v, in the inputs' space at %v", i, p, m.Train[i])
					}
				}
				for i, p := range r.GridPlaces() {
					if p != m.Grid[i] {
						t.Fatalf("vertex %d lies at %v, in the inputs' space at %v", i, p, m.Grid[i])
					}
				}
			}
			layer := r.Activations(false, 0)[l]
			for u, a := range layer {
				if m.Units <= 2 && math.Abs([2]float64{m.Train[0].X, m.Train[0].Y}[u]-a) > 1e-12 {
					t.Errorf("%s, layer %d: the first sample lies at %v, its activations are %v",
						link, l, m.Train[0], layer)
				}
			}
		}
	}
}

// While a network learns, epoch by epoch, its picture turns only as far as the points move.
func TestAxesDoNotFlipInTraining(t *testing.T) {
	for _, link := range []string{
		"dataset=spiral&networkShape=8,8&optimizer=adam&learningRate=0.01",
		"dataset=circle&networkShape=6&learningRate=0.1",
		"dataset=xor&networkShape=8,4",
	} {
		r := spaceRun(t, link)
		var m layerspace.Mapper
		m.Aim(r.LayerPlane(), r.Network())
		layers := []int{1, r.Network().Layers() - 1}
		before := map[[2]int][]float64{}
		for epoch := range 150 {
			for r.Epochs() < epoch {
				r.Piece()
			}
			m.Begin(r.Network(), layers)
			for !m.Step() {
			}
			for _, l := range layers {
				for k, axis := range m.Map(l).Axes {
					sum := 0.0
					for u, v := range before[[2]int{l, k}] {
						sum += v * axis[u]
					}
					if sum < 0 {
						t.Errorf("%s, epoch %d: axis %d of layer %d turns by more than 90°", link, epoch, k, l)
					}
					before[[2]int{l, k}] = append(before[[2]int{l, k}][:0], axis...)
				}
			}
		}
	}
}
