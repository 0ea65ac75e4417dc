package tensors

import (
	"math"
	"strconv"
	"strings"
)

// Number is a printed number. Half is half a unit of its last printed digit: the program's own number lies within
// it. An integer without a point is exact, Half 0.
type Number struct {
	Value float64
	Half  float64
}

// literal is a number as it is spelled.
type literal struct {
	value    float64
	point    bool // has a decimal point
	decimals int  // digits after the point
	exp      bool // has an exponent
	exponent int
}

// parseNumber reads a number as Python, NumPy and JSON spell it.
func parseNumber(word string) (n literal, ok bool) {
	body := strings.TrimLeft(word, "+-")
	if len(word)-len(body) > 1 {
		return n, false
	}
	sign := 1.0
	if strings.HasPrefix(word, "-") {
		sign = -1
	}
	switch body {
	case "nan", "NaN":
		n.value = math.NaN()
		return n, true
	case "inf", "Infinity", "Inf":
		n.value = math.Inf(int(sign))
		return n, true
	}
	mantissa, exponent, exp := body, "", false
	if at := strings.IndexAny(body, "eE"); at >= 0 {
		mantissa, exponent, exp = body[:at], body[at+1:], true
	}
	whole, fraction, point := strings.Cut(mantissa, ".")
	if !digits(whole) || !digits(fraction) || whole == "" && fraction == "" {
		return n, false
	}
	n.point, n.decimals, n.exp = point, len(fraction), exp
	if exp {
		e := strings.TrimLeft(exponent, "+-")
		if e == "" || len(e) > 4 || len(exponent)-len(e) > 1 || !digits(e) {
			return n, false
		}
		n.exponent, _ = strconv.Atoi(exponent)
	}
	value, err := strconv.ParseFloat(body, 64)
	if err != nil && !math.IsInf(value, 0) { // out of range is infinite, as in Python
		return n, false
	}
	n.value = sign * value
	return n, true
}

func digits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return true
}

// precision is how finely the numbers of one tensor were printed. Printers drop trailing zeros: NumPy those that all
// numbers share, Python those of each. So the number with the most digits speaks for all of its tensor.
type precision struct {
	decimals, mantissa int // most digits after the point, without an exponent and with one
	fixed, exp         bool
}

func (p *precision) see(n literal) {
	switch {
	case n.exp:
		p.exp, p.mantissa = true, max(p.mantissa, n.decimals)
	case n.point && !math.IsNaN(n.value) && !math.IsInf(n.value, 0):
		p.fixed, p.decimals = true, max(p.decimals, n.decimals)
	}
}

// numpyDigits is what NumPy prints unless told otherwise. It prints 1.00000000 as "1.": that point says that the
// digits after it were zeros, not that there were none.
const numpyDigits = 8

// number gives a literal the precision of its tensor.
func (p *precision) number(n literal) Number {
	half := math.Inf(1)
	switch {
	case math.IsNaN(n.value) || math.IsInf(n.value, 0):
		half = 0
	case n.exp:
		half = unit(n.exponent - p.mantissa)
		if p.fixed && p.decimals > 0 { // a list of Python: each number has all its digits
			half = min(half, unit(-p.decimals))
		}
	case !n.point:
		half = 0
	case p.decimals == 0:
		half = unit(-numpyDigits)
	default:
		half = unit(-p.decimals)
	}
	return Number{n.value, half}
}

// unit is half of 10ᵉ.
func unit(e int) float64 { return 0.5 * math.Pow(10, float64(e)) }
