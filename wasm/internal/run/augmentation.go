package run

import (
	"math"
	"math/rand/v2"

	"neuralplay/nn"
	"neuralplay/nn/dataset"
	"neuralplay/wasm/internal/config"
)

// augmentation changes the training points a little at the beginning of each
// epoch, by a stream of random numbers of its own. Losses are always those of the
// unchanged points.
type augmentation struct {
	stream  *rand.PCG
	rows    dataset.Rows
	samples nn.Samples
	on      bool // the trainer works on changed points
}

func newAugmentation(c config.Config) augmentation {
	return augmentation{stream: rand.NewPCG(streamSeed(c), 3)}
}

func augments(c config.Config) bool { return c.Jitter != 0 || c.Rotate != 0 || c.Flip != "none" }

// draw changes the training points anew.
func (a *augmentation) draw(d *data, c config.Config) {
	uniform := func() float64 { return float64(a.stream.Uint64()>>11) / (1 << 53) }
	wide := len(d.columns)
	a.rows.Inputs = append(a.rows.Inputs[:0], d.train.Inputs...)
	for at := 0; at < len(a.rows.Inputs); at += wide {
		move(a.rows.Inputs[at:at+wide], c, uniform)
	}
}

// encode returns the changed points as the network's samples.
func (a *augmentation) encode(d *data) nn.Samples {
	a.rows.Labels, a.rows.Others = d.train.Labels, d.train.Others
	a.samples = d.samples(a.samples, a.rows)
	a.on = true
	return a.samples
}

// move mirrors, turns and jitters one row; only the plane has a left and a
// right. It always takes the same number of draws, so that changing one
// setting leaves the others' draws as they were.
func move(raw []float64, c config.Config, uniform func() float64) {
	if len(raw) == 2 {
		x, y := raw[0], raw[1]
		mirrorX, mirrorY := uniform() < 0.5, uniform() < 0.5
		if mirrorX && (c.Flip == "x" || c.Flip == "both") {
			x = -x
		}
		if mirrorY && (c.Flip == "y" || c.Flip == "both") {
			y = -y
		}
		sin, cos := math.Sincos((2*uniform() - 1) * c.Rotate * math.Pi / 180)
		raw[0], raw[1] = cos*x-sin*y, sin*x+cos*y
	}
	for i := range raw {
		raw[i] += (2*uniform() - 1) * c.Jitter
	}
}
