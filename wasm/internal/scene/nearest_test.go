package scene

import (
	"math"
	"testing"
)

func TestNearest(t *testing.T) {
	epochs := []float64{0, 1, 4}
	at := func(i int) float64 { return epochs[i] }
	for epoch, want := range map[float64]float64{-1: 0, 0.4: 0, 0.6: 1, 2: 1, 3: 4, 99: 4} {
		if i := Nearest(len(epochs), at, epoch); i < 0 || epochs[i] != want {
			t.Errorf("nearest to %v: index %d, want that of %v", epoch, i, want)
		}
	}
	if i := Nearest(len(epochs), at, math.NaN()); i >= 0 {
		t.Errorf("NaN has a nearest epoch, %d", i)
	}
	if i := Nearest(0, at, 1); i >= 0 {
		t.Errorf("an empty curve has a nearest epoch, %d", i)
	}
}
