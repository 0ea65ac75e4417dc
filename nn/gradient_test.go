package nn

import (
	"math"
	"math/rand"
	"testing"
)

// central is the central difference of f at x. With h = 6e-6, its own error
// (h²f‴/6 and rounding/h) is about 1e-10.
func central(f func(float64) float64, x float64) float64 {
	const h = 6e-6
	return (f(x+h) - f(x-h)) / (2 * h)
}

// places avoid kinks: ReLU's and L1's at 0, HardTanh's, Huber's and Hinge's at a distance of 1.
var places = []float64{-6, -2.5, -1.2, -0.3, -0.05, 0.05, 0.3, 1.2, 2.5, 6}

// domain is where a test tries a loss: a cross-entropy needs probabilities.
func (l *Loss) domain() (outputs, targets []float64) {
	if l.Fused != "" {
		return []float64{0.05, 0.3, 0.7, 0.95}, []float64{0, 0.25, 1}
	}
	return places, []float64{-1, 0.25, 1}
}

func TestActivationDerivatives(t *testing.T) {
	for _, a := range activations {
		for _, z := range places {
			got, want := a.Derivative(z, a.F(z)), central(a.F, z)
			if !near(got, want, 1e-9, 1e-8) {
				t.Errorf("%s′(%v): got %v, want %v", a.Name, z, got, want)
			}
		}
	}
}

func TestLossDerivatives(t *testing.T) {
	for _, l := range losses {
		outputs, targets := l.domain()
		for _, o := range outputs {
			for _, target := range targets {
				got := l.Derivative(o, target)
				want := central(func(o float64) float64 { return l.F(o, target) }, o)
				if !near(got, want, 1e-9, 1e-8) {
					t.Errorf("%s′(%v, %v): got %v, want %v", l.Name, o, target, got, want)
				}
			}
		}
	}
}

func TestRegularizerDerivatives(t *testing.T) {
	for _, r := range regularizers {
		for _, w := range places {
			if got, want := r.Derivative(w), central(r.F, w); !near(got, want, 1e-9, 1e-8) {
				t.Errorf("%s′(%v): got %v, want %v", r.Name, w, got, want)
			}
		}
		if r.Derivative(0) != 0 {
			t.Errorf("%s′(0): got %v, want 0", r.Name, r.Derivative(0))
		}
	}
}

// The kernel's forms of f and f′ agree with the plain ones for every name.
func TestKernelActivations(t *testing.T) {
	zs := append([]float64{-400, -30, -20.5, 0, 1e-300, 20.5, 30, 400}, places...)
	for _, a := range activations {
		for _, z := range zs {
			v := []valueBlock{{{z, z}, {z, z}, {z, z}, {z, z}}}
			d := []valueBlock{{{3, 3}, {3, 3}, {3, 3}, {3, 3}}}
			sums := []valueBlock{v[0]}
			a.activate(v)
			a.descend(d, v, sums)
			y := a.F(z)
			slope := 3 * a.Derivative(z, v[0][0][0])
			for i := range 8 {
				v, d := v[0][i/2][i%2], d[0][i/2][i%2]
				if !near(v, y, 0, 1e-15) {
					t.Errorf("%s(%v): kernel %v, plain %v", a.Name, z, v, y)
				}
				if !near(d, slope, 0, 1e-15) {
					t.Errorf("%s′(%v): kernel %v, plain %v", a.Name, z, d/3, slope/3)
				}
			}
		}
		nan := []valueBlock{{{math.NaN()}}}
		a.activate(nan)
		if !math.IsNaN(nan[0][0][0]) {
			t.Errorf("%s(NaN): got %v, want NaN", a.Name, nan[0][0][0])
		}
	}
}

// Whole networks: the gradient of mean loss plus penalty, as an update sees it,
// against central differences, for every activation, every regularizer and
// every loss with every output activation that it can go with.
func TestNetworkGradient(t *testing.T) {
	for _, a := range ActivationNames() {
		checkGradient(t, a, "tanh", HalfSquared, NoPenalty)
	}
	for _, r := range regularizers {
		checkGradient(t, "tanh", "tanh", HalfSquared, r)
	}
	for _, l := range losses {
		for _, output := range OutputActivationNames() {
			if l.Fused == "" || output == "sigmoid" || output == "softmax" {
				checkGradient(t, "tanh", output, l, NoPenalty)
			}
		}
	}
}

func checkGradient(t *testing.T, hidden, output string, loss *Loss, r *Regularizer) {
	t.Helper()
	rng := rand.New(rand.NewSource(3))
	n := made(t, rng, 3, Layer{5, hidden}, Layer{4, hidden}, Layer{3, output})
	s := batch(rng, n, 5)
	if loss.Fused != "" {
		oneHot(s)
	}
	const rate = 0.3
	gradient := gradientOf(n, s, loss)
	w := n.NewWorkspace(s.N)
	p := n.Parameters(nil)
	weight := weightPlaces(n)
	for i := range p {
		want := central(func(v float64) float64 {
			q := append([]float64(nil), p...)
			q[i] = v
			if err := n.SetParameters(q); err != nil {
				t.Fatal(err)
			}
			return w.MeanLoss(s, loss) + rate*n.Penalty(r)
		}, p[i])
		got := gradient[i] / float64(s.N)
		if weight[i] {
			got += rate * r.Derivative(p[i])
		}
		if !near(got, want, 2e-9, 1e-6) {
			t.Errorf("%s %s %s %s: parameter %d: got %v, want %v", hidden, output, loss.Name, r.Name, i, got, want)
		}
	}
}

// The shortcut of a fused output and loss, against the long way in the plain
// loops.
func TestFusedEqualsTheLongWay(t *testing.T) {
	rng := rand.New(rand.NewSource(4))
	for _, l := range losses {
		if l.Fused == "" {
			continue
		}
		n := made(t, rng, 2, Layer{3, "tanh"}, Layer{3, l.Fused})
		s := Samples{N: 1, D: 2, K: 3, Inputs: []float64{0.5, -1}, Targets: []float64{0, 1, 0}}
		got := gradientOf(n, s, l)
		for i, want := range n.PlainGradient(s.Inputs, s.Targets, l) {
			if !near(got[i], want, 1e-15, 1e-12) {
				t.Errorf("%s: gradient %d: got %v, the long way %v", l.Name, i, got[i], want)
			}
		}
	}
}

func TestSoftmaxNeverOverflows(t *testing.T) {
	z := []float64{1000, 999, -1000}
	softmax(z)
	if sum := z[0] + z[1] + z[2]; !near(sum, 1, 1e-15, 0) || !near(z[0]/z[1], math.E, 0, 1e-14) || z[2] != 0 {
		t.Errorf("got %v", z)
	}
}

// weightPlaces marks the places of Parameters that hold weights.
func weightPlaces(n *Network) []bool {
	var is []bool
	n.eachParameter(func(at int) { is = append(is, at < n.nw) })
	return is
}

func TestNamesAreFound(t *testing.T) {
	for _, name := range ActivationNames() {
		if a, err := ActivationNamed(name); err != nil || a.Name != name {
			t.Errorf("activation %q: %v", name, err)
		}
	}
	for _, name := range LossNames() {
		if l, err := LossNamed(name); err != nil || l.Name != name {
			t.Errorf("loss %q: %v", name, err)
		}
	}
	for _, name := range RegularizerNames() {
		if r, err := RegularizerNamed(name); err != nil || r.Name != name {
			t.Errorf("regularizer %q: %v", name, err)
		}
	}
	if _, err := ActivationNamed("cube"); err == nil {
		t.Error("activation cube was found")
	}
	if _, err := LossNamed("cube"); err == nil {
		t.Error("loss cube was found")
	}
	if _, err := RegularizerNamed("cube"); err == nil {
		t.Error("regularizer cube was found")
	}
}
