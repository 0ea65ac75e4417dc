package app

import (
	"encoding/json"
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"
	"time"

	"neuralplay/wasm/internal/api"
	"neuralplay/wasm/internal/message"
	"neuralplay/wasm/internal/scene"
)

// bench is an App with a clock and a record of its events.
type bench struct {
	*App
	t      testing.TB
	now    time.Duration
	events map[string][]string
}

func start(t testing.TB, link string) *bench {
	t.Helper()
	b := &bench{t: t, events: map[string][]string{}}
	seeds := 0
	b.App = New(Start{
		Seed:  func() string { seeds++; return fmt.Sprintf("0.0000%d", seeds) },
		Clock: func() time.Duration { b.now += time.Microsecond; return b.now },
		Emit:  func(event, text string) { b.events[event] = append(b.events[event], text) },
	})
	b.must("viewport", `[{"x":0,"y":0,"width":1000,"height":700,"scale":1,"dark":false,"still":false}]`)
	b.must("load", quote(link))
	b.frame()
	return b
}

func quote(s string) string {
	text, _ := json.Marshal([]string{s})
	return string(text)
}

// frame trains and runs one frame, a sixtieth of a second.
func (b *bench) frame() {
	b.now += time.Second / 60
	b.Train()
	b.Update()
}

// frames runs n frames.
func (b *bench) frames(n int) {
	for range n {
		b.frame()
	}
}

// must makes a call that has to succeed, and returns its decoded value.
func (b *bench) must(name, arguments string) any {
	b.t.Helper()
	value, message := b.try(name, arguments)
	if message != "" {
		b.t.Fatalf("%s %s: %s", name, arguments, message)
	}
	return value
}

// try makes a call, and returns its decoded value or the text of its error.
func (b *bench) try(name, arguments string) (value any, refusal string) {
	b.t.Helper()
	var answer struct {
		Value any
		Error *message.Message
	}
	if err := json.Unmarshal([]byte(b.Call(name, arguments)), &answer); err != nil {
		b.t.Fatalf("%s: the answer is not JSON: %v", name, err)
	}
	if answer.Error != nil {
		refusal = answer.Error.String()
	}
	return answer.Value, refusal
}

// model returns the newest picture's model, without marking the picture as drawn.
func (b *bench) model() *scene.Model {
	m, _, fresh := b.Picture()
	if fresh {
		b.Redraw()
	}
	return m
}

// last returns the newest event of this name, decoded.
func (b *bench) last(event string) map[string]any {
	b.t.Helper()
	sent := b.events[event]
	if len(sent) == 0 {
		b.t.Fatalf("no event %q", event)
	}
	var value map[string]any
	if err := json.Unmarshal([]byte(sent[len(sent)-1]), &value); err != nil {
		b.t.Fatalf("event %q: %v", event, err)
	}
	return value
}

// get follows a path of keys and indices.
func get(v any, path ...any) any {
	for _, p := range path {
		switch p := p.(type) {
		case string:
			m, _ := v.(map[string]any)
			v = m[p]
		case int:
			s, _ := v.([]any)
			if p >= len(s) {
				return nil
			}
			v = s[p]
		}
	}
	return v
}

func TestReadsSeeQueuedCommands(t *testing.T) {
	b := start(t, "v=1&seed=0.5")
	before := get(b.must("state", "[]"), "trainLoss")
	b.must("setWeight", "[3, 0, 1, 4.5]")
	if got := get(b.must("parameters", "[]"), "layers", 2, "weights", 0, 1); got != 4.5 {
		t.Errorf("got weight %v, want 4.5", got)
	}
	b.must("setBias", "[1, 2, -0.25]")
	if got := get(b.must("parameters", "[]"), "layers", 0, "biases", 2); got != -0.25 {
		t.Errorf("got bias %v, want −0.25", got)
	}
	if after := get(b.must("state", "[]"), "trainLoss"); after == before {
		t.Error("the loss did not follow")
	}
	answer := b.must("configure", `[{"dataset":"xor","networkShape":[3]}]`)
	if got := get(answer, "config", "dataset"); got != "xor" {
		t.Errorf("configure answered %v", got)
	}
	if got := get(b.must("state", "[]"), "parameterCount"); got != 13. {
		t.Errorf("got %v parameters, want 13", got)
	}
}

func TestParametersRoundTrip(t *testing.T) {
	b := start(t, "v=1&seed=0.5&networkShape=3,2")
	text, _ := json.Marshal([]any{b.must("parameters", "[]")})
	output := b.must("predict", "[[[1,2],[3,-4]]]")
	b.must("step", "[3]")
	b.frames(3)
	if fmt.Sprint(output) == fmt.Sprint(b.must("predict", "[[[1,2],[3,-4]]]")) {
		t.Error("training changed nothing")
	}
	b.must("setParameters", string(text))
	if got := b.must("predict", "[[[1,2],[3,-4]]]"); fmt.Sprint(got) != fmt.Sprint(output) {
		t.Errorf("got %v, want %v", got, output)
	}
}

func TestUnit(t *testing.T) {
	b := start(t, "v=1&seed=0.5")
	layer := get(b.must("parameters", "[]"), "layers", 1)
	unit := b.must("unit", "[2,1]")
	if fmt.Sprint(get(unit, "weights")) != fmt.Sprint(get(layer, "weights", 1)) ||
		get(unit, "bias") != get(layer, "biases", 1) {
		t.Errorf("unit %v of layer %v", unit, layer)
	}
	for _, place := range []string{"[0,0]", "[1,4]", "[9,0]", "[1,-1]"} {
		if got := b.must("unit", place); got != nil {
			t.Errorf("unit %s is %v, want null", place, got)
		}
	}
}

func TestStepSendsDone(t *testing.T) {
	b := start(t, "v=1&seed=0.5")
	id := b.must("step", `[5]`)
	b.frame()
	job := b.last("done")
	if job["id"] != id || get(job, "state", "epoch") != 5. {
		t.Errorf("got %v, want job %v at epoch 5", job, id)
	}
	b.must("step", `[1, "batch"]`)
	b.must("step", `[2, "sample"]`)
	b.must("step", `[2]`)
	b.frame()
	// Each event has the figures of its own end, although one frame ran all three.
	var steps []float64
	for _, text := range b.events["done"] {
		var job map[string]any
		if err := json.Unmarshal([]byte(text), &job); err != nil {
			t.Fatal(err)
		}
		steps = append(steps, get(job, "state", "step").(float64))
	}
	if want := []float64{125, 126, 126, 175}; !slices.Equal(steps, want) {
		t.Errorf("the jobs ended at steps %v, want %v", steps, want)
	}
}

func TestRunTo(t *testing.T) {
	b := start(t, "v=1&seed=0.5")
	b.must("step", `[7, "batch"]`)
	b.frame()
	id := b.must("runTo", "[300]")
	if goal := get(b.must("state", "[]"), "goal"); goal != 300. {
		t.Errorf("goal %v", goal)
	}
	b.frames(200)
	done := b.last("done")
	if done["id"] != id || get(done, "state", "epoch") != 300. || get(done, "state", "goal") != nil {
		t.Errorf("got %v, want epoch 300", done)
	}
	for _, epoch := range []string{"300", "-1", "1e9", "1.5", `"400"`} {
		if _, refusal := b.try("runTo", "["+epoch+"]"); refusal == "" {
			t.Errorf("runTo(%s): no error", epoch)
		}
	}
	other := start(t, "v=1&seed=0.5")
	other.must("runTo", "[300]")
	other.frames(200)
	if other.Call("parameters", "[]") != b.Call("parameters", "[]") {
		t.Error("another way to the same epoch led to other weights")
	}
}

// Whatever runs when it is asked for: it ends at its epoch, and so does training.
func TestRunToTakesTheNetworkFromWhateverRuns(t *testing.T) {
	for _, speed := range []string{"slow", "epoch", "fast"} {
		b := start(t, "v=1&seed=0.5&speed="+speed)
		b.must("play", "[]")
		b.frame()
		step := b.must("step", `[90, "batch"]`)
		id := b.must("runTo", "[900000]") // no frame gets there
		b.must("play", "[]")
		b.frame()
		if first := b.last("done"); first["id"] != step {
			t.Errorf("%s: the step before did not end: %v", speed, first)
		}
		goal := get(b.must("state", "[]"), "epoch").(float64) + 200
		again := b.must("runTo", fmt.Sprintf("[%v]", goal))
		b.frames(200)
		if done := b.last("done"); done["id"] != again || get(done, "state", "epoch") != goal {
			t.Errorf("%s: got %v, want run %v at epoch %v; the one before was %v", speed, done, again, goal, id)
		}
		state := b.must("state", "[]")
		if get(state, "epoch") != goal || get(state, "playing") != false {
			t.Errorf("%s: it went on to epoch %v", speed, get(state, "epoch"))
		}
	}
}

func TestBadCallsSayWhyAndChangeNothing(t *testing.T) {
	b := start(t, "v=1&seed=0.5")
	before := b.Call("parameters", "[]") + b.Call("config", "[]")
	for _, c := range []struct{ name, arguments, want string }{
		{"fly", "[]", "call.unknown"},
		{"setWeight", "{}", "call.arguments"},
		{"setWeight", "[1,0,0]", "value: argument.missing"},
		{"setWeight", "[1,0,0,null]", "value: argument.missing"},
		{"setWeight", `[1,0,0,"2"]`, "want anyNumber"},
		{"setWeight", "[1.5,0,0,2]", "want wholeNumber"},
		{"setWeight", "[9,0,0,2]", "layer: got 9"},
		{"setWeight", "[1,9,0,2]", "unit: got 9"},
		{"setWeight", "[1,0,9,2]", "input: got 9"},
		{"setWeight", "[1,0,0,1e300]", "1e+300"},
		{"setBias", "[0,0,2]", "layer: got 0"},
		{"setParameters", "[{}]", "parameters.layers: got 0"},
		{"setParameters", `[{"layers":[{},{},{}]}]`, "parameters.units"},
		{"predict", "[[[1]]]", "predict.row: got 1"},
		{"setParameters", `[{"layers":[
			{"weights":[[1,null],[1,1],[1,1],[1,1]],"biases":[1,1,1,1]},
			{"weights":[[1,1,1,1],[1,1,1,1]],"biases":[1,1]},
			{"weights":[[1,1]],"biases":[1]}]}]`, "null"},
		{"predict", "[[[1,null]]]", "null"},
		{"predict", "[7]", "want rows"},
		{"predict", "[[[1e308,1e308]]]", ""},
		{"step", "[0]", "n: got 0"},
		{"step", "[-3]", "n: got -3"},
		{"step", `[1,"year"]`, "year"},
		{"step", "[1000000000]", "n: got 1000000000"},
		{"configure", "[]", "patch: argument.missing"},
		{"configure", `[{"learningRate":"fast"}]`, "learningRate"},
		{"configure", `[{"nonsense":1}]`, "nonsense"},
		{"configure", `[{"noise":7,"dataset":"moon"}]`, "dataset"},
		{"configure", `[{"dataset":"own"}]`, "run.noOwnData"},
		{"configure", `[{"axes":[1,1]}]`, "axes"},
		{"setData", `[]`, "data: argument.missing"},
		{"setData", `[7]`, "want data"},
		{"setData", `[""]`, "no rows"},
		{"setData", `["a,b\n1,2,3"]`, "row 2"},
		{"setData", `["a,b\nNaN,1"]`, "NaN"},
		{"setData", `[{}]`, "train"},
		{"setData", `[{"train":{"inputs":[[1],[2]],"targets":["a","a"]}}]`, "only one class"},
		{"samples", `["all",0,1]`, "train, test"},
		{"samples", `["train",-1,1]`, "from: got -1"},
		{"samples", `["train",0,100000]`, "from 0 to 1000"},
		{"unit", "[1]", "unit: argument.missing"},
		{"at", "[1]", "y: argument.missing"},
		{"restore", `["{}"]`, ""},
		{"restore", `["nonsense"]`, "model.unreadable"},
		{"importModel", `["nonsense"]`, "model.unreadable"},
		{"importModel", `["{\"link\":\"v=1\"}"]`, "model.format"},
		{"exportModel", `["xml"]`, "xml"},
		{"viewport", `[{"scale":0}]`, "scale"},
		{"viewport", `[{"scale":1,"width":1e9}]`, "1e+09"},
		{"pointer", `[{"type":"fly"}]`, "fly"},
		{"pin", `[{"kind":"unit","layer":7}]`, "view.missing"},
		{"hover", `[{"kind":"cloud"}]`, "cloud"},
	} {
		_, message := b.try(c.name, c.arguments)
		if c.name == "predict" && message == "" && c.want == "" {
			continue // a bounded output may be finite
		}
		if message == "" || !strings.Contains(message, c.want) {
			t.Errorf("%s %s: got %q, want an error with %q", c.name, c.arguments, message, c.want)
		}
	}
	b.frame()
	if after := b.Call("parameters", "[]") + b.Call("config", "[]"); after != before {
		t.Error("a bad call changed something")
	}
}

// Whatever the page, a link or another window sends, it gets an answer, never a
// panic.
func FuzzCall(f *testing.F) {
	for _, c := range api.Calls {
		name := c.Name
		f.Add(name, "[]")
		f.Add(name, `[{"x":1,"type":"down","scale":1,"width":100,"height":100,"kind":"unit"},2,3,4]`)
		f.Add(name, `[1,0,0,0.5]`)
		f.Add(name, `[{"set":"test","index":3,"inputs":[1,2],"target":[1]}]`)
		f.Add(name, `["v=1&seed=1&networkShape=1"]`)
		f.Add(name, `["a,b,c\n1,2,x\n3,4,y\n5,6,x\n7,8,y"]`)
		f.Add(name, `[{"columns":["a","t"],"train":{"inputs":[[1],[2],[3]],"targets":[0.5,1,7]}}]`)
	}
	f.Fuzz(func(t *testing.T, name, arguments string) {
		b := start(t, "v=1&seed=0.5&networkShape=2")
		answer := b.Call(name, arguments)
		_ = b.CallBytes(name, arguments)
		if !json.Valid([]byte(answer)) {
			t.Errorf("%s %s: the answer %q is not JSON", name, arguments, answer)
		}
		b.frames(2)
	})
}

func TestTheLinkDescribesThePage(t *testing.T) {
	b := start(t, "v=1&seed=0.5")
	b.must("configure", `[{"dataset":"spiral","noise":10,"networkShape":[8,4],"sinX":true}]`)
	b.frame()
	link := b.last("config")["link"].(string)
	if link != b.must("link", "[]") {
		t.Errorf("event says %v, link() says %v", link, b.must("link", "[]"))
	}
	b.must("step", "[3]")
	b.frame()
	trained := b.must("parameters", "[]")
	other := start(t, link)
	other.must("step", "[3]")
	other.frame()
	if fmt.Sprint(other.must("parameters", "[]")) != fmt.Sprint(trained) {
		t.Error("the link leads to another network")
	}
}

func TestWarningsAreSent(t *testing.T) {
	b := start(t, "noise=900&colour=red&seed=0.5")
	warnings := get(b.last("warning"), "warnings").([]any)
	if len(warnings) != 2 || get(warnings, 0, "key") != "noise" || get(warnings, 0, "got") != "900" ||
		get(warnings, 1, "key") != "colour" {
		t.Errorf("got %v", warnings)
	}
}

func TestNewDataAndNewWeights(t *testing.T) {
	b := start(t, "v=1&seed=0.5")
	data, weights := b.Call("data", "[]"), b.Call("parameters", "[]")
	b.must("newWeights", "[]")
	if b.Call("data", "[]") != data || b.Call("parameters", "[]") == weights {
		t.Error("newWeights: want the same data and other weights")
	}
	other := b.Call("parameters", "[]")
	b.must("step", "[1]")
	b.frame()
	b.must("reset", "[]")
	if b.Call("parameters", "[]") != other {
		t.Error("reset: want the same new weights again")
	}
	b.must("newData", "[]")
	if b.Call("data", "[]") == data {
		t.Error("newData: want other data")
	}
}

func TestDivergenceIsReported(t *testing.T) {
	b := start(t, "v=1&seed=0.1&problem=regression&activation=relu&learningRate=10")
	b.must("play", "[]")
	b.frames(10)
	if e := b.last("error"); e["code"] != "diverged.infinite" {
		t.Errorf("got %v", e)
	}
	state := b.last("state")
	if state["diverged"] != true || state["playing"] != false {
		t.Errorf("got %v", state)
	}
	if _, message := b.try("play", "[]"); message == "" {
		t.Error("play: no error")
	}
	b.must("reset", "[]")
	b.must("play", "[]")
}

// A diverged run cannot be saved, but its settings and data can.
func TestSavingADivergedRun(t *testing.T) {
	b := start(t, "v=1&seed=0.5")
	b.must("setData", `["a,b,y\n1,2,0.5\n2,30,1.5\n30,4,20.25\n4,3,3.5"]`)
	b.must("configure", `[{"activation":"relu","learningRate":10}]`)
	initial := b.Call("parameters", "[]")
	b.must("play", "[]")
	b.frames(20)
	if get(b.must("state", "[]"), "diverged") != true {
		t.Fatal("the run did not diverge")
	}
	for _, call := range []string{"snapshot", "exportModel"} {
		text := b.must(call, "[]").(string)
		other := start(t, "v=1&seed=0.9")
		if trained := other.must("importModel", quote(text)); trained != false {
			t.Errorf("%s: importModel reports trained weights", call)
		}
		if other.Call("config", "[]") != b.Call("config", "[]") || other.Call("data", "[]") != b.Call("data", "[]") {
			t.Errorf("%s: settings or data were lost", call)
		}
		if other.Call("parameters", "[]") != initial {
			t.Errorf("%s: want the initial weights", call)
		}
	}
}

func TestStandingStillSendsANotice(t *testing.T) {
	b := start(t, "v=1&seed=0.5&initZero=true&networkShape=1&percTrainData=10")
	b.must("play", "[]")
	b.frames(400)
	if len(b.events["notice"]) != 1 || b.last("notice")["code"] != "standsStill" || b.last("notice")["count"] != 200. {
		t.Errorf("notices: %v", b.events["notice"])
	}
	if get(b.must("state", "[]"), "playing") != true {
		t.Error("training stopped")
	}
	// Whoever lets it go on hears of it again, if it still does not move.
	b.must("pause", "[]")
	b.must("play", "[]")
	b.frames(400)
	if got := len(b.events["notice"]); got != 2 {
		t.Errorf("after going on it was said %d times, want 2", got)
	}
}

func TestSnapshotAndRestore(t *testing.T) {
	b := start(t, "v=1&seed=0.5&dataset=xor")
	b.must("setBias", "[1,0,0.5]")
	b.must("pin", `[{"kind":"unit","layer":1,"unit":2}]`)
	b.must("pinSample", `[{"set":"test","index":5}]`)
	b.must("play", "[]")
	b.frames(7)
	snapshot := b.must("snapshot", "[]").(string)
	other := start(t, "v=1&seed=0.9")
	other.must("restore", quote(snapshot))
	bare := start(t, "v=1&seed=0.9")
	bare.must("restore", quote(b.must("snapshot", "[true]").(string)))
	if other.Call("parameters", "[]") != b.Call("parameters", "[]") ||
		other.Call("config", "[]") != b.Call("config", "[]") {
		t.Error("the restored session differs")
	}
	if get(other.must("state", "[]"), "playing") != true {
		t.Error("the restored session does not play")
	}
	for _, c := range []struct {
		b    *bench
		kept bool
	}{{other, true}, {bare, false}} {
		if get(c.b.must("state", "[]"), "canUndo") != c.kept {
			t.Errorf("%v: the change by hand", c.kept)
		}
		c.b.frame()
		unit, sample := c.b.pinned(), c.b.chosen()
		if (unit == scene.Hit{Kind: scene.Unit, Layer: 1, Unit: 2}) != c.kept || (sample != nil) != c.kept {
			t.Errorf("%v: %v and %v are pinned", c.kept, unit, sample)
		}
	}
}

func TestGradientCheck(t *testing.T) {
	b := start(t, "v=1&seed=0.5&networkShape=5,3&activation=mish")
	b.must("step", "[20]")
	b.frame()
	c := b.must("gradientCheck", "[]")
	difference, layer := get(c, "difference").(float64), get(c, "where", "layer").(float64)
	if difference > 1e-6 || layer < 1 || get(c, "samples") != 50. {
		t.Errorf("got %v", c)
	}
}

func TestExportAndImport(t *testing.T) {
	b := start(t, "v=1&seed=0.5&optimizer=adam")
	b.must("step", "[20]")
	b.frame()
	text := b.must("exportModel", `["json"]`).(string)
	other := start(t, "v=1&seed=0.9")
	other.must("importModel", quote(text))
	for _, x := range []*bench{b, other} {
		x.must("step", "[5]")
		x.frame()
	}
	if other.Call("parameters", "[]") != b.Call("parameters", "[]") {
		t.Error("the imported model continues to other bits")
	}
}

func TestDroppedUnitsAreShown(t *testing.T) {
	b := start(t, "v=1&seed=0.5&dropout=0.5&networkShape=16,16")
	b.must("step", `[1, "batch"]`)
	b.frame()
	out := 0
	for _, layer := range b.model().Layers {
		for _, sits := range layer.Out {
			if sits {
				out++
			}
		}
	}
	if out < 6 || out > 26 { // 16 ± 3.5σ of 32
		t.Errorf("%d of 32 units are shown as sitting out, want about half", out)
	}
	if l := b.model().Layers; l[0].Out != nil || l[3].Out != nil {
		t.Error("an input or the output sits out")
	}
	b.must("configure", `[{"dropout":0}]`)
	b.frame()
	if b.model().Layers[1].Out != nil {
		t.Error("units still sit out")
	}
}

func TestNothingIsDrawnWhenNothingChanges(t *testing.T) {
	b := start(t, "v=1&seed=0.5")
	b.frames(60)
	b.Picture()
	events := len(b.events["state"]) + len(b.events["select"])
	b.frames(10)
	if _, _, fresh := b.Picture(); fresh {
		t.Error("a new picture although nothing changed")
	}
	if len(b.events["state"])+len(b.events["select"]) != events {
		t.Error("events although nothing changed")
	}
	b.must("setBias", "[1,0,1]")
	b.frame()
	if _, _, fresh := b.Picture(); !fresh {
		t.Error("no picture of an edited bias")
	}
	b.frames(60)
	b.Picture()
	b.Redraw()
	b.frame()
	if _, _, fresh := b.Picture(); !fresh {
		t.Error("no picture after Redraw")
	}
}

func TestStateIsFinalWhenPaused(t *testing.T) {
	b := start(t, "v=1&seed=0.5")
	b.must("play", "[]")
	b.frames(20)
	b.must("pause", "[]")
	b.frame()
	got, want := b.last("state")["epoch"], get(b.must("state", "[]"), "epoch")
	if got != want || b.last("state")["playing"] != false {
		t.Errorf("the last event says epoch %v, the session is at %v", got, want)
	}
	if got := get(b.must("state", "[]"), "epoch").(float64); math.Abs(got-20) > 1 {
		t.Errorf("20 frames did %v epochs", got)
	}
}
