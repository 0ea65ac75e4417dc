package nn

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// surveyed makes a network of every activation in turn with random samples.
func surveyed(t *testing.T, activation, output string) (*Network, Samples) {
	t.Helper()
	n, err := New(3, Layer{5, activation}, Layer{6, activation}, Layer{2, output})
	if err != nil {
		t.Fatal(err)
	}
	source := rand.New(rand.NewPCG(7, 8))
	n.Initialize(source, Init{Initializer: GlorotUniform, Bias: 0.1})
	s := Samples{N: 7, D: 3, K: 2}
	for range s.N {
		s.Inputs = append(s.Inputs, source.NormFloat64(), source.NormFloat64(), source.NormFloat64())
		s.Targets = append(s.Targets, source.Float64(), source.Float64())
	}
	return n, s
}

// A survey finds what the plain loops find, sample by sample, and leaves the network alone.
func TestSurveyAgainstPlainLoops(t *testing.T) {
	for _, name := range ActivationNames() {
		for _, output := range []string{"linear", "softmax"} {
			n, s := surveyed(t, name, output)
			before, gathered := n.Parameters(nil), n.Gradient(nil)
			survey := n.NewSurvey(10)
			survey.Take(n, s, HalfSquared)
			sum := make([]float64, n.ParameterCount())
			for i := range s.N {
				trace := n.Trace(s.Inputs[i*s.D:(i+1)*s.D], s.Targets[i*s.K:(i+1)*s.K], HalfSquared)
				for p, g := range trace.Gradient(nil) {
					sum[p] += g
				}
				for l := 1; l <= n.Layers(); l++ {
					layer := trace.Layers[l-1]
					slopes := n.Slopes(l, layer.Z, layer.A)
					for u := range n.Units(l) {
						agree(t, name+": a", survey.Unit(l, u, nil)[i], layer.A[u])
						agree(t, name+": z", survey.Sums(l, u, nil)[i], layer.Z[u])
						if got := survey.Slopes(l, u, nil); slopes != nil {
							agree(t, name+": f′(z)", got[i], slopes[u])
						} else if got != nil {
							t.Errorf("%s: got slopes %v of softmax", name, got)
						}
					}
				}
			}
			for p, g := range survey.Gradient(nil) {
				agree(t, name+": gradient", g, sum[p])
			}
			if !slices.Equal(n.Parameters(nil), before) || !slices.Equal(n.Gradient(nil), gathered) {
				t.Errorf("%s: the survey changed the network", name)
			}
		}
	}
}

// agree allows for another order of the same sums.
func agree(t *testing.T, what string, got, want float64) {
	t.Helper()
	if !near(got, want, 1e-12, 1e-12) {
		t.Errorf("%s: got %v, want %v", what, got, want)
	}
}

// A second survey starts afresh, and neither allocates.
func TestSurveyAgain(t *testing.T) {
	n, s := surveyed(t, "tanh", "linear")
	survey := n.NewSurvey(s.N)
	survey.Take(n, s, HalfSquared)
	first := survey.Gradient(nil)
	if allocations := testing.AllocsPerRun(10, func() { survey.Take(n, s, HalfSquared) }); allocations != 0 {
		t.Errorf("a survey allocates %v times", allocations)
	}
	if !slices.Equal(survey.Gradient(nil), first) {
		t.Error("the same survey found another gradient")
	}
}
