package dataset

import (
	"math"
	"testing"

	"neuralplay/nn/random"
)

func TestSeveralClassesWithoutNoise(t *testing.T) {
	quarter := func(x, y float64) float64 {
		switch {
		case x > 0 && y > 0:
			return 0
		case y > 0:
			return 1
		case x < 0:
			return 2
		}
		return 3
	}
	for name, label := range map[string]func(x, y float64) float64{
		"blobs": quarter,
		"rings": func(x, y float64) float64 { return math.Round(math.Hypot(x, y)/2.2 - 0.25) },
		"spiral3": func(x, y float64) float64 {
			// How far the place is turned from where the first arm is at its radius.
			turned := math.Atan2(x, y) - 2*math.Pi*1.25*math.Hypot(x, y)/5
			third := turned * 3 / (2 * math.Pi)
			if math.Abs(third-math.Round(third)) > 1e-9 {
				return math.NaN() // on no arm
			}
			return math.Mod(math.Mod(math.Round(third), 3)+3, 3)
		},
	} {
		for seed := range 20 {
			g, err := Named(name)
			if err != nil {
				t.Fatal(err)
			}
			count := make([]int, g.Classes)
			for _, p := range g.Make(random.NewSeedrandom(string(rune('a'+seed))), g.Count, 0) {
				if want := label(p.X, p.Y); p.Label != want {
					t.Errorf("%s: %v: want class %v", name, p, want)
				}
				if math.Abs(p.X) > Domain || math.Abs(p.Y) > Domain {
					t.Errorf("%s: %v is outside the domain", name, p)
				}
				count[int(p.Label)]++
			}
			for class, n := range count {
				if n != g.Count/g.Classes {
					t.Errorf("%s: class %d has %d of %d points", name, class, n, g.Count)
				}
			}
		}
	}
}

func TestNoTwoClassesOfTheSpiralShareAPlace(t *testing.T) {
	all := points(t, "spiral3", 0)
	for i, p := range all {
		for _, q := range all[:i] {
			if p.Label != q.Label && distance(p.X, p.Y, q.X, q.Y) < 0.01 {
				t.Fatalf("%v and %v", p, q)
			}
		}
	}
}

// At full noise the classes mix, but none may vanish, and blobs are as wide as
// their doc says.
func TestSeveralClassesWithNoise(t *testing.T) {
	for _, name := range []string{"spiral3", "blobs", "rings"} {
		still, noised := points(t, name, 0), points(t, name, 0.5)
		count, changed := map[float64]int{}, 0
		for i, p := range noised {
			count[p.Label]++
			if p != still[i] {
				changed++
			}
		}
		g, _ := Named(name)
		for class := range g.Classes {
			if share := float64(count[float64(class)]) / float64(g.Count); share < 0.1 {
				t.Errorf("%s: class %d has a share of %v", name, class, share)
			}
		}
		if changed < g.Count/5 {
			t.Errorf("%s: noise changed %d of %d points", name, changed, g.Count)
		}
	}
	centres := [...]Point{{2.5, 2.5, 0}, {-2.5, 2.5, 1}, {-2.5, -2.5, 2}, {2.5, -2.5, 3}}
	for noise, want := range map[float64]float64{0: 0.25, 0.5: 2} {
		sum := 0.0
		for _, p := range points(t, "blobs", noise) {
			c := centres[int(p.Label)]
			dx, dy := p.X-c.X, p.Y-c.Y
			sum += (dx*dx + dy*dy) / 2
		}
		// 1200 numbers: the variance is right to about 4 % (one σ).
		if got := sum / 600; math.Abs(got-want)/want > 0.15 {
			t.Errorf("noise %v: got variance %v, want %v", noise, got, want)
		}
	}
}
