package e2e

import (
	_ "embed"
	"testing"
)

//go:embed pace.js
var paceScript string

// When the page draws and when it trains, with a browser and a clock of the test's own:
// a frame every 16 ms, a slice of 7 ms. Pictures get what time the loop leaves them.
func TestPace(t *testing.T) {
	html := `<!doctype html><title>A loop</title><link rel="icon" href="data:,"><script>` + paceScript + `</script>
		<script type="module">` + readSource(t, "js/bridge/loop.js") + `
			globalThis.loop = { requestFrame, follow, wake, attachLoop, drawWith };</script>`
	b := open(t, window{base: serveHTML(t, html), link: "embedded.html", asIs: true})
	type seen struct {
		Pictures int     // in the two seconds
		Share    float64 // of their time that the graphics are busy
		Delay    float64 // the longest from a change to its picture, in ms
		Last     float64 // from the end of all training to the last picture
		Left     int     // frames and tasks that still wait
	}
	for _, c := range []struct {
		what, script        string
		least, most         int
		share, delay, ended float64 // at most
	}{
		{"full speed, quick to draw", `play({ draw: 1 })`, 40, 64, 0.1, 0, 40},
		{"full speed, slow to draw", `play({ draw: 40 })`, 10, 20, 0.35, 0, 80},
		{"one step after another, slow to draw", `play({ draw: 40, slices: 3 })`, 10, 20, 0.35, 0, 80},
		{"short steps, slower to draw", `play({ draw: 50, slices: 2 })`, 8, 14, 0.35, 0, 80},
		{"steps, very slow to draw", `play({ draw: 66, slices: 3 })`, 8, 14, 0.35, 0, 80},
		{"a script that shows every short step", `play({ draw: 1, slices: 1 })`, 120, 126, 0.1, 0, 40},
		{"somebody looks", `play({ draw: 40, slices: 3, showEvery: 200 })`, 15, 30, 0.65, 70, 80},
		{"an epoch a frame", `play({ draw: 1, wish: 1 })`, 120, 126, 0.1, 0, 40},
	} {
		got := eval[seen](b, c.script)
		if got.Pictures < c.least || got.Pictures > c.most || got.Share > c.share || got.Delay > c.delay ||
			got.Last < 0 || got.Last > c.ended || got.Left != 0 {
			t.Errorf("%s: %+v", c.what, got)
		}
	}
}
