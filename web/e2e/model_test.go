package e2e

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/chromedp/chromedp"
)

// savedModel presses Save and returns the file's name and text.
func savedModel(b *tab) (name, text string) {
	b.Helper()
	return savedBy(b, "save-model")
}

// savedBy presses a button that saves a file.
func savedBy(b *tab, button string) (name, text string) {
	b.Helper()
	b.do(`globalThis.saved = null; HTMLAnchorElement.prototype.click = function () {
		const name = this.download;
		fetchText(this.href).then(text => { globalThis.saved = { name, text }; });
	};
	globalThis.blobs ??= (made => {
		const make = URL.createObjectURL;
		URL.createObjectURL = (blob) => { const href = make.call(URL, blob); made.set(href, blob); return href; };
		return made;
	})(new Map());
	globalThis.fetchText = (href) => blobs.get(href).text(); 0`)
	b.do(`document.getElementById(` + quote(button) + `).click()`)
	b.until("there is a file", `globalThis.saved`)
	return eval[string](b, `saved.name`), eval[string](b, `saved.text`)
}

const modelNotice = `(document.querySelector("#banner [data-id=model]")?.textContent ?? "")`

// A trained network is saved as a file and opened again, by a button or by dropping it.
func TestSaveAndOpen(t *testing.T) {
	b := open(t, window{link: "#v=1&seed=0.12345&networkShape=3&optimizer=adam", width: 1280})
	b.do(`neuralplay.setData(` + quote(fruit) + `)`)
	b.do(`neuralplay.step(5)`)
	want := eval[string](b, trained)
	name, text := savedModel(b)
	if name != "neuralplay-model.json" {
		t.Errorf("the file is called %s", name)
	}
	b.until("the page says so", modelNotice+`.includes("neuralplay-model.json")`)

	other := open(t, window{link: "#v=1&seed=0.9", width: 1280})
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := chromedp.Do(other.ctx, chromedp.SetUploadFiles("#model-file", []string{path})); err != nil {
		t.Fatal(err)
	}
	other.until("it is open", modelNotice+`.includes("epoch 5")`)
	if got := eval[string](other, trained); got != want {
		t.Errorf("opened, it is\n%.400s…, want\n%.400s…", got, want)
	}
	other.do(`neuralplay.configure({ dataset: "circle" })`)
	other.drop("mine.json", text)
	other.until("dropped, it is open", modelNotice+`.includes("mine.json") && neuralplay.state().epoch === 5`)

	// Something else is refused in a person's words, and changes nothing.
	for name, c := range map[string]struct{ text, says string }{
		"fruit.csv":   {fruit, "not a saved NeuralPlay model"},
		"empty.json":  {"", "not a saved NeuralPlay model"},
		"old.json":    {`{"format": 1, "setup": {"link": "v=1&seed=1"}}`, "not a NeuralPlay model of this version"},
		"nadma.json":  {`{"format": 2, "setup": {"link": "v=1&seed=1&optimizer=nadma"}}`, "nadma"},
		"broken.json": {`{"format": 2, "setup": {"link": "v=1&seed=1"}, "moment": 5}`, "not a saved NeuralPlay model"},
	} {
		path := filepath.Join(t.TempDir(), name)
		if err := os.WriteFile(path, []byte(c.text), 0o644); err != nil {
			t.Fatal(err)
		}
		if err := chromedp.Do(other.ctx, chromedp.SetUploadFiles("#model-file", []string{path})); err != nil {
			t.Fatal(err)
		}
		other.until(name+" is refused", modelNotice+`.includes(`+quote(name+" was not opened.")+`) &&
			`+modelNotice+`.includes(`+quote(c.says)+`)`)
		if got := eval[string](other, trained); got != want {
			t.Errorf("%s changed something", name)
		}
	}
}

// Of a diverged run there are no weights to save or to bring back after a loss of the
// graphics; its settings and data are there, and the page says what is not.
func TestDivergedRunIsKeptAsFarAsItCanBe(t *testing.T) {
	b := open(t, window{link: "#v=1&seed=0.12345&activation=linear&learningRate=30&networkShape=3", width: 1280})
	b.do(`neuralplay.setData(` + many + `, { problem: "regression" })`)
	b.do(`neuralplay.play()`)
	b.until("it diverges", `neuralplay.state().diverged`)
	data := `JSON.stringify([neuralplay.data(), neuralplay.config()])`
	want := eval[string](b, data)
	_, text := savedModel(b)
	if isTrained := eval[bool](b, `Boolean(JSON.parse(`+quote(text)+`).moment)`); !isTrained {
		b.until("the page says what the file lacks", modelNotice+`.includes("no weights")`)
	}
	lose(b)
	if got := eval[string](b, data); got != want {
		t.Errorf("after the loss of the graphics it is\n%.400s…, want\n%.400s…", got, want)
	}
	b.until("one sentence says what is here and what is not", `(said => /settings and data are here/.test(said) &&
		/weights and loss curves are not/.test(said))(
			document.querySelector("#banner [data-id=restored]")?.textContent)`)
	said := eval[string](b, `[...document.querySelectorAll("#banner .message")].map(m => m.dataset.id).join()`)
	if said != "restored" {
		t.Errorf("the page says %s, want one thing", said)
	}
}
