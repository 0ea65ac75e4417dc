package nn

import (
	"math"
	"testing"
)

func TestSamplesCheckNamesBadData(t *testing.T) {
	for _, c := range []struct {
		name  string
		spoil func(*Samples)
		want  string
	}{
		{"sound", func(s *Samples) {}, ""},
		{"no rows", func(s *Samples) { *s = Samples{D: 2, K: 1} }, ""},
		{"no inputs", func(s *Samples) { s.D = 0 }, "got 3×0→1, want rows of at least one input and one target"},
		{"no targets", func(s *Samples) { s.K = 0 }, "got 3×2→0, want rows of at least one input and one target"},
		{"negative", func(s *Samples) { s.N = -1 }, "got -1×2→1, want rows of at least one input and one target"},
		{"inputs missing", func(s *Samples) { s.Inputs = s.Inputs[:5] }, "got 5 inputs, want 3 rows of 2"},
		{"inputs left over", func(s *Samples) { s.Inputs = append(s.Inputs, 1) }, "got 7 inputs, want 3 rows of 2"},
		{"targets missing", func(s *Samples) { s.Targets = s.Targets[:2] }, "got 2 targets, want 3 rows of 1"},
		{"more than can be counted", func(s *Samples) { s.N, s.D, s.Inputs = 1<<62, 4, nil },
			"got 0 inputs, want 4611686018427387904 rows of 4"},
		{"NaN", func(s *Samples) { s.Inputs[3] = math.NaN() }, "row 2, input 2: got NaN, want a finite number"},
		{"Inf", func(s *Samples) { s.Targets[2] = math.Inf(-1) }, "row 3, target 1: got -Inf, want a finite number"},
	} {
		s := Samples{N: 3, D: 2, K: 1, Inputs: []float64{1, 2, 3, 4, 5, 6}, Targets: []float64{0, 1, 0}}
		c.spoil(&s)
		got := ""
		if err := s.Check(); err != nil {
			got, c.want = err.Error(), "nn: samples: "+c.want
		}
		if got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}
