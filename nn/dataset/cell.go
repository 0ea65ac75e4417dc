package dataset

import (
	"errors"
	"math"
	"slices"
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

// missing are the ways to write that a cell has no value, in lower case.
var missing = []string{"", "na", "n/a", "null", "?"}

func isMissing(cell string) bool { return slices.Contains(missing, strings.ToLower(cell)) }

// answers are the words that an input may have for 1 and 0, in lower case.
var answers = map[string]float64{"yes": 1, "true": 1, "no": 0, "false": 0}

// input reads a cell of an input column: a number, or yes or no.
func input(cell string, decimalComma bool) (float64, *Fault) {
	if v, ok := answers[strings.ToLower(cell)]; ok {
		return v, nil
	}
	return number(cell, decimalComma)
}

// isInput reports whether a cell is one of an input column rather than its name.
func isInput(cell string, decimalComma bool) bool {
	_, answer := answers[strings.ToLower(cell)]
	_, number := share(cell, decimalComma)
	return answer || number || isMissing(cell)
}

// share reads a number, or one of a hundred: 10% is 0.1.
func share(cell string, decimalComma bool) (float64, bool) {
	if of, ok := strings.CutSuffix(cell, "%"); ok {
		v, ok := spelled(strings.TrimSpace(of), decimalComma)
		return v / 100, ok
	}
	return spelled(cell, decimalComma)
}

// number reads a cell that has to be a number.
func number(cell string, decimalComma bool) (float64, *Fault) {
	if cell == "" {
		return 0, &Fault{Code: "emptyNumber"}
	}
	v, ok := share(cell, decimalComma)
	switch {
	case !ok:
		return 0, &Fault{Code: "notNumber", Got: quote(cell)}
	case usable(v):
		return v, nil
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
	if v, ok := spelled(cell, false); ok && !usable(v) {
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
