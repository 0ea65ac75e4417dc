package run

import (
	"hash/fnv"
	"strconv"

	"neuralplay/nn"
	"neuralplay/nn/dataset"
	"neuralplay/nn/random"
	"neuralplay/wasm/internal/config"
	"neuralplay/wasm/internal/message"
)

// data is a run's samples in both forms: as they are, and as the network's
// inputs and targets.
type data struct {
	space
	problem   Problem
	target    string
	others    []string // of a regression, the targets beyond the first
	answers   limits   // of a regression's labels; the zero value is −1…1
	areShares bool     // a regression's labels are all of 0…1, where a sigmoid's outputs run
	classes   []string // nil: a regression
	generated bool     // drawn by chance: seed and noise decide them
	divided   bool     // split into training and test rows here

	train, test               dataset.Rows // raw
	trainSamples, testSamples nn.Samples
	// weights is where the data's stream of random numbers stands once the points
	// are made and shuffled: TensorFlow Playground draws the initial weights from
	// there on.
	weights *random.Seedrandom
}

// makeData makes the data of a configuration, own being what a person brought if
// anything, and encodes them.
func makeData(c config.Config, own *dataset.Table) (data, error) {
	d := data{weights: random.NewSeedrandom(c.Seed)}
	var err error
	switch name := c.DatasetInUse(); {
	case name == config.Own && own == nil:
		return d, &message.Error{
			Message: message.Message{Code: "run.noOwnData"},
			English: "dataset: there are no own data yet",
		}
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

// rowsOf returns points of the plane as rows. The generators label two classes
// ±1, rows by their index.
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

// fewRows is how many rows all train: a truth table can spare none for testing.
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
	d.space, d.target, d.others, d.classes = spaceOf(t), t.Target, t.Others, t.Classes
	if d.classes == nil {
		d.answers = rangeOf(0, 1, t.Train.Labels, t.Test.Labels, t.Train.Others, t.Test.Others)
		d.areShares = d.answers.low >= 0 && d.answers.high <= 1
	}
	d.train, d.test = t.Train, t.Test
	return nil
}

// encode computes the network's inputs and targets.
func (d *data) encode(c config.Config) {
	d.problem = problemOf(c, len(d.classes), 1+len(d.others), d.areShares)
	d.aim(c)
	d.trainSamples = d.samples(nn.Samples{}, d.train)
	d.testSamples = d.samples(nn.Samples{}, d.test)
}

// samples encodes rows, into the space that an earlier encoding took.
func (d *data) samples(into nn.Samples, rows dataset.Rows) nn.Samples {
	p := d.problem
	s := nn.Samples{N: rows.N(), D: d.width(), K: p.Outputs, Inputs: into.Inputs[:0], Targets: into.Targets[:0]}
	wide, more := len(d.columns), len(d.others)
	for i, label := range rows.Labels {
		s.Inputs = d.space.encode(s.Inputs, rows.Inputs[i*wide:(i+1)*wide])
		s.Targets = d.targets(s.Targets, label)
		for _, other := range rows.Others[i*more : (i+1)*more] {
			s.Targets = append(s.Targets, p.Only(other))
		}
	}
	return s
}

// targets appends what the outputs are trained towards for a label: one number, or
// one for each class.
func (d *data) targets(dst []float64, label float64) []float64 {
	p := d.problem
	if !p.EachClass() {
		return append(dst, p.Only(label))
	}
	for class := range p.Outputs {
		target := p.Low()
		if class == int(label) {
			target = 1
		}
		dst = append(dst, target)
	}
	return dst
}

// weightSource returns the source of a configuration's initial weights.
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

// numpySeed returns the whole number that a seed spells, else one made from its
// letters: NumPy's legacy generator takes nothing else.
func numpySeed(text string) uint32 {
	if n, err := strconv.ParseUint(text, 10, 32); err == nil {
		return uint32(n)
	}
	return uint32(streamHash(text))
}

// streamSeed seeds the streams that neither data nor weights draw from: the order
// of samples, dropout, augmentation.
func streamSeed(c config.Config) uint64 { return streamHash(c.Seed + "&" + c.WeightSeed) }

func streamHash(text string) uint64 {
	h := fnv.New64a()
	h.Write([]byte(text)) // never fails
	return h.Sum64()
}
