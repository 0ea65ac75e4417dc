package random

import (
	"strings"
	"testing"
)

// Printed by seedrandom 2.4.3 (David Bau) under Node.js 20; the first two are
// also in its README. They cover the empty seed, 2- and 3-byte characters, a
// surrogate pair, and a seed longer than the key.
func TestSeedrandom(t *testing.T) {
	for _, c := range []struct {
		seed string
		want []float64
	}{
		{"hello.", []float64{0.9282578795792454, 0.3752569768646784}},
		{"hello", []float64{0.5463663768140734, 0.4397379377059223}},
		{"", []float64{0.23144008215179881, 0.27404636548159655}},
		{"0.12345", []float64{0.9152007406557323, 0.4702753218035592}},
		{"äöü", []float64{0.7160780668594307, 0.6637974556749018}},
		{"日本", []float64{0.40115441619593234, 0.401954825644175}},
		{"\U0001F600", []float64{0.5698095144192531, 0.45805574850196806}},
		{strings.Repeat("x", 300), []float64{0.952495823023581, 0.9378530102966817}},
	} {
		s := NewSeedrandom(c.seed)
		for i, want := range c.want {
			if got := s.Float64(); got != want {
				t.Errorf("seed %q, number %d: got %v, want %v", c.seed, i, got, want)
			}
		}
	}
}

func TestSeedrandomCloneGoesOnAlike(t *testing.T) {
	s := NewSeedrandom("0.12345")
	s.Float64()
	c := s.Clone()
	for i := range 100 {
		if a, b := s.Float64(), c.Float64(); a != b {
			t.Fatalf("number %d: %v and %v", i, a, b)
		}
	}
}

func TestSeedrandomStaysInRange(t *testing.T) {
	for _, seed := range []string{"", "0", "äöü", "日本", "\U0001F600", string(make([]byte, 1000))} {
		s := NewSeedrandom(seed)
		for range 1000 {
			if v := s.Float64(); v < 0 || v >= 1 {
				t.Fatalf("seed %q: got %v, want 0 ≤ v < 1", seed, v)
			}
		}
	}
}
