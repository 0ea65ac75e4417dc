package config

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"neuralplay/wasm/internal/message"
)

// A kind is a sort of value of Go type T: how a link and how JSON spell it,
// and which values are allowed.
type kind[T any] interface {
	// name is the kind's name as the page knows it.
	name() string
	// want describes the allowed values.
	want() *message.Want
	// fromLink reads the text after the =, which is not blank except for a
	// list. It reports whether the value is allowed.
	fromLink(text string) (T, bool)
	// fromJSON reads what encoding/json decodes into an any, or the Go value
	// itself. It reports whether the value is allowed.
	fromJSON(value any) (T, bool)
	// toLink writes what fromLink reads back as exactly the same value.
	toLink(value T) string
	// describe fills in what the page has to know about allowed values.
	describe(*Setting)
}

// choice is one name out of a list, usually a registry's.
type choice struct {
	names  []string
	groups map[string]string // the group of each name, if there are any
	goals  map[string]int    // the epochs that presets lead to, if there are any
	unless map[string]*When  // what makes a name mean another, if anything does
}

func (choice) name() string          { return "choice" }
func (k choice) want() *message.Want { return message.OneOf(k.names...) }

func (k choice) fromLink(text string) (string, bool) {
	return text, slices.Contains(k.names, text)
}

func (k choice) fromJSON(value any) (string, bool) {
	name, _ := value.(string)
	return name, slices.Contains(k.names, name)
}

func (choice) toLink(value string) string { return value }

func (k choice) describe(s *Setting) {
	s.Choices = make([]Choice, len(k.names))
	for i, name := range k.names {
		s.Choices[i] = Choice{Value: name, Group: k.groups[name], Goal: k.goals[name], Unless: k.unless[name]}
		if forClasses[name] {
			s.Choices[i].Needs = "classes"
		}
	}
}

// whole is an integer from low to high.
type whole struct{ low, high int }

func (whole) name() string { return "integer" }

func (k whole) want() *message.Want {
	want := message.Between("integer", float64(k.low), float64(k.high))
	if k.low == k.high {
		want.Kind = "exactly"
	}
	return want
}

func (k whole) fromLink(text string) (int, bool) {
	f, ok := parseNumber(text)
	if !ok {
		return 0, false
	}
	return k.fromJSON(f)
}

func (k whole) fromJSON(value any) (int, bool) {
	f, ok := asNumber(value)
	// Compare before converting: what does not fit an int converts to anything.
	if !ok || f != math.Trunc(f) || f < float64(k.low) || f > float64(k.high) {
		return 0, false
	}
	return int(f), true
}

func (whole) toLink(value int) string { return strconv.Itoa(value) }

func (k whole) describe(s *Setting) { s.Low, s.High = float64(k.low), float64(k.high) }

// wholeOrFull is an integer, or "full", which is kept as 0.
type wholeOrFull struct{ whole }

const full = "full"

func (k wholeOrFull) want() *message.Want {
	want := k.whole.want()
	want.Kind = "integerOrFull"
	return want
}

func (k wholeOrFull) fromLink(text string) (int, bool) {
	if text == full {
		return 0, true
	}
	return k.whole.fromLink(text)
}

func (k wholeOrFull) fromJSON(value any) (int, bool) {
	if value == full {
		return 0, true
	}
	return k.whole.fromJSON(value)
}

func (k wholeOrFull) toLink(value int) string {
	if value == 0 {
		return full
	}
	return k.whole.toLink(value)
}

// toJSON returns what the page and scripts see: a number, or "full".
func (k wholeOrFull) toJSON(value int) any {
	if value == 0 {
		return full
	}
	return value
}

func (k wholeOrFull) describe(s *Setting) {
	k.whole.describe(s)
	s.Full = true
}

// number is a finite number from low to high.
type number struct {
	low, high float64
	above     bool // low itself is not allowed
}

func (number) name() string { return "number" }

func (k number) want() *message.Want {
	want := message.Between("number", k.low, k.high)
	if k.above {
		want.Kind = "numberAbove"
	}
	return want
}

func (k number) fromLink(text string) (float64, bool) {
	f, ok := parseNumber(text)
	if !ok {
		return 0, false
	}
	return k.fromJSON(f)
}

func (k number) fromJSON(value any) (float64, bool) {
	f, ok := asNumber(value)
	allowed := ok && f >= k.low && f <= k.high && !(k.above && f == k.low) // false for NaN
	return f + 0, allowed                                                  // −0 + 0 is 0
}

// toLink writes the fewest digits that read back as the same number, without
// an exponent where JavaScript writes none either.
func (number) toLink(value float64) string {
	if value != 0 && math.Abs(value) < 1e-6 {
		return strings.Replace(strconv.FormatFloat(value, 'g', -1, 64), "e-0", "e-", 1) // as JavaScript writes 1e-8
	}
	return strconv.FormatFloat(value, 'f', -1, 64)
}

func (k number) describe(s *Setting) { s.Low, s.High = k.low, k.high }

// flag is true or false. In a link anything but "false" is true.
type flag struct{}

func (flag) name() string                      { return "flag" }
func (flag) want() *message.Want               { return message.A("flag") }
func (flag) fromLink(text string) (bool, bool) { return text != "false", true }
func (flag) fromJSON(value any) (bool, bool)   { b, ok := value.(bool); return b, ok }
func (flag) toLink(value bool) string          { return strconv.FormatBool(value) }
func (flag) describe(*Setting)                 {}

// verbatim is text that stands in a link as it is. Links are not decoded, so
// the characters that separate, and those that a browser would rewrite, are
// not allowed: with them a shared link would mean another seed, other data.
type verbatim struct {
	optional bool // "" is allowed
}

// mostText is the most characters of a text.
const mostText = 200

func (verbatim) name() string { return "text" }

func (k verbatim) want() *message.Want {
	want := &message.Want{Kind: "text", Most: mostText}
	if k.optional {
		want.Kind = "textOrEmpty"
	}
	return want
}

func (k verbatim) fromLink(s string) (string, bool) {
	if len(s) > mostText || s == "" && !k.optional {
		return "", false
	}
	rewritten := func(r rune) bool { return r <= ' ' || r > '~' || strings.ContainsRune("&=<>\"`", r) }
	return s, !strings.ContainsFunc(s, rewritten)
}

func (k verbatim) fromJSON(value any) (string, bool) {
	s, ok := value.(string)
	if !ok {
		return "", false
	}
	return k.fromLink(s)
}

func (verbatim) toLink(value string) string { return value }
func (verbatim) describe(*Setting)          {}
