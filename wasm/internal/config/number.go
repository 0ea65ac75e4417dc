package config

import (
	"math"
	"strconv"
	"strings"
)

// parseNumber reads a number as JavaScript's unary + does, which is what
// TensorFlow Playground reads its links with: "1e1", ".5", "5." and "0x10"
// are numbers; Go's "1_0", "inf" and "0x1p-2" are not. It refuses infinities,
// however they are spelt.
func parseNumber(text string) (float64, bool) {
	text = strings.TrimSpace(text)
	if base := prefixBase(text); base != 0 {
		n, err := strconv.ParseUint(text[2:], base, 64)
		return float64(n), err == nil
	}
	foreign := func(r rune) bool { return !strings.ContainsRune("0123456789+-.eE", r) }
	if strings.ContainsFunc(text, foreign) {
		return 0, false
	}
	f, err := strconv.ParseFloat(text, 64)
	return f, err == nil
}

// prefixBase returns the base that a prefix such as 0x announces, 0 without.
func prefixBase(text string) int {
	if len(text) < 2 || text[0] != '0' {
		return 0
	}
	switch text[1] {
	case 'x', 'X':
		return 16
	case 'o', 'O':
		return 8
	case 'b', 'B':
		return 2
	}
	return 0
}

// asNumber accepts the numbers that encoding/json decodes, and Go's own.
func asNumber(value any) (float64, bool) {
	switch n := value.(type) {
	case float64:
		return n, !math.IsNaN(n) && !math.IsInf(n, 0)
	case int:
		return float64(n), true
	}
	return 0, false
}
