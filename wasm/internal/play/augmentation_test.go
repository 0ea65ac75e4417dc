package play

import (
	"math"
	"slices"
	"testing"
)

func TestAugmentationMovesOnlyTrainingPoints(t *testing.T) {
	s := fromLink(t, "v=1&seed=0.5&jitter=0.3")
	plain := fromLink(t, "v=1&seed=0.5")
	stepTo(t, s, 2)
	stepTo(t, plain, 2)
	moved, test := s.Run().Points(nil, nil)
	train, plainTest := plain.Run().Points(nil, nil)
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
	if points, _ := s.Run().Points(nil, nil); !slices.Equal(points, train) {
		t.Error("the points did not come back")
	}
}

func TestRotationAndFlipsKeepTheDistance(t *testing.T) {
	s := fromLink(t, "v=1&seed=0.5&rotate=180&flip=both")
	before, _ := s.Run().Points(nil, nil)
	distances := make([]float64, len(before))
	for i, p := range before {
		distances[i] = math.Hypot(p.X, p.Y)
	}
	stepTo(t, s, 1)
	after, _ := s.Run().Points(nil, nil)
	for i, p := range after {
		if math.Abs(math.Hypot(p.X, p.Y)-distances[i]) > 1e-12 {
			t.Fatalf("point %d: distance %v became %v", i, distances[i], math.Hypot(p.X, p.Y))
		}
	}
}
