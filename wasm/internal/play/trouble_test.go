package play

import (
	"encoding/json"
	"slices"
	"testing"
	"time"

	"neuralplay/wasm/internal/run"
)

func TestADivergedRunStopsAndCanBeReset(t *testing.T) {
	for _, c := range []struct {
		link string
		want run.Trouble
	}{
		{"v=1&seed=0.1&problem=regression&activation=relu&learningRate=10", run.TroubleInfinite},
		{"v=1&seed=0.12345&activation=relu&learningRate=10", run.TroubleWorse},
		{"v=1&seed=0.3&dataset=xor&networkShape=8,8&activation=relu&learningRate=10", run.TroubleWorse},
	} {
		s := fromLink(t, c.link)
		do(t, s, Play{})
		var news News
		for range 200 {
			s.Advance(wholeFrame)
			if news = s.News(); news.Trouble != run.TroubleNone {
				break
			}
		}
		if news.Trouble != c.want || s.Playing() || !now(s).Diverged {
			t.Errorf("%s: got trouble %v, playing %v, want trouble %v and a stop",
				c.link, news.Trouble, s.Playing(), c.want)
		}
		if _, err := json.Marshal(now(s)); err != nil {
			t.Errorf("%s: the state cannot be encoded: %v", c.link, err)
		}
		if err := s.Do(Play{}); (err != nil) != (c.want == run.TroubleInfinite) {
			t.Errorf("%s: play: %v", c.link, err)
		}
		do(t, s, Reset{})
		do(t, s, with(t, s, map[string]any{"learningRate": 0.03}))
		stepTo(t, s, 20)
		if state := now(s); state.Diverged || *state.TrainLoss > 0.6 {
			t.Errorf("%s: after a reset: %+v", c.link, state)
		}
	}
}

// A reset clears everything that a diverged run leaves behind.
func TestDivergingAgainAndAgain(t *testing.T) {
	s := fromLink(t, "v=1&seed=0.12345&activation=relu&learningRate=10&networkShape=8,8&problem=regression")
	want := *now(s).TrainLoss
	for i := range 3 {
		do(t, s, Play{})
		for range 50 {
			s.Advance(wholeFrame)
		}
		if !now(s).Diverged {
			t.Fatal("the run did not diverge")
		}
		do(t, s, Reset{})
		if got := now(s).TrainLoss; got == nil || *got != want {
			t.Fatalf("reset %d: got loss %v, want %v", i+1, got, want)
		}
	}
}

func TestEarlyStopping(t *testing.T) {
	// Training on random labels soon overfits.
	s := fromLink(t, "seed=0.5&earlyStop=20&noise=80&networkShape=8,8&learningRate=0.3&v=1")
	do(t, s, Play{})
	for range 3000 {
		s.Advance(wholeFrame)
		if news := s.News(); news.Trouble == run.EarlyStop {
			if s.Playing() || now(s).Diverged {
				t.Error("it still plays, or counts as diverged")
			}
			do(t, s, Play{})
			s.Advance(wholeFrame)
			if !s.Playing() {
				t.Error("it cannot continue")
			}
			return
		}
	}
	t.Error("it never stopped")
}

// When training stops early must not depend on how much fits into a frame.
func TestEarlyStoppingDoesNotDependOnTime(t *testing.T) {
	const link = "v=1&seed=0.5&earlyStop=20&noise=60&networkShape=8&learningRate=0.3&speed=fast"
	var stops []int
	for _, budget := range []time.Duration{0, 10 * time.Millisecond, time.Second} {
		s := fromLink(t, link)
		s.clock = ticking(time.Millisecond)
		do(t, s, Play{})
		for range 100_000 {
			if s.Advance(Budget{Train: budget}); !s.Playing() {
				break
			}
		}
		stops = append(stops, s.Run().Epochs())
	}
	s := fromLink(t, link)
	do(t, s, Step{N: 100_000, Unit: "epoch"})
	s.Advance(wholeFrame)
	stops = append(stops, s.Run().Epochs())
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
	do(t, s, with(t, s, map[string]any{"jitter": 1.})) // takes effect at the next epoch
	do(t, s, Step{N: 30, Unit: "sample"})
	s.Advance(wholeFrame)
	snapshot := s.Snapshot()
	if !now(s).Diverged {
		t.Fatalf("%+v", now(s))
	}
	other := fromLink(t, "v=1&seed=0.7")
	do(t, other, Step{N: 100_000, Unit: "epoch"})
	do(t, other, Restore{snapshot})
	if state := now(other); !state.Diverged || state.Playing || state.Epoch != now(s).Epoch {
		t.Errorf("got %+v", state)
	}
	stepTo(t, s, 3)
	stepTo(t, other, 3)
	if !slices.Equal(s.Run().Network().Parameters(nil), other.Run().Network().Parameters(nil)) {
		t.Error("it continues to other bits")
	}
}
