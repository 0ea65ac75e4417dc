package e2e

import (
	"fmt"
	"testing"
)

// manyPoints are 10 000 rows of three columns.
const manyPoints = `(() => {
	let seed = 1;
	const chance = () => (seed = seed * 16807 % 2147483647) / 2147483647 * 2 - 1;
	const rows = Array.from({ length: 10000 }, () => [chance(), chance(), chance()]);
	return "a,b,c,inside\n" + rows.map(r => [...r, Math.hypot(...r) < 1 ? "yes" : "no"].join()).join("\n");
})()`

// The largest network that can be asked for, with the most points that can be
// given, trains in a page that answers.
func TestLargest(t *testing.T) {
	b := open(t,
		window{link: "#v=1&seed=0.12345&networkShape=64,64,64,64,64,64,64,64&init=glorotUniform&learningRate=0.01"})
	b.do(`neuralplay.setData(` + manyPoints + `)`)
	if got := eval[string](b, `[neuralplay.data().train.inputs.length, neuralplay.data().test.inputs.length,
		neuralplay.state().parameterCount].join()`); got != "5000,5000,29441" {
		t.Errorf("points and parameters are %s, want 5000,5000,29441", got)
	}
	b.until("units without room are counted in every hidden layer",
		`[...document.querySelectorAll("#overlay .gathered")].filter(e => /^\d+ more units/.test(e.title) &&
		e.checkVisibility()).length === 8`)
	b.until("the canvas draws the others", `seen.last.layout.layers.slice(1, -1).every(l => l.units.length === 64 &&
		l.units.some(u => !u.hidden) && l.units.some(u => u.hidden))`)

	b.clickOn(`[data-speed="fast"] input`)
	b.clickOn("#play")
	b.until("it trains", `seen.last.state.step > 100`)
	b.until("losses are shown", `Number(document.getElementById("train-loss").textContent) > 0 &&
		Number(document.getElementById("test-loss").textContent) > 0`)
	// While it trains the page answers, and is drawn.
	b.moveTo(b.layout().Boundary.middle())
	b.until("the boundary tells its inputs", `seen.last.select.hover?.kind === "boundary" &&
		seen.last.select.hover.inputs.length === 3`)
	b.clickOn("#play")
	b.until("it stops", playShows("Play"))
	b.until("the losses are finite", `(s => s.trainLoss > 0 && s.testLoss > 0 && s.metrics.accuracy > 0 &&
		!s.diverged)(neuralplay.state())`)
	b.moveTo(b.layout().Chart.rightEnd())
	b.until("the curve ends with the losses shown", `(h => h?.kind === "chart" &&
		h.trainLoss === neuralplay.state().trainLoss)(seen.last.select.hover)`)
	b.until("a whole epoch can be trained", `(async before =>
		(await neuralplay.step(1)).epoch > before)(neuralplay.state().epoch)`)
}

func (r rect) rightEnd() point { return point{r.X + r.W - 1, r.Y + r.H/2} }

// One input only, and numbers to predict: the boundary shows it across, and
// nothing depends on the height.
func TestOneInput(t *testing.T) {
	b := open(t, window{link: "#v=1&seed=0.12345&networkShape=4", width: 1180, height: 700})
	b.do(`neuralplay.setData("age,height\n" + Array.from({ length: 20 }, (_, i) => i + "," + (i / 10 - 1)).join("\n"))`)
	b.until("it is a regression", `neuralplay.config().problem === "regression" && shows("regDataset") === "own" &&
		testing.space().axes[1] === -1`)
	b.do(`neuralplay.setParameters({ layers: [{ weights: [[0.2], [0], [0], [0]], biases: [-2, 0, 0, 0] },
		{ weights: [[1, 0, 0, 0]], biases: [0] }] })`)
	b.eventually(func() string {
		l, p := b.layout(), b.picture()
		for _, up := range []float64{0.06, 0.94} {
			if left, right := meanBlueness(p, l.onPlane(0.06, up)), meanBlueness(p, l.onPlane(0.94, up)); left > -30 ||
				right < 30 {
				return "the boundary is not orange at the left and blue at the right, at the bottom and at the top"
			}
		}
		return ""
	})
	b.moveTo(b.layout().onPlane(0.75, 0.3)) // off the samples
	b.until("a place has one input", `(h => h?.kind === "boundary" && h.inputs.length === 1 &&
		h.output === neuralplay.predict([h.inputs])[0][0])(seen.last.select.hover)`)
	b.until("the tooltip says it", `(tip => tip.textContent.includes("age") &&
		!tip.textContent.includes("undefined"))(document.getElementById("tooltip"))`)
	b.until("the axes are the input and the target",
		`document.querySelector("#overlay .across").textContent === "age" &&
		document.querySelector("#overlay .up").textContent === "height"`)
	b.eventually(func() string { // at 3.382 the network answers tanh(0.6764 − 2); the window is −1.38…1.28 high
		if c := b.picture().at(b.layout().onPlane(0.27, 0.1928)); int(c.R)+int(c.G)+int(c.B) > 250 {
			return fmt.Sprintf("the curve is not where the network's answer is: %v", c)
		}
		return ""
	})
	for _, what := range []string{"#setting-axes", "#setting-slice", "#setting-xSquared", "#accuracy", ".confusion"} {
		b.until(what+" is hidden",
			`!document.querySelector(`+quote(what)+`).checkVisibility({ visibilityProperty: true })`)
	}
	b.do(`neuralplay.configure({ learningRate: 0.01, activation: "linear" })`)
	b.do(`neuralplay.step(200)`)
	b.until("R² is shown", `neuralplay.state().metrics.r2 !== null &&
		Math.abs(Number(document.getElementById("metric-r2").textContent) - neuralplay.state().metrics.r2) <= 0.0005`)
	b.do(`globalThis.upward = () => document.querySelector("#overlay .up").textContent`)
	for kinds, want := range map[string]string{"a,b": "Output", "a,b,c": "Probability"} {
		b.do(`neuralplay.setData("width,kind\n" + ` + quote(kinds) + `.split(",").map((k, i) =>
			(i + ".5," + k + "\n").repeat(9)).join(""))`)
		b.until("of classes the axis says what the network does", `testing.space().classes.join() === `+quote(kinds)+
			` && upward() === `+quote(want))
	}
}
