// Package message holds what the program says to a person as data: a code and
// the names and values that go with it. The page words a message in the
// person's language (web/text); Go callers get an English sentence from Error.
package message

import "strings"

// Message is one thing to tell a person. Code names the sentence, a key below
// "message" in the page's texts; the other fields fill it in, and those that it
// does not need are left out.
type Message struct {
	Code string `json:"code"`
	// Call is the page's call that was refused.
	Call string `json:"call,omitempty"`
	// Key names what the message is about: a setting, an argument, a field.
	Key string `json:"key,omitempty"`
	// Got is what was there instead, as its author would spell it, shortened.
	Got string `json:"got,omitempty"`
	// Want is what would have been accepted.
	Want *Want `json:"want,omitempty"`
	// Used is the value that counts instead.
	Used string `json:"used,omitempty"`

	// Where something stands in data: the set ("train", "test" or "" if there is
	// only one), the row counted from 1, the column's name.
	Set    string `json:"set,omitempty"`
	Row    int    `json:"row,omitempty"`
	Column string `json:"column,omitempty"`
	// Name is any other name in the sentence, such as a class's.
	Name string `json:"name,omitempty"`
	// Count is how many there are, or after how many something happened.
	Count int `json:"count,omitempty"`
	// Cause is the message that explains this one.
	Cause *Message `json:"cause,omitempty"`
	// More are messages of the same kind: what else is wrong with the same data.
	More []Message `json:"more,omitempty"`
}

// Excerpt returns the beginning of a text from outside, short enough for a
// sentence, as valid UTF-8.
func Excerpt(text string) string {
	const most = 60
	if len(text) > most {
		text = text[:most] + "…"
	}
	return strings.ToValidUTF8(text, "")
}
