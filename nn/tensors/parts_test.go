package tensors

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// Whatever part of its tensors a program with a mistake prints, with four digits or more: if it differs, another
// mistake is never named in the place of the one it makes. Too few numbers may stay without an explanation.
func TestPartsOfMistakes(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for _, mistake := range []string{SumForMean, MeanForSum, DividedTwice, FactorTwo, NoDerivative, DerivativeOfZ,
		DerivativeOfA, DerivativeTwice, NewInBackward, BiasNotSummed, BiasOneSample, BiasOverUnits, NoBias,
		OtherActivation, TargetsSigned, Ascent, Negated, NegatedSubtracted, NotUpdated, OtherRate} {
		count := map[string]int{}
		for _, c := range worlds() {
			if c.sum && (mistake == SumForMean || mistake == DividedTwice) || !c.sum && mistake == MeanForSum ||
				c.loss == "crossEntropy" && strings.HasPrefix(mistake, Negated) {
				continue // there it is another mistake
			}
			for _, digits := range []int{4, 8, -1} {
				for range 6 {
					s, p, x, y := c.make(t, 1)
					p.mistake = mistake
					p.step(x, y)
					names := slices.DeleteFunc(slices.Clone(p.names), func(string) bool { return r.IntN(4) > 0 })
					if len(names) == 0 {
						continue
					}
					report := mustCheck(t, p.text(digits, names...), s)
					got := codes(report)
					all := strings.FieldsFunc(got, func(r rune) bool { return strings.ContainsRune("|;+", r) })
					switch {
					case report.First < 0:
						count["agrees"]++
					case got == mistake:
						count["named"]++
					case slices.Contains(all, mistake):
						count["among others"]++
					case got == "":
						count["unexplained"]++
					default:
						t.Errorf("%s, %s, %d digits of %v: got %s", c.name, mistake, digits, names, got)
					}
				}
			}
		}
		t.Log(mistake, count)
		if count["unexplained"]*2 > count["named"] {
			t.Errorf("%s: %v", mistake, count)
		}
	}
}
