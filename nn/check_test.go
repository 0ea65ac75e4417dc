package nn

import (
	"math/rand"
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
