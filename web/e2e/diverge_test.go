package e2e

import (
	"fmt"
	"strings"
	"testing"
)

// A run that diverges stops and says so, with ways back that work.
func TestDivergingRun(t *testing.T) {
	b := open(t, window{link: "#v=1&seed=0.12345"})
	for i, link := range []string{
		"activation=relu&learningRate=10&networkShape=8,8",
		"activation=relu&learningRate=10&networkShape=8,8&problem=regression",
		"activation=linear&learningRate=10&problem=regression&regDataset=reg-gauss",
	} {
		t.Run(link, func(t *testing.T) {
			b := b.in(t)
			b.do(fmt.Sprintf(`location.hash = "#v=1&seed=0.1234%d&%s"`, i, link))
			b.until("the link is loaded", fmt.Sprintf(`neuralplay.config().seed === "0.1234%d"`, i))
			checkWayBack(t, b, "1", `neuralplay.config().learningRate < 10`)
			b.do(`neuralplay.configure({ learningRate: 10 })`)
			checkWayBack(t, b, "2", `neuralplay.config().learningRate === 10`)
		})
	}
}

// checkWayBack lets the run diverge and takes the nth of the offered actions.
func checkWayBack(t *testing.T, b *tab, nth, after string) {
	t.Helper()
	first := eval[string](b, `JSON.stringify(neuralplay.parameters())`)
	b.clickOn("#play")
	b.until("the run has diverged and stopped", `neuralplay.state().diverged && !neuralplay.state().playing`)
	b.until("a sentence says so",
		`document.querySelector("#banner [data-id=diverged]")?.textContent.includes("learning rate")`)
	b.until("play is offered again", `document.getElementById("play").textContent === "Play"`)
	b.picture() // what is drawn of infinite numbers does not break the page
	b.clickOn(`#banner [data-id=diverged] .message-actions button:nth-child(` + nth + `)`)
	b.until("it is at the beginning", `(s => s.epoch === 0 && !s.diverged && s.trainLoss > 0)(neuralplay.state())`)
	b.until("the setting is as the button said", after)
	b.until("the sentence is gone", `!document.querySelector("#banner [data-id=diverged]")`)
	if got := eval[string](b, `JSON.stringify(neuralplay.parameters())`); got != first {
		t.Errorf("the weights are\n%s, want the initial ones\n%s", got, first)
	}
}

// Weights that are no numbers any more break neither a script nor the inspector.
func TestDivergedWeights(t *testing.T) {
	b := open(t,
		window{link: "#v=1&seed=0.12345&problem=regression&regDataset=reg-gauss&activation=linear&learningRate=10",
			width: 1180})
	b.clickOn("#play")
	b.until("the run has diverged", `neuralplay.state().diverged`)
	if got := eval[string](b, `(() => { try { return neuralplay.parameters().layers.flatMap(l =>
		l.weights.flat()).includes(null) ? "null" : "numbers"; } catch (e) { return e.message;
		} })()`); got != "null" && !strings.Contains(got, "diverged") {
		t.Errorf("parameters: got %s, want null for what is not finite, or a sentence that the run has diverged", got)
	}
	b.do(`document.querySelector("[data-field=weight-1-0-0]").scrollIntoView()`)
	b.clickOn("#reset")
	b.until("they are back", `neuralplay.parameters().layers.flatMap(l => l.weights.flat()).every(Number.isFinite) &&
		Number(document.querySelector("[data-field=weight-1-0-0] input").value) !== 0`)
}

// Values that a person sets too large are reported as well, and can be undone.
func TestHugeWeights(t *testing.T) {
	b := open(t, window{link: "#v=1&seed=0.12345&activation=relu&problem=regression"})
	b.do(`neuralplay.setWeight(1, 0, 0, 1e6); neuralplay.setWeight(2, 0, 0, 1e6); neuralplay.setWeight(3, 0, 0, 1e6)`)
	b.clickOn("#play")
	b.until("the run has diverged and stopped", `neuralplay.state().diverged && !neuralplay.state().playing`)
	b.clickOn("#reset")
	b.clickOn("#play")
	b.until("it trains again", `neuralplay.state().epoch > 2 && !neuralplay.state().diverged`)
}

// A diverged run has one message, whatever else fails meanwhile.
func TestDivergedSaysItOnce(t *testing.T) {
	b := open(t, window{link: "#v=1&seed=0.12345&activation=linear&learningRate=10&problem=regression", width: 1180})
	b.clickOn("#play")
	b.until("the run has diverged", `document.querySelector("#banner [data-id=diverged]") !== null`)
	b.moveTo(b.layout().Boundary.middle())
	b.do(`(field => { field.value = "3"; field.dispatchEvent(new Event("input")); })(
		document.querySelector(".predict-inputs input"))`)
	b.picture()
	b.picture()
	if got := eval[int](b, `document.querySelectorAll("#banner > *").length`); got != 1 {
		t.Errorf("there are %d messages: %s", got, eval[string](b, `document.getElementById("banner").textContent`))
	}
}

// A run that does not move says so, and its buttons help.
func TestRunThatStandsStill(t *testing.T) {
	b := open(t, window{link: "#v=1&seed=0.12345&activation=relu&learningRate=10&speed=fast"})
	const card = `document.querySelector("#banner [data-id=standsStill]")`
	b.clickOn("#play")
	b.until("a sentence says so", card+`?.textContent.includes("not moved")`)
	b.clickOn("#banner [data-id=standsStill] .message-actions button:nth-child(2)")
	b.until("the rate is smaller, and it begins again",
		`neuralplay.config().learningRate < 0.3 && neuralplay.state().epoch === 0 && `+card+` === null`)
	b.clickOn("#play")
	b.until("now it learns", `neuralplay.state().trainLoss < 0.2`)
	b.do(`neuralplay.configure({ learningRate: 0.03, initZero: true })`)
	b.clickOn("#play")
	b.do(`neuralplay.play()`)
	b.until("zero weights stand still, too", card+` !== null`)
	b.clickOn("#banner [data-id=standsStill] .message-actions button")
	b.until("random ones are drawn", `!neuralplay.config().initZero && `+card+` === null`)
	b.do(`neuralplay.configure({ initZero: true, ui: "compact" })`)
	b.do(`seen.count.notice = 0; neuralplay.play()`)
	b.until("a figure leaves the sentence to the text around it", `seen.count.notice === 1`)
	if eval[bool](b, card+` !== null`) {
		t.Error("a figure without settings advises on them")
	}
}
