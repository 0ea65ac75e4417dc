package e2e

import "testing"

// An author ticks what readers see and copies it; what is copied shows just that.
func TestAuthorsDialog(t *testing.T) {
	b := open(t, window{link: "#v=1&seed=0.5&dataset=xor&noise=10", width: 1440, height: 900})
	b.clickOn("#embed-button")
	code := `document.querySelector(".author-code").value`
	b.until("it offers this state as an element", code+`.includes(
		'<neural-play config="v=1&amp;dataset=xor') && `+code+`.includes("/embed.js\"></scr" + "ipt>")`)
	tick := func(label string) {
		b.do(`[...document.querySelectorAll(".author-part")].find((part) =>
			part.textContent === ` + quote(label) + `).click()`)
	}
	choose := func(value string) { b.do(`document.querySelector('#embed input[value="` + value + `"]').click()`) }
	tick("Step")
	tick("Network")
	b.enter("#author-epoch", "25")
	b.until("what is not ticked is hidden", `
		/stepButton_hide=true.*networkPanel_hide=true/.test(`+code+`) &&
		`+code+`.includes("epoch=25")`)
	choose("compact")
	b.until("the columns are no longer in question", `
		!document.querySelectorAll(".author-parts")[1].checkVisibility() &&
		!`+code+`.includes("networkPanel_hide") && `+code+`.includes('ui="compact"')`)
	b.do(`[...document.querySelectorAll('#embed input[value="dark"]')][0].click()`)
	b.enter("#author-height", "300")
	b.until("theme and height are attributes", code+`.includes('theme="dark" height="300"')`)
	b.do(`globalThis.preview = document.querySelector(".author-preview").href`)
	choose("markdown")
	b.until("Markdown is a link to the same", code+` === "[Open the playground](" + preview + ")"`)
	choose("frame")
	b.until("so is the frame", `new DOMParser().parseFromString(`+code+`, "text/html").querySelector(
		"iframe").src === preview`)

	reader := open(t, window{base: eval[string](b, `preview`)})
	reader.until("a reader sees what was ticked", `neuralplay.state().epoch === 25 &&
		document.documentElement.dataset.ui === "compact" && document.documentElement.dataset.theme === "dark" &&
		document.getElementById("play").checkVisibility() && !document.getElementById("step").checkVisibility()`)
}

// Where the bar has no room for its button, the share button leads to it.
func TestAuthorsDialogFromTheShareButton(t *testing.T) {
	b := open(t, window{width: 390, height: 844, touch: true})
	b.do(`document.getElementById("share").click()`)
	b.until("it is offered", `document.querySelector("#banner .message-actions button") !== null`)
	b.do(`document.querySelector("#banner .message-actions button").click()`)
	b.until("and opens", `document.getElementById("embed").open`)
}
