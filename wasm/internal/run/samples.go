package run

import (
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
	// Targets are the names of the numbers that a regression's outputs answer, the
	// first being Target; empty of classes.
	Targets []string `json:"targets"`
	Outputs int      `json:"outputs"`
	Train   int      `json:"train"` // numbers of samples
	Test    int      `json:"test"`

	// Encoding holds the numbers that stand for classes; null in a regression.
	Encoding *Encoding `json:"encoding"`

	Has Has `json:"has"`
}

// Encoding says how classes are written as numbers. Outputs are trained towards
// these numbers, and errors are measured from them.
type Encoding struct {
	// Low and High are the targets of the only output for the first and the second
	// class; of several outputs, High is that of the sample's class, Low that of the
	// others.
	Low  float64 `json:"low"`
	High float64 `json:"high"`
	// Middle is where the only output decides between the classes.
	Middle float64 `json:"middle"`
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
	Halved      bool `json:"halved"`      // a regression's targets are (1 + number) / 2
	Preset      bool `json:"preset"`      // the configuration is all that the preset says
}

// Space describes the data in force. Its lists must not be changed.
func (r *Run) Space() Space {
	d := &r.data
	classes, targets := d.classes, []string{}
	if classes == nil {
		classes, targets = []string{}, append([]string{d.target}, d.others...)
	}
	return Space{
		Columns: d.columns, Ranges: d.ranges, Axes: [2]int{d.across, d.up}, Slice: d.held,
		Features: d.featureKeys(), Classes: classes, Target: d.target, Targets: targets, Outputs: d.problem.Outputs,
		Train: d.train.N(), Test: d.test.N(), Encoding: d.encoding(),
		Has: Has{
			Plane: len(d.columns) == 2, Sliced: len(d.columns) > 2,
			Divided: d.divided, Generated: d.generated, Own: r.config.OwnData(), Brought: r.own != nil,
			Classes:     d.classes != nil,
			Drawn:       d.divided || r.config.WeightSeed == "",
			Probability: d.problem.Probability, Halved: d.problem.Halved, Preset: r.config.KeepsPreset(),
		},
	}
}

func (d *data) encoding() *Encoding {
	if d.classes == nil {
		return nil
	}
	return &Encoding{Low: d.problem.Low(), High: 1, Middle: d.problem.Middle()}
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
