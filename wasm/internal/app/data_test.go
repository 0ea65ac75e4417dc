package app

import (
	"encoding/json"
	"fmt"
	"math"
	"reflect"
	"strings"
	"testing"

	"neuralplay/wasm/internal/scene"
)

func TestDataRoundTrip(t *testing.T) {
	for _, link := range []string{
		"v=1&seed=0.5&xSquared=true&percTrainData=30", "v=1&seed=0.5&dataset=rings", "v=1&seed=0.5&problem=regression",
		"v=1&seed=0.5&preset=neuron", "v=1&seed=0.5&dataset=blobs&outputActivation=tanh",
		"v=1&seed=0.5&dataset=table-xor", "v=1&seed=0.5&dataset=table-xor&ySquared=true",
	} {
		b := start(t, link)
		before := b.must("data", "[]")
		text, _ := json.Marshal([]any{before})
		if _, message := b.try("setData", string(text)); message != "" {
			t.Errorf("%s: %s", link, message)
		}
		b.frame()
		after := b.must("data", "[]")
		// Two inputs become the plane, with computed inputs.
		if get(before, "columns", 0) == "x" && len(get(before, "columns").([]any)) == 3 {
			continue
		}
		if !reflect.DeepEqual(get(before, "train", "inputs"), get(after, "train", "inputs")) ||
			!reflect.DeepEqual(get(before, "test", "inputs"), get(after, "test", "inputs")) {
			t.Errorf("%s: the inputs came back changed", link)
		}
		if !reflect.DeepEqual(get(before, "train", "targets"), get(after, "train", "targets")) {
			t.Errorf("%s: targets %v came back as %v",
				link, get(before, "train", "targets"), get(after, "train", "targets"))
		}
	}
}

// A regression on a few whole numbers stays one.
func TestDataKeepTheirProblem(t *testing.T) {
	b := start(t, "v=1&seed=0.5")
	b.must("setData", `[{"problem": "regression", "train": {"inputs": [[0], [1], [2], [3]], "targets": [1, 2, 1, 2]}}]`)
	text, _ := json.Marshal([]any{b.must("data", "[]")})
	b.must("setData", string(text))
	if c := b.must("config", "[]"); get(c, "problem") != "regression" {
		t.Errorf("it has become a %v", get(c, "problem"))
	}
}

// A link may name own data for the problem that is not in use. Where there are no
// own data, that problem can still be chosen.
func TestALinkOfOwnDataLeavesBothProblemsOpen(t *testing.T) {
	b := start(t, "v=1&seed=0.5")
	b.must("load", `["#v=1&seed=0.5&regDataset=own"]`)
	b.must("configure", `[{"problem": "regression"}]`)
	if c := b.must("config", "[]"); get(c, "regDataset") != "reg-plane" {
		t.Errorf("configuration %v", c)
	}
}

func TestSetDataSendsTheSpace(t *testing.T) {
	b := start(t, "v=1&seed=0.5")
	plane := b.last("config")["space"]
	if get(plane, "features", 1) != "y" || get(plane, "has", "plane") != true || get(plane, "train") != 250. {
		t.Errorf("space %v", plane)
	}
	b.must("setData", quote("a;b;c;kind\n"+strings.Repeat("1;2;3;yes\n2;3;4;no\n3;1;2;yes\n4;1;2;no\n", 5)))
	b.frame()
	config := b.last("config")
	space := config["space"]
	if get(space, "columns", 2) != "c" || get(space, "features") != nil || get(space, "classes", 0) != "no" ||
		get(space, "target") != "kind" || get(space, "has", "sliced") != true ||
		get(config, "config", "dataset") != "own" {
		t.Errorf("config event %v", config)
	}
	if link := config["link"].(string); !strings.Contains(link, "dataset=own") {
		t.Errorf("link %s", link)
	}
	two := start(t, "v=1&seed=0.5&xTimesY=true&sinY=true")
	two.must("setData", `["wide,high,kind\n1,2,a\n2,3,b\n3,1,a\n4,4,b"]`)
	two.must("configure", `[{"xTimesY":true,"sinY":true}]`)
	two.frame()
	if space := get(two.last("config"), "space"); get(space, "columns", 1) != "high" ||
		fmt.Sprint(get(space, "features")) != "[x y xTimesY sinY]" {
		t.Errorf("space %v", space)
	}
	rows := b.must("samples", `["train",0,50]`)
	if get(rows, "total") != 10. || len(get(rows, "rows").([]any)) != 10 ||
		get(rows, "rows", 0, "answer") == nil || get(rows, "rows", 0, "error") == nil {
		t.Errorf("samples %v", rows)
	}
	if rows := b.must("samples", `["test",8,50]`); len(get(rows, "rows").([]any)) != 2 {
		t.Errorf("two from the ninth on: %v", rows)
	}
	if rows := b.must("samples", `["test",70,50]`); len(get(rows, "rows").([]any)) != 0 {
		t.Errorf("past the end: %v", rows)
	}
	// A link of own data is fine here; elsewhere it causes a warning.
	b.must("load", quote(config["link"].(string)))
	b.frame()
	if len(b.last("config")["warnings"].([]any)) != 0 {
		t.Errorf("warned here: %v", b.last("config")["warnings"])
	}
	elsewhere := start(t, "v=1&seed=0.5")
	elsewhere.must("load", quote(config["link"].(string)))
	elsewhere.frame()
	sent := elsewhere.last("config")
	if get(sent, "warnings", 0, "key") != "dataset" || get(sent, "config", "dataset") != "circle" {
		t.Errorf("elsewhere: %v", sent)
	}
}

func TestHoveringSeveralClasses(t *testing.T) {
	b := start(t, "v=1&seed=0.5&dataset=blobs")
	b.must("step", `[30,"epoch"]`)
	b.frames(60)
	r := scene.NewLayout(b.model()).Boundary
	text, _ := json.Marshal([]any{map[string]any{"type": "move", "x": r.X + r.W/4, "y": r.Y + r.H/3}})
	b.must("pointer", string(text))
	b.frame()
	hover := get(b.last("select"), "hover")
	outputs, _ := get(hover, "outputs").([]any)
	if len(outputs) != 4 || get(hover, "output") != nil {
		t.Fatalf("hover %v", hover)
	}
	best := 0
	for i, o := range outputs {
		if o.(float64) > outputs[best].(float64) {
			best = i
		}
	}
	if get(hover, "class") != float64(best) {
		t.Errorf("class %v of %v", get(hover, "class"), outputs)
	}
	if m := b.model(); len(m.Shares) != 4 || m.Classes != 4 || m.FieldClass != -1 {
		t.Errorf("shares %d, classes %d, field of class %d", len(m.Shares), m.Classes, m.FieldClass)
	}
	b.must("pin", `[{"kind":"unit","layer":3,"unit":2}]`)
	b.must("pointer", `[{"type":"leave"}]`)
	b.frames(20)
	if len(b.model().Shares) != 0 || b.model().FieldClass != 2 {
		t.Errorf("pinned: shares %d, field of class %d", len(b.model().Shares), b.model().FieldClass)
	}
}

func TestStandardize(t *testing.T) {
	b := start(t, "v=1&seed=0.5")
	b.must("setData", `["a,b,c,y\n10,2000,5,1.5\n20,3000,5,2.5\n30,4000,5,3.7\n40,1000,5,9.25",{"standardize":true}]`)
	b.frame()
	row := get(b.must("data", "[]"), "train", "inputs", 0)
	if a := get(row, 0).(float64); math.Abs(a+1.3416407864998738) > 1e-12 || get(row, 2) != 0. {
		t.Errorf("got %v, want −15/√125 and 0 for the constant column", row)
	}
	if _, message := b.try("setData", `["a,b\n1,2\n2,2.5",7]`); !strings.Contains(message, "dataOptions") {
		t.Errorf("options of 7: %q", message)
	}
}

func TestMissingAxesCauseAWarning(t *testing.T) {
	b := start(t, "v=1&seed=0.5&dataset=table-parity&axes=1,9")
	if sent := b.last("config"); get(sent, "warnings", 0, "key") != "axes" || get(sent, "space", "axes", 1) != 1. {
		t.Errorf("sent %v", sent["warnings"])
	}
	for patch, want := range map[string]int{`{"axes":[2,3]}`: 0, `{"axes":[4,1]}`: 1, `{"learningRate":1}`: 0} {
		if answer := b.must("configure", "["+patch+"]"); len(get(answer, "warnings").([]any)) != want {
			t.Errorf("%s: warnings %v, want %d", patch, get(answer, "warnings"), want)
		}
		b.must("configure", `[{"axes":[1,2]}]`)
	}
}

// What the page reads between two frames matches the last event it got.
func TestNewDataAreSentBeforeTheyAreRead(t *testing.T) {
	b := start(t, "v=1&seed=0.5")
	b.must("setData", `["a,b,c,y\n1,2,3,0.5\n2,3,4,1.5\n3,4,5,2.25"]`)
	rows := b.must("samples", `["train",0,9]`)
	if space := b.last("config")["space"]; len(get(rows, "rows").([]any)) != 3 || get(space, "columns", 2) != "c" {
		t.Errorf("samples %v, but the last space sent is %v", rows, space)
	}
	sent := len(b.events["config"])
	b.frame()
	if len(b.events["config"]) != sent {
		t.Error("the event was sent twice")
	}
}

// The page hears of own data as they are, to bring them back after a reload.
func TestOwnDataComeBack(t *testing.T) {
	b := start(t, "v=1&seed=0.5")
	b.must("setData", `["a,b,kind\n1.5,2,x\n2,?,y\n3,1,x\n4,1,y", {"standardize": true}]`)
	if said := b.last("notice"); get(said, "code") != "leftOut" || get(said, "count") != 1. {
		t.Errorf("of the row that was left out it says %v", said)
	}
	b.frame()
	before, link := b.must("data", "[]"), b.must("link", "[]").(string)
	own, _ := json.Marshal(b.last("ownData"))
	sent := len(b.events["ownData"])
	b.must("configure", `[{"dataset": "xor"}]`)
	b.must("configure", `[{"dataset": "own"}]`)
	b.frame()
	if len(b.events["ownData"]) != sent {
		t.Error("the same data were sent again")
	}

	again := start(t, "v=1&seed=0.5")
	again.must("keepOwnData", "["+string(own)+"]")
	if again.frame(); get(again.must("config", "[]"), "dataset") != "circle" {
		t.Error("they are in force before anybody asked for them")
	}
	again.must("load", quote(link))
	again.frame()
	if after := again.must("data", "[]"); !reflect.DeepEqual(after, before) {
		t.Errorf("they came back as\n%v, want\n%v", after, before)
	}
	if len(again.last("config")["warnings"].([]any)) != 0 {
		t.Errorf("warned: %v", again.last("config")["warnings"])
	}
	const uneven = `{"Columns": ["a"], "Train": {"Inputs": [1, 2], "Labels": [0]}}`
	for _, bad := range []string{"", "null", "7", "{}", uneven} {
		if _, message := again.try("keepOwnData", "["+bad+"]"); message == "" {
			t.Errorf("%s was kept", bad)
		}
	}
}

// A person may overrule what the targets look like.
func TestSetDataOfAProblem(t *testing.T) {
	b := start(t, "v=1&seed=0.5")
	const text = `"a,y\n1,2\n2,3\n3,2\n4,3"`
	b.must("setData", `[`+text+`, {"problem": "regression"}]`)
	if c := b.must("config", "[]"); get(c, "problem") != "regression" || get(c, "regDataset") != "own" {
		t.Errorf("got %v", c)
	}
	b.must("setData", `["[{\"a\": 1, \"y\": 0.5}, {\"a\": 2, \"y\": 5}]", {"problem": "classification"}]`)
	if c := b.must("config", "[]"); get(c, "problem") != "classification" || get(c, "dataset") != "own" {
		t.Errorf("got %v", c)
	}
	if _, message := b.try("setData", `[`+text+`, {"problem": "clusters"}]`); message == "" {
		t.Error("an unknown problem was taken")
	}
}
