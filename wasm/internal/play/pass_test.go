package play

import (
	"math"
	"testing"
	"time"

	"neuralplay/nn"
)

// State returns current figures even during a pass over the samples, and the loss
// curves stay complete.
func TestStateIsCurrentDuringAPass(t *testing.T) {
	s := fromLink(t, "v=1&seed=0.5&dataset=spiral3&networkShape=64,64,64")
	s.clock = ticking(time.Millisecond)
	do(t, s, Play{})
	for range 10 {
		s.Advance(Budget{Train: 5 * time.Millisecond, Pictures: 3 * time.Millisecond})
		if !s.Run().PassUnderWay() {
			t.Fatal("the pass ended at once: the network is too small for this test")
		}
		want := meanLoss(t, s)
		if got := *now(s).TrainLoss; math.Abs(got-want) > 1e-12 {
			t.Errorf("after %d samples State says %v, the loss is %v", s.Run().Samples(), got, want)
		}
	}
	if n := len(s.Run().Curves().Points()); n != 11 {
		t.Errorf("the loss curves have %d points, want the first and one of each State", n)
	}
}

// Who reads in the middle of a pass ends it; the page must hear what it found all the same.
func TestAPassThatIsEndedByAReaderIsNews(t *testing.T) {
	s := fromLink(t, "v=1&seed=0.5&dataset=spiral3&networkShape=64,64,64")
	s.clock = ticking(time.Millisecond)
	do(t, s, Play{})
	s.Advance(Budget{Train: 5 * time.Millisecond, Pictures: 3 * time.Millisecond})
	do(t, s, Pause{})
	s.Advance(Budget{Pictures: 3 * time.Millisecond})
	if s.News(); !s.Run().PassUnderWay() {
		t.Fatal("the pass ended at once: the network is too small for this test")
	}
	s.CatchUp()
	s.Advance(Budget{Pictures: 3 * time.Millisecond})
	if !s.News().State {
		t.Error("nobody hears of the new losses")
	}
	s.CatchUp()
	s.Advance(Budget{Pictures: 3 * time.Millisecond})
	if s.News().State {
		t.Error("there is news where nothing has changed")
	}
}

// meanLoss returns the loss on the training points, from the test's own
// workspace.
func meanLoss(t *testing.T, s *Session) float64 {
	t.Helper()
	loss, err := nn.LossNamed(s.Run().Problem().Loss)
	if err != nil {
		t.Fatal(err)
	}
	return s.Run().Network().NewWorkspace(64).MeanLoss(s.Run().TrainSamples(), loss)
}

// With many points and a large network the evaluation takes several frames, and
// the results are the same.
func TestEvaluationSpreadOverFrames(t *testing.T) {
	const link = "v=1&seed=0.5&dataset=spiral3&networkShape=64,64,64"
	s, still := fromLink(t, link), fromLink(t, link)
	if s.Run().IsQuick() {
		t.Fatal("the network is too small for this test")
	}
	s.clock = ticking(time.Millisecond)
	do(t, s, Play{})
	entries := len(s.Run().Curves().Points())
	for s.Run().Epochs() < 3 {
		s.Advance(Budget{Train: 5 * time.Millisecond, Pictures: 3 * time.Millisecond})
	}
	do(t, s, Pause{})
	for range 1000 {
		s.Advance(Budget{Pictures: 3 * time.Millisecond})
	}
	if s.Run().IsBehind() || len(s.Run().Curves().Points()) <= entries {
		t.Errorf("the losses never caught up: %d entries", len(s.Run().Curves().Points()))
	}
	for still.Run().Samples() < s.Run().Samples() {
		still.Run().Batch()
	}
	want, got := now(still), s.State()
	if *got.TrainLoss != *want.TrainLoss || *got.TestLoss != *want.TestLoss ||
		*got.Metrics.Accuracy != *want.Metrics.Accuracy {
		t.Errorf("got %v and %v, want %v and %v", *got.TrainLoss, *got.TestLoss, *want.TrainLoss, *want.TestLoss)
	}
	for i, e := range s.Run().Curves().Points()[1:] {
		if e.Epoch < s.Run().Curves().Points()[i].Epoch {
			t.Fatalf("the history goes back in time: %v after %v", e, s.Run().Curves().Points()[i])
		}
	}
}
