package tensors

import (
	"slices"
	"strings"
	"testing"
)

// A program that only writes the step another way, as tutorials do, is not accused of a mistake.
func TestConventions(t *testing.T) {
	for _, c := range []struct {
		out  float64
		loss string // "": every one but cross-entropy with softmax, where δ is written down
	}{
		{-1, ""},
		{.5, "meanSquared"},
		{-.5, "meanSquared"},
	} {
		tried := 0
		for _, w := range worlds() {
			if c.loss != "" && (w.loss != c.loss || w.sizes[len(w.sizes)-1] > 1) || w.loss == "crossEntropy" {
				continue
			}
			tried++
			s, p, x, y := w.make(t, 1)
			p.out = c.out
			p.step(x, y)
			r := mustCheck(t, p.text(8), s)
			if got := codes(r); got != followed[c.out] || !r.Causes[0].Whole || !r.Causes[0].Same {
				t.Errorf("%s: got %q, want %q: %+v", w.name, got, followed[c.out], r.Causes)
			}
		}
		if tried == 0 {
			t.Errorf("%s: no world", followed[c.out])
		}
	}
}

var followed = map[float64]string{-1: "negated", .5: "halfGradient", -.5: "negated+halfGradient"}

// A mistake is found in a program that follows a convention, too.
func TestMistakesWithinConventions(t *testing.T) {
	for _, mistake := range []string{"noDerivative", "derivativeOfZ", "derivativeOfA", "newInBackward", "biasNotSummed",
		"biasOneSample", "noBias", "notUpdated", "ascent", "sumForMean", "meanForSum"} {
		for _, out := range []float64{-1, .5, -.5} {
			if mistake == "ascent" && out < 0 {
				continue
			}
			for _, w := range worlds() {
				half := out != -1
				switch {
				case half != (w.loss == "meanSquared"), half && w.sizes[len(w.sizes)-1] > 1:
					continue
				case !half && w.loss != "halfSquared", w.n == 1 && batch[mistake]:
					continue
				case mistake == "sumForMean" && w.sum, mistake == "meanForSum" && !w.sum:
					continue
				}
				s, p, x, y := w.make(t, 1)
				p.mistake, p.out = mistake, out
				p.step(x, y)
				r := mustCheck(t, p.text(8), s)
				want := mistake + "+" + followed[out]
				if got := codes(r); !slices.Contains(strings.Split(got, "|"), want) {
					t.Errorf("%s, %g: got %q, want %q", w.name, out, got, want)
				} else if r.Causes[0].Same || !r.Causes[0].Whole {
					t.Errorf("%s, %g: %+v", w.name, out, r.Causes)
				}
			}
		}
	}
}

// What tutorials call "error" is y − a, wherever it could be a loss of each sample as well.
func TestErrorOfBothSigns(t *testing.T) {
	s, p, x, y := worlds()[0].make(t, 0)
	p.out = -1
	p.step(x, y)
	r := mustCheck(t, "error = "+spell(p.values["dA2"], 8), s)
	if got := r.Tensors[0]; got.Kind != DA || got.Layer != 2 || got.By != ByName || got.Status != Differs {
		t.Errorf("got %+v", got)
	}
}
