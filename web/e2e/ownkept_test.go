package e2e

import "testing"

// The link of own data is good where they are; elsewhere the page says that they
// are not in it.
func TestLinkOfOwnData(t *testing.T) {
	b := open(t, window{link: "#v=1&seed=0.12345"})
	b.do(`neuralplay.setData(` + quote(fruit) + `)`)
	b.do(`neuralplay.configure({ networkShape: [3] })`)
	b.until("the address is the link", `location.hash === neuralplay.link()`)
	link := eval[string](b, `location.hash`)
	b.do(`location.hash = "#v=1&seed=0.5"`)
	b.until("another link counts", `neuralplay.config().dataset === "circle"`)
	b.do(`location.hash = ` + quote(link))
	b.until("here they are back", `neuralplay.config().dataset === "own" &&
		neuralplay.config().networkShape.join() === "3" && neuralplay.data().columns.includes("firmness")`)
	b.until("without a warning", `!document.querySelector("#banner [data-id=link]")`)

	elsewhere := open(t, window{link: link})
	for _, link := range []string{link, "#v=1&seed=0.5&networkShape=3&problem=regression&regDataset=own"} {
		elsewhere.do(`location.hash = ` + quote(link)) // the first one is there
		elsewhere.until("the page says that they are not in the link",
			`(said => said?.includes("Own data is not part of a link"))(
				document.querySelector("#banner [data-id=link]")?.textContent)`)
		elsewhere.until("the rest of the link counts", `neuralplay.config().networkShape.join() === "3"`)
		elsewhere.until("the address is what counts now", `location.hash === neuralplay.link() &&
			!location.hash.includes("own")`)
	}
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
	b.until("the address is the link", `location.hash === neuralplay.link() && location.hash.includes("dataset=own")`)
	if said := eval[string](b, `document.querySelector("#banner [data-id=link]")?.textContent ?? ""`); said != "" {
		t.Errorf("the page warns of data that are there: %s", said)
	}
}
