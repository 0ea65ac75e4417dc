package e2e

import (
	"maps"
	"slices"
	"testing"

	"github.com/chromedp/chromedp"
)

// kept waits until the site is kept in the browser.
func (b *tab) kept() {
	b.Helper()
	b.until("the site is kept", `navigator.serviceWorker.ready.then(({ active }) => active.state === "activated")`)
}

const newVersion = `document.querySelector("#banner [data-id=newVersion]")`

// After one visit the page works without its host, own data included.
func TestWorksWithoutANetwork(t *testing.T) {
	h := newHost(t, built(t))
	b := open(t, window{base: h.base(), link: "#v=1&seed=0.12345&networkShape=3"})
	b.do(`neuralplay.setData(` + many + `)`)
	b.until("the address is the link", `location.hash.includes("own")`)
	want := eval[string](b, `JSON.stringify(neuralplay.data())`)
	b.kept()
	h.off()
	again(b, `location.reload()`)
	if got := eval[string](b, `JSON.stringify(neuralplay.data())`); got != want {
		t.Errorf("without a network the data are\n%.300s…, want\n%.300s…", got, want)
	}
	b.do(`neuralplay.play()`)
	b.until("it trains", `neuralplay.state().epoch > 3`)
	b.clickOn("#help-button")
	const terms = `fetch(document.querySelector("#help .licences a").href).then(r => r.text())`
	if !eval[bool](b, terms+`.then(text => text.includes("Apache License"))`) {
		t.Error("the terms of others' work are not there")
	}
	b.visit(h.base() + "index.html?from=mail#v=1&seed=0.5&dataset=xor")
	b.ready()
	if got := eval[string](b, `neuralplay.config().dataset`); got != "xor" {
		t.Errorf("another link leads to %s", got)
	}
	if notices := eval[string](b, `document.getElementById("banner").textContent`); notices != "" {
		t.Errorf("the page says %q", notices)
	}
}

// The first visit loads nothing twice, the second one nothing at all but the word that
// nothing is new.
func TestTransferOfTheFirstAndTheSecondVisit(t *testing.T) {
	site := built(t)
	h := newHost(t, site)
	b := open(t, window{base: h.base()})
	b.kept()
	all, each := h.took()
	t.Logf("first visit: %d bytes, %v", all, each)
	for name, n := range each {
		if n > len(site[name]) {
			t.Errorf("%s of %d bytes was sent with %d bytes in all", name, len(site[name]), n)
		}
	}
	if _, ok := each["neuralplay.wasm"]; ok || each["neuralplay.wasm.gz"] == 0 {
		t.Errorf("sent was %v: want the program once, packed", each)
	}
	again(b, `location.reload()`)
	b.until("it has asked for news", `navigator.serviceWorker.getRegistration().then(r => r.update()).then(() => true)`)
	all, each = h.took()
	t.Logf("second visit: %d bytes, %v", all, each)
	if names := slices.Collect(maps.Keys(each)); len(names) > 1 || all > len(site["sw.js"]) {
		t.Errorf("the second visit took %v, want nothing but sw.js", each)
	}
}

// What the host sends with brotli is kept like that, once, and asked for by whichever
// name.
func TestBrotliIsKept(t *testing.T) {
	h := newHost(t, built(t))
	h.brotli = true
	b := open(t, window{base: h.base()})
	b.kept()
	_, each := h.took()
	if each["neuralplay.wasm"] != len(h.files["neuralplay.wasm.br"]) || each["neuralplay.wasm.gz"] > 0 {
		t.Errorf("sent was %v: want the program once, as brotli", each)
	}
	h.off()
	again(b, `location.reload()`)
	b.do(`neuralplay.step(1)`)
}

// A new version comes as a whole, when somebody wants it; what was learnt is there
// again. A tab with the old version keeps what belongs to it.
func TestNewVersionComesWhole(t *testing.T) {
	site := built(t)
	h := newHost(t, site)
	b := open(t, window{base: h.base(), link: "#v=1&seed=0.12345&batchSize=7"})
	b.kept()
	again(b, `location.reload()`)
	other := b.beside(h.base() + "#v=1&seed=0.7")
	h.publish(site.next(t))
	b.do(`neuralplay.step(20)`)
	want := eval[string](b, trained)
	h.took()
	b.do(`navigator.serviceWorker.getRegistration().then(r => r.update()).then(() => {})`)
	b.until("the page says so", newVersion)
	other.until("so does the other tab", newVersion)
	if _, each := h.took(); each["app.js"] == 0 || each["neuralplay.wasm.gz"]+each["style.css"] > 0 {
		t.Errorf("for the new version %v was sent: want what is new, and no more", each)
	}
	other.do(`neuralplay.play()`)
	if got := eval[string](b, trained); got != want {
		t.Error("the new version changed something by itself")
	}

	again(b, newVersion+`.querySelector(".button").click()`)
	if !eval[bool](b, `globalThis.isNext === true`) {
		t.Error("after Reload the page is the old one")
	}
	if got := eval[string](b, trained); got != want {
		t.Errorf("after it, it stands at\n%.300s…, want\n%.300s…", got, want)
	}
	b.until("a sentence says so",
		`/new version.*epoch 20/.test(document.querySelector("#banner [data-id=restored]")?.textContent)`)
	other.until("the other tab trains on", `neuralplay.state().playing && neuralplay.state().epoch > 5`)
	const olds = `fetch(document.querySelector("script[src]").src).then(r => r.text())
		.then(text => text.includes("isNext"))`
	if eval[bool](other, `globalThis.isNext === true`) || eval[bool](other, olds) {
		t.Error("the other tab is of both versions")
	}

	again(other, newVersion+`.querySelector(".button").click()`)
	if !eval[bool](other, `globalThis.isNext === true`) {
		t.Error("the other tab has the old version still")
	}
	other.until("what it had trained is there", `neuralplay.state().epoch > 5`)
	b.until("the old version is gone", `caches.keys().then(names => names.length === 1)`)
}

// From the server of make run the next build comes at once, without a word; with that
// server off, the last one is there.
func TestDevelopersSeeTheNextBuild(t *testing.T) {
	site := built(t)
	h := newHost(t, site)
	h.header = "NeuralPlay-Development"
	b := open(t, window{base: h.base(), link: "#v=1&seed=0.12345"})
	b.kept()
	again(b, `location.reload()`)
	h.publish(site.next(t))
	again(b, `location.reload()`)
	if !eval[bool](b, `globalThis.isNext === true`) {
		t.Error("the page is of the build before")
	}
	b.until("it is kept, and its worker in force", `(async () => {
		const names = await caches.keys();
		const { active, waiting, installing } = await navigator.serviceWorker.getRegistration();
		return names.some((name) => name.includes(" next")) && active.state === "activated" && !waiting && !installing;
	})()`)
	if eval[bool](b, `Boolean(`+newVersion+`)`) {
		t.Error("the page offers what it is")
	}
	h.off()
	again(b, `location.reload()`)
	if !eval[bool](b, `globalThis.isNext === true`) {
		t.Error("without the server it is of the build before")
	}
	b.until("the build before is gone", `caches.keys().then(names => names.length === 1)`)
}

// beside opens another tab of the same visitor.
func (b *tab) beside(address string) *tab {
	b.Helper()
	ctx, cancel := chromedp.NewContext(b.ctx)
	b.Cleanup(cancel)
	other := &tab{TB: b.TB, ctx: ctx, base: b.base, news: b.news}
	if err := chromedp.Do(ctx); err != nil {
		b.Fatal("opening another tab: ", err)
	}
	other.visit(address)
	other.ready()
	return other
}

// A new version of which a part is missing, or old, is not taken; once it is whole, it
// is.
func TestHalfANewVersionIsNotTaken(t *testing.T) {
	site := built(t)
	whole := site.next(t)
	missing, mixed, pageless := maps.Clone(whole), maps.Clone(whole), maps.Clone(whole)
	delete(missing, "app.js")
	mixed["app.js"] = site["app.js"]
	pageless["index.html"] = site["index.html"]
	const update = `navigator.serviceWorker.getRegistration().then(r => r.update()).then(r => new Promise(done => {
		const worker = r.installing ?? r.waiting;
		if (!worker) { done("none"); return; }
		const look = () => { if (worker.state !== "installing") done(worker.state); };
		worker.addEventListener("statechange", look);
		look();
	}))`
	for name, half := range map[string]files{"missing": missing, "mixed": mixed, "page": pageless} {
		t.Run(name, func(t *testing.T) {
			h := newHost(t, site)
			b := open(t, window{base: h.base(), link: "#v=1&seed=0.12345"})
			b.kept()
			h.publish(half)
			if got := eval[string](b, update); got != "redundant" {
				t.Errorf("its worker is %s, want redundant", got)
			}
			again(b, `location.reload()`)
			b.do(`neuralplay.step(1)`)
			if eval[bool](b, `globalThis.isNext === true || Boolean(`+newVersion+`)`) {
				t.Error("half a version was taken")
			}
			h.off()
			again(b, `location.reload()`)
			h.on()
			h.publish(whole)
			b.do(update)
			b.until("the whole one is offered", newVersion)
			again(b, newVersion+`.querySelector(".button").click()`)
			if !eval[bool](b, `globalThis.isNext === true`) {
				t.Error("the whole version did not come")
			}
		})
	}
}

// The single file keeps nothing anywhere: it is all there is.
func TestSingleFileNeedsNoWorker(t *testing.T) {
	h := newHost(t, built(t))
	b := open(t, window{base: h.base() + "neuralplay.html"})
	b.do(`neuralplay.step(1)`)
	if n := eval[int](b, `navigator.serviceWorker.getRegistrations().then(all => all.length)`); n != 0 {
		t.Errorf("it registered %d workers", n)
	}
}
