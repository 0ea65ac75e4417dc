package e2e

import (
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/chromedp/kb"
)

// setting is a row of the page's table of settings, as far as tests need it.
type setting struct {
	Key, Kind, Group, Control, Label string
	When                             *struct {
		Key string
		In  []string
	}
}

func settingsOf(b *tab) []setting {
	b.Helper()
	rows := eval[[]setting](b, `neuralplaySettings.filter(s => s.control !== "none")`)
	if len(rows) < 20 {
		b.Fatalf("the table has only %d settings with a control", len(rows))
	}
	return rows
}

// Every control changes what it says it does: the configuration, the link and
// the address follow, and the browser's history does not grow.
func TestEveryControl(t *testing.T) {
	b := open(t, window{link: "#v=1&seed=0.12345", width: 1180, height: 700})
	b.do(`document.querySelectorAll(".fold[data-closed] h2 button").forEach(heading => heading.click())`)
	entries := eval[int](b, `history.length`)
	for _, s := range settingsOf(b) {
		t.Run(s.Key, func(t *testing.T) {
			b := b.in(t)
			if s.When != nil {
				b.do(fmt.Sprintf(`neuralplay.configure({ %s: %q })`, s.When.Key, s.When.In[0]))
			}
			b.until("the control is there", fmt.Sprintf(`document.querySelector("[data-key=%s]").offsetParent !== null`, s.Key))
			if s.Group == "inputs" { // the last one cannot be switched off
				b.do(fmt.Sprintf(`neuralplay.configure({ %s: true })`, map[bool]string{true: "y", false: "x"}[s.Key == "x"]))
			}
			before := eval[string](b, value(s.Key))
			shown := eval[string](b, `shows(`+quote(s.Key)+`)`)
			if shown != before {
				t.Errorf("the control shows %s, the configuration has %s", shown, before)
			}
			operate(b, s)
			b.until("the configuration follows the control", fmt.Sprintf(`%s !== %s`, value(s.Key), quote(before)))
			b.until("the control shows what counts", fmt.Sprintf(`shows(%q) === %s`, s.Key, value(s.Key)))
			b.until("the address is the link", `location.hash === neuralplay.link()`)
			b.until("the link names it", `Object.fromEntries(location.hash.slice(1).split("&").map(p => p.split("=")))[`+quote(s.Key)+`] === `+value(s.Key))
		})
	}
	if got := eval[int](b, `history.length`); got != entries {
		t.Errorf("the history grew from %d to %d entries", entries, got)
	}
	checkRestored(t, b)
}

// value is the JavaScript of a setting's value as the link writes it.
func value(key string) string { return `String(neuralplay.config()[` + quote(key) + `])` }

// shows is part of every page (see open): what a control says, as the link
// would write it.
const shows = `
	globalThis.shows = (key) => {
		const node = document.querySelector("#setting-" + key);
		if (node.matches("[role=radiogroup]")) return node.querySelector("input:checked")?.value;
		if (node.matches("[type=checkbox]")) return String(node.checked);
		if (node.matches(".layer-activations")) return [...node.querySelectorAll("select")].map(select => select.value).join().replace(/,*$/, "");
		if (node.matches(".stepper")) return [...document.querySelectorAll(".layer-rows input")].map(input => input.value).join();
		return node.value;
	};`

// operate changes a control by mouse or keyboard, after its sort.
func operate(b *tab, s setting) {
	b.Helper()
	id := "#setting-" + s.Key
	sort := eval[string](b, `(node => node.getAttribute("role") ?? node.type ?? node.className)(document.querySelector(`+quote(id)+`))`)
	if sort == "group" {
		sort += s.Key
	}
	switch sort {
	case "radiogroup":
		b.clickOn(id + " input:not(:checked)")
	case "checkbox":
		b.clickOn(id)
	case "range":
		b.focus(id)
		b.key(kb.ArrowRight)
	case "select-one":
		b.focus(id)
		b.key(kb.ArrowDown)
		b.key(kb.ArrowDown)
	case "text":
		b.enter(id, "0.777")
	case "group" + "activations":
		b.focus(id + " select")
		b.key(kb.ArrowDown)
	case "group" + "networkShape": // the shape: one layer more, and a unit more in the first
		b.clickOn(id + " button:last-child")
		b.until("there is a third layer", `neuralplay.config().networkShape.length === 3`)
		b.clickOn(`.layer-row[data-layer="1"] button:last-child`)
	default:
		b.Fatalf("%s is a control of the sort %q: the test does not know how to use it", id, sort)
	}
}

// checkRestored opens the address of a tab in another one.
func checkRestored(t *testing.T, b *tab) {
	t.Helper()
	b.do(`neuralplay.reset()`)
	other := open(t, window{link: eval[string](b, `location.hash`)})
	const all = `JSON.stringify([neuralplay.config(), neuralplay.data(), neuralplay.parameters(), neuralplay.link()])`
	if got, want := eval[string](other, all), eval[string](b, all); got != want {
		t.Errorf("the link %s gives\n%.300s…, want\n%.300s…", eval[string](b, `location.hash`), got, want)
	}
}

// A change that cannot be is refused with a sentence, and the control goes back
// to what counts.
func TestControlsRefuse(t *testing.T) {
	b := open(t, window{link: "#v=1&seed=0.12345&x=false"})
	b.clickOn("#setting-y")
	b.until("a sentence says why", `document.querySelector("#banner [data-id=refused]")?.textContent.includes("input")`)
	b.until("the control shows what counts", `shows("y") === "true" && neuralplay.config().y`)
}

// Every control shows what a link says, also a value between its steps or
// past its end.
func TestControlsShowTheLink(t *testing.T) {
	b := open(t, window{width: 1180})
	for _, link := range []string{
		"seed=a%20b&learningRate=0.0123&noise=63&percTrainData=33&batchSize=77&regularizationRate=0.5",
		"seed=1&showTestData=true&discretize=true&initZero=true&x=false&xSquared=true&sinY=true&problem=regression&regDataset=reg-gauss",
		"seed=2&dataset=spiral&networkShape=3,1,5&activation=sigmoid&regularization=L2&partialBatch=carry&speed=slow&lossScale=log&weightSeed=w",
	} {
		b.do(`location.hash = ` + quote("#v=1&"+link))
		b.until("the link is loaded", `neuralplay.link().includes(`+quote(link[:6])+`)`)
		for _, pair := range strings.Split(link, "&") {
			key, text, _ := strings.Cut(pair, "=")
			b.until(key+" is shown", fmt.Sprintf(`shows(%q) === %q`, key, text))
		}
		for _, s := range settingsOf(b) {
			if got, want := eval[string](b, `shows(`+quote(s.Key)+`)`), eval[string](b, value(s.Key)); got != want {
				t.Errorf("%s: the control shows %s, the configuration has %s", s.Key, got, want)
			}
		}
	}
}
