package e2e

import (
	"cmp"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// window says how a tab is opened. The zero value is an ordinary one that waits
// until the page is ready.
type window struct {
	base   string // where the site is; "" is the ordinary server
	link   string // what follows base, such as "#seed=1"
	width  int    // CSS pixels; 0 is 900
	height int    // 0 is 640
	scale  float64
	dark   bool
	touch  bool
	before string // a script that runs before those of the page
	asIs   bool   // do not wait until the page is ready
	first  bool   // a first visit; else somebody has been here and has ended the tour
}

// tab is a tab of the browser, with a storage of its own. Its methods end the
// test when something fails.
type tab struct {
	testing.TB
	ctx  context.Context
	base string
	news *news
}

// listenIn keeps the latest event of each kind, and how many there were, from
// the first one on: public events once the page has heard them, the others as
// the program emits them. It also keeps the program's call, which the page takes
// out of sight, and offers it to tests: testing.send(name, …) and, of the latest
// "config" event, testing.config() and testing.space().
const listenIn = `
	globalThis.seen = { last: {}, count: {} };
	const see = (event, news) => {
		seen.last[event] = news;
		seen.count[event] = (seen.count[event] ?? 0) + 1;
	};
	const isPublic = ["state", "config", "select", "warning", "notice", "error"];
	addEventListener("DOMContentLoaded", () => {
		for (const event of isPublic) globalThis.neuralplay?.on(event, (news) => see(event, news));
	});
	let host;
	let call;
	globalThis.testing = {
		config: () => seen.last.config.config,
		space: () => seen.last.config.space,
		send(name, ...args) {
			const answer = JSON.parse(call(name, JSON.stringify(args)));
			if (answer.error) throw new Error(JSON.stringify(answer.error));
			return answer.value;
		},
	};
	Object.defineProperty(globalThis, "neuralplayHost", {
		configurable: true,
		get: () => host,
		set(made) {
			const { emit, attach } = made;
			made.emit = (event, json) => {
				emit(event, json);
				if (!isPublic.includes(event)) see(event, json ? JSON.parse(json) : null);
			};
			made.attach = (programCall, ...others) => {
				call = programCall;
				attach(programCall, ...others);
			};
			host = made;
		},
	});`

// tourEnded is what the page keeps when a person ends the tour.
const tourEnded = `try { localStorage.setItem("neuralplay.tour", "ended"); } catch { /* no storage here */ }`

// open opens a tab. When the test ends, the tab is closed, and what it said to
// the console and whom it asked for something is checked.
func open(t testing.TB, w window) *tab {
	t.Helper()
	b := &tab{TB: t, base: cmp.Or(w.base, site.URL+"/"), news: &news{}}
	visit := tourEnded
	if w.first {
		visit = ""
	}
	ctx, cancel := chromedp.NewContext(browser, chromedp.WithNewBrowserContext(), chromedp.WithListener(b.news.hear))
	b.ctx = ctx
	artifacts := t.ArtifactDir() // asked for now, so that it is removed after the picture is taken
	t.Cleanup(func() {
		b.keepPicture(artifacts)
		b.news.check(b)
		cancel()
	})
	if err := chromedp.Do(ctx); err != nil {
		t.Fatal("opening a tab: ", err)
	}
	b.resize(cmp.Or(w.width, 900), cmp.Or(w.height, 640), cmp.Or(w.scale, 1), w.touch)
	b.setDark(w.dark)
	// Several tabs are open in turn; each believes that it has the focus.
	call(b, emulation.SetFocusEmulationEnabled, emulation.SetFocusEmulationEnabledParams{Enabled: true})
	call(b, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{
		Source: "{const settings = " + settingsTable(t) + ";" + listenIn + clickable + shows + visit + w.before + "}",
	})
	b.visit(b.base + w.link)
	if !w.asIs {
		b.ready()
	}
	return b
}

// in is the same tab for a subtest, which is to end instead of its parent.
func (b *tab) in(t testing.TB) *tab {
	same := *b
	same.TB = t
	return &same
}

// visit opens an address and waits until its page is loaded.
func (b *tab) visit(address string) {
	b.Helper()
	if err := chromedp.Do(b.ctx, chromedp.Navigate(address)); err != nil {
		b.Fatalf("%s: %v", address, err)
	}
}

// ready waits for the first picture.
func (b *tab) ready() {
	b.Helper()
	if said := eval[string](b, `neuralplay.ready.then(() => "", error => error.message || "no reason")`); said != "" {
		b.Fatalf("neuralplay.ready was rejected: %s", said)
	}
}

// resize sets the size of the tab's window in CSS pixels, and its density.
func (b *tab) resize(width, height int, scale float64, touch bool) {
	b.Helper()
	call(b, emulation.SetDeviceMetricsOverride, emulation.SetDeviceMetricsOverrideParams{
		Width: int64(width), Height: int64(height), DeviceScaleFactor: scale, Mobile: touch,
	})
	call(b, emulation.SetTouchEmulationEnabled, emulation.SetTouchEmulationEnabledParams{Enabled: touch})
}

// setDark makes the system's theme dark or light.
func (b *tab) setDark(dark bool) {
	b.Helper()
	scheme := "light"
	if dark {
		scheme = "dark"
	}
	call(b, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
		Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}},
	})
}

// eval returns the value of a JavaScript expression, or of what it promises.
func eval[T any](b *tab, script string) T {
	b.Helper()
	value, err := tryEval[T](b, script)
	if err != nil {
		b.Fatalf("%s: %v", script, err)
	}
	return value
}

func tryEval[T any](b *tab, script string) (T, error) {
	ctx, cancel := context.WithTimeout(b.ctx, *patience)
	defer cancel()
	return chromedp.Run(ctx, chromedp.Evaluate[T](script, chromedp.EvalAwaitPromise))
}

// do runs JavaScript for what it does.
func (b *tab) do(script string) {
	b.Helper()
	eval[chromedp.Void](b, script)
}

// until waits until a JavaScript expression is true. A page that is just being
// loaded again cannot answer; then it is asked later.
func (b *tab) until(what, script string) {
	b.Helper()
	question := fmt.Sprintf("(async () => Boolean(await (%s)))()", script)
	var err error
	for end := time.Now().Add(*patience); time.Now().Before(end); time.Sleep(20 * time.Millisecond) {
		var yes bool
		if yes, err = tryEval[bool](b, question); yes {
			return
		}
	}
	b.Fatalf("waited in vain until %s (%s; last error: %v)", what, script, err)
}

// keepPicture leaves a screenshot of a failed test in its artifact folder
// (go test -artifacts).
func (b *tab) keepPicture(folder string) {
	if !b.Failed() {
		return
	}
	ctx, cancel := context.WithTimeout(b.ctx, 10*time.Second)
	defer cancel()
	png, err := chromedp.Run(ctx, chromedp.CaptureScreenshot())
	if err != nil {
		return
	}
	name := strings.ReplaceAll(b.Name(), "/", "_") + ".png"
	if err := os.WriteFile(filepath.Join(folder, name), png, 0o644); err != nil {
		b.Log(err)
	}
}
