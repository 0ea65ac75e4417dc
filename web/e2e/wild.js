// What chance does inside the page, and what must hold whatever it does. Part of
// every page of TestWildly; settings and calls are the generated tables.

// An event depends on its own number alone, so that a failure can be repeated.
const chances = (seed) => () => {
	seed = (seed + 0x6d2b79f5) | 0;
	let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
	t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
	return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
};
let random = chances(1);
const chance = (n) => Math.floor(random() * n);
const some = (...all) => all[chance(all.length)];
const times = (n, make) => Array.from({ length: n }, (_, i) => make(i));
const brief = (value) => String(JSON.stringify(value)).slice(0, 100);

// What nobody should say, and what an author's mistake could.
const junk = () => some(undefined, null, true, 0, -1, 1, 2.5, 1e9, 1e308, NaN, Infinity, "", "x", "epoch", "json", "#",
	"a,b\n1,", "{", "\u202e\0<b>", "9".repeat(500), [], [[]], [1], [[1, 2], [3]], [null], ["1"], {}, { a: 1 },
	{ noise: {} }, { layers: [] }, { layers: [{ weights: [[1]], biases: [] }] }, { set: "train", index: 1e6 },
	{ set: "train" }, { inputs: [1], target: 1 }, new Float64Array(3), new Date(0),
	{ toJSON() { return { noise: -5 }; } });

const letters = () => times(1 + chance(12), () => some(..."aB9 .,-+&=#%/ü的\"'<\u0000")).join("");
const table = (columns, classes, rows = 24) => times(columns, (i) => "c" + i).join() + ",y\n"
	+ times(rows, (row) => times(columns, (i) => row * (i + 3) % 7).join() + ","
		+ (classes ? "k" + row % classes : row / 7 + 0.1)).join("\n");

// A value of a setting that its row of the table allows.
function valueOf({ key, kind, choices, min, max, step, full, default: usual }) {
	if (key === "networkShape") return times(chance(4), () => 1 + chance(8));
	if (key === "axes") return some([1, 2], [2, 1]);
	if (kind === "text") return String(chance(100) / 100);
	if (kind === "flag") return some(true, false);
	if (kind === "choice") return some(...choices.map(({ value }) => value).filter((value) => value !== "own"));
	if (kind === "integer" || kind === "number") {
		const between = min + Math.round(random() * (max - min) / (step || 1)) * (step || 1);
		const value = some(usual, between, between, ...(full ? ["full"] : []));
		return kind === "integer" && typeof value === "number" ? Math.round(value) : value;
	}
	return usual;
}

// Few settings at a time: more of them are seldom all possible.
const changeable = settings.filter(({ key }) => !["v", "epoch", "only", "lang"].includes(key));
const patch = () => Object.fromEntries(times(1 + chance(2), () => some(...changeable)).map((s) => [s.key, valueOf(s)]));
const asLink = (values) => "#v=1&" + Object.entries(values).map(([key, value]) => key + "=" + encodeURIComponent(value))
	.join("&");

function anyLink() {
	const link = asLink({ ...patch(), ...patch(), seed: chance(100) / 100 });
	const at = chance(link.length);
	return some(link, link, link + "&" + letters(), "#" + letters(), link.slice(0, at), link + "&epoch=" + chance(9),
		link.slice(0, at) + letters() + link.slice(at + chance(5)), "#v=2", "#v=1&v=1&" + link,
		"#v=1&dataset=own&data=" + letters(), neuralplay.link(), "",
		"#activation=relu&batchSize=10&dataset=spiral&networkShape=4,2&seed=0.5&percTrainData=50&x=true&y=true");
}

// The arguments of a call that should be taken, from what there is now.
const place = () => {
	const { layers } = neuralplay.parameters();
	const layer = chance(layers.length);
	const unit = chance(layers[layer].biases.length);
	return { layer: layer + 1, unit, input: chance(layers[layer].weights[unit].length) };
};
const taken = {
	configure: () => [patch()],
	load: () => [neuralplay.link()],
	step: () => [1 + chance(3), some("epoch", "batch", "sample")],
	runTo: () => [neuralplay.state().epoch + 1 + chance(9)],
	walk: () => [some("stage", "sample", "batch", "epoch")],
	setParameters: () => [neuralplay.parameters()],
	setWeight: () => (({ layer, unit, input }) => [layer, unit, input, chance(9) - 4])(place()),
	setBias: () => (({ layer, unit }) => [layer, unit, random() - 0.5])(place()),
	renewUnits: () => (({ layer, unit }) => [layer, [unit]])(place()),
	rescaleUnits: () => (({ layer, unit }) => [layer, [unit]])(place()),
	predict: () => [neuralplay.data().train.inputs.slice(0, 1 + chance(3))],
	setData: () => [some(table(1 + chance(9), some(0, 2, 3, 5)), table(3, 2, 400), neuralplay.data())],
	gradientCheck: () => [null],
	trace: () => [{ set: "train", index: 0 }],
	checkTensors: () => ["W1 = [[1, 2], [3, 4]]\nloss: 0.5"],
	space: () => [chance(neuralplay.parameters().layers.length + 1)],
	exportModel: () => ["json"],
	importModel: () => [neuralplay.exportModel("json")],
};
const publicCalls = calls.filter((call) => call.public && call.name !== "version");

// What calls with good arguments may be refused for: the state of things.
const mayRefuse = new Set(["run.notFinite", "run.diverged", "data.noTrainRow", "data.classNoTrainRow",
	"trace.noUpdate", "walk.noBack", "undo.nothing", "redo.nothing"]);

const faults = []; // found since somebody last looked
let calm = 0; // events since one that may set the epoch back
const at = { epoch: 0 };

const isSentence = (text) => typeof text === "string" && text.length > 3 && !/\bundefined\b|\{\w+\}/.test(text);

// attempt calls something and looks at how it is refused: with a code and a sentence, and
// without having changed anything.
function attempt(name, args, isGood) {
	const what = name + "(" + args.map(brief).join(", ") + ")";
	const before = neuralplay.link();
	const refused = (error, now) => {
		if (!error.code || !isSentence(error.message)) faults.push(what + " throws " + error.stack);
		else if (isGood && !mayRefuse.has(error.code)) faults.push(what + " is refused: " + error.message);
		if (now && neuralplay.link() !== before) faults.push(what + " is refused, but changed the link");
		return what + " – " + error.code;
	};
	try {
		const answer = neuralplay[name](...args);
		if (answer instanceof Promise) answer.catch((error) => refused(error, false));
		return what;
	} catch (error) {
		return refused(error, true);
	}
}

const setup = () => JSON.stringify([neuralplay.config(), neuralplay.link(), neuralplay.data()]);
const everything = () => (({ epoch, step }) =>
	JSON.stringify([epoch, step, neuralplay.parameters()]) + setup())(neuralplay.state());
const difference = (a, b) => {
	const at = Math.max(0, [...a].findIndex((letter, i) => letter !== b[i]) - 40);
	return a.slice(at, at + 100) + " became " + b.slice(at, at + 100);
};
const trips = {
	undo() { neuralplay.undo(); neuralplay.redo(); },
	model() { neuralplay.importModel(neuralplay.exportModel("json")); },
	parameters() { neuralplay.setParameters(neuralplay.parameters()); },
	link() {
		const { warnings } = neuralplay.load(neuralplay.link());
		if (warnings?.length) faults.push("the link warns: " + brief(warnings));
	},
};

const visible = (selector) => [...document.querySelectorAll(selector)].filter((e) =>
	e.checkVisibility() && !e.disabled);

const events = {
	call() {
		const { name, arguments: count = 0 } = some(...publicCalls);
		let args = [];
		try { args = taken[name]?.() ?? []; } catch (error) {
			if (!mayRefuse.has(error.code)) faults.push("the arguments of " + name + ": " + error.stack);
			return "a diverged run has no arguments of " + name;
		}
		return attempt(name, args.slice(0, count), true);
	},
	badCall() {
		const { name, arguments: count = 0 } = some(...publicCalls);
		let args = [];
		try { args = taken[name]?.() ?? []; } catch { /* of a diverged run */ }
		args = times(count, (i) => (chance(2) ? junk() : args[i]));
		if (name === "step" && args[0] > 1000) args[0] = 1000; // it is good, but would take all day
		if (name === "runTo" && args[0] > 1000) args[0] = 1000;
		return attempt(name, args, false);
	},
	link() {
		const link = anyLink();
		location.hash = link;
		return "link " + link;
	},
	roundTrip() { // what ends where it began, to the bit
		const { canUndo, diverged } = neuralplay.state();
		if (diverged) return "diverged";
		const trip = some(...Object.keys(trips));
		if (trip === "undo" && !canUndo) return "nothing to undo";
		const seen = trip === "link" ? setup : everything;
		const before = seen();
		trips[trip]();
		const after = seen();
		if (after !== before) faults.push("there and back by " + trip + ": " + difference(before, after));
		return trip;
	},
	async thereAndBack() {
		location.hash = anyLink();
		await new Promise((done) => setTimeout(done, chance(20)));
		history.back();
		return "a link, and back";
	},
	point() { // over the canvas, as a mouse or a finger
		const options = { clientX: chance(innerWidth), clientY: chance(innerHeight), pointerId: 1, bubbles: true,
			pointerType: some("mouse", "touch") };
		for (const type of some(["move"], ["move"], ["move", "down", "up"], ["down"], ["up"], ["cancel"], ["leave"])) {
			document.querySelector("body > canvas").dispatchEvent(new PointerEvent("pointer" + type, options));
		}
		return "point at " + options.clientX + ", " + options.clientY;
	},
	press() { // what a control's own events do, hidden or not
		const button = some(...document.querySelectorAll("button, summary, [role=tab], [type=radio], [type=checkbox]"));
		button?.click();
		return "press " + button?.outerHTML.slice(0, 80);
	},
	choose() {
		const control = some(...visible("select, [type=range], [type=number], [type=text], [role=spinbutton]"));
		if (!control) return "nothing to choose";
		if (control.matches("select")) control.selectedIndex = chance(control.options.length);
		else if (control.type === "range") control.value = some(control.min, control.max, random() * control.max);
		else control.value = some(letters(), "1", "0.1", "-3", "1e400", "");
		for (const type of ["input", "change"]) control.dispatchEvent(new Event(type, { bubbles: true }));
		return "choose " + control.id + " " + control.value;
	},
	paste() {
		const text = some(table(2, 3), table(4, 0), letters(), "a,b\n1,x\n",
			neuralplay.exportModel("json").slice(0, chance(4000)));
		const data = new DataTransfer();
		if (chance(2)) {
			data.setData("text/plain", text);
			(document.activeElement ?? document).dispatchEvent(new ClipboardEvent("paste",
				{ clipboardData: data, bubbles: true, cancelable: true }));
			return "paste " + brief(text);
		}
		data.items.add(new File([text], some("a.csv", "a.json", "b.png")));
		for (const type of ["dragover", "drop"]) {
			document.body.dispatchEvent(new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true }));
		}
		return "drop " + brief(text);
	},
	hide() {
		const hidden = some(true, false);
		Object.defineProperty(document, "hidden", { configurable: true, get: () => hidden });
		document.dispatchEvent(new Event("visibilitychange"));
		return hidden ? "hidden" : "seen";
	},
	show() {
		delete document.hidden;
		document.dispatchEvent(new Event("visibilitychange"));
		return "seen";
	},
	strayMessage() { // a page that stands alone hears nobody
		postMessage({ neuralplay: 1, id: "stray", call: "reset" }, "*");
		postMessage(some(null, 1, "x", [], {}), "*");
		return "a message that is for nobody";
	},
	noise() { // several at once, in the middle of a frame
		return new Promise((done) => {
			const all = () => "in a frame: " + [events.call(), events.choose(), events.call()].join("; ");
			requestAnimationFrame(() => done(all()));
		});
	},
	loseContext() {
		document.querySelector("body > canvas").getContext("webgl2").getExtension("WEBGL_lose_context").loseContext();
		return "lose the graphics";
	},
};
const isCalm = new Set(["hide", "strayMessage"]);

// happen does what chance says, and answers with what that was.
globalThis.happen = async (kind, seed) => {
	await neuralplay.ready; // the page may have loaded again
	random = chances(seed);
	calm = isCalm.has(kind) ? calm + 1 : 0;
	return await events[kind]();
};
// happened is for what comes from outside.
globalThis.happened = (isCalmEvent) => { calm = isCalmEvent ? calm + 1 : 0; };

function shapeFaults({ layers }, { networkShape, bias, trainBias }, { parameterCount }) {
	const counts = layers.map(({ weights, biases }) => weights.length * weights[0].length + biases.length);
	const counted = counts.reduce((sum, count) => sum + count);
	let width = layers[0].weights[0].length;
	for (const { weights, biases } of layers) {
		const fits = weights.every((row) => row.length === width) && biases.length === weights.length;
		if (!fits) return "the weights do not fit";
		width = weights.length;
	}
	const hidden = layers.slice(0, -1).map(({ biases }) => biases.length).join();
	if (hidden !== networkShape.join()) return "layers of " + hidden + " units, but networkShape=" + networkShape;
	const isRight = !bias || !trainBias || counted === parameterCount; // of those that are trained
	return isRight ? "" : "there are " + counted + " parameters, and state() has " + parameterCount;
}

// look says what does not hold at this moment, in the middle of whatever goes on.
globalThis.look = () => {
	const found = faults.splice(0);
	const say = (fault) => { if (fault) found.push(fault); };
	const state = neuralplay.state(), config = neuralplay.config();
	const failure = document.getElementById("failure");
	if (!failure.hidden) say("the page failed: " + failure.textContent);
	if (state.diverged && state.playing) say("it trains on, diverged");
	if (!state.diverged) {
		try { say(shapeFaults(neuralplay.parameters(), config, state)); } catch (error) {
			if (!mayRefuse.has(error.code)) say(error.stack);
		}
	}
	if (calm > 5 && state.epoch < at.epoch) say("it went back from epoch " + at.epoch + " to " + state.epoch);
	at.epoch = state.epoch;
	for (const message of document.querySelectorAll("#banner .message")) {
		if (!isSentence(message.textContent)) say("the page says: " + message.textContent);
	}
	return found;
};

const digits = (id) => document.getElementById(id).textContent;
const lossSays = (text, loss) => (loss === null ? "∞–".includes(text) : Math.abs(Number(text) - loss) <= 0.06 * loss
	|| Math.abs(Number(text) - loss) < 0.0006);

// A slider rounds what it holds in the last digit.
const isNear = (a, b) => a === b || Math.abs(a - b) <= 1e-9 * Math.abs(a) + 1e-12;
const isSame = (shown, value) => {
	const a = shown.split(/, ?/), b = value.split(",");
	return a.length === b.length && a.every((v, i) => isNear(v, b[i]));
};

// agree says what the page shows that the program does not have. It holds once the page
// has come to rest.
globalThis.agree = () => {
	const found = [];
	const state = neuralplay.state(), config = neuralplay.config();
	const say = (isRight, ...fault) => { if (!isRight) found.push(fault.join(" ")); };
	say(JSON.stringify(testing.config()) === JSON.stringify(config), "the page has yet to hear of the configuration");
	say(Number(digits("epoch").replace(/\D/g, "")) === state.epoch, "epoch", digits("epoch"), "not", state.epoch);
	say(lossSays(digits("train-loss"), state.trainLoss), "training loss", digits("train-loss"), "not", state.trainLoss);
	say(lossSays(digits("test-loss"), state.testLoss), "test loss", digits("test-loss"), "not", state.testLoss);
	say(!state.playing && !document.documentElement.hasAttribute("data-playing"), "it plays");
	say(state.diverged || Number.isFinite(state.trainLoss), "the training loss is", state.trainLoss);
	const shown = location.hash.replace(/&data=[^&]*/, "");
	say(shown === neuralplay.link(), "the address is", location.hash, "not", neuralplay.link());
	for (const { key, control, needs } of settings) {
		if (control === "none" || needs && !testing.space().has[needs]) continue;
		const value = String(key === "slice" ? testing.space().slice : config[key]);
		say(isSame(shows(key), value), "the control of", key, "shows", shows(key), "not", value);
	}
	const words = document.body.innerText.match(/.{0,30}(\bundefined\b|\bNaN\b|\[object).{0,30}/);
	say(!words, "the page says", words?.[0]);
	return found;
};

// The page around a frame: every message that has an id is answered once.
const answered = new Map();
globalThis.unanswered = () => [...answered].filter(([, { count }]) => count !== 1).map(([id, { count, message }]) =>
	brief(message) + " was answered " + count + " times, id " + id);
// A frame that loads again, as for another language, has lost what it was asked.
globalThis.forgetMessages = () => answered.clear();
let lastId = 0;
const post = (message) => {
	const id = some("m", "") + ++lastId;
	answered.set(id, { count: 0, message });
	frames[0].postMessage({ id, ...message }, "*");
};
const readings = ["state", "config", "link", "parameters", "ready", "version", "data", "predict"];
const goodMessage = (name) => ({
	neuralplay: 1, call: name, args: name === "configure" ? [{ noise: 5 * chance(9) }] : [],
});
function badMessage(name) {
	const bad = { neuralplay: some(1, 1, 2, null, "1"), call: some(name, "sudo", "__proto__", 5, null, "on", "off") };
	if (chance(2)) bad.args = some(null, "x", {}, [some(-1, "x", [], null, NaN, 1e9, { noise: {} })], [1, 2, 3, 4, 5]);
	return bad;
}
globalThis.message = (seed) => {
	random = chances(seed);
	const kind = some("good", "good", "bad", "stranger", "storm");
	const name = some(...publicCalls).name;
	if (kind === "good") post(goodMessage(name));
	if (kind === "bad") post(badMessage(name));
	if (kind === "stranger") frames[0].postMessage(some(null, 0, "neuralplay", [], { call: "reset" }), "*");
	if (kind === "storm") times(50 + chance(500), () => post({ neuralplay: 1, call: some(...readings), args: [] }));
	return kind + " message " + name;
};
if (frames.length === 0 && parent === window) {
	addEventListener("message", ({ data }) => {
		const known = answered.get(data?.id);
		if (known && ("result" in data || "error" in data)) known.count++;
	});
}

// Links lead away, and a file that is saved goes nowhere.
addEventListener("click", (event) => {
	const link = event.target.closest?.("a[href]");
	if (link && !link.getAttribute("href").startsWith("#")) event.preventDefault();
}, true);
