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
	points  []dataset.Point
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
			s.trainer.SetData(s.data.trainSamples)
		}
		return
	}
	c := s.config
	uniform := func() float64 { return float64(a.stream.Uint64()>>11) / (1 << 53) }
	a.points = a.points[:0]
	for _, p := range s.data.train {
		a.points = append(a.points, moved(p, c, uniform))
	}
	s.trainOnAugmented()
}

func (s *Session) trainOnAugmented() {
	a, c := &s.augmentation, s.config
	a.samples = samples(a.samples, a.points, c.ActiveInputs(), c)
	a.on = true
	s.trainer.SetData(a.samples)
}

// moved is one point mirrored, turned and jittered. It always takes the same
// number of draws, so that a change of one number leaves the others' chance.
func moved(p dataset.Point, c config.Config, uniform func() float64) dataset.Point {
	mirrorX, mirrorY := uniform() < 0.5, uniform() < 0.5
	if mirrorX && (c.Flip == "x" || c.Flip == "both") {
		p.X = -p.X
	}
	if mirrorY && (c.Flip == "y" || c.Flip == "both") {
		p.Y = -p.Y
	}
	sin, cos := math.Sincos((2*uniform() - 1) * c.Rotate * math.Pi / 180)
	p.X, p.Y = cos*p.X-sin*p.Y, sin*p.X+cos*p.Y
	p.X += (2*uniform() - 1) * c.Jitter
	p.Y += (2*uniform() - 1) * c.Jitter
	return p
}

// batch and sample train, with the points that the epoch shall have.
func (s *Session) batch() {
	s.augment()
	s.trainer.Batch()
}

func (s *Session) sample() {
	s.augment()
	s.trainer.Sample()
}
