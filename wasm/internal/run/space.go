package run

import (
	"math"
	"slices"

	"neuralplay/nn/dataset"
	"neuralplay/wasm/internal/config"
)

// space describes the raw inputs of the data and how the shown plane lies among
// them: two run across and up, the others are held somewhere.
type space struct {
	columns  []string // names of the raw inputs
	features []int    // of the plane, which the network sees; nil: it sees the raw inputs
	ranges   [][2]float64
	typical  []float64 // a value of each raw input that the data have

	across, up int       // the raw inputs shown; up is −1 where there is only one
	held       []float64 // where each raw input is held
	window     Window
}

// Window is the part of the plane that is shown.
type Window struct{ Left, Right, Bottom, Top float64 }

// plane returns the space of the generated points.
func plane() space {
	const d = dataset.Domain
	return space{
		columns: []string{"x₁", "x₂"},
		ranges:  [][2]float64{{-d, d}, {-d, d}},
		typical: []float64{0, 0},
	}
}

// spaceOf returns the space of a table: a little more than the data take up.
func spaceOf(t dataset.Table) space {
	s := space{columns: t.Columns}
	margin := marginOf(t.Train.N())
	for i := range t.Columns {
		all := rangeOf(i, len(t.Columns), t.Train.Inputs, t.Test.Inputs)
		room := margin * (all.high - all.low)
		if room == 0 { // all values are one
			room = max(1, math.Abs(all.low)*margin)
		}
		s.ranges = append(s.ranges, [2]float64{all.low - room, all.high + room})
		s.typical = append(s.typical, all.typical)
	}
	return s
}

// marginOf returns the room around the data on each side, as a part of what they
// take up. The few points of a truth table stand well inside.
func marginOf(rows int) float64 {
	if rows <= fewRows {
		return 0.2
	}
	return 0.08
}

// limits are the lowest and the highest of some values, and one near their mean.
type limits struct{ low, high, typical float64 }

// rangeOf returns the limits of one column of so many.
func rangeOf(column, columns int, sets ...[]float64) limits {
	each := func(use func(v float64)) {
		for _, values := range sets {
			for at := column; at < len(values); at += columns {
				use(values[at])
			}
		}
	}
	l, sum, n := limits{low: math.Inf(1), high: math.Inf(-1)}, 0.0, 0.0
	each(func(v float64) { l.low, l.high, sum, n = min(l.low, v), max(l.high, v), sum+v, n+1 })
	l.typical = l.low
	each(func(v float64) {
		if math.Abs(v-sum/n) < math.Abs(l.typical-sum/n) {
			l.typical = v
		}
	})
	return l
}

// ends returns the values that a picture paints in its strongest colours: −1 and
// 1, or the limits where these go well beyond.
func (l limits) ends() Ends {
	if l.low >= -1.5 && l.high <= 1.5 {
		return PlainEnds
	}
	if l.low == l.high {
		return Ends{l.low - 1, l.high + 1}
	}
	return Ends{l.low, l.high}
}

// Ends are the values that become −1 and 1 in a picture.
type Ends [2]float64

// PlainEnds are those of values painted as they are.
var PlainEnds = Ends{-1, 1}

// Painted returns a value on the scale of the picture.
func (e Ends) Painted(v float64) float64 {
	middle, half := (e[0]+e[1])/2, (e[1]-e[0])/2
	return (v - middle) / half
}

// aim puts the plane where the configuration asks for it, which matters with more
// than two inputs. Axes that the data do not have count as not asked for.
func (s *space) aim(c config.Config) {
	s.features = nil
	if len(s.columns) == 2 {
		s.features = c.ActiveInputs()
	}
	d := len(s.columns)
	s.across, s.up = c.Axes[0]-1, c.Axes[1]-1
	switch {
	case d == 1:
		s.across, s.up = 0, -1
	case d == 2 || max(s.across, s.up) >= d: // there is nothing to choose, or not these
		s.across, s.up = 0, 1
	}
	s.held = slices.Clone(s.typical)
	copy(s.held, c.Slice)
	x, y := s.ranges[s.across], [2]float64{-1, 1}
	if s.up >= 0 {
		y = s.ranges[s.up]
	}
	s.window = Window{x[0], x[1], y[0], y[1]}
}

// raw appends the raw inputs at a place of the plane.
func (s *space) raw(dst []float64, x, y float64) []float64 {
	from := len(dst)
	dst = append(dst, s.held...)
	dst[from+s.across] = x
	if s.up >= 0 {
		dst[from+s.up] = y
	}
	return dst
}

// inputs appends the network's inputs at a place of the plane.
func (s *space) inputs(dst []float64, x, y float64) []float64 {
	if s.features == nil {
		return s.raw(dst, x, y)
	}
	return dataset.Inputs(dst, s.features, x, y)
}

// encode appends the network's inputs for a row of raw ones.
func (s *space) encode(dst, raw []float64) []float64 {
	if s.features == nil {
		return append(dst, raw...)
	}
	return dataset.Inputs(dst, s.features, raw[0], raw[1])
}

// width returns the number of the network's inputs.
func (s *space) width() int {
	if s.features == nil {
		return len(s.columns)
	}
	return len(s.features)
}

// place returns where in the plane a row of raw inputs lies, and how far off the
// slice: 0 on it, 1 a whole range away in some other input.
func (s *space) place(raw []float64) (x, y, off float64) {
	x = raw[s.across]
	if s.up >= 0 {
		y = raw[s.up]
	}
	for i, v := range raw {
		if i != s.across && i != s.up {
			span := s.ranges[i][1] - s.ranges[i][0]
			off = max(off, math.Abs(v-s.held[i])/span)
		}
	}
	return x, y, min(off, 1)
}
