package api

import (
	"fmt"
	"io"
	"reflect"
	"slices"
	"strings"

	"neuralplay/wasm/internal/config"
	"neuralplay/wasm/internal/run"
)

// Declarations writes the TypeScript declarations of window.neuralplay: its
// methods, its events, and every type that they name.
func Declarations(w io.Writer) error {
	d := &declarer{w: w, written: map[string]bool{}}
	d.line("// The page's API, window.neuralplay. Made from the program's table of calls; do not edit.")
	d.line("")
	d.line("export interface NeuralPlay {")
	d.line("  /** Resolves when the first picture is drawn, and rejects with the reason if that cannot be. */")
	d.line("  readonly ready: Promise<void>;")
	for _, c := range Calls {
		if c.Public {
			d.method(c)
		}
	}
	d.line("  /** Listens to an event; returns a function that stops listening. */")
	d.line("  on<E extends keyof NeuralPlayEvents>(" +
		"event: E, listener: (detail: NeuralPlayEvents[E]) => void): () => void;")
	d.line("}")
	d.line("")
	d.line("export interface NeuralPlayEvents {")
	for _, e := range Events {
		if e.Public {
			d.line("  /** %s */", e.Doc)
			d.line("  %s: %s;", e.Name, d.typeOf(e.Detail))
		}
	}
	d.line("}")
	d.element()
	d.types()
	d.line("")
	d.line("declare global {")
	d.line("  interface Window { readonly neuralplay: NeuralPlay }")
	d.line("  interface HTMLElementTagNameMap { 'neural-play': NeuralPlayElement }")
	d.line("  const neuralplay: NeuralPlay;")
	d.line("}")
	return d.err
}

// element writes the type of the <neural-play> element: the same methods, whose answers
// come by message, and the events as DOM events.
func (d *declarer) element() {
	d.line("")
	d.line("/** The element <neural-play>: the same calls, which its frame answers, and DOM events. */")
	d.line("export interface NeuralPlayElement extends HTMLElement {")
	d.line("  /** Resolves when the frame shows its first picture; it begins to load at once. */")
	d.line("  readonly ready: Promise<void>;")
	for _, c := range Calls {
		if c.Public {
			d.line("  /** %s */", c.Doc)
			d.line("  %s(%s): Promise<%s>;", c.Name, d.arguments(c), d.result(c))
		}
	}
	for _, e := range Events {
		if e.Public {
			d.line("  addEventListener(type: 'neuralplay-%s', listener: (event: CustomEvent<%s>) => void): void;",
				e.Name, d.typeOf(e.Detail))
		}
	}
	d.line("  addEventListener(type: string, listener: EventListenerOrEventListenerObject,")
	d.line("    options?: boolean | AddEventListenerOptions): void;")
	d.line("}")
}

// declarer writes declarations and remembers which types they name.
type declarer struct {
	w       io.Writer
	err     error
	waiting []reflect.Type // named, not written yet
	written map[string]bool
}

func (d *declarer) line(format string, values ...any) {
	if d.err == nil {
		_, d.err = fmt.Fprintf(d.w, format+"\n", values...)
	}
}

func (d *declarer) method(c Call) {
	d.line("  /** %s */", c.Doc)
	if c.Name == "version" {
		d.line("  readonly version: string;")
		return
	}
	result := d.result(c)
	if c.Later != nil {
		result = "Promise<" + result + ">"
	}
	d.line("  %s(%s): %s;", c.Name, d.arguments(c), result)
}

func (d *declarer) arguments(c Call) string {
	var arguments []string
	for i := range c.Arguments.NumField() {
		arguments = append(arguments, d.argument(c.Arguments.Field(i)))
	}
	return strings.Join(arguments, ", ")
}

// result returns the type of what a call comes to, at once or later.
func (d *declarer) result(c Call) string {
	switch {
	case c.Later != nil:
		return d.typeOf(c.Later)
	case c.Result != nil:
		return d.typeOf(c.Result)
	}
	return "void"
}

func (d *declarer) argument(f reflect.StructField) string {
	name, of := f.Tag.Get("arg"), f.Tag.Get("ts")
	if of == "" {
		of = d.typeOf(f.Type)
	}
	if f.Tag.Get("default") != "" || f.Type.Kind() == reflect.Pointer {
		name += "?"
	}
	return name + ": " + of
}

// written outright: types whose JSON is not that of their fields.
var outright = map[reflect.Type]string{
	reflect.TypeFor[Matrix]():    "number[][]",
	reflect.TypeFor[Rows]():      "number[][]",
	reflect.TypeFor[run.Label](): "number | string",
	reflect.TypeFor[tracedSample](): "{set: 'train' | 'test', index: number} | " +
		"{inputs: number[], target: number | number[] | string}",
}

// typeOf returns a type's name in TypeScript.
func (d *declarer) typeOf(t reflect.Type) string {
	if text, ok := outright[t]; ok {
		return text
	}
	if t == reflect.TypeFor[config.Values]() {
		return "Config"
	}
	switch t.Kind() {
	case reflect.Bool:
		return "boolean"
	case reflect.String:
		return "string"
	case reflect.Int, reflect.Float64:
		return "number"
	case reflect.Pointer:
		return d.typeOf(t.Elem()) + " | null"
	case reflect.Slice:
		return list(d.typeOf(t.Elem()))
	case reflect.Array:
		return "[" + strings.Join(slices.Repeat([]string{d.typeOf(t.Elem())}, t.Len()), ", ") + "]"
	case reflect.Struct:
		d.waiting = append(d.waiting, t)
		return nameOf(t)
	}
	panic(fmt.Sprintf("api: %v has no TypeScript type", t))
}

func list(of string) string {
	if strings.Contains(of, " ") {
		return "(" + of + ")[]"
	}
	return of + "[]"
}

// nameOf returns the name of a struct in TypeScript: its own, or that of what it
// is an instance of.
func nameOf(t reflect.Type) string {
	name, _, generic := strings.Cut(t.Name(), "[")
	if generic {
		name = strings.TrimSuffix(name, "Of")
	}
	return strings.ToUpper(name[:1]) + name[1:]
}

// types writes the interfaces of the structs named so far, and of those that they
// name.
func (d *declarer) types() {
	d.config()
	for len(d.waiting) > 0 {
		t := d.waiting[0]
		d.waiting = d.waiting[1:]
		if name := nameOf(t); !d.written[name] {
			d.written[name] = true
			d.line("")
			d.line("export interface %s {", name)
			d.fields(t)
			d.line("}")
		}
	}
}

func (d *declarer) fields(t reflect.Type) {
	for i := range t.NumField() {
		f := t.Field(i)
		if f.Anonymous {
			d.fields(f.Type)
			continue
		}
		name, options, _ := strings.Cut(f.Tag.Get("json"), ",")
		switch {
		case name == "-" || !f.IsExported():
			continue
		case name == "":
			name = f.Name
		}
		of := d.typeOf(f.Type)
		if strings.Contains(options, "omitempty") {
			name += "?"
			of = strings.TrimSuffix(of, " | null") // then it is left out
		}
		d.line("  %s: %s;", name, of)
	}
}

// config writes the configuration: a field a setting.
func (d *declarer) config() {
	d.line("")
	d.line("/** The configuration, with the link's keys; NAME_hide hides a control. */")
	d.line("export interface Config {")
	for _, s := range config.Settings() {
		d.line("  %s: %s;", s.Key, settingType(s))
	}
	d.line("  [hide: `${string}_hide`]: boolean;")
	d.line("}")
}

func settingType(s config.Setting) string {
	var names []string
	for _, c := range s.Choices {
		names = append(names, fmt.Sprintf("%q", c.Value))
	}
	switch s.Kind {
	case "choice":
		return strings.Join(names, " | ")
	case "names":
		return list(strings.Join(names, " | "))
	case "flag":
		return "boolean"
	case "text":
		return "string"
	case "list", "axes", "numbers":
		return "number[]"
	}
	if s.Full {
		return `number | "full"`
	}
	return "number"
}
