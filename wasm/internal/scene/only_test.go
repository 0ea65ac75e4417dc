package scene

import "testing"

// A part that is shown alone fills its stage, and nothing else is there.
func TestOnlyOnePart(t *testing.T) {
	for _, part := range []Part{NetworkPart, BoundaryPart, LossesPart} {
		everywhere(t, func(t *testing.T, m *Model, _ *Layout) {
			m.Only = part
			l := NewLayout(m)
			mustFill(t, part, l)
			if !l.Fits(m) {
				t.Error("the layout does not fit its own model")
			}
			var f Frame
			Build(m, l, &f)
			m.Only = AllParts
			if l.Fits(m) {
				t.Error("the layout still fits when the rest is shown again")
			}
		})
	}
}

// mustFill checks that a part has most of the length that limits it, inside the stage.
func mustFill(t *testing.T, part Part, l *Layout) {
	t.Helper()
	there := map[Part]Rect{NetworkPart: l.Network, BoundaryPart: l.Boundary, LossesPart: l.Chart}
	if there[part].Empty() { // seven layers do not go into 240 pixels
		if l.Stage.W > 400 {
			t.Errorf("part %d is not there on %v", part, l.Stage)
		}
		return
	}
	for other, r := range there {
		if r.Empty() == (other == part) {
			t.Errorf("part %d is shown alone, but part %d is %v", part, other, r)
		}
		if !r.Empty() && !r.within(l.Stage) {
			t.Errorf("part %d at %v leaves the stage %v", other, r, l.Stage)
		}
	}
	r, s := there[part], l.Stage
	wide, high := r.W/s.W, r.H/s.H
	if part == BoundaryPart {
		if r.W != r.H || max(wide, high) < 0.5 {
			t.Errorf("the boundary is %v on %v", r, s)
		}
	} else if wide < 0.65 || high < 0.5 {
		t.Errorf("part %d is %v on %v", part, r, s)
	}
}
