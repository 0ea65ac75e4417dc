package e2e

import (
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// Whatever a person changes is undone and done again by key and by button: a weight in
// the inspector, the network, a setting; the link follows.
func TestUndoAndRedo(t *testing.T) {
	b := open(t, window{link: "#v=1&seed=0.5", width: 1280, height: 900})
	const weight = `neuralplay.parameters().layers[0].weights[0][0]`
	first := eval[float64](b, weight)
	isFirst := weight + " === " + quote(first)
	b.until("a page that begins has nothing to undo",
		`document.getElementById("undo").getAttribute("aria-disabled") === "true"`)
	b.enter(`[data-field="weight-1-0-0"] input`, "3") // one key, as slow keys are changes of their own
	b.until("the weight is another", weight+" === 3")
	b.clickOn(`[data-fold="network"] h2`)
	b.key("z", chromedp.ModifierCtrl)
	b.until("the key undoes it", isFirst)
	b.key("z", chromedp.ModifierCtrl, chromedp.ModifierShift)
	b.until("and does it again", weight+" === 3")
	b.do(`neuralplay.configure({ networkShape: [3] })`)
	b.do(`neuralplay.configure({ learningRate: 0.3 })`)
	b.until("the link has both",
		`location.hash.includes("networkShape=3") && location.hash.includes("learningRate=0.3")`)
	b.clickOn("#undo")
	b.until("the rate is back", `!location.hash.includes("learningRate") && location.hash.includes("networkShape=3")`)
	b.clickOn("#undo")
	b.until("so is the network, with its weight", `neuralplay.state().parameterCount === 25 && `+weight+` === 3`)
	b.clickOn("#undo")
	b.until("and the weight", isFirst)
	b.until("that was all", `document.getElementById("undo").getAttribute("aria-disabled") === "true"`)
	for range 3 {
		b.clickOn("#redo")
	}
	b.until("all is done again", `neuralplay.config().learningRate === 0.3 && neuralplay.state().parameterCount === 13`)
	b.focus(`#run-to-epoch`)
	b.key("z", chromedp.ModifierCtrl)
	b.key(kb.Escape)
	if rate := eval[float64](b, `neuralplay.config().learningRate`); rate != 0.3 {
		t.Errorf("a field of text lost its own undo: the rate is %v", rate)
	}
}

// On a phone the buttons are where the changes are made.
func TestUndoOnAPhone(t *testing.T) {
	b := open(t, window{link: "#v=1&seed=0.5", width: 390, height: 844, touch: true})
	b.clickOn("#open-sheet")
	if eval[bool](b, `document.getElementById("undo").checkVisibility()`) {
		t.Error("there is a button for nothing")
	}
	b.do(`neuralplay.configure({ noise: 30 })`)
	b.until("it comes with a change", `document.getElementById("undo").checkVisibility()`)
	b.clickOn("#undo")
	b.until("the noise is gone", `neuralplay.config().noise === 0`)
}
