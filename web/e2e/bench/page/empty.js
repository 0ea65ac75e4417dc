"use strict";

// Runs the empty program; started resolves when its first picture stands.
const started = (async () => {
	const go = new Go();
	const { instance } = await WebAssembly.instantiateStreaming(fetch("empty.wasm"), go.importObject);
	go.run(instance);
	// A canvas is 16 pixels wide until it is drawn upon.
	while (!(document.querySelector("canvas")?.width > 16)) await new Promise(requestAnimationFrame);
})();
