package e2e

import (
	"fmt"
	"testing"

	"github.com/chromedp/chromedp/kb"
)

// separates reports whether a perceptron finds a line between the classes of the training points at these places. It
// has long enough: its mistakes are bounded where there is a line.
const separates = `
	globalThis.separates = (places) => {
		const labels = neuralplay.data().train.targets.map(([y]) => Math.sign(y));
		const w = [0, 0, 0];
		for (let round = 0; round < 5000; round++) {
			let wrong = 0;
			places.forEach(([x, y], i) => {
				if (labels[i] * (w[0] * x + w[1] * y + w[2]) > 0) return;
				wrong++;
				[x, y, 1].forEach((v, k) => { w[k] += labels[i] * v; });
			});
			if (wrong === 0) return true;
		}
		return false;
	}`

const spaceLabel = `document.querySelector(".space-square").getAttribute("aria-label")`

// XOR cannot be divided by a line in the inputs' space. In that of two hidden units it can, once they have learnt: the
// page shows it, by mouse and by key.
func TestSpaceOfXOR(t *testing.T) {
	b := open(t, window{link: "#v=1&preset=xor&seed=1", width: 1280, height: 800})
	b.do(`neuralplay.runTo(400)`)
	b.do(separates)
	if !eval[bool](b, `separates(neuralplay.space(1).train)`) || eval[bool](b, `separates(neuralplay.space(0).train)`) {
		t.Fatalf("layer 1 separates: %v, the inputs: %v", eval[bool](b, `separates(neuralplay.space(1).train)`),
			eval[bool](b, `separates(neuralplay.space(0).train)`))
	}
	b.until("the boundary has its name", caption+` === "Output"`)
	b.clickOn(".view-switch .choice:nth-child(2)")
	b.until("the link has it", `location.hash.includes("&largeView=space")`)
	b.until("the square says what is seen",
		spaceLabel+`?.startsWith("Space of Layer 1. 2 units, as they are. The grid")`)
	b.until("the axes are the units", `[...document.querySelectorAll(".axis.across, .axis.up")]
		.map(node => node.textContent).join() === "a₁ of layer 1,a₂ of layer 1"`)
	b.clickOn(".space-head button:nth-of-type(1)")
	b.until("the inputs are shown", `location.hash.includes("&spaceLayer=inputs") &&
		document.querySelector(".space-layer").textContent === "Inputs" &&
		`+spaceLabel+`.startsWith("Space of Inputs")`)
	b.until("there is no layer before them",
		`document.querySelector(".space-head button").getAttribute("aria-disabled") === "true"`)

	b.focus(".space-head button:nth-of-type(2)")
	b.key(kb.Enter)
	b.key(kb.Enter)
	b.until("by key it went on to the output", `location.hash.includes("&spaceLayer=output") &&
		`+spaceLabel+`.startsWith("Space of Output. 1 unit, on a line.")`)

	b.do(`location.hash = "#v=1&seed=1&networkShape=4,3&largeView=space&spaceLayer=1"`)
	b.until("the link brings a space back", spaceLabel+`.startsWith("Space of Layer 1. 4 units: two principal")`)
	held := eval[string](b, `document.querySelector(".space-caption").textContent`)
	if want := eval[string](b, `(100 * neuralplay.space(1).variance.reduce((a, b) => a + b)).toFixed(1)`); held !=
		fmt.Sprintf("4 units: two principal components hold %s\u00a0%% of the variance", want) {
		t.Errorf("the caption is %q, and both hold %s %%", held, want)
	}
	b.clickOn(".view-switch .choice:nth-child(1)")
	b.until("the boundary is back",
		`!document.querySelector(".space-square").checkVisibility() && `+caption+` === "Output"`)
}

// The walk goes from the inputs to the output by itself, and stops there, or when it is asked to.
func TestWalkThroughTheLayers(t *testing.T) {
	b := open(t, window{link: "#v=1&seed=1&networkShape=2&largeView=space", width: 1280, height: 800})
	walk := `document.querySelector(".space-head .play-through").getAttribute("aria-label")`
	b.until("a space is shown", spaceLabel+`?.startsWith("Space of Layer 1")`)
	b.clickOn(".space-head .play-through")
	b.until("it begins at the inputs", spaceLabel+`.startsWith("Space of Inputs") && `+walk+` === "Stop the walk"`)
	b.until("it goes on", spaceLabel+`.startsWith("Space of Layer 1")`)
	b.until("it ends at the output",
		spaceLabel+`.startsWith("Space of Output") && `+walk+` === "Walk through the layers"`)
	b.clickOn(".space-head .play-through")
	b.until("it begins again", spaceLabel+`.startsWith("Space of Inputs")`)
	b.clickOn(".space-head .play-through")
	b.until("it stops", walk+` === "Walk through the layers"`)
}

// The points of a space can be pointed at. What it shows is what the call says.
func TestPointInASpace(t *testing.T) {
	b := open(t, window{link: "#v=1&preset=xor&seed=1&largeView=space", width: 1280, height: 800})
	b.do(`neuralplay.runTo(400)`)
	b.until("the space has come to rest", `seen.last.space && !seen.last.space.moving`)
	l := b.layout()
	found := false
	for y := l.Boundary.Y + 40; y < l.Boundary.Y+l.Boundary.H-8 && !found; y += 9 {
		for x := l.Boundary.X + 8; x < l.Boundary.X+l.Boundary.W-8 && !found; x += 9 {
			found = eval[bool](b, fmt.Sprintf(`(testing.send("pointer",
				{ type: "move", x: %v, y: %v, pointerType: "mouse" }), new Promise(requestAnimationFrame)).then(() =>
				Boolean(seen.last.select?.sample?.atPoint))`, x, y))
		}
	}
	if !found {
		t.Error("no point of the space can be pointed at")
	}
}

// An author can show a space alone, without the choice of another.
func TestSpaceWithoutControls(t *testing.T) {
	b := open(t, window{
		link: "#v=1&seed=1&networkShape=3&largeView=space&only=play", width: 640, height: 480})
	b.until("a space is shown", spaceLabel+`?.startsWith("Space of Layer 1. 3 units")`)
	controls := []string{".view-switch", ".space-head", "[data-key=largeView]", "[data-key=spaceLayer]", "#play"}
	if got := visible(b, controls...); got != "#play" {
		t.Errorf("to be seen are %s, want #play", got)
	}
}

// In a low frame and on a phone the way in and out of a space is there, too.
func TestSpaceInLittleRoom(t *testing.T) {
	for _, w := range []window{
		{link: "#v=1&seed=1", width: 480, height: 480}, {link: "#v=1&seed=1", width: 390, height: 844, touch: true},
	} {
		b := open(t, w)
		b.clickOn(".view-switch .choice:nth-child(2)")
		b.until("a space is shown", spaceLabel+`?.startsWith("Space of Layer 2")`)
		b.clickOn(".space-head button:nth-of-type(1)")
		b.until("the layer before", spaceLabel+`.startsWith("Space of Layer 1")`)
		back := ".view-switch .choice:nth-child(1)"
		if w.height < 500 {
			back = ".space-head button:nth-of-type(3)"
		}
		b.clickOn(back)
		b.until("the boundary is back", `neuralplay.config().largeView === "boundary" &&
			!document.querySelector(".space-square").checkVisibility()`)
	}
}
