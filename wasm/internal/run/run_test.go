package run

import (
	"encoding/json"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"neuralplay/nn/dataset"
	"neuralplay/wasm/internal/config"
)

func do(t testing.TB, r *Run, commands ...Command) {
	t.Helper()
	for _, c := range commands {
		if err := r.Do(c); err != nil {
			t.Fatalf("%#v: %v", c, err)
		}
	}
}

// with returns the run's configuration with some keys changed.
func with(t testing.TB, r *Run, patch map[string]any) Configure {
	t.Helper()
	c, _, err := r.Config().Patch(patch)
	if err != nil {
		t.Fatal(err)
	}
	return Configure{c}
}

// eventful are links whose runs keep as much state and draw as many random
// numbers as they can.
var eventful = []string{
	"v=1&seed=0.5",
	"batchSize=12&seed=0.5",
	"v=1&seed=0.5&optimizer=adam&dropout=0.2&shuffle=true&jitter=0.5&rotate=20&flip=both" +
		"&clip=1&warmup=5&schedule=cosine&batchSize=7",
	"v=1&seed=0.5&optimizer=nadam&shuffle=true&dropout=0.3&networkShape=8,8",
	"v=1&seed=0.5&regularization=L1&regularizationRate=0.1&learningRate=0.3",
	"v=1&seed=0.5&dataset=spiral3&optimizer=rmsprop&learningRate=0.003&noise=20&earlyStop=50",
	"v=1&seed=0.5&preset=hidden-layer-randn",
}

// same fails the test unless two runs are at the same place with the same bits.
func same(t *testing.T, what string, a, b *Run) {
	t.Helper()
	if a.Epochs() != b.Epochs() || a.Steps() != b.Steps() || a.Samples() != b.Samples() {
		t.Errorf("%s: at epoch %d, step %d, sample %d: want %d, %d, %d", what,
			a.Epochs(), a.Steps(), a.Samples(), b.Epochs(), b.Steps(), b.Samples())
	}
	if !slices.Equal(a.Network().Parameters(nil), b.Network().Parameters(nil)) {
		t.Errorf("%s: the parameters differ", what)
	}
	a.Evaluate()
	b.Evaluate()
	aTrain, aTest := a.Losses()
	bTrain, bTest := b.Losses()
	if aTrain != bTrain || aTest != bTest && !(math.IsNaN(aTest) && math.IsNaN(bTest)) {
		t.Errorf("%s: losses %v and %v, want %v and %v", what, aTrain, aTest, bTrain, bTest)
	}
}

// Runs share nothing that changes: trained in turns, each ends as if alone.
func TestRunsLiveSideBySide(t *testing.T) {
	for i, link := range eventful {
		other := eventful[(i+1)%len(eventful)]
		a, b := fromLink(t, link), fromLink(t, other)
		for range 40 {
			do(t, a, Train{7, UnitBatch})
			do(t, b, Train{1, UnitPiece})
			a.Note()
			do(t, b, Train{3, UnitSample})
		}
		aloneA, aloneB := fromLink(t, link), fromLink(t, other)
		do(t, aloneA, Train{7 * 40, UnitBatch})
		for range 40 {
			do(t, aloneB, Train{1, UnitPiece}, Train{3, UnitSample})
		}
		same(t, link, a, aloneA)
		same(t, other, b, aloneB)
	}
}

func TestACopyContinuesByItself(t *testing.T) {
	for _, link := range eventful {
		r := fromLink(t, link)
		do(t, r, Train{777, UnitSample})
		r.Note()
		c := r.Copy()
		same(t, link, c, r)
		if !slices.EqualFunc(c.Curves().Points(), r.Curves().Points(), samePoint) {
			t.Errorf("%s: the curves differ", link)
		}
		alone := fromLink(t, link)
		do(t, alone, Train{777, UnitSample}, Train{5, UnitEpoch})
		do(t, c, SetBias{Layer: 1, Unit: 0, Value: 3}, Train{3, UnitEpoch})
		do(t, r, Train{5, UnitEpoch})
		same(t, link+" after its copy was changed", r, alone)
	}
}

func samePoint(a, b CurvePoint) bool {
	return a.Epoch == b.Epoch && a.Train == b.Train && (a.Test == b.Test || math.IsNaN(a.Test) && math.IsNaN(b.Test))
}

// Commands of every kind, saved as JSON and applied again in the same order, lead
// to the same bits.
func TestReplayingCommands(t *testing.T) {
	for _, link := range eventful {
		r := fromLink(t, link)
		var log [][]byte
		note := func(c Command) {
			t.Helper()
			text, err := MarshalCommand(c)
			if err != nil {
				t.Fatal(err)
			}
			log = append(log, text)
			do(t, r, c)
		}
		n := r.Network().ParameterCount()
		values := make([]float64, n)
		for i, random := 0, rand.New(rand.NewPCG(1, 2)); i < n; i++ {
			values[i] = random.Float64() - 0.5
		}
		note(Train{2, UnitEpoch})
		note(Train{13, UnitSample})
		note(SetWeight{1, 0, 1, 0.1 + 0.2})
		note(Train{3, UnitBatch})
		note(SetBias{1, 0, -1e-7})
		note(RenewUnits{1, []int{0}, "x8"})
		note(SetBias{1, 0, 40})
		note(RescaleUnits{1, []int{0}})
		note(with(t, r, map[string]any{"learningRate": 0.07, "clip": 0.5, "regularization": "L2"}))
		note(Train{5, UnitPiece})
		note(SetParameters{values})
		note(Train{2, UnitEpoch})
		note(with(t, r, map[string]any{"networkShape": []any{5.}, "seed": "x7"}))
		note(Train{20, UnitBatch})
		note(Reset{})
		note(Train{1, UnitEpoch})
		snapshot := r.Snapshot()
		note(SetData{fromCSV(t, "a,b,c,kind\n1,2,3,x\n2,1,0.3,y\n3,1,2,x\n")})
		note(Train{4, UnitEpoch})
		note(Restore{snapshot})
		note(Train{30, UnitSample})

		again := fromLink(t, link)
		for _, text := range log {
			c, err := UnmarshalCommand(text)
			if err != nil {
				t.Fatalf("%s: %v", text, err)
			}
			do(t, again, c)
		}
		same(t, link, again, r)
	}
}

func fromCSV(t *testing.T, text string) dataset.Table {
	t.Helper()
	table, err := dataset.ParseCSV(text)
	if err != nil {
		t.Fatal(err)
	}
	return table
}

func TestEveryCommandIsRegistered(t *testing.T) {
	for name, c := range commands {
		text, err := MarshalCommand(c)
		if name == "configure" { // the zero configuration is not valid
			text, err = MarshalCommand(Configure{fromLink(t, "v=1&seed=0.5").Config()})
		}
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		back, err := UnmarshalCommand(text)
		if err != nil {
			t.Errorf("%s: %v", text, err)
			continue
		}
		if again, _ := MarshalCommand(back); string(again) != string(text) {
			t.Errorf("%s came back as %s", text, again)
		}
	}
	for _, text := range []string{
		``, `{}`, `{"do":"fly"}`, `{"do":"train","with":7}`, `{"do":"configure","with":{"link":"v=1&noise=x"}}`,
	} {
		if _, err := UnmarshalCommand([]byte(text)); err == nil {
			t.Errorf("%s: no error", text)
		}
	}
}

func TestReturningToAMoment(t *testing.T) {
	for _, link := range eventful {
		r := fromLink(t, link)
		do(t, r, Train{333, UnitSample})
		var m Moment
		r.SaveMoment(&m)
		at := r.Network().Parameters(nil)
		do(t, r, Train{3, UnitEpoch})
		want := r.Network().Parameters(nil)
		r.LoadMoment(&m)
		if !slices.Equal(r.Network().Parameters(nil), at) || r.Samples() != 333 {
			t.Errorf("%s: back at sample %d with other parameters", link, r.Samples())
		}
		do(t, r, Train{3, UnitEpoch})
		if !slices.Equal(r.Network().Parameters(nil), want) {
			t.Errorf("%s: training again from the moment led elsewhere", link)
		}
		if got := testing.AllocsPerRun(20, func() { r.SaveMoment(&m); r.LoadMoment(&m) }); got != 0 {
			t.Errorf("%s: %v allocations to save and load a moment, want 0", link, got)
		}
	}
}

// Moments must be cheap: time travel saves and loads them all the time.
func BenchmarkMoment(b *testing.B) {
	for _, c := range []struct{ name, link string }{
		{"2-4-2-1", "v=1&seed=0.5"},
		{"2-64×8-1 adam", "v=1&seed=0.5&optimizer=adam&networkShape=64,64,64,64,64,64,64,64"},
	} {
		r := fromLink(b, c.link)
		do(b, r, Train{5, UnitBatch})
		var m Moment
		r.SaveMoment(&m)
		b.Run(c.name+"/save", func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				r.SaveMoment(&m)
			}
		})
		b.Run(c.name+"/load", func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				r.LoadMoment(&m)
			}
		})
	}
}

func TestASnapshotThatDoesNotFitIsRejected(t *testing.T) {
	r := fromLink(t, "v=1&seed=0.5")
	do(t, r, Train{5, UnitEpoch})
	r.Note()
	text := func() []byte {
		s := r.Snapshot()
		text, _ := json.Marshal(s)
		return text
	}()
	before := r.Network().Parameters(nil)
	for name, spoil := range map[string]func(*Snapshot){
		"no format":        func(s *Snapshot) { s.Format = 0 },
		"a later format":   func(s *Snapshot) { s.Format++ },
		"a misspelt link":  func(s *Snapshot) { s.Setup.Link += "&optimizer=nadma" },
		"another network":  func(s *Snapshot) { s.Setup.Link += "&networkShape=7" },
		"data not brought": func(s *Snapshot) { s.Setup.Link += "&dataset=own" },
		"trouble":          func(s *Snapshot) { s.Moment.Watch.Trouble = 9 },
		"augmented points": func(s *Snapshot) { s.Moment.Augmented = []float64{1} },
		"no stream":        func(s *Snapshot) { s.Moment.Augmentation = nil },
		"a curve point":    func(s *Snapshot) { s.Curves[0][1] = nil },
		"curves backwards": func(s *Snapshot) { slices.Reverse(s.Curves) },
		"an optimizer":     func(s *Snapshot) { s.Moment.Trainer.Optimizer = "nadma" },
		"a cursor":         func(s *Snapshot) { s.Moment.Trainer.Cursor = 1 << 40 },
	} {
		var s Snapshot
		if err := json.Unmarshal(text, &s); err != nil {
			t.Fatal(err)
		}
		spoil(&s)
		if err := r.Do(Restore{s}); err == nil {
			t.Errorf("%s: no error", name)
		}
		if !slices.Equal(r.Network().Parameters(nil), before) || r.Epochs() != 5 {
			t.Errorf("%s: a rejected snapshot changed the run", name)
		}
	}
}

// No getter records or evaluates.
func TestReadingChangesNothing(t *testing.T) {
	r := fromLink(t, "v=1&seed=0.5")
	do(t, r, Train{3, UnitBatch})
	points, version := len(r.Curves().Points()), r.Version()
	train, test := r.Losses()
	for range 3 {
		_, _ = r.Losses()
		r.Penalty()
		r.Metrics()
		r.Space()
		r.Answers(false, r.Picked(Pick{}))
		r.At(1, 2)
		r.Points(nil, nil)
		r.Snapshot()
	}
	if nowTrain, nowTest := r.Losses(); nowTrain != train || nowTest != test || !r.IsBehind() {
		t.Error("a getter evaluated the losses")
	}
	if len(r.Curves().Points()) != points || r.Version() != version {
		t.Error("a getter recorded a point of the curves")
	}
}

// A run that gets nowhere reports it once.
func TestStandingStill(t *testing.T) {
	for link, want := range map[string]int{
		"v=1&seed=0.5&initZero=true":                   1,
		"v=1&preset=hidden-layer&seed=1":               1,
		"v=1&seed=0.5&activation=relu&learningRate=10": 1,
		"v=1&seed=0.5":                                 0,
		"v=1&seed=0.5&learningRate=0.001":              0,
		"v=1&seed=0.5&noise=50":                        0,
		"v=1&seed=0.5&dataset=spiral":                  0,
	} {
		r := fromLink(t, link)
		got := 0
		for range 1500 {
			do(t, r, Train{1, UnitEpoch})
			r.Note()
			if r.StandsStill() {
				got++
			}
		}
		if got != want {
			t.Errorf("%s: reported as standing still %d times, want %d", link, got, want)
		}
	}
}

// Own data can wait until they are asked for, even if others are in force.
func TestKeepOwn(t *testing.T) {
	r := fromLink(t, "v=1&seed=0.5")
	before := r.Network()
	do(t, r, KeepOwn{fromCSV(t, "a,b,y\n1,2,x\n3,4,z\n")})
	if r.Config().OwnData() || r.Network() != before || !r.Space().Has.Brought {
		t.Error("they are in force already")
	}
	own := r.Config().Clone()
	own.Dataset = config.Own
	do(t, r, Configure{own})
	do(t, r, KeepOwn{fromCSV(t, "a,b,c,y\n1,2,3,x\n3,4,5,z\n")})
	if got := r.Config(); got.Dataset != "circle" || !r.Space().Has.Brought {
		t.Errorf("in force is %s", got.Dataset)
	}
	do(t, r, Configure{own})
	if got := r.Space().Columns; len(got) != 3 || r.Network().Inputs() != 3 {
		t.Errorf("they have the columns %v", got)
	}
	if err := r.Do(KeepOwn{dataset.Table{}}); err == nil {
		t.Error("nothing was kept")
	}
}

// TestTrainedParameters leaves out what training does not change.
func TestTrainedParameters(t *testing.T) {
	for link, want := range map[string]int{
		"v=1&networkShape=4,2":                           4*3 + 2*5 + 3,
		"v=1&networkShape=4,2&bias=false":                4*2 + 2*4 + 2,
		"v=1&networkShape=4,2&trainBias=false":           4*2 + 2*4 + 2,
		"v=1&networkShape=4,2&bias=false&optimizer=adam": 4*2 + 2*4 + 2,
		"v=1&networkShape=":                              3,
	} {
		if got := fromLink(t, link).TrainedParameters(); got != want {
			t.Errorf("%s: %d, want %d", link, got, want)
		}
	}
}
