"use strict";

// Runs the empty program; started resolves when it draws.
const started = (async () => {
	const go = new Go();
	const { instance } = await WebAssembly.instantiateStreaming(fetch("empty.wasm"), go.importObject);
	go.run(instance);
	while (!document.querySelector("canvas")) await new Promise(requestAnimationFrame);
})();
