package dataset

import (
	"errors"
	"math"
	"strconv"
	"strings"
)

// spelled reads a number as people write it, with either minus; NaN and
// infinity are spellings too, and what is too large is infinite. With
// decimalComma, a comma may stand for the point.
func spelled(cell string, decimalComma bool) (float64, bool) {
	if strings.ContainsAny(cell, "xXpP_") { // hexadecimal, and Go's digit groups
		return 0, false
	}
	cell = strings.Replace(cell, "−", "-", 2)
	if decimalComma {
		cell = strings.Replace(cell, ",", ".", 1)
	}
	v, err := strconv.ParseFloat(cell, 64)
	if err != nil && !errors.Is(err, strconv.ErrRange) {
		return 0, false
	}
	return v, true
}

// number reads a cell that has to be a number.
func number(cell string, decimalComma bool) (float64, *Fault) {
	if cell == "" {
		return 0, &Fault{Code: "emptyNumber"}
	}
	v, ok := spelled(cell, decimalComma)
	switch {
	case !ok:
		return 0, &Fault{Code: "notNumber", Got: quote(cell)}
	case math.IsInf(v, 0) && strings.ContainsAny(cell, "0123456789"):
		return 0, &Fault{Code: "tooLarge", Got: quote(cell)}
	}
	return v, size(v, quote(cell))
}

// size checks that a number, spelled so, can be computed with.
func size(v float64, spelling string) *Fault {
	switch {
	case math.IsNaN(v):
		return &Fault{Code: "notNumber", Got: spelling}
	case math.IsInf(v, 0):
		return &Fault{Code: "infinite", Got: spelling}
	case math.Abs(v) > mostSize:
		return &Fault{Code: "tooLarge", Got: spelling}
	}
	return nil
}

// className reads a cell that names a class. What stands for a missing number
// does not name one.
func className(cell string) (string, *Fault) {
	if cell == "" {
		return "", &Fault{Code: "emptyClass"}
	}
	if v, ok := spelled(cell, false); ok {
		return cell, size(v, quote(cell))
	}
	return cell, nil
}

// clean makes one line of a name or a cell, without space around it.
func clean(text string) string { return strings.Join(strings.Fields(text), " ") }

// short keeps a sentence readable when a cell holds a whole file.
func short(text string) string {
	const most = 40
	runes := 0
	for i := range text {
		if runes++; runes > most {
			return string([]rune(text[:i])[:most-1]) + "…"
		}
	}
	return text
}

func quote(text string) string { return `"` + short(text) + `"` }
