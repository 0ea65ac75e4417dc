//go:build js

// Command program is what the benchmark runs in the tab: the library's trainer
// and the plain Go loops, on the same network and data, driven by measure.js.
package main

import (
	"encoding/json"
	"fmt"
	"syscall/js"
	"time"

	"neuralplay/nn"
)

// setup is one configuration, as the driver describes it to both languages.
type setup struct {
	Width       int       `json:"width"`  // inputs of the network
	Layers      []int     `json:"layers"` // units; the last layer is tanh
	Activation  string    `json:"activation"`
	Batch       int       `json:"batch"`
	Rate        float64   `json:"rate"`
	Penalty     string    `json:"penalty"`
	PenaltyRate float64   `json:"penaltyRate"`
	Inputs      []float64 `json:"inputs"` // N×width
	Targets     []float64 `json:"targets"`
	Parameters  []float64 `json:"parameters"` // layer by layer: weights row by row, then biases
}

// contender trains a network from its first weights.
type contender interface {
	reset()
	epoch()
	loss() float64
}

func main() {
	all := map[string]contender{}
	js.Global().Set("goProgram", map[string]any{
		"start": js.FuncOf(func(_ js.Value, args []js.Value) any {
			var s setup
			if err := json.Unmarshal([]byte(args[0].String()), &s); err != nil {
				panic(err)
			}
			all["kernel"] = newKernel(s)
			all["plain Go"] = newPlain(s)
			return `["kernel", "plain Go"]`
		}),
		// repeat trains some epochs from the first weights, some times over,
		// and returns the milliseconds that took.
		"repeat": js.FuncOf(func(_ js.Value, args []js.Value) any {
			c, times, epochs := all[args[0].String()], args[1].Int(), args[2].Int()
			began := time.Now()
			for range times {
				c.reset()
				for range epochs {
					c.epoch()
				}
			}
			return time.Since(began).Seconds() * 1000
		}),
		"loss": js.FuncOf(func(_ js.Value, args []js.Value) any {
			return all[args[0].String()].loss()
		}),
	})
	select {}
}

// kernel is the library as anybody uses it.
type kernel struct {
	setup
	*nn.Trainer
	net   *nn.Network
	data  nn.Samples
	first nn.Snapshot
}

func newKernel(s setup) *kernel {
	var layers []nn.Layer
	for i, units := range s.Layers {
		activation := s.Activation
		if i == len(s.Layers)-1 {
			activation = "tanh"
		}
		layers = append(layers, nn.Layer{Units: units, Activation: activation})
	}
	net := must(nn.New(s.Width, layers...))
	if err := net.SetParameters(s.Parameters); err != nil {
		panic(err)
	}
	data := nn.Samples{N: len(s.Targets), D: s.Width, K: 1, Inputs: s.Inputs, Targets: s.Targets}
	o := nn.DefaultOptions()
	o.LearningRate, o.BatchSize, o.Partial = s.Rate, s.Batch, nn.CarryPartial
	o.Regularizer, o.RegularizationRate = must(nn.RegularizerNamed(s.Penalty)), s.PenaltyRate
	t := nn.NewTrainer(net, data, o, 1)
	return &kernel{setup: s, Trainer: t, net: net, data: data, first: t.Snapshot()}
}

func (k *kernel) reset() {
	if err := k.Restore(k.first); err != nil {
		panic(err)
	}
}

func (k *kernel) epoch() { k.Epoch() }

func (k *kernel) loss() float64 {
	return k.net.NewWorkspace(32).MeanLoss(k.data, must(nn.LossNamed("halfSquared")))
}

func must[T any](v T, err error) T {
	if err != nil {
		panic(fmt.Sprint("bench: ", err))
	}
	return v
}
