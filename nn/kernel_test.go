package nn

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"
)

// Every shape of layer that has loops of its own, and those around it: one and
// two units, one and two inputs, one tile, two, and more, odd and even.
func TestKernelMatchesPlainLoopsForEveryShape(t *testing.T) {
	sizes := []int{1, 2, 3, 4, 5, 6, 8, 9, 12, 13, 17}
	r := rand.New(rand.NewPCG(3, 4))
	for _, activation := range []string{"tanh", "relu", "sigmoid", "softplus"} {
		for _, in := range sizes {
			for _, hidden := range sizes {
				for _, out := range []int{1, 2, 3, 6} {
					samples := 1 + (in+hidden)%6
					name := fmt.Sprintf("%d-%d-%d %s, %d samples", in, hidden, out, activation, samples)
					compareWithPlain(t, name, r, samples, in, Layer{hidden, activation}, Layer{out, activation})
				}
			}
		}
	}
}

func compareWithPlain(t *testing.T, name string, r *rand.Rand, samples, in int, layers ...Layer) {
	t.Helper()
	n, err := New(in, layers...)
	if err != nil {
		t.Fatal(err)
	}
	p := n.Parameters(nil)
	for i := range p {
		p[i] = 2*r.Float64() - 1
	}
	if err := n.SetParameters(p); err != nil {
		t.Fatal(err)
	}
	k := n.Outputs()
	s := Samples{N: samples, D: in, K: k, Inputs: make([]float64, samples*in), Targets: make([]float64, samples*k)}
	for _, v := range [][]float64{s.Inputs, s.Targets} {
		for i := range v {
			v[i] = 2*r.Float64() - 1
		}
	}
	// A workspace that has seen another, larger batch must not remember it.
	w := n.NewWorkspace(samples + 3)
	earlier, wanted := make([]float64, (samples+3)*in), make([]float64, (samples+3)*k)
	for _, v := range [][]float64{earlier, wanted} {
		for i := range v {
			v[i] = 20*r.Float64() - 10
		}
	}
	w.Forward(earlier)
	w.backward(wanted, HalfSquared)
	for _, name := range []string{"halfSquared", "huber"} {
		loss, err := LossNamed(name)
		if err != nil {
			t.Fatal(err)
		}
		clear(n.grad)
		w.Forward(s.Inputs)
		w.backward(s.Targets, loss)
		want := make([]float64, len(p))
		for i := range samples {
			for j, g := range n.PlainGradient(s.Inputs[i*in:(i+1)*in], s.Targets[i*k:(i+1)*k], loss) {
				want[j] += g
			}
		}
		// Orders of summation differ, over at most 17 inputs and 6 samples.
		for i, got := range n.Gradient(nil) {
			if math.Abs(got-want[i]) > 1e-14+1e-12*math.Abs(want[i]) {
				t.Fatalf("%s: parameter %d: got %v, want %v", name, i, got, want[i])
			}
		}
	}
	for i, g := range n.grad {
		if math.IsNaN(g) {
			t.Fatalf("%s: NaN at %d of the gradient", name, i)
		}
	}
}

// Blocks are cut only where something in them is out of the table's reach.
func TestTanhOfBlocks(t *testing.T) {
	inf, nan := math.Inf(1), math.NaN()
	for _, values := range []valueBlock{
		{{0, 1}, {-1, 0.5}, {-0.25, 3}, {-4, 1e-300}},
		{{64, -64}, {1, 1e300}, {-1e18, 0.1}, {-0.1, 63}},
		{{inf, -inf}, {1, 2}, {3, 4}, {5, 6}},
		{{nan, 1}, {2, 100}, {-3, nan}, {0, 5}},
		{{20, -20}, {20, -20}, {20, -20}, {20, -20}},
	} {
		full, two := []valueBlock{values}, []valueBlock{values}
		applyTanh(full)
		applyTanhNarrow(two, 2)
		for i := range 8 {
			x, full, two := values[i/2][i%2], full[0][i/2][i%2], two[0][i/2][i%2]
			want := tanh(x)
			if math.IsNaN(x) {
				want = nan
			}
			if full != want && !(math.IsNaN(full) && math.IsNaN(want)) {
				t.Errorf("tanh(%v) in %v: got %v, want %v", x, values, full, want)
			}
			if i < 4 && two != want && !(math.IsNaN(two) && math.IsNaN(want)) {
				t.Errorf("tanh(%v) of two units in %v: got %v, want %v", x, values, two, want)
			}
		}
	}
}

// One and two units have their tanh in the layer's own loop.
func TestTanhOfOneAndTwoUnits(t *testing.T) {
	for _, units := range []int{1, 2, 3} {
		n, err := New(1, Layer{units, "tanh"})
		if err != nil {
			t.Fatal(err)
		}
		for u := range units {
			n.SetWeight(1, u, 0, 1)
		}
		for _, x := range []float64{0.3, -25, 64, -1e300, math.NaN()} {
			for _, got := range n.NewWorkspace(3).Predict([]float64{x, 0, x}, nil)[2*units:] {
				if want := math.Tanh(x); math.Abs(got-want) > 1e-15 || math.IsNaN(got) != math.IsNaN(want) {
					t.Errorf("%d units: tanh(%v): got %v, want %v", units, x, got, want)
				}
			}
		}
	}
}
