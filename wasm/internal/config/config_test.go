package config

import (
	"encoding/json"
	"maps"
	"math"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"

	"neuralplay/nn/dataset"
)

// randomConfig draws every row's value from what the row allows, so that a
// new row is tested without a word here.
func randomConfig(r *rand.Rand) Config {
	c := Default("0.12345")
	for _, s := range Settings() {
		row, _ := rowOf(s.Key)
		if !row.assign(&c, randomValue(r, s)) {
			panic("the row " + s.Key + " refuses a value it says it allows")
		}
	}
	if !c.hasInput() {
		c.Inputs[r.IntN(inputCount)] = true
	}
	for _, name := range Hideable() {
		if r.IntN(4) == 0 {
			c.Hidden[name] = true
		}
	}
	return c
}

func randomValue(r *rand.Rand, s Setting) any {
	whole := func() float64 { return s.Low + float64(r.IntN(int(s.High-s.Low)+1)) }
	switch s.Kind {
	case "choice":
		return s.Choices[r.IntN(len(s.Choices))].Value
	case "integer":
		return whole()
	case "number":
		if s.Follows != "" && r.IntN(2) == 0 { // what some optimizer brings, perhaps not the one in force
			names := slices.Sorted(maps.Keys(s.Defaults))
			return s.Defaults[names[r.IntN(len(names))]]
		}
		return min(math.Exp(r.Float64()*60-50), s.High)
	case "flag":
		return r.IntN(2) == 0
	case "list":
		sizes := make([]any, r.IntN(s.Layers+1))
		for i := range sizes {
			sizes[i] = whole()
		}
		return sizes
	case "names":
		names := make([]any, r.IntN(s.Layers+1))
		for i := range names {
			names[i] = s.Choices[r.IntN(len(s.Choices))].Value
		}
		return names
	case "axes":
		across := r.IntN(int(s.High))
		return []any{float64(1 + across), float64(1 + (across+1+r.IntN(int(s.High)-1))%int(s.High))}
	case "numbers":
		numbers := make([]any, r.IntN(s.Layers+1))
		for i := range numbers {
			numbers[i] = r.NormFloat64() * 10
		}
		return numbers
	case "text":
		const safe = "abcXYZ0189.-_~!$'()*+,;:@/?%#[]{}|\\^"
		text := make([]byte, 1+r.IntN(12))
		for i := range text {
			text[i] = safe[r.IntN(len(safe))]
		}
		return string(text)
	}
	panic("no random value of kind " + s.Kind)
}

// mustBeValid checks that every row would take its own value again.
func mustBeValid(t *testing.T, c Config) {
	t.Helper()
	for _, r := range rows {
		if copied := c.Clone(); !r.assign(&copied, r.value(&c)) {
			t.Errorf("%s: %v is not valid: want %s", r.Key, r.value(&c), r.want())
		}
	}
	if len(c.ActiveInputs()) == 0 {
		t.Error("no input is on")
	}
	if c.NetworkShape == nil || c.Hidden == nil {
		t.Error("NetworkShape or Hidden is nil")
	}
}

func TestEveryFieldHasARow(t *testing.T) {
	var c Config
	places := map[any]string{}
	for _, r := range rows {
		places[r.place(&c)] = r.Key
	}
	mustHave := func(field reflect.Value, name string) {
		if _, ok := places[field.Addr().Interface()]; !ok {
			t.Errorf("Config.%s has no row in the table", name)
		}
	}
	fields := reflect.ValueOf(&c).Elem()
	for i := range fields.NumField() {
		field, name := fields.Field(i), fields.Type().Field(i).Name
		switch {
		case name == "Hidden": // its keys are the rows' Hide
		case field.Kind() == reflect.Array:
			for j := range field.Len() {
				mustHave(field.Index(j), name)
			}
		default:
			mustHave(field, name)
		}
	}
	if len(places) != len(rows) {
		t.Errorf("%d rows share %d places: two rows point at one field", len(rows), len(places))
	}
	if len(dataset.Features) != inputCount {
		t.Errorf("dataset.Features has %d inputs, Config.Inputs %d", len(dataset.Features), inputCount)
	}
}

func TestDefault(t *testing.T) {
	want := Config{
		Problem: "classification", Dataset: "circle", RegDataset: "reg-plane", PercTrainData: 50, Seed: "0.12345",
		Inputs: [inputCount]bool{true, true}, NetworkShape: []int{4, 2}, Activation: "tanh",
		Activations: []string{}, OutputActivation: "auto", Bias: true, TrainBias: true, RNG: "seedrandom",
		Init: "uniform", InitScale: 0.5, BiasInit: 0.1, InitParameters: []float64{},
		Preset: "none", Axes: []int{1, 2}, Slice: []float64{}, Loss: "auto", Reduction: "mean",
		LearningRate: 0.03, BatchSize: 10, PartialBatch: "step", Regularization: "none",
		Optimizer: "sgd", Momentum: 0.9, Beta1: 0.9, Beta2: 0.999, Rho: 0.9, Epsilon: 1e-8,
		Schedule: "constant", ScheduleRate: 0.5, ScheduleSteps: 100, Flip: "none",
		Speed: "epoch", WalkBy: "batch", LossScale: "linear", LargeView: "boundary", SpaceLayer: "auto",
		WhenHidden: "train", UI: "full", Theme: "auto", Hidden: map[string]bool{},
	}
	got := Default("0.12345")
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
	mustBeValid(t, got)
}

func TestCloneSharesNothing(t *testing.T) {
	c := Default("1")
	clone := c.Clone()
	clone.NetworkShape[0] = 99
	clone.Hidden["seed"] = true
	clone.Inputs[0] = false
	if want := Default("1"); !reflect.DeepEqual(c, want) {
		t.Errorf("changing the clone changed the original: %+v", c)
	}
	if clone := (Config{}).Clone(); clone.NetworkShape == nil || clone.Hidden == nil {
		t.Error("the clone of a zero Config has nil parts")
	}
	c.Values()["networkShape"].([]int)[0] = 99
	if c.NetworkShape[0] == 99 {
		t.Error("changing Values changed the Config")
	}
}

func TestDefaultsAreNotShared(t *testing.T) {
	Default("1").NetworkShape[0] = 99
	if got := Default("1").NetworkShape[0]; got != 4 {
		t.Errorf("networkShape starts with %d: a caller changed the table", got)
	}
}

func TestActiveInputs(t *testing.T) {
	c := Default("1")
	c.Inputs = [inputCount]bool{1: true, 4: true, 6: true}
	if got := c.ActiveInputs(); !slices.Equal(got, []int{1, 4, 6}) {
		t.Errorf("got %v", got)
	}
}

// What the page gets from config() it may give back to configure(), through
// JSON and all.
func TestValuesComeBackThroughPatch(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 300 {
		want := randomConfig(r)
		text, err := json.Marshal(want.Values())
		if err != nil {
			t.Fatal(err)
		}
		var values Values
		if err := json.Unmarshal(text, &values); err != nil {
			t.Fatal(err)
		}
		got, _, err := Default("other").Patch(values)
		if err != nil {
			t.Fatalf("%s: %v", text, err)
		}
		if !reflect.DeepEqual(got, want) {
			t.Fatalf("got  %+v\nwant %+v", got, want)
		}
	}
}

func TestValuesAreTyped(t *testing.T) {
	c := Default("0.5")
	c.Hidden["playButton"] = true
	values := c.Values()
	for key, want := range map[string]any{
		"v": 1, "problem": "classification", "noise": 0, "seed": "0.5", "x": true, "sinY": false,
		"networkShape": []int{4, 2}, "learningRate": 0.03, "regularizationRate": 0.0, "playButton_hide": true,
	} {
		if got := values[key]; !reflect.DeepEqual(got, want) {
			t.Errorf("%s: got %#v, want %#v", key, got, want)
		}
	}
	if _, ok := values["stepButton_hide"]; ok {
		t.Error("stepButton_hide is there though nothing hides it")
	}
}

func TestOutput(t *testing.T) {
	for _, c := range []struct {
		classes              int
		loss, chosen         string
		wantLoss, wantOutput string
		wantOutputs          int
	}{
		{2, "auto", "auto", "halfSquared", "tanh", 1},
		{0, "auto", "auto", "halfSquared", "linear", 1},
		{4, "auto", "auto", "crossEntropy", "softmax", 4},
		{2, "auto", "softmax", "crossEntropy", "softmax", 2},
		{0, "auto", "softmax", "halfSquared", "linear", 1},
		{3, "auto", "tanh", "halfSquared", "tanh", 3}, // one against the rest
		{3, "halfSquared", "auto", "halfSquared", "softmax", 3},
		{0, "huber", "auto", "huber", "linear", 1},
		{0, "huber", "sigmoid", "huber", "sigmoid", 1},
		{2, "binaryCrossEntropy", "auto", "binaryCrossEntropy", "sigmoid", 1},
		{2, "binaryCrossEntropy", "tanh", "binaryCrossEntropy", "sigmoid", 1}, // it takes probabilities
		{3, "binaryCrossEntropy", "softmax", "binaryCrossEntropy", "sigmoid", 3},
		{2, "crossEntropy", "tanh", "crossEntropy", "softmax", 2}, // it takes shares
		{0, "crossEntropy", "auto", "halfSquared", "linear", 1},   // of which a number has none
		{0, "binaryCrossEntropy", "auto", "halfSquared", "linear", 1},
		{2, "hinge", "sigmoid", "hinge", "linear", 1}, // it takes ±1, and beyond
		{2, "hinge", "tanh", "hinge", "tanh", 1},
		{0, "hinge", "auto", "halfSquared", "linear", 1},
		{3, "hinge", "auto", "hinge", "linear", 3},
		{3, "hinge", "linear", "hinge", "linear", 3},
	} {
		config := Config{Loss: c.loss, OutputActivation: c.chosen}
		loss, output, outputs := config.LossOf(c.classes), config.OutputOf(c.classes), config.OutputsOf(c.classes)
		if loss != c.wantLoss || output != c.wantOutput || outputs != c.wantOutputs {
			t.Errorf("%+v: got %s, %s, %d", c, loss, output, outputs)
		}
	}
}

func TestFullBatch(t *testing.T) {
	c, warnings := Parse("v=1&seed=1&batchSize=full", fresh)
	if c.BatchSize != 0 || len(warnings) != 0 || c.Values()["batchSize"] != "full" {
		t.Errorf("got %d, %v, %v", c.BatchSize, warnings, c.Values()["batchSize"])
	}
	if back, _, err := c.Patch(map[string]any{"batchSize": "full"}); err != nil || back.BatchSize != 0 {
		t.Errorf("patched: %d, %v", back.BatchSize, err)
	}
}
