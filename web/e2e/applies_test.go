package e2e

import (
	"strings"
	"testing"

	"github.com/chromedp/chromedp/kb"
)

// What does not apply is disabled, and a sentence says why.
func TestWhatDoesNotApply(t *testing.T) {
	b := open(t, window{link: "#v=1&seed=0.12345&problem=regression", width: 1180})
	const disabled = `[...document.querySelectorAll("#setting-loss option:disabled, #setting-outputActivation " +
		"option:disabled")].map(o => o.value).sort().join()`
	const says = `document.getElementById("idle-%s").textContent`
	said := func(key string) string { return eval[string](b, strings.ReplaceAll(says, "%s", key)) }

	b.until("what needs classes is off in a regression",
		disabled+` === "binaryCrossEntropy,crossEntropy,hinge,softmax"`)
	if got := said("loss"); !strings.Contains(got, "need classes") {
		t.Errorf("the loss says %q", got)
	}
	b.do(`neuralplay.configure({ loss: "hinge" })`)
	b.until("a chosen one says what counts",
		`document.getElementById("idle-loss").textContent.includes("Automatic applies")`)
	b.do(`neuralplay.configure({ problem: "classification", loss: "auto" })`)
	b.until("with classes all is on", disabled+` === "" && document.getElementById("idle-loss").textContent === ""`)
	b.do(`neuralplay.configure({ loss: "crossEntropy" })`)
	b.until("a loss rules outputs out", disabled+` === "linear,sigmoid,tanh"`)

	b.do(`neuralplay.configure({ bias: false, initZero: false, networkShape: [], batchSize: "full" })`)
	for key, words := range map[string]string{
		"biasInit": "biases are off", "activation": "no hidden layers", "dropout": "no hidden layers",
		"partialBatch": "all points",
	} {
		b.until(key+" is disabled",
			`[...document.querySelectorAll("[data-key=`+key+`] :is(input, select)")].every(c => c.disabled)`)
		if got := said(key); !strings.Contains(got, words) {
			t.Errorf("%s says %q, want %q", key, got, words)
		}
	}
	b.do(`neuralplay.configure({ bias: true, initZero: true })`)
	b.until("one reason is given once", `((idle, notes) => idle.length >= 3 && notes.length === 1 &&
		idle.every(row => row.title.includes("starts at zero")))(
		[...document.querySelectorAll("[data-fold=initial] [data-idle]")],
		[...document.querySelectorAll("[data-fold=initial] .note.idle")].filter(n => n.textContent && !n.hidden))`)
	b.do(`neuralplay.configure({ bias: false, initZero: false })`)
	b.do(`neuralplay.configure({ dataset: "table-xor" })`)
	b.until("early stopping needs test points", `document.getElementById("setting-earlyStop").disabled`)
	b.do(`neuralplay.configure({ dataset: "circle", bias: true, networkShape: [4], batchSize: 10 })`)
	b.until("all is on again", `document.querySelectorAll("[data-idle]").length === 0`)
}

// Who chooses an optimizer reads what it brings, and what stays.
func TestAChoiceSaysWhatItBrings(t *testing.T) {
	b := open(t, window{link: "#v=1&seed=0.12345", width: 1180})
	choose := func(key, name, words string) {
		t.Helper()
		b.do(`(s => { s.value = ` + quote(name) + `; s.dispatchEvent(new Event("change")); })(
			document.getElementById("setting-` + key + `"))`)
		b.until(name+": "+words,
			`document.querySelector("[data-followed=`+key+`]").textContent.includes(`+quote(words)+`)`)
	}
	choose("optimizer", "adam", "Learning rate is now 0.003, usual for Adam.")
	choose("optimizer", "rmsprop", "")
	choose("optimizer", "sgd", "Learning rate is now 0.03, usual for SGD.")
	choose("activation", "sigmoid", "Learning rate 0.3")
	choose("activation", "tanh", "usual for Tanh")
	b.until("the rate is shown", `shows("learningRate") === "0.03"`)
	b.focus("#setting-learningRate")
	b.key(kb.ArrowUp)
	b.until("a rate of one's own", `neuralplay.config().learningRate === 0.1`)
	b.until("the note about the other has gone",
		`[...document.querySelectorAll("[data-followed]")].every(n => n.textContent === "")`)
	choose("optimizer", "adam", "Learning rate stays 0.1")
	if got := eval[float64](b, `neuralplay.config().learningRate`); got != 0.1 {
		t.Errorf("the rate is %v, want the person's 0.1", got)
	}
}
