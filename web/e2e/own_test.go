package e2e

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// fruit has two classes and three columns with names, as a person might have
// it. Half of its 24 rows train.
var fruit = "weight,\"colour, measured\",firmness,kind\n" + strings.Repeat(`150,0.9,3.5,apple
170,0.8,3.1,apple
140,0.85,3.8,apple
160,0.7,3.3,apple
120,0.2,1.5,pear
130,0.3,1.1,pear
115,0.25,1.9,pear
125,0.1,1.3,pear
`, 3)

const dialogIsOpen = `document.getElementById("own-data").open`

// paste puts text where the keyboard's focus is, as the clipboard does.
func (b *tab) paste(selector, text string) {
	b.Helper()
	b.focus(selector)
	b.do(`document.activeElement.select()`)
	call(b, input.InsertText, input.InsertTextParams{Text: text})
	b.until("the text is there", `document.activeElement.value === `+quote(text))
}

// drop drops a file on the canvas.
func (b *tab) drop(name, text string) {
	b.Helper()
	b.do(`(files => {
		files.items.add(new File([` + quote(text) + `], ` + quote(name) + `));
		for (const type of ["dragenter", "dragover", "drop"]) {
			document.querySelector("body > canvas").dispatchEvent(new DragEvent(type, { dataTransfer: files,
				bubbles: true, cancelable: true }));
		}
	})(new DataTransfer())`)
}

// refused waits until the dialog says this, and checks that it keeps what was typed.
func (b *tab) refused(text string, words ...string) {
	b.Helper()
	b.clickOn("#own-data .own-actions .primary")
	for _, word := range words {
		b.until("a sentence says "+word,
			`document.querySelector("#own-data .refusal").textContent.toLowerCase().includes(`+quote(word)+`)`)
	}
	b.until("the dialog and the text stay", dialogIsOpen+` &&
		document.getElementById("own-text").value === `+quote(text))
}

// Own data are pasted into a dialog, which names what is wrong with them; then
// the page has their names everywhere.
func TestOwnData(t *testing.T) {
	b := open(t, window{link: "#v=1&seed=0.12345&networkShape=3", width: 1180, height: 760})
	b.do(`neuralplay.step(2)`)
	const all = `JSON.stringify([neuralplay.config(), neuralplay.data(), neuralplay.parameters(),
		neuralplay.state().epoch])`
	before := eval[string](b, all)

	b.clickOn(`[data-dataset="own"] input`)
	b.until("a dialog asks for them", dialogIsOpen+` && document.activeElement.id === "own-text"`)
	b.clickOn("#own-data .own-actions .primary")
	b.until("nothing is not enough", `document.querySelector("#own-data .refusal").textContent.length > 20`)
	for bad, words := range map[string][]string{
		strings.Replace(fruit, "0.85", "o.85", 1):                             {"row 4", "colour, measured", "o.85"},
		strings.Replace(fruit, "140,0.85,", "140,", 1):                        {"row 4", "3 cells", "4"},
		strings.ReplaceAll(fruit, "pear", "apple"):                            {"only one class", "apple"},
		`{"train": {"inputs": [[1, 2], [3, "many"]], "targets": ["a", "b"]}}`: {"training row 2", "x₂", "many"},
		`{"train": {"inputs": [[1, 2]`:                                        {"json"},
	} {
		b.paste("#own-text", bad)
		b.refused(bad, words...)
	}
	if got := eval[string](b, all); got != before {
		t.Errorf("bad data left\n%.300s…, want\n%.300s…", got, before)
	}
	b.key(kb.Escape)
	b.until("the old data are shown as chosen", `!`+dialogIsOpen+` && shows("dataset") === "circle"`)

	b.clickOn(`[data-dataset="own"] input`)
	b.paste("#own-text", fruit)
	b.until("numbers of such size are to be standardized", `document.getElementById("own-standardize").checked`)
	b.clickOn("#own-data .own-actions .primary")
	b.until("the dialog closes", `!`+dialogIsOpen)
	b.until("the data are in force", `neuralplay.config().dataset === "own" && shows("dataset") === "own"`)
	b.until("the link says so", `location.hash.startsWith(neuralplay.link() + "&data=") &&
		location.hash.includes("dataset=own")`)
	checkOwnNames(t, b)

	b.clickOn("#play")
	b.until("it trains", `neuralplay.state().epoch > 5`)
	b.clickOn("#play")
	b.focus("#setting-percTrainData")
	b.key(kb.ArrowRight)
	b.until("they are divided anew", `neuralplay.data().train.inputs.length === 14 &&
		neuralplay.data().test.inputs.length === 10`)

	// Another data set, and back: they are still here.
	b.chooseData("two", "xor")
	b.clickOn(`[data-dataset="own"] input`)
	b.until("they are back without asking", `neuralplay.config().dataset === "own" &&
		neuralplay.data().columns[1] === "colour, measured (z)" && !`+dialogIsOpen)
}

// checkOwnNames looks for the columns wherever the page names them.
func checkOwnNames(t *testing.T, b *tab) {
	t.Helper()
	b.do(`document.querySelector("#samples").scrollIntoView()`)
	columns := []string{"weight (z)", "colour, measured (z)", "firmness (z)"} // they are standardized
	for where, selector := range map[string]string{
		"beside the inputs":   "#overlay .input-name",
		"in the axes":         "#axis-0 option",
		"in the predictions":  ".predict-inputs .coordinate-name",
		"over the samples":    "#samples table.samples thead th:nth-child(-n+3)",
		"as network's inputs": "",
	} {
		script := `[...document.querySelectorAll(` + quote(selector) + `)].map(e => e.textContent)`
		if selector == "" {
			script = `neuralplay.data().columns.slice(0, 3)`
		}
		b.until(where+" stand the columns", `JSON.stringify(`+script+`) === `+quote(quote(columns)))
	}
	b.until("the axes have their names", `document.querySelector("#overlay .across").textContent === "weight (z)" &&
		document.querySelector("#overlay .up").textContent === "colour, measured (z)"`)
	b.until("the slice is shown", `document.querySelector("#overlay .held").title.startsWith("firmness (z) = ")`)
	b.until("the target is named",
		`document.querySelector("#samples table.samples thead th:nth-child(4)").textContent === "kind"`)
	b.until("the classes are named", `[...document.querySelectorAll(".confusion tbody th")].map(th =>
		th.textContent).join() === "apple,pear"`)
	if got := eval[string](b,
		`neuralplay.data().train.inputs.length + "+" + neuralplay.data().test.inputs.length`); got != "12+12" {
		t.Errorf("there are %s rows, want 12+12", got)
	}
	if got := eval[float64](b, `(rows => Math.max(...[0, 1, 2].map(i => Math.abs(rows.reduce((sum, row) => sum + row[i],
		0) / rows.length))))(neuralplay.data().train.inputs)`); got > 1e-12 {
		t.Errorf("the largest mean of an input is %v, want 0", got)
	}
	b.moveTo(b.layout().Boundary.middle())
	for _, name := range columns {
		b.until("the tooltip says "+name, fmt.Sprintf(tooltipSays, quote(name)))
	}
}

// A file is opened by its button, or dropped on the page, CSV and JSON alike.
func TestOwnDataFromAFile(t *testing.T) {
	b := open(t, window{link: "#v=1&seed=0.12345", width: 1180, height: 760})
	path := filepath.Join(t.TempDir(), "fruit.csv")
	if err := os.WriteFile(path, []byte("\ufeff"+strings.ReplaceAll(fruit, "\n", "\r\n")), 0o644); err != nil {
		t.Fatal(err)
	}
	b.clickOn(`[data-dataset="own"] input`)
	b.until("a dialog asks for them", dialogIsOpen)
	if err := chromedp.Do(b.ctx, chromedp.SetUploadFiles("#own-data input[type=file]", []string{path})); err != nil {
		t.Fatal(err)
	}
	b.until("the file's text is shown", `document.getElementById("own-text").value.includes("colour, measured")`)
	b.clickOn("#own-data .own-actions .primary")
	b.until("the file's data are in force",
		`neuralplay.data().columns.join("|") === "weight (z)|colour, measured (z)|firmness (z)|kind" &&
		testing.space().train === 12`)

	drop := func(name, text string) {
		b.drop(name, text)
		b.until("the dropped text is shown", dialogIsOpen+` &&
			document.getElementById("own-text").value === `+quote(text))
	}
	drop("heights.json", `{"columns": ["age", "height"], "train": {"inputs": [[1], [2], [3], [5]],
		"targets": [0.75, 0.9, 1, 1.125]}, "test": {"inputs": [[4]], "targets": [1.1]}}`)
	b.clickOn("#own-standardize")
	b.clickOn("#own-data .own-actions .primary")
	b.until("it is a regression of one input", `!`+dialogIsOpen+` && neuralplay.config().problem === "regression" &&
		neuralplay.config().regDataset === "own" &&
		JSON.stringify(neuralplay.data().train) ===
			'{"inputs":[[1],[2],[3],[5]],"targets":[[0.75],[0.9],[1],[1.125]]}'`)
	b.until("it is not divided here", `!document.getElementById("setting-percTrainData").checkVisibility() &&
		neuralplay.data().test.targets[0][0] === 1.1`)

	drop("notes.txt", "some notes\nof mine\n")
	b.clickOn("#own-data .own-actions .primary")
	b.until("what is no table is refused", `document.querySelector("#own-data .refusal").textContent.length > 20 &&
		neuralplay.data().columns.join() === "age,height"`)
}
