package e2e

import (
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/chromedp/chromedp/kb"
)

// chipsShown is JavaScript for the numbers over the units, as they are written.
const chipsShown = `[...document.querySelectorAll(".activation")].filter(e => e.checkVisibility()).map(e =>
	(e.hasAttribute("data-error") ? "δ" : "") + e.textContent.replace("−", "-"))`

// The worked example, stage by stage, as a learner walks it: what stands over the units
// and in the sentence are the reference's numbers.
func TestWalkThroughTheWorkedExample(t *testing.T) {
	text, err := os.ReadFile("../../nn/testdata/worked_example.json")
	if err != nil {
		t.Fatal(err)
	}
	var golden struct{ Steps []workedStep }
	if err := json.Unmarshal(text, &golden); err != nil {
		t.Fatal(err)
	}
	step := golden.Steps[0]
	b := open(t, window{link: "#v=1&preset=worked-example", width: 1280, height: 800})
	b.clickOn("#open-walk")
	b.until("it says how to begin", `document.getElementById("walk-what").textContent.includes("first sample")`)
	b.until("the grain is a stage", `document.querySelector("#walk-by input:checked").value === "stage"`)
	b.until("there is nothing to go back to, and nothing to undo", `["walk-back", "undo"].every((id) =>
		document.getElementById(id).getAttribute("aria-disabled") === "true")`)
	plus := func(v float64) string { return fmt.Sprintf("%+.2f", v) }
	inputs := []string{"+0.05", "+0.10"}
	hidden := append(append([]string{}, inputs...), plus(step.A1[0]), plus(step.A1[1]))
	all := append(append([]string{}, hidden...), plus(step.A2[0])[1:], plus(step.A2[1])[1:]) // probabilities
	stages := []struct {
		title, said string
		chips       []string
	}{
		{"Sample 1: Forward to Layer 1", "weighted sum of the inputs plus the bias", hidden},
		{"Sample 1: Forward to Outputs", "outputs before it plus the bias", all},
		{"Sample 1: Loss", "Output 0.7514, 0.7729, target 0.01, 0.99: the loss is 0.2984", all},
		{"Sample 1: Backward to Outputs", "slope of the loss",
			append(append([]string{}, hidden...), fmt.Sprintf("δ%+.2f", step.Delta2[0]),
				fmt.Sprintf("δ%+.3f", step.Delta2[1]))},
		{"Sample 1: Backward to Layer 1", "come back along",
			append(append([]string{}, inputs...),
				fmt.Sprintf("δ%+.4f", step.Delta1[0]), fmt.Sprintf("δ%+.4f", step.Delta1[1]),
				fmt.Sprintf("δ%+.2f", step.Delta2[0]), fmt.Sprintf("δ%+.3f", step.Delta2[1]))},
	}
	check := func(i int) {
		t.Helper()
		b.until(stages[i].title, fmt.Sprintf(`document.getElementById("walk-where").textContent === %q &&
			document.getElementById("walk-what").textContent.includes(%q)`, stages[i].title, stages[i].said))
		b.until("its numbers", fmt.Sprintf(`JSON.stringify(%s) === JSON.stringify(%s)`,
			chipsShown, quote(stages[i].chips)))
	}
	for i := range stages {
		b.clickOn("#walk-next")
		check(i)
	}
	b.clickOn("#walk-next")
	b.until("the update is shown", `document.getElementById("walk-where").textContent === "Update"`)
	b.until("it was made", `neuralplay.state().step === 1 &&
		Math.abs(neuralplay.parameters().layers[1].weights[0][0] - 0.35891648) < 5e-9`)
	for i := len(stages) - 1; i >= 0; i-- {
		b.clickOn("#walk-back")
		check(i)
	}
	b.until("the weights are the first ones again", `neuralplay.state().step === 0 &&
		neuralplay.parameters().layers[1].weights[0][0] === 0.4`)
	b.clickOn("#walk-close")
	b.until("the walk is over", `document.getElementById("walk").hidden && neuralplay.state().walk === null`)
}

// From the strip it is one press to the numbers behind a stage, those of a unit of its layer,
// and from there on to the sample beside it.
func TestWalkShowsItsArithmetic(t *testing.T) {
	b := open(t, window{link: "#v=1&preset=neuron", width: 1280, height: 800})
	b.clickOn("#open-walk")
	b.clickOn("#walk-next")
	b.until("nothing is said of a bias that is not there", `document.getElementById("walk-what").textContent ===
		"z is the weighted sum of the inputs; a = f(z) is the output."`)
	b.clickOn("#walk-sums")
	shown := func(what string) {
		t.Helper()
		b.until(what, `document.querySelector(".shown-sample .label").textContent === `+quote(what))
	}
	shown("Output: sample 1")
	b.until("the arithmetic is in view, and has the focus", `(summary => document.activeElement === summary &&
		clickable("[data-section=arithmetic] summary") && summary.getBoundingClientRect().top < innerHeight / 2)(
		document.querySelector("[data-section=arithmetic] summary"))`)
	b.clickOn(".shown-sample .turn button:last-child")
	shown("Output: sample 2")
	b.until("the walk has gone there", `neuralplay.state().walk.index === 1`)
	b.resize(390, 844, 1, true)
	b.until("the page is a phone's", `document.getElementById("open-sheet").checkVisibility()`)
	b.focus("#walk-sums")
	b.key("\r")
	b.until("on a phone they are in the sheet", `clickable("[data-section=arithmetic] summary") &&
		document.querySelector("[role=tab][data-tab=inspector]").getAttribute("aria-selected") === "true"`)
}

// The keys walk, too, and the help names them.
func TestWalkKeys(t *testing.T) {
	b := open(t, window{link: "#v=1&seed=0.5&batchSize=3", width: 1280, height: 800})
	at := func(what, walk string) {
		t.Helper()
		b.until(what, `JSON.stringify(((w) => w && [w.stage, w.layer, w.index])(seen.last.state.walk)) === '`+walk+`'`)
	}
	b.key(".")
	at("a stage", `["forward",1,0]`)
	b.until("the strip has come", `document.getElementById("walk").checkVisibility()`)
	b.key(".")
	at("the next", `["forward",2,0]`)
	b.key(",")
	at("one back", `["forward",1,0]`)
	b.clickOn(`#walk-by input[value="sample"]`)
	b.until("the link says so", `location.hash.includes("walkBy=sample")`)
	b.key(".")
	at("the rest of the sample", `["backward",1,0]`)
	b.key(".")
	at("the next sample", `["backward",1,1]`)
	b.clickOn(`#walk-by input[value="batch"]`)
	b.key(".")
	at("the rest of the batch", `["update",0,-1]`)
	b.until("which was trained", `seen.last.state.step === 1`)
	b.clickOn(`#walk-by input[value="epoch"]`)
	b.key(".")
	b.until("an epoch", `seen.last.state.epoch === 1 && seen.last.state.canGoBack`)
	b.key(",")
	at("back before the epoch", `["update",0,-1]`)
	b.until("to where it was", `seen.last.state.epoch === 0 && seen.last.state.step === 1`)
	b.key(kb.Escape)
	b.until("Escape leaves the walk", `document.getElementById("walk").hidden && seen.last.state.walk === null`)
	b.clickOn("#help-button")
	b.until("the help has the keys", `[...document.querySelectorAll("#help kbd")].some(k => k.textContent === ". ,")`)
}

// The walk's sample is ringed, marked in the table, and named in the inspector; a row
// that is chosen moves the walk there.
func TestTheWalkAndTheTable(t *testing.T) {
	b := open(t, window{link: "#v=1&seed=0.12345&networkShape=3&dataset=gauss&walkBy=sample", width: 1280, height: 860})
	b.openSamples()
	b.key(".")
	row := func(what string, n int) {
		t.Helper()
		b.until(what, fmt.Sprintf(`document.querySelector(
			'#samples-panel [aria-current="true"] .is-index')?.textContent === "%d"`, n))
	}
	row("the first sample is marked", 1)
	b.key(".")
	row("then the second", 2)
	b.clickOn("#samples-panel tbody tr:nth-child(5) .is-index")
	b.until("the walk has moved", `seen.last.state.walk.index === 4 && seen.last.state.walk.stage === "forward"`)
	row("to the fifth", 5)
	said := eval[string](b, `document.getElementById("walk-where").textContent`)
	if !strings.HasPrefix(said, "Sample 5 (5 of 10)") {
		t.Errorf("the strip says %q", said)
	}
}

// Who hides Step hides the walk with all its ways in.
func TestHiddenWalk(t *testing.T) {
	b := open(t, window{link: "#v=1&seed=0.5&stepButton_hide=true", width: 1280, height: 800})
	b.until("no button", `!document.getElementById("open-walk").checkVisibility()`)
	b.key(".")
	b.do(`neuralplay.walk("sample")`)
	b.until("the page hears of the script's walk", `seen.last.state.walk?.stage === "backward"`)
	if eval[bool](b, `document.getElementById("walk").checkVisibility()`) {
		t.Error("the strip has come all the same")
	}
	if index := eval[int](b, `seen.last.state.walk.index`); index != 0 {
		t.Errorf("the key has walked on, to sample %d", index)
	}
}
