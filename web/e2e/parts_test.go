package e2e

import (
	"fmt"
	"testing"
)

// ui in the link says what is shown: from the first paint on, and live.
func TestUI(t *testing.T) {
	b := open(t, window{link: "#v=1&seed=0.5&ui=compact", width: 640, height: 420})
	shows := func(ui string, network, boundary, losses, transport, panels bool) {
		t.Helper()
		b.until(ui+" is shown", fmt.Sprintf(`document.documentElement.dataset.ui === %q &&
			(({ network, boundary, chart }) => network.w > 0 === %v && boundary.w > 0 === %v &&
				chart.w > 0 === %v)(seen.last.layout) &&
			document.getElementById("play").checkVisibility() === %v &&
			document.getElementById("open-sheet").checkVisibility() === %v`,
			ui, network, boundary, losses, transport, panels))
	}
	shows("compact", true, true, true, true, false)
	for ui, part := range map[string][3]bool{
		"network": {true, false, false}, "boundary": {false, true, false}, "losses": {false, false, true},
	} {
		b.do(`neuralplay.configure({ ui: ` + quote(ui) + ` })`)
		shows(ui, part[0], part[1], part[2], false, false)
		b.until("it fills the page", `document.getElementById("stage").clientHeight === innerHeight`)
	}
	b.do(`neuralplay.configure({ ui: "full" })`)
	shows("full", true, true, true, true, true)
}

// A frame takes the theme of its link, whatever its reader chose elsewhere; a page that
// stands alone takes the reader's. Nothing stores what a link says.
func TestThemeOfTheLink(t *testing.T) {
	const stored = `localStorage.setItem("neuralplay.theme", "dark");`
	theme := `document.documentElement.dataset.theme`
	b := open(t, window{link: "#v=1&seed=0.5&theme=dark"})
	b.until("without a choice, the link's", theme+` === "dark" && localStorage.getItem("neuralplay.theme") === null`)
	b.do(`neuralplay.configure({ theme: "light" })`)
	b.until("live, too", theme+` === "light"`)
	b.clickOn("#theme")
	b.until("the reader's choice", theme+` === "dark"`)
	b.do(`neuralplay.configure({ theme: "auto" }); neuralplay.configure({ theme: "light" })`)
	b.do(`neuralplay.configure({ noise: 5 })`)
	b.until("stays", `testing.config().noise === 5 && `+theme+` === "dark"`)

	alone := open(t, window{link: "#v=1&seed=0.5&theme=light", before: stored})
	alone.until("alone, the reader's choice from before", theme+` === "dark"`)
	framed := open(t, window{link: "embedded.html", asIs: true, before: stored, base: serveHTML(t,
		`<!doctype html><link rel="icon" href="data:,"><iframe src="index.html#v=1&seed=0.5&theme=light"></iframe>`)})
	framed.until("in a frame, the link's", `frames[0].seen?.last.config && frames[0].`+theme+` === "light"`)
}

// A link with an epoch comes up trained, to the same bits as training there.
func TestLinkStartsTrained(t *testing.T) {
	b := open(t, window{link: "#v=1&seed=0.5&dataset=xor&epoch=120"})
	b.until("it is trained", `neuralplay.state().epoch === 120 && !neuralplay.state().playing`)
	same := eval[bool](b, `(async () => {
		const there = JSON.stringify(neuralplay.parameters());
		neuralplay.reset();
		await neuralplay.step(120);
		return JSON.stringify(neuralplay.parameters()) === there;
	})()`)
	if !same {
		t.Error("it comes to other weights than training from the start")
	}
}
