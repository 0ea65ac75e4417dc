package scene

import (
	"math"
	"strconv"
)

// axis maps values to 0…1 and has ticks at round values.
type axis struct {
	min, max float64
	log      bool
	step     float64 // between two ticks of a linear axis
	at       [16]float64
	count    int
}

func (a *axis) ticks() []float64 { return a.at[:a.count] }

// position returns where v stands on the axis. Values outside are clamped to its
// ends, on a logarithmic axis 0 and below too.
func (a *axis) position(v float64) float64 {
	lo, hi := a.min, a.max
	if a.log {
		v, lo, hi = math.Log(max(v, lo)), math.Log(lo), math.Log(hi)
	}
	if !(hi > lo) {
		return 0
	}
	return clamp((v-lo)/(hi-lo), 0, 1)
}

// value is the inverse of position.
func (a *axis) value(t float64) float64 {
	t = clamp(t, 0, 1)
	if a.log {
		return math.Exp(math.Log(a.min) + t*(math.Log(a.max)-math.Log(a.min)))
	}
	return a.min + t*(a.max-a.min)
}

// linearAxis spans exactly min…max, with about n ticks at round values.
func linearAxis(min, max float64, n int) axis {
	a := axis{min: min, max: max, step: niceStep((max-min)/float64(n), false)}
	for i := math.Ceil(min/a.step - 1e-9); i*a.step <= max+a.step*1e-9; i++ {
		a.addTick(i * a.step)
	}
	return a
}

// symmetricAxis spans −domain…domain with about n ticks, at its ends, at 0 and
// between.
func symmetricAxis(domain float64, n int) axis {
	least := 2 * domain / float64(n)
	step := niceStep(least, false)
	for parts := 6.0; parts >= 1; parts-- { // prefer a step that ends at the domain
		s := domain / parts
		digit := s / math.Pow(10, math.Floor(math.Log10(s)))
		if s >= least*0.99 && math.Abs(digit-math.Round(digit)) < 1e-9 {
			step = s
			break
		}
	}
	a := axis{min: -domain, max: domain, step: step}
	for i := -math.Floor(domain/step + 1e-9); i*step <= domain*(1+1e-9); i++ {
		a.addTick(i * step)
	}
	return a
}

// growingAxis spans 0…max or a little more. Its end moves in steps, so the curves
// stand still most of the time while max grows.
func growingAxis(max float64, n int, whole bool) axis {
	unit := math.Pow(10, math.Floor(math.Log10(max)))
	end := 10 * unit
	for _, f := range [...]float64{1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8} {
		if f*unit >= max*(1-1e-9) {
			end = f * unit
			break
		}
	}
	a := axis{max: end, step: niceStep(end/float64(n), whole)}
	for i := 0.0; i*a.step <= end*(1+1e-9); i++ {
		a.addTick(i * a.step)
	}
	return a
}

// logAxis spans the whole decades around min…max, at most 12, with about n ticks.
func logAxis(min, max float64, n int) axis {
	hi := math.Ceil(math.Log10(max) - 1e-9)
	lo := math.Floor(math.Log10(min) + 1e-9)
	lo = clamp(lo, hi-12, hi-1)
	a := axis{min: math.Pow(10, lo), max: math.Pow(10, hi), log: true}
	every := math.Ceil((hi - lo) / float64(n))
	for e := lo; e <= hi; e += every {
		a.addTick(math.Pow(10, e))
		if hi-lo <= 2 && n >= 4 && e < hi {
			a.addTick(2 * math.Pow(10, e))
			a.addTick(5 * math.Pow(10, e))
		}
	}
	return a
}

func (a *axis) addTick(v float64) {
	if a.count < len(a.at) {
		a.at[a.count] = v + 0 // −0 is 0
		a.count++
	}
}

// niceStep returns the smallest of 1, 2 and 5 times a power of ten that is not
// below step; if whole is set, at least 1.
func niceStep(step float64, whole bool) float64 {
	if whole && step < 1 {
		return 1
	}
	if !(step > 0) || math.IsInf(step, 0) {
		return 1
	}
	unit := math.Pow(10, math.Floor(math.Log10(step)))
	for _, f := range [...]float64{1, 2, 5} {
		if f*unit >= step*(1-1e-9) {
			return f * unit
		}
	}
	return 10 * unit
}

// appendNumber appends v as an axis shows it: with a real minus sign, as many
// digits as the step needs, k for thousands and M for millions.
func appendNumber(dst []byte, v, step float64) []byte {
	if v < 0 {
		dst, v = append(dst, "−"...), -v
	}
	switch {
	case v >= 1e9 || v > 0 && v < 0.99e-4:
		return appendPower(dst, v, digits(v, step, 2))
	case v >= 1e6:
		return append(strconv.AppendFloat(dst, v/1e6, 'g', digits(v, step, 4), 64), 'M')
	case v >= 1e4 && step < 100: // 12345 is shorter than 12.345k
		return strconv.AppendFloat(dst, v, 'f', 0, 64)
	case v >= 1e4:
		return append(strconv.AppendFloat(dst, v/1e3, 'g', digits(v, step, 4), 64), 'k')
	}
	decimals := 0
	if step > 0 && v > 0 {
		decimals = int(clamp(math.Ceil(-math.Log10(step)-1e-9), 0, 8))
	}
	return strconv.AppendFloat(dst, v, 'f', decimals, 64)
}

// digits returns how many digits distinguish v from v+step, between least and 6.
func digits(v, step float64, least int) int {
	if !(step > 0) {
		return least
	}
	const rounding = 1e-9
	return int(clamp(math.Floor(math.Log10(v)+rounding)-math.Floor(math.Log10(step)+rounding)+1, float64(least), 6))
}

// appendPower appends v > 0 in the form 2e−7.
func appendPower(dst []byte, v float64, digits int) []byte {
	e := math.Floor(math.Log10(v) + 1e-9)
	dst = strconv.AppendFloat(dst, v/math.Pow(10, e), 'g', digits, 64)
	dst = append(dst, 'e')
	if e < 0 {
		dst, e = append(dst, "−"...), -e
	}
	return strconv.AppendInt(dst, int64(e), 10)
}
