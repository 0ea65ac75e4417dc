package e2e

import (
	"maps"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// hostile is data whose names try to leave the element they are kept in.
var hostile = strings.NewReplacer("colour, measured", "</script><!--<script>", "pear", "$& $1 é 梨").Replace(fruit)

// savedPage presses Save as a file and returns the address of the file.
func savedPage(b *tab) string {
	b.Helper()
	name, text := savedBy(b, "save-page")
	if name != "neuralplay-saved.html" {
		b.Errorf("the file is called %s", name)
	}
	b.until("the page says so", modelNotice+`.includes("neuralplay-saved.html")`)
	path := filepath.Join(b.TempDir(), name)
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		b.Fatal(err)
	}
	return "file://" + path
}

const (
	whole      = `neuralplay.exportModel()` // curves included
	bakedSays  = `(document.querySelector("#banner [data-id=baked]")?.textContent ?? "")`
	manyTrains = "#v=1&seed=0.12345&networkShape=3&optimizer=adam&shuffle=true&dropout=0.2&batchSize=2"
)

// A page saved as a file continues from the very state, own data, weights and curves
// included, to the same bits; and so does a file saved from that file.
func TestPageSavedAsAFile(t *testing.T) {
	b := open(t, window{link: manyTrains, width: 1280})
	b.do(`neuralplay.setData(` + quote(hostile) + `)`)
	b.do(`neuralplay.step(5)`)
	want := eval[string](b, whole)
	address := savedPage(b)
	b.do(`neuralplay.step(20)`)
	after := eval[string](b, whole)

	file := open(t, window{base: address, width: 1280})
	if got := eval[string](file, whole); got != want {
		t.Errorf("opened, it is\n%.400s…, want\n%.400s…", got, want)
	}
	file.until("a sentence says so", bakedSays+`.includes("epoch 5")`)
	file.do(`neuralplay.step(20)`)
	if got := eval[string](file, whole); got != after {
		t.Errorf("trained on, it comes to\n%.400s…, want\n%.400s…", got, after)
	}
	again(file, `location.reload()`)
	if got := eval[string](file, whole); got != want {
		t.Errorf("loaded again, it is\n%.400s…, want what was saved\n%.400s…", got, want)
	}

	file.do(`neuralplay.step(20)`)
	second := open(t, window{base: savedPage(file), width: 1280})
	if got := eval[string](second, whole); got != after {
		t.Errorf("saved from the file, it is\n%.400s…, want\n%.400s…", got, after)
	}
	const carried = `["model", "program", "lessons"].map((name) =>
		document.querySelectorAll("#neuralplay-" + name).length).join()`
	if n := eval[string](second, carried); n != "1,1,1" {
		t.Errorf("it carries %s, want a model, a program and the lessons", n)
	}
	if asked := second.news.asked(); len(asked) != 1 {
		t.Errorf("it asked for %v, want only itself", asked)
	}
	second.clickOn("#help-button")
	second.until("the page is whole", `document.querySelector("#help .licences pre").textContent.includes("Apache")`)
}

// What was saved while it trained waits until somebody presses play.
func TestPageSavedWhileItTrains(t *testing.T) {
	b := open(t, window{link: "#v=1&seed=0.12345", width: 1280})
	b.do(`neuralplay.play()`)
	b.until("it trains", `neuralplay.state().epoch > 3`)
	file := open(t, window{base: savedPage(b)})
	epoch := eval[int](file, `neuralplay.state().epoch`)
	if epoch <= 3 || eval[bool](file, `neuralplay.state().playing`) {
		t.Errorf("it stands at epoch %d, or trains by itself", epoch)
	}
	file.clickOn("#play")
	file.until("then it trains on", `neuralplay.state().epoch > `+strconv.Itoa(epoch))
}

// A link, other settings and other data are more than what a file carries.
func TestSavedPageGivesWay(t *testing.T) {
	b := open(t, window{link: "#v=1&seed=0.12345&networkShape=3", width: 1280})
	b.do(`neuralplay.setData(` + quote(fruit) + `)`)
	b.do(`neuralplay.step(5)`)
	address := savedPage(b)

	file := open(t, window{base: address, link: "#v=1&seed=0.5&dataset=xor"})
	const now = `[neuralplay.config().dataset, neuralplay.state().epoch].join()`
	if got := eval[string](file, now); got != "xor,0" {
		t.Errorf("with a link it is %s", got)
	}
	file.visit(address)
	file.until("without one it is what was saved", `neuralplay.ready.then(() => `+now+` === "own,5")`)
	file.until("the address has the data", `location.hash.includes("&data=")`)
	before := eval[string](file, `location.hash`)
	file.do(`neuralplay.setData(` + quote(strings.ReplaceAll(fruit, "150", "155")) + `)`)
	file.until("the address has other data", `location.hash.startsWith(neuralplay.link() + "&data=") &&
		location.hash !== `+quote(before))
	other := eval[string](file, `JSON.stringify(neuralplay.data())`)
	again(file, `location.reload()`)
	if got := eval[string](file, `JSON.stringify(neuralplay.data())`); got != other {
		t.Errorf("loaded again, the data are\n%.300s…, want\n%.300s…", got, other)
	}
}

// Without a network, the site makes such a file of what it has kept; where a part is
// missing, it says so.
func TestPageIsSavedFromWhatIsKept(t *testing.T) {
	site := built(t)
	h := newHost(t, site)
	b := open(t, window{base: h.base(), link: "#v=1&seed=0.12345", width: 1280})
	b.kept()
	again(b, `location.reload()`)
	b.do(`neuralplay.step(3)`)
	h.off()
	file := open(t, window{base: savedPage(b)})
	if got := eval[int](file, `neuralplay.state().epoch`); got != 3 {
		t.Errorf("it continues at epoch %d, want 3", got)
	}

	h.on()
	for name, half := range map[string]func(files){
		"missing": func(f files) { delete(f, "shell.txt") },
		"old":     func(f files) { f["app.js"] = []byte("other();\n//# sourceMappingURL=app.js.map\n") },
	} {
		other := open(t, window{base: h.base(), width: 1280, before: `delete Navigator.prototype.serviceWorker;`})
		if name == "missing" {
			other.news.expect("404")
		}
		less := maps.Clone(site)
		half(less)
		h.publish(less)
		other.do(`globalThis.fetch = (was => (url) => was(url, { cache: "reload" }))(fetch)`)
		other.do(`document.getElementById("save-page").click()`)
		other.until(name+": the page says so", modelNotice+`.includes("could not be saved as a file")`)
		h.publish(site)
	}
}
