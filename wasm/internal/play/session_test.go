package play

import (
	"encoding/json"
	"math"
	"slices"
	"testing"
	"time"
)

// ticking is a clock that moves on by a step whenever it is read.
func ticking(step time.Duration) func() time.Duration {
	now := time.Duration(0)
	return func() time.Duration {
		now += step
		return now
	}
}

// wholeFrame has time for everything.
var wholeFrame = Frame{Train: time.Hour, Field: time.Hour}

func do(t *testing.T, s *Session, c Command) {
	t.Helper()
	if err := s.Do(c); err != nil {
		t.Fatal(err)
	}
	s.Apply()
}

// with is the session's configuration with some keys changed.
func with(t *testing.T, s *Session, patch map[string]any) Configure {
	t.Helper()
	c, _, err := s.Config().Patch(patch)
	if err != nil {
		t.Fatal(err)
	}
	return Configure{c}
}

// answerAt is the only output at a place of the plane.
func answerAt(s *Session, x, y float64) float64 {
	_, outputs := s.At(x, y)
	return outputs[0]
}

func TestResetRestoresTheInitialWeights(t *testing.T) {
	for _, link := range []string{"v=1&seed=0.5", "v=1&seed=0.5&weightSeed=0.7", "v=1&seed=0.5&initZero=true",
		"v=1&seed=0.5&optimizer=nadam&dropout=0.2&shuffle=true&jitter=0.5&rotate=20&flip=both&init=heNormal&rng=numpy", "v=1&seed=0.5&regularization=L1&regularizationRate=1"} {
		s := fromLink(t, link)
		initial := s.Network().Parameters(nil)
		stepTo(t, s, 30)
		if slices.Equal(initial, s.Network().Parameters(nil)) {
			t.Errorf("%s: training changed nothing", link)
		}
		trained := s.Network().Parameters(nil)
		do(t, s, Reset{})
		if !slices.Equal(initial, s.Network().Parameters(nil)) {
			t.Errorf("%s: reset gave other weights", link)
		}
		if state := s.State(); state.Epoch != 0 || state.Step != 0 || len(s.History()) != 1 {
			t.Errorf("%s: reset left %+v and %d points of history", link, state, len(s.History()))
		}
		stepTo(t, s, 30)
		if !slices.Equal(trained, s.Network().Parameters(nil)) {
			t.Errorf("%s: the same run again came out otherwise", link)
		}
	}
}

// What is on the screen is always what its link gives.
func TestConfigureGivesWhatTheLinkGives(t *testing.T) {
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
		if !slices.Equal(s.Network().Parameters(nil), fresh.Network().Parameters(nil)) {
			t.Errorf("%v: other weights than the link gives", p)
		}
		train, _ := s.Points(nil, nil)
		freshTrain, _ := fresh.Points(nil, nil)
		if !slices.Equal(train, freshTrain) {
			t.Errorf("%v: other points than the link gives", p)
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
		train, _ := s.Points(nil, nil)
		do(t, s, with(t, s, c.patch))
		if kept := s.State().Epoch == 3; kept != c.keepsRun {
			t.Errorf("%v: run kept: %v", c.patch, kept)
		}
		now, _ := s.Points(nil, nil)
		if kept := slices.Equal(train, now); kept != c.keepsData {
			t.Errorf("%v: data kept: %v", c.patch, kept)
		}
	}
}

func TestAnEditShowsAtOnce(t *testing.T) {
	s := fromLink(t, "v=1&seed=0.5")
	before := s.State()
	s.Advance(wholeFrame)
	pictures, version := s.Large()[0], s.FieldVersion()
	do(t, s, SetWeight{Layer: 3, Unit: 0, Input: 1, Value: 5})
	if got := s.Network().Weight(3, 0, 1); got != 5 {
		t.Errorf("got weight %v, want 5", got)
	}
	do(t, s, SetBias{Layer: 3, Unit: 0, Value: -2})
	if got := s.Network().Bias(3, 0); got != -2 {
		t.Errorf("got bias %v, want −2", got)
	}
	if after := s.State(); *after.TrainLoss == *before.TrainLoss || *after.TestLoss == *before.TestLoss {
		t.Error("the losses did not follow")
	}
	s.Advance(wholeFrame)
	if s.FieldVersion() == version || s.Large()[0] == pictures {
		t.Error("the pictures did not follow")
	}
}

func TestCommandsThatCannotBeDone(t *testing.T) {
	s := fromLink(t, "v=1&seed=0.5")
	before := s.Network().Parameters(nil)
	for _, c := range []Command{
		SetWeight{Layer: 0}, SetWeight{Layer: 4}, SetWeight{Layer: 1, Unit: 4}, SetWeight{Layer: 1, Unit: -1}, SetWeight{Layer: 1, Input: 2},
		SetWeight{Layer: 1, Value: math.NaN()}, SetWeight{Layer: 1, Value: math.Inf(1)},
		SetBias{Layer: 0}, SetBias{Layer: 3, Unit: 1}, SetBias{Layer: 1, Value: 1e300},
		SetParameters{nil}, SetParameters{make([]float64, 26)}, SetParameters{append(make([]float64, 24), math.NaN())},
		Step{N: 0, Unit: "epoch"}, Step{N: 1, Unit: "year"}, Step{N: mostSteps + 1, Unit: "epoch"},
		Restore{},
	} {
		if err := s.Do(c); err == nil {
			t.Errorf("%#v: no error", c)
		}
	}
	s.Apply()
	if !slices.Equal(before, s.Network().Parameters(nil)) {
		t.Error("a refused command changed the network")
	}
}

func TestLookingChangesNothing(t *testing.T) {
	watched, alone := fromLink(t, "v=1&seed=0.5"), fromLink(t, "v=1&seed=0.5")
	for i := range 20 {
		stepTo(t, watched, 1)
		stepTo(t, alone, 1)
		watched.Look(1+i%2, 1)
		watched.Predict([]float64{1, 2, 3, 4})
		watched.At(2, 3)
		watched.State()
		_, _ = watched.Snapshot()
		watched.Advance(wholeFrame)
	}
	if !slices.Equal(watched.Network().Parameters(nil), alone.Network().Parameters(nil)) {
		t.Error("looking changed the run")
	}
}

func TestSnapshotGoesOnToTheSameBits(t *testing.T) {
	for _, link := range []string{
		"v=1&seed=0.5&optimizer=adam&dropout=0.2&shuffle=true&jitter=0.5&rotate=20&flip=both&clip=1&warmup=5&schedule=cosine&batchSize=7",
		"v=1&seed=0.5", "batchSize=12&seed=0.5", "v=1&seed=0.5&regularization=L1&regularizationRate=0.1&learningRate=0.3",
	} {
		s := fromLink(t, link)
		do(t, s, Step{N: 777, Unit: "sample"})
		for s.Playing() {
			s.Advance(wholeFrame)
		}
		taken, err := s.Snapshot()
		if err != nil {
			t.Fatal(err)
		}
		text, err := json.Marshal(taken)
		if err != nil {
			t.Fatal(err)
		}
		var snapshot Snapshot
		if err := json.Unmarshal(text, &snapshot); err != nil {
			t.Fatal(err)
		}
		resumed := fromLink(t, "v=1&seed=0.1&networkShape=3&problem=regression")
		do(t, resumed, Restore{snapshot})
		if a, b := resumed.State(), s.State(); a.Epoch != b.Epoch || a.Step != b.Step || *a.TrainLoss != *b.TrainLoss {
			t.Errorf("%s: got %+v, want %+v", link, a, b)
		}
		if !slices.Equal(resumed.History(), s.History()) {
			t.Errorf("%s: the history is another", link)
		}
		stepTo(t, s, 5)
		stepTo(t, resumed, 5)
		if !slices.Equal(s.Network().Parameters(nil), resumed.Network().Parameters(nil)) {
			t.Errorf("%s: the run went on otherwise", link)
		}
	}
}

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

func TestASoundRunIsLeftAlone(t *testing.T) {
	for _, link := range []string{"v=1&seed=0.5", "v=1&seed=0.5&dataset=spiral&activation=relu&networkShape=8,8", "v=1&seed=0.5&problem=regression", "v=1&seed=0.5&learningRate=1"} {
		s := fromLink(t, link)
		do(t, s, Play{})
		for range 300 {
			s.Advance(wholeFrame)
		}
		if state := s.State(); state.Diverged || !state.Playing || state.Epoch != 300 {
			t.Errorf("%s: %+v", link, state)
		}
	}
}

func TestSpeeds(t *testing.T) {
	s := fromLink(t, "v=1&seed=0.5")
	do(t, s, Play{})
	s.Advance(wholeFrame)
	if got := s.State().Epoch; got != 1 {
		t.Errorf("epoch: a frame did %d epochs, want 1", got)
	}
	do(t, s, with(t, s, map[string]any{"speed": "fast"}))
	s.clock = ticking(time.Millisecond)
	s.Advance(Frame{Train: 20 * time.Millisecond})
	if got := s.State().Epoch; got < 5 {
		t.Errorf("fast: a frame ended at epoch %d, want more than 5", got)
	}
	s.clock = ticking(50 * time.Millisecond)
	do(t, s, with(t, s, map[string]any{"speed": "slow"}))
	steps, seen := s.State().Step, map[string]bool{}
	for range 60 {
		s.Advance(wholeFrame)
		seen[s.State().Stage] = true
	}
	if got := s.State().Step - steps; got < 1 || got > 9 {
		t.Errorf("slow: 60 frames did %d batches, want a few", got)
	}
	if !seen["forward"] || !seen["backward"] || !seen["update"] {
		t.Errorf("slow: saw the stages %v, want all three", seen)
	}
}

func TestPlayingAllocatesNothing(t *testing.T) {
	for _, link := range []string{"v=1&seed=0.5", "v=1&seed=0.5&networkShape=8,8,8,8,8,8&xSquared=true&ySquared=true&xTimesY=true&sinX=true&sinY=true"} {
		s := fromLink(t, link)
		do(t, s, Play{})
		s.history.entries = make([]Loss, 0, mostEntries) // grown once, in hundreds of frames
		if got := testing.AllocsPerRun(50, func() { s.Advance(wholeFrame) }); got != 0 {
			t.Errorf("%s: got %v allocations a frame, want 0", link, got)
		}
	}
}

func TestFieldIsWhatTheNetworkAnswers(t *testing.T) {
	s := fromLink(t, "v=1&seed=0.5&sinX=true")
	stepTo(t, s, 10)
	s.Advance(wholeFrame)
	for _, at := range [][2]int{{0, 0}, {0, 99}, {99, 0}, {31, 64}} {
		x, y := s.Window().at(at[0], at[1])
		want := answerAt(s, x, y)
		if got := s.Large()[at[0]*FieldSide+at[1]]; math.Abs(float64(got)-want) > 1e-6 {
			t.Errorf("at %v, %v: got %v, want %v", x, y, got, want)
		}
	}
	if x, y := s.Window().at(0, 0); x != -6 || y != 6 {
		t.Errorf("the first value is at %v, %v, want −6, 6: the top left", x, y)
	}
	if x, y := s.Window().at(99, 99); math.Abs(x-6) > 1e-12 || math.Abs(y+6) > 1e-12 {
		t.Errorf("the last value is at %v, %v, want 6, −6: the bottom right", x, y)
	}
	s.Look(0, 2)
	s.Advance(wholeFrame)
	x, _ := s.Window().at(0, 30)
	if got := s.Large()[30]; math.Abs(float64(got)-math.Sin(x)) > 1e-6 {
		t.Errorf("input sin x: got %v, want %v", got, math.Sin(x))
	}
	for _, at := range []int{0, 15, 49} {
		if got, want := s.Small(0, 2)[at*SmallSide+at], s.Large()[inLarge(at)*FieldSide+inLarge(at)]; got != want {
			t.Errorf("the small picture has %v where the large one has %v", got, want)
		}
	}
	if inLarge(0) != 0 || inLarge(SmallSide-1) != FieldSide-1 {
		t.Error("small pictures do not reach the edges")
	}
}

// A pass that takes several frames shows one moment, that of its beginning,
// however training goes on meanwhile.
func TestFieldIsSpreadOverFrames(t *testing.T) {
	s, still := fromLink(t, "v=1&seed=0.5"), fromLink(t, "v=1&seed=0.5")
	s.Advance(wholeFrame)
	s.clock = ticking(time.Millisecond)
	do(t, s, Play{})
	s.Advance(Frame{Train: time.Hour, Field: 10 * time.Millisecond}) // trains an epoch, then begins a pass
	stepTo(t, still, 1)
	frames, version := 1, s.FieldVersion()
	for ; s.FieldVersion() == version; frames++ {
		if frames > 50 {
			t.Fatal("never done")
		}
		s.Advance(Frame{Field: 10 * time.Millisecond})
	}
	if frames < 8 {
		t.Errorf("done after %d frames, want about ten", frames)
	}
	still.Advance(wholeFrame)
	if !slices.Equal(s.Large(), still.Large()) {
		t.Error("the picture is not that of the moment its pass began")
	}
}

func TestAugmentationMovesOnlyWhatIsTrainedOn(t *testing.T) {
	s := fromLink(t, "v=1&seed=0.5&jitter=0.3")
	plain := fromLink(t, "v=1&seed=0.5")
	stepTo(t, s, 2)
	stepTo(t, plain, 2)
	moved, test := s.Points(nil, nil)
	train, plainTest := plain.Points(nil, nil)
	if !slices.Equal(test, plainTest) {
		t.Error("the test points moved")
	}
	for i := range train {
		dx, dy := moved[i].X-train[i].X, moved[i].Y-train[i].Y
		if dx == 0 || math.Abs(dx) > 0.3 || math.Abs(dy) > 0.3 || moved[i].Label != train[i].Label {
			t.Fatalf("point %d went from %v to %v", i, train[i], moved[i])
		}
	}
	do(t, s, with(t, s, map[string]any{"jitter": 0.}))
	stepTo(t, s, 1)
	if points, _ := s.Points(nil, nil); !slices.Equal(points, train) {
		t.Error("the points did not come back")
	}
}

func TestRotationAndFlipsKeepTheDistance(t *testing.T) {
	s := fromLink(t, "v=1&seed=0.5&rotate=180&flip=both")
	before, _ := s.Points(nil, nil)
	distances := make([]float64, len(before))
	for i, p := range before {
		distances[i] = math.Hypot(p.X, p.Y)
	}
	stepTo(t, s, 1)
	after, _ := s.Points(nil, nil)
	for i, p := range after {
		if math.Abs(math.Hypot(p.X, p.Y)-distances[i]) > 1e-12 {
			t.Fatalf("point %d: distance %v became %v", i, distances[i], math.Hypot(p.X, p.Y))
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

func TestPauseEndsAStep(t *testing.T) {
	s := fromLink(t, "v=1&seed=0.5")
	do(t, s, Step{N: 1000, Unit: "epoch", ID: 3})
	s.Advance(Frame{})
	if !s.State().Playing {
		t.Error("a step at work does not count as playing")
	}
	do(t, s, Pause{})
	epoch := s.State().Epoch
	s.Advance(wholeFrame)
	if done := s.News().Done; len(done) != 1 || done[0].ID != 3 || done[0].State.Playing || s.State().Epoch != epoch {
		t.Errorf("done: %+v, epoch %d", done, s.State().Epoch)
	}
}

func TestAStepThatDivergesSaysSo(t *testing.T) {
	s := fromLink(t, "v=1&seed=0.1&problem=regression&activation=relu&learningRate=10")
	do(t, s, Step{N: 3, Unit: "epoch", ID: 1})
	s.Advance(wholeFrame)
	if done := s.News().Done; len(done) != 1 || !done[0].State.Diverged {
		t.Errorf("done: %+v", done)
	}
	if _, err := s.Snapshot(); err == nil {
		t.Error("a diverged run was written down")
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

func TestProbabilities(t *testing.T) {
	s := fromLink(t, "v=1&seed=0.5&loss=binaryCrossEntropy&optimizer=adam")
	for _, target := range s.data.trainSamples.Targets {
		if target != 0 && target != 1 {
			t.Fatalf("target %v, want 0 or 1", target)
		}
	}
	stepTo(t, s, 100)
	if m := s.State().Metrics; *m.Accuracy < 0.95 {
		t.Errorf("accuracy %v", *m.Accuracy)
	}
	s.Advance(wholeFrame)
	output := answerAt(s, -5.94, 5.94)
	if got := float64(s.Large()[0]); output < 0 || output > 1 || math.Abs(got-(2*output-1)) > 1e-6 {
		t.Errorf("output %v is painted as %v", output, got)
	}
}

func TestMetrics(t *testing.T) {
	s := fromLink(t, "v=1&seed=0.5&dataset=xor&noise=20")
	stepTo(t, s, 100)
	m := s.State().Metrics
	_, test := s.Points(nil, nil)
	hits, wrong := 0, [2][2]int{}
	for _, p := range test {
		truth, answer := 0, 0
		if p.Label > 0 {
			truth = 1
		}
		if o := answerAt(s, p.X, p.Y); o >= 0 {
			answer = 1
		}
		wrong[truth][answer]++
		if truth == answer {
			hits++
		}
	}
	if got := float64(hits) / float64(len(test)); *m.Accuracy != got {
		t.Errorf("accuracy %v, counted %v", *m.Accuracy, got)
	}
	for i := range wrong {
		for j := range wrong[i] {
			if m.Confusion[i][j] != wrong[i][j] {
				t.Errorf("confusion[%d][%d] %d, counted %d", i, j, m.Confusion[i][j], wrong[i][j])
			}
		}
	}
	if *m.Precision < 0.7 || *m.Recall < 0.7 || *m.ROCAUC < 0.8 || m.R2 != nil {
		t.Errorf("precision %v, recall %v, AUC %v, R² %v", *m.Precision, *m.Recall, *m.ROCAUC, m.R2)
	}
	do(t, s, with(t, s, map[string]any{"problem": "regression"}))
	stepTo(t, s, 50)
	if m := s.State().Metrics; *m.R2 < 0.9 || *m.MeanAbsoluteError > 0.2 || m.Accuracy != nil {
		t.Errorf("R² %v, mean absolute error %v, accuracy %v", *m.R2, *m.MeanAbsoluteError, m.Accuracy)
	}
}

func TestNumPySeeds(t *testing.T) {
	for text, want := range map[string]uint32{"0": 0, "1": 1, "4294967295": 4294967295} {
		if got := numpySeed(text); got != want {
			t.Errorf("%q: got %d", text, got)
		}
	}
	if numpySeed("0.5") == numpySeed("0.6") {
		t.Error("two seeds that are no whole numbers are one")
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
