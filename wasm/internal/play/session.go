// Package play is a session: a configuration made into data, a network and its
// training. Commands go in; numbers to show come out. It knows neither the
// browser nor the screen, so the same session runs in the tab and in tests.
//
// The one who holds a Session calls it from one goroutine: Do whenever
// something shall change, Advance once a frame, and the readers in between.
package play

import (
	"time"

	"neuralplay/nn"
	"neuralplay/nn/dataset"
	"neuralplay/wasm/internal/config"
)

// Session is one network in training, and all that belongs to it.
type Session struct {
	clock func() time.Duration // since some moment in the past; never goes back

	config  config.Config
	network *nn.Network
	trainer *nn.Trainer
	own     *dataset.Table // what a person brought, if anything
	data    data
	looking *nn.Workspace // answers questions; training has a workspace of its own
	field   field
	points  points

	queue   []Command
	jobs    []job
	playing bool
	motion  slowMotion

	augmentation augmentation

	evaluation evaluation
	losses     losses
	history    history
	meter      meter

	watch    watch
	lookedAt int    // the trainer's samples when losses and history were last brought up to date
	version  uint64 // counts changes of the parameters or the data
	news     News

	reconfigured bool // and nobody has been told yet
}

// New makes a session from a valid configuration. clock tells the time; it
// decides how much is done in a frame, not what comes of it; only when a hopeless
// run is stopped depends on it.
func New(c config.Config, clock func() time.Duration) *Session { return newSession(c, nil, clock) }

func newSession(c config.Config, own *dataset.Table, clock func() time.Duration) *Session {
	s := &Session{clock: clock, config: c.Clone(), own: own, version: 1} // a field of version 0 is of nothing
	s.rebuild(config.Data)
	return s
}

// Config is the configuration in force; its list and map are not to be changed.
// Every frame asks for it, so it is not cloned: Configure clones on the way in.
func (s *Session) Config() config.Config { return s.config }

// rebuild makes anew what a change of this effect asks for.
func (s *Session) rebuild(effect config.Effect) {
	switch {
	case effect >= config.Network:
		if effect >= config.Data {
			s.data = known(makeData(s.config, s.own)) // checked on the way in
		} else {
			s.data.encode(s.config)
		}
		s.makeNetwork()
		s.restart()
	case effect == config.Optimizer:
		s.trainer.Forget()
	}
	s.trainer.Options = s.options()
}

// makeNetwork builds the network.
func (s *Session) makeNetwork() {
	c := s.config
	var layers []nn.Layer
	for i, units := range c.NetworkShape {
		layers = append(layers, nn.Layer{Units: units, Activation: c.HiddenActivation(i)})
	}
	classes := len(s.data.classes)
	output := nn.Layer{Units: c.OutputsOf(classes), Activation: c.OutputOf(classes)}
	s.network = known(nn.New(s.data.width(), append(layers, output)...)) // the configuration was validated
	s.looking = s.network.NewWorkspace(evaluationBatch)
	s.field.reset(s)
	s.evaluation.reset(s.network)
}

// restart gives the initial weights again, exactly, and forgets the run.
func (s *Session) restart() {
	c := s.config
	s.network.Initialize(s.data.weightSource(c), initial(c))
	s.trainer = nn.NewTrainer(s.network, s.data.trainSamples, s.options(), streamSeed(c))
	s.augmentation = newAugmentation(c)
	s.motion = slowMotion{}
	s.history = history{version: s.history.version}
	s.points.version++
	s.changed()
	s.evaluate()
	s.watch = watch{reference: s.losses.Train, best: s.losses.Test}
	s.lookedAt = 0
	s.record()
}

// changed tells everybody who looks that parameters or data are others now.
func (s *Session) changed() {
	s.version++
	s.losses.stale = true
	s.news.State = true
}
