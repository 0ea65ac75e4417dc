package play

import "time"

// Stage is what slow motion shows of a batch at the moment.
type Stage int

const (
	StageNone     Stage = iota
	StageForward        // values flow from the inputs to the output
	StageBackward       // errors flow back
	StageUpdate         // the weights have just changed
)

// String returns the stage's name as the page knows it.
func (s Stage) String() string {
	return [...]string{"", "forward", "backward", "update"}[s]
}

// stageLength is how long slow motion shows each stage.
const stageLength = 700 * time.Millisecond

// slowMotion shows one stage of one batch after the other. The batch is
// trained when its last stage begins: until then the pictures show the network
// as it was.
type slowMotion struct {
	stage Stage
	since time.Duration
}

func (m *slowMotion) advance(elapsed time.Duration, train func()) {
	if m.stage == StageNone {
		m.stage = StageForward
		return
	}
	// A tab that was hidden must not race through what was missed.
	m.since += min(elapsed, stageLength)
	if m.since < stageLength {
		return
	}
	m.since -= stageLength
	switch m.stage {
	case StageForward:
		m.stage = StageBackward
	case StageBackward:
		m.stage = StageUpdate
		train()
	default:
		m.stage = StageForward
	}
}
