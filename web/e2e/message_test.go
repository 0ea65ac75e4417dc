package e2e

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"testing"
)

// messenger is an author's page of another origin that drives a frame without
// embed.js. say sends a message and resolves with its answer.
const messenger = `<!doctype html><title>Messages</title><link rel="icon" href="data:,">
<iframe src="%s" style="border: 0; width: 640px; height: 480px"></iframe>
<script>
const heard = [];
const waiting = new Map();
addEventListener("message", ({ data }) => {
	heard.push(data);
	waiting.get(data.id)?.(data);
});
const post = (message) => document.querySelector("iframe").contentWindow.postMessage(message, "*");
let last = 0;
const say = (call, ...args) => new Promise((resolve) => {
	waiting.set(++last, resolve);
	post({ neuralplay: 1, id: last, call, args });
});
</script>`

// hostPage serves a page from an origin that is not the site's.
func hostPage(t *testing.T, html string) string {
	t.Helper()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		fmt.Fprint(w, html)
	}))
	t.Cleanup(server.Close)
	return server.URL + "/"
}

func openMessenger(t *testing.T, link string) *tab {
	b := open(t, window{base: hostPage(t, fmt.Sprintf(messenger, site.URL+"/"+link)), asIs: true})
	b.news.abroad = true // the frame's origin is another
	return b
}

// The public calls are answered as by window.neuralplay, from a page of any origin.
func TestMessages(t *testing.T) {
	b := openMessenger(t, "#v=1&seed=0.5&dataset=xor&networkShape=3")
	// The frame hears as soon as its script runs; nobody outside knows when that is.
	b.until("a call from before the program runs is answered", `(post({ neuralplay: 1, id: "early", call: "config" }),
		heard.some((m) => m.id === "early" && m.result?.dataset === "xor"))`)
	b.until("the frame says that it is ready", `heard.some((m) => m.event === "ready" && m.detail.version)`)

	for name, check := range map[string]string{
		"ready is always answered":     `say("ready").then((m) => m.error === undefined && m.neuralplay === 1)`,
		"version":                      `say("version").then((m) => typeof m.result === "string" && m.result !== "")`,
		"a step resolves with its end": `say("step", 3).then((m) => m.result.epoch === 3)`,
		"numbers come as they are":     `say("predict", [[1, 1], [0, 2]]).then((m) => m.result.length === 2)`,
		"a change":                     `say("configure", {noise: 20}).then((m) => m.result.config.noise === 20)`,
		"no id": `(post({ neuralplay: 1, call: "state" }), say("link")).then(
			() => heard.at(-2).id === null)`,
		"a bad argument changes nothing": `say("configure", {noise: 20}).then(() =>
			say("configure", {noise: "much"})).then(async (m) => m.result === undefined &&
			m.error.message.includes("noise") && (await say("config")).result.noise === 20)`,
	} {
		t.Run(name, func(t *testing.T) { b.in(t).until(name, check) })
	}
	t.Run("events", func(t *testing.T) { checkMessageEvents(b.in(t)) })
	t.Run("mistakes", func(t *testing.T) { checkBadMessages(t, b.in(t)) })
	t.Run("a storm", func(t *testing.T) { checkStorm(t, b.in(t)) })
}

func checkMessageEvents(b *tab) {
	b.Helper()
	b.until("nothing comes that nobody asked for", `!heard.some((m) => m.event === "config")`)
	b.do(`say("on", "config")`)
	b.do(`say("configure", {noise: 30})`)
	b.until("an event comes", `heard.some((m) => m.event === "config" && m.detail.config.noise === 30)`)
	b.do(`say("off", "config")`)
	b.do(`say("configure", {noise: 35})`)
	b.do(`say("state")`)
	b.until("and no more", `!heard.some((m) => m.event === "config" && m.detail.config.noise === 35)`)
}

// What is not understood is refused with a sentence and does nothing; what is not
// meant for the frame is not answered at all.
func checkBadMessages(t *testing.T, b *tab) {
	before := eval[string](b, `say("link").then((m) => m.result)`)
	for message, part := range map[string]string{
		`{ neuralplay: 1, id: "x", call: "sudo" }`:                          "call must be one of",
		`{ neuralplay: 1, id: "x", call: "constructor" }`:                   "call must be one of",
		`{ neuralplay: 1, id: "x", call: "newData" }`:                       "call must be one of", // the page's own
		`{ neuralplay: 1, id: "x", call: 5 }`:                               "not 5",
		`{ neuralplay: 1, id: "x" }`:                                        "call must be one of",
		`{ neuralplay: 2, id: "x", call: "reset" }`:                         "must be 1, not 2",
		`{ neuralplay: null, id: "x", call: "reset" }`:                      "must be 1, not null",
		`{ neuralplay: 1, id: "x", call: "configure", args: { noise: 1 } }`: "args must be a list",
		`{ neuralplay: 1, id: "x", call: "on", args: ["click"] }`:           "there is no event",
		`{ neuralplay: 1, id: "x", call: "setWeight", args: [1] }`:          "missing",
		`{ neuralplay: 1, id: "x", call: "predict", args: [10n] }`:          "BigInt",
	} {
		b.until("it is refused: "+message, `(async (from) => {
			post(`+message+`);
			await say("ready");
			const answers = heard.slice(from).filter((m) => m.id === "x");
			return answers.length === 1 && answers[0].result === undefined &&
				answers[0].error.message.includes(`+quote(part)+`);
		})(heard.length)`)
	}
	b.until("what is not ours is not answered", `(async (from) => {
		for (const other of [null, 1, "neuralplay", [], { id: "y", call: "reset" }]) post(other);
		await say("ready");
		return heard.length === from + 1;
	})(heard.length)`)
	if after := eval[string](b, `say("link").then((m) => m.result)`); after != before {
		t.Errorf("bad messages changed %s to %s", before, after)
	}
}

// A thousand messages at once are answered in order, and the frame goes on drawing.
func checkStorm(t *testing.T, b *tab) {
	b.do(`globalThis.from = heard.length;
		globalThis.first = last + 1;
		for (let i = 0; i < 1000; i++) say("predict", [[i, -i], [i / 2, 1]]);`)
	b.until("all are answered", `heard.slice(from).filter((m) => m.id >= first).length === 1000`)
	if !eval[bool](b, `heard.slice(from).filter((m) => m.id >= first).every((m, i) => m.id === first + i &&
		m.result.length === 2)`) {
		t.Error("they are not answered in order")
	}
}

// A page that stands alone hears no messages, not even of its opener: what its person
// has made is theirs.
func TestAPageAloneHearsNobody(t *testing.T) {
	b := open(t, window{link: "#v=1&seed=0.5"})
	b.do(`neuralplay.configure({ noise: 15 });
		globalThis.heard = [];
		addEventListener("message", ({ data }) => { if (data?.id) heard.push(data); });
		postMessage({ neuralplay: 1, id: 1, call: "configure", args: [{ noise: 45 }] }, "*")`)
	b.until("its own message came back only", `new Promise((done) => { const channel = new MessageChannel();
		channel.port1.onmessage = () => done(heard.length === 1 && heard[0].result === undefined);
		channel.port2.postMessage(null); })`)
	if noise := eval[int](b, `neuralplay.config().noise`); noise != 15 {
		t.Errorf("noise is %d: want the 15 from before the message", noise)
	}
}
