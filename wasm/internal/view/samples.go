package view

import (
	"slices"
	"strconv"

	"neuralplay/wasm/internal/message"
	"neuralplay/wasm/internal/play"
	"neuralplay/wasm/internal/run"
	"neuralplay/wasm/internal/scene"
)

// The sets of samples, by the names that the page has for them.
const (
	TrainSet = "train"
	TestSet  = "test"
)

// Sets lists them.
var Sets = []string{TrainSet, TestSet}

// Sample names one sample of the data.
type Sample struct {
	Set   string `json:"set"`   // train, test
	Index int    `json:"index"` // in the set, from 0
}

// samples are those that somebody looks at.
type samples struct {
	under  sample // the point under the pointer; it counts while that is over the boundary
	row    sample // the one that the page points at
	pinned sample

	sets uint64 // the run's count when they were chosen
}

// sample is one of them; the zero value is none.
type sample struct {
	is, test bool
	index    int
}

// ChosenSample is the sample that the pointer or the page is at, or else the pinned
// one, with what each unit computes for it.
type ChosenSample struct {
	Set string `json:"set"`
	run.Answer
	// Activations has a list for each layer, the network's inputs first; null is not
	// finite. In a walk, the layers that the sample has not come to are empty.
	Activations [][]*float64 `json:"activations"`
	// Errors are ∂E/∂z in the same way, of the layers that a walk has come back to; null
	// without a walk.
	Errors  [][]*float64 `json:"errors"`
	Pinned  bool         `json:"pinned"`
	AtPoint bool         `json:"atPoint"` // the pointer is over its point
}

// Reach of the pointer around a point, in CSS pixels.
const (
	mouseReach  = 6
	fingerReach = 14
)

// pointUnder returns the sample whose point is nearest to the pointer, if one is
// near.
func (v *View) pointUnder(e PointerEvent) sample {
	reach := float64(mouseReach)
	if e.PointerType == "touch" {
		reach = fingerReach
	}
	train, far := v.layout.PointAt(v.model.Train, e.X, e.Y, reach)
	test, nearer := v.layout.PointAt(v.model.Test, e.X, e.Y, far)
	found := sample{is: train >= 0, index: train}
	if test >= 0 && nearer < far {
		found = sample{is: true, test: true, index: test}
	}
	if !v.has(found) { // the data changed after they were drawn
		return sample{}
	}
	return found
}

// has reports whether the data have this sample.
func (v *View) has(s sample) bool {
	return s.is && s.index >= 0 && s.index < v.session.Run().SetSize(s.test)
}

// followData lets go of the samples of other data.
func (v *View) followData() {
	if sets := v.session.Run().Sets(); v.samples.sets != sets {
		v.samples = samples{sets: sets}
	}
}

// chosen returns the sample to show.
func (v *View) chosen() sample {
	switch s := &v.samples; {
	case v.isUnder(s.under):
		return s.under
	case s.row.is:
		return s.row
	}
	if w := v.walked(); w.is {
		return w
	}
	return v.samples.pinned
}

// isUnder reports whether the pointer is over the point of a sample.
func (v *View) isUnder(s sample) bool {
	return s.is && s == v.samples.under && v.pointer.hover.Kind == scene.Boundary
}

// pinPoint pins the sample whose point was clicked, or lets go of it.
func (v *View) pinPoint() {
	s := &v.samples
	if s.pinned == s.under {
		s.pinned = sample{}
	} else {
		s.pinned = s.under
		v.walkTo(s.under)
	}
}

// walkTo moves a walk to a sample; without one it does nothing.
func (v *View) walkTo(s sample) {
	_ = v.session.Do(play.WalkTo{Test: s.test, Index: s.index}) // never refused
}

// HoverSample does what pointing at a sample's point does, PinSample what clicking
// it does; nil lets go.
func (v *View) HoverSample(s *Sample) error { return v.chooseSample(&v.samples.row, s) }

func (v *View) PinSample(s *Sample) error {
	if err := v.chooseSample(&v.samples.pinned, s); err != nil || s == nil {
		return err
	}
	v.walkTo(v.samples.pinned)
	return nil
}

func (v *View) chooseSample(into *sample, s *Sample) error {
	v.followData()
	if s == nil {
		*into = sample{}
		return nil
	}
	if !slices.Contains(Sets, s.Set) {
		return message.Value("set", message.Excerpt(s.Set), message.OneOf(Sets...))
	}
	found := sample{is: true, test: s.Set == TestSet, index: s.Index}
	if !v.has(found) {
		last := v.session.Run().SetSize(found.test) - 1
		return message.Value("index", strconv.Itoa(s.Index), message.Between("integer", 0, float64(last)))
	}
	*into = found
	return nil
}

// describeSample returns nil where no sample is chosen.
func (v *View) describeSample() *ChosenSample {
	s := v.chosen()
	if !v.has(s) {
		return nil
	}
	r := v.session.Run()
	c := &ChosenSample{
		Set: TrainSet, Answer: r.Answers(s.test, []int{s.index})[0],
		Pinned: s == v.samples.pinned, AtPoint: v.isUnder(s),
	}
	if s.test {
		c.Set = TestSet
	}
	if s == v.walked() {
		v.describeWalk(c)
	} else {
		c.Activations = orNil(r.Activations(s.test, s.index))
	}
	return c
}

// mark puts the chosen sample's point into the model.
func (v *View) mark() {
	m, s := &v.model, v.chosen()
	m.Marked = scene.Mark{}
	points := v.train
	if s.test {
		points = v.test
	}
	if s.is && s.index < len(points) {
		p := points[s.index]
		m.Marked = scene.Mark{
			Is: true, Hollow: s.test, Under: v.isUnder(s),
			Point: scene.Point{X: p.X, Y: p.Y, Label: p.Label, Fade: p.Off},
		}
		if v.space.on {
			drawn := v.space.drawn.train
			if s.test {
				drawn = v.space.drawn.test
			}
			v.space.move(&m.Marked.Point, drawn, s.index)
		}
	}
}
