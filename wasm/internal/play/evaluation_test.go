package play

import (
	"math"
	"testing"
	"time"
)

// Who asks for the state gets the figures of now, also while a pass over the
// samples is under way, and the loss curves do not suffer from it.
func TestStateIsOfNowInTheMidstOfAPass(t *testing.T) {
	s := fromLink(t, "v=1&seed=0.5&dataset=spiral3&networkShape=64,64,64")
	s.clock = ticking(time.Millisecond)
	do(t, s, Play{})
	for range 10 {
		s.Advance(Frame{Train: 5 * time.Millisecond, Field: 3 * time.Millisecond})
		if s.evaluation.at == s.evaluation.all {
			t.Fatal("the pass was done at once: the network is too small to tell")
		}
		want := s.looking.MeanLoss(s.data.trainSamples, s.trainer.Loss)
		if got := *s.State().TrainLoss; math.Abs(got-want) > 1e-12 {
			t.Errorf("after %d samples State says %v, the loss is %v", s.trainer.Samples(), got, want)
		}
	}
	if n := len(s.History()); n != 11 {
		t.Errorf("the loss curves have %d points, want one of each time and the first", n)
	}
}

// With many points and a large network losses are found over several frames, and
// come out the same.
func TestEvaluationSpreadOverFrames(t *testing.T) {
	const link = "v=1&seed=0.5&dataset=spiral3&networkShape=64,64,64"
	s, still := fromLink(t, link), fromLink(t, link)
	if s.isQuick() {
		t.Fatal("the network is too small to tell")
	}
	s.clock = ticking(time.Millisecond)
	do(t, s, Play{})
	entries := len(s.History())
	for s.Epochs() < 3 {
		s.Advance(Frame{Train: 5 * time.Millisecond, Field: 3 * time.Millisecond})
	}
	do(t, s, Pause{})
	for range 1000 {
		s.Advance(Frame{Field: 3 * time.Millisecond})
	}
	if s.losses.stale || len(s.History()) <= entries {
		t.Errorf("the losses never caught up: %d entries", len(s.History()))
	}
	for still.trainer.Samples() < s.trainer.Samples() {
		still.batch()
	}
	still.changed()
	want, got := still.State(), s.Latest()
	if *got.TrainLoss != *want.TrainLoss || *got.TestLoss != *want.TestLoss || *got.Metrics.Accuracy != *want.Metrics.Accuracy {
		t.Errorf("got %v and %v, want %v and %v", *got.TrainLoss, *got.TestLoss, *want.TrainLoss, *want.TestLoss)
	}
	for i, e := range s.History()[1:] {
		if e.Epoch < s.History()[i].Epoch {
			t.Fatalf("the history goes back in time: %v after %v", e, s.History()[i])
		}
	}
}
