package play

import (
	"time"

	"neuralplay/nn"
	"neuralplay/wasm/internal/run"
)

// LargeSide is the grid of the large picture, SmallSide that of a unit's own.
// Both reach from edge to edge of the plane.
const (
	LargeSide = 100
	SmallSide = 50
)

// pictures shows what every unit computes over the plane. A pass goes over the
// grid row by row, as many rows a frame as there is time for, with a copy of the
// network as it was when the pass began; its pictures are shown when all are done.
// So looking never disturbs training, and no picture shows rows of different
// moments side by side.
type pictures struct {
	network *nn.Network // the copy
	ws      *nn.Workspace
	grid    []float64 // LargeSide rows of LargeSide×D inputs, top row first
	width   int       // of a row of grid
	plots   bool      // the plane is a plot over one input: its rows are all alike

	eachClass   bool   // has an output
	layer, unit int    // whose picture is the large one; unit answer: the output's
	shown, next album  // those shown, those of the current pass
	row         int    // the next one to compute; LargeSide: no pass is under way
	of          uint64 // the run's version that the pass draws
	version     uint64 // counts changes of the pictures shown
	values      []float64
	second      []float64
	// inputs and outputs say which values become −1 and 1 in the pictures of the
	// inputs, one by one, and of the outputs. Other units are painted as they are.
	inputs  []run.Ends
	outputs run.Ends
}

// answer stands for the unit of the output layer that answers: where each class has
// one, for what they say together; of several numbers, for the first.
const answer = -1

// album is a picture of every unit, and the large one: one for each class where
// more than two share the plane.
type album struct {
	layer, unit int // whose the large one is
	large       [][]float32
	small       [][][]float32 // small[layer][unit], layer 0 the inputs
}

func newAlbum(n *nn.Network, eachClass bool) album {
	a := album{layer: n.Layers(), unit: answer, large: make([][]float32, 1)}
	if eachClass && n.Outputs() > 2 {
		a.large = make([][]float32, n.Outputs())
	}
	for i := range a.large {
		a.large[i] = make([]float32, LargeSide*LargeSide)
	}
	for l := range n.Layers() + 1 {
		small := make([][]float32, n.Units(l))
		for u := range small {
			small[u] = make([]float32, SmallSide*SmallSide)
		}
		a.small = append(a.small, small)
	}
	return a
}

// reset makes room for the run's network and asks for all of its pictures.
func (p *pictures) reset(r *run.Run) {
	n, eachClass := r.Network(), r.Problem().EachClass()
	*p = pictures{
		network: n.Clone(), width: LargeSide * n.Inputs(),
		layer: n.Layers(), unit: answer, row: LargeSide, version: p.version + 1,
		shown: newAlbum(n, eachClass), next: newAlbum(n, eachClass), eachClass: eachClass,
		inputs: r.InputEnds(), outputs: r.OutputEnds(),
	}
	p.ws = p.network.NewWorkspace(LargeSide)
	p.aim(r)
}

// aim spreads the grid over the shown plane, and asks for all pictures.
func (p *pictures) aim(r *run.Run) {
	p.grid, p.plots = p.grid[:0], r.Plots()
	window := r.Window()
	for row := range LargeSide {
		for column := range LargeSide {
			x, y := placeIn(window, row, column)
			p.grid = r.InputsAt(p.grid, x, y)
		}
	}
	p.drop()
}

// drop asks for all pictures: no version is 0, and the current pass is of no use.
func (p *pictures) drop() { p.of, p.row = 0, LargeSide }

// placeIn returns the place in the plane that a value of the large picture shows.
func placeIn(w run.Window, row, column int) (x, y float64) {
	x = w.Left + float64(column)*((w.Right-w.Left)/(LargeSide-1))
	return x, w.Top - float64(row)*((w.Top-w.Bottom)/(LargeSide-1))
}

// inLarge returns the row or column of the large picture that a small one shows.
func inLarge(i int) int { return (i*(LargeSide-1) + (SmallSide-1)/2) / (SmallSide - 1) }

// enlarge chooses whose picture is the large one.
func (p *pictures) enlarge(layer, unit int) {
	if p.layer == layer && p.unit == unit {
		return
	}
	p.layer, p.unit = layer, unit
	p.drop()
}

// areBehind reports whether the pictures shown are not those of this moment.
func (p *pictures) areBehind(r *run.Run) bool { return p.row < LargeSide || p.of != r.Version() }

// refresh continues a pass until it is done or the next row would not be done in
// time, but by one row at least. It begins one when the run has changed since the
// last.
func (p *pictures) refresh(r *run.Run, clock func() time.Duration, deadline time.Duration) {
	if p.row == LargeSide {
		if p.of == r.Version() {
			return
		}
		p.of, p.row = r.Version(), 0
		p.next.layer, p.next.unit = p.layer, p.unit
		p.network.CopyParameters(r.Network())
	}
	for began := clock(); p.row < LargeSide; {
		p.compute(p.row)
		p.row++
		now := clock()
		if p.row < LargeSide && now+(now-began) >= deadline {
			return
		}
		began = now
	}
	p.shown, p.next = p.next, p.shown
	p.version++
}

func (p *pictures) compute(row int) {
	if row == 0 || !p.plots {
		p.ws.Forward(p.grid[row*p.width : (row+1)*p.width])
	}
	if p.next.areShared() {
		for k, picture := range p.next.large {
			p.read(p.layer, k)
			p.write(picture, row)
		}
	} else {
		p.readLarge()
		p.write(p.next.large[0], row)
	}
	small := (row*(SmallSide-1) + LargeSide/2) / (LargeSide - 1)
	if inLarge(small) != row {
		return
	}
	for l, pictures := range p.next.small {
		for u, picture := range pictures {
			p.read(l, u)
			half := picture[small*SmallSide : (small+1)*SmallSide]
			for c := range half {
				half[c] = float32(p.values[inLarge(c)])
			}
		}
	}
}

func (p *pictures) write(picture []float32, row int) {
	large := picture[row*LargeSide : (row+1)*LargeSide]
	for c, v := range p.values {
		large[c] = float32(v)
	}
}

// areShared reports whether the large pictures are of more than two classes
// together.
func (a *album) areShared() bool { return a.unit == answer && len(a.large) > 1 }

// leads reports whether two classes have an output each: then the answer is by how
// much one leads.
func (p *pictures) leads() bool { return p.eachClass && p.network.Outputs() == 2 }

// readLarge puts what the large picture shows of the current row into values: of
// two outputs, by how much the second class is the likelier one.
func (p *pictures) readLarge() {
	p.read(p.layer, max(p.unit, 0))
	if p.unit != answer || !p.leads() {
		return
	}
	p.second = append(p.second[:0], p.values...)
	p.read(p.layer, 1)
	for i, v := range p.values {
		p.values[i] = (v - p.second[i]) / 2
	}
}

// read puts a unit's values of the current row into values.
func (p *pictures) read(layer, unit int) {
	p.values = p.ws.Unit(layer, unit, p.values[:0])
	ends := p.endsOf(layer, unit)
	if ends == run.PlainEnds {
		return
	}
	for i, v := range p.values {
		p.values[i] = ends.Painted(v)
	}
}

// endsOf returns which values become −1 and 1 in the picture of a unit.
func (p *pictures) endsOf(layer, unit int) run.Ends {
	switch layer {
	case 0:
		return p.inputs[unit]
	case p.network.Layers():
		return p.outputs
	}
	return run.PlainEnds
}
