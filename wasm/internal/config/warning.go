package config

import (
	"encoding/json"
	"fmt"
	"strings"
)

// Warning tells of a value that could not be used, and of what could have
// been. It is for a person to read.
type Warning struct {
	Key  string `json:"key"`
	Got  string `json:"got"`
	Want string `json:"want"`
	Used string `json:"used,omitempty"` // what counts instead; "" where nothing does
}

// String is the warning as one sentence.
func (w Warning) String() string {
	if w.Used != "" {
		return fmt.Sprintf("%s: got %q, want %s; using %s.", w.Key, w.Got, w.Want, w.Used)
	}
	return fmt.Sprintf("%s: got %q, want %s.", w.Key, w.Got, w.Want)
}

// newWarning cuts what came from outside to a length a page can show.
func newWarning(key, got, want string) Warning {
	return Warning{Key: excerpt(key), Got: excerpt(got), Want: want}
}

// excerpt is the beginning of s, as valid UTF-8.
func excerpt(s string) string {
	const most = 60
	if len(s) > most {
		s = s[:most] + "…"
	}
	return strings.ToValidUTF8(s, "")
}

// spelt writes a JSON value as a script's author would.
func spelt(value any) string {
	text, err := json.Marshal(value)
	if err != nil { // NaN, ±Inf, or a Go value that is none of JSON's
		return excerpt(fmt.Sprint(value))
	}
	return excerpt(string(text))
}

// wantKey says what an unknown key should have been, with a hint where only
// upper and lower case went wrong.
func wantKey(key string) string {
	for _, r := range rows {
		if strings.EqualFold(r.Key, key) {
			return "the key " + r.Key
		}
	}
	return "a known key"
}
