"use strict";

// Runs a Go test binary and answers with the lines it printed.
async function frames() {
	const lines = [];
	const log = console.log;
	console.log = (line) => lines.push(String(line));
	const go = new Go();
	go.argv = ["play.test", "-test.run=NONE", "-test.bench=FrameShares", "-test.benchtime=300x"];
	const { instance } = await WebAssembly.instantiateStreaming(fetch("program.wasm"), go.importObject);
	await go.run(instance);
	console.log = log;
	return lines;
}
