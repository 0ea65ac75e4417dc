package nn

import (
	"math/rand"
	"slices"
	"testing"
)

func TestCheckGradient(t *testing.T) {
	rng := rand.New(rand.NewSource(1))
	n := made(t, rng, 3, Layer{5, "tanh"}, Layer{2, "sigmoid"})
	s := batch(rng, n, 300) // more than one piece
	before := n.Parameters(nil)
	if c := n.CheckGradient(s, HalfSquared); c.Difference > 1e-6 || c.Layer == 0 {
		t.Errorf("got %+v", c)
	}
	for i, v := range n.Parameters(nil) {
		if v != before[i] {
			t.Fatal("the check changed the network")
		}
	}
	// A wrong derivative is found, and where.
	wrong := *HalfSquared
	wrong.Derivative = func(o, t float64) float64 { return 1.01 * (o - t) }
	if c := n.CheckGradient(s, &wrong); c.Difference < 1e-3 {
		t.Errorf("a derivative off by 1 %% passed: %+v", c)
	}
}

// The checks of some parameters are those of all, in the order of Parameters.
func TestCheckGradients(t *testing.T) {
	rng := rand.New(rand.NewSource(2))
	n := made(t, rng, 2, Layer{3, "tanh"}, Layer{2, "sigmoid"})
	s := batch(rng, n, 7)
	all := n.CheckGradients(s, MeanSquared, 0, n.ParameterCount())
	if len(all) != n.ParameterCount() {
		t.Fatalf("got %d checks, want %d", len(all), n.ParameterCount())
	}
	want := make([]float64, n.ParameterCount())
	for i := range s.N {
		trace := n.Trace(s.Inputs[i*s.D:(i+1)*s.D], s.Targets[i*s.K:(i+1)*s.K], MeanSquared)
		for j, g := range trace.Gradient(nil) {
			want[j] += g / float64(s.N)
		}
	}
	for i, c := range all {
		if !near(c.Backward, want[i], 1e-14, 1e-11) || !near(c.Central, want[i], 1e-9, 1e-6) || c.Difference > 1e-6 {
			t.Errorf("parameter %d: got %+v, want %v", i, c, want[i])
		}
	}
	if got, want := n.CheckGradients(s, MeanSquared, 8, 11), all[8:11]; !slices.Equal(got, want) {
		t.Errorf("8 to 11: got %+v, want %+v", got, want)
	}
	for i, want := range map[int][3]int{0: {1, 0, 0}, 5: {1, 2, 1}, 6: {1, 0, -1}, 9: {2, 0, 0}, 16: {2, 1, -1}} {
		if got := [3]int{all[i].Layer, all[i].Unit, all[i].Input}; got != want {
			t.Errorf("parameter %d: got the place %v, want %v", i, got, want)
		}
	}
}
