package e2e

import (
	"fmt"
	"testing"
)

// The inspector writes a unit's arithmetic for one sample with the numbers of the worked
// example of many tutorials, and a line of it shows on the stage what it is about.
func TestArithmeticOfAUnit(t *testing.T) {
	b := open(t, window{link: "#v=1&preset=worked-example", width: 1280, height: 800})
	b.do(`document.querySelector(".fold[data-closed][data-fold=inspector] h2 button")?.click()`)
	says := func(what string, numbers ...string) {
		t.Helper()
		for _, number := range numbers {
			b.until(what+" has "+number, fmt.Sprintf(
				`document.querySelector(".arithmetic").textContent.includes(%q)`, number))
		}
	}
	// z, a, ∂E/∂a, f′(z), δ, the gradients of w1 and w2, their new values
	says("h1", "+0.3775", "+0.5933", "+0.03635", "+0.2413", "+0.008771", "+0.0004386", "+0.0008771",
		"+0.1498", "+0.1996")
	b.do(`(select => { select.value = "2"; select.dispatchEvent(new Event("change")); })(
		document.getElementById("inspect-layer"))`)
	says("o1", "+1.106", "+0.7514", "+0.7414", "+0.1868", "+0.1385", "+0.08217", "+0.08267", "+0.3589", "+0.4087",
		"0.298")
	b.do(`document.querySelector(".arithmetic mtr:nth-child(3)").scrollIntoView({ block: "center" })`)
	line := eval[rect](b, `(({ x, y, width, height }) => ({ X: x, Y: y, W: width, H: height }))(
		document.querySelector(".arithmetic mtr:nth-child(3)").getBoundingClientRect())`)
	b.moveTo(line.middle())
	b.until("its weight lights up", target{Kind: "weight", Layer: 2, Input: 1}.isJS("hover"))
	b.do(`neuralplay.step(1)`)
	says("o1 after a step", "0.291", "+0.3589")
}
