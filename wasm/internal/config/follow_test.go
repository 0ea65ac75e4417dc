package config

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"neuralplay/nn"
)

func TestAnOptimizerBringsItsDefaults(t *testing.T) {
	for _, name := range nn.OptimizerNames() {
		c, _, err := Default("1").Patch(Values{"optimizer": name})
		if err != nil {
			t.Fatal(err)
		}
		link, want := c.Link(), "v=1&seed=1&optimizer="+name
		if name == "sgd" {
			want = "v=1&seed=1"
		}
		if link != want {
			t.Errorf("got %s, want %s: the optimizer says the rest", link, want)
		}
		for _, s := range Settings() {
			if s.Follows == optimizerKey && c.Values()[s.Key] != any(s.Defaults[name]) {
				t.Errorf("%s: %s is %v, want %v", name, s.Key, c.Values()[s.Key], s.Defaults[name])
			}
		}
		mustRoundTrip(t, c)
		if back, _, _ := c.Patch(Values{"optimizer": "sgd"}); !equal(back, Default("1")) {
			t.Errorf("%s and back: %s", name, back.Link())
		}
	}
	for _, r := range rows {
		if _, ok := optimizerNumbers[r.Key]; ok != (r.Follows == optimizerKey) {
			t.Errorf("%s: follows %q, is a number of nn's optimizers: %v", r.Key, r.Follows, ok)
		}
	}
}

// What a person set stays; what only followed goes on following.
func TestWhatFollowsTheOptimizer(t *testing.T) {
	for _, c := range []struct {
		from  string
		patch Values
		want  string
	}{
		{"", Values{"optimizer": "adam"}, "optimizer=adam"},
		{"learningRate=0.1", Values{"optimizer": "adam"}, "learningRate=0.1&optimizer=adam"},
		{"learningRate=0.003", Values{"optimizer": "adam"}, "optimizer=adam"},
		{"", Values{"optimizer": "adam", "learningRate": 0.03}, "learningRate=0.03&optimizer=adam"},
		{"optimizer=adamw", Values{"optimizer": "sgd"}, ""},
		{"optimizer=adamw&weightDecay=0.1", Values{"optimizer": "sgd"}, "weightDecay=0.1"},
		{"optimizer=adamw&weightDecay=0", Values{"optimizer": "adam"}, "optimizer=adam"},
		{"optimizer=adam&beta1=0.8", Values{"optimizer": "momentum"}, "optimizer=momentum&beta1=0.8"},
		{"optimizer=momentum", Values{"optimizer": "rmsprop"}, "optimizer=rmsprop"},
		{"optimizer=rmsprop&momentum=0.5", Values{"optimizer": "nesterov"}, "optimizer=nesterov&momentum=0.5"},
		{"optimizer=adam", Values{"learningRate": 0.03}, "learningRate=0.03&optimizer=adam"},
		{"optimizer=adam&learningRate=0.03", Values{"optimizer": "adam"}, "learningRate=0.03&optimizer=adam"},
		{"preset=spiral3", Values{"optimizer": "sgd"}, "learningRate=0.01&optimizer=sgd"},
		{"", Values{"activation": "sigmoid"}, ""},
		{"activation=sigmoid", Values{"activation": "relu"}, ""},
		{"activation=sigmoid", Values{"optimizer": "adam"}, "optimizer=adam"},
		{"optimizer=adam", Values{"activation": "sigmoid"}, "optimizer=adam"},
		{"learningRate=0.1&init=heNormal", Values{"activation": "sigmoid"}, "init=heNormal&learningRate=0.1"},
		{"activation=sigmoid&learningRate=0.03", Values{"activation": "tanh"}, ""},
		{"activation=sigmoid", Values{"learningRate": 0.03, "init": "uniform"}, "init=uniform&learningRate=0.03"},
		{"optimizer=adadelta", Values{"preset": "spiral3", "optimizer": "nadam"}, "learningRate=0.01&optimizer=nadam"},
		{"optimizer=adadelta", Values{"preset": "xor", "optimizer": "adam", "learningRate": 0.03},
			"learningRate=0.03&optimizer=adam"},
	} {
		before, warnings := Parse("v=1&seed=1&"+c.from, fresh)
		if len(warnings) != 0 {
			t.Fatal(warnings)
		}
		got, _, err := before.Patch(c.patch)
		if err != nil {
			t.Fatal(err)
		}
		var said []string // what the link says of the optimizer and what follows it
		for pair := range strings.SplitSeq(got.Link(), "&") {
			key, _, _ := strings.Cut(pair, "=")
			if r, ok := rowOf(key); ok && (r.Follows != "" || key == optimizerKey) {
				said = append(said, pair)
			}
		}
		want := c.want
		if got.Preset != NoPreset { // the preset says the rate
			want = strings.TrimPrefix(want, "learningRate=0.01&")
		}
		if strings.Join(said, "&") != want {
			t.Errorf("%s, %v: got %s, want %s", c.from, c.patch, got.Link(), c.want)
		}
		mustRoundTrip(t, got)
		mustBeValid(t, got)
	}
}

// A link without v=1 is TensorFlow Playground's, which knows one optimizer; and
// a bad value counts as what the optimizer brings, wherever it stands.
func TestLinksAndOptimizers(t *testing.T) {
	if c, _ := Parse("activation=relu&batchSize=5&seed=1", fresh); c.Optimizer != "sgd" || c.LearningRate != 0.03 {
		t.Errorf("theirs: %s with %v", c.Optimizer, c.LearningRate)
	}
	if c, _ := Parse("activation=sigmoid&seed=1", fresh); c.LearningRate != 0.03 || c.Init != "uniform" {
		t.Errorf("theirs: sigmoid with %v, %s", c.LearningRate, c.Init)
	}
	for link, want := range map[string]float64{
		"v=1&activation=sigmoid":                 0.3,
		"v=1&activation=sigmoid&optimizer=adam":  0.003,
		"v=1&learningRate=no&optimizer=adam":     0.003,
		"v=1&optimizer=no&learningRate=no":       0.03,
		"v=1&optimizer=adam&optimizer=adadelta":  1,
		"v=1&optimizer=adam&optimizer=":          0.03,
		"v=1&preset=spiral3&optimizer=adadelta":  0.01,
		"v=1&preset=neuron&optimizer=adadelta":   1,
		"v=1&preset=xor&optimizer=rmsprop&rho=x": 0.3,
	} {
		c, warnings := Parse(link, fresh)
		if c.LearningRate != want {
			t.Errorf("%s: got %v, want %v", link, c.LearningRate, want)
		}
		for _, w := range warnings {
			if w.Key == "learningRate" && w.Used != number.toLink(number{}, want) {
				t.Errorf("%s: %v", link, w)
			}
		}
		mustRoundTrip(t, c)
	}
}

// Any way through the optimizers and rates leads to a link that leads back.
func TestChangesRoundTrip(t *testing.T) {
	names := nn.OptimizerNames()
	c := Default("1")
	for i := range 500 {
		patch := Values{"optimizer": names[i*7%len(names)]}
		switch i % 5 {
		case 1:
			patch["learningRate"] = []float64{0.003, 0.01, 0.03, 1}[i/5%4]
		case 2:
			patch["momentum"] = []float64{0, 0.9, 0.5}[i/5%3]
		case 3:
			patch["preset"] = presets[i/5%len(presets)].name
		case 4:
			patch["weightDecay"] = []float64{0, 0.01}[i/5%2]
		}
		if i%3 == 0 {
			patch["activation"] = []string{"sigmoid", "tanh", "sigmoid", "relu"}[i/3%4]
		}
		var err error
		if c, _, err = c.Patch(patch); err != nil {
			t.Fatal(slices.Sorted(maps.Keys(patch)), err)
		}
		mustRoundTrip(t, c)
	}
}

// A preset that names an optimizer starts with what that brings.
func TestAPresetsOptimizer(t *testing.T) {
	all := presets
	defer func() { presets = all }()
	presets = append(slices.Clone(all), preset{name: "decay", values: Values{"optimizer": "adamw"}})
	c := start("decay")
	if c.WeightDecay != 0.01 || c.LearningRate != 0.003 {
		t.Errorf("got a decay of %v, a rate of %v", c.WeightDecay, c.LearningRate)
	}
}
