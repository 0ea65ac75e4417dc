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
	"neuralplay/nn/random"
	"neuralplay/wasm/internal/config"
)

// Session is one network in training, and all that belongs to it.
type Session struct {
	clock func() time.Duration // since some moment in the past; never goes back

	config  config.Config
	network *nn.Network
	trainer *nn.Trainer
	data    data
	looking *nn.Workspace // evaluates; training has a workspace of its own
	field   field

	queue   []Command
	jobs    []job
	playing bool
	motion  slowMotion

	losses  losses
	history history
	meter   meter

	watch   watch
	version uint64 // counts changes of the parameters or the data
	news    News
}

// data is the points of a session in both forms: in the plane, to be drawn,
// and as the network's inputs and targets.
type data struct {
	train, test               []dataset.Point
	trainSamples, testSamples nn.Samples
	// weights is where the data's stream of random numbers stands when the
	// points are made and shuffled: TensorFlow Playground goes on from there
	// with the initial weights.
	weights *random.Seedrandom
}

// New makes a session from a valid configuration. clock tells the time; it
// decides how much is done in a frame, never what comes out.
func New(c config.Config, clock func() time.Duration) *Session {
	s := &Session{clock: clock, config: c}
	s.rebuild(config.Data)
	return s
}

// Config is the configuration in force.
func (s *Session) Config() config.Config { return s.config.Clone() }

// rebuild makes anew what a change of this effect asks for.
func (s *Session) rebuild(effect config.Effect) {
	switch {
	case effect >= config.Network:
		if effect >= config.Data {
			s.data = makeData(s.config)
		} else {
			s.data.encode(s.config)
		}
		s.makeNetwork()
		s.restart()
	case effect == config.Optimizer:
		s.trainer.Forget()
	}
	s.trainer.Options = options(s.config)
}

// makeData draws the points of a configuration and encodes them.
func makeData(c config.Config) data {
	name := c.Dataset
	if c.Problem == "regression" {
		name = c.RegDataset
	}
	generator, err := dataset.Named(name)
	if err != nil {
		panic(err) // the configuration was validated against the same registry
	}
	source := random.NewSeedrandom(c.Seed)
	points := generator.Make(source, generator.Count, float64(c.Noise)/100)
	dataset.Shuffle(source, points)
	d := data{weights: source}
	d.train, d.test = dataset.Split(points, c.PercTrainData)
	d.encode(c)
	return d
}

// encode computes the network's inputs and targets for the points.
func (d *data) encode(c config.Config) {
	features := c.ActiveInputs()
	d.trainSamples = samples(d.train, features)
	d.testSamples = samples(d.test, features)
}

func samples(points []dataset.Point, features []int) nn.Samples {
	s := nn.Samples{N: len(points), D: len(features), K: 1}
	for _, p := range points {
		s.Inputs = dataset.Inputs(s.Inputs, features, p.X, p.Y)
		s.Targets = append(s.Targets, p.Label)
	}
	return s
}

// makeNetwork builds the network and gives it its initial weights.
func (s *Session) makeNetwork() {
	c := s.config
	var layers []nn.Layer
	for _, units := range c.NetworkShape {
		layers = append(layers, nn.Layer{Units: units, Activation: c.Activation})
	}
	output := nn.Layer{Units: 1, Activation: "tanh"}
	if c.Problem == "regression" {
		output.Activation = "linear"
	}
	network, err := nn.New(s.data.trainSamples.D, append(layers, output)...)
	if err != nil {
		panic(err) // the configuration was validated
	}
	s.network = network
	s.looking = network.NewWorkspace(evaluationBatch)
	s.field.reset(network, c.ActiveInputs())
}

const evaluationBatch = 128

// restart gives the initial weights again, exactly, and forgets the run.
func (s *Session) restart() {
	c := s.config
	source := s.data.weights.Clone()
	if c.WeightSeed != "" {
		source = random.NewSeedrandom(c.WeightSeed)
	}
	s.network.Initialize(source, initial(c))
	s.trainer = nn.NewTrainer(s.network, s.data.trainSamples, options(c), 1)
	s.motion = slowMotion{}
	s.history = history{version: s.history.version}
	s.changed()
	s.evaluate()
	s.watch = watch{reference: s.losses.Train}
	s.record()
}

// initial says how the first weights are drawn: as TensorFlow Playground does.
func initial(c config.Config) nn.Init {
	init := nn.Init{Scale: 0.5, Bias: 0.1}
	name := "uniform"
	if c.InitZero {
		init.Bias, name = 0, "zero" // the draws still happen
	}
	var err error
	if init.Initializer, err = nn.InitializerNamed(name); err != nil {
		panic(err) // registered
	}
	return init
}

// options are the trainer's numbers of a configuration.
func options(c config.Config) nn.Options {
	o := nn.DefaultOptions()
	o.LearningRate = c.LearningRate
	o.BatchSize = c.BatchSize
	o.Partial = nn.PartialBatch(c.PartialBatch)
	o.RegularizationRate = c.RegularizationRate
	var err error
	if o.Regularizer, err = nn.RegularizerNamed(c.Regularization); err != nil {
		panic(err) // the configuration was validated against the same registry
	}
	return o
}

// changed tells everybody who looks that parameters or data are others now.
func (s *Session) changed() {
	s.version++
	s.losses.stale = true
	s.news.State = true
}
