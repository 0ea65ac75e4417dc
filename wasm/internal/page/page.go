//go:build js

// Package page is the bridge between the program and the page around it: one
// JavaScript function for the page's calls, one for the program's events. Both
// carry JSON text; what the calls mean is known to package app.
package page

import (
	"strconv"
	"syscall/js"

	"neuralplay/wasm/internal/app"
)

// host is the object that the page (js/host.js) makes before it starts the
// program.
func host() js.Value { return js.Global().Get("neuralplayHost") }

// Emit tells the page of an event.
func Emit(event, json string) { host().Call("emit", event, json) }

// Attach hands the page the function that answers its calls. JavaScript runs
// one callback at a time and never in the midst of Update, so that a call needs
// no lock.
func Attach(a *app.App) {
	host().Call("attach", js.FuncOf(func(_ js.Value, arguments []js.Value) any {
		return a.Call(arguments[0].String(), arguments[1].String())
	}))
}

// Drawn tells the page that the first picture is on the screen.
func Drawn() { host().Call("drawn") }

// Failed tells the page that the program cannot go on, and why.
func Failed(reason string) { host().Call("failed", reason) }

// Seed is a new seed as TensorFlow Playground makes them: a random number with
// five decimals.
func Seed() string {
	random := js.Global().Get("Math").Call("random").Float()
	return strconv.FormatFloat(random, 'f', 5, 64)
}
