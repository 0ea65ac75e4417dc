package play

// Space is what a picture's reader has to know of the data: what the inputs are
// called, which two are shown, where the others are held.
type Space struct {
	Columns []string     `json:"columns"` // of the raw inputs
	Ranges  [][2]float64 `json:"ranges"`  // that each of them takes, with some room
	Axes    [2]int       `json:"axes"`    // shown across and up, counted from 0; up may be −1
	Slice   []float64    `json:"slice"`   // where each of them is held

	Features []int    `json:"-"`       // of dataset.Features; nil: the network sees the raw inputs
	Classes  []string `json:"classes"` // none in a regression
	Target   string   `json:"target"`
	Outputs  int      `json:"outputs"`
	Train    int      `json:"train"` // numbers of samples
	Test     int      `json:"test"`

	Has Has `json:"has"`
}

// Has says which settings mean anything for the data at hand.
type Has struct {
	Plane     bool `json:"plane"`     // two raw inputs
	Sliced    bool `json:"sliced"`    // more than two
	Divided   bool `json:"divided"`   // rows split into training and test rows
	Generated bool `json:"generated"` // points drawn by chance
	Drawn     bool `json:"drawn"`     // points, split or weights follow from the seed
	Own       bool `json:"own"`       // brought by a person
	Brought   bool `json:"brought"`   // such data are there, in force or not

	Probability bool `json:"probability"` // outputs run from 0 to 1
	Preset      bool `json:"preset"`      // the configuration is all that the preset says
}

// Space tells of the data at hand. Its lists are not to be changed.
func (s *Session) Space() Space {
	d := &s.data
	return Space{
		Columns: d.columns, Ranges: d.ranges, Axes: [2]int{d.across, d.up}, Slice: d.held,
		Features: d.features, Classes: d.classes, Target: d.target, Outputs: s.network.Outputs(),
		Train: d.train.N(), Test: d.test.N(),
		Has: Has{
			Plane: len(d.columns) == 2, Sliced: len(d.columns) > 2,
			Divided: d.divided, Generated: d.generated, Own: s.config.OwnData(), Brought: s.own != nil,
			Drawn:       d.divided || s.config.WeightSeed == "",
			Probability: d.isProbability(s.config), Preset: s.config.KeepsPreset(),
		},
	}
}

// HasOwnData tells whether a person has brought data.
func (s *Session) HasOwnData() bool { return s.own != nil }

// Answer is one sample with what the network says of it.
type Answer struct {
	Inputs []float64 `json:"inputs"` // raw
	Target any       `json:"target"` // the class's name, or a number
	Output *float64  `json:"output"` // the only output, or that of the class answered; of a number, on its scale
	Class  string    `json:"answer,omitempty"`
	Error  *float64  `json:"error"` // target − output; of several outputs, those of the sample's class
}

// Answers asks the network about n samples from a place on, of the training or
// of the test points.
func (s *Session) Answers(test bool, from, n int) []Answer {
	d := &s.data
	rows, samples := d.train, d.trainSamples
	if test {
		rows, samples = d.test, d.testSamples
	}
	from = min(from, rows.N())
	n = min(n, rows.N()-from)
	wide, k := len(d.columns), samples.K
	outputs := s.Predict(samples.Inputs[from*samples.D : (from+n)*samples.D])
	answers := make([]Answer, n)
	for i := range answers {
		at := from + i
		row, targets := outputs[i*k:(i+1)*k], samples.Targets[at*k:(at+1)*k]
		a := Answer{Inputs: rows.Inputs[at*wide : (at+1)*wide], Target: rows.Labels[at], Output: orNil(row[0]), Error: orNil(targets[0] - row[0])}
		if d.classes == nil {
			number := d.number(row[0], s.config)
			a.Output, a.Error = orNil(number), orNil(rows.Labels[at]-number)
		} else {
			truth, answered := int(rows.Labels[at]), s.class(row)
			a.Target, a.Class = d.classes[truth], d.classes[answered]
			if k > 1 {
				a.Output, a.Error = orNil(row[answered]), orNil(targets[truth]-row[truth])
			}
		}
		answers[i] = a
	}
	return answers
}

// ClassOf is the class that outputs answer, and whether there are classes.
func (s *Session) ClassOf(outputs []float64) (class int, ok bool) {
	if s.data.classes == nil {
		return 0, false
	}
	return s.class(outputs), true
}
