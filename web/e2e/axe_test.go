package e2e

import (
	"cmp"
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
)

var axeFlag = flag.String("axe", "",
	"axe.min.js of axe-core: with it TestAxe checks the whole page (make a11y), and nothing else is worth running")

// themes are the media that a state is looked at in. Nothing moves in any of them: a
// colour that is on its way to another is neither.
var themes = map[string][]*emulation.MediaFeature{
	"light": {still, {Name: "prefers-color-scheme", Value: "light"}},
	"dark":  {still, {Name: "prefers-color-scheme", Value: "dark"}},
}

var still = &emulation.MediaFeature{Name: "prefers-reduced-motion", Value: "reduce"}

func (b *tab) media(features ...*emulation.MediaFeature) {
	b.Helper()
	call(b, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: features})
}

// axe runs every rule of axe-core, best practices and the size of targets among them, in
// the page and its frames. The − and + over the layers may be small: the panel has the same
// ones, large.
const axe = `(axe.configure({ rules: [{ id: "target-size", enabled: true, selector: "*:not(.layer-stepper *)" }] }),
	axe.run(document, { resultTypes: ["violations"], %s }))
	.then(({ violations }) => violations.flatMap(({ id, help, nodes }) => nodes.map(
		({ target, html, any, all, none }) => ({
			rule: id + " (" + help + ")", element: target.flat().join(" ") + "  " + html.slice(0, 160),
			why: [...any, ...all, ...none].map(({ message }) => message).join("; ") }))))`

type violation struct{ Rule, Element, Why string }

// findings are what was found, with the states that it was found in.
type findings struct {
	states int
	in     map[violation][]string
}

// look runs axe on what the tab shows.
func (f *findings) look(b *tab, state, rules string) {
	b.Helper()
	f.states++
	b.do(`new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))`)
	for _, v := range eval[[]violation](b, fmt.Sprintf(axe, rules)) {
		f.in[v] = append(f.in[v], state)
	}
}

func (f *findings) report(t *testing.T) {
	t.Helper()
	fmt.Printf("%s: %d states checked\n", t.Name(), f.states)
	found := make([]violation, 0, len(f.in))
	for v := range f.in {
		found = append(found, v)
	}
	slices.SortFunc(found, func(a, b violation) int {
		return cmp.Or(strings.Compare(a.Rule, b.Rule), strings.Compare(a.Element, b.Element))
	})
	for _, v := range found {
		t.Errorf("%s\n\t%s\n\t%s\n\tin %d states: %s", v.Rule, v.Element, v.Why, len(f.in[v]),
			strings.Join(f.in[v][:min(3, len(f.in[v]))], "; "))
	}
}

// TestAxe finds nothing in any view, dialog, theme, language or size.
func TestAxe(t *testing.T) {
	if *axeFlag == "" {
		t.Skip("it needs axe-core: make a11y")
	}
	script, err := os.ReadFile(*axeFlag)
	if err != nil {
		t.Fatal(err)
	}
	before := string(script) + ";"
	for _, size := range []window{
		{width: 1280, height: 800}, {width: 390, height: 844, touch: true}, {width: 480, height: 480},
	} {
		for _, language := range []string{"en", "zh"} {
			w := size // the subtests run later
			w.before = before + languages("", language)
			t.Run(fmt.Sprintf("%d×%d %s", size.width, size.height, language), func(t *testing.T) {
				t.Parallel()
				f := &findings{in: map[violation][]string{}}
				t.Run("playground", func(t *testing.T) { checkPlayground(t, w, f) })
				t.Run("pages", func(t *testing.T) { checkPages(t, w, language, f) })
				t.Run("failures", func(t *testing.T) { checkFailures(t, w, f) })
				f.report(t)
			})
		}
	}
}

// inThemes looks at a state in each theme. A theme changes nothing but colours.
func (f *findings) inThemes(b *tab, state string) {
	b.Helper()
	const colours = `runOnly: ["color-contrast", "link-in-text-block"]`
	for _, theme := range []struct{ name, rules string }{{"light", "rules: {}"}, {"dark", colours}} {
		b.media(themes[theme.name]...)
		b.until("the theme is "+theme.name,
			fmt.Sprintf(`(document.documentElement.dataset.theme ?? %[1]q) === %[1]q`, theme.name))
		f.look(b, state+", "+theme.name, theme.rules)
	}
}

// checkPlayground goes through the states of the page itself, in one tab.
func checkPlayground(t *testing.T, size window, f *findings) {
	b := open(t, size)
	b.media(still)
	for _, s := range axeStates {
		t.Run(s.name, func(t *testing.T) {
			b := b.in(t)
			b.do(tidy)
			b.do(`testing.send("load", ` + quote(cmp.Or(s.link, "#v=1&seed=0.5")) + `)`)
			if s.do != "" {
				b.do(`(async () => {` + s.do + `})()`)
			}
			b.until("it is there", cmp.Or(s.until, "true"))
			f.inThemes(b, s.name)
		})
	}
}

// checkPages looks at the example tutorial, the lessons and the figures' frames.
func checkPages(t *testing.T, size window, language string, f *findings) {
	folder := map[string]string{"en": "lessons/", "zh": "lessons/zh/"}[language]
	pages := []string{folder + "index.html", "embed.html"}
	for _, name := range lessons {
		pages = append(pages, folder+name+".html")
	}
	for _, address := range pages {
		t.Run(address, func(t *testing.T) {
			w := size
			w.link, w.asIs = address, true
			b := open(t, w)
			b.until("what it embeds is there",
				`Promise.all([...document.querySelectorAll("neural-play")].map(({ ready }) => ready)).then(() => true)`)
			f.inThemes(b, address)
			if !eval[bool](b, `document.forms.length > 0`) {
				return
			}
			b.do(answerAll)
			b.until("the answers are judged", `[...document.forms].every((form) => form.dataset.verdict)`)
			f.inThemes(b, address+", answered")
		})
	}
}

// answerAll gives every question of a lesson an answer, mostly a wrong one, and opens
// whatever opens.
const answerAll = `(() => {
	document.querySelectorAll("details").forEach((details) => { details.open = true; });
	for (const form of document.forms) {
		const input = form.querySelector("input");
		if (input.type === "radio") input.click(); else input.value = "-98765";
		form.querySelector(".check").click();
	}
})()`

// checkFailures looks at the page that loads, and at the card in its place.
func checkFailures(t *testing.T, size window, f *findings) {
	for name, spoil := range map[string]string{
		"loading": `const { fetch } = globalThis;
			globalThis.fetch = (what, ...more) => /[.]wasm/.test(what.url ?? what) ? new Promise(() => {})
				: fetch(what, ...more);`,
		"failed": `delete globalThis.WebAssembly;`,
	} {
		t.Run(name, func(t *testing.T) {
			w := size
			w.asIs = true
			w.before += spoil
			b := open(t, w)
			card := map[string]string{"loading": "progress", "failed": "failure"}[name]
			b.until("the card is there", `document.getElementById("`+card+`")?.textContent.trim().length > 0 &&
				document.getElementById("`+card+`").checkVisibility()`)
			f.inThemes(b, name)
		})
	}
}
