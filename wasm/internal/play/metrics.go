package play

import (
	"math"

	"neuralplay/nn"
)

// Metrics are figures of the test points, or of the training points where there
// are no others. Of two classes the second is the positive one (blue); of more,
// precision, recall, F1 and ROC AUC are the means over all classes. Those that do
// not belong to the problem, or cannot be told, are nil.
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

// metrics are the figures of the last evaluation.
func (s *Session) metrics() *Metrics {
	l := &s.losses
	if l.metrics != nil {
		return l.metrics
	}
	m := &Metrics{Of: "test", Accuracy: orNil(l.TestAccuracy)}
	samples, labels := s.data.testSamples, s.data.test.Labels
	if !s.hasTest() {
		m.Of, m.Accuracy = "train", orNil(l.TrainAccuracy)
		samples, labels = s.data.trainSamples, s.data.train.Labels
	}
	outputs := s.evaluation.measured
	if s.data.classes == nil {
		m.Accuracy = nil
		m.R2 = orNil(nn.R2(samples.Targets, outputs))
		m.MeanAbsoluteError = orNil(nn.MeanAbsoluteError(samples.Targets, outputs))
	} else {
		m.TrainAccuracy = orNil(l.TrainAccuracy)
		s.classify(m, labels, outputs)
	}
	l.metrics = m
	return m
}

func (s *Session) classify(m *Metrics, labels, outputs []float64) {
	classes, k := len(s.data.classes), s.network.Outputs()
	truth, predicted := make([]int, len(labels)), make([]int, len(labels))
	for i, label := range labels {
		truth[i], predicted[i] = int(label), s.class(outputs[i*k:(i+1)*k])
	}
	c := nn.NewConfusion(classes, truth, predicted)
	m.Confusion = c
	if classes > 2 {
		m.Precision, m.Recall, m.F1 = orNil(c.Macro(c.Precision)), orNil(c.Macro(c.Recall)), orNil(c.Macro(c.F1))
		m.ROCAUC = orNil(nn.MacroROCAUC(classes, truth, outputs))
		return
	}
	m.Precision, m.Recall, m.F1 = orNil(c.Precision(1)), orNil(c.Recall(1)), orNil(c.F1(1))
	positive, scores := make([]bool, len(truth)), make([]float64, len(truth))
	for i, t := range truth {
		positive[i] = t == 1
		scores[i] = outputs[i*k+k-1] // the only output, or that of the second class
	}
	m.ROCAUC = orNil(nn.ROCAUC(positive, scores))
}

// class is the class that a row of outputs answers.
func (s *Session) class(outputs []float64) int {
	if len(outputs) > 1 {
		return max(0, nn.ArgMax(outputs))
	}
	if v := outputs[0]; v >= s.data.middle(s.config) && !math.IsNaN(v) {
		return 1
	}
	return 0
}
