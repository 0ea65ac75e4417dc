package e2e

import (
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/chromedp/kb"
)

// openSamples opens the table of all samples from its fold.
func (b *tab) openSamples() {
	b.Helper()
	b.clickOn(`[data-fold="samples"] h2 button`)
	b.clickOn("#open-samples")
	b.until("the table is open", `document.querySelectorAll("#samples-panel tbody tr").length > 0`)
	b.until("the stage has made room", `seen.last.layout.chart.y + seen.last.layout.chart.h <
		document.getElementById("samples-panel").getBoundingClientRect().top`)
}

// column is JavaScript for the exact values of a column of the table.
func column(kind string) string {
	return `[...document.querySelectorAll("#samples-panel tbody .is-` + kind + `")].map(cell => cell.title ||
		cell.textContent)`
}

// The table is sorted by a click on a column's name, shows only the wrong ones,
// and has pages for all of them.
func TestSampleTable(t *testing.T) {
	b := open(t, window{link: "#v=1&seed=0.12345&noise=50", width: 1180, height: 760})
	b.openSamples()
	const sort = `document.querySelector("#samples-panel th.is-error").getAttribute("aria-sort")`
	errors := func(set string, sign int) string { // as they should stand
		return fmt.Sprintf(`(({ inputs, targets }) => neuralplay.predict(inputs).map((output, i) =>
			targets[i][0] - output[0]).sort((a, b) => %d * (a - b)))(neuralplay.data().%s)`, sign, set)
	}
	b.clickOn("#samples-panel th.is-error button")
	b.until("the smallest error is first", sort+` === "ascending" &&
		JSON.stringify(`+column("error")+`.map(Number)) === JSON.stringify(`+errors("train", 1)+`.slice(0, 50))`)
	b.focus("#samples-panel th.is-error button")
	b.key(kb.Enter)
	b.until("now the largest one", sort+` === "descending" &&
		JSON.stringify(`+column("error")+`.map(Number)) === JSON.stringify(`+errors("train", -1)+`.slice(0, 50))`)
	b.clickOn("#samples-panel .pager button:last-child")
	b.until("the next page goes on", `JSON.stringify(`+column("error")+`.map(Number)) ===
		JSON.stringify(`+errors("train", -1)+`.slice(50, 100)) &&
		document.querySelector("#samples-panel .pager output").textContent === "51–100 of 250"`)
	b.clickOn(`#samples-panel input[value="test"]`)
	b.until("the test samples have an order, too", `JSON.stringify(`+column("error")+`.map(Number)) ===
		JSON.stringify(`+errors("test", -1)+`.slice(0, 50))`)

	b.clickOn("#samples-wrong")
	const wrong = `neuralplay.predict(neuralplay.data().test.inputs).filter((output, i) =>
		(output[0] >= 0) !== (neuralplay.data().test.targets[i][0] > 0)).length`
	b.until("only wrong ones are left", `document.querySelector("#samples-panel .pager output").textContent.includes(
		String(`+wrong+`)) && [...document.querySelectorAll("#samples-panel tbody tr")].every(tr =>
		tr.querySelector(".is-answer").title !== tr.querySelector(".is-target").title)`)
	b.until("the encoding is named", `document.querySelector("#samples-panel .note").textContent.includes(
		"−1 for negative, +1 for positive")`)
	b.key(kb.Escape)
	b.until("Escape closes it", `!document.getElementById("samples-panel").checkVisibility()`)
}

// With a sigmoid at the end all numbers are on its scale.
func TestTheEncodingOfProbabilities(t *testing.T) {
	b := open(t, window{link: "#v=1&seed=0.12345&dataset=table-xor&outputActivation=sigmoid", width: 1180, height: 760})
	b.until("the few rows are listed", `document.querySelectorAll("#samples tbody tr").length === 4`)
	b.until("it is named", `document.querySelector("#samples .note").textContent.includes("0 for 0, 1 for 1")`)
	b.until("the decision line is where it is said", `document.querySelector("#overlay .scale").title.endsWith("0.5")`)
	b.until("targets, outputs and errors are on one scale", `[...document.querySelectorAll("#samples tbody tr")].every(
		(tr, i) => {
			const target = neuralplay.data().train.targets[i][0];
			const output = neuralplay.predict(neuralplay.data().train.inputs)[i][0];
			return tr.querySelector(".trained").textContent === String(target) &&
				Number(tr.querySelector(".is-output").title) === output &&
				Number(tr.querySelector(".is-error").title) === target - output;
		})`)
}

// A row, a point and the units show the same sample.
func TestRowsPointsAndUnits(t *testing.T) {
	b := open(t, window{link: "#v=1&seed=0.12345&networkShape=3&dataset=gauss", width: 1180, height: 760})
	b.openSamples()
	const chips = `[...document.querySelectorAll(".activation")].filter(e => e.checkVisibility()).map(e =>
		Number(e.textContent.replace("−", "-")))`
	shown := func(what string, index int) {
		t.Helper()
		b.until(what, fmt.Sprintf(`seen.last.select.sample?.index === %d && document.querySelector(
			'#samples-panel [aria-current="true"] .is-index').textContent === "%d"`, index, index+1))
		b.until("the units show what they compute for it", `((values, exact) => values.length === 6 &&
			values.every((v, i) => Math.abs(v - exact[i]) <= 0.0500001))(`+chips+`,
				seen.last.select.sample.activations.flat())`)
		b.until("the output is the network's", fmt.Sprintf(`seen.last.select.sample.activations[2][0] ===
			neuralplay.predict([neuralplay.data().train.inputs[%d]])[0][0]`, index))
	}
	at := func(index int) point {
		p := eval[[2]float64](b, fmt.Sprintf(`neuralplay.data().train.inputs[%d]`, index))
		return b.layout().onBoundary(p[0], p[1])
	}
	before := b.picture()
	b.moveTo(b.placeOf("#samples-panel tbody tr:nth-child(2)"))
	shown("a row is pointed at", 1)
	ring := at(1)
	b.eventually(func() string {
		now, changed := b.picture(), 0
		for dx := -12.0; dx <= 12; dx++ {
			x, y := int(ring.X+dx), int(ring.Y)
			if before.At(x, y) != now.At(x, y) {
				changed++
			}
		}
		if changed < 6 {
			return fmt.Sprintf("%d pixels across the point changed: it has no ring", changed)
		}
		return ""
	})
	b.moveTo(point{600, 40})
	b.until("nothing is pointed at", `seen.last.select.sample === null && `+chips+`.length === 0`)

	last := eval[int](b, `(({ inputs }) => inputs.findIndex((p, i) => i < 50 && inputs.every((q, j) =>
		i === j || Math.hypot(p[0] - q[0], p[1] - q[1]) > 0.5)))(neuralplay.data().train)`)
	if last < 0 {
		t.Fatal("no point of the first page stands alone")
	}
	b.moveTo(at(last))
	shown("a point is pointed at", last)
	b.until("its row is in sight", `(row => clickable('#samples-panel [aria-current="true"]') !== null)()`)
	for _, part := range []string{fmt.Sprintf("Training sample %d", last+1), "target", "Output", "Error"} {
		b.until("the tooltip says "+part, fmt.Sprintf(tooltipSays, quote(part)))
	}
	b.click(at(last))
	b.moveTo(point{600, 40})
	shown("a click keeps it", last)
	b.until("the inspector predicts it", fmt.Sprintf(`document.getElementById("predict-x").valueAsNumber ===
		neuralplay.data().train.inputs[%d][0] && document.getElementById("predict-error").textContent !== ""`, last))
	b.key(kb.Escape)
	b.until("Escape lets go", `seen.last.select.sample === null &&
		document.getElementById("samples-panel").checkVisibility()`)

	// By the keyboard alone.
	b.focus("#samples-panel tbody tr")
	b.key(kb.ArrowDown)
	b.key(kb.ArrowDown)
	shown("the arrows move along the rows", 2)
	b.key(kb.Enter)
	b.focus("#samples-panel th.is-error button")
	shown("Enter keeps one", 2)
	b.focus("#samples-panel tbody tr:last-child")
	b.key(kb.ArrowDown)
	shown("past the last row there is the next page", 50)
	b.do(`neuralplay.configure({ dataset: "xor" })`)
	b.until("other data let go", `seen.last.select.sample === null`)
}

// Whatever the window, every column of the table can be brought into sight.
func TestEverySampleColumnCanBeRead(t *testing.T) {
	b := open(t, window{link: "#v=1&seed=0.12345", width: 1280, height: 800})
	b.do(`neuralplay.setData(` + quote("long,wide,high,deep,kind\n"+
		strings.Repeat("5.123,3.5,1.42,0.2,setosa\n7.0,3.2,4.7,1.4,versicolor\n6.3,3.3,6.0,2.5,virginica\n", 20)) + `)`)
	b.until("they are in force", `testing.space().columns.length === 4`)
	b.do(`document.getElementById("open-samples").click()`)
	b.clickOn("#samples-panel th.is-error button")
	for _, w := range []window{
		{width: 1280, height: 800}, {width: 2560, height: 1440}, {width: 844, height: 390, touch: true},
		{width: 640, height: 480}, {width: 480, height: 480}, {width: 390, height: 844, touch: true},
		{width: 360, height: 640}, {width: 320, height: 256},
	} {
		b.resize(w.width, w.height, 1, w.touch)
		name := fmt.Sprintf("%d×%d: ", w.width, w.height)
		if w.width >= 360 {
			b.until(name+"what the network answers can be read at once", `(() => {
				document.querySelector("#samples-panel .sample-scroll").scrollLeft = 0;
				return ["index", "target", "output", "answer", "error"].every(kind =>
					document.querySelector("#samples-panel td.is-" + kind + ", #samples-panel th.is-" + kind)
						.getBoundingClientRect().right <= innerWidth + 1);
			})()`)
		}
		if got := eval[string](b, `document.querySelector("#samples-panel [aria-sort]").className`); got != "is-error" {
			t.Errorf("%s: in another arrangement it is sorted by %s", name, got)
		}
		b.until(name+"the window is so wide", fmt.Sprintf(`innerWidth === %d && innerHeight === %d`, w.width, w.height))
		for _, row := range []string{"thead th", "tbody tr:nth-child(2) > *"} {
			b.until(name+"every column can be read in "+row, `(cells => cells.length === 9 && cells.every(cell => {
				cell.scrollIntoView({ block: "nearest", inline: "nearest" });
				const { left, right, top, bottom } = cell.getBoundingClientRect();
				const whole = left >= 0 && right <= innerWidth + 1 && top >= 0 && bottom <= innerHeight;
				const inside = [left + 2, right - 3].every(x =>
					cell.contains(document.elementFromPoint(x, (top + bottom) / 2)));
				return whole && inside && cell.scrollWidth <= cell.clientWidth + 1;
			}))([...document.querySelectorAll("#samples-panel `+row+`")])`)
		}
	}
}

// What is saved is of one and the same data, also where the page has not yet heard of
// others.
func TestSavedSamplesAreOfTheDataInForce(t *testing.T) {
	b := open(t, window{link: "#v=1&seed=0.12345", width: 1280})
	b.do(`URL.createObjectURL = (blob) => { globalThis.saved = blob; return "#"; }`)
	for _, data := range []string{"long,wide,kind\n1,2,a\n3,4,b\n", "a,b,c,weight\n1,2,3,4.5\n5,6,7,8.25\n"} {
		b.do(`neuralplay.setData(` + quote(data) + `); document.querySelector("#samples .link-button").click()`)
		if got := eval[string](b, `saved.text()`); got != data {
			t.Errorf("saved %q, want %q", got, data)
		}
	}
}

// Numbers have four digits or all, wherever they are compared; what is copied can
// be read by programs.
func TestDigits(t *testing.T) {
	b := open(t, window{link: "#v=1&seed=0.12345", width: 1280, height: 800})
	b.openSamples()
	b.clickOn(`#samples-panel input[value="all"]`)
	b.until("the table has all digits", `document.querySelector("#samples-panel td.is-output").textContent.replace("−",
		"-").replace("+", "") === String(neuralplay.predict(neuralplay.data().train.inputs)[0][0])`)
	b.until("so has the inspector", `document.querySelector(".value-field input").value ===
		String(neuralplay.parameters().layers[0].weights[0][0]) &&
		document.querySelector('#inspector input[value="all"]').checked`)
	b.moveTo(b.layout().Boundary.middle().plus(b.layout().Boundary.W*0.48, b.layout().Boundary.H*0.48))
	b.until("so have the tooltips", `(h => h && document.getElementById("tooltip").textContent.includes(
		String(Math.abs(h.output))))(seen.last.select.hover)`)
	copied := eval[[]string](b, `(() => {
		const data = new DataTransfer();
		document.getSelection().selectAllChildren(document.querySelector("#samples-panel tbody"));
		document.querySelector("#samples-panel tbody").dispatchEvent(
			new ClipboardEvent("copy", { clipboardData: data, bubbles: true, cancelable: true }));
		document.getSelection().removeAllRanges();
		return data.getData("text/plain").split(/\s+/).filter(part => /\d/.test(part));
	})()`)
	if len(copied) < 200 {
		t.Errorf("only %d numbers are copied", len(copied))
	}
	for _, text := range copied {
		if strings.Contains(text, "−") || eval[bool](b, `Number.isNaN(Number(`+quote(text)+`))`) {
			t.Fatalf("copied %q, which no program reads as a number", text)
		}
	}
	b.do(`location.reload()`)
	b.until("the tab remembers it", `performance.getEntriesByType("navigation")[0].type === "reload" &&
		document.querySelector(".value-field input").value ===
		String(neuralplay.parameters().layers[0].weights[0][0])`)
	b.do(`document.querySelector('#inspector input[value="four"]').click()`)
	b.until("four again", `document.querySelector(".value-field input").value ===
		String(Number(neuralplay.parameters().layers[0].weights[0][0].toPrecision(4)))`)
}

// Where there are no biases nothing shows one.
func TestNoBiasIsShownWhereThereIsNone(t *testing.T) {
	b := open(t, window{link: "#v=1&seed=0.12345&bias=false", width: 1280, height: 800})
	l := b.layout()
	b.moveTo(l.Layers[1].Units[0].Rect.middle())
	b.until("the unit has a tooltip", fmt.Sprintf(tooltipSays, quote("Layer 1, unit 1")))
	if got := eval[string](b, `document.getElementById("tooltip").textContent + document.querySelector(
		"#inspector .fields").textContent`); strings.Contains(got, "Bias") {
		t.Errorf("a bias is shown: %q", got)
	}
	b.do(`neuralplay.configure({ bias: true })`)
	b.until("the inspector has one", `document.querySelector("#inspector .fields").textContent.includes("Bias")`)
}
