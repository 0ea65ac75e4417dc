package e2e

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"github.com/chromedp/chromedp/kb"
)

// target is a weight or a bias on the canvas.
type target struct {
	Kind               string
	Layer, Unit, Input int
}

func (t target) js() string {
	return fmt.Sprintf(`{ kind: %q, layer: %d, unit: %d, input: %d }`, t.Kind, t.Layer, t.Unit, t.Input)
}

// valueJS is the value that the network has there.
func (t target) valueJS() string {
	if t.Kind == "weight" {
		return fmt.Sprintf(`neuralplay.parameters().layers[%d].weights[%d][%d]`, t.Layer-1, t.Unit, t.Input)
	}
	return fmt.Sprintf(`neuralplay.parameters().layers[%d].biases[%d]`, t.Layer-1, t.Unit)
}

// isJS is the JavaScript that compares an entry of the event "select" with this target.
func (t target) isJS(entry string) string {
	same := fmt.Sprintf(`(e => e?.kind === %q && e.layer === %d && e.unit === %d`, t.Kind, t.Layer, t.Unit)
	if t.Kind == "weight" {
		same += fmt.Sprintf(` && e.input === %d`, t.Input)
	}
	return same + `)(seen.last.select?.` + entry + `)`
}

// find asks the page where the target is, as the inspector does.
func (b *tab) find(t target) point {
	b.Helper()
	b.do(`testing.send("hover", ` + t.js() + `)`)
	b.until("the page tells where it is", t.isJS("hover"))
	place := eval[rect](b, `seen.last.select.hover.rect`)
	b.do(`testing.send("hover", null)`)
	b.until("the page lets go of it", `seen.last.select.hover === null`)
	return place.middle()
}

// written is a value as tooltips write it.
func written(v float64) string { return strings.Replace(fmt.Sprintf("%+.3f", v), "-", "−", 1) }

const tooltipSays = `(tip => !tip.hidden && tip.textContent.includes(%s))(document.getElementById("tooltip"))`

// Weights and biases are changed with the mouse on the canvas, also the
// output's, and the losses follow at once.
func TestEditOnTheCanvas(t *testing.T) {
	b := open(t, window{link: "#v=1&seed=0.12345"})
	for _, at := range []target{
		{Kind: "weight", Layer: 1, Unit: 0, Input: 0},
		{Kind: "weight", Layer: 3, Unit: 0, Input: 1},
		{Kind: "bias", Layer: 1, Unit: 2},
		{Kind: "bias", Layer: 3, Unit: 0},
	} {
		t.Run(fmt.Sprintf("%s of layer %d", at.Kind, at.Layer), func(t *testing.T) {
			b := b.in(t)
			b.do(`neuralplay.reset()`)
			place := b.find(at)
			checkTooltip(b, at, place)
			checkDrag(t, b, at, place)
			checkTyping(b, at, place)
		})
	}
}

func checkTooltip(b *tab, at target, place point) {
	b.Helper()
	b.moveTo(place)
	b.until("it is under the mouse", at.isJS("hover"))
	v := eval[float64](b, at.valueJS())
	b.until("its value is shown", fmt.Sprintf(tooltipSays, quote(written(v))))
}

// checkDrag moves by 50 pixels up, a value of 1.
func checkDrag(t *testing.T, b *tab, at target, place point) {
	t.Helper()
	before, loss := eval[float64](b, at.valueJS()), eval[float64](b, `neuralplay.state().testLoss`)
	b.drag(place, place.plus(0, -50))
	b.until("the value has changed", fmt.Sprintf(`%s !== %v`, at.valueJS(), before))
	b.until("the drag is over", fmt.Sprintf(`Math.abs(%s - %v) < 1e-9`, at.valueJS(), before+1))
	b.until("the test loss follows", fmt.Sprintf(`neuralplay.state().testLoss !== %v`, loss))
	b.until("the page says so",
		`Math.abs(Number(document.getElementById("test-loss").textContent) - neuralplay.state().testLoss) <= 0.0005`)
	b.until("the tooltip too", fmt.Sprintf(tooltipSays, quote(written(before+1)))+" || !"+at.isJS("hover"))
	if !eval[bool](b, `document.getElementById("popover").hidden`) {
		t.Error("a drag opened the field of a click")
	}
}

// checkTyping clicks, types a value, and closes the field.
func checkTyping(b *tab, at target, place point) {
	b.Helper()
	b.click(place)
	b.until("a field opens, with the focus", `!document.getElementById("popover").hidden &&
		document.activeElement.closest("#popover") !== null`)
	b.until("it is the one that was clicked", at.isJS("pinned"))
	b.key("-1.25")
	b.until("the value is set while it is typed", at.valueJS()+` === -1.25`)
	b.key(kb.Enter)
	b.until("the field closes", `document.getElementById("popover").hidden && seen.last.select.pinned === null`)
	b.until("the value stays", at.valueJS()+` === -1.25`)
}

// A finer drag with Shift, Escape, and numbers nobody can mean.
func TestEditDetails(t *testing.T) {
	b := open(t, window{link: "#v=1&seed=0.12345"})
	at := target{Kind: "weight", Layer: 1}
	place := b.find(at)
	b.click(place)
	b.until("a field opens", `!document.getElementById("popover").hidden`)
	before := eval[float64](b, at.valueJS())
	b.key("1e400")
	b.key(kb.Escape)
	b.until("Escape closes the field", `document.getElementById("popover").hidden && seen.last.select.pinned === null`)
	if got := eval[float64](b, at.valueJS()); math.IsInf(got, 0) || math.Abs(got) > 1e6 && got != before {
		t.Errorf("the weight is %v", got)
	}
	if !eval[bool](b, `Number.isFinite(neuralplay.state().trainLoss)`) {
		t.Error("the loss is no number")
	}

	// The same in the page, without the mouse on the canvas.
	b.resize(1180, 640, 1, false)
	b.until("the inspector is there", `document.querySelector("[data-field=weight-1-0-0] input")?.offsetParent`)
	b.enter("[data-field=weight-1-0-0] input", "0.5")
	b.until("the weight is set in the inspector", at.valueJS()+` === 0.5`)
	b.enter("[data-field=bias-1-0-0] input", "-0.75")
	b.until("the bias is set in the inspector", target{Kind: "bias", Layer: 1}.valueJS()+` === -0.75`)
}
