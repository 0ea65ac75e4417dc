package play

import (
	"time"

	"neuralplay/nn"
	"neuralplay/nn/dataset"
)

// FieldSide is the grid of the large picture, SmallSide that of a unit's own.
// Both reach from edge to edge of the plane.
const (
	FieldSide = 100
	SmallSide = 50
)

// field holds what every unit computes over the plane. A pass goes over the
// grid row by row, as many rows a frame as there is time for, with a copy of
// the network as it was when the pass began; its pictures are shown when all
// are done. So looking never disturbs training, and no picture shows the rows
// of different moments side by side.
type field struct {
	network *nn.Network // the copy
	ws      *nn.Workspace
	grid    []float64 // FieldSide rows of FieldSide×D inputs, top row first
	width   int       // of a row of grid

	layer, unit int      // whose picture is the large one
	shown, next pictures // those to look at, those of the pass at hand
	row         int      // the next one to compute; FieldSide: no pass is at hand
	of          uint64   // the session's version that the pass draws
	version     uint64   // counts changes of the pictures shown
	values      []float64
	// probability tells that the output runs from 0 to 1. In a picture 0 is the
	// middle of the colours, so it is stretched to −1…1.
	probability bool
}

// pictures is a picture of every unit, and the large one.
type pictures struct {
	large []float32
	small [][][]float32 // small[layer][unit], layer 0 the inputs
}

func newPictures(n *nn.Network) pictures {
	p := pictures{large: make([]float32, FieldSide*FieldSide)}
	for l := range n.Layers() + 1 {
		small := make([][]float32, n.Units(l))
		for u := range small {
			small[u] = make([]float32, SmallSide*SmallSide)
		}
		p.small = append(p.small, small)
	}
	return p
}

// reset makes room for a network and asks for all of its pictures.
func (f *field) reset(n *nn.Network, features []int, probability bool) {
	*f = field{
		network: n.Clone(), width: FieldSide * len(features),
		layer: n.Layers(), row: FieldSide, version: f.version + 1,
		shown: newPictures(n), next: newPictures(n), probability: probability,
	}
	f.ws = f.network.NewWorkspace(FieldSide)
	for r := range FieldSide {
		for c := range FieldSide {
			x, y := place(r, c)
			f.grid = dataset.Inputs(f.grid, features, x, y)
		}
	}
}

// place is where in the plane a value of the large picture is of.
func place(row, column int) (x, y float64) {
	const step = 2 * dataset.Domain / (FieldSide - 1)
	return -dataset.Domain + float64(column)*step, dataset.Domain - float64(row)*step
}

// inLarge is the row or column of the large picture that a small one's shows.
func inLarge(i int) int { return (i*(FieldSide-1) + (SmallSide-1)/2) / (SmallSide - 1) }

// look chooses whose picture is the large one.
func (f *field) look(layer, unit int) {
	if f.layer == layer && f.unit == unit {
		return
	}
	f.layer, f.unit = layer, unit
	f.of, f.row = 0, FieldSide // no version: the pass at hand is of no use
}

// refresh goes on with a pass until it is done or time is up, but by one row at
// least. It begins one when the session has changed since the last.
func (f *field) refresh(s *Session, deadline time.Duration) {
	if f.row == FieldSide {
		if f.of == s.version {
			return
		}
		f.of, f.row = s.version, 0
		f.network.CopyParameters(s.network)
	}
	for f.row < FieldSide {
		f.compute(f.row)
		f.row++
		if f.row < FieldSide && s.clock() >= deadline {
			return
		}
	}
	f.shown, f.next = f.next, f.shown
	f.version++
}

func (f *field) compute(row int) {
	f.ws.Forward(f.grid[row*f.width : (row+1)*f.width])
	f.read(f.layer, f.unit)
	large := f.next.large[row*FieldSide : (row+1)*FieldSide]
	for c, v := range f.values {
		large[c] = float32(v)
	}
	small := (row*(SmallSide-1) + FieldSide/2) / (FieldSide - 1)
	if inLarge(small) != row {
		return
	}
	for l, pictures := range f.next.small {
		for u, picture := range pictures {
			f.read(l, u)
			half := picture[small*SmallSide : (small+1)*SmallSide]
			for c := range half {
				half[c] = float32(f.values[inLarge(c)])
			}
		}
	}
}

// read puts a unit's values of the row at hand into values.
func (f *field) read(layer, unit int) {
	f.values = f.ws.Unit(layer, unit, f.values[:0])
	if f.probability && layer == f.network.Layers() {
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

// Looked is the unit whose picture is the large one, and its value at a place
// of the plane.
func (s *Session) Looked(x, y float64) (layer, unit int, value float64) {
	layer, unit = s.field.layer, s.field.unit
	s.looking.Forward(dataset.Inputs(nil, s.config.ActiveInputs(), x, y))
	return layer, unit, s.looking.Unit(layer, unit, nil)[0]
}

// Large is the large picture, FieldSide×FieldSide, top row first; Small is a
// unit's own, SmallSide×SmallSide. FieldVersion changes when they do, and then
// they lie elsewhere. They are not to be changed.
func (s *Session) Large() []float32                { return s.field.shown.large }
func (s *Session) Small(layer, unit int) []float32 { return s.field.shown.small[layer][unit] }
func (s *Session) FieldVersion() uint64            { return s.field.version }
