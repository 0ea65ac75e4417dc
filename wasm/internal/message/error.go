package message

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"neuralplay/nn/dataset"
	"neuralplay/nn/tensors"
)

// Error is a refusal: a Message with an English sentence for Go callers.
type Error struct {
	Message
	English string // "": one made of the fields
}

// Refuse returns an Error with this message.
func Refuse(m Message) *Error { return &Error{Message: m} }

// Value returns the refusal of an argument's value.
func Value(key, got string, want *Want) error {
	return Refuse(Message{Code: "argument.value", Key: key, Got: got, Want: want})
}

// Error returns the English sentence.
func (e *Error) Error() string {
	if e.English != "" {
		return e.English
	}
	return e.Message.String()
}

// ofData begins the code of every fault of data.
const ofData = "data."

// ofTensors begins the code of every fault of printed tensors.
const ofTensors = "tensors."

// Internal is the code of an error that is not meant for a person.
const Internal = "internal"

// Of returns what an error says as a Message: an *Error's own; a
// *dataset.Fault's, with "data." before its code; a *tensors.Fault's, with "tensors."
// before it; else one with the code
// Internal and the error's text as Got. err must not be nil.
func Of(err error) Message {
	var refusal *Error
	var fault *dataset.Fault
	var printed *tensors.Fault
	switch {
	case errors.As(err, &refusal):
		return refusal.Message
	case errors.As(err, &fault):
		return ofFault(fault)
	case errors.As(err, &printed):
		return ofPrinted(printed)
	}
	return Message{Code: Internal, Got: Excerpt(err.Error())}
}

// Codes lists the codes of the messages that Of makes, those of an *Error aside.
func Codes() []string {
	codes := []string{Internal}
	for _, code := range dataset.FaultCodes() {
		codes = append(codes, ofData+code)
	}
	for _, code := range tensors.FaultCodes() {
		codes = append(codes, ofTensors+code)
	}
	return codes
}

func ofFault(f *dataset.Fault) Message {
	m := Message{
		Code: ofData + f.Code, Key: f.Key, Got: f.Got,
		Set: f.Set, Row: f.Row, Column: f.Column, Name: f.Name, Count: f.Count,
	}
	if f.Most != 0 {
		m.Want = Count(f.Most)
	}
	for _, other := range f.More {
		m.More = append(m.More, ofFault(other))
	}
	return m
}

// ofPrinted has the line as Row, and as Name what was expected.
func ofPrinted(f *tensors.Fault) Message {
	m := Message{Code: ofTensors + f.Code, Row: f.Line, Name: f.Want, Got: f.Got, Count: f.Count}
	if f.Column > 0 {
		m.Column = strconv.Itoa(f.Column)
	}
	if f.Most != 0 {
		m.Want = Count(f.Most)
	}
	return m
}

// fault is the inverse of ofFault.
func (m Message) fault() *dataset.Fault {
	f := &dataset.Fault{
		Code: strings.TrimPrefix(m.Code, ofData), Key: m.Key, Got: m.Got,
		Set: m.Set, Row: m.Row, Column: m.Column, Name: m.Name, Count: m.Count,
	}
	if m.Want != nil {
		f.Most = m.Want.Most
	}
	for _, other := range m.More {
		f.More = append(f.More, other.fault())
	}
	return f
}

// String is a plain English rendering of the fields, for logs and Go callers.
func (m Message) String() string {
	if strings.HasPrefix(m.Code, ofData) {
		return m.fault().Error()
	}
	parts := []string{m.body()}
	for _, part := range []string{m.Key, m.Call} {
		if part != "" {
			parts = append([]string{part}, parts...)
		}
	}
	if m.Cause != nil {
		parts = append(parts, m.Cause.String())
	}
	return strings.Join(parts, ": ")
}

// body is String without what surrounds it.
func (m Message) body() string {
	got := m.Got
	switch {
	case got == "" && m.Count > 0:
		got = strconv.Itoa(m.Count)
	case strings.HasPrefix(m.Code, "link."):
		got = fmt.Sprintf("%q", got) // bare text there; elsewhere spelled as in JSON
	}
	var text string
	switch {
	case m.Want != nil && m.Want.Kind == "count":
		text = fmt.Sprintf("%s: got %s, want at most %s", m.Code, got, m.Want)
	case m.Want != nil && got != "":
		text = fmt.Sprintf("got %s, want %s", got, m.Want)
	case m.Want != nil:
		text = fmt.Sprintf("%s: want %s", m.Code, m.Want)
	case got != "":
		text = fmt.Sprintf("%s: got %s", m.Code, got)
	default:
		text = m.Code
	}
	if m.Used != "" {
		text += "; using " + m.Used
	}
	return text
}
