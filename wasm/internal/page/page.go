//go:build js

// Package page is the bridge between the program and the page around it: two
// JavaScript functions for the page's calls, one for the program's events. They
// carry JSON text or bytes; package api knows what these mean.
package page

import (
	"strconv"
	"syscall/js"

	"neuralplay/wasm/internal/app"
)

// host is the object that the page makes before it starts the program, and takes
// out of the global scope once the program is attached.
var host = js.Global().Get("neuralplayHost")

// Emit tells the page of an event. The page delivers it once the call or the frame
// that caused it has returned.
func Emit(event, json string) { host.Call("emit", event, json) }

// Attach hands the page the functions that answer its calls, with text and with
// bytes. JavaScript runs one callback at a time and never in the middle of Update,
// so a call needs no lock.
func Attach(a *app.App) {
	text := js.FuncOf(func(_ js.Value, arguments []js.Value) any {
		return a.Call(arguments[0].String(), arguments[1].String())
	})
	packed := js.FuncOf(func(_ js.Value, arguments []js.Value) any {
		answer := a.CallBytes(arguments[0].String(), arguments[1].String())
		array := js.Global().Get("Uint8Array").New(len(answer))
		js.CopyBytesToJS(array, answer)
		return array
	})
	host.Call("attach", text, packed)
}

// Drawn tells the page that the first picture is on the screen.
func Drawn() { host.Call("drawn") }

// Failed tells the page that the program cannot go on, and why.
func Failed(reason string) { host.Call("failed", reason) }

// Seed returns a new seed as TensorFlow Playground makes them: a random number
// with five decimals.
func Seed() string {
	random := js.Global().Get("Math").Call("random").Float()
	return strconv.FormatFloat(random, 'f', 5, 64)
}
