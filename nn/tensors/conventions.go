package tensors

import (
	"slices"

	"neuralplay/nn"
)

// convention is another way to write the same step, as tutorials do: a factor at the beginning of the backward pass
// that the update makes up for.
type convention struct {
	outBy, stepBy float64
	causes        []Cause
}

// conventions lists those that the loss allows.
func (p *program) conventions() []convention {
	list := []convention{
		{-1, -1, []Cause{{Code: Negated}}},
		{-1, 1, []Cause{{Code: NegatedSubtracted}}}, // not the same step, but as often another mistake's company
	}
	if p.loss == nn.MeanSquared && p.y.columns == 1 {
		half := Cause{Code: HalfGradient}
		list = append(list,
			convention{.5, 2, []Cause{half}},
			convention{-.5, -2, []Cause{{Code: Negated}, half}})
	}
	return list
}

// signs tries the conventions by themselves.
func (p *program) signs(add adder) {
	add(needCommon, wrong{stepBy: -1}, Cause{Code: Ascent})
	add(needCommon, wrong{still: stillWeights | stillBiases}, Cause{Code: NotUpdated})
	add(needCommon, wrong{still: stillBiases}, Cause{Code: BiasNotUpdated})
	for _, c := range p.conventions() {
		add(needCommon, wrong{outBy: c.outBy, stepBy: c.stepBy}, c.causes...)
	}
}

// cancels reports whether a mistake only undoes a convention, or says the same.
func (c *convention) cancels(code string) bool {
	switch code {
	case Negated, NegatedSubtracted, HalfGradient, FactorTwo, FactorHalf:
		return true
	case Ascent:
		return c.outBy < 0
	}
	return false
}

// within lists mistakes made by programs that follow a convention. Of several mistakes at once there are enough.
func (p *program) within(mistakes []hypothesis) []hypothesis {
	var list []hypothesis
	for _, c := range p.conventions() {
		for _, h := range mistakes {
			if h.step != nil || len(h.causes) != 1 || c.cancels(h.causes[0].Code) {
				continue
			}
			h.wrong.outBy = one(h.wrong.outBy) * c.outBy
			h.wrong.stepBy = one(h.wrong.stepBy) * c.stepBy
			h.causes = append(slices.Clone(h.causes), c.causes...)
			h.need += needMore * float64(len(c.causes))
			list = append(list, h)
		}
	}
	return list
}

// sameStep reports whether mistakes make up for each other: the new weights are those of a correct step.
func sameStep(causes []Cause) bool {
	return !slices.ContainsFunc(causes, func(c Cause) bool { return c.Code != Negated && c.Code != HalfGradient })
}
