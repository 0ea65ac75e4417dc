package tensors

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"

	"neuralplay/nn"
)

// text prints some tensors, all if there are no names, as NumPy does with so many digits.
func (p *learner) text(digits int, names ...string) string {
	if len(names) == 0 {
		names = p.names
	}
	var b strings.Builder
	for _, name := range names {
		fmt.Fprintf(&b, "%s = %s\n", name, spell(p.values[name], digits))
	}
	return b.String()
}

func spell(m matrix, digits int) string {
	number := func(v float64) string {
		if digits < 0 {
			return strconv.FormatFloat(v, 'g', -1, 64)
		}
		s := strconv.FormatFloat(v, 'f', digits, 64)
		return strings.TrimRight(s, "0")
	}
	if m.rows*m.columns == 1 {
		return number(m.v[0])
	}
	var b strings.Builder
	for i := range m.rows {
		if i > 0 {
			b.WriteString("\n ")
		}
		b.WriteByte('[')
		for j, v := range m.row(i) {
			if j > 0 {
				b.WriteByte(' ')
			}
			b.WriteString(number(v))
		}
		b.WriteByte(']')
	}
	return "[" + b.String() + "]"
}

// world is a network, its samples and how it is trained.
type world struct {
	name  string
	sizes []int
	acts  []string
	loss  string
	n     int
	sum   bool
	rate  float64
	seed  uint64
}

func worlds() []world {
	return []world{
		{"sigmoid 3-4-1, the sum", []int{3, 4, 1}, []string{"sigmoid", "sigmoid"}, "halfSquared", 4, true, 1, 1},
		{"sigmoid 3-4-1, the mean", []int{3, 4, 1}, []string{"sigmoid", "sigmoid"}, "halfSquared", 4, false, 0.5, 2},
		{"sigmoid 2-2-2", []int{2, 2, 2}, []string{"sigmoid", "sigmoid"}, "halfSquared", 5, false, 0.5, 3},
		{"sigmoid 2-2-2, one sample", []int{2, 2, 2}, []string{"sigmoid", "sigmoid"}, "halfSquared", 1, false, 0.5, 4},
		{"tanh 2-3-1", []int{2, 3, 1}, []string{"tanh", "tanh"}, "meanSquared", 6, false, 0.1, 5},
		{"relu 3-5-2", []int{3, 5, 2}, []string{"relu", "linear"}, "meanSquared", 7, false, 0.1, 6},
		{"softmax 2-4-3", []int{2, 4, 3}, []string{"tanh", "softmax"}, "crossEntropy", 5, false, 0.2, 7},
		{"sigmoid 3-3-1, cross-entropy", []int{3, 3, 1}, []string{"sigmoid", "sigmoid"}, "binaryCrossEntropy", 5, false,
			0.3, 8},
		{"tanh 3-4-4-2", []int{3, 4, 4, 2}, []string{"tanh", "tanh", "sigmoid"}, "halfSquared", 6, false, 0.3, 9},
	}
}

// others are worlds in which mistakes can be made that those of worlds have no room for.
func others() []world {
	return []world{
		{"relu 3-5-3", []int{3, 5, 3}, []string{"relu", "linear"}, "meanSquared", 7, false, 0.1, 10},
		{"tanh 2-3-1, signs", []int{2, 3, 1}, []string{"tanh", "tanh"}, "meanSquared", 6, false, 0.1, 11},
	}
}

// make returns a trainer some steps on, a recording of its last step, and the program that goes the same way.
func (c world) make(t testing.TB, steps int) (Step, *learner, matrix, matrix) {
	t.Helper()
	var layers []nn.Layer
	for i, a := range c.acts {
		layers = append(layers, nn.Layer{Units: c.sizes[i+1], Activation: a})
	}
	net, err := nn.New(c.sizes[0], layers...)
	if err != nil {
		t.Fatal(err)
	}
	r := rand.New(rand.NewPCG(c.seed, 1))
	d, k := c.sizes[0], c.sizes[len(c.sizes)-1]
	x, y := newMatrix(c.n, d), newMatrix(c.n, k)
	for i := range x.v {
		x.v[i] = math.Round(r.NormFloat64()*100) / 100
	}
	for i := range c.n {
		if k == 1 {
			y.v[i] = float64(i % 2)
		} else {
			y.row(i)[i%k] = 1
		}
		if strings.Contains(c.name, "signs") {
			y.v[i] = 2*y.v[i] - 1
		}
	}
	p := &learner{acts: c.acts, loss: c.loss, rate: c.rate, sum: c.sum}
	for l := range c.acts {
		w, b := newMatrix(c.sizes[l], c.sizes[l+1]), newMatrix(1, c.sizes[l+1])
		for i := range w.v {
			w.v[i] = r.NormFloat64()
			net.SetWeight(l+1, i%w.columns, i/w.columns, w.v[i])
		}
		for i := range b.v {
			b.v[i] = 0.3 * r.NormFloat64()
			net.SetBias(l+1, i, b.v[i])
		}
		p.w, p.b = append(p.w, w), append(p.b, b)
	}
	o := nn.DefaultOptions()
	o.LearningRate, o.FullBatch, o.Sum = c.rate, true, c.sum
	if o.Loss, err = nn.LossNamed(c.loss); err != nil {
		t.Fatal(err)
	}
	tr := nn.NewTrainer(net, nn.Samples{N: c.n, D: d, K: k, Inputs: x.v, Targets: y.v}, o, 1)
	var last nn.Recording
	tr.Record(&last)
	for range steps {
		tr.Batch()
		p.step(x, y)
	}
	s := Step{Network: net, Options: o, Next: tr.NextStep()}
	if steps > 0 {
		s.Last = &last
	}
	return s, p, x, y
}
