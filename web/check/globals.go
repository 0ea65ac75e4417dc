package main

import "strings"

// browserGlobals are the names of browsers and of the language that scripts
// may use without an import. Only those the page needs are here: a new one is
// a decision, and a misspelt one is found.
var browserGlobals = func() map[string]bool {
	known := map[string]bool{}
	for name := range strings.FieldsSeq(`
		undefined globalThis window self document location history navigator matchMedia
		localStorage sessionStorage caches console reportError performance queueMicrotask
		addEventListener removeEventListener dispatchEvent
		setTimeout clearTimeout setInterval clearInterval requestAnimationFrame cancelAnimationFrame
		fetch URL URLSearchParams Response Blob File FileReader ReadableStream CompressionStream DecompressionStream
		TextDecoder TextEncoder crypto WebAssembly atob btoa structuredClone
		getComputedStyle devicePixelRatio innerWidth innerHeight visualViewport scrollTo CSS DOMParser
		Node Element HTMLElement HTMLInputElement HTMLCanvasElement HTMLDialogElement SVGElement
		Event CustomEvent KeyboardEvent PointerEvent MouseEvent InputEvent AbortController
		MessageChannel ResizeObserver MutationObserver IntersectionObserver ImageData Image Path2D customElements
		Array ArrayBuffer BigInt Boolean DataView Date Error Float32Array Float64Array Function Infinity
		Int32Array Intl JSON Map Math NaN Number Object Promise Proxy RangeError Reflect RegExp Set
		String Symbol SyntaxError TypeError Uint8Array Uint8ClampedArray Uint16Array Uint32Array WeakMap WeakSet
		decodeURIComponent encodeURIComponent isFinite isNaN parseFloat parseInt arguments
	`) {
		known[name] = true
	}
	return known
}()
