//go:build js

// Command bits trains many small networks in a tab. A test compiles it with SIMD and without, and compares.
package main

import (
	"encoding/binary"
	"fmt"
	"hash/fnv"
	"math"
	"math/rand/v2"
	"strings"
	"syscall/js"

	"neuralplay/nn"
)

// shape is a network without its output's activation, and a batch size that leaves a remainder or an odd pair.
type shape struct {
	inputs, outputs, batch int
	hidden                 []int
}

// The shapes take every way through the kernel: one and two units or inputs, tiles that are full or not.
var shapes = []shape{
	{2, 1, 10, []int{4, 2}}, {7, 1, 5, []int{8, 13, 2}}, {1, 2, 7, []int{6}}, {3, 3, 9, []int{17, 5}}, {5, 4, 1, nil},
}

func main() {
	js.Global().Set("bits", js.FuncOf(func(js.Value, []js.Value) any { return bits() }))
	select {}
}

// bits returns a hash of the parameters' bits, a line for each pair of optimizer and activation.
func bits() string {
	var text strings.Builder
	for _, optimizer := range nn.OptimizerNames() {
		for _, activation := range nn.ActivationNames() {
			h, networks := fnv.New64a(), 0
			for _, loss := range nn.LossNames() {
				for _, regularizer := range nn.RegularizerNames() {
					s := shapes[networks%len(shapes)]
					for _, p := range train(s, optimizer, activation, loss, regularizer) {
						binary.Write(h, binary.LittleEndian, math.Float64bits(p))
					}
					networks++
				}
			}
			fmt.Fprintf(&text, "%s %s: %d networks, %x\n", optimizer, activation, networks, h.Sum64())
		}
	}
	return strings.TrimSpace(text.String())
}

// train returns a network's parameters after an epoch with dropout and two without.
func train(s shape, optimizer, activation, lossName, regularizer string) []float64 {
	loss := must(nn.LossNamed(lossName))
	output := "tanh"
	if loss.Fused != "" {
		output = loss.Fused
	}
	var layers []nn.Layer
	for _, units := range s.hidden {
		layers = append(layers, nn.Layer{Units: units, Activation: activation})
	}
	net := must(nn.New(s.inputs, append(layers, nn.Layer{Units: s.outputs, Activation: output})...))
	r := rand.New(rand.NewPCG(1, 2))
	parameters := net.Parameters(nil)
	for i := range parameters {
		parameters[i] = r.Float64() - 0.5
	}
	if err := net.SetParameters(parameters); err != nil {
		panic(err)
	}
	const samples = 23
	data := nn.Samples{N: samples, D: s.inputs, K: s.outputs}
	for range samples {
		for range s.inputs {
			data.Inputs = append(data.Inputs, 4*r.Float64()-2)
		}
		for range s.outputs {
			data.Targets = append(data.Targets, float64(r.IntN(2)))
		}
	}
	o := nn.OptionsFor(must(nn.OptimizerNamed(optimizer)))
	o.Loss, o.Regularizer, o.RegularizationRate = loss, must(nn.RegularizerNamed(regularizer)), 0.01
	o.BatchSize, o.Shuffle, o.Dropout = s.batch, true, 0.2
	t := nn.NewTrainer(net, data, o, 1)
	t.Epoch()
	t.Dropout = 0
	t.Epoch()
	t.Epoch()
	return net.Parameters(nil)
}

func must[T any](v T, err error) T {
	if err != nil {
		panic(fmt.Sprint("bits: ", err))
	}
	return v
}
