package e2e

import (
	"strings"
	"testing"

	"github.com/chromedp/chromedp/kb"
)

// What people have in their clipboard is taken as it is, and the page says how many
// rows were left out.
func TestWhatPeoplePaste(t *testing.T) {
	b := open(t, window{link: "#v=1&seed=0.12345", width: 1180, height: 760})
	for _, c := range []struct{ text, columns, rows, left string }{
		{`[{"size": 1, "ripe": true, "kind": "a"}, {"size": null, "ripe": true, "kind": "a"},
			{"size": "25%", "ripe": "no", "kind": "b"}]`, "size,ripe,kind", "[[1,1],[0.25,0]]", "One row"},
		{"size  ripe   kind\n   1   yes      a\n   ?   yes      a\n  NA    no      b\n  25%  no      b\n",
			"size,ripe,kind", "[[1,1],[0.25,0]]", "2 rows"},
		{`[["size", "ripe", "kind"], [1, 1, "a"], [0.25, 0, "b"]]`, "size,ripe,kind", "[[1,1],[0.25,0]]", ""},
	} {
		b.do(`document.querySelector("#banner [data-id=leftOut] button[aria-label]")?.click();
			if (!` + dialogIsOpen + `) document.querySelector("#setting-dataset [data-dataset=own] input").click()`)
		b.do(`if (!` + dialogIsOpen + `) document.querySelector("[data-key=dataset] .row-actions button").click()`)
		b.paste("#own-text", c.text)
		b.clickOn("#own-data .own-actions .primary")
		b.until("they are in force", `!`+dialogIsOpen+` &&
			[...testing.space().columns, testing.space().target].join() === `+quote(c.columns)+` &&
			JSON.stringify(neuralplay.data().train.inputs) === `+quote(c.rows))
		b.until("the page says what was left out", `((said, want) => want ? said?.includes(want) : !said)(
			document.querySelector("#banner [data-id=leftOut]")?.textContent, `+quote(c.left)+`)`)
	}
}

// All that is wrong is said at once, by row and column.
func TestAllFaultsAreSaid(t *testing.T) {
	b := open(t, window{link: "#v=1&seed=0.12345", width: 1180, height: 760})
	b.clickOn(`[data-dataset="own"] input`)
	b.paste("#own-text", "a,b,y\n1,two,0\n3,4\n5,6e999,1\n7,8,1\n")
	b.clickOn("#own-data .own-actions .primary")
	b.until("three things are wrong", `(said => said.textContent.startsWith("3 things") &&
		said.querySelectorAll("li").length === 3)(document.querySelector("#own-data .refusal"))`)
	for _, words := range []string{"Row 2, column b", "Row 3", "Row 4, column b"} {
		b.until("it says "+words, `document.querySelector("#own-data .refusal").textContent.includes(`+quote(words)+`)`)
	}
	b.paste("#own-text", "a,b,y\n"+strings.Repeat("one,two,0\n", 30))
	b.clickOn("#own-data .own-actions .primary")
	b.until("the first twenty", `document.querySelectorAll("#own-data .refusal li").length === 20`)
}

// A switch overrules what the targets look like.
func TestTargetsAre(t *testing.T) {
	b := open(t, window{link: "#v=1&seed=0.12345", width: 1180, height: 760})
	b.clickOn(`[data-dataset="own"] input`)
	b.paste("#own-text", "a,y\n1,2\n2,3\n3,2\n4,3\n")
	b.clickOn("#own-problem .choice:nth-child(3)")
	b.clickOn("#own-data .own-actions .primary")
	b.until("few whole numbers are a regression", `neuralplay.config().problem === "regression"`)
	b.do(`document.querySelector("[data-key=regDataset] .row-actions button").click()`)
	b.until("the dialog is open", dialogIsOpen)
	b.clickOn("#own-problem .choice:nth-child(2)")
	b.clickOn("#own-data .own-actions .primary")
	b.until("and are classes", `neuralplay.config().problem === "classification" &&
		testing.space().classes.join() === "2,3"`)
}

// The arrows go through the data sets without opening a dialog on their way.
func TestArrowsPassOwnData(t *testing.T) {
	b := open(t, window{link: "#v=1&seed=0.12345", width: 1180, height: 760})
	const focused = `document.activeElement.value`
	b.chooseData("two", "checkerboard")
	b.focus(`[data-dataset="checkerboard"] input`)
	b.key(kb.ArrowDown) // → steps, unless the keyboard brought the focus
	b.until("the arrow comes to the own data", focused+` === "own"`)
	if eval[bool](b, dialogIsOpen) || eval[string](b, `neuralplay.config().dataset`) != "checkerboard" {
		t.Error("an arrow opened the dialog, or changed the data")
	}
	b.until("a note says what to press", `document.querySelector("[data-key=dataset] .note").checkVisibility()`)
	b.key(kb.Escape)
	b.until("Escape goes back", focused+` === "checkerboard" && shows("dataset") === "checkerboard" &&
		!document.querySelector("[data-key=dataset] .note").checkVisibility()`)
	b.key(kb.ArrowDown)
	b.key(kb.ArrowDown)
	b.until("the arrows go past them", focused+` === "circle" && neuralplay.config().dataset === "circle"`)
	b.key(kb.ArrowUp)
	b.key(" ")
	b.until("Space opens the dialog", dialogIsOpen)
	if eval[bool](b, `neuralplay.state().playing`) {
		t.Error("Space played, too")
	}
	b.key(kb.Escape)
	b.until("Escape closes it", `!`+dialogIsOpen+` && shows("dataset") === "circle"`)
	b.focus(`[data-dataset="circle"] input`)
	b.key(kb.ArrowUp)
	b.key(kb.Tab)
	b.until("going on takes back", `shows("dataset") === "circle" && !`+dialogIsOpen)
	b.focus(`[data-dataset="circle"] input`)
	b.key(kb.ArrowUp)
	b.key(kb.Enter)
	b.until("Enter opens the dialog", dialogIsOpen)
}
