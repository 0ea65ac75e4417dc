package play

import (
	"slices"
	"testing"
	"time"

	"neuralplay/wasm/internal/run"
)

// slice is one call between two frames, with a clock that ticks at every look.
func sliced(t *testing.T, link string, tick, slice time.Duration, slicesAFrame int) *Session {
	t.Helper()
	s := fromLink(t, link)
	s.clock = ticking(tick)
	do(t, s, Step{N: 150, Unit: "epoch", ID: 1})
	for frame := 0; len(s.Done()) == 0; frame++ {
		if frame > 100_000 {
			t.Fatalf("%s: not done after %d frames, at epoch %d", link, frame, s.Run().Epochs())
		}
		for range slicesAFrame {
			s.Train(slice)
		}
		s.Advance(Budget{})
	}
	return s
}

// What a step comes to depends neither on how long the slices between frames are nor
// on how many.
func TestStepsDoNotDependOnSlices(t *testing.T) {
	for _, link := range []string{
		"v=1&seed=0.5",
		"v=1&seed=0.5&batchSize=7&optimizer=adam&dropout=0.2",
		"v=1&seed=0.5&dataset=spiral&jitter=0.3&batchSize=full",
	} {
		want := sliced(t, link, time.Microsecond, time.Hour, 1)
		for _, c := range []struct {
			tick, slice time.Duration
			slices      int
		}{{time.Microsecond, 3 * time.Microsecond, 1}, {time.Millisecond, 2 * time.Millisecond, 40}} {
			got := sliced(t, link, c.tick, c.slice, c.slices)
			if !slices.Equal(got.Run().Network().Parameters(nil), want.Run().Network().Parameters(nil)) {
				t.Errorf("%s in slices of %v: other weights", link, c.slice)
			}
			if got, want := got.State(), want.State(); *got.TrainLoss != *want.TrainLoss || got.Epoch != want.Epoch {
				t.Errorf("%s in slices of %v: epoch %d, loss %v, want %d, %v",
					link, c.slice, got.Epoch, *got.TrainLoss, want.Epoch, *want.TrainLoss)
			}
		}
	}
}

// At an epoch a frame, what does not fit into the frame is done before the next, and
// no more.
func TestAnEpochAFrameGoesOnBetweenFrames(t *testing.T) {
	s := fromLink(t, "v=1&seed=0.5")
	s.clock = ticking(time.Millisecond)
	do(t, s, Play{})
	for frame := 1; frame <= 5; frame++ {
		s.Advance(Budget{})
		for range 100 {
			s.Train(2 * time.Millisecond)
		}
		if got := s.Run().Epochs(); got != frame || s.Run().Cursor() != 0 || s.Trains() {
			t.Fatalf("after frame %d: epoch %d and %d samples", frame, got, s.Run().Cursor())
		}
	}
	do(t, s, Reset{})
	do(t, s, Play{})
	s.Train(time.Hour)
	if got := s.Run().Epochs(); got != 0 {
		t.Errorf("after a reset, and before a frame, it trained %d epochs", got)
	}
	s.Advance(Budget{Train: time.Hour})
	do(t, s, with(t, s, map[string]any{"noise": 5}))
	s.Train(time.Hour)
	if got := s.Run().Epochs(); got != 0 {
		t.Errorf("new data were trained on for %d epochs before a frame", got)
	}
}

func TestFullSpeedDoesNotWaitForFrames(t *testing.T) {
	s := fromLink(t, "v=1&seed=0.5&speed=fast")
	s.clock = ticking(time.Millisecond)
	if s.Train(time.Second); s.Run().Samples() != 0 || s.Trains() || s.IsBusy() && s.IsAtFullSpeed() {
		t.Error("it trains before it plays")
	}
	do(t, s, Play{})
	for range 10 {
		before := s.Run().Samples()
		if s.Train(5 * time.Millisecond); s.Run().Samples() == before || !s.IsAtFullSpeed() {
			t.Fatal("a slice trained nothing")
		}
	}
	do(t, s, Pause{})
	s.Advance(wholeFrame)
	if s.Trains() || s.IsBusy() {
		t.Error("it does not come to rest")
	}
}

// A session out of sight rests if the settings say so, and goes on where it was.
func TestHidden(t *testing.T) {
	for _, c := range []struct {
		link  string
		rests bool
	}{{"v=1&seed=0.5&speed=fast", false}, {"v=1&seed=0.5&speed=fast&hidden=rest", true},
		{"v=1&seed=0.5&hidden=rest", true}, {"v=1&seed=0.5&speed=slow&hidden=rest", true}} {
		s := fromLink(t, c.link)
		s.clock = ticking(time.Millisecond)
		do(t, s, Play{})
		s.Hide(true)
		for range 5 {
			s.Train(5 * time.Millisecond)
			s.Advance(Budget{Train: 5 * time.Millisecond, Pictures: time.Hour})
		}
		if trained := s.Run().Samples() > 0; trained == c.rests || s.IsBusy() == c.rests {
			t.Errorf("%s, hidden: trained %v, busy %v", c.link, trained, s.IsBusy())
		}
		s.Hide(false)
		for range 3000 { // slow motion needs its stages
			s.Advance(Budget{})
		}
		if s.Run().Samples() == 0 || !s.Playing() {
			t.Errorf("%s, seen again: it does not go on", c.link)
		}
	}
}

// A long step leaves points on the curves as often as is cheap; a short one leaves all.
func TestStepsThinOutTheirPoints(t *testing.T) {
	for _, c := range []struct {
		link      string
		dense     int // so many epochs have a point each
		all, most int // points of 2000 epochs
	}{
		{"v=1&seed=0.5", 2*denseEpochs - 1, 100, 140},
		{"v=1&seed=0.5&percTrainData=90", 2*denseEpochs - 1, 130, 180},
	} {
		s := fromLink(t, c.link)
		do(t, s, Step{N: 2000, Unit: "epoch"})
		s.Advance(wholeFrame)
		var epochs []int
		for _, p := range s.Run().Curves().Points() {
			epochs = append(epochs, int(p.Epoch))
		}
		for e := range c.dense {
			if !slices.Contains(epochs, e) {
				t.Errorf("%s: epoch %d has no point", c.link, e)
			}
		}
		if len(epochs) < c.all || len(epochs) > c.most || epochs[len(epochs)-1] != 2000 {
			t.Errorf("%s: %d points to epoch %d", c.link, len(epochs), epochs[len(epochs)-1])
		}
	}
}

// Far from the start, a step has points as far apart as can be seen, and one at its end.
func TestLateStepsThinOutTheirPoints(t *testing.T) {
	s := fromLink(t, "v=1&seed=0.5")
	do(t, s, Step{N: 20_000, Unit: "epoch"})
	s.Advance(wholeFrame)
	before := len(s.Run().Curves().Points())
	do(t, s, Step{N: 195, Unit: "epoch"})
	s.Advance(wholeFrame)
	points := s.Run().Curves().Points()
	if got := len(points) - before; got < 7 || got > 12 || points[len(points)-1].Epoch != 20_195 {
		t.Errorf("%d points to epoch %v", got, points[len(points)-1].Epoch)
	}
}

// At full speed the curves have the points that a step leaves, however rare pictures are.
func TestFullSpeedLeavesThePointsOfAStep(t *testing.T) {
	for _, link := range []string{
		"v=1&seed=0.5",
		"v=1&seed=0.5&percTrainData=90&batchSize=7",
		"v=1&seed=0.5&earlyStop=1000",
	} {
		const epochs = 3000
		step := fromLink(t, link)
		do(t, step, Step{N: epochs, Unit: "epoch"})
		step.Advance(wholeFrame)

		full := fromLink(t, link+"&speed=fast")
		full.clock = ticking(time.Microsecond)
		do(t, full, Play{})
		for full.Run().Epochs() < epochs {
			full.Train(300 * time.Microsecond)
		}
		do(t, full, Pause{})
		full.Advance(Budget{})
		points := full.Run().Curves().Points()
		for _, want := range step.Run().Curves().Points() {
			if want.Epoch < epochs && !slices.Contains(points, want) {
				t.Errorf("%s: no point %+v", link, want)
			}
		}
	}
}

// Nothing is busy once everything is shown, also after a change that stops nothing.
func TestItComesToRest(t *testing.T) {
	s := fromLink(t, "v=1&seed=0.5")
	for _, c := range []any{run.SetBias{Layer: 1, Value: 2}, Step{N: 3, Unit: "epoch"}, Reset{}} {
		do(t, s, c)
		if !s.IsBusy() && !s.Trains() {
			t.Errorf("%T: nothing to do", c)
		}
		s.Advance(wholeFrame)
		s.Advance(wholeFrame)
		if s.IsBusy() || s.Trains() {
			t.Errorf("%T: it does not come to rest", c)
		}
	}
}
