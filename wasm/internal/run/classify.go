package run

import (
	"math"

	"neuralplay/nn"
)

// Metrics returns the figures of the last finished pass. They must not be
// changed.
func (r *Run) Metrics() *Metrics {
	f := &r.figures
	if f.metrics != nil {
		return f.metrics
	}
	m := &Metrics{Of: "test", Accuracy: OrNil(f.TestAccuracy)}
	samples, labels := r.data.testSamples, r.data.test.Labels
	if !r.HasTest() {
		m.Of, m.Accuracy = "train", OrNil(f.TrainAccuracy)
		samples, labels = r.data.trainSamples, r.data.train.Labels
	}
	outputs := r.pass.measured
	if r.data.problem.Classes == 0 {
		m.Accuracy = nil
		m.R2 = OrNil(meanR2(samples.K, samples.Targets, outputs))
		m.MeanAbsoluteError = OrNil(nn.MeanAbsoluteError(samples.Targets, outputs))
	} else {
		m.TrainAccuracy = OrNil(f.TrainAccuracy)
		r.classify(m, labels, outputs)
	}
	f.metrics = m
	return m
}

// meanR2 is the mean of R² over k outputs: each of them has a spread of its own.
func meanR2(k int, targets, outputs []float64) float64 {
	column := func(of []float64, at int) (values []float64) {
		for ; at < len(of); at += k {
			values = append(values, of[at])
		}
		return values
	}
	mean := 0.0
	for at := range k {
		mean += nn.R2(column(targets, at), column(outputs, at)) / float64(k)
	}
	return mean
}

func (r *Run) classify(m *Metrics, labels, outputs []float64) {
	classes, k := r.data.problem.Classes, r.data.problem.Outputs
	truth := make([]int, len(labels))
	var answered, predicted []int // without the samples that have no answer
	for i, label := range labels {
		truth[i] = int(label)
		if class := r.class(outputs[i*k : (i+1)*k]); class != noClass {
			answered, predicted = append(answered, truth[i]), append(predicted, class)
		}
	}
	c := nn.NewConfusion(classes, answered, predicted)
	m.Confusion = c
	if classes > 2 {
		m.Precision, m.Recall, m.F1 = OrNil(c.Macro(c.Precision)), OrNil(c.Macro(c.Recall)), OrNil(c.Macro(c.F1))
		m.ROCAUC = OrNil(nn.MacroROCAUC(classes, truth, outputs))
		return
	}
	m.Precision, m.Recall, m.F1 = OrNil(c.Precision(1)), OrNil(c.Recall(1)), OrNil(c.F1(1))
	positive, scores := make([]bool, len(truth)), make([]float64, len(truth))
	for i, t := range truth {
		positive[i] = t == 1
		scores[i] = outputs[i*k+k-1] // the only output, or that of the second class
	}
	m.ROCAUC = OrNil(nn.ROCAUC(positive, scores))
}

// noClass stands for what a run answers whose outputs are not numbers.
const noClass = -1

// class returns the class that a row of outputs answers.
func (r *Run) class(outputs []float64) int {
	if len(outputs) > 1 {
		return nn.ArgMax(outputs) // −1 if all are NaN
	}
	switch v := outputs[0]; {
	case math.IsNaN(v):
		return noClass
	case v >= r.data.problem.Middle():
		return 1
	}
	return 0
}

// ClassOf returns the class that outputs answer; ok is false in a regression, and
// where the outputs are not numbers.
func (r *Run) ClassOf(outputs []float64) (class int, ok bool) {
	if r.data.problem.Classes == 0 {
		return 0, false
	}
	class = r.class(outputs)
	return class, class != noClass
}
