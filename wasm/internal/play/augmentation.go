package play

import (
	"math"
	"math/rand/v2"

	"neuralplay/nn"
	"neuralplay/nn/dataset"
	"neuralplay/wasm/internal/config"
)

// augmentation changes the training points a little at the beginning of each
// epoch, from a stream of random numbers of its own. Losses are always those of
// the points themselves.
type augmentation struct {
	stream  *rand.PCG
	rows    dataset.Rows
	samples nn.Samples
	on      bool // the trainer has changed points at the moment
}

func newAugmentation(c config.Config) augmentation {
	return augmentation{stream: rand.NewPCG(streamSeed(c), 3)}
}

func augments(c config.Config) bool { return c.Jitter != 0 || c.Rotate != 0 || c.Flip != "none" }

// augment gives the trainer the points of the epoch that begins.
func (s *Session) augment() {
	if s.trainer.Cursor() != 0 {
		return
	}
	a := &s.augmentation
	if !augments(s.config) {
		if a.on {
			a.on = false
			s.points.version++
			s.trainer.SetData(s.data.trainSamples)
		}
		return
	}
	c := s.config
	uniform := func() float64 { return float64(a.stream.Uint64()>>11) / (1 << 53) }
	wide := len(s.data.columns)
	a.rows.Inputs = append(a.rows.Inputs[:0], s.data.train.Inputs...)
	for at := 0; at < len(a.rows.Inputs); at += wide {
		move(a.rows.Inputs[at:at+wide], c, uniform)
	}
	s.trainOnAugmented()
}

func (s *Session) trainOnAugmented() {
	a := &s.augmentation
	a.rows.Labels = s.data.train.Labels
	a.samples = s.data.samples(a.samples, a.rows, s.config)
	a.on = true
	s.points.version++
	s.trainer.SetData(a.samples)
}

// move mirrors, turns and jitters one row; only the plane has a left and a
// right. It always takes the same number of draws, so that a change of one
// number leaves the others' chance.
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

// batch, piece and sample train, with the points that the epoch shall have.
func (s *Session) batch() {
	s.augment()
	s.trainer.Batch()
}

func (s *Session) piece() (ended bool) {
	s.augment()
	return s.trainer.Piece()
}

func (s *Session) sample() {
	s.augment()
	s.trainer.Sample()
}
