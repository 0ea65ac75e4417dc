// Package run is one training run: a configuration made into data, a network
// and its training. Commands go in, numbers come out. It knows no clock, no
// frame and no picture, so what comes of a run depends on its commands alone.
//
// A run can be copied, compared and replayed, and several can live side by side:
// they share nothing that changes. It falls into a setup (link and own data), a
// moment (what training continues from) and curves (what it has shown so far);
// see Moment and Snapshot.
//
// A Run is not safe for concurrent use.
package run

import (
	"neuralplay/nn"
	"neuralplay/nn/dataset"
	"neuralplay/wasm/internal/config"
)

// Run is one network in training, and all that belongs to it.
type Run struct {
	config config.Config
	own    *dataset.Table // what a person brought, if anything; never changed

	data         data
	network      *nn.Network
	trainer      *nn.Trainer
	augmentation augmentation
	watch        watch
	curves       Curves

	looking *nn.Workspace // answers questions; training and passes have their own
	pass    pass
	figures figures
	kept    kept
	survey  survey

	version  uint64 // counts changes of the parameters or the data; never 0
	points   uint64 // counts changes of the points or of the plane they lie in
	networks uint64 // counts the networks made
	planes   uint64 // counts the places that the shown plane had
	sets     uint64 // counts the data made
}

// Config returns the configuration in force; its lists and map must not be
// changed. It is not cloned, as every frame asks for it.
func (r *Run) Config() config.Config { return r.config }

// Own returns what a person brought as data, nil if nothing. It must not be
// changed.
func (r *Run) Own() *dataset.Table { return r.own }

// Network returns the network in training, to be read only.
func (r *Run) Network() *nn.Network { return r.network }

// Problem returns what the configuration and the data ask of the network.
func (r *Run) Problem() Problem { return r.data.problem }

// Version changes whenever the parameters or the data do. It is never 0.
func (r *Run) Version() uint64 { return r.version }

// PointsVersion changes whenever the points do, or the plane they lie in.
func (r *Run) PointsVersion() uint64 { return r.points }

// Networks counts the networks made so far: with another count, Network is
// another one.
func (r *Run) Networks() uint64 { return r.networks }

// Planes changes whenever the shown plane lies elsewhere, or the network on it is
// another one.
func (r *Run) Planes() uint64 { return r.planes }

// Sets counts the data made so far: with another count, an index names another
// sample.
func (r *Run) Sets() uint64 { return r.sets }

// Epochs is the number of whole epochs done, Steps that of updates, Samples that
// of samples trained on, Cursor how many of those belong to the current epoch.
func (r *Run) Epochs() int  { return r.trainer.Epochs() }
func (r *Run) Steps() int   { return r.trainer.Steps() }
func (r *Run) Samples() int { return r.trainer.Samples() }
func (r *Run) Cursor() int  { return r.trainer.Cursor() }

// EndsSoon reports whether the current epoch ends with this batch or the next.
func (r *Run) EndsSoon() bool {
	size := r.config.BatchSize
	return size == 0 || r.data.trainSamples.N-r.Cursor() <= 2*size
}

// SitsOut reports which units of a layer sat out the last batch, in the space of
// into; nil where none can.
func (r *Run) SitsOut(layer int, into []bool) []bool {
	if r.config.Dropout == 0 || layer < 1 || layer >= r.network.Layers() {
		return nil
	}
	into = into[:0]
	for u := range r.network.Units(layer) {
		into = append(into, r.trainer.SitsOut(layer, u))
	}
	return into
}
