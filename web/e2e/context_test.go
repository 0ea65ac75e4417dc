package e2e

import (
	"fmt"
	"testing"
)

// A lost WebGL context makes the page load again; training goes on where it
// was, to the last bit.
func TestLostContext(t *testing.T) {
	b := open(t, window{link: "#v=1&seed=0.12345&batchSize=7"})
	const all = `JSON.stringify([neuralplay.config(), neuralplay.data(), neuralplay.parameters(),
		neuralplay.state().epoch, neuralplay.state().step])`
	b.do(`neuralplay.step(20).then(() => neuralplay.step(3, "batch"))`)
	before := eval[string](b, all)
	lose(b)
	if after := eval[string](b, all); after != before {
		t.Errorf("it goes on from\n%.400s…, want\n%.400s…", after, before)
	}
	b.until("a sentence says so", `document.querySelector("#banner [data-id=restored]")?.textContent.includes("20")`)

	// From here on it does what an undisturbed run does.
	b.do(`neuralplay.step(10)`)
	after := eval[string](b, `JSON.stringify(neuralplay.parameters())`)
	b.do(`neuralplay.reset()`)
	b.do(`neuralplay.step(30)`)
	if got := eval[string](b, `neuralplay.state().epoch + JSON.stringify(neuralplay.parameters())`); got != "30"+after {
		t.Errorf("without the loss it comes to\n%s, with it to\n%s", got, after)
	}
}

// What was running runs on.
func TestLostContextWhilePlaying(t *testing.T) {
	b := open(t, window{link: "#v=1&seed=0.12345"})
	b.do(`neuralplay.play()`)
	b.until("it has trained a little", `neuralplay.state().epoch > 10`)
	epoch := eval[int](b, `neuralplay.state().epoch`)
	lose(b)
	b.until("it runs", `neuralplay.state().playing && document.getElementById("play").textContent === "Pause"`)
	if got := eval[int](b, `neuralplay.state().epoch`); got < epoch {
		t.Errorf("it went back from epoch %d to %d", epoch, got)
	}
	// Loaded again on purpose, it begins anew.
	again(b, `location.reload()`)
	if got := eval[int](b, `neuralplay.state().epoch`); got != 0 {
		t.Errorf("after a reload it stands at epoch %d", got)
	}
}

// What somebody does while the old page goes is not lost.
func TestPauseWhileThePageGoes(t *testing.T) {
	for what, leave := range map[string]string{
		"the graphics are lost": `addEventListener("webglcontextlost", () => neuralplay.pause(), true);
			` + loseContext,
		"the language changes": `const list = document.querySelector("#language select");
			list.value = "zh";
			list.dispatchEvent(new Event("change", { bubbles: true }));
			neuralplay.pause()`,
	} {
		b := open(t, window{link: "#v=1&seed=0.12345"})
		b.do(`neuralplay.play()`)
		b.until("it has trained a little", `neuralplay.state().epoch > 10`)
		again(b, leave)
		if eval[bool](b, `neuralplay.state().playing`) {
			t.Errorf("paused while %s, it plays on", what)
		}
		if eval[int](b, `neuralplay.state().epoch`) <= 10 {
			t.Errorf("after %s, the run is gone", what)
		}
	}
}

// The loss may come in the middle of a frame that has a shader to make.
func TestLostContextInAFrame(t *testing.T) {
	for _, where := range []string{"drawElements", "linkProgram"} {
		b := open(t, window{link: "#v=1&seed=0.12345", before: fmt.Sprintf(`
			const graphics = WebGL2RenderingContext.prototype;
			const real = graphics.%[1]s;
			graphics.%[1]s = function (...all) {
				if (globalThis.isOld) this.getExtension("WEBGL_lose_context")?.loseContext();
				return real.apply(this, all);
			};`, where)})
		again(b, `neuralplay.configure({ dataset: "spiral3" })`)
		if got := eval[string](b, `neuralplay.config().dataset`); got != "spiral3" {
			t.Errorf("lost in %s, it comes back with the data set %s", where, got)
		}
	}
}

const loseContext = `document.querySelector("body > canvas").getContext("webgl2")
	.getExtension("WEBGL_lose_context").loseContext()`

func lose(b *tab) {
	b.Helper()
	again(b, loseContext)
}

// again does what makes the page load again, and waits until it is ready.
func again(b *tab, script string) {
	b.Helper()
	b.do(`globalThis.isOld = true; ` + script)
	b.until("the page is loaded again", `!globalThis.isOld && neuralplay.ready.then(() => true)`)
}
