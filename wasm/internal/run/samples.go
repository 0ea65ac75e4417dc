package run

import (
	"encoding/json"

	"neuralplay/nn"
	"neuralplay/nn/dataset"
)

// Space is what a reader of the pictures has to know of the data: what the inputs
// are called, which two are shown, where the others are held.
type Space struct {
	Columns []string     `json:"columns"` // names of the raw inputs
	Ranges  [][2]float64 `json:"ranges"`  // that each of them takes up, with some room
	Axes    [2]int       `json:"axes"`    // shown across and up, counted from 0; up may be −1
	Slice   []float64    `json:"slice"`   // where each of them is held

	// Features are the keys of the inputs that the network sees of the plane; null
	// where it sees the raw inputs.
	Features []string `json:"features"`
	Classes  []string `json:"classes"` // names; empty in a regression
	Target   string   `json:"target"`
	Outputs  int      `json:"outputs"`
	Train    int      `json:"train"` // numbers of samples
	Test     int      `json:"test"`

	Has Has `json:"has"`
}

// Has says what the data have, which decides the settings that mean anything.
type Has struct {
	Plane     bool `json:"plane"`     // two raw inputs
	Sliced    bool `json:"sliced"`    // more than two
	Divided   bool `json:"divided"`   // rows split into training and test rows
	Generated bool `json:"generated"` // random points
	Drawn     bool `json:"drawn"`     // points, split or weights follow from the seed
	Classes   bool `json:"classes"`   // targets are classes
	Own       bool `json:"own"`       // a person's data are in force
	Brought   bool `json:"brought"`   // a person's data are there, in force or not

	Probability bool `json:"probability"` // outputs run from 0 to 1, otherwise a class's from −1 to 1
	Preset      bool `json:"preset"`      // the configuration is all that the preset says
}

// Space describes the data in force. Its lists must not be changed.
func (r *Run) Space() Space {
	d := &r.data
	classes := d.classes
	if classes == nil {
		classes = []string{}
	}
	return Space{
		Columns: d.columns, Ranges: d.ranges, Axes: [2]int{d.across, d.up}, Slice: d.held,
		Features: d.featureKeys(), Classes: classes, Target: d.target, Outputs: d.problem.Outputs,
		Train: d.train.N(), Test: d.test.N(),
		Has: Has{
			Plane: len(d.columns) == 2, Sliced: len(d.columns) > 2,
			Divided: d.divided, Generated: d.generated, Own: r.config.OwnData(), Brought: r.own != nil,
			Classes:     d.classes != nil,
			Drawn:       d.divided || r.config.WeightSeed == "",
			Probability: d.problem.Probability, Preset: r.config.KeepsPreset(),
		},
	}
}

func (d *data) featureKeys() []string {
	if d.features == nil {
		return nil
	}
	keys := make([]string, len(d.features))
	for i, f := range d.features {
		keys[i] = dataset.Features[f].Key
	}
	return keys
}

// Columns returns the number of raw inputs.
func (r *Run) Columns() int { return len(r.data.columns) }

// TrainSamples and TestSamples return the points as the network sees them; they
// must not be changed.
func (r *Run) TrainSamples() nn.Samples { return r.data.trainSamples }
func (r *Run) TestSamples() nn.Samples  { return r.data.testSamples }

// InputNames returns what the network's inputs are called in data: columns of a
// table by their names, which differ from the target's, computed inputs by their
// keys in links.
func (r *Run) InputNames() []string {
	d := &r.data
	names := d.featureKeys()
	if names == nil {
		return append(names, d.columns...)
	}
	if !d.generated {
		for i, f := range d.features {
			if f < len(d.columns) { // the first two features are the columns themselves
				names[i] = d.columns[f]
			}
		}
	}
	return names
}

// Answer is one sample with what the network answers.
type Answer struct {
	Inputs []float64 `json:"inputs"` // raw
	Target Label     `json:"target"`
	// Trained is the number that the output is trained towards: the target of the
	// only output, or that of the sample's class.
	Trained float64 `json:"trained"`
	// Output is the only output, or that of the answered class; of a regression it
	// is on the scale of the labels.
	Output *float64 `json:"output"`
	Class  string   `json:"answer,omitempty"`
	Error  *float64 `json:"error"` // target − output; of several outputs, those of the sample's class
}

// Label is a sample's target: the name of its class, or a number.
type Label struct {
	Class  string
	Number float64
}

// Answers asks the network about n samples from a place on, of the test points or
// of the training points.
func (r *Run) Answers(test bool, from, n int) []Answer {
	rows, samples := r.data.train, r.data.trainSamples
	if test {
		rows, samples = r.data.test, r.data.testSamples
	}
	from = min(from, rows.N())
	n = min(n, rows.N()-from)
	wide, k := len(r.data.columns), samples.K
	outputs := r.Predict(samples.Inputs[from*samples.D : (from+n)*samples.D])
	answers := make([]Answer, n)
	for i := range answers {
		at := from + i
		answers[i] = r.answer(rows.Labels[at], outputs[i*k:(i+1)*k], samples.Targets[at*k:(at+1)*k])
		answers[i].Inputs = rows.Inputs[at*wide : (at+1)*wide]
	}
	return answers
}

func (r *Run) answer(label float64, outputs, targets []float64) Answer {
	d := &r.data
	if d.classes == nil {
		number := d.problem.Number(outputs[0])
		return Answer{
			Target:  Label{Number: label},
			Trained: targets[0],
			Output:  OrNil(number),
			Error:   OrNil(label - number),
		}
	}
	truth, answered := int(label), r.class(outputs)
	a := Answer{Target: Label{Class: d.classes[truth]}}
	of := 0 // the output whose target is told
	if len(outputs) > 1 {
		of = truth
	}
	a.Trained, a.Error = targets[of], OrNil(targets[of]-outputs[of])
	if answered != noClass {
		a.Class = d.classes[answered]
		a.Output = OrNil(outputs[min(answered, len(outputs)-1)])
	}
	return a
}

// MarshalJSON writes the class's name or the number.
func (l Label) MarshalJSON() ([]byte, error) {
	if l.Class != "" {
		return json.Marshal(l.Class)
	}
	return json.Marshal(l.Number)
}
