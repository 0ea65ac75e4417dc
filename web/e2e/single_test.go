package e2e

import (
	"os"
	"path/filepath"
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
	if asked := b.news.asked(); len(asked) != 1 {
		t.Errorf("it asked for %v, want only itself", asked)
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
