package e2e

import (
	"strings"
	"testing"
)

// visible returns those of the elements that a person can see.
func visible(b *tab, selectors ...string) string {
	b.Helper()
	return eval[string](b, `[`+quotedList(selectors)+`].filter(selector =>
		document.querySelector(selector)?.checkVisibility()).join(" ")`)
}

func quotedList(texts []string) string {
	quoted := make([]string, len(texts))
	for i, text := range texts {
		quoted[i] = quote(text)
	}
	return strings.Join(quoted, ", ")
}

// parts are what a link can take away, beyond the settings' own controls.
var parts = []string{"#play", "#step", "#reset", "#share", "#help-button", "#theme", "#language",
	"#toggle-left", "#toggle-right",
	"#regenerate", "#new-weights", "[data-key=speed]", "[data-key=preset]", "[data-key=learningRate]",
	"[data-key=networkShape]", ".stage-layers", "#readouts", ".keys", ".scale", ".chart-title", "[data-key=lossScale]",
	"[data-fold=data]", "[data-fold=samples]",
	"[data-fold=network]", "[data-fold=training]", "[data-fold=view]", "[data-fold=evaluation]",
	"[data-fold=inspector]", "[data-fold=statistics]"}

// A link shows only what it names, and what that stands in; the columns without
// anything are not there.
func TestOnly(t *testing.T) {
	b := open(t, window{link: "#v=1&seed=0.5&only=play,step,learningRate", width: 1280})
	b.until("the columns are gone", `!document.getElementById("left").checkVisibility()`)
	if got, want := visible(b, parts...),
		"#play #step #toggle-right [data-key=learningRate] [data-fold=training]"; got != want {
		t.Errorf("to be seen are %s, want %s", got, want)
	}
	b.until("the stage has the room", `testing.send("link") && document.getElementById("stage").offsetWidth > 900`)
	b.do(`neuralplay.configure({ only: ["none"] })`)
	b.until("nothing is left", `!document.getElementById("right").checkVisibility()`)
	if got := visible(b, parts...); got != "" {
		t.Errorf("to be seen are %s, want nothing", got)
	}
	b.do(`location.hash = "#v=1&seed=0.5"`)
	b.until("all is back", `document.getElementById("left").checkVisibility()`)
	if got, want := visible(b, parts...), strings.Join(parts, " "); got != want {
		t.Errorf("to be seen are %s, want %s", got, want)
	}
}

// On a phone the sheet has only the tabs that lead somewhere.
func TestOnlyOnAPhone(t *testing.T) {
	b := open(t, window{link: "#v=1&seed=0.5&only=play,learningRate", width: 390, height: 844, touch: true})
	b.clickOn("#open-sheet")
	b.until("the learning rate is there", `document.querySelector("[data-key=learningRate]").checkVisibility()`)
	b.until("it is the only tab", `[...document.querySelectorAll("#sheet-head [role=tab]")]
		.filter(tab => tab.checkVisibility()).map(tab => tab.dataset.tab).join() === "training"`)
	// Run to goes with Step, and has its place there.
	b.do(`location.hash = "#v=1&seed=0.5&only=step"`)
	b.until("it is the only control", `document.getElementById("run-to").checkVisibility() &&
		!document.querySelector("[data-key=learningRate]").checkVisibility()`)
	b.until("the layers' sizes stand beside the other headings", `(y => y.length === 4 && y.every(v =>
		Math.abs(v - y[0]) < 3))([...document.querySelectorAll("#overlay .heading, .layer-stepper .count")].map(e => {
			const { top, bottom } = e.getBoundingClientRect();
			return (top + bottom) / 2;
		}))`)
	b.enter("#run-to-epoch", "9")
	b.clickOn("#run-to-start")
	b.until("it ran", idleAt+`9)(neuralplay.state())`)
}

// Each name takes away what it says and what else changes the same thing.
func TestHidingTakesAlong(t *testing.T) {
	b := open(t, window{link: "#v=1&seed=0.5", width: 1280})
	shown := strings.Join(parts, " ")
	for name, gone := range map[string][]string{
		"shareButton": {"#share"}, "help": {"#help-button"}, "theme": {"#theme"}, "language": {"#language"},
		"columns": {"#toggle-left", "#toggle-right"}, "regenerate": {"#regenerate"}, "newWeights": {"#new-weights"},
		"seed": {"#regenerate", "[data-key=preset]"}, "weightSeed": {"#new-weights", "[data-key=preset]"},
		"learningRate":    {"[data-key=preset]", "[data-key=learningRate]"},
		"numHiddenLayers": {"[data-key=preset]", "[data-key=networkShape]", ".stage-layers"},
		"speed":           {"[data-key=speed]"}, "legend": {".keys", ".scale"}, "samples": {"[data-fold=samples]"},
		"curves": {".chart-title", "[data-key=lossScale]"}, "readouts": {"#readouts"},
		"network":   {"#new-weights", "[data-key=networkShape]", "[data-fold=network]"},
		"inspector": {"[data-fold=inspector]"}, "statistics": {"[data-fold=statistics]"},
		"evaluationPanel": {"[data-fold=evaluation]"},
	} {
		b.do(`location.hash = "#v=1&seed=0.5&` + name + `_hide=true"`)
		want := shown
		for _, selector := range gone {
			want = strings.Replace(want+" ", selector+" ", "", 1)
			want = strings.TrimSpace(want)
		}
		b.until(name+" takes along what it should", `[`+quotedList(parts)+`].filter(selector =>
			document.querySelector(selector)?.checkVisibility()).join(" ") === `+quote(want))
	}
	b.do(`location.hash = "#v=1&seed=0.5&preset=neuron"`)
	b.until("a preset can be run", `document.getElementById("goal-preset").checkVisibility()`)
	b.do(`location.hash = "#v=1&seed=0.5&preset=neuron&step_hide=true"`)
	b.until("not where nothing is to be stepped", `!document.getElementById("goal-preset").checkVisibility() &&
		!document.getElementById("run-to").checkVisibility() &&
		document.querySelector("[data-key=preset]").checkVisibility()`)
}

// Whatever a person can use or read has a name that takes it away, which the help
// lists. Nothing is lost by it: without the name it is there again. The network's tree is
// what the canvas is to others, and stays as that does.
func TestEverythingHasANameThatHidesIt(t *testing.T) {
	b := open(t, window{link: "#v=1&seed=0.5&speed=slow&preset=neuron", width: 1280, height: 800})
	b.do(`document.querySelectorAll(".fold[data-closed] h2 button").forEach(button => button.click())`)
	b.do(`document.getElementById("open-samples").click()`)
	b.do(`document.getElementById("help-button").click()`)
	names := eval[[]string](b, `[...document.querySelectorAll("#help .hideable code")].map(code => code.textContent)`)
	b.do(`document.querySelector("#help button").click()`)
	b.until("the samples are listed", `document.querySelector("#samples-panel tbody tr")`)
	b.do(`(() => {
		const there = (e) => e.checkVisibility({ visibilityProperty: true });
		globalThis.lost = (was) => was.filter((e) => !there(e));
		globalThis.things = [...document.querySelectorAll("body :is(button, input, select, summary, " +
			"[tabindex]:not([role=treeitem]), .fold, .readouts, .samples-panel, .motion, .keys, .scale, .chart-title)")]
			.filter(there);
	})()`)
	if len(names) < 60 || eval[int](b, `things.length`) < 90 {
		t.Fatalf("only %d names and %d things", len(names), eval[int](b, `things.length`))
	}
	left := eval[[]string](b, `(async () => {
		const frames = async () => { for (let i = 0; i < 2; i++) await new Promise(requestAnimationFrame); };
		const left = new Set(things);
		let before = {};
		for (const name of [`+quotedList(names)+`]) {
			neuralplay.configure({ ...before, [name + "_hide"]: true });
			before = { [name + "_hide"]: false };
			await frames();
			lost(things).forEach((e) => left.delete(e));
		}
		neuralplay.configure(before);
		await frames();
		document.getElementById("open-samples").click(); // a table that was hidden is closed
		await frames();
		return [...[...left].map((e) => "no name hides " + e.outerHTML.slice(0, 120)),
			...lost(things.filter((e) => e.isConnected)).map((e) => "for good is gone " + e.outerHTML.slice(0, 120))];
	})()`)
	for _, fault := range left {
		t.Error(fault)
	}
}

// What a link names is there, even if it changes what others would that are not.
func TestEverySettingCanBeShownAlone(t *testing.T) {
	b := open(t, window{link: "#v=1&seed=0.5&only=regenerate,newWeights,activations,lossScale", width: 1280})
	b.until("all of them are there", `["#regenerate", "#new-weights", "[data-key=activations]", "[data-key=lossScale]"]
		.every(selector => document.querySelector(selector).checkVisibility())`)
	b.do(`location.hash = "#v=1&seed=0.5&only=curves,legend"`)
	b.until("so are panels", `[".scale", ".keys", ".chart-title"]
		.every(selector => document.querySelector(selector).checkVisibility()) && !document.querySelector("#readouts")
			.checkVisibility()`)
}

// A diverged run offers no other learning rate where there is none to choose.
func TestHiddenRateOnDivergence(t *testing.T) {
	b := open(t, window{link: "#v=1&seed=0.5&learningRate=900&activation=relu&learningRate_hide=true"})
	b.do(`neuralplay.play()`)
	b.until("it diverges", `document.querySelector("#banner [data-id=diverged]")`)
	b.until("it can be reset, no more", `[...document.querySelectorAll(
		"#banner [data-id=diverged] .message-actions button")].map(button => button.textContent).join() === "Reset"`)
}

// A warning stands once, and goes with the next link.
func TestWarningGoesWithAGoodLink(t *testing.T) {
	b := open(t, window{link: "#v=1&seed=0.5&noise=lots&only=colour,play"})
	b.until("a warning stands there", `document.querySelectorAll("#banner [data-id=link] li").length === 2`)
	b.do(`neuralplay.configure({ learningRate: 0.3 })`)
	b.until("a change counts", `location.hash.includes("learningRate=0.3")`)
	if !eval[bool](b, `Boolean(document.querySelector("#banner [data-id=link]"))`) {
		t.Error("a change took the warning away before anybody could read it")
	}
	b.do(`globalThis.made = 0; new MutationObserver(changes => {
		const added = changes.flatMap(({ addedNodes }) => [...addedNodes]);
		made += added.filter(node => node.dataset?.id === "link").length;
	}).observe(document.getElementById("banner"), { childList: true });
	location.hash = "#v=1&seed=0.6&noise=many"`)
	b.until("the next bad link has its own", `neuralplay.config().seed === "0.6" &&
		document.querySelector("#banner [data-id=link]")?.textContent.includes("many")`)
	b.do(`location.hash = "#v=1&seed=0.7"`)
	b.until("a good link takes it away", `neuralplay.config().seed === "0.7" &&
		!document.querySelector("#banner [data-id=link]")`)
	if made := eval[int](b, `made`); made != 1 {
		t.Errorf("the warning was made %d times, want once", made)
	}
}
