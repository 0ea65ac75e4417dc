package play

import (
	"math"
	"time"

	"neuralplay/nn"
)

// evaluation goes over all samples to find losses and outputs. Where that is
// quick it is done whenever something has changed. Where it is not, with many
// points and a large network, a pass goes on from frame to frame with a copy of
// the network as it was when the pass began, and what it finds is of that moment.
type evaluation struct {
	network *nn.Network // the copy
	ws      *nn.Workspace

	at          int     // the next sample, the test points after the training points; all: no pass is at hand
	epoch       float64 // when the pass began
	train, test tally
	outputs     []float64 // of the samples that metrics are of
	measured    []float64 // the same of the pass before, to be looked at
	all         int
}

// tally is the sums of a pass over one set.
type tally struct {
	n           int
	loss, right float64
}

func (t *tally) add(n int, loss, accuracy float64) {
	t.n += n
	t.loss += loss * float64(n)
	t.right += accuracy * float64(n)
}

// means are NaN for a set without samples.
func (t *tally) means() (loss, accuracy float64) {
	if t.n == 0 {
		return math.NaN(), math.NaN()
	}
	return t.loss / float64(t.n), t.right / float64(t.n)
}

const (
	// evaluationBatch is how many samples are evaluated at once.
	evaluationBatch = 64
	// quickEvaluation is how many weights times samples are looked at without
	// spreading them over frames: some milliseconds in a browser.
	quickEvaluation = 2_000_000
)

func (e *evaluation) reset(n *nn.Network) {
	*e = evaluation{network: n.Clone()}
	e.ws = e.network.NewWorkspace(evaluationBatch)
}

// isQuick tells that evaluating may be done at once.
func (s *Session) isQuick() bool {
	return (s.data.train.N()+s.data.test.N())*s.network.ParameterCount() <= quickEvaluation
}

// isBehind tells that the losses are not those of this moment: something has
// changed since, or the pass that looks at it is not done.
func (s *Session) isBehind() bool { return s.losses.stale || s.evaluation.at < s.evaluation.all }

// evaluate finds losses and outputs of this moment, at once.
func (s *Session) evaluate() {
	s.evaluation.begin(s)
	for !s.evaluation.goOn(s) {
	}
}

// reevaluate goes on with a pass until the next batch would not be done in time,
// but by one batch at least. It begins one when something has changed since the
// last.
func (s *Session) reevaluate(deadline time.Duration) {
	e := &s.evaluation
	if e.at == e.all {
		e.begin(s)
	}
	for began := s.clock(); !e.goOn(s); {
		now := s.clock()
		if now+(now-began) >= deadline {
			return
		}
		began = now
	}
	s.history.add(Loss{Epoch: e.epoch, Train: s.losses.Train, Test: s.losses.Test})
	s.news.State = true
}

func (e *evaluation) begin(s *Session) {
	e.network.CopyParameters(s.network)
	e.at, e.all = 0, s.data.trainSamples.N+s.data.testSamples.N
	e.epoch = s.epoch()
	e.train, e.test = tally{}, tally{}
	e.outputs = e.outputs[:0]
	s.losses.stale = false // whatever changes from here on makes it so again
}

// goOn evaluates the next batch, and tells whether it was the last.
func (e *evaluation) goOn(s *Session) bool {
	samples, sums, from := s.data.trainSamples, &e.train, e.at
	if from >= samples.N {
		from -= samples.N
		samples, sums = s.data.testSamples, &e.test
	}
	n := min(evaluationBatch, samples.N-from)
	batch := nn.Samples{N: n, D: samples.D, K: samples.K,
		Inputs: samples.Inputs[from*samples.D : (from+n)*samples.D], Targets: samples.Targets[from*samples.K : (from+n)*samples.K]}
	loss, accuracy := e.ws.MeanLossAndAccuracy(batch, s.trainer.Loss, s.data.middle(s.config))
	sums.add(n, loss, accuracy)
	if (sums == &e.test) == (s.data.testSamples.N > 0) {
		e.outputs = e.ws.Outputs(e.outputs)
	}
	if e.at += n; e.at < e.all {
		return false
	}
	l := &s.losses
	l.Train, l.TrainAccuracy = e.train.means()
	l.Test, l.TestAccuracy = e.test.means()
	l.Penalty = 0
	if o := s.trainer.Options; o.RegularizationRate != 0 {
		l.Penalty = o.RegularizationRate * e.network.Penalty(o.Regularizer)
	}
	e.outputs, e.measured = e.measured, e.outputs
	l.metrics = nil
	return true
}
