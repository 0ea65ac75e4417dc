package e2e

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"testing"

	"github.com/chromedp/chromedp/kb"
)

// chooseData clicks the tile of a data set, on the tab of its group.
func (b *tab) chooseData(group, name string) {
	b.Helper()
	b.clickOn(`#left [role=tablist] [data-tab="` + group + `"]`)
	b.clickOn(`[data-dataset="` + name + `"] input`)
	b.until("the data set is chosen", `testing.config().dataset === `+quote(name))
}

// onPlane is the place of the page for parts of the boundary's width and
// height, from its left and its bottom.
func (l layout) onPlane(across, up float64) point {
	r := l.Boundary
	return point{r.X + across*r.W, r.Y + (1-up)*r.H}
}

// A truth table is chosen by its tile. All its rows are trained on, and there
// is no test loss to speak of.
func TestTruthTable(t *testing.T) {
	b := open(t, window{link: "#v=1&seed=0.12345&networkShape=3&learningRate=0.3&batchSize=full", width: 1180,
		height: 700})
	b.chooseData("tables", "table-xor")
	if got := eval[string](b, `JSON.stringify((d => [d.columns, d.train.inputs, d.train.targets,
		d.test.inputs])(neuralplay.data()))`,
	); got != `[["x₁","x₂","y"],[[0,0],[0,1],[1,0],[1,1]],[[-1],[1],[1],[-1]],[]]` {
		t.Errorf("the table is %s", got)
	}
	b.do(`neuralplay.step(20)`)
	b.until("the epoch is shown", `document.getElementById("epoch").textContent === "000,020"`)
	b.until("there is no test loss", `document.getElementById("test-loss").textContent === "–" &&
		neuralplay.state().testLoss === null`)
	b.until("the training loss is shown",
		`Math.abs(Number(document.getElementById("train-loss").textContent) - neuralplay.state().trainLoss) <= 0.0005`)
	for _, what := range []string{".chart-keys .key:last-child", ".stage-head .key:last-child", "#setting-noise",
		"#setting-percTrainData", "#regenerate", "#samples-panel [role=radiogroup]"} {
		b.until(what+" is hidden", fmt.Sprintf(`!document.querySelector(%q).checkVisibility()`, what))
	}
	if got := eval[string](b, `neuralplay.state().metrics.of + neuralplay.state().metrics.confusion.flat().reduce((a,
		b) => a + b)`); got != "train4" {
		t.Errorf("metrics are of %s, want of 4 training points", got)
	}
	b.moveTo(b.layout().Chart.middle())
	b.until("the chart shows no test loss", `(tip => !tip.hidden && tip.textContent.includes("Train") &&
		!tip.textContent.includes("Test"))(document.getElementById("tooltip"))`)
	checkSamples(t, b, 2)

	b.chooseData("two", "circle")
	b.until("there is a test loss again", `Number(document.getElementById("test-loss").textContent) > 0 &&
		document.querySelector(".chart-keys .key:last-child").checkVisibility()`)
}

// checkSamples compares the table of samples with predict: what a cell says
// with decimals it has exactly in its title.
func checkSamples(t *testing.T, b *tab, columns int) {
	t.Helper()
	b.do(`document.querySelector("#samples table.samples").scrollIntoView()`)
	b.until("the samples are listed",
		`document.querySelectorAll("#samples table.samples tbody tr").length === neuralplay.data().train.inputs.length`)
	type cell struct{ Says, Exact string }
	type table struct {
		Head []string
		Rows [][]cell
	}
	const read = `{
		head: [...document.querySelectorAll("#samples table.samples thead th")].map(th => th.textContent),
		rows: [...document.querySelectorAll("#samples table.samples tbody tr")].map(tr =>
			[...tr.children].map(({ textContent, title }) => ({ says: textContent, exact: title }))),
	}`
	b.until("they are of now", `(t => t.rows.every((row, i) =>
		Number(row.at(-2).exact) === neuralplay.predict(neuralplay.data().train.inputs)[i][0]))(`+read+`)`)
	got := eval[table](b, `(`+read+`)`)
	if len(got.Head) != columns+3 {
		t.Fatalf("the columns are %q, want %d inputs, target, output and error", got.Head, columns)
	}
	data := eval[samples](b, `neuralplay.data().train`)
	outputs := eval[[][1]float64](b, `neuralplay.predict(neuralplay.data().train.inputs)`)
	for i, row := range got.Rows {
		for c, v := range data.Inputs[i] {
			if row[c].Exact != fmt.Sprint(v) || row[c].Says != fmt.Sprint(v) {
				t.Errorf("row %d, input %d: got %+v, want %v", i, c, row[c], v)
			}
		}
		target := data.Targets[i][0] // in the table beside the class's name
		if want := map[float64]string{-1: "0 −1", 1: "1 +1"}[target]; row[columns].Says != want {
			t.Errorf("row %d: the target is %+v, want %s", i, row[columns], want)
		}
		for k, want := range []float64{outputs[i][0], target - outputs[i][0]} {
			at := row[columns+1+k]
			exact, err := strconv.ParseFloat(at.Exact, 64)
			says, err2 := strconv.ParseFloat(strings.Replace(at.Says, "−", "-", 1), 64)
			if err != nil || err2 != nil || exact != want || math.Abs(says-want) > 0.0005+1e-12 {
				t.Errorf("row %d: output or error is %+v, want %v", i, at, want)
			}
		}
	}
}

// Of three inputs the boundary shows two; which ones, and where the third is
// held, is chosen in the page. The run does not notice.
func TestSlice(t *testing.T) {
	b := open(t, window{link: "#v=1&seed=0.12345&networkShape=&batchSize=full", width: 1180, height: 700})
	b.chooseData("tables", "table-parity")
	b.do(`neuralplay.step(7)`)
	b.do(`neuralplay.setParameters({ layers: [{ weights: [[5, 0, -10]], biases: [0] }] })`)
	run := eval[string](b, `JSON.stringify([neuralplay.state().epoch, neuralplay.parameters()])`)
	b.until("the third input has its place", `seen.last.layout.layers[0].units.length === 3`)
	l := b.layout()
	// The output is about the sign of x₁ − 2 x₃.
	sides := func(when string, left, right int) {
		t.Helper()
		b.eventually(func() string {
			p := b.picture()
			atLeft, atRight := meanBlueness(p, l.onPlane(0.05, 0.5)), meanBlueness(p, l.onPlane(0.95, 0.5))
			if atLeft*left < 30 || atRight*right < 30 {
				return fmt.Sprintf("%s: the blueness is %d at the left and %d at the right, want the signs %d and %d",
					when, atLeft, atRight, left, right)
			}
			return ""
		})
	}
	hover := func(across, up float64, inputs string) {
		t.Helper()
		b.moveTo(point{})
		b.moveTo(l.onPlane(across, up))
		b.until("the inputs there are "+inputs, `seen.last.select.hover?.kind === "boundary" &&
			seen.last.select.hover.inputs.map(v => Math.round(10 * v) / 10).join() === `+quote(inputs))
		b.until("the output there is that of the network",
			`(h => h.output === neuralplay.predict([h.inputs])[0][0])(seen.last.select.hover)`)
	}
	sides("at x₃ = 0", -1, 1)
	hover(0.95, 0.05, "1.1,-0.1,0")

	b.focus(`#setting-slice [data-column="2"] input[type=range]`)
	b.key(kb.End)
	b.until("x₃ is held elsewhere", `testing.space().slice[2] > 1 && neuralplay.config().slice.length === 3`)
	sides("at x₃ = 1.2", -1, -1)
	hover(0.95, 0.05, "1.1,-0.1,1.2")

	b.focus("#axis-0")
	b.key(kb.ArrowDown)
	b.key(kb.ArrowDown)
	b.until("x₃ runs across", `neuralplay.config().axes.join() === "3,2"`)
	b.until("the axis is named so", `document.querySelector("#overlay .across").textContent === "x₃" &&
		document.querySelector("#overlay .up").textContent === "x₂"`)
	b.until("x₁ has a slider now",
		`document.querySelector('#setting-slice [data-column="0"] input')?.checkVisibility() &&
		!document.querySelector('#setting-slice [data-column="2"]')`)
	b.focus(`#setting-slice [data-column="0"] input[type=range]`)
	b.key(kb.End)
	sides("over x₃ at x₁ = 1.2", 1, -1)
	hover(0.95, 0.05, "1.2,-0.1,1.1")

	b.until("the address is the link", `location.hash === neuralplay.link() && location.hash.includes("axes=3,2") &&
		location.hash.includes("slice=")`)
	if got := eval[string](b, `JSON.stringify([neuralplay.state().epoch, neuralplay.parameters()])`); got != run {
		t.Errorf("the run went from\n%s to\n%s", run, got)
	}
	checkSamples(t, b, 3)
	checkRestored(t, b)
}
