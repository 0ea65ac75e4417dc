package tensors

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// expect checks a text and the causes that are found.
func expect(t *testing.T, what, text string, s Step, want string) Report {
	t.Helper()
	r := mustCheck(t, text, s)
	if got := codes(r); got != want {
		var status []string
		for _, x := range r.Tensors {
			status = append(status, fmt.Sprint(x.Name, " ", x.Status, x.Kind, x.Layer))
		}
		t.Errorf("%s: got %q, want %q (%s)", what, got, want, strings.Join(status, ", "))
	}
	return r
}

// A step too few and too many, and numbers left over from the step before.
func TestOtherSteps(t *testing.T) {
	for _, c := range worlds() {
		for _, digits := range []int{8, -1} {
			for _, many := range []int{0, 1, 2} {
				s, _, _, _ := c.make(t, 1)
				_, p, x, y := c.make(t, 0)
				for range many + 1 {
					p.step(x, y)
				}
				want := []string{OneFewer, "", OneMore}[many]
				expect(t, c.name+", all", p.text(digits), s, want)
				// Some numbers are those of two mistakes: then both are named.
				some := map[string]string{OneFewer: "oneFewer|stale", OneMore: OneMore}[want]
				expect(t, c.name+", outputs", p.text(digits, fmt.Sprintf("a%d", len(c.acts)), "loss"), s, some)
				if c.n > 1 {
					some = map[string]string{OneFewer: "oneFewer|staleGradient", OneMore: OneMore}[want]
					expect(t, c.name+", gradient", p.text(digits, "dW1", "db1"), s, some)
				}
			}
			s, p, x, y := c.make(t, 1)
			_, old, _, _ := c.make(t, 0)
			old.step(x, y)
			p.stale = old.values
			p.step(x, y)
			expect(t, c.name+", stale", p.text(digits), s, Stale)
			text := old.text(digits, "dW1", "db1") + p.text(digits, "W1", "b1")
			expect(t, c.name+", stale gradient", text, s, StaleGradient)
		}
	}
}

func TestOtherWeights(t *testing.T) {
	for _, c := range worlds() {
		s, p, x, y := c.make(t, 0)
		for l := range p.w {
			p.w[l] = p.w[l].times(0.1)
		}
		if c.n == 1 {
			continue
		}
		p.step(x, y)
		r := expect(t, c.name+", scale", p.text(8), s, OtherScale)
		if len(r.Causes) > 0 {
			if v := r.Causes[0].Causes[0].Value; v < 0.0999999 || v > 0.1000001 {
				t.Errorf("%s: the scale is %v", c.name, v)
			}
		}
		expect(t, c.name+", scale of W1 alone", p.text(8, "W1"), s, OtherScale)

		other := c
		other.seed += 100
		_, q, _, _ := other.make(t, 0)
		q.step(x, y)
		expect(t, c.name+", seed", q.text(8), s, OtherWeights)
		expect(t, c.name+", seed, in full", q.text(-1), s, OtherWeights)
		expect(t, c.name+", seed, nothing else printed", q.text(8, "W1", "W2", "b1"), s, "")

		_, p, _, _ = c.make(t, 0)
		p.step(mapped(x, func(i int, v float64) float64 { return v/2 + 0.1*float64(i%3) }), y)
		expect(t, c.name+", data", p.text(8), s, OtherData)
	}
}

func TestReordered(t *testing.T) {
	for _, c := range worlds() {
		s, p, x, y := c.make(t, 1)
		if c.n > 1 {
			order := rand.New(rand.NewPCG(1, 1)).Perm(c.n)
			order[0], order[1] = max(order[0], order[1]), min(order[0], order[1])
			if slices.IsSorted(order) {
				t.Fatal("choose another order")
			}
			ax := axis{slot{X, 0}, 0}
			p.step((&step{x: x}).inOrder([]axis{ax}, order).x, (&step{x: y}).inOrder([]axis{ax}, order).x)
			r := expect(t, c.name+", rows", p.text(8), s, RowsReordered)
			if len(r.Causes) > 0 && !slices.Equal(r.Causes[0].Causes[0].Order, order) {
				t.Errorf("%s: got the order %v, want %v", c.name, r.Causes[0].Causes[0].Order, order)
			}
		}
		_, p, _, _ = c.make(t, 1)
		units := p.w[0].columns
		order := make([]int, units)
		for u := range order {
			order[u] = (u + 1) % units
		}
		columns := func(m matrix) matrix {
			return (&step{x: m}).inOrder([]axis{{slot{X, 0}, 1}}, order).x
		}
		p.w[0], p.b[0], p.w[1] = columns(p.w[0]), columns(p.b[0]), columns(p.w[1].turned()).turned()
		p.step(x, y)
		r := expect(t, c.name+", units", p.text(8), s, UnitsReordered)
		if len(r.Causes) > 0 && !slices.Equal(r.Causes[0].Causes[0].Order, order) {
			t.Errorf("%s: got the order %v, want %v", c.name, r.Causes[0].Causes[0].Order, order)
		}
	}
}

// Noise of any shape, and numbers off by a little, match nothing.
func TestNoise(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for _, c := range worlds() {
		for round := range 40 {
			s, p, x, y := c.make(t, 1)
			p.step(x, y)
			var names []string
			for _, name := range p.names {
				if r.IntN(3) == 0 || name == "loss" {
					names = append(names, name)
				}
			}
			for _, name := range names {
				p.values[name] = mapped(p.values[name], func(_ int, v float64) float64 {
					if round%2 == 0 {
						return r.NormFloat64()
					}
					return v + 1e-3*r.NormFloat64()
				})
			}
			report := mustCheck(t, p.text([]int{8, 4, -1}[round%3], names...), s)
			if len(report.Causes) > 0 {
				t.Errorf("%s: noise in %v is explained by %+v", c.name, names, report.Causes)
			}
		}
	}
}
