package nn

import (
	"fmt"
	"math/rand"
	"strings"
	"testing"
)

// lossOf is E of the sample that goes through layers l+1 … of a network, when layer l's outputs are a.
func lossOf(n *Network, l int, a, target []float64, loss *Loss) float64 {
	x := a
	for l++; l <= n.Layers(); l++ {
		y := make([]float64, n.Units(l))
		for u := range y {
			y[u] = n.Bias(l, u)
			for i, v := range x {
				y[u] += n.Weight(l, u, i) * v
			}
			if f := n.Activation(l).F; f != nil {
				y[u] = f(y[u])
			}
		}
		if n.Activation(l) == Softmax {
			softmax(y)
		}
		x = y
	}
	return loss.sample(x, target)
}

// Every dA and δ of a trace, against central differences of the loss: dA when an output is moved, δ when a bias is.
func TestTraceDerivatives(t *testing.T) {
	rng := rand.New(rand.NewSource(11))
	for _, output := range outputActivations {
		for _, loss := range losses {
			if loss.Fused != "" && output != Sigmoid && output != Softmax {
				continue
			}
			n := made(t, rng, 3, Layer{4, "gelu"}, Layer{5, "tanh"}, Layer{3, output.Name})
			sample, target := []float64{0.5, -1, 0.3}, []float64{0, 1, 0}
			trace := n.Trace(sample, target, loss)
			if got, want := trace.Loss, lossOf(n, 0, sample, target, loss); !near(got, want, 1e-15, 1e-14) {
				t.Errorf("%s %s: loss: got %v, want %v", output.Name, loss.Name, got, want)
			}
			for l := 1; l <= n.Layers(); l++ {
				layer := trace.Layers[l-1]
				for u := range layer.A {
					want := central(func(v float64) float64 {
						a := append([]float64(nil), layer.A...)
						a[u] = v
						return lossOf(n, l, a, target, loss)
					}, layer.A[u])
					if !near(layer.DA[u], want, 2e-9, 1e-6) {
						t.Errorf("%s %s: dA of unit %d in layer %d: got %v, want %v",
							output.Name, loss.Name, u, l, layer.DA[u], want)
					}
					want = central(func(v float64) float64 {
						before := n.Bias(l, u)
						defer n.SetBias(l, u, before)
						n.SetBias(l, u, v)
						return lossOf(n, 0, sample, target, loss)
					}, n.Bias(l, u))
					if !near(layer.Delta[u], want, 2e-9, 1e-6) {
						t.Errorf("%s %s: δ of unit %d in layer %d: got %v, want %v",
							output.Name, loss.Name, u, l, layer.Delta[u], want)
					}
				}
			}
		}
	}
}

// DW and DB are in the stated shape, and the flat gradient is the same numbers in the order of Parameters.
func TestTraceGradientShapes(t *testing.T) {
	rng := rand.New(rand.NewSource(12))
	n := made(t, rng, 2, Layer{3, "tanh"}, Layer{2, "softmax"})
	trace := n.Trace([]float64{1, -2}, []float64{1, 0}, CrossEntropy)
	var flat []float64
	x := trace.Inputs
	for l, layer := range trace.Layers {
		if len(layer.DW) != n.Units(l+1) || len(layer.DW[0]) != n.Units(l) || len(layer.DB) != n.Units(l+1) {
			t.Fatalf("layer %d: DW is %d×%d and DB %d", l+1, len(layer.DW), len(layer.DW[0]), len(layer.DB))
		}
		for u, row := range layer.DW {
			for i, v := range row {
				if v != layer.Delta[u]*x[i] {
					t.Errorf("layer %d: DW[%d][%d] is %v", l+1, u, i, v)
				}
			}
			flat = append(flat, row...)
		}
		flat = append(flat, layer.DB...)
		x = layer.A
	}
	for i, got := range n.PlainGradient(trace.Inputs, trace.Target, CrossEntropy) {
		if got != flat[i] {
			t.Errorf("gradient %d: got %v, want %v", i, got, flat[i])
		}
	}
	z, a := n.PlainForward(trace.Inputs)
	if len(z) != 3 || z[0] != nil || len(a) != 3 || a[0][1] != -2 ||
		z[1][2] != trace.Layers[0].Z[2] || a[2][1] != trace.Layers[1].A[1] {
		t.Errorf("PlainForward: got z %v and a %v", z, a)
	}
}

// What a programmer gets wrong is named in a sentence, never by an index of ours.
func TestPanicsAreSentences(t *testing.T) {
	rng := rand.New(rand.NewSource(13))
	n := made(t, rng, 2, Layer{3, "tanh"}, Layer{1, "tanh"})
	other := made(t, rng, 2, Layer{4, "tanh"}, Layer{1, "tanh"}) // fills the same tiles
	wide := batch(rng, made(t, rng, 4, Layer{1, "tanh"}), 2)
	s := batch(rng, n, 5)
	tr := NewTrainer(n, s, DefaultOptions(), 1)
	w := n.NewWorkspace(5)
	w.Forward(s.Inputs)
	var full, empty Moment
	NewTrainer(other, batch(rng, other, 5), DefaultOptions(), 1).SaveMoment(&full)
	for name, c := range map[string]struct {
		call func()
		want string
	}{
		"activation of the inputs":  {func() { n.Activation(0) }, "nn: layer 0: want 1…2"},
		"activation past the end":   {func() { n.Activation(3) }, "nn: layer 3: want 1…2"},
		"units of a negative layer": {func() { n.Units(-1) }, "nn: layer -1: want 1…2"},
		"units past the end":        {func() { n.Units(3) }, "nn: layer 3: want 1…2"},
		"bias past the end":         {func() { n.Bias(1, 3) }, "nn: unit 3 of layer 1: want 0…2"},
		"weight past the end":       {func() { n.Weight(2, 0, 3) }, "nn: input 3 of layer 2: want 0…2"},
		"values of no layer":        {func() { w.Unit(3, 0, nil) }, "nn: layer 3: want 1…2"},
		"values of no unit":         {func() { w.Unit(1, 3, nil) }, "nn: unit 3 of layer 1: want 0…2"},
		"values of no input":        {func() { w.Unit(0, 2, nil) }, "nn: input 2 of layer 1: want 0…1"},
		"dropout of no unit":        {func() { tr.SitsOut(1, 3) }, "nn: unit 3 of layer 1: want 0…2"},
		"half a row":                {func() { w.Predict([]float64{1}, nil) }, "nn: forward: got 1 numbers"},
		"no room":                   {func() { n.NewWorkspace(0) }, "nn: workspace: got 0 samples"},
		"loss of another shape":     {func() { w.MeanLoss(wide, Huber) }, "nn: samples are 2×4→1"},
		"check of another shape":    {func() { n.CheckGradient(wide, Huber) }, "nn: samples are 2×4→1"},
		"trace of another shape":    {func() { n.Trace(wide.Inputs, nil, Huber) }, "nn: samples are 1×8→0"},
		"parameters of others":      {func() { n.CopyParameters(other) }, "nn: copy parameters: got layers of [2 4"},
		"moment of nothing":         {func() { tr.LoadMoment(&empty) }, "nn: load moment: it is empty"},
		"moment of others":          {func() { tr.LoadMoment(&full) }, "nn: load moment: got layers of [2 4 1]"},
		"update of half a gradient": {func() { tr.UpdateFor(nil, 1) }, "nn: update: got a gradient of 0"},
		"update of no samples":      {func() { tr.UpdateFor(n.grad[:13], 0) }, "nn: update: got a gradient of 13"},
	} {
		func() {
			defer func() {
				if got := fmt.Sprint(recover()); !strings.HasPrefix(got, c.want) {
					t.Errorf("%s: got %q, want %q", name, got, c.want)
				}
			}()
			c.call()
		}()
	}
	if got := n.CheckGradient(Samples{D: 2, K: 1}, HalfSquared); got.Difference != 0 {
		t.Errorf("a check of no samples: got %+v", got)
	}
}

// Gradient holds what is gathered and not yet used; an update uses it up.
func TestGradientHoldsTheUnfinishedBatch(t *testing.T) {
	rng := rand.New(rand.NewSource(14))
	n := made(t, rng, 2, Layer{3, "tanh"}, Layer{1, "tanh"})
	s := batch(rng, n, 10)
	o := DefaultOptions()
	o.BatchSize = 4
	tr := NewTrainer(n, s, o, 1)
	want := n.PlainGradient(s.Inputs[:2], s.Targets[:1], o.Loss)
	tr.Sample()
	for i, got := range n.Gradient(nil) {
		if !near(got, want[i], 1e-15, 1e-12) {
			t.Errorf("after one sample: gradient %d: got %v, want %v", i, got, want[i])
		}
	}
	tr.Batch()
	for i, got := range n.Gradient(nil) {
		if got != 0 {
			t.Errorf("after the update: gradient %d: got %v, want 0", i, got)
		}
	}
}
