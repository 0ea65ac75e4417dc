package play

import (
	"fmt"
	"hash/fnv"
	"strconv"

	"neuralplay/nn"
	"neuralplay/nn/dataset"
	"neuralplay/nn/random"
	"neuralplay/wasm/internal/config"
)

// data is the samples of a session in both forms: as they are, and as the
// network's inputs and targets.
type data struct {
	space
	target    string
	answers   limits   // of a regression's labels; the zero value is −1…1
	classes   []string // nil: a regression
	generated bool     // drawn by chance: seed and noise decide them
	divided   bool     // split into training and test rows here

	train, test               dataset.Rows // raw
	trainSamples, testSamples nn.Samples
	// weights is where the data's stream of random numbers stands when the
	// points are made and shuffled: TensorFlow Playground goes on from there
	// with the initial weights.
	weights *random.Seedrandom
}

// makeData makes the data of a configuration, own being what a person brought,
// and encodes them.
func makeData(c config.Config, own *dataset.Table) (data, error) {
	d := data{weights: random.NewSeedrandom(c.Seed)}
	var err error
	switch name := c.DatasetInUse(); {
	case name == config.Own && own == nil:
		return d, fmt.Errorf("dataset: there are no own data yet")
	case name == config.Own:
		err = d.take(*own, c)
	default:
		if g, unknown := dataset.Named(name); unknown == nil {
			d.generate(g, c)
		} else {
			err = d.take(known(dataset.TableNamed(name)), c)
		}
	}
	if err != nil {
		return d, err
	}
	d.encode(c)
	return d, nil
}

// generate draws points of the plane.
func (d *data) generate(g dataset.Generator, c config.Config) {
	points := g.Make(d.weights, g.Count, float64(c.Noise)/100)
	dataset.Shuffle(d.weights, points)
	train, test := dataset.Split(points, c.PercTrainData)
	d.space, d.target, d.generated, d.divided = plane(), "target", true, true
	d.train, d.test = rowsOf(train, g.Classes), rowsOf(test, g.Classes)
	for class := range g.Classes {
		d.classes = append(d.classes, string(rune('A'+class)))
	}
	if g.Classes == 2 {
		d.classes = []string{"negative", "positive"}
	}
}

// rowsOf is points of the plane as rows. The labels of two classes are ±1.
func rowsOf(points []dataset.Point, classes int) dataset.Rows {
	r := dataset.Rows{Inputs: make([]float64, 0, 2*len(points)), Labels: make([]float64, 0, len(points))}
	for _, p := range points {
		label := p.Label
		if classes == 2 {
			label = (label + 1) / 2
		}
		r.Inputs = append(r.Inputs, p.X, p.Y)
		r.Labels = append(r.Labels, label)
	}
	return r
}

// fewRows is how many rows are all trained on: of a truth table, none can be
// spared for testing.
const fewRows = 16

// take uses a table, as the problem wants it: with classes or with numbers.
func (d *data) take(t dataset.Table, c config.Config) (err error) {
	t.Whole = t.Whole && t.Train.N() > fewRows
	d.divided = t.Whole
	if c.Problem == "regression" {
		t, err = t.AsNumbers()
	} else {
		t, err = t.AsClasses()
	}
	if err != nil {
		return err
	}
	t = t.Divide(d.weights, c.PercTrainData)
	if err := t.Check(); err != nil {
		return err
	}
	if t.Raw {
		t, _ = t.Standardize()
	}
	d.space, d.target, d.classes = spaceOf(t), t.Target, t.Classes
	if d.classes == nil {
		d.answers = rangeOf(0, 1, t.Train.Labels, t.Test.Labels)
	}
	d.train, d.test = t.Train, t.Test
	return nil
}

// encode computes the network's inputs and targets.
func (d *data) encode(c config.Config) {
	d.aim(c)
	d.trainSamples = d.samples(nn.Samples{}, d.train, c)
	d.testSamples = d.samples(nn.Samples{}, d.test, c)
}

// samples encodes rows, into the space that an earlier encoding took.
func (d *data) samples(into nn.Samples, rows dataset.Rows, c config.Config) nn.Samples {
	k := c.OutputsOf(len(d.classes))
	s := nn.Samples{N: rows.N(), D: d.width(), K: k, Inputs: into.Inputs[:0], Targets: into.Targets[:0]}
	low := -1.0 // the target of an output that shall say no
	if d.isProbability(c) {
		low = 0
	}
	wide := len(d.columns)
	for i, label := range rows.Labels {
		s.Inputs = d.space.encode(s.Inputs, rows.Inputs[i*wide:(i+1)*wide])
		switch {
		case k > 1:
			for class := range k {
				target := low
				if class == int(label) {
					target = 1
				}
				s.Targets = append(s.Targets, target)
			}
		case d.classes != nil:
			s.Targets = append(s.Targets, low+label*(1-low))
		case low == 0:
			s.Targets = append(s.Targets, (label+1)/2)
		default:
			s.Targets = append(s.Targets, label)
		}
	}
	return s
}

// isProbability tells that outputs run from 0 to 1, not from −1 to 1; targets
// do too then, and the boundary lies at ½.
func (d *data) isProbability(c config.Config) bool {
	output := c.OutputOf(len(d.classes))
	return output == "sigmoid" || output == "softmax"
}

// middle is where the two classes meet on the scale of outputs and targets.
func (d *data) middle(c config.Config) float64 {
	if d.isProbability(c) {
		return 0.5
	}
	return 0
}

// inputEnds are the values of each of the network's inputs that its picture
// paints in the strongest colours. Those of the plane are painted as they are.
func (d *data) inputEnds() []ends {
	list := make([]ends, d.width())
	for i := range list {
		list[i] = plainEnds
		if d.features == nil {
			list[i] = limits{low: d.ranges[i][0], high: d.ranges[i][1]}.ends()
		}
	}
	return list
}

// answerEnds are the same of the outputs.
func (d *data) answerEnds(c config.Config) ends {
	if d.isProbability(c) {
		return ends{0, 1}
	}
	return d.answers.ends()
}

// number is the only output of a regression on the scale of the labels.
func (d *data) number(output float64, c config.Config) float64 {
	if d.isProbability(c) {
		return 2*output - 1
	}
	return output
}

// weightSource is where a configuration's initial weights come from.
func (d *data) weightSource(c config.Config) nn.Source {
	seed := c.WeightSeed
	switch {
	case c.RNG == "numpy":
		if seed == "" {
			seed = c.Seed
		}
		return random.NewNumPy(numpySeed(seed))
	case seed != "":
		return random.NewSeedrandom(seed)
	}
	return d.weights.Clone()
}

// numpySeed is the whole number that a seed spells, else one made from its
// letters: NumPy's legacy generator takes nothing else.
func numpySeed(text string) uint32 {
	if n, err := strconv.ParseUint(text, 10, 32); err == nil {
		return uint32(n)
	}
	return uint32(streamHash(text))
}

// streamSeed is of the streams that neither data nor weights draw from: the
// order of samples, dropout, augmentation.
func streamSeed(c config.Config) uint64 { return streamHash(c.Seed + "&" + c.WeightSeed) }

func streamHash(text string) uint64 {
	h := fnv.New64a()
	h.Write([]byte(text)) // never fails
	return h.Sum64()
}
