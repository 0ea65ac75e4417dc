package e2e

import (
	"fmt"
	"strings"
	"testing"
	"time"
)

// texts are what letters may be like: as this machine has them, further apart,
// and larger. Fonts differ as much from machine to machine.
var texts = []string{"", "spaced", "larger"}

// The page fits at every size, whatever width its words have: in the columns
// or the sheet, with every fold open.
//
// Tests of the layout alone run two at a time, after all others: they wait for the
// processor that the others leave idle.
func TestLayout(t *testing.T) {
	t.Parallel()
	b := open(t, window{link: "#v=1&seed=0.12345", before: layoutChecks})
	b.do(`document.querySelectorAll(".fold[data-closed] h2 button").forEach(button => button.click())`)
	for _, text := range texts {
		b.do(`textAs(` + quote(text) + `)`)
		for _, w := range []window{
			{width: 320, height: 256, touch: true}, {width: 320, height: 568, touch: true},
			{width: 360, height: 640, touch: true},
			{width: 390, height: 844, touch: true}, {width: 480, height: 320}, {width: 480, height: 480},
			{width: 520, height: 700}, {width: 640, height: 480}, {width: 640, height: 400, touch: true},
			{width: 700, height: 500}, {width: 844, height: 390, touch: true}, {width: 700, height: 640},
			{width: 760, height: 900}, {width: 768, height: 1024, touch: true},
			{width: 800, height: 600}, {width: 844, height: 640}, {width: 900, height: 640},
			{width: 1024, height: 700}, {width: 1160, height: 720},
			{width: 1280, height: 800}, {width: 2560, height: 1440},
		} {
			t.Run(strings.TrimSpace(fmt.Sprintf("%d×%d %s", w.width, w.height, text)), func(t *testing.T) {
				b := b.in(t)
				b.fit(w)
				checkLayout(t, b)
			})
		}
	}
	t.Run("faults are found", func(t *testing.T) { checkFaults(b.in(t)) })
}

// Many units, columns and classes find their room, too.
func TestLayoutOfLargeNetworks(t *testing.T) {
	for name, link := range map[string]string{
		"the largest": "#v=1&seed=0.12345&networkShape=64,64,64,64,64,64,64,64&x2=true&y2=true&xy=true",
		"classes":     "#v=1&seed=0.12345&dataset=blobs&networkShape=8,8",
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			b := open(t, window{link: link, before: layoutChecks})
			for _, w := range []window{
				{width: 320, height: 256}, {width: 320, height: 568, touch: true},
				{width: 390, height: 844, touch: true},
				{width: 480, height: 480}, {width: 640, height: 480}, {width: 844, height: 390, touch: true},
				{width: 1280, height: 800}, {width: 2560, height: 1440},
			} {
				t.Run(fmt.Sprintf("%d×%d", w.width, w.height), func(t *testing.T) {
					b := b.in(t)
					b.fit(w)
					checkLayout(t, b)
					if names := eval[[]string](b, `[...document.querySelectorAll(".class-key .class-name")]
						.filter(e => e.checkVisibility() && e.clientWidth < 8)
						.map(e => e.textContent)`); len(names) > 0 {
						t.Errorf("in the key of colours there is no room for %q", names)
					}
				})
			}
		})
	}
}

// fit resizes the window and waits until the stage is laid out in it.
func (b *tab) fit(w window) {
	b.Helper()
	before := eval[int](b, `seen.count.layout ?? 0`)
	b.resize(w.width, w.height, 1, w.touch)
	b.until("the stage is laid out", fmt.Sprintf(
		`innerWidth === %d && innerHeight === %d && seen.count.layout > %d`, w.width, w.height, before))
}

// checkLayout has a little patience: the program may be about to lay out the
// stage once more.
func checkLayout(t *testing.T, b *tab) {
	t.Helper()
	var faults []string
	for end := time.Now().Add(5 * time.Second); time.Now().Before(end); time.Sleep(50 * time.Millisecond) {
		if faults = eval[[]string](b, `layoutFaults()`); len(faults) == 0 {
			return
		}
	}
	t.Errorf("%s", strings.Join(faults, "\n"))
}

// checkFaults breaks the layout in each way that layoutFaults looks for.
func checkFaults(b *tab) {
	b.Helper()
	b.do(`textAs("")`)
	b.fit(window{width: 640, height: 480})
	for _, broken := range []struct{ css, want string }{
		{`.panels { margin-right: -8px }`, "over the window's side"},
		{`.tools { position: relative; top: -24px }`, "#share: not wholly in the window"},
		{`.readouts { height: 16px; overflow: hidden }`, "#epoch: not wholly in the window"},
		{`.sheet-head { position: relative; left: 40px }`, "the sheet's ×: not wholly in the window"},
		{`.sheet-head .tabs button { flex: none; width: 24px }`, "clips its text"},
		{`.play-button span { position: relative; top: 20px }`, "#play: half a word"},
		{`.row.inline > .label { position: relative; left: 200px }`, "overlap"},
		{`.readout + .readout > * { padding: 0 !important } .readout { width: 40px }`, "run together"},
		{`.sheet-head .tabs { margin-right: -30px }`, "in .sheet-head overlap"},
		{`.tile-name { max-width: none; width: 90px }`, "names of data sets overlap"},
		{`.heading { margin-left: 60px }`, "over the canvas overlap"},
		{`.stage { margin-right: 60px !important } .stage { width: 100px }`, "is not on the stage"},
	} {
		// In one task, as the canvas follows the stage in the next frame.
		got := eval[[]string](b, `(breakLayout(`+quote(broken.css)+`), layoutFaults())`)
		if !strings.Contains(strings.Join(got, "\n"), broken.want) {
			b.Errorf("%s: the faults found are %q, none says %q", broken.css, got, broken.want)
		}
	}
	b.do(`breakLayout("")`)
	b.eventually(func() string {
		if got := eval[[]string](b, `layoutFaults()`); len(got) > 0 {
			return fmt.Sprintf("mended, it still has faults: %q", got)
		}
		return ""
	})
}
