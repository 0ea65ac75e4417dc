package run

import (
	"math"

	"neuralplay/nn"
)

// figures are what the last finished pass found. Those of an empty set are NaN.
type figures struct {
	Train, Test                 float64
	TrainAccuracy, TestAccuracy float64
	Penalty                     float64

	stale   bool     // something has changed since the pass began
	metrics *Metrics // a memo of Metrics
}

// A pass goes over all samples to find losses and outputs, with a copy of the
// network as it was when the pass began, so what it finds is of that moment even
// if training continues meanwhile. Where a pass is quick it is done whenever
// something has changed (Evaluate); where it is not, with many points and a large
// network, its owner spreads it over time (BeginPass, NextBatch).
type pass struct {
	network *nn.Network // the copy
	ws      *nn.Workspace

	at, all     int     // the next sample, test points after training points; all: none is under way
	epoch       float64 // when the pass began
	train, test tally
	outputs     []float64 // of the samples that metrics are of
	measured    []float64 // the same of the last finished pass
}

// tally sums up a pass over one set.
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
	// passBatch is how many samples are evaluated at once.
	passBatch = 64
	// quickPass is how many weights times samples are evaluated without spreading
	// them over time: some milliseconds in a browser.
	quickPass = 2_000_000
)

func newPass(n *nn.Network) pass {
	p := pass{network: n.Clone()}
	p.ws = p.network.NewWorkspace(passBatch)
	return p
}

// begin begins a pass over the network as it is now; one under way is dropped.
func (p *pass) begin(n *nn.Network, d *data, epoch float64) {
	p.network.CopyParameters(n)
	p.at, p.all = 0, d.trainSamples.N+d.testSamples.N
	p.epoch = epoch
	p.train, p.test = tally{}, tally{}
	p.outputs = p.outputs[:0]
}

// isUnderWay reports whether the pass has begun and is not done.
func (p *pass) isUnderWay() bool { return p.at < p.all }

// next evaluates the next samples, and reports whether they were the last.
func (p *pass) next(d *data, loss *nn.Loss) (done bool) {
	samples, sums, from := d.trainSamples, &p.train, p.at
	if from >= samples.N {
		from -= samples.N
		samples, sums = d.testSamples, &p.test
	}
	n := min(passBatch, samples.N-from)
	batch := nn.Samples{N: n, D: samples.D, K: samples.K,
		Inputs:  samples.Inputs[from*samples.D : (from+n)*samples.D],
		Targets: samples.Targets[from*samples.K : (from+n)*samples.K]}
	mean, accuracy := p.ws.MeanLossAndAccuracy(batch, loss, d.problem.Middle())
	sums.add(n, mean, accuracy)
	if (sums == &p.test) == (d.testSamples.N > 0) {
		p.outputs = p.ws.Outputs(p.outputs)
	}
	p.at += n
	return !p.isUnderWay()
}

// finish returns what the pass found, the penalty being that of its network.
func (p *pass) finish(o nn.Options) figures {
	var f figures
	f.Train, f.TrainAccuracy = p.train.means()
	f.Test, f.TestAccuracy = p.test.means()
	if o.RegularizationRate != 0 {
		f.Penalty = o.RegularizationRate * p.network.Penalty(o.Regularizer)
	}
	p.outputs, p.measured = p.measured, p.outputs
	return f
}
