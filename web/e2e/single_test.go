package e2e

import (
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// The single file is small enough to mail, and runs by a double click, alone
// in its folder, with no request to anybody.
func TestSingleFile(t *testing.T) {
	content := readDist(t, "neuralplay.html")
	if len(content) >= 5_000_000 {
		t.Errorf("neuralplay.html has %d bytes, want less than 5 MB", len(content))
	}
	path := filepath.Join(t.TempDir(), "neuralplay.html")
	if err := os.WriteFile(path, content, 0o644); err != nil {
		t.Fatal(err)
	}
	b := open(t, window{base: "file://" + path, link: "#v=1&seed=0.12345"})
	b.clickOn(`[data-speed="fast"] input`)
	b.clickOn("#play")
	b.until("it learns", `neuralplay.state().testLoss < 0.02`)
	b.clickOn("#play")
	b.do(`neuralplay.configure({ noise: 15 })`)
	b.until("the address follows", `location.hash === neuralplay.link() && location.hash.includes("noise=15")`)
	b.clickOn("#share")
	b.until("the link is copied, or shown to copy",
		`/copied|Copy the link/.test(document.querySelector("#banner [data-id=share]")?.textContent)`)
	b.do(`document.getElementById("embed-button").click()`)
	b.until("an author gets what needs no other file", `document.getElementById("embed").open &&
		document.querySelector("#embed textarea").value.startsWith("<iframe") &&
		!document.querySelector("#embed input[value=element]")`)
	if asked := b.news.asked(); len(asked) != 1 {
		t.Errorf("it asked for %v, want only itself", asked)
	}
}

// The lessons are inside, in both languages, and the network beside a lesson is the same
// file. Nothing else is asked for.
func TestLessonsInTheSingleFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "renamed – 网络.html")
	if err := os.WriteFile(path, readDist(t, "neuralplay.html"), 0o644); err != nil {
		t.Fatal(err)
	}
	address := (&url.URL{Scheme: "file", Path: path}).String()
	b := open(t, window{base: address, link: "#v=1&lang=zh", width: 1000})
	b.clickOn("#help-button")
	to := eval[string](b, `document.querySelector("#help a[target]").href`)
	b.visit(to)
	b.until("the list of lessons is there, in the page's language",
		`document.documentElement.lang === "zh-CN" && document.querySelectorAll(".lesson-list a").length === 6`)
	b.clickOn(".lesson-language")
	b.until("it is there in English", `document.documentElement.lang === "en"`)
	b.clickOn(`.lesson-list a[href*="neuron"]`)
	b.until("the lesson is there, with its steps",
		`document.querySelector("#steps-count")?.textContent.includes("0 of 8")`)

	const sum = `form[data-name="sum"]`
	b.do(`document.querySelector('` + sum + ` input').value = "-0.73"`)
	b.press(sum + " .check")
	b.until("the network has answered",
		`document.querySelector('`+sum+` .verdict').textContent.includes("The network says −0.725")`)
	b.press("#train .show")
	b.until("it trains", `document.querySelector("#train .said").textContent.includes("Epoch 10,")`)
	b.until("the network can be taken along", `document.querySelector("#open-playground").href ===
		`+quote(address+"#v=1&")+` + document.querySelector("#open-playground").href.split("#v=1&")[1]`)
	b.do(`location.hash = "weights"; scrollTo(0, 0); location.reload()`)
	b.until("what was done is remembered", `document.querySelector('`+sum+`')?.dataset.verdict === "right"`)
	b.until("the address leads to its step",
		`Math.abs(document.querySelector("#weights").getBoundingClientRect().top - 72) < 2`)
	b.visit(address + "?lesson=nothing&lang=xx")
	b.until("an unknown lesson is the list of all", `document.querySelectorAll(".lesson-list a").length === 6`)
	b.clickOn(".lesson-home")
	b.until("the way back is the playground", `location.search === "" && globalThis.neuralplay`)
	for _, asked := range b.news.asked() {
		if !strings.HasPrefix(asked, address) {
			t.Errorf("it asked for %s", asked)
		}
	}
}

// Opened as a file, the page of the site says what to do instead.
func TestSiteOpenedAsAFile(t *testing.T) {
	b := open(t, window{base: "file://" + filepath.Join(dist, "index.html"), asIs: true})
	b.news.abroad = true // its scripts beside it
	b.news.expect("CORS|ERR_FAILED|Not allowed to load|URL scheme|Fetch API")
	b.until("a card says so", `!document.getElementById("failure").hidden`)
	b.until("it names the single file", `document.getElementById("failure").textContent.includes("neuralplay.html")`)
}
