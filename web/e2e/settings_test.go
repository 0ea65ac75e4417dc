package e2e

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp/kb"
)

// setting is a row of the page's table of settings, as far as tests need it.
type setting struct {
	Key, Kind, Group, Control, Needs string

	When   *condition
	Unless []condition
}

// condition is that a setting has one of some values.
type condition struct {
	Key string
	In  []string
}

// settingsTable is the page's generated table, as JSON.
func settingsTable(t testing.TB) string {
	t.Helper()
	module := readSource(t, "js/generated/settings.js")
	from, to := strings.Index(module, "["), strings.LastIndex(module, "]")
	if from < 0 || to < from {
		t.Fatal("js/generated/settings.js holds no list")
	}
	return strings.TrimRight(module[from:to], ", \n") + "]" // a module may end a list with a comma, JSON may not
}

// settingsOf returns the settings that have a control.
func settingsOf(t testing.TB) []setting {
	t.Helper()
	var rows []setting
	if err := json.Unmarshal([]byte(settingsTable(t)), &rows); err != nil {
		t.Fatal("js/generated/settings.js: ", err)
	}
	rows = slices.DeleteFunc(rows, func(s setting) bool { return s.Control == "none" })
	if len(rows) < 20 {
		t.Fatalf("the table has only %d settings with a control", len(rows))
	}
	return rows
}

// label is what the page calls a setting.
func label(t testing.TB, s setting) string {
	t.Helper()
	var texts map[string]any
	if err := json.Unmarshal([]byte(readSource(t, "text/en.json")), &texts); err != nil {
		t.Fatal("text/en.json: ", err)
	}
	text, ok := texts["settings."+s.Key+".label"].(string)
	if !ok {
		t.Fatalf("text/en.json has no label of %s", s.Key)
	}
	return text
}

// Every control changes what it says it does: the configuration, the link and
// the address follow, and the browser's history does not grow.
func TestEveryControl(t *testing.T) {
	b := open(t, window{link: "#v=1&seed=0.12345", width: 1180, height: 700})
	// The samples fill their fold a moment later, and push what stands under it
	// away from the mouse.
	b.do(`document.querySelectorAll(".fold[data-closed]:not([data-fold=samples]) h2 button").forEach(heading =>
		heading.click())`)
	b.do(`document.getElementById("open-walk").click()`) // one is in the strip of the walk
	entries := eval[int](b, `history.length`)
	for _, s := range settingsOf(b) {
		t.Run(s.Key, func(t *testing.T) {
			b := b.in(t)
			if s.When != nil {
				b.do(fmt.Sprintf(`neuralplay.configure({ %s: %q })`, s.When.Key, s.When.In[0]))
			}
			for _, unless := range s.Unless { // another case may have changed it
				b.do(`toDefault(` + quote(unless.Key) + `)`)
			}
			suitData(b, s.Needs)
			b.until("the control is there", fmt.Sprintf(`document.querySelector("[data-key=%s]").offsetParent !== null`,
				s.Key))
			if s.Group == "inputs" { // the last one cannot be switched off
				b.do(fmt.Sprintf(`neuralplay.configure({ %s: true })`, map[bool]string{true: "y",
					false: "x"}[s.Key == "x"]))
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
			b.until("the link names it", `Object.fromEntries(location.hash.slice(1).split("&").map(p =>
				p.split("=")))[`+quote(s.Key)+`] === `+value(s.Key))
			if s.Key == "preset" { // it changed much that the others start from
				b.do(`testing.send("load", "#v=1&seed=0.12345")`)
				b.until("the page is as at first", `testing.config().preset === "none"`)
			}
		})
	}
	if got := eval[int](b, `history.length`); got != entries {
		t.Errorf("the history grew from %d to %d entries", entries, got)
	}
	checkRestored(t, b)
}

// suitData chooses data that have a use for a setting.
func suitData(b *tab, needs string) {
	b.Helper()
	if needs == "" || eval[bool](b, fmt.Sprintf(`testing.space().has[%q]`, needs)) {
		return
	}
	with := map[string]string{"plane": "circle", "divided": "circle", "generated": "circle",
		"sliced": "table-parity"}[needs]
	b.do(fmt.Sprintf(`neuralplay.configure({ problem: "classification", dataset: %q })`, with))
	b.until("the page knows the data", fmt.Sprintf(`testing.space().has[%q]`, needs))
}

// value is the JavaScript of a setting's value as the link writes it. Of a slice
// it is the one in force: what the link leaves out, the data decide.
func value(key string) string {
	if key == "slice" {
		return `String(testing.space().slice)`
	}
	return `String(neuralplay.config()[` + quote(key) + `])`
}

// shows is part of every page (see open): what a control says, as the link
// would write it.
const shows = `
	globalThis.toDefault = (key) => neuralplay.configure({ [key]: settings.find(s => s.key === key).default });
	globalThis.shows = (key) => {
		const node = document.querySelector("#setting-" + key);
		const setting = settings.find(s => s.key === key);
		const selects = () => [...node.querySelectorAll("select")].map(select => select.value).join();
		const held = (value, i) => node.querySelector('[data-column="' + i + '"] [type=range]')?.value ?? value;
		if (node.matches("[role=radiogroup]")) return node.querySelector("input:checked")?.value;
		if (node.matches("[type=checkbox]")) return String(node.checked);
		if (node.matches(".layer-activations")) return selects().replace(/,*$/, "");
		if (node.matches(".axes")) return selects();
		if (node.matches(".slice-values")) return testing.space().slice.map(held).join();
		if (node.type === "range" && setting.full && Number(node.value) === setting.max + setting.step) return "full";
		if (node.matches(".stepper")) return [...document.querySelectorAll(".layer-rows input")].map(i =>
			i.value).join();
		return node.dataset.value ?? node.value; // a typed value has its unit
	};`

// operate changes a control by mouse or keyboard, after its sort.
func operate(b *tab, s setting) {
	b.Helper()
	id := "#setting-" + s.Key
	sort := eval[string](b, `(node =>
		node.getAttribute("role") ?? node.type ?? node.className)(document.querySelector(`+quote(id)+`))`)
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
	case "spinbutton":
		b.enter(id, map[string]string{"integer": "37", "number": "0.777"}[s.Kind])
	case "group" + "activations", "group" + "axes":
		b.focus(id + " select")
		b.key(kb.ArrowDown)
	case "group" + "slice":
		b.focus(id + " [type=range]")
		b.key(kb.ArrowRight)
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
	b.until("the address is the link", `location.hash === neuralplay.link()`)
	other := open(t, window{link: eval[string](b, `location.hash`)})
	const all = `JSON.stringify([neuralplay.config(), neuralplay.data(), neuralplay.parameters(), neuralplay.link()])`
	if got, want := eval[string](other, all), eval[string](b, all); got != want {
		t.Errorf("the link %s restores\n%.300s…, want\n%.300s…", eval[string](b, `location.hash`), got, want)
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

// A control shows only where the data in force have a use for it.
func TestControlsSuitTheData(t *testing.T) {
	b := open(t, window{link: "#v=1&seed=0.12345"})
	const setData = `neuralplay.setData("%s\n" + Array.from({ length: 20 }, (_, i) => "%s".replaceAll("i", i) + (i %% 2
		? ",no" : ",yes")).join("\n"))`
	for _, c := range []struct{ name, choose, has string }{
		{"generated points", `neuralplay.configure({ dataset: "moons" })`, "plane divided generated drawn"},
		{"a truth table of two inputs", `neuralplay.configure({ dataset: "table-xor" })`, "plane drawn"},
		{"a truth table with a weight seed", `neuralplay.configure({ weightSeed: "1" })`, "plane"},
		{"and without", `neuralplay.configure({ weightSeed: "" })`, "plane drawn"},
		{"a truth table of three", `neuralplay.configure({ dataset: "table-parity" })`, "sliced drawn"},
		{"own data of two inputs", fmt.Sprintf(setData, "a,b,kind", "i,2"), "plane divided drawn"},
		{"own data of four inputs", fmt.Sprintf(setData, "a,b,c,d,kind", "i,2,3,-i"), "sliced divided drawn"},
		{"own data of one input", fmt.Sprintf(setData, "a,kind", "i"), "divided drawn"},
	} {
		before := eval[int](b, `seen.count.config`)
		b.do(c.choose)
		b.until("the page knows", fmt.Sprintf(`seen.count.config > %d`, before))
		for _, s := range settingsOf(b) {
			if s.Needs == "" {
				continue
			}
			if got, want := eval[bool](b, fmt.Sprintf(`!document.querySelector("[data-key=%s]").hidden`,
				s.Key)), strings.Contains(c.has, s.Needs); got != want {
				t.Errorf("%s: whether %s shows is %v, want %v", c.name, s.Key, got, want)
			}
		}
	}
}

// Every control shows what a link says, also a value between its steps or
// past its end.
func TestControlsShowTheLink(t *testing.T) {
	b := open(t, window{width: 1180})
	for _, link := range []string{
		"seed=a%20b&learningRate=0.0123&noise=63&percTrainData=33&batchSize=77&regularizationRate=0.5",
		"seed=1&showTestData=true&discretize=true&initZero=true&x=false&xSquared=true&sinY=true" +
			"&problem=regression&regDataset=reg-gauss",
		"seed=2&dataset=spiral&networkShape=3,1,5&activation=sigmoid&regularization=L2&partialBatch=carry" +
			"&speed=slow&lossScale=log&weightSeed=w",
		"seed=3&preset=hidden-layer&batchSize=full&learningRate=0.05&dataset=table-hidden-layer" +
			"&axes=3,1&slice=0.3,0.55,0.6",
		"seed=4&dataset=table-parity&batchSize=full&outputActivation=softmax&loss=auto&axes=2,3&slice=0.123456,0,1",
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
		if said := eval[string](b, `document.getElementById("banner").textContent`); said != "" {
			t.Errorf("of %s the page says: %s", link, said)
		}
	}
}
