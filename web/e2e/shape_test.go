package e2e

import (
	"fmt"
	"testing"
)

// Layers and units are added and taken away above the canvas and in the page;
// what is drawn follows.
func TestShapeButtons(t *testing.T) {
	b := open(t, window{link: "#v=1&seed=0.12345", width: 1180})
	steps := []struct{ click, shape string }{
		{"#overlay :nth-child(1 of .layer-stepper) button:last-child", "5,2"},
		{"#overlay :nth-child(2 of .layer-stepper) button:last-child", "5,3"},
		{"#overlay :nth-child(1 of .layer-stepper) button:first-child", "4,3"},
		{"#stage-head .stage-layers button:last-child", "4,3,2"},
		{"#stage-head .stage-layers button:first-child", "4,3"},
		{"#setting-networkShape button:last-child", "4,3,2"},
		{`.layer-row[data-layer="3"] button:last-child`, "4,3,3"},
		{`.layer-row[data-layer="2"] button:first-child`, "4,2,3"},
		{"#setting-networkShape button:first-child", "4,2"},
		{"#setting-networkShape button:first-child", "4"},
		{"#setting-networkShape button:first-child", ""},
		{"#stage-head .stage-layers button:last-child", "2"},
	}
	for _, s := range steps {
		b.clickOn(s.click)
		b.until("the network is "+s.shape, fmt.Sprintf(`neuralplay.config().networkShape.join() === %q`, s.shape))
		b.until("it is drawn", fmt.Sprintf(`seen.last.layout.layers.slice(1, -1).map(l =>
			l.units.length).join() === %q`, s.shape))
		b.until("its units are counted above them", fmt.Sprintf(
			`[...document.querySelectorAll("#overlay .layer-stepper output")].map(o =>
				o.textContent).join() === %q`, s.shape))
	}
	b.enter(`.layer-row[data-layer="1"] input`, "7")
	b.until("a typed number counts", `neuralplay.config().networkShape.join() === "7"`)
	b.enter(`.layer-row[data-layer="1"] input`, "1000")
	b.until("too large a number becomes the largest", `neuralplay.config().networkShape.join() === "64"`)
	b.until("units without room are counted",
		`/^\d+ more units/.test(document.querySelector("#overlay .gathered")?.title)`)
	b.clickOn(`.layer-row[data-layer="1"] button:last-child`)
	b.do(`neuralplay.step(1)`)
	if got := eval[string](b, `neuralplay.config().networkShape.join()`); got != "64" {
		t.Errorf("+ at the end made it %s", got)
	}
}
