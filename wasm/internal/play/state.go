package play

import (
	"time"

	"neuralplay/nn"
)

// State is the session's figures, as the page's API gives them. A number that
// is not finite is nil: JSON has no other word for it.
type State struct {
	Epoch            int      `json:"epoch"`
	Step             int      `json:"step"`
	Playing          bool     `json:"playing"`
	Stage            string   `json:"stage"` // of slow motion: forward, backward, update
	TrainLoss        *float64 `json:"trainLoss"`
	TestLoss         *float64 `json:"testLoss"`
	Penalty          *float64 `json:"penalty"`
	Metrics          *Metrics `json:"metrics"`
	ParameterCount   int      `json:"parameterCount"`
	SamplesPerSecond float64  `json:"samplesPerSecond"`
	FramesPerSecond  float64  `json:"framesPerSecond"`
	Diverged         bool     `json:"diverged"`
}

// State gives the figures of now.
func (s *Session) State() State {
	if s.isBehind() {
		s.evaluate()
		s.record() // the pass that would have done it was cut short
	}
	return s.Latest()
}

// Latest gives the figures of the last evaluation, which with many points and a
// large network may be some frames old.
func (s *Session) Latest() State {
	return State{
		Epoch:            s.trainer.Epochs(),
		Step:             s.trainer.Steps(),
		Playing:          s.Playing(),
		Stage:            s.Stage().String(),
		TrainLoss:        orNil(s.losses.Train),
		TestLoss:         orNil(s.losses.Test),
		Penalty:          orNil(s.losses.Penalty),
		ParameterCount:   s.network.ParameterCount(),
		SamplesPerSecond: s.meter.samplesPerSecond,
		FramesPerSecond:  s.meter.framesPerSecond,
		Diverged:         s.Diverged(),
		Metrics:          s.metrics(),
	}
}

func orNil(v float64) *float64 {
	if !finite(v) {
		return nil
	}
	return &v
}

// Network is the network in training; only to be looked at.
func (s *Session) Network() *nn.Network { return s.network }

// Version changes whenever the parameters or the data do.
func (s *Session) Version() uint64 { return s.version }

// Playing tells whether training runs, or a step that was asked for.
func (s *Session) Playing() bool { return s.playing || s.next() != nil }

// Diverged tells whether training has stopped because its numbers ran away.
func (s *Session) Diverged() bool {
	return s.watch.trouble == TroubleInfinite || s.watch.trouble == TroubleWorse
}

// SamplesPerSecond is the pace of training of late.
func (s *Session) SamplesPerSecond() float64 { return s.meter.samplesPerSecond }

// Samples are the training and the test points as the network sees them; not to
// be changed.
func (s *Session) Samples() (train, test nn.Samples) {
	return s.data.trainSamples, s.data.testSamples
}

// Predict gives the network's outputs, N×K, for N rows of inputs.
func (s *Session) Predict(inputs []float64) []float64 { return s.looking.Predict(inputs, nil) }

// At gives the network's inputs at a place of the plane and its outputs there.
func (s *Session) At(x, y float64) (inputs, outputs []float64) {
	inputs = s.data.inputs(nil, x, y)
	return inputs, s.Predict(inputs)
}

// meter tells the pace of frames and of training, averaged over half a second.
type meter struct {
	last, from       time.Duration
	frames, samples  int
	framesPerSecond  float64
	samplesPerSecond float64
}

const meterSpan = 500 * time.Millisecond

// frame notes a frame and gives the time since the one before.
func (m *meter) frame(now time.Duration) (elapsed time.Duration) {
	elapsed = now - m.last
	m.last = now
	return elapsed
}

func (m *meter) count(now time.Duration, samples int) {
	m.frames++
	m.samples += samples
	span := now - m.from
	if span < meterSpan {
		return
	}
	m.framesPerSecond = float64(m.frames) / span.Seconds()
	m.samplesPerSecond = float64(m.samples) / span.Seconds()
	m.from, m.frames, m.samples = now, 0, 0
}

// Epochs is how many epochs are done.
func (s *Session) Epochs() int { return s.trainer.Epochs() }

// CheckGradient compares backpropagation with central differences over the
// first training samples, and says how many they were.
func (s *Session) CheckGradient(most int) (check nn.GradientCheck, samples int) {
	some := s.data.trainSamples
	some.N = min(some.N, most)
	some.Inputs, some.Targets = some.Inputs[:some.N*some.D], some.Targets[:some.N*some.K]
	return s.network.CheckGradient(some, s.trainer.Loss), some.N
}

// SitsOut tells which units of a layer sat out the batch last trained on, in
// the space of into; nil where none can.
func (s *Session) SitsOut(layer int, into []bool) []bool {
	if s.config.Dropout == 0 || layer < 1 || layer >= s.network.Layers() {
		return nil
	}
	into = into[:0]
	for u := range s.network.Units(layer) {
		into = append(into, s.trainer.SitsOut(layer, u))
	}
	return into
}
