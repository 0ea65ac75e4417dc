package run

// Training evaluates nothing. What it came to is found by a pass, done at once
// (Evaluate, Note, CatchUp) or by an owner who spreads it over time (BeginPass,
// NextBatch, RecordPass).

// Losses returns the mean losses that the last finished pass found; NaN for a set
// without samples.
func (r *Run) Losses() (train, test float64) { return r.figures.Train, r.figures.Test }

// Penalty returns what regularization added to the loss then.
func (r *Run) Penalty() float64 { return r.figures.Penalty }

// HasTest reports whether there are test points.
func (r *Run) HasTest() bool { return r.data.testSamples.N > 0 }

// IsQuick reports whether a whole pass may be done at once.
func (r *Run) IsQuick() bool {
	return (r.data.train.N()+r.data.test.N())*r.network.ParameterCount() <= quickPass
}

// IsBehind reports whether the figures are not those of this moment: something
// has changed since, or the pass that looks at it is under way.
func (r *Run) IsBehind() bool { return r.figures.stale || r.PassUnderWay() }

// PassUnderWay reports whether a pass has begun and is not done.
func (r *Run) PassUnderWay() bool { return r.pass.isUnderWay() }

// Evaluate finds the figures of this moment, at once.
func (r *Run) Evaluate() {
	r.BeginPass()
	for !r.NextBatch() {
	}
}

// Note evaluates and adds a point to the curves.
func (r *Run) Note() {
	r.Evaluate()
	r.Record()
}

// CatchUp brings figures and curves up to date where they are not.
func (r *Run) CatchUp() {
	if r.IsBehind() {
		r.Note()
	}
}

// BeginPass begins a pass; one under way is dropped.
func (r *Run) BeginPass() {
	r.pass.begin(r.network, &r.data, r.epoch())
	r.figures.stale = false // whatever changes from here on makes it so again
}

// NextBatch evaluates the next samples of the pass, and reports whether they were
// the last: then the figures are those of the moment it began.
func (r *Run) NextBatch() (done bool) {
	if !r.pass.next(&r.data, r.trainer.Loss) {
		return false
	}
	stale := r.figures.stale
	r.figures = r.pass.finish(r.trainer.Options)
	r.figures.stale = stale
	return true
}

// RecordPass adds what the finished pass found to the curves, at the epoch it
// began.
func (r *Run) RecordPass() { r.record(r.pass.epoch) }

// Curves returns the loss curves so far.
func (r *Run) Curves() *Curves { return &r.curves }

// Record adds the figures of the last evaluation to the curves, at the current
// epoch.
func (r *Run) Record() { r.record(r.epoch()) }

func (r *Run) record(epoch float64) {
	r.curves.add(CurvePoint{Epoch: epoch, Train: r.figures.Train, Test: r.figures.Test})
}

// epoch is the number of epochs done, with the part of the current one.
func (r *Run) epoch() float64 {
	return float64(r.trainer.Epochs()) + float64(r.trainer.Cursor())/float64(r.data.trainSamples.N)
}
