package main

import (
	"math"
	"math/rand/v2"
)

// setup is one configuration, as the page and the program in it read it.
type setup struct {
	Width       int       `json:"width"` // inputs of the network
	Layers      []int     `json:"layers"`
	Activation  string    `json:"activation"` // of hidden layers; the output is tanh
	Batch       int       `json:"batch"`
	Rate        float64   `json:"rate"`
	Penalty     string    `json:"penalty"`
	PenaltyRate float64   `json:"penaltyRate"`
	Epochs      int       `json:"epochs"` // from the first weights, again and again
	Inputs      []float64 `json:"inputs"` // N×width
	Targets     []float64 `json:"targets"`
	Parameters  []float64 `json:"parameters"` // layer by layer: weights row by row, then biases

	name, title string
	asked       float64 // how many times as fast as JavaScript the kernel has to be
}

// setups are the configurations measured.
func setups() []setup {
	deep := []int{8, 8, 8, 8, 8, 8, 1}
	all := []setup{
		{name: "A", title: "2-4-2-1 tanh", asked: 4, Width: 2, Layers: []int{4, 2, 1}, Activation: "tanh", Batch: 10},
		{name: "B", title: "7-8×6-1 tanh", asked: 9.5, Width: 7, Layers: deep, Activation: "tanh", Batch: 10},
		{name: "C", title: "7-8×6-1 relu, L2", asked: 10, Width: 7, Layers: deep, Activation: "relu", Batch: 10,
			Penalty: "L2", PenaltyRate: 0.001},
		{name: "D", title: "2-32-32-1 tanh", asked: 18, Width: 2, Layers: []int{32, 32, 1}, Activation: "tanh",
			Batch: 32},
		{name: "E", title: "2-64×8-1 tanh", asked: 20, Width: 2, Layers: []int{64, 64, 64, 64, 64, 64, 64, 64, 1},
			Activation: "tanh", Batch: 32},
	}
	for i := range all {
		s := &all[i]
		s.Rate, s.Epochs = 0.03, 40
		if s.name == "E" {
			s.Epochs = 2 // of two seconds each in JavaScript
		}
		if s.Penalty == "" {
			s.Penalty = "none"
		}
		s.fill()
	}
	return all
}

// fill draws 250 points, whose class is whether both coordinates have the same
// sign, and the first weights; always the same ones.
func (s *setup) fill() {
	const samples = 250
	r := rand.New(rand.NewPCG(1, 2))
	for range samples {
		x, y := 2*r.Float64()-1, 2*r.Float64()-1
		features := []float64{x, y, x * x, y * y, x * y, math.Sin(x), math.Sin(y)}
		s.Inputs = append(s.Inputs, features[:s.Width]...)
		s.Targets = append(s.Targets, math.Copysign(1, x*y))
	}
	in := s.Width
	for _, units := range s.Layers {
		for range units * in {
			s.Parameters = append(s.Parameters, (2*r.Float64()-1)/math.Sqrt(float64(in)))
		}
		for range units {
			s.Parameters = append(s.Parameters, 0.1)
		}
		in = units
	}
}
