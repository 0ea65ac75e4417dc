package play

import (
	"fmt"
	"math"
	"slices"
	"testing"
	"time"

	"neuralplay/wasm/internal/run"
)

// walkLinks are sessions of all kinds: batches of one, of some, of all; left-over
// samples, dropout, augmentation, shuffled epochs, several outputs.
var walkLinks = []string{
	"v=1&preset=worked-example",
	"v=1&seed=0.5&batchSize=1",
	"v=1&seed=0.5&batchSize=7&shuffle=true&optimizer=adam&momentum=0.9",
	"v=1&seed=0.5&batchSize=full&networkShape=",
	"v=1&seed=0.5&batchSize=40&dropout=0.3&jitter=0.2&percTrainData=20",
	"v=1&seed=0.5&batchSize=30&partialBatch=carry&percTrainData=20",
	"v=1&seed=0.5&dataset=spiral3&networkShape=3,3,2&regularization=L2&regularizationRate=0.01&clip=0.1",
}

func parametersOf(s *Session) []float64 { return s.Run().Network().Parameters(nil) }

// TestAWalkTrains walks and trains side by side: at every update both have the same
// bits, and in between nothing has changed.
func TestAWalkTrains(t *testing.T) {
	for _, link := range walkLinks {
		for _, unit := range WalkUnits {
			t.Run(link+" by "+unit, func(t *testing.T) {
				walked, trained := fromLink(t, link), fromLink(t, link)
				for range 3 {
					before := parametersOf(walked)
					for updates := 0; updates < 1; {
						do(t, walked, WalkOn{Unit: unit})
						walked.Apply()
						for walked.Trains() {
							walked.Train(time.Second)
						}
						w, ok := walked.Walk()
						if unit == run.UnitEpoch || ok && w.Stage == StageUpdate {
							updates++
						} else if !slices.Equal(parametersOf(walked), before) {
							t.Fatal("weights changed before the update")
						}
					}
					for steps := trained.Run().Steps(); trained.Run().Steps() < walked.Run().Steps(); {
						do(t, trained, Step{N: 1, Unit: run.UnitBatch})
						trained.Apply()
						for trained.Trains() {
							trained.Train(time.Second)
						}
						if trained.Run().Steps() == steps && trained.Run().Epochs() > 20 {
							t.Fatal("training came to no update")
						}
					}
					if !slices.Equal(parametersOf(walked), parametersOf(trained)) {
						t.Fatal("the walk came to other weights than training")
					}
				}
			})
		}
	}
}

// sampleStages are those of a sample in a network of three layers.
var sampleStages = []string{"forward1", "forward2", "forward3", "loss0", "backward3", "backward2", "backward1"}

// TestStages checks that every sample passes through all its stages in order, that the
// recorded update is the one that was made, and which sample each stage belongs to.
func TestStages(t *testing.T) {
	s := fromLink(t, "v=1&seed=0.5&batchSize=3&networkShape=4,2")
	var got []string
	var before []float64
	for range 3*7 + 1 {
		before = parametersOf(s)
		do(t, s, WalkOn{Unit: UnitStage})
		w := now(s).Walk
		got = append(got, fmt.Sprint(w.Stage, w.Layer, " ", w.Index, " ", w.Place, "/", w.Of))
	}
	var want []string
	for i := range 3 {
		for _, stage := range sampleStages {
			want = append(want, fmt.Sprint(stage, " ", i, " ", i+1, "/", 3))
		}
	}
	want = append(want, "update0 -1 0/3")
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
	w, _ := s.Walk()
	if !slices.Equal(w.Update.Before, before) || !slices.Equal(w.Update.After, parametersOf(s)) {
		t.Error("the update that the walk shows is not the one that was made")
	}
}

// TestBack walks at all grains and undoes it all: every moment comes again, to the bit,
// and so does what follows.
func TestBack(t *testing.T) {
	for _, link := range walkLinks {
		s := fromLink(t, link)
		type moment struct {
			walk   string
			params []float64
			state  string
		}
		at := func() moment {
			state := now(s)
			return moment{fmt.Sprintf("%+v", state.Walk), parametersOf(s),
				fmt.Sprintf("%d %d %v %v", state.Epoch, state.Step, *state.TrainLoss, len(s.Run().Curves().Points()))}
		}
		seen := []moment{at()}
		units := []string{UnitStage, run.UnitSample, run.UnitBatch, UnitStage, run.UnitEpoch, UnitStage, run.UnitSample}
		walk := func(unit string) {
			do(t, s, WalkOn{Unit: unit})
			s.Apply()
			for s.Trains() {
				s.Train(time.Second)
			}
		}
		for _, unit := range units {
			walk(unit)
			seen = append(seen, at())
		}
		same := func(a, b moment) bool {
			return a.walk == b.walk && a.state == b.state && slices.Equal(a.params, b.params)
		}
		for i := len(units) - 1; i >= 0; i-- {
			do(t, s, Back{})
			s.Apply()
			if got := at(); !same(got, seen[i]) {
				t.Fatalf("%s: back over %s: got\n%v, want\n%v", link, units[i], got, seen[i])
			}
		}
		if err := s.Do(Back{}); err == nil {
			t.Errorf("%s: there was one step too many to undo", link)
		}
		for i, unit := range units {
			walk(unit)
			if !same(at(), seen[i+1]) {
				t.Fatalf("%s: after going back, %s came to something else", link, unit)
			}
		}
	}
}

// TestBackForgets checks that nothing is undone that somebody has done since.
func TestBackForgets(t *testing.T) {
	for name, change := range map[string]func(s *Session){
		"weight":  func(s *Session) { do(t, s, change{run.SetWeight{Layer: 1, Value: 2}}) },
		"reset":   func(s *Session) { do(t, s, Reset{}) },
		"network": func(s *Session) { do(t, s, with(t, s, map[string]any{"networkShape": []int{3}})) },
		"play":    func(s *Session) { do(t, s, Play{}); s.Advance(wholeFrame); do(t, s, Pause{}) },
	} {
		s := fromLink(t, "v=1&seed=0.5")
		do(t, s, WalkOn{Unit: run.UnitBatch})
		s.Apply()
		if !s.CanGoBack() {
			t.Fatal("a batch cannot be undone")
		}
		change(s)
		s.Apply()
		if s.CanGoBack() {
			t.Errorf("%s: a step before it can be undone", name)
		}
	}
}

// An epoch that somebody interferes with, or that another network ends, leads nowhere back.
func TestBackForgetsAnEpochThatIsChanged(t *testing.T) {
	for name, c := range map[string]func(s *Session) any{
		"weight":  func(*Session) any { return run.SetWeight{Layer: 1, Value: 2} },
		"network": func(s *Session) any { return with(t, s, map[string]any{"networkShape": []int{3}}) },
		"data":    func(s *Session) any { return with(t, s, map[string]any{"dataset": "table-xor"}) },
	} {
		s := fromLink(t, "v=1&seed=0.5&batchSize=1")
		do(t, s, WalkOn{Unit: run.UnitEpoch})
		do(t, s, c(s))
		for s.Trains() {
			s.Train(time.Second)
		}
		if s.CanGoBack() {
			t.Errorf("%s: the epoch can be undone", name)
		}
		resumed(t, s, nil)
	}
}

// TestAWalkFollowsChanges bends a weight in the middle of a walk: it stands where it
// stood, on other numbers; with another network it is over.
func TestAWalkFollowsChanges(t *testing.T) {
	s := fromLink(t, "v=1&seed=0.5")
	for range 3 {
		do(t, s, WalkOn{Unit: UnitStage})
	}
	s.Apply()
	before, _ := s.Walk()
	do(t, s, change{run.SetWeight{Layer: 1, Value: 2}})
	s.Apply()
	after, ok := s.Walk()
	if !ok || after.Stage != before.Stage || after.Layer != before.Layer || after.Index != before.Index {
		t.Fatalf("after a weight was bent the walk stands at %+v, %t", after, ok)
	}
	if after.Sample.Layers[0].Z[0] == before.Sample.Layers[0].Z[0] {
		t.Error("it shows the numbers of the weight before")
	}
	do(t, s, with(t, s, map[string]any{"learningRate": 0.5}))
	s.Apply()
	for range 71 {
		do(t, s, WalkOn{Unit: UnitStage})
		if w, _ := s.Walk(); w.Update != nil {
			if w.Update.Rate != 0.5 {
				t.Errorf("the update was made at a rate of %v", w.Update.Rate)
			}
			break
		}
	}
	do(t, s, WalkOn{Unit: UnitStage})
	do(t, s, with(t, s, map[string]any{"networkShape": []int{3}}))
	s.Apply()
	if _, ok := s.Walk(); ok {
		t.Error("another network, and the walk goes on")
	}
}

// TestWalkTo chooses samples in the middle of a walk.
func TestWalkTo(t *testing.T) {
	s := fromLink(t, "v=1&seed=0.5&batchSize=5")
	do(t, s, WalkTo{Index: 3})
	s.Apply()
	if _, ok := s.Walk(); ok {
		t.Fatal("choosing a sample began a walk")
	}
	do(t, s, WalkOn{Unit: UnitStage})
	steps := []struct {
		command Command
		want    string
	}{
		{WalkTo{Index: 3}, "forward1 train 3 4/5"},
		{WalkOn{Unit: UnitStage}, "forward2 train 3 4/5"},
		{WalkTo{Index: 9}, "forward1 train 9 0/0"},
		{WalkOn{Unit: run.UnitSample}, "backward1 train 9 0/0"},
		{WalkTo{Test: true, Index: 2}, "forward1 test 2 0/0"},
		{WalkOn{Unit: run.UnitSample}, "backward1 test 2 0/0"},
		{WalkOn{Unit: UnitStage}, "forward2 train 3 4/5"},
		{Back{}, "backward1 test 2 0/0"},
		{LeaveWalk{}, "none"},
	}
	for _, step := range steps {
		do(t, s, step.command)
		got := "none"
		if w := now(s).Walk; w != nil {
			got = fmt.Sprint(w.Stage, w.Layer, " ", w.Set, " ", w.Index, " ", w.Place, "/", w.Of)
		}
		if got != step.want {
			t.Errorf("%T%+v: got %s, want %s", step.command, step.command, got, step.want)
		}
	}
	w, _ := fromLink(t, "v=1&seed=0.5").Walk()
	if w.Sample != nil {
		t.Error("a session that was left alone walks")
	}
}

// TestSlowMotionWalks lets slow motion go at each grain.
func TestSlowMotionWalks(t *testing.T) {
	for unit, want := range map[string][]string{
		UnitStage:      append(slices.Clone(sampleStages), "forward1"),
		run.UnitSample: {"backward1", "backward1", "update0", "backward1"},
		run.UnitBatch:  {"forward0", "backward0", "update0", "forward0"},
		run.UnitEpoch:  {"forward0", "backward0", "update0", "forward0"},
	} {
		s := fromLink(t, "v=1&seed=0.5&batchSize=2&networkShape=4,2&speed=slow&walkBy="+unit)
		s.clock = ticking(100 * time.Millisecond)
		do(t, s, Play{})
		var seen []string
		var last Walk
		for range 200 {
			s.Advance(wholeFrame)
			if w, ok := s.Walk(); ok && w != last {
				seen = append(seen, fmt.Sprintf("%v%d", w.Stage, w.Layer))
				last = w
			}
		}
		if len(seen) < len(want) || !slices.Equal(seen[:len(want)], want) {
			t.Errorf("%s: saw %q, want %q first", unit, seen, want)
		}
		do(t, s, Pause{})
		s.Apply()
		if _, ok := s.Walk(); !ok || !s.CanGoBack() {
			t.Errorf("%s: paused, the walk is gone or has no way back", unit)
		}
	}
}

// TestBackStaysSmall walks on for long: only so much is kept.
func TestBackStaysSmall(t *testing.T) {
	s := fromLink(t, "v=1&seed=0.5&networkShape=64,64,64,64,64,64,64,64&optimizer=adam&percTrainData=10")
	for range 60 {
		do(t, s, WalkOn{Unit: run.UnitBatch})
		s.Apply()
	}
	if n := s.backs.numbers; n > mostBackNumbers || len(s.backs.list) < 20 {
		t.Errorf("%d steps are kept, with %d numbers", len(s.backs.list), n)
	}
	sum := 0
	for _, b := range s.backs.list {
		sum += b.moment.Numbers()
	}
	if sum != s.backs.numbers {
		t.Errorf("%d numbers are counted, there are %d", s.backs.numbers, sum)
	}
	if math.IsNaN(s.Run().Network().Largest()) {
		t.Error("training diverged, which proves nothing")
	}
}

func TestWalkRefusals(t *testing.T) {
	s := fromLink(t, "v=1&seed=0.5&networkShape=64,64,64,64,64,64,64,64")
	if err := s.Do(WalkOn{Unit: "layer"}); err == nil {
		t.Error("walked on by a layer")
	}
	if err := s.Do(Back{}); err == nil {
		t.Error("undid a step before there was one")
	}
}

// TestWalkLooksAheadOnce: the walk shows what the check of its command has written down,
// unless the run has changed since.
func TestWalkLooksAheadOnce(t *testing.T) {
	const marked = 77 // which no other way would come to
	for _, test := range []struct {
		changed uint64
		isKept  bool
	}{{0, true}, {1, false}} {
		s := fromLink(t, "v=1&seed=0.5&batchSize=5")
		if err := s.Do(WalkOn{Unit: UnitStage}); err != nil {
			t.Fatal(err)
		}
		s.ahead.step.Samples[0].Index = marked
		s.ahead.version -= test.changed
		s.Apply()
		if w, ok := s.Walk(); !ok || (w.Index == marked) != test.isKept {
			t.Errorf("changed by %d: the walk stands at sample %d", test.changed, w.Index)
		}
		if s.ahead != nil {
			t.Error("the step is still held")
		}
	}
}

// TestOpenWalk changes the grain alone, and nothing that can be undone.
func TestOpenWalk(t *testing.T) {
	for link, want := range map[string]string{
		"v=1&seed=0.5":               UnitStage,
		"v=1&seed=0.5&walkBy=sample": run.UnitSample,
		"v=1&seed=0.5&walkBy=epoch":  run.UnitEpoch,
	} {
		s := fromLink(t, link)
		s.ForgetChanges()
		do(t, s, OpenWalk{})
		s.Apply()
		if s.Config().WalkBy != want || s.CanUndo() {
			t.Errorf("%s: the grain is %s, CanUndo %t", link, s.Config().WalkBy, s.CanUndo())
		}
	}

	s := fromLink(t, "v=1&seed=0.5")
	s.ForgetChanges()
	do(t, s, with(t, s, map[string]any{"learningRate": 0.5}))
	do(t, s, with(t, s, map[string]any{"networkShape": []int{3}}))
	do(t, s, OpenWalk{})
	for _, c := range []Command{Undo{}, Undo{}, Redo{}, Redo{}} {
		do(t, s, c)
		s.Apply()
		if got := s.Config().WalkBy; got != UnitStage {
			t.Errorf("after %T the grain is %s", c, got)
		}
	}
	if len(s.Config().NetworkShape) != 1 || s.Config().LearningRate != 0.5 {
		t.Errorf("redone, it is %v at %v", s.Config().NetworkShape, s.Config().LearningRate)
	}
}
