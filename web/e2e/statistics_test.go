package e2e

import (
	"fmt"
	"testing"
)

// openNetwork opens the fold of the whole network.
func (b *tab) openNetwork() {
	b.Helper()
	b.do(`document.querySelector(".fold[data-closed][data-fold=statistics] h2 button")?.click()`)
	b.until("the layers are listed", `document.querySelectorAll("#statistics .gradient-size").length > 0`)
}

const firstFinding = `document.querySelector("#statistics .findings li")`

// Each finding is said in a sentence and in the unit's tooltip, and its button takes it away.
func TestFindingsAndTheirButtons(t *testing.T) {
	for _, c := range []struct{ name, link, spoil, kind, sentence, tip, button string }{
		{"dead", "activation=relu", `neuralplay.setBias(1, 2, -60)`, "dead",
			"Unit 3 of layer 1 is dead: its output is 0 for every sample", "Dead:", "Give it new weights"},
		{"saturated", "activation=tanh", `neuralplay.setBias(1, 2, 30)`, "saturated",
			"Unit 3 of layer 1 is saturated", "Saturated:", "Scale its weights down"},
		{"equal", "networkShape=3&initZero=true", `neuralplay.reset()`, "equal",
			"All 3 units of layer 1 are equal", "Equal to another unit", "Make them differ"},
	} {
		b := open(t, window{link: "#v=1&seed=0.5&" + c.link, width: 1280, height: 800})
		b.openNetwork()
		b.do(c.spoil)
		b.until(c.name+" is found", firstFinding+`?.dataset.kind === `+quote(c.kind))
		b.until(c.name+" is said", firstFinding+`.textContent.includes(`+quote(c.sentence)+`)`)
		b.until(c.name+" is counted in the heading",
			`document.querySelector("[data-fold=statistics] .finding-count").textContent === "1"`)
		b.until(c.name+" is read out over the stage",
			`[...document.querySelectorAll(".unit-finding")].some(e => e.ariaLabel.includes(`+quote(c.tip)+`))`)
		b.moveTo(b.find(target{Kind: "unit", Layer: 1, Unit: 2}))
		b.until(c.name+" is in the tooltip", `document.getElementById("tooltip").checkVisibility() &&
			document.getElementById("tooltip").textContent.includes(`+quote(c.tip)+`)`)
		if got := eval[string](b, firstFinding+`.querySelector("button").textContent`); got != c.button {
			t.Errorf("%s: the button says %q, want %q", c.name, got, c.button)
		}
		b.do(firstFinding + `.querySelector("button").focus()`)
		b.key("\r")
		b.until(c.name+" is gone", `!`+firstFinding+` && document.getElementById("no-findings").textContent !== "" &&
			document.querySelectorAll(".unit-finding").length === 0`)
		b.until("who pressed it reads so", `document.activeElement.id === "no-findings"`)
		if found := eval[int](b, `neuralplay.findings().length`); found != 0 {
			t.Errorf("%s: the program still finds %d", c.name, found)
		}
	}
}

// Units of a layer with the same fault stand together, and one button mends them all.
func TestFindingsOfALayerStandTogether(t *testing.T) {
	b := open(t, window{link: "#v=1&seed=0.5&activation=relu&networkShape=6,4", width: 1280, height: 800})
	b.openNetwork()
	b.do(`[0, 3].forEach(unit => neuralplay.setBias(1, unit, -60)); neuralplay.setBias(2, 1, -60)`)
	b.until("two findings are listed", `[...document.querySelectorAll("#statistics .findings li")].map(li =>
		li.textContent.split(":")[0]).join() === "Units 1 and 4 of layer 1 are dead,Unit 2 of layer 2 is dead"`)
	b.clickOn("#statistics .findings li:first-child button")
	b.until("one is left, with the focus on its button", `document.activeElement.matches(".findings button") &&
		document.querySelectorAll("#statistics .findings li").length === 1`)
	b.do(`neuralplay.configure({ inspectorPanel_hide: true })`)
	b.until("where weights may not be changed there is no button", firstFinding+` && !`+firstFinding+
		`.querySelector("button")`)
	b.do(`neuralplay.configure({ statisticsPanel_hide: true })`)
	b.until("hidden, nothing is marked", `document.querySelectorAll(".unit-finding").length === 0 &&
		!document.querySelector("[data-fold=statistics]").checkVisibility()`)
}

// Of a large network not all samples are looked at, and the page says so.
func TestFindingsOfSomeSamples(t *testing.T) {
	b := open(t, window{link: "#v=1&seed=0.5&networkShape=64,64,64,64,64,64,64,64", width: 1280, height: 800})
	b.openNetwork()
	b.do(`neuralplay.setBias(1, 2, 60)`)
	b.until("it says with how many", firstFinding+`?.textContent.includes(
		"Found with " + neuralplay.statistics().samples + " of the training samples.")`)
	if samples := eval[int](b, `neuralplay.statistics().samples`); samples < 32 || samples >= 250 {
		t.Errorf("it looks at %d samples", samples)
	}
}

// The pictures show what statistics() says, live while training and exactly when it stops.
func TestStatisticsAreLive(t *testing.T) {
	b := open(t, window{link: "#v=1&seed=0.5&networkShape=5,3", width: 1280, height: 800})
	b.openNetwork()
	b.do(`globalThis.label = () => document.querySelector("[data-of=weights] svg").ariaLabel;
		globalThis.spreads = new Set(); new MutationObserver(() => spreads.add(label())).observe(
			document.getElementById("statistics"), { subtree: true, attributeFilter: ["aria-label"] });
		neuralplay.configure({ speed: "fast" }); neuralplay.play()`)
	b.until("they change while training", `spreads.size >= 3`)
	b.do(`neuralplay.pause()`)
	b.until("at rest they are those of this moment", `(({ layers }) => layers.length === 3 &&
		layers.every(({ gradientSize }, i) => {
			const text = document.querySelectorAll("#statistics .gradient-size > .figures")[i].textContent;
			return Math.abs(Number(text.replaceAll("−", "-")) - gradientSize) <= 0.06 * gradientSize;
		}) && layers.every((layer, i) => ["activations", "weights", "gradients"].every((of) => {
			const bars = document.querySelectorAll("#statistics [data-of=" + of + "]")[i].querySelectorAll("path");
			const shown = [...bars].slice(1).reduce((n, path) => n + path.getAttribute("d").split("M").length - 1, 0);
			return shown === layer[of].counts.filter(Boolean).length;
		})))(neuralplay.statistics())`)
	b.do(`globalThis.changed = performance.now(); new MutationObserver(() => { changed = performance.now(); }).observe(
		document.getElementById("statistics"), { subtree: true, childList: true, attributes: true })`)
	b.until("then nothing is refreshed any more", `performance.now() - changed > 1000`)
	b.do(`neuralplay.configure({ networkShape: [2] })`)
	b.until("another network has its own", `document.querySelectorAll("#statistics .gradient-size").length === 2`)
}

// A run that has diverged has nothing to count; a reset brings the pictures back.
func TestStatisticsOfADivergedRun(t *testing.T) {
	b := open(t, window{link: "#v=1&seed=0.5&problem=regression&activation=relu&learningRate=1000",
		width: 1280, height: 800})
	b.openNetwork()
	b.do(`neuralplay.play()`)
	b.until("it diverges", `neuralplay.state().diverged`)
	b.until("the fold says what is there, or that nothing is", `document.querySelector("#statistics > .note:last-child")
		.textContent !== ""`)
	b.do(`neuralplay.reset()`)
	b.until("the pictures are back", fmt.Sprintf(`document.querySelector(".layer-statistics").checkVisibility() &&
		document.querySelectorAll("#statistics .gradient-size").length === %d`, 3))
}

// A finger has room on the buttons, and nothing is wider than the sheet.
func TestFindingsOnAPhone(t *testing.T) {
	b := open(t, window{link: "#v=1&seed=0.5", width: 390, height: 844, touch: true})
	b.do(`neuralplay.setBias(1, 0, 30)`)
	b.clickOn("#open-sheet")
	b.clickOn("#sheet-head [data-tab=inspector]")
	b.until("the finding is there", firstFinding+`?.checkVisibility()`)
	if high := eval[float64](b, firstFinding+`.querySelector("button").offsetHeight`); high < 44 {
		t.Errorf("the button is %v px high", high)
	}
	if wide := eval[float64](b, `document.getElementById("statistics").scrollWidth - innerWidth`); wide > 0 {
		t.Errorf("the fold is %v px wider than the screen", wide)
	}
}
