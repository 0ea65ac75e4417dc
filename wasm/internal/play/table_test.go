package play

import (
	"encoding/json"
	"math"
	"slices"
	"strings"
	"testing"
	"time"

	"neuralplay/nn/dataset"
	"neuralplay/wasm/internal/run"
)

func fromCSV(t *testing.T, text string) dataset.Table {
	t.Helper()
	table, err := dataset.ParseCSV(text)
	if err != nil {
		t.Fatal(err)
	}
	return table
}

func TestTruthTables(t *testing.T) {
	for _, name := range dataset.TableNames() {
		s := fromLink(t, "v=1&seed=0.5&weightSeed=1&networkShape=8&learningRate=0.3&batchSize=full&dataset="+name)
		if s.Run().HasTest() || s.Run().Space().Has.Divided || s.Run().Space().Has.Generated {
			t.Errorf("%s: a truth table has no test points, no split and no noise", name)
		}
		stepTo(t, s, 3000)
		rows := s.Run().Answers(false, s.Run().Picked(run.Pick{}))
		table, _ := dataset.TableNamed(name)
		if len(rows) != table.Train.N() {
			t.Errorf("%s: got %d rows, want %d", name, len(rows), table.Train.N())
		}
		for i, r := range rows {
			want := table.Classes[int(table.Train.Labels[i])]
			if r.Target.Class != want || name != "table-hidden-layer" && r.Class != want {
				t.Errorf("%s: row %d: target %v, predicted %v, want %v", name, i, r.Target, r.Class, want)
			}
			if target := s.Run().TrainSamples().Targets[i]; *r.Error != target-*r.Output {
				t.Errorf("%s: row %d: error %v is not %v − %v", name, i, *r.Error, target, *r.Output)
			}
		}
	}
}

// With three inputs the canvas shows the network's output at the value held for
// the third.
func TestSlice(t *testing.T) {
	s := fromLink(t, "v=1&seed=0.5&dataset=table-parity")
	for _, c := range []struct {
		patch      map[string]any
		across, up int
		third      float64
	}{
		{map[string]any{}, 0, 1, 0},
		{map[string]any{"slice": []any{0., 0., 1.}}, 0, 1, 1},
		{map[string]any{"axes": []any{3., 1.}, "slice": []any{0., 0.25}}, 2, 0, 0.25},
		{map[string]any{"axes": []any{1., 9.}, "slice": []any{}}, 0, 1, 0}, // there is no input 9
	} {
		stepTo(t, s, 3)
		before := s.Run().PointsVersion()
		do(t, s, with(t, s, c.patch))
		if s.Run().Epochs() == 0 {
			t.Errorf("%v: another slice replaced the network", c.patch)
		}
		if s.Run().PointsVersion() == before && len(c.patch) > 0 {
			t.Errorf("%v: PointsVersion did not change with the points", c.patch)
		}
		s.Advance(wholeFrame)
		w := s.Run().Window()
		if w.Left != -0.2 || math.Abs(w.Right-1.2) > 1e-12 {
			t.Errorf("window %v, want −0.2…1.2", w)
		}
		for _, at := range [][2]int{{0, 0}, {70, 20}, {99, 99}} {
			x, y := placeIn(w, at[0], at[1])
			inputs := make([]float64, 3)
			held := 3 - c.across - c.up
			inputs[c.across], inputs[c.up], inputs[held] = x, y, c.third
			want := s.Run().Predict(inputs)[0]
			if got := float64(s.Large()[at[0]*LargeSide+at[1]]); math.Abs(got-want) > 1e-6 {
				t.Errorf("%v: at %v the picture says %v, the network %v", c.patch, inputs, got, want)
			}
		}
		train, _ := s.Run().Points(nil, nil)
		for i, p := range train {
			raw := s.Run().Answers(false, []int{i})[0].Inputs
			held := 3 - c.across - c.up
			off := math.Abs(raw[held] - c.third)
			if p.X != raw[c.across] || p.Y != raw[c.up] || (off > 0) != (p.Off > 0) {
				t.Errorf("%v: row %v stands at %+v", c.patch, raw, p)
			}
		}
	}
}

func TestSeveralClasses(t *testing.T) {
	for _, link := range []string{
		"dataset=rings&optimizer=adam&learningRate=0.03",
		"dataset=blobs",
		"dataset=spiral3&optimizer=adam&learningRate=0.03&networkShape=8,8",
		"dataset=rings&optimizer=adam&learningRate=0.03&outputActivation=tanh",
		"dataset=blobs&loss=binaryCrossEntropy",
		"dataset=blobs&loss=hinge",
	} {
		s := fromLink(t, "v=1&seed=0.5&"+link)
		k := s.Run().Network().Outputs()
		if want := len(s.Run().Space().Classes); k != want || k < 3 {
			t.Fatalf("%s: got %d outputs for %d classes", link, k, want)
		}
		low := 0.0
		if !s.Run().Problem().Probability {
			low = -1
		}
		for i, a := range s.Run().Answers(false, s.Run().Picked(run.Pick{})) {
			truth := slices.Index(s.Run().Space().Classes, a.Target.Class)
			for class, target := range s.Run().TrainSamples().Targets[i*k : (i+1)*k] {
				if want := map[bool]float64{true: 1, false: low}[class == truth]; target != want {
					t.Fatalf("%s: sample %d of class %v: target %d is %v", link, i, truth, class, target)
				}
			}
		}
		before := *now(s).TrainLoss
		stepTo(t, s, 60)
		m := now(s).Metrics
		if *now(s).TrainLoss >= before || *m.Accuracy < 0.6 {
			t.Errorf("%s: loss from %v to %v, accuracy %v", link, before, *now(s).TrainLoss, *m.Accuracy)
		}
		sum, right := 0, 0
		for i, row := range m.Confusion {
			for j, n := range row {
				sum += n
				if i == j {
					right += n
				}
			}
		}
		if sum != s.Run().TestSamples().N || m.ROCAUC == nil ||
			math.Abs(float64(right)/float64(sum)-*m.Accuracy) > 1e-12 {
			t.Errorf("%s: accuracy %v, confusion %v", link, *m.Accuracy, m.Confusion)
		}
		s.Advance(wholeFrame)
		x, y := placeIn(s.Run().Window(), 30, 60)
		_, outputs := s.Run().At(x, y)
		for class, picture := range s.Shares() {
			want := outputs[class]
			if low == 0 {
				want = 2*want - 1
			}
			if got := float64(picture[30*LargeSide+60]); math.Abs(got-want) > 1e-6 {
				t.Errorf("%s: class %d is painted as %v, want %v", link, class, got, want)
			}
		}
		if len(s.Shares()) != k {
			t.Errorf("%s: got %d pictures for %d classes", link, len(s.Shares()), k)
		}
		s.Enlarge(s.Run().Network().Layers(), 1)
		s.Advance(wholeFrame)
		if s.Shares() != nil || s.LargeClass() != 1 {
			t.Errorf("%s: the picture of class 1 is of class %d", link, s.LargeClass())
		}
	}
}

// Two classes may have one output each. Then the picture shows by how much the
// second one leads.
func TestSoftmaxOfTwoClasses(t *testing.T) {
	s := fromLink(t, "v=1&seed=0.5&outputActivation=softmax&learningRate=0.3")
	stepTo(t, s, 50)
	s.Advance(wholeFrame)
	x, y := placeIn(s.Run().Window(), 10, 80)
	_, outputs := s.Run().At(x, y)
	if got := float64(s.Large()[10*LargeSide+80]); len(outputs) != 2 || math.Abs(got-(outputs[1]-outputs[0])) > 1e-6 {
		t.Errorf("outputs %v are painted as %v", outputs, got)
	}
	if m := now(s).Metrics; *m.Accuracy < 0.9 || len(m.Confusion) != 2 {
		t.Errorf("metrics %+v", m)
	}
}

// flowers are 24 rows, enough to be divided.
var flowers = "length,width,petal,kind\n" + strings.Repeat(`1,2,0.5,rose
2,1,0.1,tulip
3,2,0.7,rose
1.5,1,0.2,tulip
2.5,3,0.9,rose
1,1,0.1,tulip
4,1,0.6,rose
2,2,0.3,tulip
`, 3)

func TestOwnData(t *testing.T) {
	s := fromLink(t, "v=1&seed=0.5")
	if err := s.Change(with(t, s, map[string]any{"dataset": "own"})); err == nil {
		t.Error("own data were accepted though there are none")
	}
	do(t, s, run.SetData{Table: fromCSV(t, flowers)})
	space := s.Run().Space()
	if !slices.Equal(space.Columns, []string{"length", "width", "petal"}) ||
		!slices.Equal(space.Classes, []string{"rose", "tulip"}) || space.Train != 12 || space.Test != 12 ||
		!space.Has.Own || !space.Has.Divided || !space.Has.Sliced || space.Has.Plane {
		t.Errorf("space %+v", space)
	}
	if c := s.Config(); c.Dataset != "own" || c.Problem != "classification" {
		t.Errorf("configuration %s", c.Link())
	}
	// Another split.
	do(t, s, with(t, s, map[string]any{"percTrainData": 75.}))
	if space := s.Run().Space(); space.Train != 18 || space.Test != 6 {
		t.Errorf("75 %%: %d and %d rows", space.Train, space.Test)
	}
	// A split that leaves nothing to train on is rejected.
	err := s.Change(with(t, s, map[string]any{"percTrainData": 1.}))
	if err == nil || !strings.Contains(err.Error(), "training row") || s.Config().PercTrainData != 75 {
		t.Errorf("a split without training rows: %v", err)
	}
	// Names are not numbers.
	err = s.Change(with(t, s, map[string]any{"problem": "regression", "regDataset": "own"}))
	if err == nil || !strings.Contains(err.Error(), "rose") {
		t.Errorf("a regression of names: %v", err)
	}
	// Own data stay available after another choice.
	do(t, s, with(t, s, map[string]any{"dataset": "circle"}))
	do(t, s, with(t, s, map[string]any{"dataset": "own"}))
	if s.Run().Space().Columns[2] != "petal" {
		t.Error("own data are lost")
	}
}

func TestOwnNumbers(t *testing.T) {
	s := fromLink(t, "v=1&seed=0.5")
	do(t, s, run.SetData{Table: fromCSV(t, "a,y\n0,0.5\n1,1.5\n2,2.5\n3,3.5\n4,4.5\n5,5.25\n")})
	c := s.Config()
	if c.Problem != "regression" || len(s.Run().Space().Classes) > 0 || s.Run().Network().Inputs() != 1 {
		t.Errorf("%s, classes %v", c.Link(), s.Run().Space().Classes)
	}
	if axes := s.Run().Space().Axes; axes != [2]int{0, -1} {
		t.Errorf("axes %v of one input", axes)
	}
	do(t, s, with(t, s, map[string]any{"problem": "classification"})) // back to circle
	do(t, s, with(t, s, map[string]any{"problem": "regression"}))
	stepTo(t, s, 10)
	if m := now(s).Metrics; m.R2 == nil || m.Accuracy != nil {
		t.Errorf("metrics %+v", m)
	}
}

// With any own data the other problem can still be chosen, also after the session
// is restored.
func TestOwnDataLeaveTheOtherProblemOpen(t *testing.T) {
	const numbers = "a,b,y\n1,2,0.5\n2,1,1.5\n3,3,2.5\n0,1,3.5\n2,2,4.5\n1,0,5.25\n4,1,6.5\n0,2,7.5\n3,1,8.5\n"
	s := fromLink(t, "v=1&seed=0.5")
	do(t, s, run.SetData{Table: fromCSV(t, numbers)})
	do(t, s, run.SetData{Table: fromCSV(t, flowers)})
	do(t, s, run.SetData{Table: fromCSV(t, numbers)})
	if err := s.Change(with(t, s, map[string]any{"problem": "classification"})); err != nil {
		t.Error(err)
	}
	snapshot := s.Snapshot() // own data are present but not in use
	other := fromLink(t, "v=1&seed=0.9")
	do(t, other, Restore{snapshot})
	if err := other.Change(with(t, other, map[string]any{"problem": "regression"})); err != nil {
		t.Error(err)
	}
}

// A few rows, such as a typed truth table, are all trained on.
func TestFewRowsAllTrain(t *testing.T) {
	s := fromLink(t, "v=1&seed=0.5&networkShape=4&learningRate=0.3")
	do(t, s, run.SetData{Table: fromCSV(t, "0,0,0\n0,1,1\n1,0,1\n1,1,0\n")})
	if space := s.Run().Space(); space.Train != 4 || space.Test != 0 || space.Has.Divided {
		t.Errorf("space %+v", space)
	}
}

// The colour scale follows values that go well beyond −1…1.
func TestPicturesOfLargeNumbers(t *testing.T) {
	s := fromLink(t, "v=1&seed=0.5&networkShape=&learningRate=0.00001")
	do(t, s, run.SetData{Table: fromCSV(t, "a,b,c,price\n10,0.5,1,100.5\n20,0.1,2,200\n30,0.3,3,900\n40,0.2,1,300\n")})
	s.Advance(wholeFrame)
	if ends := s.LargeEnds(); ends != [2]float64{100.5, 900} {
		t.Errorf("the output's colours end at %v", ends)
	}
	train, _ := s.Run().Points(nil, nil)
	if train[0].Label != -1 || train[2].Label != 1 {
		t.Errorf("the lowest and the highest price are painted as %v and %v", train[0].Label, train[2].Label)
	}
	x, y := placeIn(s.Run().Window(), 20, 70)
	if got, want := float64(s.Large()[20*LargeSide+70]), (answerAt(s, x, y)-500.25)/399.75; math.Abs(got-want) > 1e-6 {
		t.Errorf("the output is painted as %v, want %v", got, want)
	}
	for input, want := range [][2]float64{s.Run().Space().Ranges[0], {-1, 1}} {
		s.Enlarge(0, input)
		s.Advance(wholeFrame)
		if ends := s.LargeEnds(); ends != want {
			t.Errorf("input %d: the colours end at %v, want %v", input, ends, want)
		}
	}
	// Probabilities range from 0 to 1.
	s = fromLink(t, "v=1&seed=0.5&outputActivation=sigmoid")
	if ends := s.LargeEnds(); ends != [2]float64{0, 1} {
		t.Errorf("sigmoid: the colours end at %v", ends)
	}
}

func TestEarlyStoppingInSlowMotion(t *testing.T) {
	s := fromLink(t, "v=1&seed=0.5&speed=slow&batchSize=full&earlyStop=2&learningRate=10&networkShape=2")
	s.clock = ticking(time.Second)
	do(t, s, Play{})
	for range 1000 {
		s.Advance(wholeFrame)
	}
	if s.Playing() {
		t.Errorf("still playing after %d epochs", s.Run().Epochs())
	}
}

func TestASnapshotHoldsOwnData(t *testing.T) {
	s := fromLink(t, "v=1&seed=0.5&networkShape=3&shuffle=true&jitter=0.1&optimizer=adam")
	do(t, s, run.SetData{Table: fromCSV(t, flowers)})
	stepTo(t, s, 5)
	snapshot := s.Snapshot()
	text, err := json.Marshal(snapshot)
	if err != nil {
		t.Fatal(err)
	}
	var back Snapshot
	if err := json.Unmarshal(text, &back); err != nil {
		t.Fatal(err)
	}
	other := fromLink(t, "v=1&seed=0.9")
	do(t, other, Restore{back})
	stepTo(t, s, 7)
	stepTo(t, other, 7)
	if !slices.Equal(s.Run().Network().Parameters(nil), other.Run().Network().Parameters(nil)) {
		t.Error("training from the snapshot led to other bits")
	}
	if len(other.Run().Curves().Points()) != len(s.Run().Curves().Points()) {
		t.Errorf("history: %d entries, want %d", len(other.Run().Curves().Points()), len(s.Run().Curves().Points()))
	}
	// A table without test points also has a history.
	s = fromLink(t, "v=1&preset=xor&seed=1")
	stepTo(t, s, 5)
	if snapshot = s.Snapshot(); len(snapshot.Curves) < 2 {
		t.Errorf("curves of a table: %v", snapshot.Curves)
	}
	if _, err := json.Marshal(snapshot); err != nil {
		t.Error(err)
	}
	// Data with NaN are rejected.
	back.Setup.Own.Train.Inputs[3] = math.NaN()
	if err := other.Do(Restore{back}); err == nil {
		t.Error("a snapshot with NaN in its data was accepted")
	}
}
