package tensors

// readOneWay makes the weights of a layer, their gradient and the new weights be read the same way round: what stands
// the other way than the first of them differs. Vectors have no way round.
func (e *explainer) readOneWay() {
	e.flips = make([]int, len(e.matches))
	votes := 0
	for l := 1; l <= len(e.ref.layers); l++ {
		way := 0
		for _, kind := range []Kind{W, DW, NewW} {
			for i := range e.matches {
				m := &e.matches[i]
				if m.of != (slot{kind, l}) || !m.known() || m.element >= 0 {
					continue
				}
				if way == 0 {
					way = decided(&e.tensors[i], m)
					votes += way
					continue
				}
				e.readAs(i, way)
			}
		}
	}
	e.way = 1
	if votes < 0 {
		e.way = -1
	}
	e.turnSquares(e.way)
}

// turnSquares reads the square matrices of weights that agree neither way as they are, or transposed. It reports
// whether there are any.
func (e *explainer) turnSquares(way int) bool {
	turned := false
	for i := range e.matches {
		m, t := &e.matches[i], &e.tensors[i]
		rows, columns := t.size()
		if m.status != Differs || rows != columns || rows < 2 || e.flips[i] != 0 ||
			m.of.kind != W && m.of.kind != DW && m.of.kind != NewW {
			continue
		}
		m.comparison = compare(t, e.ref.at(m.of)[0].matrix, double, way)
		turned = true
	}
	return turned
}

// decided returns which way round a matrix must be read: 1 as it is, −1 transposed, 0 as both ways agree or neither.
func decided(t *Tensor, m *match) int {
	rows, columns := t.size()
	if !m.fits || min(rows, columns) < 2 {
		return 0
	}
	if rows == columns {
		straight, turned := beside(t, m.expects, double), beside(t, m.expects.turned(), double)
		if m.status != Agrees || straight.agrees() == turned.agrees() {
			return 0
		}
	}
	if m.flipped {
		return -1
	}
	return 1
}

func (e *explainer) readAs(i, way int) {
	t, m := &e.tensors[i], &e.matches[i]
	if rows, columns := t.size(); min(rows, columns) < 2 {
		return
	}
	e.flips[i] = way
	var best comparison
	for _, w := range e.ref.at(m.of) {
		if c := compare(t, w.matrix, double, way); c.fits && (!best.fits || c.agrees() && !best.agrees()) {
			best = c
		}
	}
	m.comparison, m.status = best, best.status()
}
