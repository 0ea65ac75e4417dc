//go:build js

// Package page is the bridge between the program and the web page around it. The
// page calls two JavaScript functions, which answer with text and with bytes; the
// program sends events. Package api defines what they carry.
package page

import (
	"strconv"
	"syscall/js"

	"neuralplay/wasm/internal/app"
)

// host is an object that the page creates before it starts the program, and
// removes from the global scope once the program is attached.
var host = js.Global().Get("neuralplayHost")

// Emit sends the page an event. The page delivers it after the call or frame that
// caused it has returned.
func Emit(event, json string) { host.Call("emit", event, json) }

// Attach passes the page the functions that answer its calls, one with text and
// one with bytes, and those that train between frames and that do a frame's work
// where no frames come. Calls need no lock: JavaScript runs one callback at a time,
// and never in the middle of Update.
func Attach(a *app.App) {
	text := js.FuncOf(func(_ js.Value, arguments []js.Value) any {
		name := arguments[0].String()
		defer wake(a, name)
		return a.Call(name, arguments[1].String())
	})
	packed := js.FuncOf(func(_ js.Value, arguments []js.Value) any {
		name := arguments[0].String()
		defer wake(a, name)
		answer := a.CallBytes(name, arguments[1].String())
		array := js.Global().Get("Uint8Array").New(len(answer))
		js.CopyBytesToJS(array, answer)
		return array
	})
	train := js.FuncOf(func(js.Value, []js.Value) any { return int(a.Train()) })
	update := js.FuncOf(func(js.Value, []js.Value) any { return int(a.Update()) })
	host.Call("attach", text, packed, train, update)
}

// wake lets the page act on a call.
func wake(a *app.App, name string) {
	if w := a.After(name); w != app.WishNothing {
		host.Call("wake", int(w))
	}
}

// Rasterize lets the page draw letters side by side: see render.Rasterizer. The
// opacities are row by row, one byte a pixel.
func Rasterize(letters string, size float64, pad int) (
	width, height, rise int, advances []float64, alpha []byte,
) {
	drawn := host.Call("rasterize", letters, size, pad)
	width, height, rise = drawn.Get("width").Int(), drawn.Get("height").Int(), drawn.Get("rise").Int()
	list := drawn.Get("advances")
	for i := range list.Length() {
		advances = append(advances, list.Index(i).Float())
	}
	alpha = make([]byte, width*height)
	js.CopyBytesToGo(alpha, drawn.Get("alpha"))
	return width, height, rise, advances, alpha
}

// Follow tells the page what the program would like next.
func Follow(w app.Wish) { host.Call("follow", int(w)) }

// Drawn reports to the page that the first picture is on the screen.
func Drawn() { host.Call("drawn") }

// Failed reports to the page that the program cannot continue, and why.
func Failed(reason string) { host.Call("failed", reason) }

// Seed returns a new random seed in the form TensorFlow Playground uses: a number
// in [0, 1) with five decimals.
func Seed() string {
	random := js.Global().Get("Math").Call("random").Float()
	return strconv.FormatFloat(random, 'f', 5, 64)
}
