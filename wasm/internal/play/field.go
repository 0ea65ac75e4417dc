package play

import (
	"time"

	"neuralplay/nn"
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

	layer, unit int      // whose picture is the large one; unit answer: the output's
	shown, next pictures // those to look at, those of the pass at hand
	row         int      // the next one to compute; FieldSide: no pass is at hand
	of          uint64   // the session's version that the pass draws
	version     uint64   // counts changes of the pictures shown
	values      []float64
	second      []float64
	// ends says, for the inputs one by one and for the outputs together, which
	// values become −1 and 1 in their pictures. Other units are painted as they are.
	ends    []ends
	answers ends
}

// answer stands for the unit of the output layer that answers: where there are
// several, for what they say together.
const answer = -1

// pictures is a picture of every unit, and the large one: one for each class
// where more than two share the plane.
type pictures struct {
	layer, unit int // whose the large one is
	large       [][]float32
	small       [][][]float32 // small[layer][unit], layer 0 the inputs
}

func newPictures(n *nn.Network) pictures {
	p := pictures{layer: n.Layers(), unit: answer, large: make([][]float32, 1)}
	if n.Outputs() > 2 {
		p.large = make([][]float32, n.Outputs())
	}
	for i := range p.large {
		p.large[i] = make([]float32, FieldSide*FieldSide)
	}
	for l := range n.Layers() + 1 {
		small := make([][]float32, n.Units(l))
		for u := range small {
			small[u] = make([]float32, SmallSide*SmallSide)
		}
		p.small = append(p.small, small)
	}
	return p
}

// reset makes room for the session's network and asks for all of its pictures.
func (f *field) reset(s *Session) {
	n := s.network
	*f = field{
		network: n.Clone(), width: FieldSide * n.Inputs(),
		layer: n.Layers(), unit: answer, row: FieldSide, version: f.version + 1,
		shown: newPictures(n), next: newPictures(n),
		ends: s.data.inputEnds(), answers: s.data.answerEnds(s.config),
	}
	f.ws = f.network.NewWorkspace(FieldSide)
	f.aim(&s.data.space)
}

// aim spreads the grid over the plane, and asks for all pictures.
func (f *field) aim(plane *space) {
	f.grid = f.grid[:0]
	for r := range FieldSide {
		for c := range FieldSide {
			x, y := plane.window.at(r, c)
			f.grid = plane.inputs(f.grid, x, y)
		}
	}
	f.of, f.row = 0, FieldSide // no version: the pass at hand is of no use
}

// at is where in the plane a value of the large picture is of.
func (w Window) at(row, column int) (x, y float64) {
	return w.Left + float64(column)*((w.Right-w.Left)/(FieldSide-1)), w.Top - float64(row)*((w.Top-w.Bottom)/(FieldSide-1))
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

// refresh goes on with a pass until it is done or the next row would not be done
// in time, but by one row at least. It begins one when the session has changed
// since the last.
func (f *field) refresh(s *Session, deadline time.Duration) {
	if f.row == FieldSide {
		if f.of == s.version {
			return
		}
		f.of, f.row = s.version, 0
		f.next.layer, f.next.unit = f.layer, f.unit
		f.network.CopyParameters(s.network)
	}
	for began := s.clock(); f.row < FieldSide; {
		f.compute(f.row)
		f.row++
		now := s.clock()
		if f.row < FieldSide && now+(now-began) >= deadline {
			return
		}
		began = now
	}
	f.shown, f.next = f.next, f.shown
	f.version++
}

func (f *field) compute(row int) {
	f.ws.Forward(f.grid[row*f.width : (row+1)*f.width])
	if f.next.areShared() {
		for k, picture := range f.next.large {
			f.read(f.layer, k)
			f.write(picture, row)
		}
	} else {
		f.readLarge()
		f.write(f.next.large[0], row)
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

func (f *field) write(picture []float32, row int) {
	large := picture[row*FieldSide : (row+1)*FieldSide]
	for c, v := range f.values {
		large[c] = float32(v)
	}
}

// areShared tells that the large pictures are of more than two classes together.
func (p *pictures) areShared() bool { return p.unit == answer && len(p.large) > 1 }

// readLarge puts what the large picture shows of the row at hand into values:
// of two outputs, by how much the second class is the likelier one.
func (f *field) readLarge() {
	f.read(f.layer, max(f.unit, 0))
	if f.unit != answer || f.network.Outputs() != 2 {
		return
	}
	f.second = append(f.second[:0], f.values...)
	f.read(f.layer, 1)
	for i, v := range f.values {
		f.values[i] = (v - f.second[i]) / 2
	}
}

// read puts a unit's values of the row at hand into values.
func (f *field) read(layer, unit int) {
	f.values = f.ws.Unit(layer, unit, f.values[:0])
	ends := f.endsOf(layer, unit)
	if ends == plainEnds {
		return
	}
	for i, v := range f.values {
		f.values[i] = ends.painted(v)
	}
}

// endsOf says which values become −1 and 1 in the picture of a unit.
func (f *field) endsOf(layer, unit int) ends {
	switch layer {
	case 0:
		return f.ends[unit]
	case f.network.Layers():
		return f.answers
	}
	return plainEnds
}

// Look chooses whose picture is the large one: a unit's, layer 0 holding the
// inputs. A unit that is not there means the output, and so does the output's
// only one.
func (s *Session) Look(layer, unit int) {
	outside := layer < 0 || layer > s.network.Layers() || unit < 0 || unit >= s.network.Units(layer)
	if outside || layer == s.network.Layers() && s.network.Outputs() == 1 {
		layer, unit = s.network.Layers(), answer
	}
	s.field.look(layer, unit)
}

// Looked is the unit whose picture is the large one, and its value at a place
// of the plane. It is false while the output's is.
func (s *Session) Looked(x, y float64) (layer, unit int, value float64, ok bool) {
	layer, unit = s.field.layer, s.field.unit
	if unit == answer {
		return 0, 0, 0, false
	}
	s.looking.Forward(s.data.inputs(nil, x, y))
	return layer, unit, s.looking.Unit(layer, unit, nil)[0], true
}

// LookedClass is the class whose output the large picture is of; −1: it is of no
// class's own.
func (s *Session) LookedClass() int {
	if p := &s.field.shown; s.network.Outputs() > 1 && p.layer == s.network.Layers() {
		return p.unit
	}
	return answer
}

// LargeEnds are the values that −1 and 1 stand for in the large picture.
func (s *Session) LargeEnds() [2]float64 {
	p := &s.field.shown
	if p.unit == answer && s.network.Outputs() == 2 {
		return plainEnds // by how much one leads
	}
	return s.field.endsOf(p.layer, max(p.unit, 0))
}

// Large is the large picture, FieldSide×FieldSide, top row first; Shares are
// those of all outputs where more than two share the plane, else nil. Small is a
// unit's own, SmallSide×SmallSide. FieldVersion changes when they do, and then
// they lie elsewhere. They are not to be changed.
func (s *Session) Large() []float32 { return s.field.shown.large[0] }

func (s *Session) Shares() [][]float32 {
	if !s.field.shown.areShared() {
		return nil
	}
	return s.field.shown.large
}

func (s *Session) Small(layer, unit int) []float32 { return s.field.shown.small[layer][unit] }
func (s *Session) FieldVersion() uint64            { return s.field.version }

// Window is the part of the plane that the pictures show.
func (s *Session) Window() Window { return s.data.window }
