package dataset

import (
	"errors"
	"fmt"
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

// number reads a cell that has to be a number; the error says of the cell what
// is wrong with it.
func number(cell string, decimalComma bool) (float64, error) {
	if cell == "" {
		return 0, errors.New("empty, want a number")
	}
	v, ok := spelled(cell, decimalComma)
	wrong := size(v)
	switch {
	case !ok:
		wrong = "is not a number"
	case math.IsInf(v, 0) && strings.ContainsAny(cell, "0123456789"):
		wrong = size(math.MaxFloat64)
	}
	if wrong != "" {
		return 0, fmt.Errorf("%s %s", quote(cell), wrong)
	}
	return v, nil
}

// size says what keeps a number from being computed with, or nothing.
func size(v float64) string {
	switch {
	case math.IsNaN(v):
		return "is not a number"
	case math.IsInf(v, 0):
		return "is infinite, want a finite number"
	case math.Abs(v) > mostSize:
		return "is too large, want at most 1e100"
	}
	return ""
}

// className reads a cell that names a class. What stands for a missing number
// names none.
func className(cell string) (string, error) {
	if cell == "" {
		return "", errors.New("empty, want a class")
	}
	if v, ok := spelled(cell, false); ok && size(v) != "" {
		return "", fmt.Errorf("%s %s", quote(cell), size(v))
	}
	return cell, nil
}

// clean makes one line of a name or a cell, without space around it.
func clean(text string) string { return strings.Join(strings.Fields(text), " ") }

// short keeps a sentence readable when a cell holds a whole file.
func short(text string) string {
	const most = 40
	if r := []rune(text); len(r) > most {
		return string(r[:most-1]) + "…"
	}
	return text
}

func quote(text string) string { return `"` + short(text) + `"` }
