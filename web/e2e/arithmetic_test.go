package e2e

import (
	"fmt"
	"testing"

	"github.com/chromedp/chromedp/kb"
)

// openInspector opens the inspector's fold and only these parts of it.
func openInspector(t *testing.T, link string, parts ...string) *tab {
	b := open(t, window{link: link, width: 1280, height: 800})
	b.do(`document.querySelector(".fold[data-closed][data-fold=inspector] h2 button")?.click()`)
	b.do(`document.querySelectorAll(".section").forEach(section => {
		section.open = ` + quote(parts) + `.includes(section.dataset.section);
	})`)
	return b
}

// inspect chooses a unit in the inspector.
func (b *tab) inspect(layer, unit int) {
	b.Helper()
	b.choose("inspect-layer", layer)
	b.choose("inspect-unit", unit)
}

func (b *tab) choose(id string, value int) {
	b.Helper()
	b.do(fmt.Sprintf(`(select => { select.value = "%d"; select.dispatchEvent(new Event("change")); })(
		document.getElementById(%q))`, value, id))
}

// says waits until a part of the inspector has all of these texts.
func (b *tab) says(part, what string, texts ...string) {
	b.Helper()
	for _, text := range texts {
		b.until(what+" has "+text, fmt.Sprintf(
			`document.querySelector("[data-section=%s]").textContent.includes(%q)`, part, text))
	}
}

// The inspector writes a unit's arithmetic for one sample with the numbers of the worked
// example of many tutorials, and a line of it shows on the stage what it is about.
func TestArithmeticOfAUnit(t *testing.T) {
	b := openInspector(t, "#v=1&preset=worked-example", "arithmetic")
	// z, a, ∂E/∂a, f′(z), δ, the gradients of w1 and w2, their new values
	b.says("arithmetic", "h1", "+0.3775", "+0.5933", "+0.03635", "+0.2413", "+0.008771", "+0.0004386", "+0.0008771",
		"+0.1498", "+0.1996")
	b.inspect(2, 0)
	b.says("arithmetic", "o1", "+1.106", "+0.7514", "(+0.7514)−(+0.01000)", "+0.7414", "+0.1868", "+0.1385",
		"+0.08217", "+0.08267", "+0.3589", "+0.4087", "0.298", "(+0.4000)", "0.5(+0.08217)")
	const second = `document.querySelectorAll("[data-section=arithmetic] [data-about]")[1]`
	b.do(second + `.scrollIntoView({ block: "center" })`)
	line := eval[rect](b, `(({ x, y, width, height }) => ({ X: x, Y: y, W: width, H: height }))(
		`+second+`.getBoundingClientRect())`)
	b.moveTo(line.middle())
	b.until("its weight lights up", target{Kind: "weight", Layer: 2, Input: 1}.isJS("hover"))
	b.until("its row in the update is marked, too",
		`document.querySelector("[data-section=arithmetic] tbody tr:nth-child(2)").hasAttribute("data-marked")`)
	b.do(`neuralplay.step(1)`)
	b.says("arithmetic", "o1 after a step", "0.291", "+0.3589")
}

// The arrows go from line to line, and the stage shows what each is about; training does
// not take the focus away.
func TestArithmeticByKeyboard(t *testing.T) {
	b := openInspector(t, "#v=1&preset=worked-example", "arithmetic")
	b.says("arithmetic", "h1", "+0.3775")
	first := `document.querySelector("[data-section=arithmetic] [data-about]")`
	b.do(`document.querySelector("[data-section=arithmetic] summary").focus()`)
	b.key(kb.Tab)
	b.until("Tab leads to the first line", `document.activeElement === `+first)
	b.until("it is heard", first+`.getAttribute("aria-label").includes("Weight x₁ → Layer 1, unit 1: ")`)
	b.until("and lights up", target{Kind: "weight", Layer: 1}.isJS("hover"))
	b.key(kb.ArrowDown)
	b.until("the next lights up", target{Kind: "weight", Layer: 1, Input: 1}.isJS("hover"))
	b.do(`neuralplay.step(3)`)
	b.until("new numbers", `document.querySelector("[data-section=arithmetic] tr[data-about]").textContent
		.includes("+0.1493")`)
	b.until("the focus is where it was", `document.activeElement ===
		document.querySelectorAll("[data-section=arithmetic] [data-about]")[1]`)
	b.key(kb.End)
	b.until("End leads to the last", target{Kind: "bias", Layer: 1}.isJS("hover"))
	b.key(kb.ArrowUp)
	b.key(kb.Enter)
	b.until("Enter chooses the weight", `document.querySelector("[data-section=arithmetic] .update-of").textContent ===
		"Weight x₂ → Layer 1, unit 1"`)
	b.key(kb.Tab)
	b.until("Tab leaves the lines", `!document.activeElement.closest("[data-about]")`)
}

// Pointing at a weight on the stage marks its lines, and pinning it chooses it.
func TestStageMarksLines(t *testing.T) {
	b := openInspector(t, "#v=1&preset=worked-example", "arithmetic")
	b.says("arithmetic", "h1", "+0.3775")
	w := target{Kind: "weight", Layer: 1, Unit: 0, Input: 1}
	at := b.find(w)
	b.moveTo(at)
	b.until("its lines are marked", `[...document.querySelectorAll("[data-section=arithmetic] [data-marked]")]
		.map(line => line.dataset.about.split(" ")[0]).join() === "weight-1-0-1,weight-1-0-1"`)
	b.click(at)
	b.until("it is chosen", `document.querySelector("[data-section=arithmetic] .update-of").textContent ===
		"Weight x₂ → Layer 1, unit 1"`)
}
