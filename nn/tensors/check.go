package tensors

import (
	"math"
	"slices"
)

// Report is what came of comparing a text with a step.
type Report struct {
	Tensors []Reading `json:"tensors"` // as they were printed
	// First is the place in Tensors of the one that differs first in the order of computation; −1: none differs.
	First int `json:"first"`
	// Causes are the explanations of the differences. Several for the same tensors explain them equally well.
	Causes []Explanation `json:"causes"`
	// TooLarge reports whether the step is too large to look for causes.
	TooLarge bool `json:"tooLarge"`
}

// Reading is one printed tensor and what it was compared with.
type Reading struct {
	Name   string `json:"name"`
	Line   int    `json:"line"`
	Shape  []int  `json:"shape"`
	Status string `json:"status"` // "agrees", "differs", "shape", "ambiguous", "unknown" or "aside"
	By     string `json:"by"`     // recognised by "name", "shape" or "closeness"; "" if it is not

	Kind  Kind `json:"kind"`
	Layer int  `json:"layer"` // from 1; 0: the inputs
	// Expected is the shape of the step's own matrix.
	Expected []int `json:"expected"`
	// Element is the place in it of a number that was printed by itself; −1: all of it was printed.
	Element int `json:"element"`
	// Sample is the row of the batch, from 0, that was printed; −1: all of it was printed.
	Sample     int  `json:"sample"`
	Transposed bool `json:"transposed"` // printed as the transpose of the step's own matrix
	Scaled     bool `json:"scaled"`     // printed divided by the number of samples, which is as good
	// Candidates are what an ambiguous tensor may be.
	Candidates []Place `json:"candidates"`

	// The first number that differs: its index in what was printed, and both numbers; null is not a number. Absolute
	// and Relative are their difference; Largest is that of the whole tensor, Count how many numbers differ.
	Index    []int    `json:"index"`
	Got      *float64 `json:"got"`
	Want     *float64 `json:"want"`
	Absolute *float64 `json:"absolute"`
	Relative *float64 `json:"relative"`
	Largest  *float64 `json:"largest"`
	Count    int      `json:"count"`
}

// Place names a tensor of a step.
type Place struct {
	Kind  Kind `json:"kind"`
	Layer int  `json:"layer"`
}

// Check compares what a program printed with a step. The error is a *Fault.
func Check(text string, s Step) (Report, error) {
	tensors, err := Parse(text)
	if err != nil {
		return Report{}, err
	}
	ref := s.recorded(&s.Next)
	first := check(tensors, &s, ref, false)
	if !first.solved() && slices.ContainsFunc(first.matches, func(m match) bool { return m.again }) {
		// What is called W may be W after the update.
		if late := check(tensors, &s, ref, true); late.solved() {
			first = late
		}
	}
	return first.report, nil
}

// checked is a report with what it was made of.
type checked struct {
	report  Report
	matches []match
}

// solved reports whether nothing differs, or all that does is explained.
func (c *checked) solved() bool {
	return c.report.First < 0 || len(c.report.Causes) > 0 && c.report.Causes[0].Whole
}

func check(tensors []Tensor, s *Step, ref *step, late bool) checked {
	m := &matcher{tensors: tensors, ref: ref, late: late}
	matches := m.all()
	e := &explainer{tensors: tensors, matches: matches, ref: ref, step: s}
	e.readOneWay()
	r := Report{First: -1, Causes: []Explanation{}}
	for i := range matches {
		r.Tensors = append(r.Tensors, reading(&tensors[i], &matches[i]))
		if matches[i].differs() && (r.First < 0 || matches[i].of.compare(matches[r.First].of) < 0) {
			r.First = i
		}
	}
	if r.First < 0 {
		return checked{r, matches}
	}
	e.work = float64(ref.x.rows * s.Network.ParameterCount())
	if e.work*tried > mostWork || len(ref.layers) > 60 || ref.x.rows == 0 {
		r.TooLarge = true
		return checked{r, matches}
	}
	e.program = s.program(&s.Next, ref)
	r.Causes = append(r.Causes, e.explain()...)
	return checked{r, matches}
}

func reading(t *Tensor, m *match) Reading {
	r := Reading{Name: t.Name, Line: t.Line, Shape: append([]int{}, t.Shape...), Status: m.status, By: m.by,
		Kind: m.of.kind, Layer: m.of.layer, Element: m.element, Sample: m.row, Transposed: m.flipped, Scaled: m.scaled,
		Expected: []int{}, Index: []int{}, Candidates: []Place{}}
	for _, c := range m.candidates {
		r.Candidates = append(r.Candidates, Place{c.kind, c.layer})
	}
	if m.fits {
		r.Expected = []int{m.expects.rows, m.expects.columns}
		if m.flipped {
			r.Expected = []int{m.expects.columns, m.expects.rows}
		}
	}
	if m.status != Differs {
		return r
	}
	got, want := t.Numbers[m.first].Value, m.expects.v[m.first]
	switch _, columns := t.size(); len(t.Shape) {
	case 1:
		r.Index = []int{m.first}
	case 2:
		r.Index = []int{m.first / columns, m.first % columns}
	}
	r.Got, r.Want, r.Largest, r.Count = orNil(got), orNil(want), orNil(m.largest), m.differ
	r.Absolute, r.Relative = orNil(math.Abs(got-want)), orNil(math.Abs(got-want)/math.Abs(want))
	return r
}

// orNil is nil for what JSON has no word for.
func orNil(v float64) *float64 {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		return nil
	}
	return &v
}
