package e2e

import (
	"fmt"
	"testing"
)

// many is more data than a link carries.
const many = `"a,b,y\n" + Array.from({ length: 800 }, (_, i) => [Math.sin(i) * i, Math.cos(3 * i), i % 2]).join("\n")`

// The link of large own data is good where they are; elsewhere the page says that
// they are not in it.
func TestLinkOfLargeOwnData(t *testing.T) {
	b := open(t, window{link: "#v=1&seed=0.12345"})
	b.do(`neuralplay.setData(` + many + `)`)
	b.do(`neuralplay.configure({ networkShape: [3] })`)
	b.until("the address is the link", `location.hash === neuralplay.link() && location.hash.includes("own")`)
	link := eval[string](b, `location.hash`)
	b.do(`location.hash = "#v=1&seed=0.5"`)
	b.until("another link counts", `neuralplay.config().dataset === "circle"`)
	b.do(`location.hash = ` + quote(link))
	b.until("here they are back", `neuralplay.config().dataset === "own" &&
		neuralplay.config().networkShape.join() === "3" && neuralplay.data().train.inputs.length === 400`)
	b.until("without a warning", `!document.querySelector("#banner [data-id=link]")`)

	elsewhere := open(t, window{link: link})
	for _, link := range []string{link, "#v=1&seed=0.5&networkShape=3&problem=regression&regDataset=own"} {
		elsewhere.do(`location.hash = ` + quote(link)) // the first one is there
		elsewhere.until("the page says that they are not in the link",
			`(said => said?.includes("only small data travels with a link"))(
				document.querySelector("#banner [data-id=link]")?.textContent)`)
		elsewhere.until("the rest of the link counts", `neuralplay.config().networkShape.join() === "3"`)
		elsewhere.until("the address is what counts now", `location.hash === neuralplay.link() &&
			!location.hash.includes("own")`)
	}
}

// Small own data travel with the link: in the address and with the share button.
func TestLinkCarriesSmallOwnData(t *testing.T) {
	const data = `JSON.stringify([neuralplay.data(), neuralplay.config()])`
	b := open(t, window{link: "#v=1&seed=0.12345"})
	b.do(`neuralplay.setData(` + quote(fruit) + `, { standardize: true })`)
	b.until("the address has them", `location.hash.startsWith(neuralplay.link() + "&data=")`)
	b.do(`Object.defineProperty(navigator, "clipboard",
		{ value: { writeText: (text) => { globalThis.copied = text; } } })`)
	b.clickOn("#share")
	b.until("the copied link has them, too", `globalThis.copied === location.href`)
	b.until("the page says so", `document.querySelector("#banner [data-id=share]").textContent.includes("your data")`)
	want, link := eval[string](b, data), eval[string](b, `location.hash`)

	other := open(t, window{link: link})
	if got := eval[string](other, data); got != want {
		t.Errorf("elsewhere it is\n%.400s…, want\n%.400s…", got, want)
	}
	other.until("the address stays", `location.hash === `+quote(link))
	if said := eval[string](other, `document.getElementById("banner").textContent`); said != "" {
		t.Errorf("the page says %q", said)
	}
	// Other own data give way to those of a link, without a mixture.
	other.do(`neuralplay.setData("a,y\n1,0.5\n2,1.5\n3,100.5\n")`)
	other.until("other data are there", `location.hash.startsWith(neuralplay.link() + "&data=") &&
		neuralplay.config().problem === "regression"`)
	other.do(`location.hash = ` + quote(link))
	other.until("the link's are back", data+` === `+quote(want))
}

// What stands after data= can be anything; then it is as if it were not there.
func TestDamagedDataInALink(t *testing.T) {
	b := open(t, window{link: "#v=1&seed=0.5&dataset=own&data=AAAA"})
	for i, damaged := range []string{"", "AAAA", "%%%", "q1YqSSxJVLJSKkpMSlWqBQA", "S0xKTklNAwA", "ü"} {
		b.do(fmt.Sprintf(`location.hash = "#v=1&seed=0.5&batchSize=%d&dataset=own&data=" + %s`, i+1, quote(damaged)))
		b.until("the rest of the link counts", fmt.Sprintf(`neuralplay.config().batchSize === %d &&
			neuralplay.config().dataset === "circle"`, i+1))
		b.until("the page says what is missing", `document.querySelector("#banner [data-id=link]")?.textContent
			.includes("only small data travels with a link")`)
	}
}

// A link can ask of own data what they do not have. It is refused, and the address says again what is there.
func TestRefusedLink(t *testing.T) {
	b := open(t, window{link: "#v=1&seed=0.5"})
	b.do(`neuralplay.setData("a,y\n" + Array.from({ length: 60 }, (_, i) => i + "," + (i / 7 + 0.1)).join("\n"))`)
	b.until("the address follows", `location.hash.startsWith(neuralplay.link() + "&data=")`)
	before := eval[string](b, `location.hash`)
	b.do(`location.hash = "#v=1&dataset=own&problem=classification&seed=0.3"`)
	b.until("the page says why", `document.querySelector("#banner [data-id=refused]")?.textContent.length > 20`)
	b.until("the address is as before", `location.hash === `+quote(before))
}

// Own data outlive a reload, in force or not.
func TestOwnDataOutliveAReload(t *testing.T) {
	const data = `JSON.stringify([neuralplay.data(), neuralplay.config()])`
	b := open(t, window{link: "#v=1&seed=0.12345"})
	b.do(`neuralplay.setData(` + many + `, { standardize: true, problem: "regression" })`)
	b.until("the address is the link", `location.hash === neuralplay.link() && location.hash.includes("own")`)
	want := eval[string](b, data)
	again(b, `location.reload()`)
	if got := eval[string](b, data); got != want {
		t.Errorf("after a reload it is\n%.400s…, want\n%.400s…", got, want)
	}
	b.do(`neuralplay.configure({ problem: "classification", dataset: "xor" })`)
	b.until("another data set is in the address", `location.hash.includes("dataset=xor")`)
	again(b, `location.reload()`)
	if got := eval[string](b, `neuralplay.config().dataset`); got != "xor" {
		t.Errorf("after a reload it is %s", got)
	}
	b.do(`neuralplay.configure({ problem: "regression", dataset: "circle", regDataset: "own" })`)
	if got := eval[string](b, data); got != want {
		t.Errorf("asked for, it is\n%.400s…, want\n%.400s…", got, want)
	}
	b.do(`document.querySelector("[data-key=regDataset] .row-actions button").click()`)
	b.until("the dialog shows them as they were brought", dialogIsOpen+` &&
		document.getElementById("own-text").value.startsWith("a,b,y\n0,1,0\n0.8414709848078965,") &&
		document.getElementById("own-standardize").checked &&
		document.querySelector("#own-problem input:checked").value === "regression"`)
}

const trained = `JSON.stringify([neuralplay.parameters(), neuralplay.state().epoch, neuralplay.state().step,
	neuralplay.data(), neuralplay.config()])`

// An exported model holds the data, and goes on to the same bits elsewhere.
func TestModelWithOwnData(t *testing.T) {
	b := open(t, window{link: "#v=1&seed=0.12345&networkShape=3&optimizer=adam&shuffle=true&dropout=0.2&batchSize=2",
		width: 1180})
	b.do(`neuralplay.setData(` + quote(fruit) + `)`)
	b.do(`neuralplay.step(5)`)
	model := eval[string](b, `neuralplay.exportModel("json")`)
	before := eval[string](b, trained)
	b.do(`neuralplay.step(20)`)
	after := eval[string](b, trained)

	other := open(t, window{link: "#v=1&seed=0.9", width: 1180})
	other.do(`neuralplay.importModel(` + quote(model) + `)`)
	if got := eval[string](other, trained); got != before {
		t.Errorf("imported\n%.600s…, want\n%.600s…", got, before)
	}
	other.until("the page knows the columns", `[...document.querySelectorAll("#overlay .input-name")].map(e =>
		e.textContent).join("|") === "weight|colour, measured|firmness" && shows("dataset") === "own"`)
	other.do(`neuralplay.step(20)`)
	if got := eval[string](other, trained); got != after {
		t.Errorf("trained on, it comes to\n%.600s…, want\n%.600s…", got, after)
	}
	said := eval[string](other, `(() => { try { neuralplay.importModel(`+quote(model)+`.replace("0.85", "1e300"));
		return "taken"; } catch (e) { return e.message; } })()`)
	if len(said) < 15 || eval[string](other, trained) != after {
		t.Errorf("a model with bad data: %q, and changed something", said)
	}

	// The same when the browser takes the graphics away.
	lose(b)
	if got := eval[string](b, trained); got != after {
		t.Errorf("after the loss of the graphics it stands at\n%.600s…, want\n%.600s…", got, after)
	}
	b.until("a sentence says so", `document.querySelector("#banner [data-id=restored]")?.textContent.includes("25")`)
	b.until("the address is the link", `location.hash.startsWith(neuralplay.link() + "&data=") &&
		location.hash.includes("dataset=own")`)
	if said := eval[string](b, `document.querySelector("#banner [data-id=link]")?.textContent ?? ""`); said != "" {
		t.Errorf("the page warns of data that are there: %s", said)
	}
}
