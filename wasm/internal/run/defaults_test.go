package run

import (
	"fmt"
	"testing"

	"neuralplay/nn"
	"neuralplay/wasm/internal/config"
)

// What a link alone brings must be enough to learn the easy data sets.
const (
	easyAccuracy = 0.98
	easyEpochs   = 200
	easySeeds    = 5
)

var easySets = []string{"circle", "xor", "gauss"}

// Every optimizer learns with the numbers that it brings.
func TestOptimizersLearnAtTheirDefaults(t *testing.T) {
	for _, optimizer := range nn.OptimizerNames() {
		learnsEasySets(t, "optimizer="+optimizer+"&networkShape=8,8")
	}
}

// Sigmoid units learn with plain SGD, with what they bring.
func TestSigmoidUnitsLearn(t *testing.T) {
	for _, shape := range []string{"4,2", "8", "8,8"} {
		learnsEasySets(t, "activation=sigmoid&networkShape="+shape)
	}
}

func learnsEasySets(t *testing.T, settings string) {
	t.Helper()
	for _, set := range easySets {
		t.Run(settings+"/"+set, func(t *testing.T) {
			t.Parallel()
			var took []int
			for seed := 1; seed <= easySeeds; seed++ {
				link := fmt.Sprintf("v=1&%s&dataset=%s&seed=%d", settings, set, seed)
				epochs, accuracy := epochsTo(easyAccuracy, link)
				if accuracy < easyAccuracy {
					t.Errorf("%s: %.1f %% after %d epochs", link, 100*accuracy, epochs)
				}
				took = append(took, epochs)
			}
			t.Log(took)
		})
	}
}

// epochsTo trains until so much of the training data is right, for easyEpochs
// epochs at most.
func epochsTo(accuracy float64, link string) (epochs int, reached float64) {
	c, _ := config.Parse(link, nil)
	for r := New(c); ; {
		for now := r.Epochs(); r.Epochs() == now; {
			r.Batch()
		}
		r.Evaluate()
		reached = *r.Metrics().TrainAccuracy
		if reached >= accuracy || r.Epochs() == easyEpochs {
			return r.Epochs(), reached
		}
	}
}
