package e2e

import (
	"encoding/json"
	"fmt"
	"maps"
	"net/http"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"
)

// pseudo are languages that nobody speaks, made of those of the page. Each is served in
// place of Chinese.
var pseudo = []struct {
	name, from string
	word       func(key, words string) string
}{
	// Every Chinese letter as wide as it is where there is a font for it: here there may
	// be none. W is about as wide as high, and a line may break after it.
	{"wide", "zh", func(_, words string) string { return outsidePlaceholders(words, widened) }},
	{"long", "en", func(_, words string) string { return outsidePlaceholders(words, lengthened) }},
	{"from right to left", "en", func(_, words string) string {
		return "\u2067" + outsidePlaceholders(words, mirrored) + "\u2069"
	}},
	{"markup", "en", func(_, words string) string { return outsidePlaceholders(words, markedUp) }},
}

var pieces = regexp.MustCompile(`\{\w*\}|[^{}]+`)

// outsidePlaceholders changes what stands between {placeholders}.
func outsidePlaceholders(words string, change func(string) string) string {
	return pieces.ReplaceAllStringFunc(words, func(piece string) string {
		if strings.HasPrefix(piece, "{") {
			return piece
		}
		return change(piece)
	})
}

// widened writes W for what is as wide as high, with a place to break after it.
func widened(words string) string {
	var b strings.Builder
	for _, r := range words {
		if unicode.Is(unicode.Han, r) || strings.ContainsRune("，。；：、？（）", r) {
			b.WriteString("W\u200b")
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// lengthened makes words two fifths longer.
func lengthened(words string) string {
	var b strings.Builder
	due := 0.0
	for _, r := range words {
		b.WriteRune(r)
		if !unicode.IsLetter(r) {
			continue
		}
		if due += 0.4; due >= 1 {
			b.WriteRune(unicode.ToLower(r))
			due--
		}
	}
	return b.String()
}

// markedUp writes a tag for the first letters and, where there are many, an entity and
// an element that would load for the last.
func markedUp(words string) string {
	const tag, end = "<b>", "&amp;<img src=x>"
	switch letters := []rune(words); {
	case len(letters) > 3*len(end):
		return tag + string(letters[3:len(letters)-len(end)]) + end
	case len(letters) > 3:
		return tag + string(letters[3:])
	}
	return words
}

// mirrored writes Hebrew letters.
func mirrored(words string) string {
	return strings.Map(func(r rune) rune {
		if r < 'A' || r > 'z' || !unicode.IsLetter(r) {
			return r
		}
		return 'א' + (unicode.ToLower(r)-'a')%22
	}, words)
}

// servePseudo serves the site with a pseudo-language in place of Chinese.
func servePseudo(t *testing.T, from string, word func(key, words string) string) string {
	t.Helper()
	texts := readTextsOf(t, from)
	for key, text := range texts {
		switch text := text.(type) {
		case string:
			if key != "page.direction" {
				texts[key] = word(key, text)
			}
		case map[string]any:
			for form, words := range text {
				text[form] = word(key, words.(string))
			}
		}
	}
	file, err := json.Marshal(texts)
	if err != nil {
		t.Fatal(err)
	}
	return serve(t, func(w http.ResponseWriter, r *http.Request) bool {
		if r.URL.Path != "/text/zh.json" {
			return false
		}
		w.Header().Set("Content-Type", "application/json")
		w.Write(file)
		return true
	})
}

// Whatever letters a language has, and however long its words are, the page fits, and
// what stands in them is never read as HTML.
func TestPseudoLanguages(t *testing.T) {
	for _, p := range pseudo {
		t.Run(p.name, func(t *testing.T) {
			t.Parallel()
			b := open(t, window{
				base: servePseudo(t, p.from, p.word), link: "#v=1&seed=0.12345&lang=zh", before: layoutChecks,
			})
			b.do(`document.querySelectorAll(".fold[data-closed] h2 button").forEach(button => button.click())`)
			for _, w := range []window{
				{width: 1280, height: 800}, {width: 390, height: 844, touch: true}, {width: 480, height: 480},
			} {
				t.Run(fmt.Sprintf("%d×%d", w.width, w.height), func(t *testing.T) {
					b := b.in(t)
					b.fit(w)
					checkLayout(t, b)
				})
			}
			if p.name == "markup" {
				checkMarkup(b)
			}
		})
	}
}

// checkMarkup opens what there is to read, and looks for words that became elements.
func checkMarkup(b *tab) {
	b.Helper()
	b.fit(window{width: 1280, height: 800})
	b.do(`document.getElementById("help-button").click()`)
	b.do(`neuralplay.configure({ preset: "neuron" }); document.querySelector("#help button").click()`)
	b.do(`document.getElementById("open-samples").click()`)
	b.do(`try { neuralplay.configure({ noise: 900 }); } catch (error) { globalThis.said = error.message; }`)
	b.until("all words are words", `document.querySelectorAll("b, img").length === 0`)
	if said := eval[string](b, `said + document.querySelector("#reset").title +
		document.title + document.querySelector("#help .help-body").textContent`); strings.Count(
		said, "<b>") < 3 || !strings.Contains(said, "&amp;<img") {
		b.Errorf("the words are not those of the file: %q", said)
	}
}

func sortedKeys(m map[string]any) []string { return slices.Sorted(maps.Keys(m)) }
