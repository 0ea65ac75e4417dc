package e2e

import (
	"slices"
	"testing"
)

// A handler that always changes something again does not recurse, and leaves the
// tab time for everything else.
func TestHandlerThatAlwaysReconfigures(t *testing.T) {
	b := open(t, window{link: "#v=1&seed=0.12345"})
	b.do(`
		globalThis.calls = 0;
		globalThis.deepest = 0;
		let depth = 0;
		globalThis.stop = neuralplay.on("config", ({ config }) => {
			deepest = Math.max(deepest, ++depth);
			calls++;
			neuralplay.configure({ noise: config.noise === 10 ? 20 : 10 });
			neuralplay.config();
			depth--;
		});
		neuralplay.configure({ noise: 10 }); 0`)
	b.until("it has been called often", `calls > 100`)
	b.clickOn("#help-button")
	b.until("a click is heard meanwhile", `document.getElementById("help").open`)
	before := eval[int](b, `calls`)
	b.until("pictures are drawn meanwhile", `new Promise(done => requestAnimationFrame(() => done(true)))`)
	b.until("and it goes on", `calls > `+quote(before))
	if deepest := eval[int](b, `stop(), deepest`); deepest != 1 {
		t.Errorf("the handler ran inside itself, %d deep", deepest)
	}
}

// What a handler asks for counts, and everybody hears of it.
func TestHandlersChangeIsKept(t *testing.T) {
	b := open(t, window{link: "#v=1&seed=0.12345"})
	b.do(`
		globalThis.heard = [];
		neuralplay.on("config", ({ config }) => {
			if (config.noise === 30 && config.batchSize !== 17) neuralplay.configure({ batchSize: 17 });
		});
		neuralplay.on("config", ({ config }) => heard.push([config.noise, config.batchSize].join()));
		neuralplay.configure({ noise: 30 }); 0`)
	b.until("the second change is heard of", `heard.at(-1) === "30,17"`)
	if got, want := eval[[]string](b, `heard`), []string{"30,10", "30,17"}; !slices.Equal(got, want) {
		t.Errorf("heard %q, want %q", got, want)
	}
	b.until("the control shows it", `shows("batchSize") === "17" && neuralplay.config().batchSize === 17`)
	b.until("the address names it", `location.hash.includes("batchSize=17") && location.hash === neuralplay.link()`)
}

// No event arrives inside a call; afterwards they come in the order in which
// they happened, each once.
func TestEventsComeInOrder(t *testing.T) {
	b := open(t, window{link: "#v=1&seed=0.12345"})
	b.do(`
		globalThis.heard = [];
		neuralplay.on("config", ({ config }) => heard.push(config.noise));
		neuralplay.on("warning", () => heard.push("warning")); 0`)
	inside := eval[int](b, `(() => {
		for (const noise of [5, 15, 25, 35]) {
			neuralplay.configure({ noise });
			neuralplay.state();
		}
		return heard.length;
	})()`)
	if inside != 0 {
		t.Errorf("%d events arrived inside the calls", inside)
	}
	b.until("all have come", `heard.length >= 4`)
	if got, want := eval[[]int](b, `heard`), []int{5, 15, 25, 35}; !slices.Equal(got, want) {
		t.Errorf("heard %v, want %v", got, want)
	}
}

// Not even a microtask between two calls lets an event in; a promised step is
// kept after the news of it.
func TestEventsAreTasks(t *testing.T) {
	b := open(t, window{link: "#v=1&seed=0.12345"})
	heard := eval[int](b, `(async () => {
		let heard = 0;
		const off = neuralplay.on("config", () => heard++);
		neuralplay.configure({ noise: 5 });
		for (let i = 0; i < 100; i++) await null;
		off();
		return heard;
	})()`)
	if heard != 0 {
		t.Errorf("%d events came between microtasks", heard)
	}
	if got := eval[int](b, `neuralplay.step(3).then((state) => state.epoch)`); got != 3 {
		t.Errorf("three steps end at epoch %d", got)
	}
}
