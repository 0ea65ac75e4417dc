package api

import (
	"encoding/json"
	"errors"
	"reflect"

	"neuralplay/wasm/internal/message"
)

// Call is one thing that the page can ask. Arguments and Result are types: the
// fields of the first, in order, are the arguments; nil stands for no result.
type Call struct {
	Name      string
	Public    bool   // a method of window.neuralplay; others are the page's own
	Reads     bool   // changes nothing that a picture or an event shows
	Doc       string // one sentence, for programmers
	Arguments reflect.Type
	Result    reflect.Type
	// Later is the result that a Promise resolves with once the event "done" names
	// the number that the call returned; nil for calls that answer at once.
	Later reflect.Type

	do func(*API, []json.RawMessage) (any, error)
}

// Packed reports whether the answer has matrices, which travel best as bytes.
func (c Call) Packed() bool {
	return c.Result != nil && c.Result.Implements(reflect.TypeFor[packable]())
}

// none stands for no arguments or no result.
type none = struct{}

// define makes a Call of a function with typed arguments and a typed result.
func define[A, R any](name, doc string, do func(*API, A) (R, error)) Call {
	c := Call{Name: name, Doc: doc, Arguments: reflect.TypeFor[A](), Result: reflect.TypeFor[R]()}
	if c.Result == reflect.TypeFor[none]() {
		c.Result = nil
	}
	c.do = func(a *API, values []json.RawMessage) (any, error) {
		var arguments A
		if err := decode(values, reflect.ValueOf(&arguments).Elem()); err != nil {
			return nil, err
		}
		result, err := do(a, arguments)
		if c.Result == nil {
			return nil, err
		}
		return result, err
	}
	return c
}

// public makes a call a method of window.neuralplay.
func public(c Call) Call {
	c.Public = true
	return c
}

// reads marks a call that changes nothing.
func reads(c Call) Call {
	c.Reads = true
	return c
}

// Reads reports whether the call of this name changes nothing.
func Reads(name string) bool { return callsByName[name].Reads }

// IsLater reports whether the result of the call of this name comes with an event.
func IsLater(name string) bool { return callsByName[name].Later != nil }

// Call answers a call of the page: arguments is a JSON array, the answer
// {"value": …} or {"error": a message.Message}. It never panics for what is in
// arguments.
func (a *API) Call(name, arguments string) string {
	value, err := a.call(name, arguments)
	if err == nil {
		var text []byte
		if text, err = json.Marshal(answer{Value: value}); err == nil {
			return string(text)
		}
	}
	return refusal(name, err)
}

// CallBytes answers like Call, but matrices in the answer stand after the text as
// they lie in memory: see pack.
func (a *API) CallBytes(name, arguments string) []byte {
	value, err := a.call(name, arguments)
	if err == nil {
		var packed []byte
		if packed, err = pack(value); err == nil {
			return packed
		}
	}
	return packText([]byte(refusal(name, err)), nil)
}

// answer is what a call returns.
type answer struct {
	Value any `json:"value"`
}

func refusal(name string, err error) string {
	m := message.Of(err)
	m.Call = name
	return marshal(struct {
		Error message.Message `json:"error"`
	}{m})
}

func (a *API) call(name, arguments string) (any, error) {
	c, ok := callsByName[name]
	if !ok {
		return nil, message.Refuse(message.Message{Code: "call.unknown", Got: message.Excerpt(name)})
	}
	var values []json.RawMessage
	if err := json.Unmarshal([]byte(arguments), &values); err != nil {
		return nil, message.Refuse(message.Message{Code: "call.arguments", Got: message.Excerpt(arguments)})
	}
	// Who reads after a command sees what it did, even before the next frame; and
	// what is answered fits what the page knows of the configuration.
	a.session.Apply()
	a.publishConfig()
	return c.do(a, values)
}

// decode puts the values of a call into the fields of a struct, in order. A field
// has tags: arg, its name; default, JSON that stands for a missing value; want, the
// kind of message.Want where its type says too little.
func decode(values []json.RawMessage, into reflect.Value) error {
	for i := range into.NumField() {
		field := into.Type().Field(i)
		text := []byte(field.Tag.Get("default"))
		if i < len(values) && string(values[i]) != "null" {
			text = values[i]
		}
		m := message.Message{Key: field.Tag.Get("arg"), Want: wantOf(field)}
		if len(text) == 0 {
			if field.Type.Kind() == reflect.Pointer {
				continue
			}
			m.Code = "argument.missing"
			return message.Refuse(m)
		}
		if err := json.Unmarshal(text, into.Field(i).Addr().Interface()); err != nil {
			var refused *message.Error
			if errors.As(err, &refused) {
				return refused
			}
			m.Code, m.Got = "argument.value", message.Excerpt(string(text))
			return message.Refuse(m)
		}
	}
	return nil
}

// wantOf describes the values that an argument takes.
func wantOf(field reflect.StructField) *message.Want {
	if kind := field.Tag.Get("want"); kind != "" {
		return message.A(kind)
	}
	switch field.Type.Kind() {
	case reflect.Int:
		return message.A("wholeNumber")
	case reflect.Float64:
		return message.A("anyNumber")
	case reflect.String:
		return message.A("string")
	}
	return message.A("object")
}
