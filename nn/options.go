package nn

// PartialBatch says what happens to the samples left over at the end of an epoch if the batch size does not divide
// their number.
type PartialBatch string

const (
	// CarryPartial keeps their gradient; the next epoch's first update divides by all samples gathered by then.
	// TensorFlow Playground does this.
	CarryPartial PartialBatch = "carry"
	// StepPartial updates with them, as most libraries do.
	StepPartial PartialBatch = "step"
)

// Options are the numbers of training. They may be changed between any two calls of a Trainer's methods; a zero is
// taken as zero. A new optimizer starts with nothing remembered; the weights stay.
//
// Start from DefaultOptions or OptionsFor: Loss, Regularizer and Optimizer must be set.
type Options struct {
	LearningRate float64
	BatchSize    int  // at least 1
	FullBatch    bool // all samples are one batch, however many
	Partial      PartialBatch
	Sum          bool // steps follow the sum of a batch's gradients, not their mean
	Shuffle      bool // a new order of the samples each epoch
	FixBiases    bool // biases are not trained

	Loss               *Loss
	Regularizer        *Regularizer
	RegularizationRate float64
	Dropout            float64 // share of hidden units that sit a batch out, 0…1
	Clip               float64 // the largest length of the gradient; 0: no limit

	Optimizer    *Optimizer
	Momentum     float64 // μ of Momentum, Nesterov, RMSprop
	Beta1, Beta2 float64 // of Adam and its kin
	Rho          float64 // of Adadelta, RMSprop
	Epsilon      float64 // above 0
	WeightDecay  float64 // λ: adds λ·θ to the gradient; AdamW shrinks θ itself by it

	Schedule      *Schedule
	ScheduleRate  float64
	ScheduleSteps int // epochs
	Warmup        int // epochs
}

// DefaultOptions returns what the playground starts with: plain gradient descent at a rate of 0.03 in batches of 10.
// The numbers are SGD's; to train with another optimizer, start from OptionsFor.
func DefaultOptions() Options {
	return Options{
		LearningRate: 0.03,
		BatchSize:    10,
		Partial:      StepPartial,
		Loss:         HalfSquared,
		Regularizer:  NoPenalty,
		Optimizer:    SGD,
		Beta1:        0.9,
		Beta2:        0.999,
		Rho:          0.9,
		Epsilon:      1e-8,
		Schedule:     ConstantRate,
		ScheduleRate: 0.5, ScheduleSteps: 100,
	}
}

// OptionsFor returns DefaultOptions with an optimizer and its usual numbers, the learning rate included.
func OptionsFor(o *Optimizer) Options {
	options := DefaultOptions()
	options.Optimizer = o
	o.Defaults(&options)
	return options
}
