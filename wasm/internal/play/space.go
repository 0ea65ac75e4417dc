package play

import (
	"math"
	"slices"

	"neuralplay/nn/dataset"
	"neuralplay/wasm/internal/config"
)

// space is the raw inputs of the data, and how the picture's plane lies among
// them: two of them run across and up, the others are held somewhere.
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

// plane is the space of the generated points.
func plane() space {
	const d = dataset.Domain
	return space{
		columns: []string{"x₁", "x₂"},
		ranges:  [][2]float64{{-d, d}, {-d, d}},
		typical: []float64{0, 0},
	}
}

// spaceOf is the space of a table: a little more than the data take.
func spaceOf(t dataset.Table) space {
	s := space{columns: t.Columns}
	d := len(t.Columns)
	margin := 0.08
	if t.Train.N() <= 20 { // the few points of a truth table stand well inside
		margin = 0.2
	}
	for i := range d {
		low, high, sum := math.Inf(1), math.Inf(-1), 0.0
		each := func(use func(v float64)) {
			for _, rows := range []dataset.Rows{t.Train, t.Test} {
				for at := i; at < len(rows.Inputs); at += d {
					use(rows.Inputs[at])
				}
			}
		}
		each(func(v float64) { low, high, sum = min(low, v), max(high, v), sum+v })
		mean := sum / float64(t.Train.N()+t.Test.N())
		typical := low
		each(func(v float64) {
			if math.Abs(v-mean) < math.Abs(typical-mean) {
				typical = v
			}
		})
		room := margin * (high - low)
		if room == 0 { // all values are one
			room = max(1, math.Abs(low)*margin)
		}
		s.ranges = append(s.ranges, [2]float64{low - room, high + room})
		s.typical = append(s.typical, typical)
	}
	return s
}

// aim puts the plane where the configuration asks for it. Inputs that are not
// there count as not asked for.
func (s *space) aim(c config.Config) {
	s.features = nil
	if len(s.columns) == 2 {
		s.features = c.ActiveInputs()
	}
	s.across, s.up = c.Axes[0]-1, c.Axes[1]-1
	if d := len(s.columns); max(s.across, s.up) >= d {
		s.across, s.up = 0, min(1, d-1)
		if d == 1 {
			s.up = -1
		}
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
	if s.across == 1 {
		x, y = y, x
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

// width is the number of the network's inputs.
func (s *space) width() int {
	if s.features == nil {
		return len(s.columns)
	}
	return len(s.features)
}

// place is where in the plane a row of raw inputs stands, and how far off the
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
