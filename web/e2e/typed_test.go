package e2e

import (
	"fmt"
	"testing"

	"github.com/chromedp/chromedp/kb"
)

// Numbers are taken as people write them.
func TestTypedValues(t *testing.T) {
	b := open(t, window{link: "#v=1&seed=0.12345&schedule=step&clip=1", width: 1180})
	b.do(`document.querySelectorAll(".fold[data-closed]:not([data-fold=samples]) h2 button").forEach(heading =>
		heading.click())`)
	const slider = `[data-key=%s] .slider-head input`
	for _, c := range []struct{ field, key, text, want, shown string }{
		{"#setting-learningRate", "learningRate", "0.02", "0.02", "0.02"},
		{"#setting-learningRate", "learningRate", "0,005", "0.005", "0.005"},
		{"#setting-learningRate", "learningRate", "2e-4", "0.0002", "0.0002"},
		{"#setting-scheduleSteps", "scheduleSteps", "12,500", "12500", "12500 epochs"},
		{"#setting-scheduleSteps", "scheduleSteps", "15 000 epochs", "15000", "15000 epochs"},
		{"#setting-scheduleSteps", "scheduleSteps", "1.000", "1000", "1000 epochs"},
		{"#setting-clip", "clip", "off", "0", "Off"},
		{fmt.Sprintf(slider, "noise"), "noise", "7 %", "7", "7 %"},
		{fmt.Sprintf(slider, "batchSize"), "batchSize", "64", "64", "64"},
		{fmt.Sprintf(slider, "batchSize"), "batchSize", "all points", "full", "All points"},
		{fmt.Sprintf(slider, "biasInit"), "biasInit", "−0.25", "-0.25", "−0.25"},
	} {
		b.enter(c.field, c.text)
		b.until(c.text+" is taken", value(c.key)+` === `+quote(c.want))
		b.until("it is shown as "+c.shown, `document.querySelector(`+quote(c.field)+`).value === `+quote(c.shown))
	}

	b.enter("#setting-learningRate", "0.02")
	b.until("a rate between two rungs", `neuralplay.config().learningRate === 0.02`)
	b.key(kb.ArrowUp)
	b.until("↑ goes to the next rung", `neuralplay.config().learningRate === 0.03`)
	b.key(kb.ArrowDown + kb.ArrowDown)
	b.until("↓ goes down", `neuralplay.config().learningRate === 0.003`)
	b.do(`(list => { list.value = "0.1"; list.dispatchEvent(new Event("change")); })(
		document.querySelector("[data-key=learningRate] select"))`)
	b.until("the list has the usual ones", `neuralplay.config().learningRate === 0.1`)
}

// What is not taken is said under the control, and the value stays.
func TestTypedValuesAreRefused(t *testing.T) {
	b := open(t, window{link: "#v=1&seed=0.12345", width: 1180})
	for _, c := range []struct{ field, key, text, words string }{
		{"#setting-learningRate", "learningRate", "-1", "above 0"},
		{"#setting-learningRate", "learningRate", "fast", "must be a number"},
		{"#setting-learningRate", "learningRate", "", "cannot be empty"},
		{"[data-key=noise] .slider-head input", "noise", "81", "from 0 to 80"},
		{"[data-key=batchSize] .slider-head input", "batchSize", "1.5", "whole number"},
		{"#setting-seed", "seed", "a b", "without spaces"},
	} {
		before := eval[string](b, value(c.key))
		b.clickOn(c.field)
		b.do(`document.querySelector(` + quote(c.field) + `).select()`)
		b.key(kb.Backspace + c.text + "\r")
		refused := `document.getElementById("refused-` + c.key + `")`
		b.until(c.text+" is refused beside the control",
			refused+`.checkVisibility() && `+refused+`.textContent.includes(`+quote(c.words)+`)`)
		if got := eval[string](b, value(c.key)+` + " " + shows(`+quote(c.key)+`)`); got != before+" "+before {
			t.Errorf("%s: %q left %s, want %s", c.key, c.text, got, before)
		}
	}
	if said := eval[string](b, `document.getElementById("banner").textContent`); said != "" {
		t.Errorf("the page says it again over the stage: %s", said)
	}
	b.enter("#setting-learningRate", "0.5")
	b.until("a good value takes the sentence away",
		`!document.getElementById("refused-learningRate").checkVisibility()`)

	b.focus("#setting-learningRate")
	b.key("77" + kb.Escape)
	b.until("Escape goes back", `document.getElementById("setting-learningRate").value === "0.5"`)
}
