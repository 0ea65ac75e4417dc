package e2e

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var lessons = []string{"neuron", "hidden-layer", "backpropagation", "boundaries", "optimizers", "overfitting"}

func openLesson(t *testing.T, w window, file string) *tab {
	t.Helper()
	w.asIs, w.link = true, "lessons/"+file
	b := open(t, w)
	b.until("the lesson's script has run", `document.querySelector("#steps-count").textContent !== ""`)
	return b
}

// press presses a button of a lesson and waits until the network has answered.
func (b *tab) press(button string) {
	b.Helper()
	b.do(`document.querySelector(` + quote(button) + `).click()`)
	b.until("the network has done it: "+button,
		`document.querySelector(`+quote(button)+`).getAttribute("aria-busy") !== "true"`)
}

// Every step of every lesson does what it says, and every question is answered by the
// network: a wrong answer is met with what is right, and that one is right.
func TestLessons(t *testing.T) {
	for _, name := range lessons {
		t.Run(name, func(t *testing.T) {
			b := openLesson(t, window{width: 1000, height: 640}, name+".html")
			b.do(`document.querySelectorAll("button.show").forEach((button, i) => { button.id = "show-" + i; })`)
			for _, id := range eval[[]string](b, `[...document.querySelectorAll("button.show")].map(b => b.id)`) {
				b.press("#" + id)
				if said := eval[string](b, `document.querySelector("#`+id+` + .said").textContent`); strings.Contains(
					said, "not work") {
					t.Errorf("button %s: %s", id, said)
				}
			}
			for _, name := range eval[[]string](b, `[...document.forms].map(f => f.dataset.name)`) {
				checkQuestion(b, name)
			}
			b.until("all that can be tried is done",
				`[...document.querySelectorAll(".lesson-text > section")].every(s => "done" in s.dataset ||
					!s.querySelector("form, button.show"))`)
		})
	}
}

func checkQuestion(b *tab, name string) {
	b.Helper()
	form := `form[data-name="` + name + `"]`
	f := `document.querySelector(` + quote(form) + `)`
	b.press(form + " .check")
	b.until(name+" asks for an answer first", f+`.querySelector(".verdict").textContent.includes("first")`)
	if eval[bool](b, f+`.dataset.read !== undefined`) {
		// far off, as often as it takes until the answer is shown
		b.do(f + `.querySelector("input").value = "-98765"`)
		for range eval[int](b, `Number(`+f+`.dataset.tries ?? 1)`) {
			b.press(form + " .check")
		}
		b.until(name+" explains itself", `!`+f+`.querySelector(".because").hidden`)
		b.until(name+" is wrong", f+`.dataset.verdict === "wrong"`)
		b.do(f + `.querySelector("input").value =
			/says (\S+), and/.exec(` + f + `.querySelector(".verdict").textContent)[1].replaceAll(",", "")`)
		b.press(form + " .check")
		b.until(name+": what the network said is right", f+`.dataset.verdict === "right"`)
		return
	}
	rights := 0
	for i := range eval[int](b, f+`.querySelectorAll("input").length`) {
		b.do(f + `.querySelectorAll("input")[` + string(rune('0'+i)) + `].click()`)
		b.press(form + " .check")
		if eval[string](b, f+`.dataset.verdict`) == "right" {
			rights++
		}
	}
	if rights != 1 {
		b.Errorf("%s has %d right answers", name, rights)
	}
}

// Whoever presses everything at once gets everything in turn: each answer is that of the
// network in the question, not of the one that the next button has made of it.
func TestLessonsAnswerInTurn(t *testing.T) {
	b := openLesson(t, window{width: 1000, height: 640}, "boundaries.html")
	b.do(`(() => {
		const right = { alone: 2, middle: "0.018", "same-place": 0, unlucky: "0.0627", fence: 1 };
		for (const form of document.forms) {
			const answer = right[form.dataset.name];
			if (typeof answer === "number") form.querySelectorAll("input")[answer].click();
			else form.querySelector("input").value = answer;
		}
		for (const button of document.querySelectorAll("button.show, .check")) button.click();
	})()`)
	b.until("everything is done", `![...document.querySelectorAll("button.show, .check")].some(
		(button) => button.getAttribute("aria-busy") === "true")`)
	for name, said := range eval[map[string]string](b, `Object.fromEntries([...document.forms].map((form) =>
		[form.dataset.name, form.dataset.verdict === "right" ? "" : form.querySelector(".verdict").textContent]))`) {
		if said != "" {
			t.Errorf("%s: %s", name, said)
		}
	}
	if eval[bool](b, `document.querySelectorAll("button.show[data-pressed]").length !==
		document.querySelectorAll("button.show").length`) {
		t.Error("a button has not done what it says")
	}
}

// What was done and answered is still there after a reload, in both languages, until
// the lesson is started over.
func TestLessonsRemember(t *testing.T) {
	b := openLesson(t, window{width: 1000, height: 640}, "neuron.html")
	const sum = `form[data-name="sum"]`
	b.do(`document.querySelector('` + sum + ` input').value = "-0,73"`)
	b.press(sum + " .check")
	check := func(what string) {
		b.Helper()
		b.until(what, `document.querySelector('`+sum+`').dataset.verdict === "right" &&
			document.querySelector('`+sum+` input').value === "-0.73" &&
			document.querySelector("#sum").dataset.done === "" &&
			document.querySelector("#table").dataset.done === undefined`)
	}
	b.do(`location.reload()`)
	check("it is remembered")
	b.visit(b.base + "lessons/zh/neuron.html")
	check("it is remembered in Chinese")
	b.until("which says so in Chinese", `document.querySelector('`+sum+` .verdict').textContent.startsWith("对了")`)
	b.visit(b.base + "lessons/zh/index.html")
	b.until("the list shows it", `document.querySelector('[data-lesson="neuron"]').textContent.includes("1 / 8")`)
	b.visit(b.base + "lessons/zh/neuron.html")
	b.until("the lesson's script has run", `document.querySelector("#steps-count").textContent !== ""`)
	b.do(`document.querySelector("#start-over").click()`)
	b.until("it starts over", `document.querySelector('`+sum+`').dataset.verdict === undefined &&
		document.querySelector("#steps-count").textContent.includes("0 /")`)
}

// A program can be copied, or is selected where the clipboard is refused.
func TestLessonsCodeIsCopied(t *testing.T) {
	b := openLesson(t, window{before: `
		const copies = [];
		Object.defineProperty(navigator, "clipboard", { value: { async writeText(text) {
			if (copies.push(text) > 1) throw new DOMException("refused");
		} } });
		globalThis.copies = copies;`}, "optimizers.html")
	b.clickOn(".code-head .button")
	b.until("it says so", `document.querySelector(".code-head .button").textContent === "Copied"`)
	b.until("it is the program", `copies[0] === document.querySelector(".code code").textContent &&
		copies[0].startsWith("import numpy")`)
	b.clickOn(".code-head .button")
	b.until("refused, it is selected",
		`document.querySelector(".code-head .button").textContent.startsWith("Selected") &&
		String(getSelection()).includes("import numpy")`)
}

// The next step has the focus and the network stands where it begins.
func TestNextStep(t *testing.T) {
	b := openLesson(t, window{width: 390, height: 844, touch: true}, "neuron.html")
	b.do(`document.querySelector("#train .next").click()`)
	b.until("the next step's heading has the focus", `document.activeElement === document.querySelector("#weights h2")`)
	b.until("it is marked", `document.querySelector('.steps [aria-current="step"]').hash === "#weights"`)
	b.until("its heading is below the network, which stays in sight", `(() => {
		const stage = document.querySelector(".lesson-stage").getBoundingClientRect();
		const heading = document.querySelector("#weights h2").getBoundingClientRect();
		return stage.top === 0 && stage.bottom <= 0.46 * innerHeight && heading.top >= stage.bottom &&
			heading.top < innerHeight - 100;
	})()`)
	b.until("the frame is trained to its epoch",
		`document.querySelector("neural-play").state().then((s) => s.epoch === 15000)`)
}

// A step's walk begins where the step begins, whatever was walked before.
func TestStepsBeginAnew(t *testing.T) {
	b := openLesson(t, window{width: 1000, height: 640}, "backpropagation.html")
	for range 2 {
		b.press("#back .show")
		b.until("the errors have come to the hidden layer", `document.querySelector("neural-play").state().then(
			(s) => s.epoch === 0 && s.walk.stage === "backward" && s.walk.layer === 1)`)
		b.do(`document.querySelector("#back input").value = "0.0088"`)
		b.press("#back .check")
		b.until("the question was asked of a fresh network",
			`document.querySelector("neural-play").state().then((s) => s.epoch === 0 && s.walk === null)`)
	}
}

// A page with storage refused, and a page opened as a file, still work.
func TestLessonsElsewhere(t *testing.T) {
	b := openLesson(t, window{before: `Object.defineProperty(globalThis, "localStorage",
		{ get() { throw new DOMException("refused"); } });`}, "neuron.html")
	b.press("#train .show")
	b.until("it trains", `document.querySelector("#train .said").textContent.includes("Epoch 10,")`)

	folder := t.TempDir()
	for _, name := range []string{
		"neuralplay.html", "embed.js", "lessons/neuron.html", "lessons/lessons.js", "lessons/lessons.css"} {
		file := filepath.Join(folder, name)
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, readDist(t, name), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	b = openLesson(t, window{base: "file://" + folder + "/"}, "neuron.html")
	b.news.abroad = true // each file is an origin of its own
	b.press("#train .show")
	b.until("it trains from a file", `document.querySelector("#train .said").textContent.includes("Epoch 10,")`)
}

func TestHelpLeadsToTheLessons(t *testing.T) {
	b := open(t, window{link: "#v=1&seed=0.5"})
	b.clickOn("#help-button")
	b.until("a link is there", `document.querySelector("#help a[href='lessons/index.html']")`)
	b.visit(b.base + "lessons/index.html")
	for _, name := range lessons {
		b.until(name+" is listed", `document.querySelector('a[href="`+name+`.html"]')`)
	}
	b.until("the other language is one link away",
		`document.querySelector('a[hreflang="zh-CN"]').href.endsWith("zh/index.html")`)
}
