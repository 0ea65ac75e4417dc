// Package config holds every setting of a session: its key, which values it
// takes, what it starts as, and what has to be rebuilt when it changes.
//
// One table has all of that (table.go), one row a setting. The link, the
// controls, the page's calls, validation and the tests read the same rows, so
// that they cannot drift apart. A new setting is a new row and a new field of
// Config. The words for people are the page's (web/text): here are only keys.
package config

import (
	"maps"
	"slices"
)

// inputCount is how many inputs a link can switch on: those of
// dataset.Features, in that order.
const inputCount = 7

// Config is everything that decides what a session computes and shows. Two
// sessions with equal configurations train alike, bit for bit.
//
// The zero Config is not a valid one: start from Default or Parse, and change
// it by Patch. Both keep it valid; setting the fields by hand does not.
type Config struct {
	Preset        string // what the other settings started from; "none"
	Problem       string // "classification" or "regression"
	Dataset       string // what a classification learns; or Own
	RegDataset    string // what a regression learns
	PercTrainData int    // percent of the points that train; the rest test
	Noise         int    // percent
	Seed          string // of the data, and of the weights when WeightSeed is ""

	Axes  []int     // the inputs shown across and up, counted from 1; always two
	Slice []float64 // where the inputs are held, first to last; never nil; those not named: somewhere typical

	Inputs [inputCount]bool // which are on, indexed like dataset.Features

	NetworkShape     []int    // units of each hidden layer; never nil, may be empty
	Activation       string   // of hidden layers that Activations does not name
	Activations      []string // of the first hidden layers; never nil
	OutputActivation string   // "auto": what the loss or the problem asks for; see OutputOf
	Bias             bool
	TrainBias        bool // biases change in training; else they stay as they begin

	RNG        string // whose random numbers: "seedrandom" or "numpy"
	WeightSeed string // "": the weights are drawn on from the data's stream
	Init       string // an initializer of nn
	InitScale  float64
	BiasInit   float64
	InitZero   bool // TensorFlow Playground's way to Init "zero" and BiasInit 0
	// InitParameters are all first weights and biases, in the order of nn's parameters,
	// in place of drawn ones; of any other number than the network has, they do
	// nothing. Never nil.
	InitParameters []float64

	Loss         string // "auto": what the output asks for; see LossOf
	Reduction    string // "mean" or "sum": of a batch's gradients
	LearningRate float64
	BatchSize    int    // 0: all training points are one batch
	PartialBatch string // "step" or "carry": what an epoch's left-over samples do
	Shuffle      bool

	Optimizer                            string
	Momentum, Beta1, Beta2, Rho, Epsilon float64
	WeightDecay                          float64
	Schedule                             string
	ScheduleRate                         float64
	ScheduleSteps, Warmup                int // epochs

	Regularization     string
	RegularizationRate float64
	Dropout            float64
	Clip               float64 // 0: never
	EarlyStop          int     // epochs without a better test loss; 0: never

	Jitter float64 // augmentation: how far a training point moves, at most
	Rotate float64 // how far it turns around the origin, in degrees
	Flip   string  // "none", "x", "y" or "both"

	ShowTestData bool
	Discretize   bool
	Speed        string // "slow", "epoch" or "fast"
	WalkBy       string // "stage", "sample", "batch" or "epoch": what a walk, and slow motion, go on by
	LossScale    string // "linear" or "log"
	LargeView    string // "boundary" or "space"
	SpaceLayer   string // whose space that is: see ShownSpace
	WhenHidden   string // "train" or "rest": what a run does in a tab that nobody sees

	UI         string // "full", "compact", or the part of the stage that is shown alone
	Theme      string // "auto", "light" or "dark"
	Language   string // of the page; "": the reader's own
	StartEpoch int    // a link is trained up to here when it is loaded

	// TensorFlow Playground's links carry these; they do nothing here.
	Tutorial               string
	HideText, CollectStats bool
	CosX, CosY             bool

	// Hidden names the controls the page leaves out; see Hideable. Never nil;
	// only true values.
	Hidden map[string]bool
}

// Default returns the configuration of a link that says nothing but its seed.
func Default(seed string) Config {
	c := Config{Hidden: map[string]bool{}}
	for _, r := range rows {
		r.assign(&c, r.Default)
	}
	c.Seed = seed
	return c
}

// Clone returns a copy that shares nothing with c.
func (c Config) Clone() Config {
	c.NetworkShape = append([]int{}, c.NetworkShape...)
	c.Activations = append([]string{}, c.Activations...)
	c.Axes = append([]int{}, c.Axes...)
	c.Slice = append([]float64{}, c.Slice...)
	c.InitParameters = append([]float64{}, c.InitParameters...)
	hidden := make(map[string]bool, len(c.Hidden))
	maps.Copy(hidden, c.Hidden)
	c.Hidden = hidden
	return c
}

// ActiveInputs lists the inputs that are on, as indices into
// dataset.Features. There is always one.
func (c Config) ActiveInputs() []int {
	var active []int
	for i, on := range c.Inputs {
		if on {
			active = append(active, i)
		}
	}
	return active
}

// HiddenActivation returns the activation of a hidden layer, counted from 0.
func (c Config) HiddenActivation(layer int) string {
	if layer < len(c.Activations) {
		return c.Activations[layer]
	}
	return c.Activation
}

// hasInput reports whether any input is on: a network without one has nothing
// to learn from.
func (c Config) hasInput() bool { return slices.Contains(c.Inputs[:], true) }
