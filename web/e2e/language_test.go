package e2e

import (
	"encoding/json"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp/kb"
)

// inLanguage is an expression for whether the page is wholly in a language.
func inLanguage(tag, word string) string {
	return `document.documentElement.lang === ` + quote(tag) + ` &&
		document.querySelector("#language select").value === ` + quote(tag) + ` &&
		document.querySelector("#reset").title.includes(` + quote(word) + `)`
}

const (
	inEnglish = "Return to"
	inChinese = "初始权重"
)

// languages makes the browser ask for these, and its storage hold a choice.
func languages(chosen string, asked ...string) string {
	return `Object.defineProperty(navigator, "languages", { get: () => [` + quotedList(asked) + `] });
		if (` + quote(chosen) + `) localStorage.setItem("neuralplay.language", ` + quote(chosen) + `);`
}

// The link's language comes before the person's choice, and that before the browser's.
func TestWhichLanguage(t *testing.T) {
	for _, c := range []struct {
		link, chosen string
		browser      []string
		want         string
	}{
		{"", "", []string{"en-GB"}, "en"},
		{"", "", []string{"zh-CN", "en"}, "zh"},
		{"", "", []string{"fr", "zh-Hant-TW", "en"}, "zh"},
		{"", "", []string{"fr"}, "en"},
		{"", "en", []string{"zh-CN"}, "en"},
		{"#v=1&seed=0.5&lang=zh", "en", []string{"en"}, "zh"},
		{"#v=1&seed=0.5&lang=en", "zh", []string{"zh"}, "en"},
	} {
		b := open(t, window{link: c.link, before: languages(c.chosen, c.browser...)})
		word := map[string]string{"en": inEnglish, "zh": inChinese}[c.want]
		if !eval[bool](b, inLanguage(c.want, word)) {
			t.Errorf("%+v: it is in %s", c, eval[string](b, `document.documentElement.lang`))
		}
		if got := eval[string](b, `location.hash`); strings.Contains(c.link, "lang") != strings.Contains(got, "lang=") {
			t.Errorf("%+v: the address became %s", c, got)
		}
	}
}

// A language that there is no file for is named, with those that there are.
func TestUnknownLanguage(t *testing.T) {
	b := open(t, window{link: "#v=1&seed=0.5&lang=tlh", before: languages("", "en")})
	b.until("a sentence says so", `/lang.*tlh.*en or zh.*en is used/.test(
		document.querySelector("#banner [data-id=language]")?.textContent)`)
	b.do(`location.hash = "#v=1&seed=0.6&lang=zh"`)
	b.until("another link counts", `!globalThis.isOld && neuralplay.ready.then(() => true) && `+
		inLanguage("zh", inChinese))
}

// everything is a run to the bit, and what the page has of it.
const everything = `JSON.stringify([neuralplay.config(), neuralplay.data(), neuralplay.parameters(),
	neuralplay.history?.() ?? 0, neuralplay.state().epoch, neuralplay.state().step])`

// The list in the bar changes the language and nothing else: a run stays where it is, to
// the bit, with the keyboard's focus on the list.
func TestSwitchingLanguageKeepsTheRun(t *testing.T) {
	b := open(t, window{link: "#v=1&seed=0.12345&batchSize=7&optimizer=adam", before: languages("", "en")})
	b.do(`neuralplay.step(20).then(() => neuralplay.step(3, "batch"))`)
	b.do(`neuralplay.setWeight(1, 0, 1, 0.75)`)
	before := eval[string](b, everything)
	choose(b, kb.ArrowDown)
	b.until("it is in Chinese", inLanguage("zh", inChinese))
	if after := eval[string](b, everything); after != before {
		t.Errorf("it goes on from\n%.400s…, want\n%.400s…", after, before)
	}
	b.until("the list has the focus", `document.activeElement === document.querySelector("#language select")`)
	if eval[bool](b, `Boolean(document.querySelector("#banner .message"))`) {
		t.Error("a message says that something happened")
	}

	// What runs runs on.
	b.do(`neuralplay.play()`)
	b.until("it has trained a little", `neuralplay.state().epoch > 30`)
	epoch := eval[int](b, `neuralplay.state().epoch`)
	choose(b, kb.ArrowUp)
	b.until("it is in English, and runs", inLanguage("en", inEnglish)+` && neuralplay.state().playing`)
	if got := eval[int](b, `neuralplay.state().epoch`); got < epoch {
		t.Errorf("it went back from epoch %d to %d", epoch, got)
	}
	// Loaded again on purpose, it begins anew, in the language that was chosen.
	again(b, `localStorage.setItem("neuralplay.language", "zh"); location.reload()`)
	if !eval[bool](b, inLanguage("zh", inChinese)+` && neuralplay.state().epoch === 0`) {
		t.Error("after a reload it is in another language, or trained")
	}
}

// What a person has open, pinned, walked to and changed is there in the other language,
// and so is a tour that is under way.
func TestSwitchingLanguageKeepsThePlace(t *testing.T) {
	b := open(t, window{link: "#theme=light", first: true, before: languages("", "en"), width: 1280, height: 900})
	b.do(`neuralplay.load("#v=1&seed=0.5&dataset=blobs&networkShape=3")`)
	b.clickOn("#open-walk")
	b.until("the walk goes by stages", `neuralplay.config().walkBy === "stage"`)
	b.do(`neuralplay.setWeight(1, 1, 0, 2.5)`)
	b.do(`neuralplay.configure({ learningRate: 0.3 })`)
	b.do(`neuralplay.undo()`)
	b.do(`neuralplay.walk("sample").then(() => neuralplay.walk("stage"))`)
	b.clickOn(`[data-fold="evaluation"] h2`)
	b.do(`document.getElementById("open-samples").click()`)
	b.clickOn(`#samples-panel th.is-error button`)
	b.do(`testing.send("pin", { kind: "unit", layer: 1, unit: 2, input: 0 })`)
	b.until("the unit is pinned", `document.getElementById("inspect-unit").value === "2"`)
	const place = `JSON.stringify([neuralplay.state().walk, neuralplay.state().canUndo, neuralplay.state().canRedo,
		document.getElementById("inspect-layer").value, document.getElementById("inspect-unit").value,
		document.getElementById("inspect-pin").checked, document.getElementById("walk").hidden,
		document.querySelector('[data-fold="evaluation"]').hasAttribute("data-closed"),
		document.getElementById("samples-panel").hidden,
		document.querySelector("#samples-panel th.is-error").getAttribute("aria-sort")])`
	before := eval[string](b, place)
	if !strings.Contains(before, `"stage":"forward"`) {
		t.Fatalf("it has not walked: %s", before)
	}
	choose(b, kb.ArrowDown)
	b.until("it is in Chinese, at the same place", inLanguage("zh", inChinese)+" && "+place+" === "+quote(before))
	b.until("the tour goes on", tourTitle+` === "开始训练"`)
	b.until("words of a list are apart", `Boolean(document.querySelector('[title="类别：A、B、C、D"]'))`)
	b.until("the list has the focus", `document.activeElement === document.querySelector("#language select")`)
	b.do(`neuralplay.back()`)
	b.do(`neuralplay.redo()`)
	b.until("the change is made again", `neuralplay.config().learningRate === 0.3`)
	b.do(`neuralplay.undo(); neuralplay.undo()`)
	b.until("and the one before is undone", `neuralplay.parameters().layers[0].weights[1][0] !== 2.5`)
}

// choose changes the list of languages by a key.
func choose(b *tab, key string) {
	b.Helper()
	b.focus("#language select")
	b.do(`globalThis.isOld = true`)
	b.key(key)
	b.until("the page is loaded again", `!globalThis.isOld && neuralplay.ready.then(() => true)`)
}

// Where the link asks for a language, or the browser keeps nothing, a choice is in the
// link.
func TestChoiceInTheLink(t *testing.T) {
	for name, c := range map[string]window{
		"a link that asks": {link: "#v=1&seed=0.5&lang=en", before: languages("", "en")},
		"no storage": {link: "#v=1&seed=0.5", before: languages("", "en") +
			`Object.defineProperty(globalThis, "localStorage", { get() { throw new Error("refused"); } });`},
	} {
		t.Run(name, func(t *testing.T) {
			b := open(t, c)
			b.do(`neuralplay.step(5)`)
			choose(b, kb.ArrowDown)
			b.until("it is in Chinese, with its run", inLanguage("zh", inChinese)+
				` && neuralplay.state().epoch === 5 && /[#&]lang=zh(&|$)/.test(location.hash)`)
		})
	}
}

// Where the run cannot be carried over, it is not lost: the page stays as it is.
func TestNoRoomForTheRun(t *testing.T) {
	b := open(t, window{link: "#v=1&seed=0.5", before: languages("", "en")})
	b.do(`neuralplay.step(5)`)
	b.do(`Storage.prototype.setItem = new Proxy(Storage.prototype.setItem, { apply(set, storage, args) {
		if (storage === sessionStorage) throw new DOMException("full", "QuotaExceededError");
		return Reflect.apply(set, storage, args);
	} })`)
	b.focus("#language select")
	b.key(kb.ArrowDown)
	b.until("a sentence says so", `/next time/.test(document.querySelector("#banner [data-id=language]")?.textContent)`)
	if !eval[bool](b, inLanguage("en", inEnglish)+` && neuralplay.state().epoch === 5`) {
		t.Error("the run or the language is another")
	}
}

// Without its file, a language is English.
func TestLanguageThatDoesNotCome(t *testing.T) {
	base := serve(t, func(w http.ResponseWriter, r *http.Request) bool {
		isTexts := strings.HasPrefix(r.URL.Path, "/text/")
		if isTexts {
			http.NotFound(w, r)
		}
		return isTexts
	})
	b := open(t, window{base: base, link: "#v=1&seed=0.5&lang=zh"})
	b.news.expect("404")
	if !eval[bool](b, inLanguage("en", inEnglish)) {
		t.Error("it is not in English")
	}
	b.do(`neuralplay.step(1)`)
}

// The single file carries all languages.
func TestSingleFileInChinese(t *testing.T) {
	path := filepath.Join(t.TempDir(), "neuralplay.html")
	if err := os.WriteFile(path, readDist(t, "neuralplay.html"), 0o644); err != nil {
		t.Fatal(err)
	}
	b := open(t, window{base: "file://" + path, link: "#v=1&seed=0.12345", before: languages("", "en")})
	b.do(`neuralplay.step(5)`)
	choose(b, kb.ArrowDown)
	b.until("it is in Chinese, with its run", inLanguage("zh", inChinese)+` && neuralplay.state().epoch === 5`)
	for _, address := range b.news.asked() {
		if !strings.HasPrefix(address, "file://"+path) {
			t.Errorf("it asked for %s", address)
		}
	}
}

// A text that depends on a number has exactly the forms of its language, as the browser
// knows them. Where there is one form only, it may be written alone.
func TestPluralFormsOfLanguages(t *testing.T) {
	b := open(t, window{})
	files, err := filepath.Glob("../text/*.json")
	if err != nil || len(files) < 2 {
		t.Fatalf("texts %v: %v", files, err)
	}
	english := readTextsOf(t, "en")
	for _, file := range files {
		tag := strings.TrimSuffix(filepath.Base(file), ".json")
		want := eval[string](b, `new Intl.PluralRules(`+quote(tag)+`).resolvedOptions().pluralCategories.sort().join()`)
		texts := readTextsOf(t, tag)
		for key, text := range english {
			if _, ok := text.(map[string]any); !ok {
				continue
			}
			forms, ok := texts[key].(map[string]any)
			if !ok && want == "other" {
				continue
			}
			if got := strings.Join(sortedKeys(forms), ","); got != want {
				t.Errorf("%s: %q has the forms %q, want %q", tag, key, got, want)
			}
		}
	}
}

func readTextsOf(t *testing.T, tag string) map[string]any {
	t.Helper()
	var texts map[string]any
	if err := json.Unmarshal([]byte(readSource(t, "text/"+tag+".json")), &texts); err != nil {
		t.Fatalf("%s: %v", tag, err)
	}
	return texts
}
