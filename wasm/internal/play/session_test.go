package play

import (
	"math"
	"slices"
	"testing"
	"time"

	"neuralplay/wasm/internal/run"
)

// allFeatures turns on all seven inputs of a link.
const allFeatures = "&xSquared=true&ySquared=true&xTimesY=true&sinX=true&sinY=true"

// ticking returns a clock that advances by step each time it is read.
func ticking(step time.Duration) func() time.Duration {
	now := time.Duration(0)
	return func() time.Duration {
		now += step
		return now
	}
}

// wholeFrame leaves time for everything.
var wholeFrame = Budget{Train: time.Hour, Pictures: time.Hour}

// do carries out a command of the session or of its run.
func do(t *testing.T, s *Session, c any) {
	t.Helper()
	if err := try(s, c); err != nil {
		t.Fatal(err)
	}
	s.Apply()
}

func try(s *Session, c any) error {
	if c, ok := c.(run.Command); ok {
		return s.Change(c)
	}
	return s.Do(c.(Command))
}

// now returns up-to-date figures.
func now(s *Session) State {
	s.Apply()
	s.CatchUp()
	return s.State()
}

// with returns the session's configuration with some keys changed.
func with(t *testing.T, s *Session, patch map[string]any) run.Configure {
	t.Helper()
	c, _, err := s.Config().Patch(patch)
	if err != nil {
		t.Fatal(err)
	}
	return run.Configure{Config: c}
}

// answerAt returns the single output at a point of the plane.
func answerAt(s *Session, x, y float64) float64 {
	_, outputs := s.Run().At(x, y)
	return outputs[0]
}

func TestResetRestoresTheInitialWeights(t *testing.T) {
	for _, link := range []string{
		"v=1&seed=0.5",
		"v=1&seed=0.5&weightSeed=0.7",
		"v=1&seed=0.5&initZero=true",
		"v=1&seed=0.5&optimizer=nadam&dropout=0.2&shuffle=true&jitter=0.5&rotate=20&flip=both&init=heNormal&rng=numpy",
		"v=1&seed=0.5&regularization=L1&regularizationRate=1",
	} {
		s := fromLink(t, link)
		initial := s.Run().Network().Parameters(nil)
		stepTo(t, s, 30)
		if slices.Equal(initial, s.Run().Network().Parameters(nil)) {
			t.Errorf("%s: training changed nothing", link)
		}
		trained := s.Run().Network().Parameters(nil)
		do(t, s, Reset{})
		if !slices.Equal(initial, s.Run().Network().Parameters(nil)) {
			t.Errorf("%s: reset restored other weights", link)
		}
		if state := now(s); state.Epoch != 0 || state.Step != 0 || len(s.Run().Curves().Points()) != 1 {
			t.Errorf("%s: reset left %+v and %d points of history", link, state, len(s.Run().Curves().Points()))
		}
		stepTo(t, s, 30)
		if !slices.Equal(trained, s.Run().Network().Parameters(nil)) {
			t.Errorf("%s: training again led to other weights", link)
		}
	}
}

// A session is always what its link describes.
func TestConfigureEqualsLink(t *testing.T) {
	patches := []map[string]any{
		{"dataset": "spiral"}, {"noise": 20.}, {"percTrainData": 70.}, {"networkShape": []any{3., 3.}},
		{"xSquared": true}, {"activation": "relu"}, {"weightSeed": "0.9"}, {"seed": "0.8"},
		{"problem": "regression"}, {"regDataset": "reg-gauss"}, {"initZero": true}, {"networkShape": []any{}},
	}
	s := fromLink(t, "v=1&seed=0.5")
	for _, p := range patches {
		stepTo(t, s, 2)
		do(t, s, with(t, s, p))
		fresh := fromLink(t, s.Config().Link())
		if !slices.Equal(s.Run().Network().Parameters(nil), fresh.Run().Network().Parameters(nil)) {
			t.Errorf("%v: other weights than from the link", p)
		}
		train, _ := s.Run().Points(nil, nil)
		freshTrain, _ := fresh.Run().Points(nil, nil)
		if !slices.Equal(train, freshTrain) {
			t.Errorf("%v: other points than from the link", p)
		}
	}
}

func TestWhatEachChangeKeeps(t *testing.T) {
	for _, c := range []struct {
		patch     map[string]any
		keepsRun  bool
		keepsData bool
	}{
		{map[string]any{"learningRate": 0.1}, true, true},
		{map[string]any{"regularizationRate": 0.1}, true, true},
		{map[string]any{"regularization": "L1"}, true, true},
		{map[string]any{"batchSize": 5.}, true, true},
		{map[string]any{"showTestData": true}, true, true},
		{map[string]any{"speed": "fast"}, true, true},
		{map[string]any{"activation": "relu"}, false, true},
		{map[string]any{"weightSeed": "0.1"}, false, true},
		{map[string]any{"noise": 30.}, false, false},
	} {
		s := fromLink(t, "v=1&seed=0.5")
		stepTo(t, s, 3)
		train, _ := s.Run().Points(nil, nil)
		do(t, s, with(t, s, c.patch))
		if kept := now(s).Epoch == 3; kept != c.keepsRun {
			t.Errorf("%v: run kept: %v", c.patch, kept)
		}
		now, _ := s.Run().Points(nil, nil)
		if kept := slices.Equal(train, now); kept != c.keepsData {
			t.Errorf("%v: data kept: %v", c.patch, kept)
		}
	}
}

func TestAnEditShowsAtOnce(t *testing.T) {
	s := fromLink(t, "v=1&seed=0.5")
	before := now(s)
	s.Advance(wholeFrame)
	pictures, version := s.Large()[0], s.PicturesVersion()
	do(t, s, run.SetWeight{Layer: 3, Unit: 0, Input: 1, Value: 5})
	if got := s.Run().Network().Weight(3, 0, 1); got != 5 {
		t.Errorf("got weight %v, want 5", got)
	}
	do(t, s, run.SetBias{Layer: 3, Unit: 0, Value: -2})
	if got := s.Run().Network().Bias(3, 0); got != -2 {
		t.Errorf("got bias %v, want −2", got)
	}
	if after := now(s); *after.TrainLoss == *before.TrainLoss || *after.TestLoss == *before.TestLoss {
		t.Error("the losses did not follow")
	}
	s.Advance(wholeFrame)
	if s.PicturesVersion() == version || s.Large()[0] == pictures {
		t.Error("the pictures did not follow")
	}
}

func TestRejectedCommands(t *testing.T) {
	s := fromLink(t, "v=1&seed=0.5")
	before := s.Run().Network().Parameters(nil)
	for _, c := range []any{
		run.SetWeight{Layer: 0}, run.SetWeight{Layer: 4},
		run.SetWeight{Layer: 1, Unit: 4}, run.SetWeight{Layer: 1, Unit: -1}, run.SetWeight{Layer: 1, Input: 2},
		run.SetWeight{Layer: 1, Value: math.NaN()}, run.SetWeight{Layer: 1, Value: math.Inf(1)},
		run.SetBias{Layer: 0}, run.SetBias{Layer: 3, Unit: 1}, run.SetBias{Layer: 1, Value: 1e300},
		run.SetParameters{Values: nil}, run.SetParameters{Values: make([]float64, 26)},
		run.SetParameters{Values: append(make([]float64, 24), math.NaN())},
		Step{N: 0, Unit: "epoch"}, Step{N: 1, Unit: "year"}, Step{N: mostSteps + 1, Unit: "epoch"},
		Restore{},
	} {
		if err := try(s, c); err == nil {
			t.Errorf("%#v: no error", c)
		}
	}
	s.Apply()
	if !slices.Equal(before, s.Run().Network().Parameters(nil)) {
		t.Error("a rejected command changed the network")
	}
}

func TestLookingChangesNothing(t *testing.T) {
	watched, alone := fromLink(t, "v=1&seed=0.5"), fromLink(t, "v=1&seed=0.5")
	for i := range 20 {
		stepTo(t, watched, 1)
		stepTo(t, alone, 1)
		watched.Enlarge(1+i%2, 1)
		watched.Run().Predict([]float64{1, 2, 3, 4})
		watched.Run().At(2, 3)
		now(watched)
		watched.Snapshot()
		watched.Advance(wholeFrame)
	}
	if !slices.Equal(watched.Run().Network().Parameters(nil), alone.Run().Network().Parameters(nil)) {
		t.Error("looking changed the run")
	}
}

func TestNoFalseAlarms(t *testing.T) {
	for _, link := range []string{
		"v=1&seed=0.5",
		"v=1&seed=0.5&dataset=spiral&activation=relu&networkShape=8,8",
		"v=1&seed=0.5&problem=regression",
		"v=1&seed=0.5&learningRate=1",
	} {
		s := fromLink(t, link)
		do(t, s, Play{})
		for range 300 {
			s.Advance(wholeFrame)
		}
		if state := now(s); state.Diverged || !state.Playing || state.Epoch != 300 {
			t.Errorf("%s: %+v", link, state)
		}
	}
}

func TestPlayingAllocatesNothing(t *testing.T) {
	for _, link := range []string{
		"v=1&seed=0.5",
		"v=1&seed=0.5&networkShape=8,8,8,8,8,8" + allFeatures,
		"v=1&seed=0.5&preset=spiral3",
		"v=1&seed=0.5&preset=neuron",
		"v=1&seed=0.5&dataset=blobs&networkShape=64,64,64&batchSize=full",
	} {
		s := fromLink(t, link)
		do(t, s, Play{})
		for range 20 { // let every buffer grow
			s.Advance(wholeFrame)
		}
		if got := testing.AllocsPerRun(50, func() { s.Advance(wholeFrame) }); got != 0 {
			t.Errorf("%s: got %v allocations a frame, want 0", link, got)
		}
	}
}
