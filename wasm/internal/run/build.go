package run

import (
	"neuralplay/nn"
	"neuralplay/nn/dataset"
	"neuralplay/wasm/internal/config"
)

// New makes a run from a valid configuration that needs no own data.
func New(c config.Config) *Run { return newRun(c, nil) }

func newRun(c config.Config, own *dataset.Table) *Run {
	r := &Run{config: c.Clone(), own: own, version: 1}
	r.rebuild(config.Data)
	return r
}

// Copy returns a run that continues from the same moment to the same bits and
// shares nothing with r that changes.
func (r *Run) Copy() *Run {
	c := newRun(r.config, r.own)
	var m Moment
	r.SaveMoment(&m)
	c.LoadMoment(&m)
	c.curves = r.curves.clone()
	c.CatchUp()
	return c
}

// rebuild makes anew what a change of this effect asks for.
func (r *Run) rebuild(effect config.Effect) {
	switch {
	case effect >= config.Network:
		if effect >= config.Data {
			r.data = known(makeData(r.config, r.own)) // checked by the command
			r.sets++
		} else {
			r.data.encode(r.config)
		}
		r.makeNetwork()
		r.restart()
	case effect == config.Optimizer:
		r.trainer.Forget()
	}
	r.trainer.Options = r.options()
}

func (r *Run) makeNetwork() {
	c, p := r.config, r.data.problem
	var layers []nn.Layer
	for i, units := range c.NetworkShape {
		layers = append(layers, nn.Layer{Units: units, Activation: c.HiddenActivation(i)})
	}
	layers = append(layers, nn.Layer{Units: p.Outputs, Activation: p.Output})
	r.network = known(nn.New(r.data.width(), layers...)) // the configuration was validated
	r.networks++
	r.planes++
	r.looking = r.network.NewWorkspace(passBatch)
	r.pass = newPass(r.network)
}

// restart restores the initial weights exactly and forgets the run.
func (r *Run) restart() {
	r.initialize()
	r.trainer = nn.NewTrainer(r.network, r.data.trainSamples, r.options(), streamSeed(r.config))
	r.augmentation = newAugmentation(r.config)
	r.curves = Curves{version: r.curves.version}
	r.points++
	r.changed()
	r.Evaluate()
	r.watch = newWatch(r.figures, 0)
	r.Record()
}

// initialize draws the first weights, or takes them as the configuration lists
// them.
func (r *Run) initialize() {
	n, c := r.network, r.config
	n.Initialize(r.data.weightSource(c), initial(c))
	if n.SetParameters(c.InitParameters) != nil || c.Bias {
		return // of another network's number of parameters, nothing is taken
	}
	for l := 1; l <= n.Layers(); l++ {
		for u := range n.Units(l) {
			n.SetBias(l, u, 0)
		}
	}
}

// changed notes that the parameters or the data are others now.
func (r *Run) changed() {
	r.version++
	r.figures.stale = true
}

// edited follows every change of parameters by hand: what was in trouble may be
// sound again, and a loss that somebody made high on purpose is no trouble.
func (r *Run) edited() {
	reference := r.watch.reference
	r.changed()
	r.Evaluate()
	r.watch = newWatch(r.figures, r.trainer.Epochs())
	r.watch.reference = max(reference, r.figures.Train)
	r.Record()
}
