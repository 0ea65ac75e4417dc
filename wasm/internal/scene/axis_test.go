package scene

import (
	"fmt"
	"math"
	"slices"
	"testing"
)

func TestTicks(t *testing.T) {
	grow := func(max float64, n int, whole bool) axis { return growingAxis(max, n, whole) }
	for _, c := range []struct {
		name string
		axis axis
		want string
	}{
		{"domain 6 in 6", symmetricAxis(6, 6), "[−6 −4 −2 0 2 4 6]"},
		{"domain 6 in 4", symmetricAxis(6, 4), "[−6 −3 0 3 6]"},
		{"domain 6 in 2", symmetricAxis(6, 2), "[−6 0 6]"},
		{"domain 1", symmetricAxis(1, 4), "[−1.0 −0.5 0 0.5 1.0]"},
		{"window", windowAxis(-2, 7.3, 6), "[−2 0 2 4 6]"},
		{"window off 0", windowAxis(1990, 2024, 6), "[1990 2000 2010 2020]"},
		{"window far off 0", windowAxis(100000, 100060, 6), "[100000 100010 100020 100030 100040 100050 100060]"},
		{"narrow window", windowAxis(0.31, 0.34, 4), "[0.31 0.32 0.33 0.34]"},
		{"window between steps", windowAxis(0.31, 0.94, 2), "[0.4 0.6 0.8]"},
		{"wide window", windowAxis(0, 3e6, 6), "[0 500k 1M 1.5M 2M 2.5M 3M]"},
		{"symmetric window", windowAxis(-6, 6, 4), "[−6 −3 0 3 6]"},
		{"loss to 0.53", grow(0.53, 5, false), "[0 0.2 0.4 0.6]"},
		{"epochs to 10", grow(10, 8, true), "[0 2 4 6 8 10]"},
		{"epochs to 11", grow(11, 8, true), "[0 2 4 6 8 10 12]"},
		{"epochs to 3", grow(3, 8, true), "[0 1 2 3]"},
		{"epochs to 25001", grow(25001, 3, true), "[0 10k 20k 30k]"},
		{"small losses", grow(3e-7, 3, false), "[0 1e−7 2e−7 3e−7]"},
		{"log, two decades", logAxis(0.012, 0.9, 4), "[0.01 0.02 0.05 0.1 0.2 0.5 1]"},
		{"log, many decades", logAxis(3e-9, 0.9, 3), "[1e−9 1e−6 0.001 1]"},
		{"log, one value", logAxis(0.5, 0.5, 4), "[0.1 0.2 0.5 1]"},
	} {
		var words []string
		for _, v := range c.axis.ticks() {
			step := c.axis.step
			if c.axis.log {
				step = v
			}
			words = append(words, string(appendNumber(nil, v, step)))
		}
		if got := fmt.Sprint(words); got != c.want {
			t.Errorf("%s: ticks %v, want %v", c.name, got, c.want)
		}
	}
}

func TestTicksOfAnyRange(t *testing.T) {
	for e := -12.0; e <= 300; e += 0.37 {
		v := math.Pow(10, e)
		for _, a := range []axis{growingAxis(v, 5, false), logAxis(v, v, 4), logAxis(1e-12, v, 2)} {
			if n := len(a.ticks()); n < 2 || n > len(a.at) || !slices.IsSorted(a.ticks()) {
				t.Errorf("10^%v: ticks %v", e, a.ticks())
			}
			if a.max < v*(1-1e-9) || math.IsInf(a.max, 0) {
				t.Errorf("10^%v: the axis ends at %v", e, a.max)
			}
		}
	}
}

func TestAxisRoundTrip(t *testing.T) {
	for _, a := range []axis{growingAxis(0.7, 4, false), symmetricAxis(6, 4), logAxis(1e-4, 2, 4)} {
		for _, p := range []float64{0, 0.25, 0.5, 1} {
			if got := a.position(a.value(p)); math.Abs(got-p) > 1e-12 {
				t.Errorf("%v became %v", p, got)
			}
		}
		if a.position(math.Inf(-1)) != 0 || a.position(math.Inf(1)) != 1 {
			t.Errorf("values outside are not clamped to the ends")
		}
	}
}

func TestAppendNumber(t *testing.T) {
	for _, c := range []struct {
		v, step float64
		want    string
	}{
		{0, 0.2, "0"}, {0.2, 0.2, "0.2"}, {-4, 2, "−4"}, {0.05, 0.05, "0.05"}, {1500, 500, "1500"},
		{12500, 500, "12.5k"}, {12345, 1, "12345"}, {123456, 100, "123.5k"}, {-1234000, 1000, "−1.234M"},
		{1.23e9, 1e7, "1.23e9"}, {2e6, 1e6, "2M"}, {1e-6, 1e-6, "1e−6"}, {2e300, 1e300, "2e300"},
		{0.0001, 0.0001, "0.0001"},
	} {
		if got := string(appendNumber(nil, c.v, c.step)); got != c.want {
			t.Errorf("appendNumber(%v, step %v) = %q, want %q", c.v, c.step, got, c.want)
		}
	}
}
