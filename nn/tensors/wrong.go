package tensors

import "neuralplay/nn"

// wrong is one mistake, or a few, of a program. The zero value makes no mistake.
type wrong struct {
	target func(t float64) float64

	// Factors; 0 stands for 1.
	lossBy     float64 // of the loss
	outBy      float64 // of ∂E/∂a of the last layer, and so of all that follows
	gradientBy float64 // of dW and db
	biasBy     float64 // of db
	stepBy     float64 // of what is subtracted from the parameters

	// Layers whose matrix is transposed.
	flipForward, flipBackward, flipGradient layerSet

	derivative derivative
	layers     layerSet // where the derivative is wrong

	other   *nn.Activation // instead of the layers'
	otherIn layerSet
	noBias  layerSet // layers whose sums lack it

	newInBackward bool
	bias          biasSum
	biasFull      bool // one sample's db counts in full
	still         still

	forwardW, forwardB []matrix // of another moment, for the forward pass alone
}

func one(factor float64) float64 {
	if factor == 0 {
		return 1
	}
	return factor
}

// derivative says how f′ is taken.
type derivative int

const (
	right     derivative = iota
	forgotten            // 1
	ofSum                // f′ as a formula of a, given z
	ofOutput             // f′ as a formula of z, given a
	twice                // multiplied a second time, or at all where the loss has it already
	alone                // of softmax: each output by itself
)

// at returns how a layer's derivative is taken.
func (m *wrong) at(layer int) derivative {
	if m.layers.has(layer) {
		return m.derivative
	}
	return right
}

// layerSet has a bit for each layer.
type layerSet uint64

func (s layerSet) has(layer int) bool { return s>>(layer&63)&1 != 0 }

// biasSum says how db is summed.
type biasSum int

const (
	summed biasSum = iota
	rows
	wholeRows
	firstSample
	lastSample
	overUnits
)

// still says which parameters are never updated.
type still int

const (
	stillWeights still = 1 << iota
	stillBiases
)
