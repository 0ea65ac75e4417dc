package e2e

import "testing"

// wildly does many things in an order that only chance knows, but the same one
// each time, some of them in the middle of a frame. It answers with what calls
// refused and what the page said to the person.
const wildly = `(async () => {
	let seed = 7;
	const chance = (n) => (seed = seed * 16807 % 2147483647) % n;
	const some = (...all) => all[chance(all.length)];
	const configure = (patch) => neuralplay.configure(patch);
	const element = (selector) => some(...document.querySelectorAll(selector));
	const table = (columns, classes) => Array.from({ length: columns }, (_, i) => "c" + i).join() + ",y\n"
		+ Array.from({ length: 24 }, (_, row) => Array.from({ length: columns }, (_, i) =>
			row * (i + 3) % 7).join() + "," + (classes ? "k" + row % classes : row / 7 + 0.1)).join("\n");
	const things = [
		() => configure({ problem: "classification", dataset: some("circle", "rings", "blobs", "spiral3", "table-xor",
			"table-parity", "table-neuron") }),
		() => configure({ problem: "regression", regDataset: some("reg-plane", "reg-sine") }),
		() => neuralplay.setData(table(1 + chance(9), some(0, 2, 3, 5))),
		() => neuralplay.setData(neuralplay.data()),
		() => configure({ networkShape: some([], [2], [3, 4], [8, 8, 8]) }),
		() => configure({ preset: some("neuron", "hidden-layer", "xor", "spiral3", "none") }),
		() => configure({ outputActivation: some("auto", "softmax", "sigmoid", "linear"),
			loss: some("auto", "halfSquared", "crossEntropy", "hinge") }),
		() => configure({ axes: some([1, 2], [2, 1], [3, 1], [2, 5]), slice: some([], [1], [0, 0, 3, 4]) }),
		() => configure({ dropout: some(0, 0.5), jitter: some(0, 0.1), discretize: some(true, false),
			showTestData: some(true, false) }),
		() => configure({ speed: some("slow", "epoch", "fast"), learningRate: some(0.01, 0.3, 10) }),
		() => neuralplay.play(), () => neuralplay.play(), () => neuralplay.pause(), () => neuralplay.reset(), () =>
			neuralplay.step(2),
		() => neuralplay.importModel(neuralplay.exportModel("json")),
		() => { element("#open-samples, #samples-panel :is(input, button, tbody tr)")?.click(); },
		() => { const field = element(".predict input"); field.value = chance(9);
			field.dispatchEvent(new Event("input")); },
		() => { const select = element("#inspector select"); select.selectedIndex = chance(select.options.length);
			select.dispatchEvent(new Event("change")); },
		() => { document.querySelector("body > canvas").dispatchEvent(new PointerEvent("pointermove",
			{ clientX: 250 + chance(800), clientY: 100 + chance(600), pointerId: 1, bubbles: true })); },
	];
	const refused = new Set(), said = new Set();
	for (let i = 0; i < 300; i++) {
		try { await some(...things)(); } catch (error) { refused.add(error.message); }
		if (chance(3) === 0) await new Promise(done => setTimeout(done, chance(30)));
		for (const message of document.querySelectorAll("#banner .message")) {
			const asked = message.dataset.id === "diverged" ||
				/axes.*2,5/i.test(message.textContent);
			if (!asked) said.add(message.dataset.id + ": " + message.textContent);
			message.remove();
		}
	}
	return { refused: [...refused].filter(why => !/has no (training )?row|has diverged/.test(why)), said: [...said] };
})()`

// Whatever is done in whatever order, nothing breaks, and nobody hears of
// anything but a run that diverges, and axes that are not there.
func TestWildly(t *testing.T) {
	b := open(t, window{link: "#v=1&seed=0.12345", width: 1180, height: 1000})
	b.do(`document.querySelectorAll(".fold[data-closed] h2 button").forEach(heading => heading.click())`)
	got := eval[struct{ Refused, Said []string }](b, wildly)
	for _, why := range got.Refused {
		t.Errorf("a call was refused: %s", why)
	}
	for _, message := range got.Said {
		t.Errorf("the page said: %s", message)
	}
	b.do(`location.hash = "#v=1&seed=0.5"`)
	b.until("a link puts everything back", `location.hash === neuralplay.link() && neuralplay.config().seed === "0.5"`)
	b.do(`neuralplay.pause()`)
	b.until("it trains as ever", `neuralplay.step(60).then(s => s.testLoss < 0.2)`)
}
