package tensors

// Cause is a mistake that was recognised.
type Cause struct {
	Code string `json:"code"` // one of CauseCodes
	// Part says what it is about, where that is not in the code: "all", "loss", "delta", "gradient", "bias", "update".
	Part   string  `json:"part,omitempty"`
	Layers []int   `json:"layers,omitempty"` // where it is, from 1
	Value  float64 `json:"value,omitempty"`  // a factor, a scale or a rate
	Name   string  `json:"name,omitempty"`   // of an activation
	// Order[i] is the place, from 0, of the row or unit in the recorded step that is printed at place i.
	Order []int `json:"order,omitempty"`
}

// The causes that are recognised.
const (
	SumForMean        = "sumForMean"        // over the samples; Value is their number
	MeanForSum        = "meanForSum"        // over the samples
	DividedTwice      = "dividedTwice"      // by the number of samples
	FactorTwo         = "factorTwo"         // twice too large: a ½ is missing, or a 2 too much
	FactorHalf        = "factorHalf"        // half as large: a 2 is missing, or a ½ too much
	MeanOverOutputs   = "meanOverOutputs"   // where outputs are summed; Value is their number
	SumOverOutputs    = "sumOverOutputs"    // the reverse
	Transposed        = "transposed"        // a matrix that the step has, by itself
	TransposedInZ     = "transposedInZ"     // the weights, in the forward pass
	TransposedInDA    = "transposedInDA"    // the weights, in the backward pass
	NoDerivative      = "noDerivative"      // δ = ∂E/∂a, without f′
	DerivativeOfZ     = "derivativeOfZ"     // f′ written for a was given z
	DerivativeOfA     = "derivativeOfA"     // f′ written for z was given a
	DerivativeTwice   = "derivativeTwice"   // f′ once too often
	SoftmaxAlone      = "softmaxAlone"      // a·(1 − a) for the derivative of softmax
	NewInBackward     = "newInBackward"     // the new weights carried the error back
	BiasNotSummed     = "biasNotSummed"     // over the batch: a row for each sample
	BiasOneSample     = "biasOneSample"     // db is that of the first or last sample
	BiasOverUnits     = "biasOverUnits"     // db is summed over the units as well
	NoBias            = "noBias"            // z without b
	TargetsSigned     = "targetsSigned"     // −1 for 0
	TargetsUnsigned   = "targetsUnsigned"   // 0 for −1
	Ascent            = "ascent"            // the update has the wrong sign
	Negated           = "negated"           // δ and gradients have the other sign, and the update makes up for it
	NegatedSubtracted = "negatedSubtracted" // the same, but the update does not
	HalfGradient      = "halfGradient"      // δ and gradients are half as large, and the learning rate makes up for it
	NotUpdated        = "notUpdated"        // weights and biases stayed
	BiasNotUpdated    = "biasNotUpdated"
	Stale             = "stale"         // the forward pass is from before the last update
	StaleGradient     = "staleGradient" // the gradient is the last step's
	OneFewer          = "oneFewer"      // step
	OneMore           = "oneMore"       // step
	OtherActivation   = "otherActivation"
	OtherRate         = "otherRate"      // Value is the learning rate
	OtherScale        = "otherScale"     // of the weights, by the factor Value
	OtherWeights      = "otherWeights"   // and all else follows from them: another seed
	OtherData         = "otherData"      // and all else follows from them
	RowsReordered     = "rowsReordered"  // samples
	UnitsReordered    = "unitsReordered" // of a layer
)

// CauseCodes lists every cause.
func CauseCodes() []string {
	return []string{
		SumForMean, MeanForSum, DividedTwice, FactorTwo, FactorHalf, MeanOverOutputs, SumOverOutputs,
		Transposed, TransposedInZ, TransposedInDA,
		NoDerivative, DerivativeOfZ, DerivativeOfA, DerivativeTwice, SoftmaxAlone, NewInBackward,
		BiasNotSummed, BiasOneSample, BiasOverUnits, NoBias, TargetsSigned, TargetsUnsigned,
		Ascent, Negated, NegatedSubtracted, HalfGradient, NotUpdated, BiasNotUpdated,
		Stale, StaleGradient, OneFewer, OneMore,
		OtherActivation, OtherRate, OtherScale, OtherWeights, OtherData, RowsReordered, UnitsReordered,
	}
}

// The parts that a factor can be in.
const (
	partAll      = "all" // loss and gradient
	partLoss     = "loss"
	partDelta    = "delta"
	partGradient = "gradient"
	partBias     = "bias"
	partUpdate   = "update"
)

// Parts lists what Cause.Part can be.
func Parts() []string {
	return []string{partAll, partLoss, partDelta, partGradient, partBias, partUpdate}
}

// hypothesis is a step that a program with these mistakes would make.
type hypothesis struct {
	causes []Cause
	wrong  wrong
	step   *step // nil: run makes it
	tol    tolerance
	// need is how many digits must speak for it: more for what is less common, or has numbers fitted.
	need float64
	// given are the tensors that the step was made from: they agree anyhow. fitted reports whether their own numbers
	// speak for it all the same.
	given  []int
	fitted bool
	anyway bool // matrices may be printed either way round
}

const (
	needCommon   = 2.5
	needUncommon = 4.0
	needFitted   = 6.0
	needMore     = 1.5 // for each further cause
)
