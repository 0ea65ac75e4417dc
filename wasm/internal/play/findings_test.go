package play

import (
	"reflect"
	"testing"
	"time"

	"neuralplay/wasm/internal/config"
	"neuralplay/wasm/internal/run"
)

// watched is a session with a clock that its test moves, a frame at a time.
type watched struct {
	*Session
	now time.Duration
}

func watch(link string) *watched {
	w := &watched{}
	c, _ := config.Parse(link, func() string { return "0.5" })
	w.Session = New(c, func() time.Duration { return w.now })
	return w
}

func (w *watched) frames(n int) {
	for range n {
		w.now += time.Second / 60
		w.Advance(Budget{Train: time.Nanosecond, Pictures: time.Second})
	}
}

func (w *watched) change(t *testing.T, c run.Command) {
	t.Helper()
	if err := w.Change(c); err != nil {
		t.Fatal(err)
	}
}

// At rest, marks are those of this moment, at once and without further frames.
func TestMarksAtRest(t *testing.T) {
	w := watch("v=1&seed=0.5&activation=relu")
	w.frames(1)
	if w.Findings() != nil || w.IsBusy() {
		t.Errorf("at first: %v, busy %v", w.Findings(), w.IsBusy())
	}
	w.change(t, run.SetBias{Layer: 1, Unit: 2, Value: -50})
	w.frames(1)
	want := []run.Finding{{Fault: run.Dead, Layer: 1, Units: []int{2}}}
	if got := w.Findings(); !reflect.DeepEqual(got, want) || w.IsBusy() {
		t.Errorf("got %v, busy %v", got, w.IsBusy())
	}
	version := w.FindingsVersion()
	w.frames(10)
	if w.FindingsVersion() != version || w.Marks(1)[2].Fault != run.Dead || w.Marks(1)[1].Fault != run.NoFault {
		t.Errorf("marks of %v", w.Marks(1))
	}
	w.change(t, run.RenewUnits{Layer: 1, Units: []int{2}, Seed: "x"})
	w.frames(1)
	if got := w.Findings(); got != nil || w.FindingsVersion() == version {
		t.Errorf("after new weights: %v", got)
	}
}

// While training runs, a mark comes with the second look that sees it; when it stops, with the next frame.
func TestMarksWhileTraining(t *testing.T) {
	w := watch("v=1&seed=0.5&activation=relu&speed=epoch")
	if err := w.Do(Play{}); err != nil {
		t.Fatal(err)
	}
	w.frames(60)
	w.change(t, run.SetBias{Layer: 1, Unit: 2, Value: -50})
	w.frames(20)
	if got := w.Findings(); got != nil {
		t.Errorf("after a third of a second: %v", got)
	}
	w.frames(80)
	if got := w.Findings(); len(got) != 1 {
		t.Errorf("after several looks: %v", got)
	}
	w.change(t, run.SetBias{Layer: 1, Unit: 3, Value: -50})
	w.frames(2)
	if err := w.Do(Pause{}); err != nil {
		t.Fatal(err)
	}
	w.frames(2)
	if got := w.Findings(); len(got) != 2 || w.IsBusy() {
		t.Errorf("when it stops: %v, busy %v", got, w.IsBusy())
	}
}

// A mark that comes and goes from look to look stays as it was.
func TestMarksDoNotFlicker(t *testing.T) {
	dead, fine := [][]run.Mark{nil, {{Fault: run.Dead}}}, [][]run.Mark{nil, {{}}}
	f := findings{}
	for i, found := range [][][]run.Mark{fine, fine, dead, fine, dead, fine, dead} {
		before := f.last
		f.last = found
		if f.settle(before); f.shown[1][0].Fault != run.NoFault {
			t.Fatalf("look %d shows %v", i, f.shown)
		}
	}
	if f.settled {
		t.Error("what the last look found is not shown, but it is settled")
	}
	f.settle(dead)
	if !f.settled || f.shown[1][0].Fault != run.Dead {
		t.Errorf("seen twice, it shows %v", f.shown)
	}
}

// Hidden, nothing is looked for; another network has marks of its own.
func TestMarksOfAnotherNetwork(t *testing.T) {
	w := watch("v=1&seed=0.5&initZero=true")
	w.frames(1)
	if len(w.Findings()) != 2 {
		t.Fatalf("got %v", w.Findings())
	}
	configure := func(patch map[string]any) {
		t.Helper()
		c, _, err := w.Config().Patch(patch)
		if err != nil {
			t.Fatal(err)
		}
		w.change(t, run.Configure{Config: c})
	}
	configure(map[string]any{"networkShape": []any{3.}})
	w.Apply()
	if w.Findings() != nil || w.Marks(2) != nil {
		t.Errorf("not looked at yet, it has %v", w.Findings())
	}
	w.frames(1)
	want := []run.Finding{{Fault: run.Equal, Layer: 1, Units: []int{0, 1, 2}}}
	if got := w.Findings(); !reflect.DeepEqual(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	configure(map[string]any{"statisticsPanel_hide": true})
	w.frames(2)
	if w.Findings() != nil || w.IsBusy() {
		t.Errorf("hidden: %v, busy %v", w.Findings(), w.IsBusy())
	}
	configure(map[string]any{"statisticsPanel_hide": false})
	w.frames(2)
	if got := w.Findings(); !reflect.DeepEqual(got, want) || w.IsBusy() {
		t.Errorf("shown again: %v, busy %v", got, w.IsBusy())
	}
}

// Looking does not change what is learnt.
func TestLookingForFaultsChangesNothing(t *testing.T) {
	const link = "v=1&seed=0.5&optimizer=adam&dropout=0.2&shuffle=true&speed=epoch"
	w, alone := watch(link), watch(link+"&statisticsPanel_hide=true")
	for _, s := range []*watched{w, alone} {
		if err := s.Do(Play{}); err != nil {
			t.Fatal(err)
		}
		s.frames(200)
	}
	if w.Run().Epochs() != alone.Run().Epochs() || w.Run().Epochs() < 100 ||
		!reflect.DeepEqual(w.Run().Network().Parameters(nil), alone.Run().Network().Parameters(nil)) {
		t.Errorf("%d epochs and %d, or other weights", w.Run().Epochs(), alone.Run().Epochs())
	}
}
