"use strict";

// Runs the contenders in turn, slice by slice, in one tab. Every slice trains
// the same epochs from the same first weights, as often as fills its time, so
// that each does exactly the same work however far training has come.

const program = (async () => {
	const go = new Go();
	const { instance } = await WebAssembly.instantiateStreaming(fetch("program.wasm"), go.importObject);
	go.run(instance); // registers globalThis.program before it waits
})();

// contenders are {reset(), epochs(n), loss()}; timing is done here for all.
async function contenders(setup) {
	await program;
	const names = JSON.parse(goProgram.start(JSON.stringify(setup)));
	const all = { javascript: new PlainNetwork(setup) };
	for (const name of names) {
		all[name] = {
			repeat: (times, epochs) => goProgram.repeat(name, times, epochs),
			loss: () => goProgram.loss(name),
		};
	}
	all.javascript.repeat = (times, epochs) => {
		const began = performance.now();
		for (let i = 0; i < times; i++) {
			all.javascript.reset();
			for (let e = 0; e < epochs; e++) all.javascript.epoch();
		}
		return performance.now() - began;
	};
	return all;
}

const breathe = () => new Promise((done) => setTimeout(done, 0));

// measure answers {losses, rates}: each contender's loss after setup.epochs,
// and its samples a second in every round. names leaves other contenders out.
async function measure(setup, rounds, sliceMs, warmUpMs, names) {
	const all = await contenders(setup);
	for (const name of Object.keys(all)) if (names && !names.includes(name)) delete all[name];
	const losses = {}, rates = {}, times = {};
	for (const [name, one] of Object.entries(all)) {
		let spent = 0, done = 0;
		while (spent < warmUpMs) { // until the browser has compiled it for good
			spent += one.repeat(1, setup.epochs);
			done++;
			await breathe();
		}
		const ms = one.repeat(1, setup.epochs);
		losses[name] = one.loss();
		times[name] = Math.max(1, Math.round(sliceMs / Math.min(ms, spent / done)));
		rates[name] = [];
	}
	for (let round = 0; round < rounds; round++) {
		for (const [name, one] of Object.entries(all)) {
			const ms = one.repeat(times[name], setup.epochs);
			rates[name].push((times[name] * setup.epochs * setup.targets.length) / ms * 1000);
			await breathe();
		}
	}
	return { losses, rates };
}
