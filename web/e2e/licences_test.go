package e2e

import "testing"

// The terms of others' work are reachable from the help dialog, on a server and
// in the single file.
func TestHelpLeadsToTheLicences(t *testing.T) {
	const terms = `(text) => text.includes("github.com/hajimehoshi/ebiten") && text.includes("Apache License")`
	t.Run("site", func(t *testing.T) {
		b := open(t, window{})
		b.clickOn("#help-button")
		b.until("the link leads to them",
			`fetch(document.querySelector("#help .licences a").href).then((r) => r.text()).then(`+terms+`)`)
	})
	t.Run("single file", func(t *testing.T) {
		b := open(t, window{base: site.URL + "/neuralplay.html"})
		b.clickOn("#help-button")
		b.clickOn("#help .licences summary")
		b.until("they show", `(`+terms+`)(document.querySelector("#help .licences pre").innerText)`)
	})
}
