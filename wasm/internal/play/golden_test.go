package play

import (
	"encoding/json"
	"math"
	"os"
	"slices"
	"testing"
	"time"

	"neuralplay/nn/dataset"
	"neuralplay/wasm/internal/config"
	"neuralplay/wasm/internal/run"
)

// golden is testdata/tfplayground.json: ten links and what TensorFlow Playground
// itself computes for them. Its "source" field says how it was recorded
// (tensorflow/playground at 02469bd, seedrandom 2.4.3, Node.js 20).
type golden struct {
	Cases []struct {
		Name, Hash            string
		TrainCount, TestCount int
		FirstTrain, FirstTest []dataset.Point
		Initial, Final        struct{ Weights, Biases []float64 }
		Loss                  []struct {
			Epoch       int
			Train, Test float64
		}
	}
}

func readGolden(t *testing.T) golden {
	t.Helper()
	text, err := os.ReadFile("testdata/tfplayground.json")
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
	return g
}

// stopped is a clock for tests that do not depend on time.
func stopped() time.Duration { return 0 }

func fromLink(t *testing.T, link string) *Session {
	t.Helper()
	c, warnings := config.Parse(link, func() string { return "0.5" })
	if len(warnings) > 0 {
		t.Errorf("%s: %v", link, warnings)
	}
	return New(c, stopped)
}

func TestTensorFlowPlaygroundLinks(t *testing.T) {
	for _, c := range readGolden(t).Cases {
		t.Run(c.Name, func(t *testing.T) {
			s := fromLink(t, c.Hash)
			train, test := s.Run().Points(nil, nil)
			if len(train) != c.TrainCount || len(test) != c.TestCount {
				t.Fatalf("got %d and %d points, want %d and %d", len(train), len(test), c.TrainCount, c.TestCount)
			}
			comparePoints(t, "training", train, c.FirstTrain)
			comparePoints(t, "test", test, c.FirstTest)
			compareParameters(t, s, "initial", c.Initial.Weights, c.Initial.Biases, 1e-12)
			for _, want := range c.Loss {
				if done := s.Run().Epochs(); want.Epoch > done {
					stepTo(t, s, want.Epoch-done)
				}
				state := now(s)
				if !close(*state.TrainLoss, want.Train, 1e-6) || !close(*state.TestLoss, want.Test, 1e-6) {
					t.Errorf("epoch %d: got %v and %v, want %v and %v",
						want.Epoch, *state.TrainLoss, *state.TestLoss, want.Train, want.Test)
				}
			}
			compareParameters(t, s, "final", c.Final.Weights, c.Final.Biases, 1e-5)
		})
	}
}

// stepTo asks for epochs and runs frames until they are done.
func stepTo(t *testing.T, s *Session, epochs int) {
	t.Helper()
	if err := s.Do(Step{N: epochs, Unit: "epoch", ID: 7}); err != nil {
		t.Fatal(err)
	}
	for range 1_000_000 {
		s.Advance(wholeFrame)
		if slices.ContainsFunc(s.Done(), func(d Done) bool { return d.ID == 7 }) {
			return
		}
	}
	t.Fatal("the step never ended")
}

// close reports whether a and b differ by at most tolerance, relative to b if |b|
// is above 1e-9.
func close(a, b, tolerance float64) bool {
	return math.Abs(a-b) <= tolerance*math.Max(math.Abs(b), 1e-9)
}

func comparePoints(t *testing.T, what string, got []run.Point, want []dataset.Point) {
	t.Helper()
	for i, w := range want {
		g := got[i]
		if math.Abs(g.X-w.X) > 1e-12 || math.Abs(g.Y-w.Y) > 1e-12 || math.Abs(g.Label-w.Label) > 1e-12 {
			t.Errorf("%s point %d: got %v, want %v", what, i, g, w)
		}
	}
}

// compareParameters compares weights and biases in the order of the golden file:
// layer by layer, unit by unit.
func compareParameters(t *testing.T, s *Session, what string, weights, biases []float64, tolerance float64) {
	t.Helper()
	n := s.Run().Network()
	w, b := 0, 0
	for l := 1; l <= n.Layers(); l++ {
		for u := range n.Units(l) {
			for i := range n.Units(l - 1) {
				if got := n.Weight(l, u, i); math.Abs(got-weights[w]) > tolerance {
					t.Errorf("%s weight %d: got %v, want %v", what, w, got, weights[w])
				}
				w++
			}
			if got := n.Bias(l, u); math.Abs(got-biases[b]) > tolerance {
				t.Errorf("%s bias %d: got %v, want %v", what, b, got, biases[b])
			}
			b++
		}
	}
	if w != len(weights) || b != len(biases) {
		t.Errorf("%s: got %d weights and %d biases, want %d and %d", what, w, b, len(weights), len(biases))
	}
}
