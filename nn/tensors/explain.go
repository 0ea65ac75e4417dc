package tensors

import (
	"math"
	"slices"
)

// Explanation is one or more mistakes that, made together, give what was printed.
type Explanation struct {
	Causes []Cause `json:"causes"`
	// Tensors are those that differ and are explained: their places in Report.Tensors. Whole reports whether they are
	// all that differ.
	Tensors []int `json:"tensors"`
	Whole   bool  `json:"whole"`
	// Same reports whether the program makes the same step all the same: it only writes it another way.
	Same bool `json:"same"`
	// Numbers is how many printed numbers the mistakes account for that a correct step does not.
	Numbers int `json:"numbers"`
}

// Looking for causes stops at about a second in a browser: a bound of samples × parameters × hypotheses.
const (
	mostWork = 1e7
	tried    = 150       // hypotheses, or more in deep networks
	triedAll = 2 * tried // with those of programs that follow a convention
)

// explainer looks for the mistakes behind the tensors that differ.
type explainer struct {
	tensors []Tensor
	matches []match
	flips   []int // how each tensor must be read, as compare takes it
	way     int   // how most matrices of weights are read: 1 as they are, −1 transposed
	ref     *step
	program *program
	step    *Step
	work    float64 // samples × parameters
}

// verdict is what a hypothesis says of one tensor.
type verdict struct {
	agrees  bool
	digits  float64 // that speak for it, where a correct step disagrees
	numbers int
}

// explain returns what explains the differences: all of them if it can, else the loss and the rest by themselves,
// else as many as come first.
func (e *explainer) explain() []Explanation {
	list := append(e.program.mistakes(e.step), e.anyway())
	verdicts := make([][]verdict, len(list))
	for i := range list {
		verdicts[i] = e.judge(&list[i])
	}
	whole := func(int) bool { return true }
	if found := e.choose(list, verdicts, whole); len(found) > 0 {
		return found
	}
	if e.work*triedAll <= mostWork {
		for _, h := range e.program.within(list) {
			list, verdicts = append(list, h), append(verdicts, e.judge(&h))
		}
		if found := e.choose(list, verdicts, whole); len(found) > 0 {
			return found
		}
	}
	if fitted, found := e.guess(&list, &verdicts); found {
		return fitted
	}
	// Nothing is computed from the loss, so a mistake there stands by itself.
	loss := func(i int) bool { return e.matches[i].of.kind == Loss }
	found := e.choose(list, verdicts, loss)
	rest := e.choose(list, verdicts, func(i int) bool { return !loss(i) })
	if len(rest) == 0 {
		rest = e.beginning(list, verdicts)
	}
	return merge(found, rest)
}

// guess tries what looks at the printed numbers. A square matrix that agrees neither way is read both ways.
func (e *explainer) guess(list *[]hypothesis, verdicts *[][]verdict) ([]Explanation, bool) {
	kept := e.matches
	defer func() { e.matches = kept }()
	for _, way := range []int{e.way, -e.way} {
		e.matches = slices.Clone(kept)
		turned := e.turnSquares(way)
		if way != e.way && !turned {
			break
		}
		for _, guess := range []func() []hypothesis{e.reordered, e.own, e.rate} {
			from := len(*list)
			*list = append(*list, guess()...)
			for i := from; i < len(*list); i++ {
				*verdicts = append(*verdicts, e.judge(&(*list)[i]))
			}
			found := e.choose((*list)[from:], (*verdicts)[from:], func(int) bool { return true })
			if len(found) > 0 {
				return found, true
			}
		}
	}
	return nil, false
}

// merge puts together what explains the loss and the rest alike.
func merge(loss, rest []Explanation) []Explanation {
	if len(loss) == 1 && len(rest) == 1 && sameCodes(loss[0], rest[0]) {
		rest[0].Tensors = append(rest[0].Tensors, loss[0].Tensors...)
		slices.Sort(rest[0].Tensors)
		rest[0].Numbers += loss[0].Numbers
		return rest
	}
	return append(loss, rest...)
}

// judge compares all tensors with the step of a hypothesis.
func (e *explainer) judge(h *hypothesis) []verdict {
	s := h.step
	if s == nil {
		s = e.program.run(&h.wrong)
	}
	all := make([]verdict, len(e.tensors))
	for i := range e.tensors {
		if m := &e.matches[i]; m.known() {
			flip := e.flips[i]
			if h.anyway {
				flip = 0
			}
			tol := h.tol
			if m.of.rank()[0] == 0 { // given, not computed
				tol = double
			}
			all[i] = e.verdict(&e.tensors[i], m, s, tol, flip)
		}
		if slices.Contains(h.given, i) {
			all[i] = verdict{agrees: true}
		}
	}
	return all
}

// known reports whether it is clear what a tensor is.
func (m *match) known() bool {
	return m.status == Agrees || m.status == Differs || m.status == WrongShape && m.of.kind != ""
}

func (m *match) differs() bool { return m.known() && m.status != Agrees }

func (e *explainer) verdict(t *Tensor, m *match, s *step, tol tolerance, flip int) verdict {
	var c comparison
	if m.element >= 0 {
		again := *m
		again.recheck(t, s, tol)
		c = again.comparison
	} else {
		for _, way := range s.at(m.of) {
			if c = compare(t, way.sample(m.row).matrix, tol, flip); c.agrees() {
				break
			}
		}
	}
	v := verdict{agrees: c.agrees()}
	if !v.agrees || !m.differs() {
		return v
	}
	// A mistake moves numbers from where they belong. That another one would move them to the very same places is the
	// less likely the farther they went, measured in what the digits printed can tell apart.
	scale, moved := largest(c.expects.v), c.expects
	if m.fits && len(m.expects.v) == len(c.expects.v) {
		correct := m.expects
		if m.flipped != c.flipped {
			correct = correct.turned()
		}
		moved = less(c.expects, correct)
	}
	far := largest(moved.v)
	for i, n := range t.Numbers {
		allowed := tol.of(n, c.expects.v[i], scale)
		if math.Abs(moved.v[i]) <= allowed {
			continue // a correct step says the same
		}
		v.numbers++
		v.digits += min(8, math.Log10(far/allowed))
	}
	return v
}

// choose returns the hypotheses that agree with all tensors that count, with as few causes as possible.
func (e *explainer) choose(list []hypothesis, verdicts [][]verdict, counts func(int) bool) []Explanation {
	var found []Explanation
	for h := range list {
		x := Explanation{Causes: list[h].causes, Whole: true, Same: sameStep(list[h].causes)}
		digits, agrees := 0.0, true
		for i := range e.matches {
			switch v := verdicts[h][i]; {
			case !counts(i):
				x.Whole = x.Whole && !e.matches[i].differs()
			case e.matches[i].known() && !v.agrees:
				agrees = false
			case e.matches[i].differs():
				x.Tensors = append(x.Tensors, i)
				x.Numbers += v.numbers
				digits += v.digits
			}
		}
		if agrees && len(x.Tensors) > 0 && (digits >= list[h].need || list[h].fitted) {
			found = append(found, x)
		}
	}
	return simplest(found)
}

// simplest keeps the explanations with the fewest causes, and one of those that name the same.
func simplest(found []Explanation) []Explanation {
	least := math.MaxInt
	for _, x := range found {
		least = min(least, len(x.Causes))
	}
	var kept []Explanation
	for _, x := range found {
		known := slices.ContainsFunc(kept, func(y Explanation) bool { return sameCodes(x, y) })
		if len(x.Causes) == least && !known {
			kept = append(kept, x)
		}
	}
	return kept
}

// sameCodes reports whether two explanations name the same mistakes, be it in other parts or layers.
func sameCodes(x, y Explanation) bool {
	if len(x.Causes) != len(y.Causes) {
		return false
	}
	for i := range x.Causes {
		if x.Causes[i].Code != y.Causes[i].Code {
			return false
		}
	}
	return true
}

// beginning returns what explains the first tensor that differs, and most of those after it, in the order of
// computation. The loss is left out.
func (e *explainer) beginning(list []hypothesis, verdicts [][]verdict) []Explanation {
	order := e.inOrder()
	most, reach := 0, make([]int, len(list))
	for h := range list {
		digits, n := 0.0, 0
		if len(list[h].given) > 0 || list[h].causes[0].Code == HalfGradient {
			continue // what was made from the first tensors explains them anyhow; half is half, without the update
		}
		for _, i := range order {
			v := verdicts[h][i]
			if !v.agrees {
				break
			}
			digits += v.digits
			if e.matches[i].differs() {
				n++
			}
		}
		if digits >= list[h].need {
			reach[h], most = n, max(most, n)
		}
	}
	var found []Explanation
	for h := range list {
		if most == 0 || reach[h] != most {
			continue
		}
		x := Explanation{Causes: list[h].causes}
		for _, i := range order {
			if e.matches[i].differs() && len(x.Tensors) < most {
				x.Tensors = append(x.Tensors, i)
				x.Numbers += verdicts[h][i].numbers
			}
		}
		found = append(found, x)
	}
	return simplest(found)
}

// inOrder lists the known tensors but the loss in the order of computation.
func (e *explainer) inOrder() []int {
	var order []int
	for i := range e.matches {
		if m := &e.matches[i]; m.known() && m.of.kind != Loss {
			order = append(order, i)
		}
	}
	slices.SortStableFunc(order, func(a, b int) int { return e.matches[a].of.compare(e.matches[b].of) })
	return order
}

// anyway is a correct step with matrices printed the other way round than those they belong to.
func (e *explainer) anyway() hypothesis {
	h := hypothesis{step: e.ref, tol: double, need: needCommon, anyway: true}
	cause := Cause{Code: Transposed}
	for i := range e.matches {
		if e.flips[i] != 0 && e.matches[i].differs() {
			cause.Layers = append(cause.Layers, e.matches[i].of.layer)
		}
	}
	slices.Sort(cause.Layers)
	cause.Layers = slices.Compact(cause.Layers)
	h.causes = []Cause{cause}
	return h
}
