package e2e

import (
	"fmt"
	"image/color"
	"math"
	"strings"
	"testing"
)

// Three classes, from the click on their tile to the colours of the plane.
func TestSeveralClasses(t *testing.T) {
	b := open(t, window{link: "#v=1&seed=0.12345&optimizer=adam&networkShape=8", width: 1180, height: 700})
	b.chooseData("several", "rings")
	b.until("there is an output for each class", `neuralplay.parameters().layers.at(-1).biases.length === 3 &&
		seen.last.layout.layers.at(-1).units.length === 3`)
	b.until("the classes have a key", `(key => key.checkVisibility() && key.title.includes("A, B, C") &&
		key.querySelectorAll("svg").length === 3)(document.querySelector("#overlay .class-key"))`)
	before := eval[float64](b, `neuralplay.state().metrics.accuracy`)
	b.clickOn(`[data-speed="fast"] input`)
	b.clickOn("#play")
	b.until("most test points are answered right", `neuralplay.state().metrics.accuracy > 0.95`)
	b.clickOn("#play")
	b.until("training has stopped", `!neuralplay.state().playing`)
	if before > 0.7 {
		t.Errorf("the accuracy was %v before training: too good to be true", before)
	}
	b.until("the page says the accuracy",
		`Math.abs(parseFloat(document.getElementById("accuracy").textContent) -
			100 * neuralplay.state().metrics.accuracy) <= 0.05`)

	t.Run("evaluation", func(t *testing.T) { checkConfusion(t, b.in(t)) })
	t.Run("samples", func(t *testing.T) { checkAnswers(t, b.in(t)) })
	t.Run("colours", func(t *testing.T) {
		b := b.in(t)
		b.do(`neuralplay.configure({ discretize: true })`)
		b.eventually(func() string { return checkClassColours(b) })
	})
	t.Run("a place", func(t *testing.T) { checkAnswerAt(b.in(t)) })
	checkRestored(t, b)
}

func checkConfusion(t *testing.T, b *tab) {
	const said = `[0, 1, 2].map(truth => [0, 1, 2].map(answer =>
		Number(document.getElementById("confusion-" + truth + "-" + answer).textContent)))`
	b.until("the page shows the confusion",
		`JSON.stringify(`+said+`) === JSON.stringify(neuralplay.state().metrics.confusion)`)
	table := eval[[][]int](b, said)
	data := eval[samples](b, `neuralplay.data().test`)
	outputs := eval[[][]float64](b, `neuralplay.predict(neuralplay.data().test.inputs)`)
	sum, want := 0, [3][3]int{}
	for i, row := range data.Targets {
		want[largest(row)][largest(outputs[i])]++
	}
	for truth, row := range table {
		for answer, n := range row {
			sum += n
			if n != want[truth][answer] {
				t.Errorf("of class %d there are %d taken for %d, want %d", truth, n, answer, want[truth][answer])
			}
		}
	}
	if sum != len(data.Inputs) || sum == 0 {
		t.Errorf("the confusion is of %d points, want %d", sum, len(data.Inputs))
	}
	right := want[0][0] + want[1][1] + want[2][2]
	if got := eval[float64](b,
		`neuralplay.state().metrics.accuracy`); math.Abs(got-float64(right)/float64(sum)) > 1e-12 {
		t.Errorf("the accuracy is %v, want %d of %d", got, right, sum)
	}
}

func largest(row []float64) int {
	best := 0
	for k, v := range row {
		if v > row[best] {
			best = k
		}
	}
	return best
}

// checkAnswers opens the table of samples: classes are named in it, the errors
// are what the output of the true class lacks.
func checkAnswers(t *testing.T, b *tab) {
	b.clickOn(`[data-fold="samples"] h2 button`)
	b.clickOn("#open-samples")
	b.clickOn(`#samples-panel input[value="test"]`)
	const read = `[...document.querySelectorAll("#samples-panel tbody tr")].map(tr =>
		[...tr.children].slice(1).map(td => td.title))`
	b.until("a page of the test points is listed", `(rows => rows.length === 50 &&
		rows[0][0] === String(neuralplay.data().test.inputs[0][0]))(`+read+`)`)
	rows := eval[[][]string](b, read)
	data := eval[samples](b, `neuralplay.data().test`)
	outputs := eval[[][]float64](b, `neuralplay.predict(neuralplay.data().test.inputs)`)
	for i, row := range rows {
		truth := largest(data.Targets[i])
		want := []string{quote(data.Inputs[i][0]), quote(data.Inputs[i][1]), string(rune('A' + truth)),
			quote(outputs[i][truth]), string(rune('A' + largest(outputs[i]))), quote(1 - outputs[i][truth])}
		if strings.Join(row, " ") != strings.Join(want, " ") {
			t.Errorf("test point %d: the table has %q, want %q", i, row, want)
		}
	}
	b.clickOn("#samples-panel .sample-head > .icon-button")
	b.until("the table is closed", `!document.getElementById("samples-panel").checkVisibility()`)
}

// checkAnswerAt points at the middle of the boundary.
func checkAnswerAt(b *tab) {
	b.Helper()
	b.moveTo(b.layout().onBoundary(0, 0.1))
	b.until("the three outputs are shown", `seen.last.select.hover?.outputs?.length === 3`)
	b.until("they are the network's", `(h =>
		JSON.stringify(h.outputs) === JSON.stringify(neuralplay.predict([h.inputs])[0]) &&
		h.class === h.outputs.indexOf(Math.max(...h.outputs)))(seen.last.select.hover)`)
	b.until("the tooltip says the class", `(tip => !tip.hidden &&
		tip.querySelector("dl:last-of-type dd:last-child").textContent ===
			testing.space().classes[seen.last.select.hover.class])(document.getElementById("tooltip"))`)
	b.moveTo(point{})
}

// checkClassColours looks at places where only one class is near, and at the
// points themselves: each has the hue of its class, as the page's key has it.
func checkClassColours(b *tab) string {
	var hues [3]float64
	for k := range hues {
		c := eval[[3]uint8](b,
			fmt.Sprintf(`getComputedStyle(document.querySelectorAll("#overlay .class-key svg")[%d])
				.color.match(/\d+/g).map(Number)`, k))
		hues[k] = hue(color.RGBA{c[0], c[1], c[2], 255})
	}
	data := eval[samples](b, `neuralplay.data().train`)
	l, p := b.layout(), b.picture()
	const tolerance = 15 // degrees
	var counts [3]int
	for _, s := range classPlaces(b, data) {
		counts[s.class]++
		if c := p.at(l.onBoundary(s.x, s.y)); hueApart(hue(c), hues[s.class]) > tolerance {
			return fmt.Sprintf("at (%.1f, %.1f) the colour is %v, a hue of %.0f°, want class %d's of %.0f°", s.x, s.y,
				c, hue(c), s.class, hues[s.class])
		}
	}
	if min(counts[0], counts[1], counts[2]) < 5 {
		return fmt.Sprintf("only %v places of each class to look at", counts)
	}
	for i, row := range data.Inputs {
		truth := largest(data.Targets[i])
		if c := p.at(l.onBoundary(row[0], row[1])); isAlone(data, i) && hueApart(hue(c), hues[truth]) > tolerance {
			return fmt.Sprintf("the training point %d at (%.1f, %.1f) is %v, a hue of %.0f°, want class %d's of %.0f°",
				i, row[0], row[1], c, hue(c), truth, hues[truth])
		}
	}
	return ""
}

// isAlone reports whether no other point lies over this one.
func isAlone(data samples, i int) bool {
	for j, other := range data.Inputs {
		if j != i && math.Hypot(other[0]-data.Inputs[i][0], other[1]-data.Inputs[i][1]) < 0.4 {
			return false
		}
	}
	return true
}

// classPlaces are places of a grid far from every point and every contour.
func classPlaces(b *tab, data samples) []classPlace {
	const step = 0.25
	n := int(2*domain/step) - 1
	var grid [][2]float64
	for i := range n * n {
		grid = append(grid, [2]float64{float64(i%n+1)*step - domain, float64(i/n+1)*step - domain})
	}
	outputs := eval[[][]float64](b, `neuralplay.predict(`+quote(grid)+`)`)
	var places []classPlace
	for i, g := range grid {
		if x, y := i%n, i/n; x == 0 || y == 0 || x == n-1 || y == n-1 {
			continue
		}
		class := largest(outputs[i])
		clear := true
		for _, j := range []int{i - 1, i + 1, i - n, i + n} {
			clear = clear && largest(outputs[j]) == class
		}
		for _, row := range data.Inputs {
			clear = clear && math.Hypot(row[0]-g[0], row[1]-g[1]) > 0.3
		}
		if clear {
			places = append(places, classPlace{g[0], g[1], class})
		}
	}
	return places
}

type classPlace struct {
	x, y  float64
	class int
}

// hue is the angle of a colour on the wheel, in degrees.
func hue(c color.RGBA) float64 {
	r, g, b := float64(c.R), float64(c.G), float64(c.B)
	return math.Atan2(math.Sqrt(3)*(g-b), 2*r-g-b) * 180 / math.Pi
}

func hueApart(a, b float64) float64 { return math.Abs(math.Remainder(a-b, 360)) }
