package run

import (
	"math"

	"neuralplay/nn"
)

// Metrics are figures of the test points, or of the training points where there
// are no others. Of two classes the second is the positive one; of more,
// precision, recall, F1 and ROC AUC are the means over all classes. Those that do
// not belong to the problem, or are not defined, are nil.
type Metrics struct {
	Of            string       `json:"of"` // "test" or "train"
	Accuracy      *float64     `json:"accuracy"`
	TrainAccuracy *float64     `json:"trainAccuracy"` // of the training points
	Precision     *float64     `json:"precision"`
	Recall        *float64     `json:"recall"`
	F1            *float64     `json:"f1"`
	ROCAUC        *float64     `json:"rocAUC"`
	Confusion     nn.Confusion `json:"confusion"` // [truth][predicted]

	R2                *float64 `json:"r2"`
	MeanAbsoluteError *float64 `json:"meanAbsoluteError"`
}

// OrNil returns a number as JSON takes it: nil if it is not finite.
func OrNil(v float64) *float64 {
	if !finite(v) {
		return nil
	}
	return &v
}

func finite(v float64) bool { return !math.IsNaN(v) && !math.IsInf(v, 0) }
