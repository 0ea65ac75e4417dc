package api

import (
	"reflect"

	"neuralplay/nn/tensors"
	"neuralplay/wasm/internal/message"
	"neuralplay/wasm/internal/play"
	"neuralplay/wasm/internal/run"
	"neuralplay/wasm/internal/view"
)

// Calls is the table of everything that the page can ask.
var Calls = []Call{
	public(reads(define("version", "The program's version.",
		func(*API, none) (string, error) { return Version, nil }))),

	// The configuration.
	public(reads(define("config", "The whole configuration, an object with the link's keys.", (*API).config))),
	public(define("configure", "Changes some settings; a bad value throws and changes nothing.", (*API).configure)),
	public(reads(define("link", "This state as a link, from # on.", (*API).link))),
	public(define("load", "Puts a link in force; keys that it leaves out take their defaults.", (*API).load)),
	define("newData", "Draws new points with a fresh seed.", (*API).newData),
	define("newWeights", "Draws new initial weights with a fresh seed.", (*API).newWeights),

	// Training.
	public(define("play", "Lets training run.", command(play.Play{}))),
	public(define("pause", "Stops training where it is.", command(play.Pause{}))),
	public(define("reset", "Restores the initial weights exactly, and stops training.", command(play.Reset{}))),
	later[play.State](public(define("step",
		"Trains n epochs, batches or samples; resolves with state().", (*API).step))),
	later[play.State](public(define("runTo",
		"Trains to the end of an epoch and stops there; resolves with state().", (*API).runTo))),
	later[play.State](public(define("walk",
		"Goes on by a stage, a sample, a batch or an epoch, and shows it; resolves with state().", (*API).walk))),
	public(define("back", "Undoes the last step of a walk, exactly.", command(play.Back{}))),
	public(define("leaveWalk", "Ends a walk; training goes on from before its batch.", command(play.LeaveWalk{}))),
	define("openWalk", "Makes walks go on by stages where they went on by whole batches.", command(play.OpenWalk{})),
	reads(define("walkTrace", "The arithmetic of the sample at which a walk stands.", (*API).walkTrace)),
	public(define("undo", "Takes the last change of settings, weights or data back.", command(play.Undo{}))),
	public(define("redo", "Makes the change again that was undone last.", command(play.Redo{}))),
	public(reads(define("state", "Epoch, losses, metrics and pace.", (*API).state))),

	// Parameters.
	public(reads(define("parameters", "All weights and biases.", (*API).parameters))),
	public(define("setParameters", "Sets all weights and biases.", (*API).setParameters)),
	public(define("setWeight", "Sets one weight; layer 1 is the first hidden one.", (*API).setWeight)),
	public(define("setBias", "Sets one bias.", (*API).setBias)),
	public(reads(define("statistics",
		"Each layer's activations, weights and gradients as histograms, and the gradient's size; changes nothing.",
		(*API).statistics))),
	public(reads(define("findings", "The units that are dead, saturated or equal to others; changes nothing.",
		(*API).findingsNow))),
	public(define("renewUnits", "Draws new incoming weights for some units of a layer.", (*API).renewUnits)),
	public(define("rescaleUnits", "Scales some units' weights and biases down until they are no longer saturated.",
		(*API).rescaleUnits)),
	reads(define("unit", "The weights and the bias of one unit; null if it does not exist.", (*API).unit)),

	// Data and answers.
	public(reads(define("predict", "The outputs for rows of inputs, N×D → N×K; changes nothing.", (*API).predict))),
	public(reads(define("data", "The training and test samples as the network sees them.", (*API).data))),
	public(define("setData", "Puts own data in force: CSV or JSON text, records, rows, or what data() returns.",
		(*API).setData)),
	define("keepOwnData", "Keeps own data, as the event ownData brought them, for when they are asked for.",
		func(a *API, g ownDataArguments) (none, error) {
			return none{}, a.session.Change(run.KeepOwn{Table: g.Table})
		}),
	reads(define("samples", "Some samples with target, output and error, sorted and filtered.", (*API).samples)),
	reads(define("at", "What the network sees and answers at a place of the shown plane.", (*API).at)),
	public(reads(define("gradientCheck",
		"The largest relative difference between backpropagation and central differences, and where; or that of a "+
			"given place.",
		(*API).gradientCheck))),
	reads(define("gradientChecks", "The check of some parameters of a unit, a layer or, for layer 0, the network.",
		(*API).gradientChecks)),

	public(reads(define("trace",
		"One sample forward and back, and the update that it alone would make; changes nothing.", (*API).trace))),
	reads(define("unitTrace", "One unit's part of trace; null if it does not exist.", (*API).unitTrace)),
	reads(define("layerStep", "A layer's matrices and NumPy lines, of the next batch or of one sample.",
		(*API).layerStep)),
	reads(define("numPy", "The next step, or that of one sample, as a NumPy program.", (*API).numPy)),
	reads(define("activationCurve", "An activation and its derivative at n places; null for softmax.",
		(*API).activationCurve)),
	public(reads(define("traceBatch",
		"The next batch: its samples, its gradient and the update it leads to; changes nothing.", (*API).traceBatch))),
	public(reads(define("checkTensors",
		"Compares what a program printed with the next step of training, and names the mistakes it recognises.",
		func(a *API, g textArguments) (tensors.Report, error) { return a.session.Run().CheckTensors(g.Text) }))),

	public(reads(define("space",
		"Where the samples lie in a layer's space, more than two units as their principal components; 0 is the inputs.",
		(*API).layerSpace))),

	// Saving.
	public(reads(define("exportModel",
		"The whole session as text, from which importModel continues to the same bits; of a diverged run, its setup.",
		(*API).exportModel))),
	public(define("importModel",
		"Restores what exportModel returned; reports whether that had trained weights.",
		(*API).restore)),
	reads(define("snapshot",
		"The session as text, for a page that has to reload; bare leaves out what is pinned and what can be undone.",
		(*API).snapshot)),
	define("restore", "Restores what snapshot returned, in a page that begins.", (*API).resume),

	// The canvas.
	define("viewport", "Says where on the page the program may draw.",
		func(a *API, g struct {
			Viewport view.Viewport `arg:"viewport"`
		}) (none, error) {
			return none{}, a.view.SetViewport(g.Viewport)
		}),
	define("hide", "Says whether nobody can see the page.",
		func(a *API, g struct {
			Hidden bool `arg:"hidden"`
		}) (none, error) {
			a.session.Hide(g.Hidden)
			return none{}, nil
		}),
	define("pointer", "Follows the pointer; returns the cursor to show.",
		func(a *API, g struct {
			Event view.PointerEvent `arg:"event"`
		}) (string, error) {
			cursor, err := a.view.Point(g.Event)
			a.PublishView() // a tooltip need not wait for a frame
			return cursor, err
		}),
	define("hover", "Does what pointing at a unit, weight or bias does; null lets go.",
		func(a *API, g targetArguments) (none, error) { return none{}, a.view.Hover(g.Target) }),
	define("pin", "Does what clicking a unit, weight or bias does; null lets go.",
		func(a *API, g targetArguments) (none, error) { return none{}, a.view.Pin(g.Target) }),
	define("hoverSample", "Does what pointing at a sample's point does; null lets go.",
		func(a *API, g sampleArguments) (none, error) { return none{}, a.view.HoverSample(g.Sample) }),
	define("pinSample", "Does what clicking a sample's point does; null lets go.",
		func(a *API, g sampleArguments) (none, error) { return none{}, a.view.PinSample(g.Sample) }),
}

type textArguments struct {
	Text string `arg:"text"`
}

type sampleArguments struct {
	Sample *view.Sample `arg:"sample"`
}

type targetArguments struct {
	Target *view.Target `arg:"target"`
}

var callsByName = byName()

func byName() map[string]Call {
	names := make(map[string]Call, len(Calls))
	for _, c := range Calls {
		names[c.Name] = c
	}
	return names
}

// command is a call without arguments that only queues a command.
func command(c play.Command) func(*API, none) (none, error) {
	return func(a *API, _ none) (none, error) { return none{}, a.session.Do(c) }
}

// later marks a call whose result comes with the event "done".
func later[R any](c Call) Call {
	c.Later = reflect.TypeFor[R]()
	return c
}

// finite refuses numbers that JSON cannot hold: those of a diverged run, or of
// inputs too large.
func finite(lists ...[]float64) error {
	for _, list := range lists {
		for _, v := range list {
			if v-v != 0 { // NaN for NaN and ±Inf
				return message.Refuse(message.Message{Code: "run.notFinite"})
			}
		}
	}
	return nil
}
