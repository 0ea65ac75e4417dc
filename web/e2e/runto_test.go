package e2e

import (
	"fmt"
	"testing"

	"github.com/chromedp/chromedp/kb"
)

// idleAt, closed with an epoch, is true once a run to it is done.
const idleAt = `(s => s.goal === null && !s.playing && s.epoch === `

// A preset's epochs are a click away, and any other number is typed.
func TestRunTo(t *testing.T) {
	b := open(t, window{link: "#v=1&seed=0.12345&preset=neuron", width: 1280, height: 700})
	b.until("the field has the preset's epochs", `document.getElementById("run-to-epoch").value === "15,000"`)
	b.until("nothing is done at first", `neuralplay.runTo(0).catch(e => e.message.includes("0 epochs are done"))`)
	b.clickOn("#goal-preset")
	b.until("it ends there", idleAt+`15000)(neuralplay.state())`)
	b.until("the weights are those that the preset promises",
		`Math.abs(neuralplay.parameters().layers[0].weights[0][0] - 10.08740896) < 1e-8`)

	b.key("g")
	b.until("G goes to the field", `document.activeElement.id === "run-to-epoch"`)
	b.enter("#run-to-epoch", "15 010") // the driver's G is typed, too
	b.until("it ran on", idleAt+`15010)(neuralplay.state())`)
	b.enter("#run-to-epoch", "15000")
	b.until("an epoch that is done is refused in words", `document.getElementById("run-to-refused").checkVisibility() &&
		document.getElementById("run-to-refused").textContent.includes("15,010 epochs are done")`)
	b.enter("#run-to-epoch", "soon")
	b.until("so is what is no number", `document.getElementById("run-to-refused").textContent.includes("whole number")`)
}

// It stops where it is when it is asked to, also while the network plays.
func TestRunToStops(t *testing.T) {
	b := open(t, window{link: "#v=1&seed=0.12345&speed=slow", width: 1000, height: 640})
	b.clickOn("#play")
	b.until("it plays", `neuralplay.state().playing`)
	b.clickOn(".run-to-opener")
	b.enter("#run-to-epoch", "900,000")
	b.until("it runs at full speed", `neuralplay.state().goal === 900000 && neuralplay.state().epoch > 50`)
	b.until("a line shows how far it is", `(line => !line.hidden && Number(line.ariaValueNow) > 50 &&
		line.ariaValueMax === "900000")(document.getElementById("run-progress"))`)
	b.clickOn("#run-to-start")
	b.until("the line is gone", `document.getElementById("run-progress").hidden`)
	b.until("it stopped before", `(s => !s.playing && s.goal === null && s.epoch < 900000)(neuralplay.state())`)
	b.key(kb.Escape)
	b.until("Escape closes the field", `!document.getElementById("run-to-epoch").checkVisibility() &&
		document.activeElement.matches(".run-to-opener")`)
}

// In a small frame it is among the training settings.
func TestRunToInASmallFrame(t *testing.T) {
	b := open(t, window{link: "#v=1&seed=0.12345", width: 480, height: 480})
	b.key("g")
	b.until("the sheet opens there", `document.documentElement.hasAttribute("data-sheet") &&
		document.activeElement.id === "run-to-epoch"`)
	b.enter("#run-to-epoch", "12")
	b.until("it ran", idleAt+`12)(neuralplay.state())`)
}

// The field, what opens it, and reasons and refusals under controls have room at
// every width.
func TestRunToFits(t *testing.T) {
	b := open(t, window{before: layoutChecks,
		link: "#v=1&seed=0.12345&problem=regression&loss=hinge&initZero=true&bias=false&preset=neuron"})
	b.do(`document.querySelectorAll(".fold[data-closed] h2 button").forEach(button => button.click())`)
	for _, w := range []window{
		{width: 390, height: 844, touch: true}, {width: 700, height: 640}, {width: 800, height: 600},
		{width: 880, height: 600}, {width: 1080, height: 700}, {width: 1279, height: 700}, {width: 1280, height: 700},
	} {
		t.Run(fmt.Sprintf("%d×%d", w.width, w.height), func(t *testing.T) {
			b := b.in(t)
			b.fit(w)
			b.do(`(o => o.checkVisibility() && o.ariaExpanded === "false" && o.click())(
				document.querySelector(".run-to-opener"))`)
			b.until("the field can be seen where there is no sheet",
				`innerWidth < 800 || document.getElementById("run-to-epoch").checkVisibility()`)
			if eval[bool](b, `(r => r.width > 0 && (r.left < 0 || r.right > innerWidth))(
				document.getElementById("run-to-box").getBoundingClientRect())`) {
				t.Error("the field reaches out of the window")
			}
			checkLayout(t, b)
		})
	}
}
