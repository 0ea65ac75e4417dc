package tensors

import (
	"math"
	"slices"
)

// Hypotheses that look at what was printed: the same numbers in another order, other numbers to start from, another
// rate.

// mostPairs bounds how many rows are compared with how many, for all tensors.
const mostPairs = 5_000_000

// axis is one dimension of a slot: 0 are its rows.
type axis struct {
	slot
	dimension int
}

// reordered looks for rows, and then for units of hidden layers, in another order.
func (e *explainer) reordered() []hypothesis {
	var list []hypothesis
	add := func(s *step, cause Cause) {
		list = append(list, hypothesis{causes: []Cause{cause}, step: s, tol: double, need: needUncommon})
	}
	widest := e.ref.x.rows
	for l := range e.ref.layers {
		widest = max(widest, e.ref.layers[l].w.rows)
	}
	if widest*widest*len(e.matches) > mostPairs {
		return nil
	}
	axes := []axis{{slot{X, 0}, 0}, {slot{Y, len(e.ref.layers)}, 0}}
	for l := range e.ref.layers {
		for _, k := range []Kind{Z, A, DA, DZ} {
			axes = append(axes, axis{slot{k, l + 1}, 0})
		}
	}
	if order := e.order(e.ref, axes, e.ref.x.rows); order != nil {
		add(e.ref.inOrder(axes, order), Cause{Code: RowsReordered, Order: order})
	}
	s, cause := e.ref, Cause{Code: UnitsReordered}
	for l := 1; l < len(e.ref.layers); l++ {
		axes = axes[:0]
		for _, k := range []Kind{W, DW, NewW} {
			axes = append(axes, axis{slot{k, l}, 0}, axis{slot{k, l + 1}, 1})
		}
		for _, k := range []Kind{B, Z, A, DA, DZ, DB, NewB} {
			axes = append(axes, axis{slot{k, l}, 1})
		}
		if order := e.order(s, axes, e.ref.layers[l-1].w.rows); order != nil {
			s = s.inOrder(axes, order)
			cause.Layers, cause.Order = append(cause.Layers, l), order
		}
	}
	if s != e.ref {
		if len(cause.Layers) > 1 {
			cause.Order = nil // one for each would be too much to say
		}
		add(s, cause)
	}
	return list
}

// order finds, for each of n places along some axes of what was printed, the place of a step that it is like; nil if
// there is none for one of them, or all stand where they belong.
func (e *explainer) order(s *step, axes []axis, n int) []int {
	order, used := make([]int, n), make([]bool, n)
	for at := range order {
		order[at] = -1
		for i := range n {
			from := (at + i) % n // its own place first
			if !used[from] && e.alike(s, axes, at, from) {
				order[at], used[from] = from, true
				break
			}
		}
		if order[at] < 0 {
			return nil
		}
	}
	for at, from := range order {
		if at != from {
			return order
		}
	}
	return nil
}

// alike reports whether whatever was printed at a place along the axes agrees with another place of the step.
func (e *explainer) alike(s *step, axes []axis, at, from int) bool {
	for i := range e.matches {
		m := &e.matches[i]
		if !m.known() || !m.fits || m.element >= 0 || m.row >= 0 {
			continue
		}
		for _, a := range axes {
			if a.slot == m.of && !e.alikeIn(i, s.at(a.slot), a.dimension, at, from) {
				return false
			}
		}
	}
	return true
}

func (e *explainer) alikeIn(i int, ways []accepted, dimension, at, from int) bool {
	t, m := &e.tensors[i], &e.matches[i]
	return slices.ContainsFunc(ways, func(way accepted) bool {
		w := way.matrix
		if len(w.v) != len(t.Numbers) {
			return false
		}
		scale, count := largest(w.v), w.columns
		if dimension == 1 {
			count = w.rows
		}
		for j := range count {
			r, c, k := at, j, from*w.columns+j
			if dimension == 1 {
				r, c, k = j, at, j*w.columns+from
			}
			place := r*w.columns + c
			if m.flipped {
				place = c*w.rows + r
			}
			if n := t.Numbers[place]; !equal(n, w.v[k], double.of(n, w.v[k], scale)) {
				return false
			}
		}
		return true
	})
}

// inOrder returns the step with whatever lies along the axes in another order.
func (s *step) inOrder(axes []axis, order []int) *step {
	c := *s
	c.layers = slices.Clone(s.layers)
	for _, a := range axes {
		m := c.matrixOf(a.slot)
		if m == nil || m.rows == 0 {
			continue
		}
		old := *m
		*m = newMatrix(old.rows, old.columns)
		for r := range old.rows {
			for col := range old.columns {
				from := r*old.columns + order[min(col, len(order)-1)]
				if a.dimension == 0 {
					from = order[r]*old.columns + col
				}
				m.v[r*old.columns+col] = old.v[from]
			}
		}
	}
	return &c
}

// own starts from the weights, or the data, that were printed.
func (e *explainer) own() []hypothesis {
	var list []hypothesis
	for _, data := range []bool{false, true} {
		p := *e.program
		p.w, p.b = slices.Clone(p.w), slices.Clone(p.b)
		h := hypothesis{causes: []Cause{{Code: OtherWeights}}, need: needFitted, tol: double}
		if data {
			h.causes[0].Code = OtherData
		}
		for i := range e.matches {
			m := &e.matches[i]
			if !m.differs() || !m.fits || m.element >= 0 {
				continue
			}
			own := printed(&e.tensors[i], m)
			switch {
			case !data && m.of.kind == W:
				p.w[m.of.layer-1] = own
			case !data && m.of.kind == B:
				p.b[m.of.layer-1] = own
			case data && m.of.kind == X:
				p.x = own
			case data && m.of.kind == Y:
				p.y = own
			default:
				continue
			}
			h.given = append(h.given, i)
			h.tol.slack = max(h.tol.slack, 30*coarsest(&e.tensors[i])/max(largest(own.v), 1e-300))
		}
		if len(h.given) == 0 {
			continue
		}
		if factor, ok := e.scale(h.given); ok && !data {
			scale := h
			scale.causes = []Cause{{Code: OtherScale, Value: factor}}
			scale.fitted = true // the numbers themselves speak for it
			scale.step = p.run(&wrong{})
			list = append(list, scale)
			continue
		}
		h.step = p.run(&wrong{})
		list = append(list, h)
	}
	return list
}

// printed returns a tensor as a matrix of the step.
func printed(t *Tensor, m *match) matrix {
	own := newMatrix(m.expects.rows, m.expects.columns)
	for i, n := range t.Numbers {
		own.v[i] = n.Value
	}
	if m.flipped {
		return own.turned()
	}
	return own
}

// coarsest is half a unit of the last digit of a tensor's least precise number.
func coarsest(t *Tensor) float64 {
	half := 0.0
	for _, n := range t.Numbers {
		half = max(half, n.Half)
	}
	return half
}

// scale returns the factor by which all weights that were printed are larger than the step's. Biases of 0 are any
// multiple.
func (e *explainer) scale(given []int) (factor float64, ok bool) {
	sum, length, count := 0.0, 0.0, 0
	for _, i := range given {
		for k, n := range e.tensors[i].Numbers {
			want := e.matches[i].expects.v[k]
			sum += n.Value * want
			length += want * want
			if want != 0 {
				count++
			}
		}
	}
	factor = sum / length
	if count < 3 || length == 0 || factor == 0 || math.IsNaN(factor) || math.IsInf(factor, 0) {
		return 0, false
	}
	digits := 0.0
	for _, i := range given {
		expects := e.matches[i].expects.times(factor)
		scale := largest(expects.v)
		for k, n := range e.tensors[i].Numbers {
			allowed := 2*n.Half + 1e-9*scale
			if math.Abs(n.Value-expects.v[k]) > allowed {
				return 0, false
			}
			digits += min(8, math.Log10(max(scale, 1e-300)/allowed))
		}
	}
	return factor, digits >= needFitted+8
}

// rate looks for the learning rate that makes the new parameters what was printed.
func (e *explainer) rate() []hypothesis {
	if !e.program.linear {
		return nil
	}
	sum, length, count, tol := 0.0, 0.0, 0, double
	for i := range e.matches {
		m := &e.matches[i]
		if !m.differs() || !m.fits || m.element >= 0 || m.of.kind != NewW && m.of.kind != NewB {
			continue
		}
		tol.absolute = max(tol.absolute, 2*coarsest(&e.tensors[i]))
		k, own := &e.ref.layers[m.of.layer-1], printed(&e.tensors[i], m)
		before, want := k.w, k.newW
		if m.of.kind == NewB {
			before, want = k.b, k.newB
		}
		for j, v := range want.v {
			went := before.v[j] - v
			sum += went * (before.v[j] - own.v[j])
			length += went * went
			count++
		}
	}
	factor := sum / length
	if count < 3 || length == 0 || factor == 0 || math.IsNaN(factor) || math.IsInf(factor, 0) {
		return nil
	}
	return []hypothesis{{causes: []Cause{{Code: OtherRate, Value: factor * e.program.rate}},
		wrong: wrong{stepBy: factor}, tol: tol, need: needFitted}}
}
