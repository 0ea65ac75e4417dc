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
var parts = []string{"#play", "#step", "#reset", "#share", "#help-button", "#theme", "#toggle-left", "#toggle-right",
	"#regenerate", "#new-weights", "[data-key=speed]", "[data-key=preset]", "[data-key=learningRate]",
	"[data-key=networkShape]", ".stage-layers", ".keys", "[data-fold=data]", "[data-fold=samples]",
	"[data-fold=network]", "[data-fold=training]", "[data-fold=view]", "[data-fold=evaluation]",
	"[data-fold=inspector]"}

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
}

// Each name takes away what it says and what else changes the same thing.
func TestHidingTakesAlong(t *testing.T) {
	b := open(t, window{link: "#v=1&seed=0.5", width: 1280})
	shown := strings.Join(parts, " ")
	for name, gone := range map[string][]string{
		"shareButton": {"#share"}, "help": {"#help-button"}, "theme": {"#theme"},
		"columns": {"#toggle-left", "#toggle-right"}, "regenerate": {"#regenerate"}, "newWeights": {"#new-weights"},
		"seed": {"#regenerate", "[data-key=preset]"}, "weightSeed": {"#new-weights", "[data-key=preset]"},
		"learningRate":    {"[data-key=preset]", "[data-key=learningRate]"},
		"numHiddenLayers": {"[data-key=preset]", "[data-key=networkShape]", ".stage-layers"},
		"speed":           {"[data-key=speed]"}, "legend": {".keys"}, "samples": {"[data-fold=samples]"},
		"network":   {"#new-weights", "[data-key=networkShape]", "[data-fold=network]"},
		"inspector": {"[data-fold=inspector]"}, "evaluationPanel": {"[data-fold=evaluation]"},
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
