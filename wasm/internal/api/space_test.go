package api

import "testing"

func TestSpaceCall(t *testing.T) {
	a := start(t, "v=1&seed=1&dataset=xor&networkShape=3,2")
	for layer, units := range []int{2, 3, 2, 1} {
		s := ask[LayerSpace](t, a, "space", "["+itoa(layer)+"]")
		if s.Layer != layer || s.Units != units || len(s.Axes[0]) != units ||
			len(s.Train) != 250 || len(s.Test) != 250 {
			t.Errorf("layer %d: %d units, %d and %d samples", layer, s.Units, len(s.Train), len(s.Test))
		}
		held := *s.Variance[0] + *s.Variance[1]
		if units <= 2 && (held < 1-1e-12 || held > 1+1e-12) || held > 1+1e-12 || held < 0.6 {
			t.Errorf("layer %d: both axes hold %v", layer, held)
		}
	}
	for _, c := range [][2]string{
		{"[4]", "argument.value layer integer"}, {"[-1]", "argument.value layer integer"},
		{`["x"]`, "argument.value layer wholeNumber"}, {"[]", "argument.missing layer wholeNumber"},
	} {
		if got := refused(t, a, "space", c[0]); got != c[1] {
			t.Errorf("space%s: %s, want %s", c[0], got, c[1])
		}
	}
}
