package main

import (
	"fmt"
	"image"
	"slices"
)

// try is one thing that has to work. steps are done in order.
type try struct {
	name  string
	steps []step
}

type step func(*browser) error

func visit(address string) step { return func(b *browser) error { return b.visit(address) } }
func click(what string) step    { return func(b *browser) error { return b.click(what) } }
func press(keys string) step    { return func(b *browser) error { return b.press(keys) } }
func until(what string) step    { return func(b *browser) error { return b.until(what) } }
func do(script string) step     { return func(b *browser) error { return b.do(script, nil) } }

const (
	isReady = `window.neuralplay?.ready.then(() => document.getElementById("failure").hidden)`
	epoch   = `neuralplay.state().epoch`
	readout = `Number(document.getElementById("epoch").textContent.replace(/\D/g, ""))`
	// What goes wrong from here on is kept.
	watch = `window.wrong = [];
		addEventListener("error", (event) => wrong.push(event.message));
		addEventListener("unhandledrejection", ({ reason }) => wrong.push(String(reason)));
		const real = console.error;
		console.error = (...all) => { wrong.push(all.join(" ")); real(...all); };`
	nothingWrong = `wrong.length === 0`
)

// tries are all that is tried of a site and of its files on the disk, each on its own.
func tries(site, files string) []try {
	page := site + "#v=1&seed=0.12345"
	from := func(steps ...step) []step {
		return slices.Concat([]step{visit("about:blank"), visit(page), until(isReady), do(watch)}, steps,
			[]step{until(nothingWrong)})
	}
	return []try{
		{"start", from(drawn)},
		{"play", from(click("#play"), until(epoch+" > 3"),
			until(`document.documentElement.hasAttribute("data-playing")`),
			click("#play"), until("!neuralplay.state().playing && "+readout+" === "+epoch))},
		// If the graphics never told that a picture is done, there would be one in three seconds.
		{"full speed", from(click("#speed [value=fast]"), do(`let shown = 0;
			new MutationObserver(() => shown++)
				.observe(document.getElementById("epoch"), { childList: true, characterData: true, subtree: true });
			neuralplay.play();
			await new Promise((done) => setTimeout(done, 5000));
			neuralplay.pause();
			if (shown < 5) throw new Error(shown + " pictures in five seconds");`))},
		{"step", from(click("#step"), until(epoch+" === 1"), click("#step"), until(readout+" === 2"),
			click("#reset"), until(readout+" === 0"))},
		{"run to", from(press("g"), until(`document.activeElement.id === "run-to-epoch"`),
			do(`document.activeElement.select()`), press("120"+enter),
			until(epoch+" === 120 && !neuralplay.state().playing"))},
		{"data", from(click("[data-dataset=spiral]"), until(`neuralplay.config().dataset === "spiral"`),
			until(`location.hash.includes("dataset=spiral") && location.hash === neuralplay.link()`), drawn)},
		{"dialog", from(click("#help-button"), until(`document.getElementById("help").open`), press(escape),
			until(`!document.getElementById("help").open`))},
		{"frame", []step{visit(site + "embed.html"), do(watch),
			until(`document.getElementById("line-epoch").value === "100"`), click("#more"),
			until(`document.getElementById("line-epoch").value === "200"`), until(nothingWrong)}},
		{"lesson", []step{visit(site + "lessons/neuron.html"),
			until(`document.querySelector("#steps-count").textContent !== ""`), do(watch),
			do(`document.querySelector("form .check").scrollIntoView()`), click("form .check"),
			until(`document.querySelector("form .verdict").textContent !== ""`),
			do(`const input = document.querySelector('form[data-name="sum"] input'); input.value = "-0.73"`),
			click(`form[data-name="sum"] .check`),
			until(`document.querySelector('form[data-name="sum"]').dataset.verdict === "right"`), until(nothingWrong)}},
		{"language", from(do(`await neuralplay.step(7)`), do(`const list = document.querySelector("#language select");
				list.value = "zh"; list.dispatchEvent(new Event("change"))`),
			until(`document.documentElement.lang.startsWith("zh") && `+isReady), until(readout+" === 7"),
			do(watch), do(`localStorage.clear()`))}, // it loads anew
		{"single file", []step{visit(files + "neuralplay.html#v=1&seed=0.12345"), until(isReady), do(watch),
			click("#play"), until(epoch + " > 3"), until(nothingWrong)}},
		{"lesson in the single file", []step{visit(files + "neuralplay.html?lesson=neuron&lang=en"),
			until(`document.querySelector("#steps-count")?.textContent`), do(watch),
			until(`document.querySelector("neural-play").ready.then(() => true)`), until(nothingWrong)}},
	}
}

// tryAll tries everything, and says of each whether it works.
func tryAll(b *browser, site, files string) error {
	failed := 0
	for _, t := range tries(site, files) {
		err := t.run(b)
		if err != nil {
			failed++
			fmt.Printf("not ok  %s: %v\n", t.name, err)
			continue
		}
		fmt.Printf("ok      %s\n", t.name)
	}
	if failed > 0 {
		return fmt.Errorf("%d of the tries failed", failed)
	}
	return nil
}

func (t try) run(b *browser) error {
	for _, s := range t.steps {
		if err := s(b); err != nil {
			return err
		}
	}
	return nil
}

// drawn reports whether WebGL has drawn both colours of the scale, as a boundary has
// them.
func drawn(b *browser) error {
	if err := b.do(`for (let i = 0; i < 3; i++) await new Promise(requestAnimationFrame)`, nil); err != nil {
		return err
	}
	var in struct{ X, Y, W, H int } // the buttons and the pictures of the data have these colours without WebGL
	if err := b.do(`const { x, y, width, height } = document.querySelector("canvas").getBoundingClientRect();
		return { X: Math.ceil(x), Y: Math.ceil(y), W: Math.floor(width), H: Math.floor(height) }`, &in); err != nil {
		return err
	}
	p, err := b.picture()
	if err != nil {
		return err
	}
	blue, orange := count(p, image.Rect(in.X, in.Y, in.X+in.W, in.Y+in.H))
	if least := 100; blue < least || orange < least { // the points alone have more
		return fmt.Errorf("the screen has %d blue and %d orange pixels: want %d at least", blue, orange, least)
	}
	return nil
}

func count(p image.Image, in image.Rectangle) (blue, orange int) {
	in = in.Intersect(p.Bounds())
	for y := in.Min.Y; y < in.Max.Y; y++ {
		for x := in.Min.X; x < in.Max.X; x++ {
			r, _, b, _ := p.At(x, y).RGBA()
			switch warmth := int(r>>8) - int(b>>8); {
			case warmth > 40:
				orange++
			case warmth < -40:
				blue++
			}
		}
	}
	return blue, orange
}
