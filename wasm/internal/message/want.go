package message

import (
	"maps"
	"slices"
	"strconv"
	"strings"
)

// Want describes accepted values. Kind is a key below "want" in the page's
// texts; the other fields fill it in.
type Want struct {
	Kind  string   `json:"kind"`
	Low   *float64 `json:"low,omitempty"`
	High  *float64 `json:"high,omitempty"`
	Most  int      `json:"most,omitempty"`  // entries of a list, characters of a text
	Names []string `json:"names,omitempty"` // of a choice
	Each  *Want    `json:"each,omitempty"`  // of the entries of a list
}

// Between returns a Want for numbers of a kind ("integer", "number" …) from low
// to high.
func Between(kind string, low, high float64) *Want {
	return &Want{Kind: kind, Low: &low, High: &high}
}

// OneOf returns a Want for one of some names.
func OneOf(names ...string) *Want { return &Want{Kind: "choice", Names: names} }

// Count returns a Want for how many there should be, or at most: the sentence
// says which.
func Count(most int) *Want { return &Want{Kind: "count", Most: most} }

// A returns a Want that its kind describes completely.
func A(kind string) *Want { return &Want{Kind: kind} }

// wants has the English of the kinds that config uses, with the fields of a Want
// in braces.
var wants = map[string]string{
	"choice":        "one of {names}",
	"exactly":       "{low}",
	"integer":       "a whole number from {low} to {high}",
	"integerOrFull": "a whole number from {low} to {high}, or full",
	"number":        "a number from {low} to {high}",
	"numberAbove":   "a number above {low}, up to {high}",
	"flag":          "true or false",
	"text":          "some text of at most {most} characters " + plain,
	"textOrEmpty":   "text of at most {most} characters " + plain,
	"layers":        "at most {most} layers of {low} to {high} units, such as 4,2",
	"names":         "at most {most} names with commas between, each one of {names}",
	"numbers":       "at most {most} numbers with commas between, each from {low} to {high}",
	"axes":          "two different whole numbers from {low} to {high}, such as 1,2",
	"axesOf":        "two of the {most} inputs",
	"input":         "at least one input",
	"someOf":        "at least one of {names}",
	"key":           "a known key",
	"control":       "names of controls and panels with commas between",
	"thisKey":       "the key {names}",
	"noChange":      "no change, as it does nothing here",
	"ownData":       "a data set that is here: a link does not carry a person's own data",
	"count":         "{most}",
}

const plain = "without spaces, &, =, <, >, quotation marks, ` or letters beyond ASCII"

// WantKinds lists the kinds of Want that config uses, sorted.
func WantKinds() []string { return slices.Sorted(maps.Keys(wants)) }

// String describes the accepted values in English.
func (w *Want) String() string {
	text, known := wants[w.Kind]
	if !known {
		text = w.Kind
		if w.Low != nil && w.High != nil {
			text += " from {low} to {high}"
		}
		if w.Each != nil {
			text += ", each {each}"
		}
	}
	var each string
	if w.Each != nil {
		each = w.Each.String()
	}
	return strings.NewReplacer(
		"{low}", number(w.Low), "{high}", number(w.High), "{most}", strconv.Itoa(w.Most),
		"{names}", strings.Join(w.Names, ", "), "{each}", each,
	).Replace(text)
}

func number(v *float64) string {
	if v == nil {
		return ""
	}
	return strconv.FormatFloat(*v, 'f', -1, 64)
}
