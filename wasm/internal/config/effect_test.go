package config

import "testing"

func TestChange(t *testing.T) {
	tests := []struct {
		name  string
		patch map[string]any
		want  Effect
	}{
		{"nothing at all", nil, Nothing},
		{"the same value", map[string]any{"noise": 0.0}, Nothing},
		{"learning rate", map[string]any{"learningRate": 0.1}, Nothing},
		{"regularization rate", map[string]any{"regularizationRate": 0.1}, Nothing},
		{"view", map[string]any{"showTestData": true, "discretize": true, "speed": "fast", "lossScale": "log",
			"hidden": "rest"},
			Nothing},
		{"a hidden control", map[string]any{"noise_hide": true}, Nothing},
		{"an idle key", map[string]any{"cosX": true}, Nothing},
		{"batch size", map[string]any{"batchSize": 3.0}, Optimizer},
		{"partial batch", map[string]any{"partialBatch": "carry"}, Optimizer},
		{"regularization", map[string]any{"regularization": "L1"}, Optimizer},
		{"an input", map[string]any{"sinX": true}, Network},
		{"shape", map[string]any{"networkShape": []any{4.0, 3.0}}, Network},
		{"activation", map[string]any{"activation": "relu"}, Network},
		{"zero start", map[string]any{"initZero": true}, Network},
		{"weight seed", map[string]any{"weightSeed": "7"}, Network},
		{"problem", map[string]any{"problem": "regression"}, Data},
		{"data set", map[string]any{"dataset": "xor"}, Data},
		{"seed", map[string]any{"seed": "8"}, Data},
		{"the largest counts", map[string]any{"learningRate": 0.1, "batchSize": 3.0, "noise": 5.0,
			"activation": "relu"}, Data},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			before := Default("1")
			after, _, err := before.Patch(test.patch)
			if err != nil {
				t.Fatal(err)
			}
			if got := Change(before, after); got != test.want {
				t.Errorf("got %v, want %v", got, test.want)
			}
			if got := Change(after, before); got != test.want {
				t.Errorf("the way back: got %v, want %v", got, test.want)
			}
		})
	}
}
