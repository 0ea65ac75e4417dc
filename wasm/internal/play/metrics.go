package play

import "neuralplay/nn"

// Metrics are figures of the test points; class 1 is the positive one (blue).
// Those that do not belong to the problem, or cannot be told, are nil.
type Metrics struct {
	Accuracy      *float64     `json:"accuracy"`
	TrainAccuracy *float64     `json:"trainAccuracy"` // of the training points
	Precision     *float64     `json:"precision"`
	Recall        *float64     `json:"recall"`
	F1            *float64     `json:"f1"`
	ROCAUC        *float64     `json:"rocAUC"`
	Confusion     nn.Confusion `json:"confusion"` // [truth][predicted], class 0 first

	R2                *float64 `json:"r2"`
	MeanAbsoluteError *float64 `json:"meanAbsoluteError"`
}

// metrics computes the figures, or gives those of before when nothing changed.
func (s *Session) metrics() *Metrics {
	if s.measured != nil && s.measuredOf == s.version {
		return s.measured
	}
	test := s.data.testSamples
	m := &Metrics{}
	if outputs := s.Predict(test.Inputs); s.config.Problem == "regression" {
		m.R2 = orNil(nn.R2(test.Targets, outputs))
		m.MeanAbsoluteError = orNil(nn.MeanAbsoluteError(test.Targets, outputs))
	} else {
		s.classify(m, test.Targets, outputs)
	}
	s.measured, s.measuredOf = m, s.version
	return m
}

func (s *Session) classify(m *Metrics, targets, outputs []float64) {
	middle := middleOf(s.config)
	class := func(v float64) int {
		if v >= middle {
			return 1
		}
		return 0
	}
	var truth, predicted []int
	var positive []bool
	for i, t := range targets {
		truth, predicted = append(truth, class(t)), append(predicted, class(outputs[i]))
		positive = append(positive, class(t) == 1)
	}
	c := nn.NewConfusion(2, truth, predicted)
	m.Confusion = c
	m.Accuracy, m.TrainAccuracy = orNil(s.losses.TestAccuracy), orNil(s.losses.TrainAccuracy)
	m.Precision, m.Recall, m.F1 = orNil(c.Precision(1)), orNil(c.Recall(1)), orNil(c.F1(1))
	m.ROCAUC = orNil(nn.ROCAUC(positive, outputs))
}
