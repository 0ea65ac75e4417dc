package e2e

import (
	"encoding/json"
	"fmt"
	"math"
	"os"
	"testing"
)

// golden is the file of wasm/internal/play: ten links, and what TensorFlow
// Playground itself makes of them. It says itself how it was made.
type golden struct {
	Cases []goldenCase
}

type goldenCase struct {
	Name, Hash            string
	TrainCount, TestCount int
	FirstTrain, FirstTest []struct{ X, Y, Label float64 }
	Initial, Final        struct{ Weights, Biases []float64 }
	Loss                  []struct {
		Epoch       int
		Train, Test float64
	}
}

// samples are the rows of neuralplay.data().
type samples struct{ Inputs, Targets [][]float64 }

// run is what the tab makes of a link.
type tabRun struct {
	Data struct {
		Columns     []string
		Train, Test samples
	}
	Initial, Final parameters
	Losses         []struct{ Epoch, TrainLoss, TestLoss float64 }
}

type parameters struct {
	Layers []struct {
		Weights [][]float64
		Biases  []float64
	}
}

// The links of TensorFlow Playground give its numbers in the tab, too.
func TestGoldenLinks(t *testing.T) {
	text, err := os.ReadFile("../../wasm/internal/play/testdata/tfplayground.json")
	if err != nil {
		t.Fatal(err)
	}
	var g golden
	if err := json.Unmarshal(text, &g); err != nil {
		t.Fatal(err)
	}
	if len(g.Cases) != 10 {
		t.Fatalf("got %d cases, want 10", len(g.Cases))
	}
	b := open(t, window{})
	for _, c := range g.Cases {
		t.Run(c.Name, func(t *testing.T) { checkGolden(t, c, runLink(b.in(t), c)) })
	}
}

// runLink loads a link in the tab and trains to every listed epoch.
func runLink(b *tab, c goldenCase) tabRun {
	b.Helper()
	var epochs []int
	for _, l := range c.Loss {
		epochs = append(epochs, l.Epoch)
	}
	before := eval[int](b, `seen.count.config`)
	b.do(`location.hash = ` + quote("#"+c.Hash))
	b.until("the link is loaded", fmt.Sprintf(`seen.count.config > %d`, before))
	return eval[tabRun](b, `(async () => {
		const initial = neuralplay.parameters();
		const losses = [];
		for (const epoch of `+quote(epochs)+`) {
			const ahead = epoch - neuralplay.state().epoch;
			losses.push(ahead > 0 ? await neuralplay.step(ahead) : neuralplay.state());
		}
		return { data: neuralplay.data(), initial, losses, final: neuralplay.parameters() };
	})()`)
}

func checkGolden(t *testing.T, c goldenCase, got tabRun) {
	train, test := got.Data.Train, got.Data.Test
	if len(train.Inputs) != c.TrainCount || len(test.Inputs) != c.TestCount {
		t.Fatalf("got %d and %d points, want %d and %d", len(train.Inputs), len(test.Inputs), c.TrainCount, c.TestCount)
	}
	for i, p := range c.FirstTrain {
		comparePoint(t, fmt.Sprint("training point ", i), got.Data.Columns, train.Inputs[i], train.Targets[i], p.X, p.Y,
			p.Label)
	}
	for i, p := range c.FirstTest {
		comparePoint(t, fmt.Sprint("test point ", i), got.Data.Columns, test.Inputs[i], test.Targets[i], p.X, p.Y,
			p.Label)
	}
	compareParameters(t, "initial", got.Initial, c.Initial.Weights, c.Initial.Biases, 1e-12)
	for i, want := range c.Loss {
		l := got.Losses[i]
		if int(l.Epoch) != want.Epoch || !relative(l.TrainLoss, want.Train) || !relative(l.TestLoss, want.Test) {
			t.Errorf("epoch %d: got %+v, want %+v", want.Epoch, l, want)
		}
	}
	compareParameters(t, "final", got.Final, c.Final.Weights, c.Final.Biases, 1e-5)
}

// inputs are the seven inputs of the network, by their keys.
var inputs = map[string]func(x, y float64) float64{
	"x":        func(x, _ float64) float64 { return x },
	"y":        func(_, y float64) float64 { return y },
	"xSquared": func(x, _ float64) float64 { return x * x },
	"ySquared": func(_, y float64) float64 { return y * y },
	"xTimesY":  func(x, y float64) float64 { return x * y },
	"sinX":     func(x, _ float64) float64 { return math.Sin(x) },
	"sinY":     func(_, y float64) float64 { return math.Sin(y) },
}

func comparePoint(t *testing.T, what string, columns []string, row, target []float64, x, y, label float64) {
	t.Helper()
	if len(columns) != len(row)+1 || len(target) != 1 {
		t.Fatalf("%s: got columns %v for the row %v and the target %v", what, columns, row, target)
	}
	for i, v := range row {
		// The squares magnify what the points differ by.
		if want := inputs[columns[i]](x, y); math.Abs(v-want) > 1e-12*max(1, math.Abs(want)) {
			t.Errorf("%s: %s is %v, want %v", what, columns[i], v, want)
		}
	}
	if math.Abs(target[0]-label) > 1e-12 {
		t.Errorf("%s: the target is %v, want %v", what, target[0], label)
	}
}

// compareParameters takes layer by layer, unit by unit, as the file does.
func compareParameters(t *testing.T, what string, got parameters, weights, biases []float64, tolerance float64) {
	t.Helper()
	var w, bs []float64
	for _, layer := range got.Layers {
		for _, row := range layer.Weights {
			w = append(w, row...)
		}
		bs = append(bs, layer.Biases...)
	}
	if len(w) != len(weights) || len(bs) != len(biases) {
		t.Fatalf("%s: got %d weights and %d biases, want %d and %d", what, len(w), len(bs), len(weights), len(biases))
	}
	for i := range w {
		if math.Abs(w[i]-weights[i]) > tolerance {
			t.Errorf("%s weight %d: got %v, want %v", what, i, w[i], weights[i])
		}
	}
	for i := range bs {
		if math.Abs(bs[i]-biases[i]) > tolerance {
			t.Errorf("%s bias %d: got %v, want %v", what, i, bs[i], biases[i])
		}
	}
}

// relative reports whether a and b differ by no more than 1e-6 of b.
func relative(a, b float64) bool { return math.Abs(a-b) <= 1e-6*math.Max(math.Abs(b), 1e-9) }
