package play

import "time"

// meter measures the pace of frames and of training, averaged over half a second.
type meter struct {
	last, from       time.Duration
	frames, samples  int
	framesPerSecond  float64
	samplesPerSecond float64
}

const meterSpan = 500 * time.Millisecond

// frame notes a frame and returns the time since the one before.
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
