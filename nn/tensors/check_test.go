package tensors

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// The program of sim.go, without a mistake, computes what the kernel recorded.
func TestProgramEqualsKernel(t *testing.T) {
	for _, c := range worlds() {
		s, _, _, _ := c.make(t, 2)
		ref := s.recorded(&s.Next)
		got := s.program(&s.Next, ref).run(&wrong{})
		for _, at := range ref.slots() {
			a, b := got.at(at)[0], ref.at(at)[0]
			for i := range b.v {
				if d := a.v[i] - b.v[i]; d > 1e-12 || d < -1e-12 || d != d {
					t.Errorf("%s: %v: %d: got %v, want %v", c.name, at, i, a.v[i], b.v[i])
				}
			}
		}
	}
}

func mustCheck(t *testing.T, text string, s Step) Report {
	t.Helper()
	r, err := Check(text, s)
	if err != nil {
		t.Fatalf("%v:\n%s", err, text)
	}
	return r
}

// codes writes down the causes: alternatives with | between, parts with ;.
func codes(r Report) string {
	parts := map[string][]string{}
	var order []string
	for _, x := range r.Causes {
		key := fmt.Sprint(x.Tensors)
		if parts[key] == nil {
			order = append(order, key)
		}
		var names []string
		for _, c := range x.Causes {
			names = append(names, c.Code)
		}
		parts[key] = append(parts[key], strings.Join(names, "+"))
	}
	var all []string
	for _, key := range order {
		all = append(all, strings.Join(parts[key], "|"))
	}
	return strings.Join(all, ";")
}

// A correct program is never accused, however many digits it prints, and whatever part of its tensors.
func TestCorrect(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for _, c := range worlds() {
		for steps := range 3 {
			s, p, x, y := c.make(t, steps)
			p.step(x, y)
			for _, digits := range []int{-1, 3, 4, 8, 12} {
				for range 8 {
					names := slices.Clone(p.names)
					r.Shuffle(len(names), func(i, j int) { names[i], names[j] = names[j], names[i] })
					names = names[:1+r.IntN(len(names))]
					report := mustCheck(t, p.text(digits, names...), s)
					for i, got := range report.Tensors {
						if got.Status != Agrees || got.By != ByName {
							t.Errorf("%s, %d digits: %s: got %+v", c.name, digits, names[i], got)
						}
					}
					if report.First >= 0 || len(report.Causes) > 0 {
						t.Errorf("%s: accused of %s", c.name, codes(report))
					}
				}
			}
		}
	}
}

// Each mistake, made by a program of its own, in every world where it makes a difference.
func TestMistakes(t *testing.T) {
	for _, m := range []struct {
		mistake string
		want    string // the cause, if it is called otherwise
		worlds  string // parts of their names; "": all
		steps   int
	}{
		{mistake: "sumForMean", worlds: "mean,2-2-2 ,tanh,relu,softmax,cross"},
		{mistake: "meanForSum", worlds: "the sum"},
		{mistake: "dividedTwice", worlds: "mean,tanh,relu,softmax,cross"},
		{mistake: "sumInLoss", want: "sumForMean", worlds: "mean,tanh,relu,softmax,cross"},
		{mistake: "factorTwo", worlds: "sigmoid,tanh,relu"},
		{mistake: "factorTwoInLoss", want: "factorTwo"},
		{mistake: "factorTwoInGradient", want: "factorTwo", worlds: "sigmoid,tanh,relu"},
		{mistake: "factorHalfInGradient", want: "factorHalf", worlds: "sigmoid,tanh,relu"},
		{mistake: "meanOverOutputsInLoss", want: "meanOverOutputs", worlds: "softmax"},
		{mistake: "noDerivative"},
		{mistake: "derivativeOfZ", worlds: "sigmoid,tanh,softmax"},
		{mistake: "derivativeOfA", worlds: "sigmoid,tanh,softmax"},
		{mistake: "derivativeTwice", worlds: "sigmoid,tanh,softmax"},
		{mistake: "softmaxAlone", worlds: "softmax"},
		{mistake: "newInBackward"},
		{mistake: "biasNotSummed", worlds: "the,2-2-2 ,tanh,relu,softmax,cross"},
		{mistake: "biasOneSample", worlds: "the,tanh,relu,softmax,cross"},
		{mistake: "biasOverUnits"},
		{mistake: "noBias"},
		{mistake: "otherActivation", worlds: "sigmoid,relu"},
		{mistake: "targetsSigned", worlds: "sigmoid,relu 3-5-2,softmax,tanh 3"},
		{mistake: "targetsUnsigned", worlds: "signs"},
		{mistake: "sumOverOutputs", worlds: "3-5-3"},
		{mistake: "sumOverOutputsInLoss", want: "sumOverOutputs", worlds: "3-5-3"},
		{mistake: "ascent"},
		{mistake: "negated", worlds: "halfSquared"},
		{mistake: "negatedSubtracted", worlds: "halfSquared"},
		{mistake: "notUpdated"},
		{mistake: "biasNotUpdated"},
		{mistake: "otherRate"},
		{mistake: "transposedInZ", worlds: "2-2-2,3-3-1,3-4-4-2"},
		{mistake: "transposedInDA", worlds: "2-2-2,3-4-4-2"},
		{mistake: "transposed", worlds: "2-2-2,3-3-1,3-4-4-2"},
	} {
		want := m.want
		if want == "" {
			want = m.mistake
		}
		tried := 0
		for _, c := range append(worlds(), others()...) {
			if !inAny(c.name+" "+c.loss, m.worlds) || strings.Contains(c.name, "one sample") && batch[m.mistake] {
				continue
			}
			for _, digits := range []int{8, -1} {
				s, p, x, y := c.make(t, 1)
				p.mistake = m.mistake
				if strings.HasPrefix(m.mistake, "transposed") { // in layers with a square matrix
					p.layer = len(c.sizes) - 2
					if c.sizes[0] == c.sizes[1] {
						p.layer = 1
					}
					if m.mistake == "transposedInDA" {
						p.layer = 2
					}
				}
				p.step(x, y)
				if digits > 0 {
					tried++
				}
				r := mustCheck(t, p.text(digits), s)
				if got := codes(r); !slices.Contains(strings.Split(got, "|"), want) || r.First < 0 {
					t.Errorf("%s, %s, %d digits: got %q, first %v", c.name, m.mistake, digits, got, r.First)
				} else if got != want {
					t.Logf("%s, %s: %s", c.name, m.mistake, got)
				} else if !r.Causes[0].Whole {
					t.Errorf("%s, %s: it does not explain everything: %+v", c.name, m.mistake, r.Causes)
				}
			}
		}
		t.Logf("%s: %d worlds", m.mistake, tried)
		if tried == 0 {
			t.Errorf("%s: no world", m.mistake)
		}
	}
}

// batch has the mistakes that one sample by itself cannot show.
var batch = map[string]bool{"sumForMean": true, "dividedTwice": true, "sumInLoss": true, "biasNotSummed": true,
	"biasOneSample": true}

func inAny(name, parts string) bool {
	return slices.ContainsFunc(strings.Split(parts, ","), func(p string) bool { return strings.Contains(name, p) })
}
