package e2e

import (
	"fmt"
	"testing"

	"github.com/chromedp/chromedp/kb"
)

const caption = `document.querySelector("#overlay .caption").textContent`

// The picture of the unit under the mouse takes the large view; a click keeps
// it there.
func TestHoverAUnit(t *testing.T) {
	b := open(t, window{link: "#v=1&seed=0.12345"})
	l := b.layout()
	show := func(name string, axis point) {
		t.Helper()
		b.until("the large view is named", caption+` === `+quote(name))
		b.eventually(func() string {
			p := b.picture()
			high, low := meanBlueness(p, l.onBoundary(axis.X, axis.Y)), meanBlueness(p, l.onBoundary(-axis.X, -axis.Y))
			if high < 30 || low > -30 {
				return fmt.Sprintf("%s: the blueness is %d on its high side and %d on its low one", name, high, low)
			}
			return ""
		})
	}
	b.moveTo(l.Layers[0].Units[0].Rect.middle())
	show("x₁", point{5.6, 0})
	b.moveTo(l.Layers[0].Units[1].Rect.middle())
	show("x₂", point{0, 5.6})
	b.moveTo(l.Network.middle().plus(0, -l.Network.H/2+2))
	b.until("the output takes it back", caption+` === "Output"`)

	b.click(l.Layers[0].Units[0].Rect.middle())
	b.moveTo(l.Boundary.middle())
	show("x₁", point{5.6, 0})
	b.until("the boundary tells the inputs and the network's output", `seen.last.select.hover.kind === "boundary" &&
		seen.last.select.pinned.kind === "unit"`)
	b.key(kb.Escape)
	b.until("Escape lets go", caption+` === "Output" && seen.last.select.pinned === null`)

	b.moveTo(l.Layers[1].Units[1].Rect.middle())
	b.until("a hidden unit has a name, too", caption+` === "Layer 1, unit 2"`)
}

// Over the boundary the page tells the inputs there, and what the network
// answers.
func TestHoverTheBoundary(t *testing.T) {
	b := open(t, window{link: "#v=1&seed=0.12345&xSquared=true&y=false"})
	b.do(`neuralplay.step(20)`)
	l := b.layout()
	for _, want := range []point{{-3, 5.5}, {3, -5.5}, {1, 5.7}} {
		at := l.onBoundary(want.X, want.Y)
		b.moveTo(at)
		b.until("the place is shown", fmt.Sprintf(`(h => h?.kind === "boundary" &&
			Math.hypot(h.x - (%v), h.y - (%v)) < 0.05)(seen.last.select.hover)`, want.X, want.Y))
		type shown struct {
			Inputs          []float64
			X, Output, Says float64
		}
		got := eval[shown](b, `(({ inputs, output, x }) =>
			({ inputs, output, x, says: neuralplay.predict([inputs])[0][0] }))(seen.last.select.hover)`)
		if got.Output != got.Says || len(got.Inputs) != 2 || got.Inputs[0] != got.X || got.Inputs[1] != got.X*got.X {
			t.Errorf("at %v: got %+v, want x, its square, and what predict says", want, got)
		}
		for _, part := range []string{"x₁", "x₁²", "Output", written(got.Inputs[0]), written(got.Inputs[1]),
			written(got.Output)[:4]} {
			b.until("the tooltip says "+part, fmt.Sprintf(tooltipSays, quote(part)))
		}
	}
	b.moveTo(l.Boundary.middle().plus(0, -l.Boundary.H/2-40))
	b.until("it goes away", `document.getElementById("tooltip").hidden`)
}

// Over the loss chart the page tells the losses of an epoch.
func TestHoverTheChart(t *testing.T) {
	b := open(t, window{link: "#v=1&seed=0.12345"})
	losses := eval[[][2]float64](b, `(async () => { const all = []; for (let i = 0; i < 10;
		i++) { const s = await neuralplay.step(1); all.push([s.trainLoss, s.testLoss]); } return all; })()`)
	b.moveTo(b.layout().Chart.middle())
	b.until("an epoch is shown", `seen.last.select.hover?.kind === "chart" && seen.last.select.hover.epoch > 0`)
	type shown struct {
		Epoch               int
		TrainLoss, TestLoss float64
	}
	got := eval[shown](b, `seen.last.select.hover`)
	if got.Epoch < 3 || got.Epoch > 7 {
		t.Fatalf("in the middle of 10 epochs: got %+v", got)
	}
	if want := losses[got.Epoch-1]; got.TrainLoss != want[0] || got.TestLoss != want[1] {
		t.Errorf("got %+v, want the losses %v", got, want)
	}
	b.until("the tooltip says it", fmt.Sprintf(tooltipSays, quote(fmt.Sprintf("%.3f", got.TestLoss))))
}
