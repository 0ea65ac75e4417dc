package e2e

import "testing"

// withholdFrames lets a test keep the browser's frames from the program, and hide the
// tab from the page.
const withholdFrames = `
	globalThis.withheld = false;
	const real = requestAnimationFrame;
	globalThis.requestAnimationFrame = (draw) => real((time) => {
		const wait = () => (withheld ? setTimeout(wait, 20) : draw(time));
		wait();
	});
	globalThis.hideTab = (hidden) => {
		Object.defineProperty(document, "hidden", { configurable: true, get: () => hidden });
		document.dispatchEvent(new Event("visibilitychange"));
	};`

// Training goes on between frames, however rare they are.
func TestTrainingDoesNotWaitForFrames(t *testing.T) {
	b := open(t, window{link: "#v=1&seed=0.12345&speed=fast", before: withholdFrames})
	b.do(`withheld = true`)
	if got := eval[int](b, `neuralplay.step(300).then((state) => state.epoch)`); got != 300 {
		t.Errorf("without frames 300 steps ended at epoch %d", got)
	}
	if got := eval[int](b, `neuralplay.runTo(1000).then((state) => state.epoch)`); got != 1000 {
		t.Errorf("without frames it ran to epoch %d, want 1000", got)
	}
	b.do(`neuralplay.play()`)
	b.until("it plays on", `neuralplay.state().epoch > 2000`)
	b.do(`neuralplay.pause(); withheld = false`)
	b.until("the page catches up", `document.querySelector("#epoch").textContent.replace(/\D/g, "") ===
		String(neuralplay.state().epoch).padStart(6, "0")`)
}

// In a hidden tab training goes on, or rests if the link says so; then it goes on when
// the tab is seen again.
func TestHiddenTab(t *testing.T) {
	b := open(t, window{link: "#v=1&seed=0.12345&speed=fast", before: withholdFrames})
	b.do(`withheld = true; hideTab(true); neuralplay.play()`)
	b.until("a hidden tab trains", `neuralplay.state().epoch > 50`)
	b.do(`neuralplay.configure({ hidden: "rest" })`)
	if rests := eval[bool](b, `(async () => {
		const first = neuralplay.state().epoch;
		for (let i = 0; i < 200; i++) await new Promise((done) => setTimeout(done));
		return neuralplay.state().epoch === first && neuralplay.state().playing;
	})()`); !rests {
		t.Error("it does not rest")
	}
	b.do(`globalThis.rested = neuralplay.state().epoch; withheld = false; hideTab(false)`)
	b.until("it goes on", `neuralplay.state().epoch > rested`)
}
