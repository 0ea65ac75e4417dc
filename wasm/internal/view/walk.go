package view

import (
	"time"

	"neuralplay/wasm/internal/play"
	"neuralplay/wasm/internal/run"
	"neuralplay/wasm/internal/scene"
)

// walk is how the picture follows a walk through a step of training.
type walk struct {
	on    bool
	at    play.Walk
	since time.Duration // when it came there
	moves bool
	held  []float64 // what the update has changed
}

const (
	walkMotion = 900 * time.Millisecond // how long something moves at each stage
	walkPace   = 1.6                    // dash lengths a second
	afterglow  = 0.45                   // of the changes, once the flash is over
)

// followWalk looks where the walk stands.
func (v *View) followWalk(now time.Duration) {
	w := &v.walk
	at, on := v.session.Walk()
	if on != w.on || at != w.at {
		w.on, w.at, w.since = on, at, now
	}
	passed := now - w.since
	w.moves = on && passed < walkMotion && !v.model.Still
	glow := 0.0
	if on && at.Stage == play.StageUpdate {
		glow = 0.7 // of a still picture
		if !v.model.Still {
			left := 1 - min(float64(passed)/float64(walkMotion), 1)
			glow = afterglow + (1-afterglow)*left*left
		}
	}
	v.model.Walk.Glow = glow
}

var walkStages = map[play.Stage]scene.Stage{
	play.StageForward: scene.StageForward, play.StageLoss: scene.StageLoss,
	play.StageBackward: scene.StageBackward, play.StageUpdate: scene.StageUpdate,
}

// showWalk puts the stage into the model.
func (v *View) showWalk() {
	m, at := &v.model.Walk, v.walk.at
	m.Stage, m.Layer = walkStages[at.Stage], at.Layer
	if at.Whole {
		m.Layer = 0
	}
	m.Activations, m.Errors = m.Activations[:0], m.Errors[:0]
	if at.Sample != nil {
		layers := v.session.Run().Network().Layers()
		m.Activations, m.Errors = passed(at, layers, m.Activations, m.Errors)
	}
	m.Changes = m.Changes[:0]
	if u := at.Update; u != nil {
		w := &v.walk
		w.held = w.held[:0]
		for i := range u.After {
			w.held = append(w.held, u.After[i]-u.Before[i])
		}
		m.Changes = append(m.Changes, scene.Change{})
		for l := 1; l <= v.session.Run().Network().Layers(); l++ {
			weights, biases := v.ofLayer(w.held, l)
			m.Changes = append(m.Changes, scene.Change{Weights: weights, Biases: biases})
		}
	}
}

// passed appends what a sample's way has found so far: activations and errors, by
// layer, the inputs first. What it has not come to is nil.
func passed(at play.Walk, layers int, activations, errors [][]float64) (a, e [][]float64) {
	activations, errors = append(activations, at.Sample.Inputs), append(errors, nil)
	for l := 1; l <= layers; l++ {
		trace := &at.Sample.Layers[l-1]
		var forward, backward []float64
		if l <= at.Forward(layers) {
			forward = trace.A
		}
		if l >= at.Backward(layers) {
			backward = trace.Delta
		}
		activations, errors = append(activations, forward), append(errors, backward)
	}
	return activations, errors
}

// walked returns the sample of the walk.
func (v *View) walked() sample {
	w, ok := v.session.Walk()
	if !ok || w.Sample == nil {
		return sample{}
	}
	return sample{is: true, test: w.Test, index: w.Index}
}

// describeWalk puts in what the walk has found of its sample, in place of what the
// network says of it.
func (v *View) describeWalk(c *ChosenSample) {
	w, _ := v.session.Walk()
	activations, errors := passed(w, v.session.Run().Network().Layers(), nil, nil)
	c.Activations, c.Errors = orNil(activations), orNil(errors)
}

func orNil(layers [][]float64) [][]*float64 {
	list := make([][]*float64, len(layers))
	for l, layer := range layers {
		list[l] = make([]*float64, len(layer))
		for u, value := range layer {
			list[l][u] = run.OrNil(value)
		}
	}
	return list
}
