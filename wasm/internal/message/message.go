// Package message holds what the program says to a person as data: a code and
// the names and values that go with it. The page words a message in the
// person's language (web/text); Go callers get an English sentence from Error.
package message

import (
	"fmt"
	"strings"
)

// Message is one thing to tell a person. Code names the sentence, a key below
// "message" in the page's texts; the other fields fill it in, and those that it
// does not need are left out.
type Message struct {
	Code string `json:"code"`
	// Call is the page's call that was refused.
	Call string `json:"call,omitempty"`
	// Key names what the message is about: a setting, an argument, a field.
	Key string `json:"key,omitempty"`
	// Got is what was given instead, as its author would spell it, shortened.
	Got string `json:"got,omitempty"`
	// Want is what would have been accepted.
	Want *Want `json:"want,omitempty"`
	// Used is the value that counts instead.
	Used string `json:"used,omitempty"`

	// Where something stands in data: the set ("train", "test" or "" where there
	// is only one), the row counted from 1, the column's name.
	Set    string `json:"set,omitempty"`
	Row    int    `json:"row,omitempty"`
	Column string `json:"column,omitempty"`
	// Name is any other name in the sentence, such as a class's.
	Name string `json:"name,omitempty"`
	// Count is how many there are, or after how many something happened.
	Count int `json:"count,omitempty"`
	// Cause is the message that explains this one.
	Cause *Message `json:"cause,omitempty"`
}

// Want describes accepted values. Kind is a key below "want" in the page's
// texts; the other fields fill it in.
type Want struct {
	Kind  string   `json:"kind"`
	Low   *float64 `json:"low,omitempty"`
	High  *float64 `json:"high,omitempty"`
	Most  int      `json:"most,omitempty"`  // entries of a list
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

// A returns a Want that its kind describes completely.
func A(kind string) *Want { return &Want{Kind: kind} }

// Error is a refusal: a Message with an English sentence for Go callers.
type Error struct {
	Message
	English string // "" has one made of the fields
}

// Refuse returns an Error with this message.
func Refuse(m Message) *Error { return &Error{Message: m} }

// Error returns the English sentence.
func (e *Error) Error() string {
	if e.English != "" {
		return e.English
	}
	return e.Message.String()
}

// String is a plain English rendering of the fields, for logs and Go callers.
func (m Message) String() string {
	var parts []string
	for _, part := range []string{m.Call, m.Key} {
		if part != "" {
			parts = append(parts, part)
		}
	}
	switch {
	case m.Want != nil && m.Got != "":
		parts = append(parts, fmt.Sprintf("got %s, want %s", m.Got, m.Want))
	case m.Want != nil:
		parts = append(parts, fmt.Sprintf("%s: want %s", m.Code, m.Want))
	case m.Got != "":
		parts = append(parts, fmt.Sprintf("%s: got %s", m.Code, m.Got))
	default:
		parts = append(parts, m.Code)
	}
	if m.Cause != nil {
		parts = append(parts, m.Cause.String())
	}
	return strings.Join(parts, ": ")
}

// String describes the accepted values in English.
func (w *Want) String() string {
	text := w.Kind
	if len(w.Names) > 0 {
		text = "one of " + strings.Join(w.Names, ", ")
	}
	if w.Low != nil && w.High != nil {
		text += fmt.Sprintf(" from %v to %v", *w.Low, *w.High)
	}
	if w.Each != nil {
		text += ", each " + w.Each.String()
	}
	return text
}
