package random

import (
	"encoding/json"
	"math"
	"os"
	"slices"
	"testing"
)

// record is what NumPy returned for one seed, under the text of the calls:
// testdata/numpy.json. (A struct's tags cannot name them: they hold commas.)
type record map[string]json.RawMessage

// read returns the numbers of one call; there must be some.
func read[T any](t *testing.T, r record, call string) (v T) {
	t.Helper()
	if err := json.Unmarshal(r[call], &v); err != nil {
		t.Fatalf("%s: %v", call, err)
	}
	return v
}

func records(t *testing.T) []record {
	t.Helper()
	text, err := os.ReadFile("testdata/numpy.json")
	if err != nil {
		t.Fatal(err)
	}
	var file struct{ Generator []record }
	if err := json.Unmarshal(text, &file); err != nil {
		t.Fatal(err)
	}
	if len(file.Generator) != 5 {
		t.Fatalf("got %d records, want 5", len(file.Generator))
	}
	return file.Generator
}

// same wants identical bits; nearly allows 4 units in the last place, for different logarithms.
func same(t *testing.T, what string, want []float64, draw func() float64) {
	t.Helper()
	for i, w := range want {
		if got := draw(); got != w {
			t.Errorf("%s %d: got %v, want %v", what, i, got, w)
		}
	}
}

func nearly(t *testing.T, what string, want []float64, draw func() float64) {
	t.Helper()
	most := 0.0
	for i, w := range want {
		got := draw()
		ulps := math.Abs(float64(int64(math.Float64bits(got)) - int64(math.Float64bits(w))))
		if most = max(most, ulps); ulps > 4 {
			t.Errorf("%s %d: got %v, want %v, %v units in the last place", what, i, got, w, ulps)
		}
	}
	t.Logf("%s: at most %v units in the last place", what, most)
}

func TestNumPyRecords(t *testing.T) {
	for _, r := range records(t) {
		floats := func(call string) []float64 { return read[[]float64](t, r, call) }
		seed := read[uint32](t, r, "seed")
		n := NewNumPy(seed)
		same(t, "random", floats("random"), n.Float64)
		mixed := read[[3][]float64](t, r, "randn_odd_then_random")
		nearly(t, "randn", mixed[0], n.NormFloat64)
		same(t, "random", mixed[1], n.Float64)
		nearly(t, "randn", mixed[2], n.NormFloat64)
		same(t, "uniform", floats("uniform(-2,3)"), func() float64 { return n.Uniform(-2, 3) })
		nearly(t, "normal", floats("normal(1,0.5)"), func() float64 { return n.Normal(1, 0.5) })
		for _, c := range []struct {
			call string
			draw func() []int
		}{
			{"randint(0,100)", func() (ints []int) {
				for range 8 {
					ints = append(ints, n.Intn(0, 100))
				}
				return ints
			}},
			{"permutation(10)", func() []int { return n.Permutation(10) }},
			{"shuffle(arange(12))", func() []int {
				a := []int{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11}
				n.Shuffle(len(a), func(i, j int) { a[i], a[j] = a[j], a[i] })
				return a
			}},
			{"choice(20,5,replace=False)", func() []int { return n.Choice(20, 5) }},
		} {
			if got, want := c.draw(), read[[]int](t, r, c.call); !slices.Equal(got, want) {
				t.Errorf("seed %d: %s: got %v, want %v", seed, c.call, got, want)
			}
		}
		same(t, "random", floats("random_after"), n.Float64)
	}
}

func TestNumPySums(t *testing.T) {
	for _, r := range records(t) {
		n := NewNumPy(read[uint32](t, r, "seed"))
		uniform, normal := 0.0, 0.0
		for range 5000 {
			uniform += n.Float64()
		}
		for range 5000 {
			normal += n.NormFloat64()
		}
		// NumPy adds pairwise, we one by one: 5000 roundings of numbers up to 2500.
		if want := read[float64](t, r, "sum_of_5000_random"); math.Abs(uniform-want) > 1e-9 {
			t.Errorf("sum of random: got %v, want %v", uniform, want)
		}
		if want := read[float64](t, r, "sum_of_next_5000_randn"); math.Abs(normal-want) > 1e-9 {
			t.Errorf("sum of randn: got %v, want %v", normal, want)
		}
	}
}

func TestNumPyStateGoesOnAlike(t *testing.T) {
	n := NewNumPy(7)
	n.NormFloat64() // leaves one kept
	text, err := json.Marshal(n.State())
	if err != nil {
		t.Fatal(err)
	}
	var s NumPyState
	if err := json.Unmarshal(text, &s); err != nil {
		t.Fatal(err)
	}
	m := NewNumPy(8)
	if err := m.SetState(s); err != nil {
		t.Fatal(err)
	}
	for i := range 2000 {
		if a, b := n.NormFloat64(), m.NormFloat64(); a != b {
			t.Fatalf("number %d: %v and %v", i, a, b)
		}
	}
	for _, bad := range []NumPyState{{}, {Key: make([]uint32, 624), Pos: 625}, {Key: make([]uint32, 624), Pos: -1}} {
		if m.SetState(bad) == nil {
			t.Errorf("a state of %d words at %d was taken", len(bad.Key), bad.Pos)
		}
	}
}

func TestIntervalsPast32Bits(t *testing.T) {
	n := NewNumPy(1)
	for range 1000 {
		if v := n.Intn(-5, 1<<40); v < -5 || v >= 1<<40 {
			t.Fatalf("got %d", v)
		}
	}
}
