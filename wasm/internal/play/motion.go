package play

import "time"

// paceOfSlowMotion is how long slow motion stays at each of its steps.
const paceOfSlowMotion = 700 * time.Millisecond

// slowMotion is a walk that goes on by itself.
type slowMotion struct {
	begun bool
	since time.Duration // of the last step
}

// advance calls next when it is time for it: at once, and then at the pace.
func (m *slowMotion) advance(elapsed time.Duration, next func()) {
	if m.begun {
		// A tab that was hidden must not race through what was missed.
		if m.since += min(elapsed, paceOfSlowMotion); m.since < paceOfSlowMotion {
			return
		}
		m.since -= paceOfSlowMotion
	}
	m.begun = true
	next()
}
