package layerspace

import (
	"math"
	"math/rand/v2"
	"testing"

	"neuralplay/nn"
)

// The line between two scores is where the network's answer changes: of two units everywhere, of more in the plane of
// the components.
func TestScoresDecideLikeTheNetwork(t *testing.T) {
	for _, c := range []struct {
		hidden, outputs int
		output          string
		answer          Answer
	}{
		{1, 1, "tanh", Answer{Classes: 2, Ends: [2]float64{-1, 1}}},
		{2, 1, "tanh", Answer{Classes: 2, Ends: [2]float64{-1, 1}}},
		{2, 1, "sigmoid", Answer{Classes: 2, Ends: [2]float64{0, 1}, Middle: 0.5}},
		{2, 2, "softmax", Answer{Classes: 2, EachClass: true, Ends: [2]float64{0, 1}}},
		{2, 4, "softmax", Answer{Classes: 4, EachClass: true, Ends: [2]float64{0, 1}}},
		{5, 1, "tanh", Answer{Classes: 2, Ends: [2]float64{-1, 1}}},
		{5, 3, "sigmoid", Answer{Classes: 3, EachClass: true, Ends: [2]float64{0, 1}}},
	} {
		n := random(t, c.hidden, c.outputs, c.output)
		r := rand.New(rand.NewPCG(7, 8))
		p := Plane{Vertices: 2, Answer: c.answer}
		for range 300 {
			p.Train = append(p.Train, r.NormFloat64(), r.NormFloat64())
		}
		p.Grid = p.Train
		mapper, maps := mapped(p, n, 1, 2)
		for l, m := range maps {
			m.Scores = c.answer.scores(m.Scores[:0], mapper.net, l+1, m) // also those that are not shown
			if len(m.Scores) < 2 {
				t.Errorf("%+v, layer %d: %d scores", c, l+1, len(m.Scores))
				continue
			}
			for range 200 {
				at := Spot{2 * r.NormFloat64(), 2 * r.NormFloat64()}
				inSpace := make([]float64, m.Units)
				for u := range inSpace {
					inSpace[u] = m.Origin[u] + m.Axes[0][u]*at.X + m.Axes[1][u]*at.Y
				}
				outputs := inSpace
				if l == 0 {
					outputs = lastLayer(n, inSpace)
				}
				if got, want := decided(m.Scores, at), answered(outputs, c.answer); got != want {
					t.Fatalf("%+v, layer %d: at %v the scores say %d, the outputs %v", c, l+1, at, got, outputs)
				}
			}
		}
		if got := maps[0].Said[3]; c.outputs > 2 && (got.Class < 0 || !(got.Value >= 0 && got.Value <= 1)) {
			t.Errorf("%+v: said %+v", c, got)
		}
	}
}

// A cut through a larger space is shown only where it says of the samples what the network says.
func TestACutMustAgree(t *testing.T) {
	two := Answer{Classes: 2, Ends: [2]float64{-1, 1}}
	r := rand.New(rand.NewPCG(13, 14))
	p := Plane{Answer: two}
	for range 200 { // the third input hardly varies
		p.Train = append(p.Train, r.NormFloat64(), r.NormFloat64(), 0.1*r.NormFloat64())
	}
	n, err := nn.New(3, nn.Layer{Units: 1, Activation: "tanh"})
	if err != nil {
		t.Fatal(err)
	}
	m, maps := mapped(p, n, 0)
	for _, c := range []struct {
		weights []float64 // the last is the bias
		want    bool
	}{
		{[]float64{1, 1, 1, 0}, true},
		{[]float64{0.1, 0.1, 10, 0}, false}, // the third input decides
		{[]float64{1, 1, 0, 0.2}, true},
	} {
		if err := n.SetParameters(c.weights); err != nil {
			t.Fatal(err)
		}
		m.Begin(n, []int{0})
		for !m.Step() {
		}
		if got := len(maps[0].Scores) > 0; got != c.want {
			t.Errorf("%v: shown: %v", c.weights, got)
		}
	}
}

func TestNoScoresWhereNoLineDecides(t *testing.T) {
	two := Answer{Classes: 2, Ends: [2]float64{-1, 1}}
	for name, c := range map[string]struct {
		output string
		answer Answer
		layer  int
	}{
		"a layer before the last hidden one":    {"tanh", two, 0},
		"a regression":                          {"tanh", Answer{Ends: two.Ends}, 1},
		"an activation that falls and rises":    {"swish", two, 1},
		"an output that decides somewhere else": {"sigmoid", two, 1},
	} {
		p := Plane{Train: []float64{1, 2, 3, 4, 5, 0}, Answer: c.answer}
		_, maps := mapped(p, random(t, 2, 1, c.output), c.layer)
		if got := maps[0].Scores; len(got) > 0 {
			t.Errorf("%s: %v", name, got)
		}
	}
}

func random(t *testing.T, hidden, outputs int, output string) *nn.Network {
	t.Helper()
	n, err := nn.New(2, nn.Layer{Units: hidden, Activation: "tanh"}, nn.Layer{Units: outputs, Activation: output})
	if err != nil {
		t.Fatal(err)
	}
	r := rand.New(rand.NewPCG(9, 10))
	parameters := make([]float64, n.ParameterCount())
	for i := range parameters {
		parameters[i] = r.NormFloat64()
	}
	if err := n.SetParameters(parameters); err != nil {
		t.Fatal(err)
	}
	return n
}

// lastLayer returns the sums of the outputs, in whose order the outputs are.
func lastLayer(n *nn.Network, activations []float64) []float64 {
	sums := make([]float64, n.Outputs())
	for k := range sums {
		sums[k] = n.Bias(n.Layers(), k)
		for u, a := range activations {
			sums[k] += n.Weight(n.Layers(), k, u) * a
		}
	}
	if act := n.Activation(n.Layers()); len(sums) == 1 && act != nn.Softmax {
		sums[0] = act.F(sums[0])
	}
	return sums
}

func answered(outputs []float64, a Answer) int {
	if len(outputs) == 1 {
		if outputs[0] > a.Middle {
			return 1
		}
		return 0
	}
	best := 0
	for k, v := range outputs {
		if v > outputs[best] {
			best = k
		}
	}
	return best
}

func decided(scores []Score, at Spot) int {
	best, most := 0, math.Inf(-1)
	for k, s := range scores {
		if v := s.X*at.X + s.Y*at.Y + s.C; v > most {
			best, most = k, v
		}
	}
	return best
}
