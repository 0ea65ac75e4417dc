package api

import (
	"encoding/json"
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"
	"time"

	"neuralplay/wasm/internal/config"
	"neuralplay/wasm/internal/play"
	"neuralplay/wasm/internal/view"
)

// traced is the answer of trace, as a page reads it.
type traced struct {
	Inputs, Target []float64
	Loss, Rate     float64
	Layers         []struct {
		Z, A, DA, Delta, Biases, DB, NewBiases []float64
		Weights, DW, NewWeights                [][]float64
	}
}

// layered is what has a number for each parameter.
type layered struct {
	Layers []struct {
		Weights [][]float64
		Biases  []float64
	}
}

// tracedBatch is the answer of traceBatch.
type tracedBatch struct {
	Epoch, Step, Earlier    int
	Rate, Loss, Norm        float64
	Samples                 []int
	Losses                  []float64
	Inputs, Targets         [][]float64
	Reduction               string
	Gradient, Before, After layered
	EffectiveGradient       layered
	Penalty                 *struct {
		Loss     float64
		Gradient layered
	}
	WeightDecay *layered
	Clipped     *struct{ Limit, Factor float64 }
	Optimizer   struct {
		Name          string
		T             int
		Before, After []struct {
			Name string
			layered
		}
	}
	Resting []ParameterPlace
	Layers  []struct {
		Z, A, DA, Delta [][]float64
		Mask            []float64
	}
}

// ask returns what a call answers.
func ask[T any](t *testing.T, a *API, name, arguments string) (value T) {
	t.Helper()
	var got struct {
		Value *T
		Error any
	}
	if err := json.Unmarshal([]byte(a.Call(name, arguments)), &got); err != nil || got.Value == nil {
		t.Fatalf("%s%s: got %v, %v", name, arguments, got.Error, err)
	}
	return *got.Value
}

// refused returns the message that a call is refused with.
func refused(t *testing.T, a *API, name, arguments string) string {
	t.Helper()
	var got struct {
		Error struct {
			Code, Key, Got string
			Count          int
			Want           struct {
				Kind  string
				Names []string
			}
		}
	}
	if err := json.Unmarshal([]byte(a.Call(name, arguments)), &got); err != nil {
		t.Fatal(err)
	}
	e := got.Error
	return strings.TrimSpace(fmt.Sprintf("%s %s %s %s", e.Code, e.Key, e.Want.Kind, strings.Join(e.Want.Names, "/")))
}

// train lets a session do what it was asked for.
func train(a *API) {
	for range 1000 {
		a.session.Advance(play.Budget{Train: time.Hour, Pictures: time.Hour})
		if !a.session.Playing() {
			return
		}
	}
}

func near(t *testing.T, what string, got, want []float64, most float64) {
	t.Helper()
	if len(got) != len(want) {
		t.Errorf("%s: got %v, want %v", what, got, want)
		return
	}
	for i, w := range want {
		if !(math.Abs(got[i]-w) <= most) {
			t.Errorf("%s: number %d: got %v, want %v", what, i, got[i], w)
		}
	}
}

// The trace of a sample is its arithmetic, written out.
func TestTraceIsTheArithmetic(t *testing.T) {
	a := start(t, "v=1&seed=0.5&networkShape=3,2&xTimesY=true&learningRate=0.25")
	got := ask[traced](t, a, "trace", `[{"set":"train","index":7}]`)
	d := ask[struct {
		Train struct{ Inputs, Targets [][]float64 }
	}](t, a, "data", "[]")
	near(t, "inputs", got.Inputs, d.Train.Inputs[7], 0)
	near(t, "target", got.Target, d.Train.Targets[7], 0)
	if got.Rate != 0.25 || len(got.Layers) != 3 {
		t.Fatalf("got the rate %v and %d layers", got.Rate, len(got.Layers))
	}
	p := ask[layered](t, a, "parameters", "[]")
	x := got.Inputs
	for l, layer := range got.Layers {
		for u, row := range layer.Weights {
			z := layer.Biases[u]
			for i, w := range row {
				z += w * x[i]
				near(t, "dW", []float64{layer.DW[u][i]}, []float64{layer.Delta[u] * x[i]}, 0)
				near(t, "newWeights", []float64{layer.NewWeights[u][i]}, []float64{w - 0.25*layer.DW[u][i]}, 1e-15)
			}
			near(t, "weights", row, p.Layers[l].Weights[u], 0)
			near(t, "z, a", []float64{layer.Z[u], layer.A[u]}, []float64{z, math.Tanh(z)}, 1e-15)
			near(t, "δ", []float64{layer.Delta[u]}, []float64{layer.DA[u] * (1 - layer.A[u]*layer.A[u])}, 1e-15)
			near(t, "newBiases", []float64{layer.NewBiases[u]}, []float64{layer.Biases[u] - 0.25*layer.DB[u]}, 1e-15)
		}
		near(t, "dB", layer.DB, layer.Delta, 0)
		x = layer.A
	}
	output := got.Layers[2].A[0]
	near(t, "loss, dA", []float64{got.Loss, got.Layers[2].DA[0]},
		[]float64{(output - got.Target[0]) * (output - got.Target[0]) / 2, output - got.Target[0]}, 1e-15)

	// The same sample handed in, with the target as data() has it or by its class.
	class := "positive"
	if got.Target[0] < 0 {
		class = "negative"
	}
	for _, target := range []string{fmt.Sprint(got.Target[0]), fmt.Sprint(got.Target), `"` + class + `"`} {
		target = strings.ReplaceAll(target, " ", ",")
		inputs, _ := json.Marshal(got.Inputs)
		again := ask[traced](t, a, "trace", fmt.Sprintf(`[{"inputs":%s,"target":%s}]`, inputs, target))
		if fmt.Sprint(again) != fmt.Sprint(got) {
			t.Errorf("handed in with the target %s: got %v, want %v", target, again, got)
		}
	}
}

// Classes are encoded as the network trains towards them.
func TestTraceEncodesClasses(t *testing.T) {
	for _, c := range []struct{ link, class, want string }{
		{"dataset=circle", "negative", "[-1]"},
		{"dataset=circle&outputActivation=sigmoid", "negative", "[0]"},
		{"dataset=circle&outputActivation=softmax", "positive", "[0 1]"},
		{"dataset=blobs", "B", "[0 1 0 0]"},
		{"dataset=blobs&outputActivation=tanh", "B", "[-1 1 -1 -1]"},
		{"dataset=table-xor", "1", "[1]"},
	} {
		a := start(t, "v=1&seed=0.5&"+c.link)
		got := ask[traced](t, a, "trace", `[{"inputs":[1,2],"target":"`+c.class+`"}]`)
		if fmt.Sprint(got.Target) != c.want {
			t.Errorf("%s: %s is %v, want %s", c.link, c.class, got.Target, c.want)
		}
	}
}

func TestTraceRefuses(t *testing.T) {
	a := start(t, "v=1&seed=0.5")
	several := start(t, "v=1&seed=0.5&dataset=blobs")
	table := start(t, "v=1&seed=0.5&dataset=table-xor")
	number := start(t, "v=1&seed=0.5&problem=regression")
	for _, c := range []struct {
		a               *API
		arguments, want string
	}{
		{a, `[]`, "argument.missing sample tracedSample"},
		{a, `[null]`, "argument.missing sample tracedSample"},
		{a, `[7]`, "argument.value sample tracedSample"},
		{a, `[{}]`, "argument.missing sample tracedSample"},
		{a, `[{"set":"train"}]`, "argument.missing sample tracedSample"},
		{a, `[{"inputs":[1,2]}]`, "argument.missing sample tracedSample"},
		{a, `[{"inputs":[1,2],"target":1,"set":"train","index":0}]`, "argument.missing sample tracedSample"},
		{a, `[{"inputs":[1,2],"target":1,"set":"train"}]`, "argument.missing sample tracedSample"},
		{a, `[{"set":"all","index":0}]`, "argument.value set choice train/test"},
		{a, `[{"set":"train","index":-1}]`, "argument.value index integer"},
		{a, `[{"set":"train","index":250}]`, "argument.value index integer"},
		{a, `[{"set":"train","index":0.5}]`, "argument.value sample tracedSample"},
		{table, `[{"set":"test","index":0}]`, "trace.noTestPoints"},
		{a, `[{"inputs":[1,2,3],"target":1}]`, "trace.inputs"},
		{a, `[{"inputs":[1,null],"target":1}]`, "argument.value inputs anyNumber"},
		{a, `[{"inputs":"1,2","target":1}]`, "argument.value sample tracedSample"},
		{a, `[{"inputs":[1,2],"target":[1,0]}]`, "trace.target"},
		{a, `[{"inputs":[1,2],"target":[]}]`, "trace.target"},
		{a, `[{"inputs":[1,2],"target":[null]}]`, "argument.value target target"},
		{a, `[{"inputs":[1,2],"target":null}]`, "argument.value target target"},
		{a, `[{"inputs":[1,2],"target":true}]`, "argument.value target target"},
		{a, `[{"inputs":[1,2],"target":{}}]`, "argument.value target target"},
		{a, `[{"inputs":[1,2],"target":"orange"}]`, "argument.value target choice negative/positive"},
		{several, `[{"inputs":[1,2],"target":1}]`, "trace.target"},
		{number, `[{"inputs":[1,2],"target":"1"}]`, "argument.value target target"},
		{a, `[{"inputs":[1e308,1e308],"target":1e308}]`, "run.notFinite"},
	} {
		if got := refused(t, c.a, "trace", c.arguments); got != c.want {
			t.Errorf("trace%s: got %q, want %q", c.arguments, got, c.want)
		}
	}
}

// What has diverged has nothing to be traced, and a step that never comes is refused.
func TestTraceBatchRefuses(t *testing.T) {
	for link, want := range map[string]string{
		"partialBatch=carry&batchSize=251&percTrainData=50":           "trace.noUpdate",
		"partialBatch=carry&batchSize=250":                            "",
		"networkShape=64,64,64,64,64,64,64,64&batchSize=full&noise=5": "",
	} {
		a := start(t, "v=1&seed=0.5&"+link)
		if got := refused(t, a, "traceBatch", "[]"); got != want {
			t.Errorf("%s: got %q, want %q", link, got, want)
		}
	}
	large := start(t, "v=1&seed=0.5&networkShape=64,64,64,64,64,64,64,64&batchSize=full")
	rows := strings.Repeat("1,2,0\\n3,4,1\\n", 2500)
	large.Call("setData", `["a,b,y\n`+rows+`"]`)
	if got := refused(t, large, "traceBatch", "[]"); got != "trace.tooLarge  count" {
		t.Errorf("a batch too large: got %q", got)
	}
	a := start(t, "v=1&seed=0.5&activation=relu&outputActivation=linear&learningRate=1000&batchSize=1")
	ask[int](t, a, "step", "[5]")
	train(a)
	for _, call := range []string{"traceBatch", "trace"} {
		if got := refused(t, a, call, `[{"set":"train","index":0}]`); got != "run.diverged" {
			t.Errorf("%s of a diverged run: got %q", call, got)
		}
	}
}

// every is a configuration with everything in it that a step can depend on.
const every = "v=1&seed=0.5&optimizer=nadam&dropout=0.3&shuffle=true&jitter=0.5&rotate=20&flip=both&clip=0.1" +
	"&regularization=L2&regularizationRate=0.01&weightDecay=0.01&schedule=cosine&warmup=3&batchSize=15" +
	"&partialBatch=carry&earlyStop=50"

var tracedLinks = []string{
	"v=1&seed=0.5",
	every,
	"v=1&seed=0.5&regularization=L1&regularizationRate=0.3&learningRate=0.3&batchSize=7",
	"v=1&seed=0.5&preset=hidden-layer",
	"v=1&seed=0.5&dataset=blobs&optimizer=adam&batchSize=full",
}

// Tracing changes nothing, wherever training stands: between epochs, in the middle of
// one or of a batch, while a step is under way.
func TestTracingChangesNothing(t *testing.T) {
	for _, link := range tracedLinks {
		asked, left := start(t, link), start(t, link)
		look := func() {
			t.Helper()
			before, version := asked.Call("snapshot", "[]"), asked.session.Run().Version()
			points, sets := asked.session.Run().PointsVersion(), fmt.Sprint(asked.session.Run().Points(nil, nil))
			state := asked.Call("state", "[]")
			ask[traced](t, asked, "trace", `[{"set":"train","index":2}]`)
			ask[tracedBatch](t, asked, "traceBatch", "[]")
			_ = asked.CallBytes("traceBatch", "[]")
			r := asked.session.Run()
			if asked.Call("snapshot", "[]") != before || r.Version() != version || r.PointsVersion() != points ||
				fmt.Sprint(r.Points(nil, nil)) != sets || asked.Call("state", "[]") != state {
				t.Fatalf("%s: tracing changed the session", link)
			}
		}
		for i, step := range []string{
			`[1,"sample"]`, `[1,"batch"]`, `[2,"sample"]`, `[3,"batch"]`, `[1,"epoch"]`, `[5,"sample"]`, `[2,"epoch"]`,
		} {
			look()
			ask[int](t, asked, "step", step)
			look() // which carries the command out, but trains nothing yet
			ask[int](t, left, "step", step)
			train(asked)
			train(left)
			if asked.Call("snapshot", "[]") != left.Call("snapshot", "[]") {
				t.Fatalf("%s: after step %d training came out otherwise than without tracing", link, i)
			}
		}
	}
}

// In the middle of a step, too: a clock that leaves time for one look at a time, and a
// network that is large enough for looks in the middle of an epoch.
func TestTracingWhileAStepIsUnderWay(t *testing.T) {
	begin := func() *API {
		c, _ := config.Parse(every+"&networkShape=16,16,16", nil)
		now := time.Duration(0)
		s := play.New(c, func() time.Duration { now += time.Millisecond; return now })
		return New(Start{Session: s, View: view.New(s), Emit: func(_, _ string) {}})
	}
	asked, left := begin(), begin()
	looks, places := 0, map[int]bool{}
	for _, a := range []*API{asked, left} {
		ask[int](t, a, "step", "[40]")
		for a.session.Apply(); a.session.Playing(); {
			a.session.Advance(play.Budget{})
			if a == asked {
				looks, places[a.session.Run().Cursor()] = looks+1, true
				ask[traced](t, a, "trace", `[{"set":"test","index":2}]`)
				ask[tracedBatch](t, a, "traceBatch", "[]")
			}
		}
	}
	if looks < 10 || len(places) < 3 {
		t.Errorf("looked only %d times, at %v", looks, places)
	}
	got, want := asked.session.Run().Network().Parameters(nil), left.session.Run().Network().Parameters(nil)
	if !slices.Equal(got, want) {
		t.Error("training came out otherwise than without tracing")
	}
}

// The next batch is the one that then comes, to the bit.
func TestTraceBatchComes(t *testing.T) {
	for _, link := range tracedLinks {
		a := start(t, link)
		for range 30 {
			next := ask[tracedBatch](t, a, "traceBatch", "[]")
			if got := ask[layered](t, a, "parameters", "[]"); fmt.Sprint(got) != fmt.Sprint(next.Before) {
				t.Fatalf("%s: before is not what parameters() returns", link)
			}
			for steps := a.session.Run().Steps(); a.session.Run().Steps() == steps; {
				ask[int](t, a, "step", `[1,"batch"]`)
				train(a)
			}
			got := ask[layered](t, a, "parameters", "[]")
			if fmt.Sprint(got) != fmt.Sprint(next.After) || next.Step != a.session.Run().Steps() {
				t.Fatalf("%s: step %d led elsewhere than traceBatch said", link, next.Step)
			}
		}
	}
}

// flatten puts the numbers of layers into one list.
func (p layered) flatten() (flat []float64) {
	for _, l := range p.Layers {
		for _, row := range l.Weights {
			flat = append(flat, row...)
		}
		flat = append(flat, l.Biases...)
	}
	return flat
}

// The parts of a batch make its step: the samples' own gradients their mean, that
// with penalty and decay what is clipped, that the optimizer's memory.
func TestTraceBatchAddsUp(t *testing.T) {
	a := start(t, "v=1&seed=0.5&optimizer=momentum&momentum=0.5&regularization=L2&regularizationRate=0.1"+
		"&weightDecay=0.2&clip=0.01&batchSize=4&learningRate=0.5")
	ask[int](t, a, "step", `[2,"batch"]`)
	train(a)
	b := ask[tracedBatch](t, a, "traceBatch", "[]")
	if fmt.Sprint(b.Samples) != "[8 9 10 11]" || b.Step != 3 || b.Epoch != 0 || b.Earlier != 0 ||
		b.Reduction != "mean" || b.Optimizer.Name != "momentum" || b.Optimizer.T != 3 || b.Rate != 0.5 {
		t.Errorf("got %+v", b)
	}
	mean, loss := make([]float64, len(b.Before.flatten())), 0.0
	for i, at := range b.Samples {
		one := ask[traced](t, a, "trace", fmt.Sprintf(`[{"set":"train","index":%d}]`, at))
		near(t, "a sample's loss", []float64{b.Losses[i]}, []float64{one.Loss}, 0)
		loss += one.Loss / 4
		var flat []float64
		for l, layer := range one.Layers {
			near(t, "z", b.Layers[l].Z[i], layer.Z, 0)
			near(t, "a", b.Layers[l].A[i], layer.A, 0)
			near(t, "dA", b.Layers[l].DA[i], layer.DA, 0)
			near(t, "δ", b.Layers[l].Delta[i], layer.Delta, 0)
			flat = append(append(flat, slices.Concat(layer.DW...)...), layer.DB...)
		}
		for p, v := range flat {
			mean[p] += v / 4
		}
	}
	near(t, "loss", []float64{b.Loss}, []float64{loss}, 1e-15)
	near(t, "gradient", b.Gradient.flatten(), mean, 1e-15)
	w, penalty, decay := b.Before.flatten(), b.Penalty.Gradient.flatten(), b.WeightDecay.flatten()
	square := 0.0
	for i, v := range mean {
		v += penalty[i] + decay[i]
		near(t, "decay", []float64{decay[i]}, []float64{0.2 * w[i]}, 1e-15)
		square += v * v
	}
	near(t, "norm", []float64{b.Norm}, []float64{math.Sqrt(square)}, 1e-14)
	near(t, "factor", []float64{b.Clipped.Factor, b.Clipped.Limit}, []float64{0.01 / b.Norm, 0.01}, 1e-15)
	v, g := b.Optimizer.Before[0].flatten(), b.EffectiveGradient.flatten()
	for i, after := range b.After.flatten() {
		near(t, "effective", []float64{g[i]}, []float64{b.Clipped.Factor * (mean[i] + penalty[i] + decay[i])}, 1e-15)
		velocity := 0.5*v[i] + g[i]
		near(t, "v", []float64{b.Optimizer.After[0].flatten()[i]}, []float64{velocity}, 1e-15)
		near(t, "after", []float64{after}, []float64{w[i] - 0.5*velocity}, 1e-15)
	}
	// and without all that there is null
	plain := ask[tracedBatch](t, start(t, "v=1&seed=0.5"), "traceBatch", "[]")
	if plain.Penalty != nil || plain.WeightDecay != nil || plain.Clipped != nil || len(plain.Optimizer.Before) != 0 ||
		plain.Layers[0].Mask != nil {
		t.Errorf("got %+v", plain)
	}
}

func TestTraceBatchTellsDropoutAndRest(t *testing.T) {
	a := start(t, "v=1&seed=0.5&dropout=0.5&regularization=L1&regularizationRate=3")
	ask[int](t, a, "step", `[10]`)
	train(a)
	b := ask[tracedBatch](t, a, "traceBatch", "[]")
	if len(b.Layers[0].Mask) != 4 || b.Layers[2].Mask != nil {
		t.Errorf("the masks are %v and %v", b.Layers[0].Mask, b.Layers[2].Mask)
	}
	if len(b.Resting) == 0 {
		t.Fatal("no weight rests")
	}
	for _, at := range b.Resting {
		if at.Input == nil || b.After.Layers[at.Layer-1].Weights[at.Unit][*at.Input] != 0 {
			t.Errorf("%+v rests, and is not 0", at)
		}
	}
	ask[int](t, a, "step", `[3,"sample"]`)
	train(a)
	if b := ask[tracedBatch](t, a, "traceBatch", "[]"); b.Earlier != 3 || len(b.Samples) != 7 {
		t.Errorf("in the middle of a batch: %d earlier, %d samples", b.Earlier, len(b.Samples))
	}
}
