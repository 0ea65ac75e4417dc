package nn

import (
	"math"
	"math/rand"
	"testing"
)

// near reports whether |a−b| ≤ atol + rtol·|b|.
func near(a, b, atol, rtol float64) bool {
	return math.Abs(a-b) <= atol+rtol*math.Abs(b)
}

// largest remembers how far a test came from its reference at most; go test -v prints it.
type largest struct{ absolute, relative float64 }

// near is like the function near, and remembers the difference.
func (l *largest) near(got, want, atol, rtol float64) bool {
	d := math.Abs(got - want)
	l.absolute = max(l.absolute, d)
	if math.Abs(want) > 1e-6 { // a ratio to less means nothing
		l.relative = max(l.relative, d/math.Abs(want))
	}
	return near(got, want, atol, rtol)
}

func (l *largest) report(t *testing.T, what string) {
	t.Helper()
	t.Logf("%s: largest difference %.1e, relative %.1e", what, l.absolute, l.relative)
}

// made returns a network with random parameters.
func made(t testing.TB, rng *rand.Rand, inputs int, layers ...Layer) *Network {
	t.Helper()
	n, err := New(inputs, layers...)
	if err != nil {
		t.Fatal(err)
	}
	n.Initialize(rng, Init{Initializer: UniformInit, Scale: 1})
	for l := 1; l <= n.Layers(); l++ {
		for u := range n.Units(l) {
			n.SetBias(l, u, rng.Float64()-0.5)
		}
	}
	return n
}

// batch returns random samples for a network.
func batch(rng *rand.Rand, n *Network, samples int) Samples {
	s := Samples{N: samples, D: n.Inputs(), K: n.Outputs()}
	for range samples * s.D {
		s.Inputs = append(s.Inputs, 4*rng.Float64()-2)
	}
	for range samples * s.K {
		s.Targets = append(s.Targets, 2*rng.Float64()-1)
	}
	return s
}

// gradientOf is the kernel's gradient of samples, summed, in the order of Parameters.
func gradientOf(n *Network, s Samples, loss *Loss) []float64 {
	clear(n.grad)
	w := n.NewWorkspace(s.N)
	w.Forward(s.Inputs)
	w.backward(s.Targets, loss)
	return n.Gradient(nil)
}

// shapes end inside a tile of four, at its edge and past it, and hold odd and even batches.
var shapes = []struct {
	inputs, samples int
	hidden          []int
	outputs         int
}{
	{1, 1, nil, 1},
	{2, 10, []int{4, 2}, 1},
	{3, 7, []int{5}, 2},
	{7, 10, []int{8, 8, 8, 8, 8, 8}, 1},
	{4, 4, []int{1, 9, 3}, 5},
	{2, 33, []int{16, 13}, 3},
}

func TestKernelEqualsPlainLoops(t *testing.T) {
	rng := rand.New(rand.NewSource(1))
	for _, name := range ActivationNames() {
		for _, shape := range shapes {
			var layers []Layer
			for _, u := range shape.hidden {
				layers = append(layers, Layer{u, name})
			}
			n := made(t, rng, shape.inputs, append(layers, Layer{shape.outputs, name})...)
			s := batch(rng, n, shape.samples)
			got := gradientOf(n, s, HalfSquared)
			want := make([]float64, n.ParameterCount())
			for i := range s.N {
				g := n.PlainGradient(s.Inputs[i*s.D:(i+1)*s.D], s.Targets[i*s.K:(i+1)*s.K], HalfSquared)
				for j := range g {
					want[j] += g[j]
				}
			}
			for j := range want {
				// The sums run in another order: a few units in the last place of the largest term, grown through
				// the layers.
				if !near(got[j], want[j], 1e-13, 1e-11) {
					t.Errorf("%s %v: gradient %d: got %v, want %v", name, shape, j, got[j], want[j])
				}
			}
			w := n.NewWorkspace(2)
			outputs := w.Predict(s.Inputs, nil)
			for i := range s.N {
				_, a := n.PlainForward(s.Inputs[i*s.D : (i+1)*s.D])
				for k, want := range a[len(a)-1] {
					if got := outputs[i*s.K+k]; !near(got, want, 1e-14, 1e-13) {
						t.Errorf("%s %v: output: got %v, want %v", name, shape, got, want)
					}
				}
			}
		}
	}
}

// No padding may ever learn: it would leak into the network's answers. The batches are odd and even, and smaller at
// the end of an epoch.
func TestPaddingStaysZero(t *testing.T) {
	for _, name := range []string{"tanh", "relu", "sigmoid", "gelu", "softplus"} {
		for inputs := 1; inputs <= 9; inputs++ {
			for _, shape := range [][]int{{1}, {2, 1}, {5, 2, 1}, {3, 6, 2}, {7, 5, 3}, {9, 1, 1}} {
				for _, size := range []int{1, 3, 4, 9} {
					checkPadding(t, name, inputs, shape, size)
				}
			}
		}
	}
}

func checkPadding(t *testing.T, name string, inputs int, shape []int, size int) {
	t.Helper()
	rng := rand.New(rand.NewSource(2))
	var layers []Layer
	for _, units := range shape {
		layers = append(layers, Layer{units, name})
	}
	n := made(t, rng, inputs, layers...)
	o := DefaultOptions()
	o.BatchSize = size
	tr := NewTrainer(n, batch(rng, n, 22), o, 1)
	for epoch := range 4 {
		tr.Epoch()
		tr.Sample()
		tr.Batch()
		if epoch == 2 {
			tr.Dropout = 0.3
		}
	}
	real := map[int]bool{}
	n.eachParameter(func(at int) { real[at] = true })
	for at, v := range n.theta {
		if !real[at] && v != 0 {
			t.Fatalf("%s %d %v, batch %d: padding %d became %v", name, inputs, shape, size, at, v)
		}
	}
}

// What a diverged run leaves in the padding must not reach a network that starts again.
func TestStartingAgainForgetsDivergence(t *testing.T) {
	rng := rand.New(rand.NewSource(3))
	n := made(t, rng, 3, Layer{5, "relu"}, Layer{1, "linear"})
	s := batch(rng, n, 7)
	p := n.Parameters(nil)
	w := n.NewWorkspace(7)
	want := w.MeanLoss(s, HalfSquared)
	for name, again := range map[string]func(){
		"Initialize":    func() { n.Initialize(rng, Init{Initializer: UniformInit, Scale: 1, Bias: 0.1}) },
		"SetParameters": func() { _ = n.SetParameters(p) },
	} {
		for i := range n.theta {
			n.theta[i] = math.NaN()
		}
		w.MeanLoss(s, HalfSquared) // leaves NaN in the workspace, too
		again()
		got := w.MeanLoss(s, HalfSquared)
		if math.IsNaN(got) || name == "SetParameters" && got != want {
			t.Errorf("%s: got loss %v, want %v", name, got, want)
		}
		for _, g := range gradientOf(n, s, HalfSquared) {
			if math.IsNaN(g) {
				t.Errorf("%s: NaN in the gradient", name)
			}
		}
	}
}

func TestNewRefuses(t *testing.T) {
	for _, c := range []struct {
		inputs int
		layers []Layer
	}{
		{0, []Layer{{1, "tanh"}}},
		{2, nil},
		{2, []Layer{{0, "tanh"}}},
		{2, []Layer{{1, "tanch"}}},
		{2, []Layer{{3, "softmax"}, {1, "tanh"}}},
	} {
		if _, err := New(c.inputs, c.layers...); err == nil {
			t.Errorf("New(%d, %v): no error", c.inputs, c.layers)
		}
	}
}

func TestParametersKeepTheirOrder(t *testing.T) {
	n, err := New(2, Layer{3, "tanh"}, Layer{1, "linear"})
	if err != nil {
		t.Fatal(err)
	}
	p := make([]float64, n.ParameterCount())
	for i := range p {
		p[i] = float64(i + 1)
	}
	if err := n.SetParameters(p); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ got, want float64 }{
		{n.Weight(1, 0, 0), 1}, {n.Weight(1, 0, 1), 2}, {n.Weight(1, 2, 1), 6}, {n.Bias(1, 0), 7}, {n.Bias(1, 2), 9},
		{n.Weight(2, 0, 2), 12}, {n.Bias(2, 0), 13},
	} {
		if c.got != c.want {
			t.Errorf("got %v, want %v", c.got, c.want)
		}
	}
	for i, v := range n.Parameters(nil) {
		if v != p[i] {
			t.Errorf("parameter %d: got %v, want %v", i, v, p[i])
		}
	}
	if err := n.SetParameters(p[1:]); err == nil {
		t.Error("a short slice was accepted")
	}
}

func TestCloneIsIndependent(t *testing.T) {
	rng := rand.New(rand.NewSource(1))
	n := made(t, rng, 3, Layer{5, "gelu"}, Layer{2, "softmax"})
	c := n.Clone()
	s := batch(rng, n, 3)
	want := n.NewWorkspace(3).Predict(s.Inputs, nil)
	n.SetWeight(1, 0, 0, 9)
	for i, got := range c.NewWorkspace(3).Predict(s.Inputs, nil) {
		if got != want[i] {
			t.Errorf("output %d: got %v, want %v", i, got, want[i])
		}
	}
	c.CopyParameters(n)
	if c.Weight(1, 0, 0) != 9 {
		t.Error("the parameters were not copied")
	}
}
