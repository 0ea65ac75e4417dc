package e2e

import (
	_ "embed"
	"flag"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	cdpbrowser "github.com/chromedp/cdproto/browser"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

var (
	wildEvents = flag.Int("events", 40, "how many random events TestWildly makes of each seed (make soak: 10000)")
	wildSeed   = flag.Uint64("seed", 0, "the only seed of TestWildly; 0 stands for 1, 2 and 3")
)

//go:embed wild.js
var wildScript string

// known is a run of which every bit must come out the same, before all and after.
const known = `(async () => {
	const page = frames[0] ?? window;
	page.neuralplay.load("#v=1&seed=0.12345&dataset=spiral&optimizer=adam&shuffle=true&dropout=0.2&batchSize=7");
	page.neuralplay.reset();
	const { trainLoss, testLoss } = await page.neuralplay.step(20);
	return JSON.stringify([trainLoss, testLoss, page.neuralplay.parameters()]);
})()`

// Ten thousand random events, links, calls and messages, from each of three seeds: no
// error, and what must hold does. make test makes a few of them, make soak all. A failure
// names the seed and the last events; the same events come again with
//
//	go test ./web/e2e -run TestWildly -seed 2 -events 10000
//
// What must hold at any moment is function look of wild.js: weights fit the network and
// the network its configuration, a diverged run stands still, the epoch goes back only
// where somebody asked for it, a refused call has a code and a sentence and has changed
// nothing. What must hold once the page has come to rest is function agree: readouts,
// controls and address say what the program has. Every message is answered once. In the
// end a known link gives the same bits as before.
func TestWildly(t *testing.T) {
	seeds := []uint64{1, 2, 3}
	if *wildSeed != 0 {
		seeds = []uint64{*wildSeed}
	}
	for _, seed := range seeds {
		t.Run(fmt.Sprint("seed ", seed), func(t *testing.T) {
			w := openWild(t, seed)
			want := w.ask(known)
			for i := range *wildEvents {
				w.event(i)
				w.check()
				if i%50 == 49 || i == *wildEvents-1 {
					w.rest()
				}
				if i%1000 == 999 {
					t.Logf("%d events", i+1)
				}
			}
			if got := w.ask(known); got != want {
				t.Errorf("after it all a known link comes to\n%.300s, before to\n%.300s", got, want)
			}
		})
	}
}

// wild is a page to which everything happens.
type wild struct {
	*tab
	seed   uint64
	framed bool // the page is in a frame of one that sends it messages
	kinds  []wildKind
	last   []string // what has happened, the last of it
}

// openWild opens a page that stands alone, one in a frame, or one on a phone, in turn.
func openWild(t *testing.T, seed uint64) *wild {
	t.Helper()
	script := "const calls = " + generatedList(t, "calls.js") + ";\n" + wildScript
	w := window{link: "#v=1&seed=0.12345", width: 900, height: 700, before: script}
	framed := seed%3 == 2
	if framed {
		w.base, w.link, w.asIs = serveHTML(t, `<!doctype html><title>A tutorial</title><link rel="icon" href="data:,">
			<body style="margin: 0"><iframe src="index.html#v=1&seed=0.12345" onload="forgetMessages()"
			style="display: block; border: 0; width: 100vw; height: 100vh"></iframe>`), "embedded.html", true
	}
	if seed%3 == 0 {
		w.width, w.height, w.touch = 390, 844, true
	}
	b := open(t, w)
	call(b, page.SetInterceptFileChooserDialog, page.SetInterceptFileChooserDialogParams{Enabled: true})
	call(b, cdpbrowser.SetDownloadBehavior, cdpbrowser.SetDownloadBehaviorParams{
		Behavior: cdpbrowser.SetDownloadBehaviorBehaviorDeny})
	made := &wild{tab: b, seed: seed, framed: framed}
	for _, k := range wildKinds {
		if k.framed && !framed {
			continue
		}
		for range k.weight {
			made.kinds = append(made.kinds, k)
		}
	}
	return made
}

// generatedList is a list of the generated page code, as JSON.
func generatedList(t *testing.T, name string) string {
	t.Helper()
	module := readSource(t, "js/generated/"+name)
	line, _, _ := strings.Cut(module[strings.Index(module, "= [")+2:], ";")
	return line
}

// event is what happens as number i: chance has nothing but that and the seed.
func (w *wild) event(i int) {
	w.Helper()
	r := rand.New(rand.NewPCG(w.seed, uint64(i)))
	kind := w.kinds[r.IntN(len(w.kinds))]
	what := kind.name
	if kind.do != nil {
		w.try(fmt.Sprintf(`(frames[0] ?? window).happened(%v)`, kind.calm))
		what += " " + kind.do(w, r)
	} else {
		script := fmt.Sprintf(`(frames[0] ?? window).happen(%q, %d)`, kind.name, r.Int32())
		if kind.framed {
			script = fmt.Sprintf(`happened(false), message(%d)`, r.Int32())
		}
		what += ": " + w.try(script)
	}
	w.last = append(w.last, fmt.Sprintf("%d %s", i, what))
	if len(w.last) > 15 {
		w.last = w.last[1:]
	}
}

// try runs a script once: the page may load again in the middle of it.
func (w *wild) try(script string) string {
	w.Helper()
	said, err := tryEval[any](w.tab, script)
	if err != nil {
		return "the page went away: " + err.Error()
	}
	return fmt.Sprint(said)
}

// ask waits for a page that is ready, and evaluates.
func (w *wild) ask(script string) string {
	w.Helper()
	w.until("the page is ready", `(frames[0] ?? window).neuralplay?.ready.then(() => true)`)
	return eval[string](w.tab, script)
}

// check fails with the last events if something does not hold. A page that is just being
// loaded again is asked later.
func (w *wild) check() {
	w.Helper()
	const question = `(async () => {
		const page = frames[0] ?? window;
		await page.neuralplay.ready;
		return page.look();
	})()`
	faults, err := tryEval[[]string](w.tab, question)
	for end := time.Now().Add(*patience); err != nil && time.Now().Before(end); {
		time.Sleep(20 * time.Millisecond)
		faults, err = tryEval[[]string](w.tab, question)
	}
	if err != nil {
		faults = append(faults, "the page does not answer: "+err.Error())
	}
	w.report(append(faults, w.news.take()...))
}

func (w *wild) report(faults []string) {
	w.Helper()
	if len(faults) > 5 {
		faults = faults[:5]
	}
	if len(faults) > 0 {
		w.Fatalf("%s\nseed %d, the last events:\n%s\nthe console says:\n%s", strings.Join(faults, "\n"), w.seed,
			strings.Join(w.last, "\n"), strings.Join(w.news.said, "\n"))
	}
}

// rest lets the page come to rest and compares what it shows with what the program has.
func (w *wild) rest() {
	w.Helper()
	w.until("it pauses", `(async () => { // the page may be loading again
		const page = frames[0] ?? window;
		await page.neuralplay.ready;
		page.neuralplay.pause();
		page.document.activeElement?.blur();
		if (page.document.hidden) await page.happen("show", 1);
		return true;
	})()`)
	var faults []string
	const pause = 50 * time.Millisecond
	for end := time.Now().Add(min(*patience, 15*time.Second)); time.Now().Before(end); time.Sleep(pause) {
		faults = w.faultsOf("the page", `(frames[0] ?? window).agree()`)
		if w.framed {
			faults = append(faults, w.faultsOf("the page around", `unanswered()`)...)
		}
		if len(faults) == 0 {
			return
		}
	}
	w.report(faults)
}

// faultsOf returns the faults that a page finds in itself; that it does not answer is one.
func (w *wild) faultsOf(who, what string) []string {
	w.Helper()
	faults, err := tryEval[[]string](w.tab, what)
	if err != nil {
		return []string{who + " does not answer: " + err.Error()}
	}
	return faults
}

// wildKind is a kind of event: what do makes it do from here, else what wild.js does.
type wildKind struct {
	name   string
	weight int
	calm   bool // it never sets the epoch back
	framed bool // it comes from the page around
	do     func(*wild, *rand.Rand) string
}

var wildKinds = []wildKind{
	// The browser keeps these for its next frame, so that they take long.
	{name: "move", weight: 3, calm: true, do: wildMove},
	{name: "click", weight: 6, do: wildClick},
	{name: "drag", weight: 2, do: wildDrag},
	{name: "half a drag", weight: 2, do: wildHalf},
	{name: "wheel", weight: 1, calm: true, do: wildWheel},
	{name: "touch", weight: 2, do: wildTouch},
	{name: "key", weight: 12, do: wildKey},
	{name: "type", weight: 3, do: wildType},
	{name: "resize", weight: 3, calm: true, do: wildResize},
	{name: "theme", weight: 1, calm: true, do: wildTheme},
	{name: "freeze", weight: 1, calm: true, do: wildFreeze},
	{name: "call", weight: 14},
	{name: "badCall", weight: 8},
	{name: "link", weight: 4},
	{name: "thereAndBack", weight: 1},
	{name: "roundTrip", weight: 5},
	{name: "point", weight: 8},
	{name: "press", weight: 6},
	{name: "choose", weight: 6},
	{name: "paste", weight: 2},
	{name: "hide", weight: 2},
	{name: "strayMessage", weight: 1},
	{name: "noise", weight: 2},
	{name: "loseContext", weight: 1},
	{name: "message", weight: 15, framed: true},
}

func anywhere(r *rand.Rand) point { return point{float64(r.IntN(900)), float64(r.IntN(700))} }

func wildMove(w *wild, r *rand.Rand) string {
	at := anywhere(r)
	w.moveTo(at)
	return fmt.Sprint(at)
}

func wildClick(w *wild, r *rand.Rand) string {
	at := anywhere(r)
	w.click(at)
	return fmt.Sprint(at)
}

func wildDrag(w *wild, r *rand.Rand) string {
	from, to := anywhere(r), anywhere(r)
	w.drag(from, to)
	return fmt.Sprint(from, to)
}

// wildHalf presses and never releases, or the other way round, or resizes in between.
func wildHalf(w *wild, r *rand.Rand) string {
	at, what := anywhere(r), r.IntN(3)
	if what != 1 {
		w.mouse(chromedp.MousePressed, at, 1)
	}
	if what == 2 {
		w.mouse(chromedp.MouseMoved, at.plus(30, 10), 1)
		wildResize(w, r)
		w.mouse(chromedp.MouseMoved, at.plus(-50, 20), 1)
	}
	if what != 0 {
		w.mouse(chromedp.MouseReleased, at, 0)
	}
	return fmt.Sprint(at, what)
}

func wildWheel(w *wild, r *rand.Rand) string {
	at, down := anywhere(r), float64(r.IntN(200)*2-199) // never 0
	w.wheel(at, down)
	return fmt.Sprint(at, down)
}

// wildTouch lays one or two fingers on the page and draws them.
func wildTouch(w *wild, r *rand.Rand) string {
	at, fingers := anywhere(r), 1+r.IntN(2)
	touch := func(what input.DispatchTouchEventType, by float64) {
		var points []*input.TouchPoint
		for i := range fingers {
			if what == input.DispatchTouchEventTypeTouchEnd {
				break
			}
			id := float64(i)
			points = append(points, &input.TouchPoint{X: at.X + by*(1-2*id), Y: at.Y + by, ID: &id})
		}
		call(w.tab, input.DispatchTouchEvent, input.DispatchTouchEventParams{Type: what, TouchPoints: points})
	}
	touch(input.DispatchTouchEventTypeTouchStart, 0)
	for range r.IntN(3) {
		touch(input.DispatchTouchEventTypeTouchMove, float64(r.IntN(60)-30))
	}
	touch(input.DispatchTouchEventTypeTouchEnd, 0)
	return fmt.Sprint(at, fingers)
}

var wildKeys = []string{kb.Tab, kb.Tab, kb.Enter, kb.Escape, " ", " ", kb.ArrowLeft, kb.ArrowRight, kb.ArrowUp,
	kb.ArrowDown, kb.Home, kb.End, kb.PageDown, kb.Backspace, kb.Delete, "r", "g", ".", ",", "5", "-", "x"}

func wildKey(w *wild, r *rand.Rand) string {
	key := wildKeys[r.IntN(len(wildKeys))]
	switch r.IntN(6) {
	case 0:
		w.key("z", chromedp.ModifierCtrl)
		return "undo"
	case 1:
		w.key("z", chromedp.ModifierCtrl, chromedp.ModifierShift)
		return "redo"
	case 2:
		w.key(key, chromedp.ModifierShift)
		return fmt.Sprintf("Shift %q", key)
	}
	w.key(key)
	return fmt.Sprintf("%q", key)
}

func wildType(w *wild, r *rand.Rand) string {
	text := []string{"0.3\r", "12", "-1e9\r", "abc\r", "\r", "1,2,3\r"}[r.IntN(6)]
	w.key(text)
	return fmt.Sprintf("%q", text)
}

func wildResize(w *wild, r *rand.Rand) string {
	s := []size{{900, 700, 1}, {320, 256, 1}, {640, 480, 2}, {390, 844, 1.5}, {900, 640, 1},
		{1280, 300, 1}}[r.IntN(6)]
	w.resize(s.width, s.height, s.scale, r.IntN(4) == 0)
	return s.String()
}

func wildTheme(w *wild, r *rand.Rand) string {
	w.setDark(r.IntN(2) == 0)
	return ""
}

// wildFreeze puts the tab to sleep, as a browser does with one that nobody sees.
func wildFreeze(w *wild, r *rand.Rand) string {
	for _, state := range []page.SetWebLifecycleStateState{"frozen", "active"} {
		call(w.tab, page.SetWebLifecycleState, page.SetWebLifecycleStateParams{State: state})
		time.Sleep(time.Duration(r.IntN(30)) * time.Millisecond)
	}
	return ""
}
