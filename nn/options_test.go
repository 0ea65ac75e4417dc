package nn

import (
	"math"
	"math/rand"
	"testing"
)

// Every optimizer, with everything else switched on, resumes from a snapshot to the same bits, in the middle of a
// batch in the middle of an epoch.
func TestSnapshotOfEverything(t *testing.T) {
	for _, name := range OptimizerNames() {
		rng := rand.New(rand.NewSource(7))
		layers := []Layer{{5, "gelu"}, {6, "tanh"}, {3, "softmax"}}
		n := made(t, rng, 2, layers...)
		s := batch(rng, n, 23)
		o := DefaultOptions()
		o.Optimizer, _ = OptimizerNamed(name)
		o.Optimizer.Defaults(&o)
		o.Loss, _ = LossNamed("crossEntropy")
		o.Regularizer, _ = RegularizerNamed("L1L2")
		o.Schedule, _ = ScheduleNamed("exponential")
		o.RegularizationRate, o.Dropout, o.Clip, o.Shuffle, o.Warmup = 0.01, 0.3, 0.5, true, 3
		o.BatchSize, o.Partial = 4, CarryPartial
		tr := NewTrainer(n, s, o, 99)
		for range 61 {
			tr.Sample()
		}
		snapshot := saved(t, tr)
		other := made(t, rng, 2, layers...)
		resumed := NewTrainer(other, s, o, 1)
		if err := resumed.Restore(snapshot); err != nil {
			t.Fatal(err)
		}
		for range 90 {
			tr.Sample()
			resumed.Sample()
		}
		got := other.Parameters(nil)
		for i, want := range n.Parameters(nil) {
			if math.Float64bits(got[i]) != math.Float64bits(want) || math.IsNaN(want) {
				t.Fatalf("%s: parameter %d: got %v, want %v", name, i, got[i], want)
			}
		}
	}
}

func TestAnotherOptimizerKeepsTheWeights(t *testing.T) {
	rng := rand.New(rand.NewSource(1))
	n := made(t, rng, 2, Layer{3, "tanh"}, Layer{1, "tanh"})
	tr := NewTrainer(n, batch(rng, n, 20), DefaultOptions(), 1)
	for _, o := range optimizers {
		tr.Epoch()
		before := n.Parameters(nil)
		tr.Optimizer = o
		for i, v := range n.Parameters(nil) {
			if v != before[i] {
				t.Fatalf("%s: the weights changed", o.Name)
			}
		}
		tr.Epoch()
		for _, v := range n.Parameters(nil) {
			if math.IsNaN(v) || math.Abs(v) > 100 {
				t.Fatalf("%s: parameter %v", o.Name, v)
			}
		}
	}
}

// The penalty of an optimizer with moments goes through them: for plain
// momentum 0, that is gradient descent on loss plus penalty.
func TestPenaltyGoesThroughTheOptimizer(t *testing.T) {
	run := func(optimizer string) []float64 {
		rng := rand.New(rand.NewSource(2))
		n := made(t, rng, 2, Layer{3, "tanh"}, Layer{1, "tanh"})
		o := DefaultOptions()
		o.Optimizer, _ = OptimizerNamed(optimizer)
		o.Momentum = 0
		o.Regularizer, _ = RegularizerNamed("L2")
		o.RegularizationRate = 0.1
		tr := NewTrainer(n, batch(rng, n, 20), o, 1)
		for range 10 {
			tr.Epoch()
		}
		return n.Parameters(nil)
	}
	want := run("sgd")
	for i, got := range run("momentum") {
		if !near(got, want[i], 1e-13, 1e-12) {
			t.Errorf("parameter %d: got %v, want %v", i, got, want[i])
		}
	}
}

func TestClipShortensOnlyWhatIsLong(t *testing.T) {
	g := []float64{3, 4}
	clipLength(g, 10)
	if g[0] != 3 || g[1] != 4 {
		t.Errorf("a short gradient became %v", g)
	}
	clipLength(g, 1)
	if !near(math.Hypot(g[0], g[1]), 1, 1e-15, 0) || !near(g[0]/g[1], 0.75, 1e-15, 0) {
		t.Errorf("got %v, want length 1 the same way", g)
	}
}

func TestSchedules(t *testing.T) {
	o := DefaultOptions()
	o.LearningRate, o.ScheduleRate, o.ScheduleSteps = 2, 0.5, 10
	for _, c := range []struct {
		name   string
		warmup int
		epoch  int
		want   float64
	}{
		{"constant", 0, 1000, 2},
		{"step", 0, 9, 2}, {"step", 0, 10, 1}, {"step", 0, 25, 0.5},
		{"exponential", 0, 10, 1}, {"exponential", 0, 5, 2 * math.Sqrt(0.5)},
		{"cosine", 0, 0, 2}, {"cosine", 0, 5, 1}, {"cosine", 0, 10, 0}, {"cosine", 0, 99, 0},
		{"constant", 4, 0, 0.5}, {"constant", 4, 3, 2}, {"constant", 4, 4, 2}, {"step", 4, 1, 1},
	} {
		o.Schedule, _ = ScheduleNamed(c.name)
		o.Warmup = c.warmup
		if got := o.RateAt(c.epoch); !near(got, c.want, 1e-15, 1e-14) {
			t.Errorf("%s, warm-up %d, epoch %d: got %v, want %v", c.name, c.warmup, c.epoch, got, c.want)
		}
	}
}

func TestInitializersSpread(t *testing.T) {
	const d, h = 100, 60
	for name, deviation := range map[string]float64{
		"uniform": 0.3 / math.Sqrt(3), "normal": 0.3, "zero": 0,
		"glorotUniform": math.Sqrt(2. / (d + h)), "glorotNormal": math.Sqrt(2. / (d + h)),
		"heUniform": math.Sqrt(2. / d), "heNormal": math.Sqrt(2. / d), "lecunNormal": math.Sqrt(1. / d),
	} {
		n, _ := New(d, Layer{h, "tanh"})
		n.Initialize(rand.New(rand.NewSource(1)), Init{Initializer: initializer(t, name), Scale: 0.3, Bias: 0.7})
		sum, square := 0.0, 0.0
		for u := range h {
			for i := range d {
				w := n.Weight(1, u, i)
				sum += w
				square += w * w
			}
			if n.Bias(1, u) != 0.7 {
				t.Errorf("%s: bias %v", name, n.Bias(1, u))
			}
		}
		// 6000 weights: the deviation is accurate to about 1 % (one σ).
		if got := math.Sqrt(square / (d * h)); !near(got, deviation, 0, 0.05) || math.Abs(sum/(d*h)) > 0.1*deviation {
			t.Errorf("%s: got deviation %v, want %v; mean %v", name, got, deviation, sum/(d*h))
		}
	}
}

func TestDropoutSitsOutAndScales(t *testing.T) {
	rng := rand.New(rand.NewSource(1))
	n := made(t, rng, 2, Layer{400, "tanh"}, Layer{1, "linear"})
	o := DefaultOptions()
	o.Dropout, o.LearningRate = 0.25, 0
	tr := NewTrainer(n, batch(rng, n, 10), o, 1)
	tr.Batch()
	out := 0
	for u := range 400 {
		if tr.SitsOut(1, u) {
			out++
		}
	}
	if out < 70 || out > 130 { // 100 ± 3σ
		t.Errorf("%d of 400 units sit out, want about 100", out)
	}
	if tr.SitsOut(2, 0) || tr.SitsOut(0, 0) {
		t.Error("an output or input sits out")
	}
	tr.Dropout = 0
	tr.Batch()
	if tr.SitsOut(1, 0) && tr.SitsOut(1, 1) && tr.SitsOut(1, 2) {
		t.Error("units still sit out")
	}
}

// The gradient under a mask is that of the network under the same mask.
func TestGradientUnderDropout(t *testing.T) {
	for _, name := range []string{"tanh", "relu", "gelu", "sigmoid"} {
		rng := rand.New(rand.NewSource(5))
		n := made(t, rng, 2, Layer{5, name}, Layer{3, name}, Layer{1, "tanh"})
		s := batch(rng, n, 3)
		masks := [][]float64{{0, 2, 2, 0, 2}, {2, 0, 2}}
		w := n.NewWorkspace(s.N)
		w.drop(masks)
		clear(n.grad)
		w.Forward(s.Inputs)
		w.backward(s.Targets, HalfSquared)
		gradient := n.Gradient(nil)
		p := n.Parameters(nil)
		for i := range p {
			want := central(func(v float64) float64 {
				q := append([]float64(nil), p...)
				q[i] = v
				if err := n.SetParameters(q); err != nil {
					t.Fatal(err)
				}
				return w.MeanLoss(s, HalfSquared)
			}, p[i])
			if got := gradient[i] / float64(s.N); !near(got, want, 2e-9, 1e-6) {
				t.Errorf("%s: parameter %d: got %v, want %v", name, i, got, want)
			}
		}
	}
}

func TestShuffleVisitsEverySample(t *testing.T) {
	rng := rand.New(rand.NewSource(1))
	n := made(t, rng, 1, Layer{1, "linear"})
	o := DefaultOptions()
	o.Shuffle, o.LearningRate = true, 0
	s := batch(rng, n, 37)
	tr := NewTrainer(n, s, o, 5)
	var first []int
	for epoch := range 3 {
		tr.Epoch()
		if !isPermutation(tr.order, 37) {
			t.Fatalf("the order is %v", tr.order)
		}
		if epoch == 0 {
			first = append(first, tr.order...)
		}
	}
	same := true
	for i := range first {
		same = same && first[i] == tr.order[i]
	}
	if same {
		t.Error("the order stays the same")
	}
}

func TestFixedBiasesStay(t *testing.T) {
	for _, name := range OptimizerNames() {
		rng := rand.New(rand.NewSource(1))
		n := made(t, rng, 2, Layer{3, "tanh"}, Layer{1, "tanh"})
		n.SetBias(1, 1, 0.25)
		o := DefaultOptions()
		o.Optimizer, _ = OptimizerNamed(name)
		o.FixBiases, o.WeightDecay, o.Clip = true, 0.1, 1
		w := n.Weight(1, 0, 0)
		tr := NewTrainer(n, batch(rng, n, 20), o, 1)
		tr.Epoch()
		if n.Bias(1, 1) != 0.25 || n.Weight(1, 0, 0) == w {
			t.Errorf("%s: bias %v, weight %v → %v", name, n.Bias(1, 1), w, n.Weight(1, 0, 0))
		}
	}
}
