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
