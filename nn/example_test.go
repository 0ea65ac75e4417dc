package nn_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"

	"neuralplay/nn"
	"neuralplay/nn/random"
)

// must is for what cannot fail here: names that are registered.
func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

// A network with one hidden layer learns what no single neuron can.
func Example_trainXOR() {
	data := nn.Samples{N: 4, D: 2, K: 1,
		Inputs:  []float64{0, 0, 0, 1, 1, 0, 1, 1},
		Targets: []float64{0, 1, 1, 0},
	}
	network := must(nn.New(2, nn.Layer{Units: 3, Activation: "tanh"}, nn.Layer{Units: 1, Activation: "sigmoid"}))
	network.Initialize(rand.New(rand.NewPCG(1, 1)), nn.Init{Initializer: must(nn.InitializerNamed("glorotUniform"))})

	o := nn.DefaultOptions()
	o.Optimizer = must(nn.OptimizerNamed("adam"))
	o.Loss = must(nn.LossNamed("binaryCrossEntropy"))
	o.LearningRate, o.FullBatch = 0.05, true
	trainer := nn.NewTrainer(network, data, o, 1)
	for range 500 {
		trainer.Epoch()
	}
	for _, y := range network.NewWorkspace(4).Predict(data.Inputs, nil) {
		fmt.Printf("%.0f ", y)
	}
	// Output: 0 1 1 0
}

// The tutorial of the single neuron: three inputs, no bias, and NumPy's random
// numbers with seed 1. These are the weights it prints.
func Example_tutorialOfTheSingleNeuron() {
	data := nn.Samples{N: 4, D: 3, K: 1,
		Inputs:  []float64{0, 0, 1, 1, 1, 1, 1, 0, 1, 0, 1, 1},
		Targets: []float64{0, 1, 1, 0},
	}
	neuron := must(nn.New(3, nn.Layer{Units: 1, Activation: "sigmoid"}))
	neuron.Initialize(random.NewNumPy(1), nn.Init{Initializer: must(nn.InitializerNamed("uniform")), Scale: 1, ByInput: true})

	o := nn.DefaultOptions() // ½ squared error, gradient descent
	o.LearningRate, o.FullBatch, o.Sum, o.FixBiases = 1, true, true, true
	trainer := nn.NewTrainer(neuron, data, o, 1)
	for range 15000 {
		trainer.Epoch()
	}
	for i := range 3 {
		fmt.Printf("%.8f ", neuron.Weight(1, 0, i))
	}
	// Output: 10.08740896 -0.20695366 -4.83757835
}

// The tutorial of the hidden layer does not learn: its weights start so small
// that all units stay alike, and the network answers ⅓ to everything. From
// larger weights it learns.
func Example_tutorialOfTheHiddenLayer() {
	data := nn.Samples{N: 3, D: 3, K: 1,
		Inputs:  []float64{.1, .2, .3, .4, .5, .6, .7, .8, .9},
		Targets: []float64{0, 1, 0},
	}
	shown := must(nn.LossNamed("meanSquared"))
	for _, start := range []struct{ scale, rate float64 }{{0.01, 0.1}, {1, 1}} {
		network := must(nn.New(3, nn.Layer{Units: 4, Activation: "sigmoid"}, nn.Layer{Units: 1, Activation: "sigmoid"}))
		network.Initialize(random.NewNumPy(0), nn.Init{Initializer: must(nn.InitializerNamed("normal")), Scale: start.scale, ByInput: true})
		o := nn.DefaultOptions()
		o.LearningRate, o.FullBatch, o.Sum = start.rate, true, true
		trainer := nn.NewTrainer(network, data, o, 1)
		for range 10000 {
			trainer.Epoch()
		}
		fmt.Printf("from randn·%v: loss %.6f\n", start.scale, network.NewWorkspace(3).MeanLoss(data, shown))
	}
	// Output:
	// from randn·0.01: loss 0.222222
	// from randn·1: loss 0.000215
}

func ExampleNetwork_CheckGradient() {
	network := must(nn.New(2, nn.Layer{Units: 3, Activation: "gelu"}, nn.Layer{Units: 2, Activation: "softmax"}))
	network.Initialize(rand.New(rand.NewPCG(1, 2)), nn.Init{Initializer: must(nn.InitializerNamed("heNormal"))})
	data := nn.Samples{N: 2, D: 2, K: 2, Inputs: []float64{1, -2, 0.5, 3}, Targets: []float64{1, 0, 0, 1}}
	check := network.CheckGradient(data, must(nn.LossNamed("crossEntropy")))
	fmt.Println(check.Difference < 1e-6)
	// Output: true
}

// A snapshot is everything: training on from it gives the same bits.
func ExampleTrainer_Snapshot() {
	data := nn.Samples{N: 3, D: 1, K: 1, Inputs: []float64{-1, 0, 2}, Targets: []float64{1, 0, 4}}
	o := nn.DefaultOptions()
	o.Optimizer = must(nn.OptimizerNamed("adam"))
	begin := func() (*nn.Network, *nn.Trainer) {
		network := must(nn.New(1, nn.Layer{Units: 4, Activation: "softplus"}, nn.Layer{Units: 1, Activation: "linear"}))
		return network, nn.NewTrainer(network, data, o, 1)
	}
	network, trainer := begin()
	network.Initialize(rand.New(rand.NewPCG(3, 4)), nn.Init{Initializer: must(nn.InitializerNamed("lecunNormal"))})
	trainer.Epoch()
	saved := must(json.Marshal(trainer.Snapshot()))

	loaded, resumed := begin()
	var snapshot nn.Snapshot
	if err := json.Unmarshal(saved, &snapshot); err != nil {
		panic(err)
	}
	if err := resumed.Restore(snapshot); err != nil {
		panic(err)
	}
	trainer.Epoch()
	resumed.Epoch()
	fmt.Println(network.Weight(1, 2, 0) == loaded.Weight(1, 2, 0))
	// Output: true
}
