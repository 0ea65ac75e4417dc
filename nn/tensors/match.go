package tensors

import "math"

// How a tensor was recognised.
const (
	ByName      = "name"
	ByShape     = "shape"     // nothing else of the step has it
	ByCloseness = "closeness" // its numbers are near
)

// What became of a tensor.
const (
	Agrees     = "agrees"
	Differs    = "differs"
	WrongShape = "shape"     // no way to read it has the expected shape
	Ambiguous  = "ambiguous" // it may be several things
	Unknown    = "unknown"   // nothing of the step is like it
	Aside      = "aside"     // its name says that it is no part of a step: a rate, an epoch
)

// Statuses lists what Reading.Status can be.
func Statuses() []string { return []string{Agrees, Differs, WrongShape, Ambiguous, Unknown, Aside} }

// match is what one printed tensor is taken for.
type match struct {
	status     string
	by         string
	of         slot
	element    int    // of a tensor that was printed number by number; −1: all of it
	row        int    // of a tensor of which one sample was printed; −1: all of it
	candidates []slot // of an ambiguous one
	again      bool   // printed before the update, it could as well be from after it
	comparison
}

// matcher finds out what each tensor is.
type matcher struct {
	tensors []Tensor
	ref     *step
	slots   []slot
	zero    map[Kind]bool // kinds whose layers are counted from 0
	taken   map[slot]bool
	// late reads weights without "new" in their name as those after the update, if they are not those before.
	late bool
}

func (m *matcher) all() []match {
	m.slots, m.zero, m.taken = m.ref.slots(), map[Kind]bool{}, map[slot]bool{}
	names := make([]meant, len(m.tensors))
	for i := range m.tensors {
		names[i] = understand(m.tensors[i].Name)
		m.countFrom(&m.tensors[i], names[i])
	}
	list := make([]match, len(m.tensors))
	for i := range list {
		list[i] = match{status: Unknown, element: -1, row: -1}
		if names[i].aside {
			list[i].status = Aside
		} else if names[i].kind != "" {
			m.named(&list[i], &m.tensors[i], names[i])
		}
	}
	for i := range list {
		if names[i].kind == "" && !names[i].aside {
			m.unnamed(&list[i], &m.tensors[i], m.slots)
		}
	}
	return list
}

// countFrom notes that a kind's layers are counted from 0.
func (m *matcher) countFrom(t *Tensor, n meant) {
	if len(n.numbers) == 0 && t.Heading != 0 || len(n.numbers) > 0 && n.numbers[0] != 0 {
		return
	}
	if n.kind == A { // a0 is often X
		if straight, flipped := fit(t, m.ref.x); straight || flipped {
			return
		}
	}
	switch n.kind {
	case W, DW, NewW, B, DB, NewB:
		for _, k := range []Kind{W, DW, NewW, B, DB, NewB} {
			m.zero[k] = true
		}
	}
	m.zero[n.kind] = true
}

// layers lists what layers a name can mean, best first; all layers if it does not say.
func (m *matcher) layers(t *Tensor, n meant) []int {
	last := len(m.ref.layers)
	number := -1
	switch {
	case t.Of == last && last > 1:
		return []int{t.Place + 1}
	case t.Of == last+1 && n.kind == A:
		return []int{t.Place}
	case len(n.numbers) > 0:
		number = n.numbers[0]
	case t.Heading >= 0:
		number = t.Heading
	}
	if number >= 0 && m.zero[n.kind] {
		number++
	}
	switch {
	case n.output && (number < 0 || n.kind == W || number > last):
		return []int{last}
	case n.hidden && (last == 2 || number < 1 || number >= last):
		number = 1
	}
	if number >= 0 && number <= last {
		return []int{number}
	}
	all := make([]int, last)
	for l := range all {
		all[l] = l + 1
	}
	return all
}

// named finds the slot of a tensor whose name says what it is.
func (m *matcher) named(to *match, t *Tensor, n meant) {
	var candidates []slot
	switch n.kind {
	case X:
		candidates = []slot{{X, 0}}
	case Y, Loss:
		candidates = []slot{{n.kind, len(m.ref.layers)}}
		switch errors := (slot{DA, len(m.ref.layers)}); { // "error" may be a − y
		case n.kind == Loss && t.bothSigns(): // no loss has
			candidates = []slot{errors}
		case n.kind == Loss && len(t.Numbers) > 1:
			candidates = append(candidates, errors)
		}
	default:
		for _, l := range m.layers(t, n) {
			if l == 0 {
				candidates = append(candidates, slot{X, 0})
				continue
			}
			candidates = append(candidates, slot{n.kind, l})
		}
	}
	if len(t.Shape) == 0 && m.element(to, t, n) {
		return
	}
	to.by = ByName
	candidates = m.early(to, t, candidates)
	if len(candidates) > 1 {
		m.unnamed(to, t, candidates)
		return
	}
	m.take(to, t, candidates[0])
}

// early returns the slots of weights before the update, or those after it if the tensor agrees with them alone: few
// programs call their weights anything else afterwards. Where it agrees with neither, late decides, or that those
// before were printed already.
func (m *matcher) early(to *match, t *Tensor, before []slot) []slot {
	var after []slot
	agrees, agreesAfter, taken := false, false, true
	for _, s := range before {
		late, ok := updated[s.kind]
		if !ok {
			return before
		}
		after = append(after, slot{late, s.layer})
		_, c := m.best(t, s)
		_, d := m.best(t, slot{late, s.layer})
		agrees, agreesAfter, taken = agrees || c.agrees(), agreesAfter || d.agrees(), taken && m.taken[s]
	}
	if agrees {
		return before
	}
	to.again = !agreesAfter && !taken
	if agreesAfter || taken || m.late {
		return after
	}
	return before
}

// updated is what becomes of a kind in the update.
var updated = map[Kind]Kind{W: NewW, B: NewB}

// best compares a tensor with every way in which a slot may be written.
func (m *matcher) best(t *Tensor, s slot) (exists bool, best comparison) {
	for _, way := range m.ref.at(s) {
		c := compare(t, way.matrix, double, 0)
		c.scaled = way.scaled
		if c.fits && (!best.fits || c.agrees() && !best.agrees()) {
			best = c
		}
		exists = true
	}
	return exists, best
}

// take makes a tensor a slot's.
func (m *matcher) take(to *match, t *Tensor, s slot) {
	exists, c := m.best(t, s)
	to.of, to.comparison = s, c
	switch {
	case !exists:
		to.status = Unknown
	case !c.fits && m.oneSample(to, t, s):
		to.status = Agrees
	default:
		to.status = c.status()
	}
	m.taken[s] = true
}

// oneSample recognises a row of a batch: many programs go through it sample by sample.
func (m *matcher) oneSample(to *match, t *Tensor, s slot) bool {
	switch s.kind {
	case X, Y, Z, A, DA, DZ:
	default:
		return false
	}
	for _, way := range m.ref.at(s) {
		for i := range way.rows {
			one := way.sample(i)
			if c := compare(t, one.matrix, double, 0); c.agrees() {
				to.row, to.comparison = i, c
				to.scaled = way.scaled
				return true
			}
		}
	}
	return false
}

// sample returns one row; −1 stands for all.
func (a accepted) sample(row int) accepted {
	if row < 0 || row >= a.rows {
		return a
	}
	return accepted{matrix{1, a.columns, a.row(row)}, a.scaled}
}

// unnamed chooses among slots: one that agrees, or the only one of that shape, or one that is near while no other is.
func (m *matcher) unnamed(to *match, t *Tensor, slots []slot) {
	var fits, agree []slot
	near, next := math.Inf(1), math.Inf(1)
	var nearest slot
	for _, s := range slots {
		_, c := m.best(t, s)
		if !c.fits || m.taken[s] {
			continue
		}
		fits = append(fits, s)
		if c.agrees() {
			agree = append(agree, s)
		}
		d := math.Inf(1)
		for _, way := range m.ref.at(s) {
			d = min(d, distance(t, way.matrix))
		}
		if d < near {
			near, next, nearest = d, near, s
		} else {
			next = min(next, d)
		}
	}
	by := to.by
	switch {
	case len(agree) > 0:
		m.take(to, t, agree[0])
		to.by = ByCloseness
	case len(fits) == 1:
		m.take(to, t, fits[0])
		to.by = ByShape
	case len(fits) > 1 && near < 0.3 && near < next/3:
		m.take(to, t, nearest)
		to.by = ByCloseness
	case len(fits) > 1:
		to.status, to.candidates = Ambiguous, fits
	case by == ByName: // its name says what it is, and nothing of that kind has its shape
		to.status, to.candidates = WrongShape, slots
		if len(slots) == 1 {
			to.of = slots[0]
		}
	}
	if by != "" {
		to.by = by
	}
}
