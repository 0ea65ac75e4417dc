package config

import (
	"math"
	"reflect"
	"strings"
	"testing"
)

func TestPatch(t *testing.T) {
	before := Default("1")
	before.Hidden["noise"] = true
	got, warnings, err := before.Patch(map[string]any{
		"problem": "regression", "learningRate": 0.5, "batchSize": 7.0, "y": false, "sinX": true,
		"networkShape": []any{}, "weightSeed": "w", "noise_hide": false, "playButton_hide": true, "v": 1.0,
	})
	if err != nil || len(warnings) != 0 {
		t.Fatal(err, warnings)
	}
	want := Default("1")
	want.Problem, want.LearningRate, want.BatchSize, want.WeightSeed = "regression", 0.5, 7, "w"
	want.Inputs = [inputCount]bool{0: true, 5: true}
	want.NetworkShape = []int{}
	want.Hidden = map[string]bool{"playButton": true}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
	if !before.Hidden["noise"] || before.Problem != "classification" {
		t.Error("Patch changed its receiver")
	}
}

// Each bad value comes with good ones, none of which may stay.
func TestPatchIsAllOrNothing(t *testing.T) {
	tests := []struct {
		key   string
		value any
		want  []string // parts of the error
	}{
		{"colour", "red", []string{"colour", "unknown key", "one of v, preset, problem", "NAME_hide"}},
		{"colour_hide", true, []string{"colour_hide", "unknown key"}},
		{"activation", "cube", []string{"activation", `"cube"`, "one of tanh, relu, sigmoid, linear"}},
		{"activation", 3.0, []string{"activation", "got 3"}},
		{"activation", nil, []string{"got null"}},
		{"dataset", "reg-plane", []string{"dataset", "one of circle"}},
		{"noise", 81.0, []string{"noise", "got 81", "from 0 to 80"}},
		{"noise", 2.5, []string{"got 2.5", "a whole number"}},
		{"noise", "20", []string{`got "20"`, "a whole number"}},
		{"noise", math.NaN(), []string{"got NaN"}},
		{"noise", 1e300, []string{"got 1e+300"}},
		{"percTrainData", 0.0, []string{"from 1 to 99"}},
		{"percTrainData", 100.0, []string{"from 1 to 99"}},
		{"batchSize", 0.0, []string{"from 1 to 10000"}},
		{"learningRate", 0.0, []string{"learningRate", "a number above 0, up to 1000"}},
		{"learningRate", -1.0, []string{"got -1"}},
		{"learningRate", math.Inf(1), []string{"got +Inf"}},
		{"learningRate", math.NaN(), []string{"got NaN"}},
		{"regularizationRate", -0.1, []string{"a number from 0 to 1000"}},
		{"initZero", "yes", []string{"initZero", `got "yes"`, "true or false"}},
		{"x", 1.0, []string{"x:", "true or false"}},
		{"x_hide", "true", []string{"x_hide", `got "true"`, "true or false"}},
		{"networkShape", []any{4.0, 0.0}, []string{"got [4,0]", "at most 8 layers of 1 to 64 units"}},
		{"networkShape", []any{65.0}, []string{"got [65]"}},
		{"networkShape", []any{4.0, "2"}, []string{`got [4,"2"]`}},
		{"networkShape", []any{1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0}, []string{"at most 8"}},
		{"networkShape", "4,2", []string{`got "4,2"`}},
		{"networkShape", nil, []string{"got null"}},
		{"seed", "", []string{"seed", `got ""`, "some text"}},
		{"seed", "my seed", []string{"without spaces"}},
		{"seed", "a&b", []string{"without"}},
		{"seed", "a=b", []string{"without"}},
		{"seed", `a"b`, []string{"without"}},
		{"weightSeed", "a\nb", []string{"without"}},
		{"seed", "ä", []string{"beyond ASCII"}},
		{"seed", 5.0, []string{"got 5"}},
		{"v", 2.0, []string{"v:", "got 2", "want 1"}},
	}
	for _, test := range tests {
		t.Run(test.key, func(t *testing.T) {
			before := Default("1")
			good := map[string]any{"y": false, "ySquared": true, "discretize": true, "lossScale": "log",
				"noise_hide": true, test.key: test.value}
			got, warnings, err := before.Patch(good)
			if err == nil {
				t.Fatalf("%v was accepted", test.value)
			}
			for _, part := range test.want {
				if !strings.Contains(err.Error(), part) {
					t.Errorf("error %q: want %q in it", err, part)
				}
			}
			if !reflect.DeepEqual(got, Default("1")) || !reflect.DeepEqual(before, got) || warnings != nil {
				t.Errorf("something changed: %+v, warnings %v", got, warnings)
			}
		})
	}
}

func TestPatchNeedsAnInput(t *testing.T) {
	_, _, err := Default("1").Patch(map[string]any{"x": false, "y": false})
	if err == nil || !strings.Contains(err.Error(), "at least one of x, y, xSquared") {
		t.Errorf("got %v", err)
	}
	if _, _, err := Default("1").Patch(map[string]any{"x": false, "y": false, "sinX": true}); err != nil {
		t.Errorf("another input is on, and yet: %v", err)
	}
}

func TestPatchWarnsOfIdleSettings(t *testing.T) {
	_, warnings, err := Default("1").Patch(map[string]any{"cosX": true, "cosY": false, "hideText": false})
	if err != nil || len(warnings) != 1 || warnings[0].Key != "cosX" {
		t.Errorf("got %v, %v, want one warning of cosX", warnings, err)
	}
}
