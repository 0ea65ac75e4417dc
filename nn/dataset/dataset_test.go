package dataset

import (
	"math"
	"testing"

	"neuralplay/nn/random"
)

// The points themselves are held against TensorFlow Playground's where the
// whole way is tested, in the session; here are the rules they follow.

func points(t *testing.T, name string, noise float64) []Point {
	t.Helper()
	g, err := Named(name)
	if err != nil {
		t.Fatal(err)
	}
	return g.Make(random.NewSeedrandom("0.5"), g.Count, noise)
}

func TestEveryGeneratorMakesBalancedFinitePoints(t *testing.T) {
	for _, g := range generators {
		for _, noise := range []float64{0, 0.25, 0.5} {
			all := points(t, g.Name, noise)
			if len(all) != g.Count {
				t.Errorf("%s: got %d points, want %d", g.Name, len(all), g.Count)
			}
			share := map[float64]float64{} // of labels; of their signs in a regression
			for _, p := range all {
				if math.IsNaN(p.X+p.Y) || math.IsInf(p.X+p.Y, 0) || math.Abs(p.Label) > 2.2 && g.Classes == 0 {
					t.Errorf("%s: %v", g.Name, p)
				}
				label := p.Label
				if g.Classes == 0 {
					label = sign(label)
				}
				share[label] += 1 / float64(len(all))
			}
			// Even halves in a pair of classes, thirds of three, …; noise may
			// take from a class, but not most of it.
			kinds := max(g.Classes, 2)
			for i := range kinds {
				label := float64(i)
				if kinds == 2 {
					label = float64(2*i - 1)
				}
				if share[label] < 0.4/float64(kinds) {
					t.Errorf("%s noise %v: label %v has a share of %v", g.Name, noise, label, share[label])
				}
			}
			if len(share) != kinds {
				t.Errorf("%s: got the labels %v, want %d", g.Name, share, kinds)
			}
		}
	}
}

func TestLabelsWithoutNoise(t *testing.T) {
	for name, label := range map[string]func(x, y float64) float64{
		"circle":    func(x, y float64) float64 { return sign(2.5 - math.Hypot(x, y)) },
		"xor":       func(x, y float64) float64 { return sign(x * y) },
		"reg-plane": func(x, y float64) float64 { return (x + y) / 10 },
		"reg-sine":  func(x, y float64) float64 { return math.Sin(x) * (y + 6) / 12 },
		"checkerboard": func(x, y float64) float64 {
			return sign(math.Sin(math.Pi*x/3) * math.Sin(math.Pi*y/3))
		},
		"moons": func(x, y float64) float64 { // each is on a half circle of its own
			return sign(math.Abs(math.Hypot(x-1.5, y-0.75)-3) - math.Abs(math.Hypot(x+1.5, y+0.75)-3))
		},
	} {
		for _, p := range points(t, name, 0) {
			if want := label(p.X, p.Y); math.Abs(p.Label-want) > 1e-12 {
				t.Errorf("%s: %v: want %v", name, p, want)
			}
		}
	}
	for _, p := range points(t, "xor", 0) {
		if math.Abs(p.X) < 0.3 || math.Abs(p.Y) < 0.3 {
			t.Errorf("xor: %v is nearer than 0.3 to an axis", p)
		}
	}
}

func sign(v float64) float64 { return math.Copysign(1, v) }

func TestGaussWidensWithNoise(t *testing.T) {
	for noise, want := range map[float64]float64{0: 0.5, 0.5: 4} {
		sum := 0.0
		for _, p := range points(t, "gauss", noise) {
			dx, dy := p.X-2*p.Label, p.Y-2*p.Label
			sum += (dx*dx + dy*dy) / 2
		}
		// 1000 numbers: the variance is right to about 4.5 % (one σ).
		if got := sum / 500; math.Abs(got-want)/want > 0.15 {
			t.Errorf("noise %v: got variance %v, want %v", noise, got, want)
		}
	}
}

func TestShuffleKeepsAllAndSplitCuts(t *testing.T) {
	all := points(t, "circle", 0)
	sum := 0.0
	for _, p := range all {
		sum += p.X
	}
	Shuffle(random.NewSeedrandom("1"), all)
	shuffled := 0.0
	for _, p := range all {
		shuffled += p.X
	}
	if math.Abs(sum-shuffled) > 1e-9 {
		t.Error("shuffling lost points")
	}
	for percent, want := range map[int]int{10: 50, 50: 250, 33: 165, 90: 450} {
		train, test := Split(all, percent)
		if len(train) != want || len(train)+len(test) != len(all) {
			t.Errorf("%d %%: got %d and %d, want %d for training", percent, len(train), len(test), want)
		}
	}
}

func TestFeatures(t *testing.T) {
	got := Inputs(nil, []int{0, 1, 2, 3, 4, 5, 6}, 2, -3)
	want := []float64{2, -3, 4, 9, -6, math.Sin(2), math.Sin(-3)}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("%s: got %v, want %v", Features[i].Key, got[i], want[i])
		}
	}
}

func TestUnknownName(t *testing.T) {
	if _, err := Named("moon"); err == nil {
		t.Error("moon was found")
	}
}
