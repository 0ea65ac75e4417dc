package tensors

import (
	"math"

	"neuralplay/nn"
)

// matrix is rows of numbers.
type matrix struct {
	rows, columns int
	v             []float64
}

// newMatrix and times are called everywhere, and nowhere often: inlined, they make the download larger.
//
//go:noinline
func newMatrix(rows, columns int) matrix { return matrix{rows, columns, make([]float64, rows*columns)} }

func (m matrix) row(i int) []float64 { return m.v[i*m.columns : (i+1)*m.columns] }

func (m matrix) clone() matrix {
	c := newMatrix(m.rows, m.columns)
	copy(c.v, m.v)
	return c
}

// times returns the matrix multiplied by a number.
//
//go:noinline
func (m matrix) times(f float64) matrix {
	c := m.clone()
	for i := range c.v {
		c.v[i] *= f
	}
	return c
}

// turned returns the transpose.
func (m matrix) turned() matrix {
	c := newMatrix(m.columns, m.rows)
	for i := range m.rows {
		for j := range m.columns {
			c.v[j*m.rows+i] = m.v[i*m.columns+j]
		}
	}
	return c
}

// step is every number of one step of training.
type step struct {
	x, y   matrix // N×D, N×K
	layers []layer
	losses matrix // 1×N
	loss   matrix // 1×1, their mean
	n      int    // samples in the update
	// penalty is what regularization adds to the loss: with and without, it is a loss.
	penalty float64
	sum     bool // the step follows the sum of the gradients
}

// layer is one layer's part of a step.
type layer struct {
	z, a, dA, delta matrix // N×H
	w, dW, newW     matrix // H×D
	b, db, newB     matrix // 1×H; N×H where the bias was not summed
	// The gradient with penalty, decay and clipping, and without that of fixed biases; no rows where that is dW, db.
	followedW, followedB matrix
}

// Step is what a text is compared with: the step that comes next, and the one before it if there was one.
type Step struct {
	Network *nn.Network // its sizes and activations count, not its parameters
	nn.Options
	Next nn.Recording
	Last *nn.Recording // nil: no step was made yet
}

// recorded returns the kernel's own numbers.
func (s *Step) recorded(r *nn.Recording) *step {
	n := len(r.Samples)
	out := &step{n: n, sum: s.Sum, losses: newMatrix(1, n), loss: matrix{1, 1, []float64{r.Loss()}}}
	if r.Update != nil {
		out.n = r.Update.Samples
	}
	out.x, out.y = newMatrix(n, s.Network.Inputs()), newMatrix(n, s.Network.Outputs())
	out.layers = make([]layer, s.Network.Layers())
	for l := range out.layers {
		h := s.Network.Units(l + 1)
		k := &out.layers[l]
		k.z, k.a, k.dA, k.delta = newMatrix(n, h), newMatrix(n, h), newMatrix(n, h), newMatrix(n, h)
	}
	for i := range r.Samples {
		t := &r.Samples[i]
		copy(out.x.row(i), t.Inputs)
		copy(out.y.row(i), t.Target)
		out.losses.v[i] = t.Loss
		for l := range out.layers {
			k, from := &out.layers[l], &t.Layers[l]
			copy(k.z.row(i), from.Z)
			copy(k.a.row(i), from.A)
			copy(k.dA.row(i), from.DA)
			copy(k.delta.row(i), from.Delta)
		}
	}
	s.recordedUpdate(out, r.Update)
	return out
}

func (s *Step) recordedUpdate(out *step, u *nn.Update) {
	if u == nil {
		w, b := s.cut(s.Network.Parameters(nil))
		for l := range out.layers {
			out.layers[l].w, out.layers[l].b = w[l], b[l]
		}
		return
	}
	out.penalty = u.PenaltyLoss
	share := 1.0
	if !s.Sum {
		share /= float64(max(u.Samples, 1))
	}
	w, b := s.cut(u.Before)
	dW, db := s.cut(u.Sum)
	newW, newB := s.cut(u.After)
	followedW, followedB := s.cut(u.Gradient)
	for l := range out.layers {
		k := &out.layers[l]
		k.w, k.b, k.newW, k.newB = w[l], b[l], newW[l], newB[l]
		k.dW, k.db = dW[l].times(share), db[l].times(share)
		k.followedW, k.followedB = followedW[l], followedB[l]
	}
}

// cut takes parameters, or what is in their order, apart into weights and biases of layers.
func (s *Step) cut(flat []float64) (w, b []matrix) {
	for l := 1; l <= s.Network.Layers(); l++ {
		d, h := s.Network.Units(l-1), s.Network.Units(l)
		w = append(w, matrix{h, d, flat[: h*d : h*d]})
		b = append(b, matrix{1, h, flat[h*d : h*d+h : h*d+h]})
		flat = flat[h*d+h:]
	}
	return w, b
}

// accepted is one way to write a tensor of a step.
type accepted struct {
	matrix
	scaled bool // divided by the number of samples
}

// at returns the ways in which a slot's tensor may be written; none if the step has no such tensor.
func (s *step) at(of slot) []accepted {
	if of.kind == Loss {
		list := []accepted{{matrix: s.loss}, {matrix: s.losses}}
		if s.sum {
			list = append(list, accepted{matrix: s.loss.times(float64(s.losses.columns))})
		}
		if s.penalty != 0 {
			list = append(list, accepted{matrix: matrix{1, 1, []float64{s.loss.v[0] + s.penalty}}})
		}
		return list
	}
	m := s.matrixOf(of)
	if m == nil || m.rows == 0 {
		return nil
	}
	list := []accepted{{matrix: *m}}
	followed := matrix{}
	switch of.kind {
	case DA, DZ:
		if s.n > 1 { // the mean is often taken at the beginning of the backward pass
			list = append(list, accepted{m.times(1 / float64(s.n)), true})
		}
	case DW:
		followed = s.layers[of.layer-1].followedW
	case DB:
		followed = s.layers[of.layer-1].followedB
	}
	if followed.rows > 0 {
		list = append(list, accepted{matrix: followed})
	}
	return list
}

// matrixOf returns where a slot's matrix is; nil if there is no such slot. The loss has several.
func (s *step) matrixOf(of slot) *matrix {
	switch {
	case of.kind == X:
		return &s.x
	case of.kind == Y:
		return &s.y
	case of.layer < 1 || of.layer > len(s.layers):
		return nil
	}
	k := &s.layers[of.layer-1]
	switch of.kind {
	case W:
		return &k.w
	case B:
		return &k.b
	case Z:
		return &k.z
	case A:
		return &k.a
	case DA:
		return &k.dA
	case DZ:
		return &k.delta
	case DW:
		return &k.dW
	case DB:
		return &k.db
	case NewW:
		return &k.newW
	case NewB:
		return &k.newB
	}
	return nil
}

// slots lists what a step has, in the order of computation.
func (s *step) slots() []slot {
	n := len(s.layers)
	all := []slot{{X, 0}, {Y, n}}
	each := func(kinds ...Kind) {
		for l := 1; l <= n; l++ {
			for _, k := range kinds {
				all = append(all, slot{k, l})
			}
		}
	}
	each(W, B)
	each(Z, A)
	all = append(all, slot{Loss, n})
	for l := n; l >= 1; l-- {
		for _, k := range []Kind{DA, DZ, DW, DB} {
			all = append(all, slot{k, l})
		}
	}
	each(NewW, NewB)
	return all
}

func unknown(rows, columns int) matrix {
	m := newMatrix(rows, columns)
	for i := range m.v {
		m.v[i] = math.NaN()
	}
	return m
}
