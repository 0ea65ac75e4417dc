package e2e

import (
	"flag"
	"fmt"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/heapprofiler"
	"github.com/chromedp/cdproto/memory"
	"github.com/chromedp/cdproto/runtime"
)

var soak = flag.Duration("soak", 0, "how long to train at full speed while watching the heaps (make soak)")

// keepMemory keeps the program's memory, which the page does not show.
const keepMemory = `
	for (const name of ["instantiate", "instantiateStreaming"]) {
		const real = WebAssembly[name];
		WebAssembly[name] = async (...all) => {
			const made = await real.apply(WebAssembly, all);
			globalThis.programMemory = (made.instance ?? made).exports.mem;
			return made;
		};
	}`

// heaps is what a tab holds once its garbage is collected. A leak shows in the bytes
// or in the counts: the program's memory has room for some time of leaking.
type heaps struct {
	program          float64 // bytes of Go's heap in use
	script           float64 // bytes of JavaScript's heap in use
	memory           float64 // bytes of the program's memory, which never shrinks
	nodes, listeners float64 // of the document
}

func (h heaps) String() string {
	return fmt.Sprintf("Go %.2f MB, script %.2f MB, memory %.1f MB, %.0f nodes, %.0f listeners",
		h.program/1e6, h.script/1e6, h.memory/1e6, h.nodes, h.listeners)
}

// heapsOf looks at a tab at rest, a few times: what panels have just replaced is still
// held for a moment.
func heapsOf(b *tab) heaps {
	b.Helper()
	least := heaps{}
	for i := range 4 {
		b.do(`new Promise(done => setTimeout(done, 300))`)
		now := lookAtHeaps(b)
		if i == 0 || now.script < least.script {
			least = now
		}
	}
	return least
}

func lookAtHeaps(b *tab) heaps {
	b.Helper()
	h := heaps{program: eval[float64](b, `testing.send("heap")`)} // of a build with the tag heap
	h.memory = eval[float64](b, `programMemory.buffer.byteLength`)
	for range 2 { // what is finalized in the first goes in the second
		call(b, heapprofiler.CollectGarbage, cdp.Empty{})
	}
	h.script = call(b, runtime.GetHeapUsage, cdp.Empty{}).UsedSize
	counts := call(b, memory.GetDOMCounters, cdp.Empty{})
	h.nodes, h.listeners = float64(counts.Nodes), float64(counts.JsEventListeners)
	return h
}

// checkFlat holds that nothing has grown by more than a twentieth.
func checkFlat(t *testing.T, when string, first, now heaps) {
	t.Helper()
	const most = 1.05
	for name, pair := range map[string][2]float64{
		"Go's heap": {first.program, now.program}, "the script's heap": {first.script, now.script},
		"the program's memory": {first.memory, now.memory}, "the number of nodes": {first.nodes, now.nodes},
		"the number of listeners": {first.listeners, now.listeners},
	} {
		if pair[1] > most*pair[0] {
			t.Errorf("%s %s grew from %.0f to %.0f, by %.1f %%", when, name, pair[0], pair[1],
				100*(pair[1]/pair[0]-1))
		}
	}
}

// Training at full speed for an hour, with everything open that follows it, the heaps
// stay as they are after the first minutes.
func TestHeapsWhileTraining(t *testing.T) {
	if *soak == 0 {
		t.Skip("takes as long as -soak says: see make soak")
	}
	b := open(t, window{link: "#v=1&seed=0.12345&speed=fast&optimizer=adam&shuffle=true&dropout=0.1", width: 1280,
		height: 900, before: keepMemory})
	openAll(b)
	train := func(d time.Duration) heaps {
		b.do(`neuralplay.play()`)
		time.Sleep(d)
		b.do(`neuralplay.pause()`)
		now := heapsOf(b)
		t.Logf("after %d epochs: %v", eval[int](b, `neuralplay.state().epoch`), now)
		return now
	}
	// In the first quarter, buffers that are used again and again find their sizes, and
	// the browser compiles: a little more after each collection of garbage, for some
	// dozens of them, whatever the time between.
	const warmUps, looks = 30, 15
	var first heaps
	for range warmUps {
		first = train(*soak / 4 / warmUps)
	}
	for range looks {
		checkFlat(t, "training", first, train(*soak*3/4/looks))
	}
}

// Somebody who changes things all day does not fill the heaps either: what can be undone
// or walked back has its limits.
func TestHeapsWhileChanging(t *testing.T) {
	if *soak == 0 {
		t.Skip("takes some minutes: see make soak")
	}
	b := open(t, window{link: "#v=1&seed=0.12345", width: 1280, height: 900, before: keepMemory})
	openAll(b)
	const rounds, warmUp, every = 500, 250, 50 // the warm-up fills the history, and the browser compiles all
	var first heaps
	for i := 1; i <= rounds; i++ {
		b.do(oneRound)
		if i < warmUp || i%every != 0 {
			continue
		}
		now := heapsOf(b)
		t.Logf("after %d rounds: %v", i, now)
		if i == warmUp {
			first = now
			continue
		}
		checkFlat(t, "changing", first, now)
	}
}

// openAll opens every panel.
func openAll(b *tab) {
	b.Helper()
	b.do(`document.querySelectorAll(".fold[data-closed] h2 button").forEach(heading => heading.click())`)
	b.do(`document.getElementById("open-samples").click()`)
	b.until("the samples are listed", `document.querySelector("#samples-panel tbody tr")`)
}

// oneRound changes all kinds of things and comes back to the same settings.
const oneRound = `(async () => {
	globalThis.round = (globalThis.round ?? 0) + 1;
	const frame = () => new Promise(requestAnimationFrame);
	neuralplay.configure({ networkShape: [4, 3], learningRate: 0.03 + round % 7 / 100 });
	neuralplay.setWeight(1, 0, 0, round % 5);
	await neuralplay.step(3);
	await neuralplay.walk("stage");
	await neuralplay.walk("sample");
	await frame();
	neuralplay.back();
	neuralplay.undo();
	neuralplay.redo();
	neuralplay.setData("a,b,y\n" + Array.from({ length: 40 }, (_, i) => [i % 7, (i + round) % 5, i % 3]).join("\n"));
	await neuralplay.step(2);
	await frame();
	neuralplay.importModel(neuralplay.exportModel("json"));
	location.hash = "#v=1&seed=0." + round;
	document.getElementById("help-button").click();
	document.querySelector("#help button").click();
	await new Promise((done) => setTimeout(done, 50));
	await frame();
})()`
