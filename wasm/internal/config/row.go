package config

import "neuralplay/wasm/internal/message"

// A row is one setting: what the page knows of it, where Config keeps it, and
// what a change rebuilds.
type row struct {
	Setting
	field
	effect Effect

	// always is a key that every link carries.
	always bool
	// blankCounts is a key whose blank value says something; elsewhere it
	// counts as left out.
	blankCounts bool
	// leftOut is, as a link spells it, what leaving the key out means in a link
	// of TensorFlow Playground's, where that is not Default. Ours carry v=1.
	leftOut string
	// instead is, as a link spells it, what a refused text counts as. Nil
	// means Default.
	instead func(text string) string
	// idle is a setting that does nothing; a script that changes it gets a warning.
	idle bool
}

// field is a setting's place in a Config, together with its kind.
type field interface {
	// parse sets the field from a link's text, or reports false and leaves it.
	parse(c *Config, text string) bool
	// assign sets the field from a JSON value, or reports false and leaves it.
	assign(c *Config, value any) bool
	// text returns the field as a link spells it: equal texts are equal values.
	text(c *Config) string
	// value returns the field, typed.
	value(c *Config) any
	// place returns a pointer to the field.
	place(c *Config) any

	name() string
	want() *message.Want
	describe(*Setting)
}

// in returns the field that at points to, holding a value of kind k.
func in[T any](at func(*Config) *T, k kind[T]) field { return typedField[T]{k, at} }

type typedField[T any] struct {
	kind[T]
	at func(*Config) *T
}

func (f typedField[T]) parse(c *Config, text string) bool {
	value, ok := f.fromLink(text)
	if ok {
		*f.at(c) = value
	}
	return ok
}

func (f typedField[T]) assign(c *Config, value any) bool {
	typed, ok := f.fromJSON(value)
	if ok {
		*f.at(c) = typed
	}
	return ok
}

func (f typedField[T]) text(c *Config) string { return f.toLink(*f.at(c)) }
func (f typedField[T]) value(c *Config) any {
	if k, ok := f.kind.(interface{ toJSON(T) any }); ok {
		return k.toJSON(*f.at(c))
	}
	return *f.at(c)
}
func (f typedField[T]) place(c *Config) any { return f.at(c) }
