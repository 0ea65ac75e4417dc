package view

import "slices"

// Pins are what a person keeps in view: a unit, a weight or a bias, and a sample; nil is
// nothing.
type Pins struct {
	Target *Target `json:"target,omitempty"`
	Sample *Sample `json:"sample,omitempty"`
}

// Pins returns them.
func (v *View) Pins() (p Pins) {
	v.ForgetMissing()
	h := v.pointer.pinned
	if i := slices.Index(targetKinds, h.Kind); i >= 0 {
		p.Target = &Target{Kind: targetNames[i], Layer: h.Layer, Unit: h.Unit, Input: h.Input}
	}
	if s := v.samples.pinned; s.is {
		p.Sample = &Sample{Set: TrainSet, Index: s.index}
		if s.test {
			p.Sample.Set = TestSet
		}
	}
	return p
}

// PinAgain pins what is still there. A walk stays where it is.
func (v *View) PinAgain(p Pins) {
	_ = v.Pin(p.Target)
	_ = v.chooseSample(&v.samples.pinned, p.Sample)
}
