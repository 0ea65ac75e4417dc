package e2e

import (
	"testing"

	"github.com/chromedp/chromedp/kb"
)

// A preset puts everything to what it names; the link says its name, and what
// was changed after it.
func TestPreset(t *testing.T) {
	b := open(t, window{link: "#v=1&seed=0.12345&noise=20&activation=relu&showTestData=true", width: 1180, height: 700})
	b.focus("#setting-preset")
	b.key(kb.ArrowDown)
	b.until("the tutorial is there", `(c => c.preset === "neuron" && c.dataset === "table-neuron" &&
		c.activation === "sigmoid" && !c.bias && c.networkShape.length === 0)(neuralplay.config())`)
	b.until("the link is its name; how the page looks stays",
		`location.hash === "#v=1&preset=neuron&seed=0.12345&showTestData=true"`)
	b.until("the page says what it is", `document.getElementById("note-preset").textContent.includes("10.08740896")`)
	got := eval[string](b, `(({ columns, train }) => columns.join() + " " + train.targets.join())(neuralplay.data())`)
	if got != "x₁,x₂,x₃,y 0,1,1,0" {
		t.Errorf("the data are %s", got)
	}

	b.focus("#setting-learningRate")
	b.key(kb.ArrowDown)
	b.until("the learning rate is another", `neuralplay.config().learningRate === 0.3`)
	b.until("the link says both",
		`location.hash === "#v=1&preset=neuron&seed=0.12345&learningRate=0.3&showTestData=true" &&
		location.hash === neuralplay.link()`)
	b.until("the preset is still shown", `shows("preset") === "neuron"`)
	checkRestored(t, b)

	b.focus("#setting-preset")
	b.key(kb.End)
	b.until("another preset takes everything back",
		`location.hash === "#v=1&preset=spiral3&seed=0.12345&showTestData=true" &&
		neuralplay.config().learningRate === 0.01 && neuralplay.config().bias`)
	b.key(kb.Home)
	b.until("without one, the defaults are back", `(c => c.preset === "none" && c.dataset === "circle" &&
		c.learningRate === 0.03 && c.optimizer === "sgd")(neuralplay.config())`)
	b.until("the link is short", `location.hash === "#v=1&seed=0.12345&showTestData=true"`)
}
