package nn

import (
	"math"
	"math/big"
	"testing"
)

// bigTanh is tanh x from 200-bit arithmetic: e^{2x} by its series, squared up.
func bigTanh(x float64) float64 {
	const precision, halvings = 200, 12
	y := new(big.Float).SetPrec(precision).SetFloat64(2 * x)
	y.SetMantExp(y, -halvings)
	term := big.NewFloat(1).SetPrec(precision)
	sum := big.NewFloat(1).SetPrec(precision)
	for i := int64(1); i < 60; i++ {
		term.Mul(term, y)
		term.Quo(term, new(big.Float).SetPrec(precision).SetInt64(i))
		sum.Add(sum, term)
	}
	for range halvings {
		sum.Mul(sum, sum)
	}
	one := big.NewFloat(1).SetPrec(precision)
	top := new(big.Float).SetPrec(precision).Sub(sum, one)
	bottom := new(big.Float).SetPrec(precision).Add(sum, one)
	f, _ := top.Quo(top, bottom).Float64()
	return f
}

// ulps is how many floats lie between a and b of the same sign.
func ulps(a, b float64) float64 {
	return math.Abs(float64(int64(math.Float64bits(a)) - int64(math.Float64bits(b))))
}

func TestTanhWithinFourUnitsInTheLastPlace(t *testing.T) {
	worst, at := 0.0, 0.0
	for i := range 20001 {
		x := float64(i-10000) / 10000 * 25
		if i%3 == 0 {
			x = math.Ldexp(x, -i%40)
		}
		if x == 0 {
			continue
		}
		if d := ulps(tanh(x), bigTanh(x)); d > worst {
			worst, at = d, x
		}
	}
	if worst > 4 {
		t.Errorf("tanh(%v): got %v, want %v, %v units in the last place", at, tanh(at), bigTanh(at), worst)
	}
}

func TestTanhAtItsEnds(t *testing.T) {
	for _, c := range []struct{ x, want float64 }{
		{0, 0}, {400, 1}, {-400, -1}, {1e18, 1}, {-1e300, -1}, {5e-324, 5e-324}, {-1e-310, -1e-310},
	} {
		if got := tanh(c.x); got != c.want {
			t.Errorf("tanh(%v): got %v, want %v", c.x, got, c.want)
		}
	}
	if !math.IsNaN(tanh(math.NaN())) {
		t.Error("tanh hides NaN")
	}
}
