package nn_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"

	"neuralplay/nn"
	"neuralplay/nn/random"
)

// must is for what cannot fail here: sound layers and exact JSON.
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
	network.Initialize(rand.New(rand.NewPCG(1, 1)), nn.Init{Initializer: nn.GlorotUniform})

	o := nn.OptionsFor(nn.Adam)
	o.Loss = nn.BinaryCrossEntropy
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
	neuron.Initialize(random.NewNumPy(1), nn.Init{Initializer: nn.UniformInit, Scale: 1, ByInput: true})

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

// The tutorial of the hidden layer does not learn: its weights start so small that all units stay alike, and the
// network answers ⅓ to everything. From larger weights it learns.
func Example_tutorialOfTheHiddenLayer() {
	data := nn.Samples{N: 3, D: 3, K: 1,
		Inputs:  []float64{.1, .2, .3, .4, .5, .6, .7, .8, .9},
		Targets: []float64{0, 1, 0},
	}
	for _, start := range []struct{ scale, rate float64 }{{0.01, 0.1}, {1, 1}} {
		hidden, output := nn.Layer{Units: 4, Activation: "sigmoid"}, nn.Layer{Units: 1, Activation: "sigmoid"}
		network := must(nn.New(3, hidden, output))
		network.Initialize(random.NewNumPy(0), nn.Init{Initializer: nn.NormalInit, Scale: start.scale, ByInput: true})
		o := nn.DefaultOptions()
		o.LearningRate, o.FullBatch, o.Sum = start.rate, true, true
		trainer := nn.NewTrainer(network, data, o, 1)
		for range 10000 {
			trainer.Epoch()
		}
		fmt.Printf("from randn·%v: loss %.6f\n", start.scale, network.NewWorkspace(3).MeanLoss(data, nn.MeanSquared))
	}
	// Output:
	// from randn·0.01: loss 0.222222
	// from randn·1: loss 0.000215
}

func ExampleNetwork_CheckGradient() {
	network := must(nn.New(2, nn.Layer{Units: 3, Activation: "gelu"}, nn.Layer{Units: 2, Activation: "softmax"}))
	network.Initialize(rand.New(rand.NewPCG(1, 2)), nn.Init{Initializer: nn.HeNormal})
	data := nn.Samples{N: 2, D: 2, K: 2, Inputs: []float64{1, -2, 0.5, 3}, Targets: []float64{1, 0, 0, 1}}
	check := network.CheckGradient(data, nn.CrossEntropy)
	fmt.Println(check.Difference < 1e-6)
	// Output: true
}

// A snapshot holds everything: training on from it comes out the same, to the bit.
func ExampleTrainer_Snapshot() {
	data := nn.Samples{N: 3, D: 1, K: 1, Inputs: []float64{-1, 0, 2}, Targets: []float64{1, 0, 4}}
	o := nn.OptionsFor(nn.Adam)
	begin := func() (*nn.Network, *nn.Trainer) {
		hidden, output := nn.Layer{Units: 4, Activation: "softplus"}, nn.Layer{Units: 1, Activation: "linear"}
		network := must(nn.New(1, hidden, output))
		return network, nn.NewTrainer(network, data, o, 1)
	}
	network, trainer := begin()
	network.Initialize(rand.New(rand.NewPCG(3, 4)), nn.Init{Initializer: nn.LecunNormal})
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

// One sample's arithmetic, forward and back, and the update it alone would make.
func ExampleNetwork_Trace() {
	neuron := must(nn.New(2, nn.Layer{Units: 1, Activation: "sigmoid"}))
	neuron.SetWeight(1, 0, 0, 0.5)
	trace := neuron.Trace([]float64{2, 1}, []float64{0}, nn.HalfSquared)
	layer := trace.Layers[0]
	fmt.Printf("z %.3f a %.3f loss %.3f\n", layer.Z[0], layer.A[0], trace.Loss)
	fmt.Printf("dA %.3f delta %.3f dW %.3f\n", layer.DA[0], layer.Delta[0], layer.DW[0])

	data := nn.Samples{N: 1, D: 2, K: 1, Inputs: trace.Inputs, Targets: trace.Target}
	trainer := nn.NewTrainer(neuron, data, nn.DefaultOptions(), 1)
	update := trainer.UpdateFor(trace.Gradient(nil), 1)
	fmt.Printf("%.3f → %.3f\n", update.Before, update.After)
	// Output:
	// z 1.000 a 0.731 loss 0.267
	// dA 0.731 delta 0.144 dW [0.287 0.144]
	// [0.500 0.000 0.000] → [0.491 -0.004 -0.004]
}

// A recording holds the current step, or the last one.
func ExampleTrainer_Record() {
	data := nn.Samples{N: 3, D: 1, K: 1, Inputs: []float64{-1, 0, 2}, Targets: []float64{1, 0, 4}}
	line := must(nn.New(1, nn.Layer{Units: 1, Activation: "linear"}))
	trainer := nn.NewTrainer(line, data, nn.OptionsFor(nn.Momentum), 1)
	var step nn.Recording
	trainer.Record(&step)
	trainer.Batch()
	fmt.Printf("loss of %d samples: %.3f\n", len(step.Samples), step.Loss())
	fmt.Printf("gradient %.3f at rate %v: %.3f → %.3f\n",
		step.Update.Gradient, step.Update.Rate, step.Update.Before, step.Update.After)
	// Output:
	// loss of 3 samples: 2.833
	// gradient [-2.333 -1.667] at rate 0.01: [0.000 0.000] → [0.023 0.017]
}

// A moment is a way back within the program.
func ExampleTrainer_LoadMoment() {
	data := nn.Samples{N: 3, D: 1, K: 1, Inputs: []float64{-1, 0, 2}, Targets: []float64{1, 0, 4}}
	line := must(nn.New(1, nn.Layer{Units: 1, Activation: "linear"}))
	trainer := nn.NewTrainer(line, data, nn.OptionsFor(nn.Adam), 1)
	trainer.Epoch()
	var m nn.Moment
	trainer.SaveMoment(&m)
	trainer.Epoch()
	later := line.Weight(1, 0, 0)
	trainer.LoadMoment(&m)
	trainer.Epoch()
	fmt.Println(trainer.Epochs(), line.Weight(1, 0, 0) == later)
	// Output: 2 true
}
