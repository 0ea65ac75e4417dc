package play

import (
	"time"

	"neuralplay/nn"
	"neuralplay/nn/dataset"
)

// FieldSide is the grid of the large picture, SmallSide that of a unit's own.
const (
	FieldSide = 100
	SmallSide = FieldSide / 2
)

// field holds what every unit computes over the plane. It is brought up to
// date row by row, as many rows a frame as there is time for, with a workspace
// of its own: looking never disturbs training.
type field struct {
	ws    *nn.Workspace
	grid  []float64 // FieldSide rows of FieldSide×D inputs, top row first
	width int       // of a row of grid

	layer, unit int // whose picture is the large one
	large       []float32
	small       [][][]float32 // small[layer][unit], layer 0 the inputs
	row         int           // the next one to compute
	left        int           // rows until all are of the parameters wanted
	of          uint64        // the session's version that is being drawn
	version     uint64        // counts changes of the pictures
	values      []float64
	// probability tells that the output runs from 0 to 1. In a picture 0 is the
	// middle of the colours, so it is stretched to −1…1.
	probability bool
}

// reset makes room for a network and asks for all of its pictures.
func (f *field) reset(n *nn.Network, features []int, probability bool) {
	version := f.version + 1
	*f = field{ws: n.NewWorkspace(FieldSide), width: FieldSide * len(features), version: version, left: FieldSide, probability: probability}
	for r := range FieldSide {
		for c := range FieldSide {
			x, y := cell(r, c)
			f.grid = dataset.Inputs(f.grid, features, x, y)
		}
	}
	f.large = make([]float32, FieldSide*FieldSide)
	for l := range n.Layers() + 1 {
		pictures := make([][]float32, n.Units(l))
		for u := range pictures {
			pictures[u] = make([]float32, SmallSide*SmallSide)
		}
		f.small = append(f.small, pictures)
	}
	f.layer, f.unit = n.Layers(), 0
}

// cell is the place in the plane of a cell's centre.
func cell(row, column int) (x, y float64) {
	const step = 2 * dataset.Domain / FieldSide
	return -dataset.Domain + (float64(column)+0.5)*step, dataset.Domain - (float64(row)+0.5)*step
}

// look chooses whose picture is the large one.
func (f *field) look(layer, unit int) {
	if f.layer == layer && f.unit == unit {
		return
	}
	f.layer, f.unit = layer, unit
	f.left = FieldSide
}

// refresh computes rows until all are up to date or time is up; at least one.
func (f *field) refresh(s *Session, deadline time.Duration) {
	if f.of != s.version {
		f.of = s.version
		f.left = FieldSide
	}
	if f.left == 0 {
		return
	}
	for f.left > 0 {
		f.compute(f.row)
		f.row = (f.row + 1) % FieldSide
		f.left--
		if s.clock() >= deadline {
			break
		}
	}
	f.version++
}

func (f *field) compute(row int) {
	f.ws.Forward(f.grid[row*f.width : (row+1)*f.width])
	large := f.large[row*FieldSide : (row+1)*FieldSide]
	f.read(f.layer, f.unit)
	for c, v := range f.values {
		large[c] = float32(v)
	}
	if row%2 != 0 {
		return
	}
	for l, pictures := range f.small {
		for u, picture := range pictures {
			f.read(l, u)
			half := picture[row/2*SmallSide : (row/2+1)*SmallSide]
			for c := range half {
				half[c] = float32(f.values[2*c])
			}
		}
	}
}

// read puts a unit's values of the row at hand into values.
func (f *field) read(layer, unit int) {
	f.values = f.ws.Unit(layer, unit, f.values[:0])
	if f.probability && layer == len(f.small)-1 {
		for i, v := range f.values {
			f.values[i] = 2*v - 1
		}
	}
}

// Look chooses whose picture is the large one: a unit's, layer 0 holding the
// inputs. A unit that is not there means the output.
func (s *Session) Look(layer, unit int) {
	if layer < 0 || layer > s.network.Layers() || unit < 0 || unit >= s.network.Units(layer) {
		layer, unit = s.network.Layers(), 0
	}
	s.field.look(layer, unit)
}

// Large is the large picture, FieldSide×FieldSide, top row first; Small is a
// unit's own, SmallSide×SmallSide. FieldVersion changes when one of them did.
// They are not to be changed.
func (s *Session) Large() []float32                { return s.field.large }
func (s *Session) Small(layer, unit int) []float32 { return s.field.small[layer][unit] }
func (s *Session) FieldVersion() uint64            { return s.field.version }
