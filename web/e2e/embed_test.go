package e2e

import (
	"bytes"
	"compress/gzip"
	"net/http"
	"strings"
	"sync/atomic"
	"testing"
)

// figures is an author's page with two figures, one of them far below.
const figures = `<!doctype html><html lang="en"><title>Figures</title><link rel="icon" href="data:,">
<script src="embed.js"></script>
<body style="margin: 0 auto; width: 600px">
<p><button id="before">before</button></p>
<neural-play id="one" ui="canvas" config="dataset=xor&networkShape=3&seed=0.5"><a href="#x">A link</a></neural-play>
<p><button id="after">after</button></p>
<div style="height: 4000px"></div>
<neural-play id="two" config="v=1&dataset=gauss&seed=0.5" ui="network" height="300"></neural-play>
<script>
	const one = document.getElementById("one");
	const two = document.getElementById("two");
	const frame = (figure) => figure.shadowRoot.querySelector("iframe");
	const inside = (figure) => frame(figure).contentWindow;
	const heard = [];
	document.addEventListener("neuralplay-state", ({ target, detail }) => heard.push([target.id, detail.epoch]));
	const pressed = [];
	addEventListener("keydown", ({ key }) => pressed.push(key));
	// Else a space scrolls, and goes on scrolling after the page was told to be elsewhere.
	addEventListener("keypress", (event) => event.preventDefault());
</script>`

// Figures in an author's page: loaded when they come near, from one download, driven by
// methods, events and attributes.
func TestFigures(t *testing.T) {
	var downloads atomic.Int32
	base := serve(t, func(w http.ResponseWriter, r *http.Request) bool {
		if r.URL.Path == "/figures.html" {
			w.Header().Set("Content-Type", "text/html; charset=utf-8")
			_, _ = w.Write([]byte(figures))
			return true
		}
		isNew := r.Header.Get("If-None-Match")+r.Header.Get("If-Modified-Since") == ""
		if program, _ := isProgram(r); program && isNew {
			downloads.Add(1)
		}
		return false
	})
	b := open(t, window{base: base, link: "figures.html", asIs: true})
	b.until("the first figure is ready", `one.ready.then(() => true)`)
	if eval[bool](b, `frame(two) !== null`) {
		t.Error("a figure that is far away is loaded")
	}
	for _, part := range []struct { // in this order: each goes on from where the one before has left the figures
		name  string
		check func(*testing.T, *tab)
	}{
		{"methods", checkMethods}, {"attributes", checkAttributes}, {"height", checkHeight}, {"keys", checkFigureKeys},
		{"rest", checkRest},
	} {
		t.Run(part.name, func(t *testing.T) { part.check(t, b.in(t)) })
	}
	if n := downloads.Load(); n != 1 {
		t.Errorf("the program was downloaded %d times: want once for both figures", n)
	}
}

func checkMethods(t *testing.T, b *tab) {
	b.until("a link without v=1 is one of ours", `one.config().then((c) => c.dataset === "xor" &&
		c.partialBatch === "step")`)
	b.until("a step resolves with its end", `one.reset().then(() => one.step(4)).then((s) => s.epoch === 4)`)
	b.until("events bubble as DOM events", `heard.some(([id, epoch]) => id === "one" && epoch === 4)`)
	b.until("version", `one.version().then((v) => v === inside(one).neuralplay.version)`)
	refused := eval[string](b, `one.configure({ noise: "much" }).then(() => "", (e) => e.code + ": " + e.message)`)
	if !strings.HasPrefix(refused, "config.") || !strings.Contains(refused, "noise") {
		t.Errorf("a bad value is refused with %q", refused)
	}
	calls := eval[[]string](b, `Object.keys(inside(one).neuralplay).filter((name) => typeof one[name] !== "function")`)
	if got := strings.Join(calls, " "); got != "ready on" {
		t.Errorf("the element has no methods for %s: want only ready and on", got)
	}
}

func checkAttributes(t *testing.T, b *tab) {
	b.do(`globalThis.before = inside(one); before.marked = true;
		one.setAttribute("config", "dataset=gauss&seed=0.25&v=1")`)
	b.until("another config", `one.config().then((c) => c.dataset === "gauss" && c.seed === "0.25" &&
		c.ui === "compact")`)
	b.do(`one.setAttribute("ui", "losses"); one.setAttribute("theme", "dark")`)
	b.until("another part and theme", `(({ ui, theme }) => ui === "losses" && theme === "dark")(
		inside(one).document.documentElement.dataset)`)
	b.do(`one.setAttribute("ui", "canvas"); one.removeAttribute("theme")`)
	b.until("and back", `inside(one).document.documentElement.dataset.theme === "light"`)
	b.do(`one.setAttribute("config", "dataset=nothing")`)
	b.until("a bad config leaves a working figure", `one.config().then((c) => c.dataset === "circle")`)
	if !eval[bool](b, `inside(one) === before && before.marked === true`) {
		t.Error("a changed attribute loaded the frame again")
	}
}

func checkHeight(_ *testing.T, b *tab) {
	b.until("the figure is as high as its frame would like", `one.clientHeight === 0.62 * 600 + 48`)
	b.do(`document.body.style.width = "360px"`)
	b.until("also when it is narrower", `one.clientHeight > 500 && one.clientHeight <= 720`)
	b.do(`one.setAttribute("height", "333")`)
	b.until("an author's height comes first", `one.clientHeight === 333`)
	b.do(`one.removeAttribute("height"); document.body.style.width = "600px"`)
}

// Keys mean play and step only while the focus is inside.
func checkFigureKeys(t *testing.T, b *tab) {
	b.do(`one.pause(); pressed.length = 0; document.activeElement.blur()`)
	b.key(" ")
	b.until("the page has its key", `pressed.includes(" ")`)
	b.until("the figure does not play", `one.state().then((s) => !s.playing)`)
	b.do(`scrollTo(0, 0); pressed.length = 0; inside(one).document.getElementById("step").focus()`)
	b.key("r")
	b.until("a key in the frame acts there", `one.state().then((s) => s.epoch === 0)`)
	if eval[int](b, `pressed.length`) != 0 {
		t.Error("the page heard a key that was pressed in the frame")
	}
}

func checkRest(t *testing.T, b *tab) {
	// Whoever plays while the page still scrolls may find the figure resting.
	b.do(`(async () => {
		scrollTo(0, 0);
		for (let i = 0; i < 3; i++) await new Promise(requestAnimationFrame);
		await one.play();
	})()`)
	b.until("it plays", `one.state().then((s) => s.playing && s.epoch > 1)`)
	b.do(`two.scrollIntoView()`)
	b.until("out of view it rests", `one.state().then((s) => !s.playing)`)
	b.until("the other one, which came near, is ready", `two.ready.then(() => frame(two).clientHeight === 300)`)
	b.do(`scrollTo(0, 0)`)
	b.until("back in view it goes on", `one.state().then((s) => s.playing)`)
	b.do(`one.pause(); two.scrollIntoView()`)
	b.do(`scrollTo(0, 0)`)
	b.until("what was paused stays so", `one.state().then((s) => !s.playing)`)
	b.do(`globalThis.late = one.runTo(100000).then(() => "done", (e) => e.message); one.remove()`)
	if said := eval[string](b, `late`); !strings.Contains(said, "taken away") {
		t.Errorf("a call of a figure that is taken away comes to %q", said)
	}
}

// Until a figure is loaded, and where scripts are off, there is what stands inside it.
func TestFigureBeforeItIsLoaded(t *testing.T) {
	base := serveHTML(t, `<!doctype html><title>Far</title><link rel="icon" href="data:,">
		<script src="embed.js"></script>
		<div style="height: 5000px"></div><neural-play id="own"><a href="#x">A link</a></neural-play>
		<neural-play id="bare" config="dataset=xor" height="200"></neural-play>`)
	b := open(t, window{base: base, link: "embedded.html", asIs: true})
	b.do(`globalThis.link = (id) => document.getElementById(id).shadowRoot.querySelector("a")`)
	b.until("the author's link is shown", `document.querySelector("#own a").checkVisibility()`)
	b.until("else one to the same state", `link("bare").checkVisibility() && link("bare").textContent !== "" &&
		link("bare").href === new URL("index.html#v=1&dataset=xor", location).href`)
	b.until("there is a picture of the height asked for", `document.getElementById("bare").clientHeight === 200 &&
		document.getElementById("bare").shadowRoot.querySelector("svg").checkVisibility()`)
	if eval[bool](b, `document.getElementById("bare").shadowRoot.querySelector("iframe") !== null`) {
		t.Error("a figure that nobody has come near is loaded")
	}
}

// The example: three figures that talk with the text.
func TestExampleTutorial(t *testing.T) {
	b := open(t, window{link: "embed.html", asIs: true, height: 800})
	b.until("the first figure is trained", `document.getElementById("line-epoch").value === "100"`)
	b.until("a sentence shows its loss", `line.state().then((s) =>
		document.getElementById("line-loss").value === s.trainLoss.toFixed(3))`)
	b.clickOn("#more")
	b.until("a button trains it on", `document.getElementById("line-epoch").value === "200"`)
	b.until("the second figure is ready", `hidden.ready.then(() => true)`)
	b.do(`document.querySelector("[data-units='4']").click()`)
	b.until("a button drives it and the text says what came of it", `hidden.state().then((s) => s.epoch === 300 &&
		document.getElementById("hidden-says").textContent.includes(
			"With 4 hidden units, the test loss after 300 epochs is " + s.testLoss.toFixed(3)))`)
	b.until("its controls are those that the author shows", `(({ document: d }) =>
		d.getElementById("play").checkVisibility() && !d.querySelector("#speed input").checkVisibility())(
		hidden.shadowRoot.querySelector("iframe").contentWindow)`)
	b.until("the third figure is trained", `losses.state().then((s) => s.epoch === 60)`)
	b.do(`globalThis.loss = losses.state().then((s) => s.trainLoss); document.getElementById("rate").value = -3;
		document.getElementById("rate").dispatchEvent(new Event("input"))`)
	b.until("the text's control changes it", `losses.state().then(async (s) => s.epoch === 60 &&
		s.trainLoss > await loss)`)
	if at := eval[string](b, `location.pathname + location.hash`); at != "/embed.html" {
		t.Errorf("the figures changed the page's address to %s", at)
	}
}

func TestEmbedScriptIsSmall(t *testing.T) {
	if n := len(packed(t, readDist(t, "embed.js"))); n > 5000 {
		t.Errorf("embed.js has %d bytes, compressed: want at most 5000", n)
	}
}

func packed(t *testing.T, content []byte) []byte {
	t.Helper()
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	if _, err := w.Write(content); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}
