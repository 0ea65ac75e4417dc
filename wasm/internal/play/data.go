package play

import (
	"hash/fnv"
	"strconv"

	"neuralplay/nn"
	"neuralplay/nn/dataset"
	"neuralplay/nn/random"
	"neuralplay/wasm/internal/config"
)

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
	d.trainSamples = samples(nn.Samples{}, d.train, features, c)
	d.testSamples = samples(nn.Samples{}, d.test, features, c)
}

// samples encodes points, into the space that an earlier encoding took.
func samples(into nn.Samples, points []dataset.Point, features []int, c config.Config) nn.Samples {
	s := nn.Samples{N: len(points), D: len(features), K: 1, Inputs: into.Inputs[:0], Targets: into.Targets[:0]}
	probability := isProbability(c)
	for _, p := range points {
		s.Inputs = dataset.Inputs(s.Inputs, features, p.X, p.Y)
		target := p.Label
		if probability {
			target = (target + 1) / 2
		}
		s.Targets = append(s.Targets, target)
	}
	return s
}

// isProbability tells that outputs run from 0 to 1, not from −1 to 1; targets
// do too then, and the boundary lies at ½.
func isProbability(c config.Config) bool { return c.Output() == "sigmoid" }

// middleOf is where the two classes meet on the scale of outputs and targets.
func middleOf(c config.Config) float64 {
	if isProbability(c) {
		return 0.5
	}
	return 0
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
