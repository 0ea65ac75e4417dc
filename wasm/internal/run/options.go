package run

import (
	"neuralplay/nn"
	"neuralplay/wasm/internal/config"
)

// initial returns how the first weights are drawn.
func initial(c config.Config) nn.Init {
	init := nn.Init{Scale: c.InitScale, Bias: c.BiasInit, ByInput: c.RNG == "numpy"}
	name := c.Init
	if c.InitZero {
		init.Bias, name = 0, "zero" // the draws still happen
	}
	if !c.Bias {
		init.Bias = 0
	}
	init.Initializer = known(nn.InitializerNamed(name))
	return init
}

// TrainedParameters returns how many weights and biases are trained.
func (r *Run) TrainedParameters() int {
	count := r.network.ParameterCount()
	for l := 1; r.trainer.FixBiases && l <= r.network.Layers(); l++ {
		count -= r.network.Units(l)
	}
	return count
}

// options returns the trainer's numbers.
func (r *Run) options() nn.Options {
	c, o := r.config, nn.DefaultOptions()
	o.LearningRate = c.LearningRate
	o.BatchSize, o.FullBatch = c.BatchSize, c.BatchSize == 0
	o.Partial = nn.PartialBatch(c.PartialBatch)
	o.Sum = c.Reduction == "sum"
	o.Shuffle = c.Shuffle
	o.FixBiases = !c.Bias || !c.TrainBias
	o.Loss = known(nn.LossNamed(r.data.problem.Loss))
	o.Regularizer = known(nn.RegularizerNamed(c.Regularization))
	o.RegularizationRate = c.RegularizationRate
	o.Dropout, o.Clip = c.Dropout, c.Clip
	o.Optimizer = known(nn.OptimizerNamed(c.Optimizer))
	o.Momentum, o.Beta1, o.Beta2, o.Rho, o.Epsilon = c.Momentum, c.Beta1, c.Beta2, c.Rho, c.Epsilon
	o.WeightDecay = c.WeightDecay
	o.Schedule = known(nn.ScheduleNamed(c.Schedule))
	o.ScheduleRate, o.ScheduleSteps, o.Warmup = c.ScheduleRate, c.ScheduleSteps, c.Warmup
	return o
}
