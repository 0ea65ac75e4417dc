package e2e

import (
	"math"
	"slices"
	"strings"
	"testing"
)

// The page's API is a promise to authors: each method of the table, with what
// it answers.
func TestAPI(t *testing.T) {
	b := open(t, window{link: "#v=1&seed=0.12345"})
	tests := []struct{ name, script, want string }{
		{"version", `typeof neuralplay.version`, "string"},
		{"ready", `neuralplay.ready instanceof Promise`, "true"},
		{"config", `JSON.stringify((({ seed, noise, networkShape, x, sinX, learningRate }) =>
			[seed, noise, networkShape, x, sinX,
			learningRate])(neuralplay.config()))`, `["0.12345",0,[4,2],true,false,0.03]`},
		{"configure", `JSON.stringify((({ config, warnings }) => [config.noise, config.sinX,
			warnings])(neuralplay.configure({ noise: 10, sinX: true })))`, `[10,true,[]]`},
		{"config after configure", `neuralplay.config().noise`, "10"},
		{"configure back", `neuralplay.configure({ noise: 0, sinX: false }).config.noise`, "0"},
		{"link", `neuralplay.link()`, "#v=1&seed=0.12345"},
		{"state's keys", `Object.keys(neuralplay.state()).sort().join()`,
			"canGoBack,canRedo,canUndo,diverged,epoch,framesPerSecond,goal,metrics,parameterCount,penalty," +
				"playing,samplesPerSecond,step," +
				"testLoss,trainLoss,walk"},
		{"parameterCount", `neuralplay.state().parameterCount`, "25"},
		{"metrics", `Object.keys(neuralplay.state().metrics).sort().join()`,
			"accuracy,confusion,f1,meanAbsoluteError,of,precision,r2,recall,rocAUC,trainAccuracy"},
		{"play", `neuralplay.play() ?? neuralplay.state().playing`, "true"},
		{"pause", `neuralplay.pause() ?? neuralplay.state().playing`, "false"},
		{"reset", `neuralplay.reset() ?? [neuralplay.state().epoch, neuralplay.state().step].join()`, "0,0"},
		{"step", `neuralplay.step().then(s => [s.epoch, s.step, s.playing].join())`, "1,25,false"},
		{"step an epoch", `neuralplay.step(3, "epoch").then(s => s.epoch)`, "4"},
		{"step a batch", `neuralplay.reset() ?? neuralplay.step(2, "batch").then(s => [s.epoch, s.step].join())`,
			"0,2"},
		{"step a sample", `neuralplay.reset() ?? neuralplay.step(10, "sample").then(s => s.step)`, "1"},
		{"two steps at once", `neuralplay.reset() ?? Promise.all([neuralplay.step(2), neuralplay.step(3)]).then(s =>
			s.map(s => s.epoch).join())`, "2,5"},
		{"runTo", `neuralplay.reset() ?? neuralplay.runTo(7).then(s => [s.epoch, s.goal].join())`, "7,"},
		{"where a step leads", `(neuralplay.step(100000), new Promise(setTimeout)).then(() =>
			neuralplay.state().goal)`, "100007"},
		{"pause ends it", `neuralplay.pause() ?? neuralplay.state().goal`, "null"},
		{"parameters", `neuralplay.parameters().layers.map(l =>
			l.weights.length + "×" + l.weights[0].length + "+" + l.biases.length).join()`, "4×2+4,2×4+2,1×2+1"},
		{"setParameters", `(p => { p.layers[0].weights[3][1] = 7; neuralplay.setParameters(p);
			return neuralplay.parameters().layers[0].weights[3][1]; })(neuralplay.parameters())`, "7"},
		{"setWeight", `neuralplay.setWeight(2, 1, 3, -0.25) ?? neuralplay.parameters().layers[1].weights[1][3]`,
			"-0.25"},
		{"setBias", `neuralplay.setBias(3, 0, 1.5) ?? neuralplay.parameters().layers[2].biases[0]`, "1.5"},
		{"predict takes typed arrays", `neuralplay.predict([new Float64Array([1, 2])])[0].length`, "1"},
		{"data", `(d => [d.columns.join("+"), d.train.inputs.length, d.test.inputs.length,
			d.train.targets[0].length])(neuralplay.data()).join()`, "x+y+target,250,250,1"},
		{"metrics are of test points", `neuralplay.state().metrics.of`, "test"},
		{"a table has no test points", `neuralplay.configure({ dataset: "table-xor" }) &&
			(s => JSON.stringify([s.testLoss, s.metrics.of, s.trainLoss > 0,
			neuralplay.data().test.inputs.length]))(neuralplay.state())`, `[null,"train",true,0]`},
		{"setData", `neuralplay.setData("a,b,c,y\n" + "1,2,3,0\n2,1,0,1\n".repeat(10)) ?? (d =>
			[d.columns.join("+"), d.train.inputs.length, d.test.inputs.length,
			neuralplay.config().dataset].join())(neuralplay.data())`, "a+b+c+y,10,10,own"},
		{"setData standardized", `neuralplay.setData({ train: { inputs: [[1, 100], [3, 500]], targets: [2.5, 7.5] } },
			{ standardize: true }) ?? JSON.stringify(neuralplay.data().train)`,
			`{"inputs":[[-1,-1],[1,1]],"targets":[[-1],[1]]}`},
		{"data back", `neuralplay.configure({ problem: "classification", dataset: "circle" }).config.dataset`,
			"circle"},
		{"regression has no accuracy", `neuralplay.configure({ problem: "regression" }) &&
			String(neuralplay.state().metrics.accuracy)`, "null"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := eval[string](b.in(t), `(async () => String(await (`+test.script+`)))()`); got != test.want {
				t.Errorf("%s: got %s, want %s", test.script, got, test.want)
			}
		})
	}
}

// predict and setWeight agree with the arithmetic written out, and the losses
// follow an edit at once.
func TestPredictAndEdit(t *testing.T) {
	b := open(t, window{link: "#v=1&seed=0.12345&networkShape="})
	type result struct {
		Output        [][]float64
		Before, After float64
		Data          samples
	}
	got := eval[result](b, `(() => {
		const before = neuralplay.state().trainLoss;
		neuralplay.setParameters({ layers: [{ weights: [[0.5, -0.25]], biases: [0.1] }] });
		return { output: neuralplay.predict([[1, 2], [-3, 0.5]]), before, after: neuralplay.state().trainLoss,
			data: neuralplay.data().train };
	})()`)
	f := func(x, y float64) float64 { return math.Tanh(0.5*x - 0.25*y + 0.1) }
	if math.Abs(got.Output[0][0]-f(1, 2)) > 1e-12 || math.Abs(got.Output[1][0]-f(-3, 0.5)) > 1e-12 {
		t.Errorf("predict gave %v, want %v and %v", got.Output, f(1, 2), f(-3, 0.5))
	}
	want := 0.0
	for i, row := range got.Data.Inputs {
		e := f(row[0], row[1]) - got.Data.Targets[i][0]
		want += e * e / 2
	}
	want /= float64(len(got.Data.Inputs))
	if math.Abs(got.After-want) > 1e-12 || got.After == got.Before {
		t.Errorf("the training loss went from %v to %v, want %v", got.Before, got.After, want)
	}
}

// A bad argument throws an Error that says what was wrong, and changes nothing.
func TestBadArguments(t *testing.T) {
	b := open(t, window{link: "#v=1&seed=0.12345"})
	everything := func() string {
		return eval[string](b, `(({ epoch, step, playing, trainLoss }) =>
			JSON.stringify([neuralplay.config(), neuralplay.parameters(), neuralplay.link(), epoch, step, playing,
			trainLoss]))(neuralplay.state())`)
	}
	before := everything()
	for _, call := range []string{
		`configure()`, `configure(null)`, `configure(3)`, `configure([])`, `configure("noise=3")`,
		`configure({ noise: "a lot" })`, `configure({ noise: 1.5 })`, `configure({ noise: -1 })`,
		`configure({ noise: null })`,
		`configure({ nonsense: 1 })`, `configure({ noise: 20, nonsense: 1 })`, `configure({ dataset: "square" })`,
		`configure({ networkShape: [0] })`, `configure({ networkShape: [65] })`, `configure({ networkShape: [2.5] })`,
		`configure({ networkShape: [1, 1, 1, 1, 1, 1, 1, 1, 1] })`, `configure({ networkShape: "4,2" })`,
		`configure({ x: false,
			y: false })`, `configure({ x: "yes" })`, `configure({ learningRate: 0 })`,
		`configure({ learningRate: Infinity })`,
		`configure({ batchSize: 0 })`, `configure({ percTrainData: 100 })`, `configure({ activation: "softmax" })`,
		`configure({ v: 2 })`,
		`step(-1)`, `step(0.5)`, `step("two")`, `step(1, "year")`, `step(NaN)`, `step(1e300)`,
		`setParameters()`, `setParameters({})`, `setParameters({ layers: [] })`,
		`setParameters({ layers: [{ weights: [[1]], biases: [1] }] })`,
		`setParameters((p => { p.layers[0].weights[0][0] = NaN; return p; })(neuralplay.parameters()))`,
		`setParameters((p => { p.layers[2].biases.push(1); return p; })(neuralplay.parameters()))`,
		`setWeight()`, `setWeight(0, 0, 0, 1)`, `setWeight(4, 0, 0, 1)`, `setWeight(1, 4, 0, 1)`, `setWeight(1, 0, 2,
			1)`, `setWeight(1, -1, 0, 1)`,
		`setWeight(1, 0, 0)`, `setWeight(1, 0, 0, "1")`, `setWeight(1, 0, 0, NaN)`, `setWeight(1, 0, 0,
			Infinity)`, `setWeight(1.5, 0, 0, 1)`,
		`setBias(0, 0, 1)`, `setBias(1, 4, 1)`, `setBias(1, 0)`, `setBias(1, 0, -Infinity)`, `setBias(1, 0, [])`,
		`predict()`, `predict(3)`, `predict([1, 2])`, `predict([[1]])`, `predict([[1, 2, 3]])`, `predict([[1,
			"2"]])`, `predict([[1, NaN]])`,
		`on("nothing", () => {})`, `on("layout", () => {})`, `on("state")`, `on("state", 5)`,
	} {
		t.Run(call, func(t *testing.T) {
			b := b.in(t)
			said := eval[string](b, `(async () => {
				try { await neuralplay.`+call+`; return "taken"; } catch (e) { return e instanceof Error ? e.message
					: "not an Error"; }
			})()`)
			const shortest = 15 // sentence that can say what was wrong
			if len(said) < shortest {
				t.Errorf("got %q, want an Error that says what was wrong", said)
			}
		})
	}
	if after := everything(); after != before {
		t.Errorf("the bad calls left\n%s, want\n%s", after, before)
	}
}

// on reports an event until its listener is removed.
func TestEvents(t *testing.T) {
	b := open(t, window{link: "#v=1&seed=0.12345"})
	b.do(`globalThis.heard = []; globalThis.offs = ["state", "config", "select", "warning", "error"].map(name =>
		neuralplay.on(name, news => heard.push([name, news]))); 0`)
	has := func(name, what string) {
		t.Helper()
		b.until("the event "+name+" comes", `heard.some(([name, news]) => name === "`+name+`" && (`+what+`))`)
	}
	b.do(`neuralplay.configure({ noise: 25 })`)
	has("config", `news.config.noise === 25 && news.link.includes("noise=25") && Array.isArray(news.warnings)`)
	b.do(`neuralplay.step(2)`)
	has("state", `news.epoch === 2 && news.trainLoss > 0`)
	b.moveTo(b.layout().Boundary.middle())
	has("select", `news.hover?.kind === "boundary" && news.pinned === null`)
	b.do(`location.hash = "#v=1&noise=lots&seed=0.5"`)
	has("warning", `news.warnings[0].key === "noise" && news.warnings[0].got === "lots"`)
	b.do(`neuralplay.configure({ problem: "regression", activation: "relu", learningRate: 10, networkShape: [8, 8] });
		neuralplay.play()`)
	has("error", `news.code.startsWith("diverged.") && news.message.length > 20`)

	b.do(`offs.forEach(off => off()); heard.length = 0; globalThis.later = false;
		neuralplay.on("config", () => { later = true; }); 0`)
	b.do(`neuralplay.configure({ noise: 30 })`)
	b.until("the remaining listener hears", `later`)
	if got := eval[[]any](b, `heard`); len(got) > 0 {
		t.Errorf("removed listeners heard %v", got)
	}
}

// A listener's mistake reaches the console, and keeps the news from nobody.
func TestListenersMistake(t *testing.T) {
	b := open(t, window{})
	b.news.expect("a mistake of the author's")
	b.do(`neuralplay.on("config", () => { throw new Error("a mistake of the author's"); });
		neuralplay.on("config", ({ config }) => { globalThis.noise = config.noise; });
			neuralplay.configure({ noise: 35 })`)
	b.until("the others hear of it", `globalThis.noise === 35`)
	b.until("the link follows", `location.hash.includes("noise=35")`)
}

// The methods are those of the design, no more and no fewer.
func TestAPINames(t *testing.T) {
	b := open(t, window{asIs: true})
	want := strings.Fields(`back checkTensors config configure data exportModel findings gradientCheck importModel
		leaveWalk link load on parameters pause play predict ready redo renewUnits rescaleUnits reset runTo setBias
		setData setParameters setWeight space state statistics step trace traceBatch undo version walk`)
	if got := eval[[]string](b, `Object.keys(neuralplay).sort()`); !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}
