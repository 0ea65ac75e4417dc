package play

import (
	"encoding/json"
	"slices"
	"testing"
	"time"
)

func TestADivergedRunStopsAndCanBeReset(t *testing.T) {
	for _, c := range []struct {
		link string
		want Trouble
	}{
		{"v=1&seed=0.1&problem=regression&activation=relu&learningRate=10", TroubleInfinite},
		{"v=1&seed=0.12345&activation=relu&learningRate=10", TroubleWorse},
		{"v=1&seed=0.3&dataset=xor&networkShape=8,8&activation=relu&learningRate=10", TroubleWorse},
	} {
		s := fromLink(t, c.link)
		do(t, s, Play{})
		var news News
		for range 200 {
			s.Advance(wholeFrame)
			if news = s.News(); news.Trouble != TroubleNone {
				break
			}
		}
		if news.Trouble != c.want || s.Playing() || !s.State().Diverged {
			t.Errorf("%s: got trouble %v, playing %v, want trouble %v and a stop", c.link, news.Trouble, s.Playing(), c.want)
		}
		if _, err := json.Marshal(s.State()); err != nil {
			t.Errorf("%s: the state cannot be told: %v", c.link, err)
		}
		if err := s.Do(Play{}); (err != nil) != (c.want == TroubleInfinite) {
			t.Errorf("%s: play: %v", c.link, err)
		}
		do(t, s, Reset{})
		do(t, s, with(t, s, map[string]any{"learningRate": 0.03}))
		stepTo(t, s, 20)
		if state := s.State(); state.Diverged || *state.TrainLoss > 0.6 {
			t.Errorf("%s: no way back: %+v", c.link, state)
		}
	}
}

// A run that diverges leaves nothing behind that a reset does not clear.
func TestDivergingAgainAndAgain(t *testing.T) {
	s := fromLink(t, "v=1&seed=0.12345&activation=relu&learningRate=10&networkShape=8,8&problem=regression")
	want := *s.State().TrainLoss
	for i := range 3 {
		do(t, s, Play{})
		for range 50 {
			s.Advance(wholeFrame)
		}
		if !s.State().Diverged {
			t.Fatal("the run did not diverge")
		}
		do(t, s, Reset{})
		if got := s.State().TrainLoss; got == nil || *got != want {
			t.Fatalf("reset %d: got loss %v, want %v", i+1, got, want)
		}
	}
}

func TestEarlyStopping(t *testing.T) {
	// Labels that chance alone decides cannot be learnt for long.
	s := fromLink(t, "seed=0.5&earlyStop=20&noise=80&networkShape=8,8&learningRate=0.3&v=1")
	do(t, s, Play{})
	for range 3000 {
		s.Advance(wholeFrame)
		if news := s.News(); news.Trouble == TroubleEarly {
			if s.Playing() || s.State().Diverged {
				t.Error("it plays on, or counts as diverged")
			}
			do(t, s, Play{})
			s.Advance(wholeFrame)
			if !s.Playing() {
				t.Error("it cannot go on")
			}
			return
		}
	}
	t.Error("it never stopped")
}

// How much a frame has time for must not decide when to stop early.
func TestEarlyStoppingDoesNotDependOnTime(t *testing.T) {
	const link = "v=1&seed=0.5&earlyStop=20&noise=60&networkShape=8&learningRate=0.3&speed=fast"
	var stops []int
	for _, budget := range []time.Duration{0, 10 * time.Millisecond, time.Second} {
		s := fromLink(t, link)
		s.clock = ticking(time.Millisecond)
		do(t, s, Play{})
		for range 100_000 {
			if s.Advance(Frame{Train: budget}); !s.Playing() {
				break
			}
		}
		stops = append(stops, s.Epochs())
	}
	s := fromLink(t, link)
	do(t, s, Step{N: 100_000, Unit: "epoch"})
	s.Advance(wholeFrame)
	stops = append(stops, s.Epochs())
	for _, epoch := range stops {
		if epoch != stops[0] || epoch < 20 || epoch == 100_000 {
			t.Fatalf("stopped at epochs %v", stops)
		}
	}
}

func TestImportEndsAStepAndKeepsTheTrouble(t *testing.T) {
	s := fromLink(t, "v=1&seed=0.12345&activation=relu&learningRate=10&jitter=0.5")
	do(t, s, Play{})
	for range 100 {
		s.Advance(wholeFrame)
	}
	do(t, s, with(t, s, map[string]any{"jitter": 1.})) // in the midst of an epoch it waits
	do(t, s, Step{N: 30, Unit: "sample"})
	s.Advance(wholeFrame)
	snapshot, err := s.Snapshot()
	if err != nil || !s.State().Diverged {
		t.Fatalf("%v, %+v", err, s.State())
	}
	other := fromLink(t, "v=1&seed=0.7")
	do(t, other, Step{N: 100_000, Unit: "epoch"})
	do(t, other, Restore{snapshot})
	if state := other.State(); !state.Diverged || state.Playing || state.Epoch != s.State().Epoch {
		t.Errorf("got %+v", state)
	}
	stepTo(t, s, 3)
	stepTo(t, other, 3)
	if !slices.Equal(s.Network().Parameters(nil), other.Network().Parameters(nil)) {
		t.Error("it goes on otherwise")
	}
}

func TestHistoryStaysBoundedAndOrdered(t *testing.T) {
	var h history
	for i := range 100_000 {
		h.add(Loss{Epoch: float64(i)})
	}
	if n := len(h.entries); n > mostEntries || n < mostEntries/4 {
		t.Errorf("got %d entries", n)
	}
	if first, last := h.entries[0].Epoch, h.entries[len(h.entries)-1].Epoch; first != 0 || last != 99_999 {
		t.Errorf("goes from %v to %v", first, last)
	}
	if !slices.IsSortedFunc(h.entries, func(a, b Loss) int { return int(a.Epoch - b.Epoch) }) {
		t.Error("out of order")
	}
}
