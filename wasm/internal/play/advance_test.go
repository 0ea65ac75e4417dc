package play

import (
	"testing"
	"time"
)

// If many epochs fit into a frame, it completes the last one. With some batch
// sizes the clock is never read at the end of an epoch.
func TestAFrameEndsWithAnEpoch(t *testing.T) {
	for _, link := range []string{
		"v=1&seed=0.5&speed=fast&batchSize=30",
		"v=1&seed=0.5&speed=fast&batchSize=7&percTrainData=61",
		"v=1&seed=0.5&speed=fast&dataset=table-hidden-layer&batchSize=2",
	} {
		for _, c := range []Command{
			Play{},
			Step{N: mostSteps, Unit: "epoch"},
			Step{N: mostSteps, Unit: "batch"},
			Step{N: mostSteps, Unit: "sample"},
		} {
			s := fromLink(t, link)
			reads := 0
			s.clock = func() time.Duration {
				if reads++; reads > 2000 {
					t.Fatalf("%s: %T: a frame has not ended after %d epochs", link, c, s.Run().Epochs())
				}
				return time.Duration(reads) * time.Millisecond
			}
			do(t, s, c)
			for range 3 {
				s.Advance(Budget{Train: 10 * time.Millisecond})
			}
			if s.Run().Cursor() != 0 || s.Run().Epochs() < 10 {
				t.Errorf("%s: %T: the frame ended %d samples into epoch %d",
					link, c, s.Run().Cursor(), s.Run().Epochs())
			}
		}
	}
}

func TestSpeeds(t *testing.T) {
	s := fromLink(t, "v=1&seed=0.5")
	do(t, s, Play{})
	s.Advance(wholeFrame)
	if got := now(s).Epoch; got != 1 {
		t.Errorf("epoch: a frame did %d epochs, want 1", got)
	}
	do(t, s, with(t, s, map[string]any{"speed": "fast"}))
	s.clock = ticking(time.Millisecond)
	s.Advance(Budget{Train: 20 * time.Millisecond})
	if got := now(s).Epoch; got < 5 {
		t.Errorf("fast: a frame ended at epoch %d, want more than 5", got)
	}
	s.clock = ticking(50 * time.Millisecond)
	do(t, s, with(t, s, map[string]any{"speed": "slow"}))
	steps, seen := now(s).Step, map[string]bool{}
	for range 60 {
		s.Advance(wholeFrame)
		if w := now(s).Walk; w != nil {
			seen[w.Stage] = true
		}
	}
	if got := now(s).Step - steps; got < 1 || got > 9 {
		t.Errorf("slow: 60 frames did %d batches, want a few", got)
	}
	if !seen["forward"] || !seen["backward"] || !seen["update"] {
		t.Errorf("slow: saw the stages %v, want all three", seen)
	}
}

func TestPauseEndsAStep(t *testing.T) {
	s := fromLink(t, "v=1&seed=0.5")
	do(t, s, Step{N: 1000, Unit: "epoch", ID: 3})
	s.Advance(Budget{})
	if !now(s).Playing {
		t.Error("a running step does not count as playing")
	}
	do(t, s, Pause{})
	epoch := now(s).Epoch
	s.Advance(wholeFrame)
	if done := s.Done(); len(done) != 1 || done[0].ID != 3 || done[0].State.Playing || now(s).Epoch != epoch {
		t.Errorf("done: %+v, epoch %d", done, now(s).Epoch)
	}
}

func TestAStepThatDiverges(t *testing.T) {
	s := fromLink(t, "v=1&seed=0.1&problem=regression&activation=relu&learningRate=10")
	do(t, s, Step{N: 3, Unit: "epoch", ID: 1})
	s.Advance(wholeFrame)
	if done := s.Done(); len(done) != 1 || !done[0].State.Diverged {
		t.Errorf("done: %+v", done)
	}
	if s.Snapshot().Moment != nil {
		t.Error("the numbers of a diverged run were recorded")
	}
}
