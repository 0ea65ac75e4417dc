package tensors

// element recognises a number of a tensor that was printed number by number: w5, net_h1, out_o2. Weights are counted
// from 1 through the network, unit by unit, and so are the units of a layer.
func (m *matcher) element(to *match, t *Tensor, n meant) bool {
	if len(n.numbers) != 1 {
		return false
	}
	s, at, ok := m.weight(n)
	if n.kind != W && n.kind != DW && n.kind != NewW {
		s, at, ok = m.unit(n)
	}
	if !ok {
		return false
	}
	to.by, to.of, to.element = ByName, s, at
	to.recheck(t, m.ref, double)
	if late, may := updated[n.kind]; may && to.status != Agrees {
		after := *to
		after.of.kind = late
		after.recheck(t, m.ref, double)
		switch {
		case after.status == Agrees || m.late:
			*to = after
		default:
			to.again = true
		}
	}
	return true
}

// weight finds the weight of that number. W2 of a layer with a single weight is all of it.
func (m *matcher) weight(n meant) (s slot, at int, ok bool) {
	at = n.numbers[0] - 1
	for l := 1; l <= len(m.ref.layers); l++ {
		w := m.ref.layers[l-1].w
		if len(w.v) == 1 && l == n.numbers[0] {
			return s, 0, false
		}
		if at >= 0 && at < len(w.v) {
			return slot{n.kind, l}, at, m.has(slot{n.kind, l})
		}
		at -= len(w.v)
	}
	return s, 0, false
}

// unit finds what is said of a unit of the hidden or the output layer, of a single sample.
func (m *matcher) unit(n meant) (s slot, at int, ok bool) {
	last := len(m.ref.layers)
	s = slot{n.kind, 1}
	switch {
	case n.output || n.kind == Y:
		s.layer = last
	case !n.hidden:
		s.layer = n.numbers[0]
	}
	if n.kind == X {
		s.layer = 0
	}
	if !m.has(s) {
		return s, 0, false
	}
	way, at := m.ref.at(s)[0], n.numbers[0]-1
	if n.kind == B || n.kind == NewB { // one number for all units of a layer
		for _, v := range way.v {
			if v != way.v[0] {
				return s, 0, false
			}
		}
		return s, 0, len(way.v) > 1
	}
	ok = way.rows == 1 && len(way.v) > 1 && at >= 0 && at < len(way.v)
	return s, at, ok && (n.hidden && last > 1 || n.output || n.kind == X || n.kind == Y)
}

func (m *matcher) has(s slot) bool { return len(m.ref.at(s)) > 0 }

// recheck compares one number of a slot.
func (to *match) recheck(t *Tensor, s *step, tol tolerance) {
	to.comparison, to.status = comparison{}, Differs
	for _, way := range s.at(to.of) {
		if to.element < len(way.v) {
			one := matrix{1, 1, way.v[to.element : to.element+1]}
			to.comparison = compare(t, one, tol, 0)
			to.scaled = way.scaled
		}
		if to.agrees() {
			to.status = Agrees
			return
		}
	}
}
