package config

import (
	"reflect"
	"testing"
)

// The links of testdata/tfplayground.txt, and what each says beyond the
// defaults of the program that wrote it.
func TestTensorFlowPlaygroundLinks(t *testing.T) {
	tests := map[string]func(*Config){
		"default-circle": func(c *Config) { c.Seed = "0.12345" },
		"xor-relu-l2": func(c *Config) {
			c.Seed, c.Dataset, c.Noise, c.Activation = "0.58213", "xor", 15, "relu"
			c.NetworkShape, c.Regularization, c.RegularizationRate = []int{8, 8}, "L2", 0.003
		},
		"gauss-linear-no-hidden": func(c *Config) {
			c.Seed, c.Dataset, c.Noise, c.Activation, c.NetworkShape = "0.40119", "gauss", 25, "linear", []int{}
		},
		"spiral-all-features-deep": func(c *Config) {
			c.Seed, c.Dataset, c.Noise, c.NetworkShape = "0.90321", "spiral", 5, []int{8, 8, 8, 8, 8, 8}
			c.Inputs = [inputCount]bool{true, true, true, true, true, true, true}
		},
		"xor-sigmoid-l1-dead-weights": func(c *Config) {
			c.Seed, c.Dataset, c.Activation, c.NetworkShape = "0.11111", "xor", "sigmoid", []int{3}
			c.LearningRate, c.Regularization, c.RegularizationRate = 0.1, "L1", 0.03
		},
		"regression-plane": func(c *Config) {
			c.Seed, c.Problem, c.Noise, c.NetworkShape = "0.22222", "regression", 10, []int{2}
		},
		"regression-gauss-relu": func(c *Config) {
			c.Seed, c.Problem, c.RegDataset, c.Activation = "0.33333", "regression", "reg-gauss", "relu"
			c.NetworkShape, c.PercTrainData, c.BatchSize = []int{6, 4}, 70, 20
		},
		"partial-batch-carries-over": func(c *Config) { c.Seed, c.Noise, c.BatchSize = "0.44444", 30, 12 },
		"init-zero":                  func(c *Config) { c.Seed, c.InitZero = "0.55555", true },
		"hidden-inputs": func(c *Config) {
			c.Seed, c.NetworkShape, c.Inputs = "0.66666", []int{1}, [inputCount]bool{2: true, 3: true}
		},
	}
	links := readLinks(t)
	if len(links) != len(tests) {
		t.Fatalf("%d links, %d expectations", len(links), len(tests))
	}
	for name, change := range tests {
		t.Run(name, func(t *testing.T) {
			want := Default("")
			want.PartialBatch = "carry"
			change(&want)
			got, warnings := Parse(links[name], func() string { t.Error("the link has a seed"); return "" })
			if len(warnings) != 0 {
				t.Errorf("warnings %v", warnings)
			}
			if !reflect.DeepEqual(got, want) {
				t.Errorf("got  %+v\nwant %+v", got, want)
			}
			mustRoundTrip(t, got)
		})
	}
}
