package e2e

import (
	"fmt"
	"testing"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// jumpClock lets a test put the clock of a page forward, as a laptop's that has slept.
const jumpClock = `
	globalThis.slept = 0; // ms
	const now = performance.now.bind(performance), date = Date.now;
	performance.now = () => now() + slept;
	Date.now = () => date() + slept;
	globalThis.frames4 = async () => { for (let i = 0; i < 4; i++) await new Promise(requestAnimationFrame); };`

// A laptop that slept for a night goes on where it was: at a pace that follows the
// clock, nothing is made up for.
func TestSleepingLaptop(t *testing.T) {
	b := open(t, window{link: "#v=1&seed=0.12345&speed=fast", before: jumpClock})
	const epoch = `neuralplay.state().epoch`
	const sleep = `slept += 8 * 3600 * 1000`
	b.do(`neuralplay.play()`)
	b.until("it trains", epoch+` > 20`)
	before := eval[int](b, epoch)
	setLifecycle(b, page.SetWebLifecycleStateStateFrozen)
	b.do(sleep)
	setLifecycle(b, page.SetWebLifecycleStateStateActive)
	b.until("it goes on", fmt.Sprintf(`%s > %d && neuralplay.state().playing`, epoch, before))
	b.until("its pace is that of now", `(r => r > 1000)(neuralplay.state().samplesPerSecond)`)

	for speed, most := range map[string]int{"epoch": 40, "slow": 1} { // some frames or a step later at most
		b.do(`neuralplay.reset(); neuralplay.configure({ speed: ` + quote(speed) + ` })`)
		made := eval[int](b, `(async () => {
			neuralplay.play();
			await frames4();
			`+sleep+`;
			await frames4();
			neuralplay.pause();
			return `+epoch+`;
		})()`)
		if made > most {
			t.Errorf("at the speed %s a night made %d epochs, want at most %d", speed, made, most)
		}
	}
	b.do(`neuralplay.reset()`)
	const run = `(neuralplay.reset(), neuralplay.step(30)).then(() => JSON.stringify(neuralplay.parameters()))`
	if got, want := eval[string](b, run), eval[string](open(t, window{link: "#v=1&seed=0.12345"}), run); got != want {
		t.Error("after the night the same steps come to other weights")
	}
}

func setLifecycle(b *tab, state page.SetWebLifecycleStateState) {
	b.Helper()
	call(b, page.SetWebLifecycleState, page.SetWebLifecycleStateParams{State: state})
}

// Two tabs of the same visitor have nothing to do with each other, though they share
// the browser's storage: each has its own data, and its own run after a reload.
func TestSecondTab(t *testing.T) {
	b := open(t, window{link: "#v=1&seed=0.12345"})
	b.do(`neuralplay.setData(` + many + `)`)
	b.do(`neuralplay.step(5)`)
	other := b.beside(b.base + "#v=1&seed=0.7&dataset=xor")
	other.do(`neuralplay.setData(` + quote(fruit) + `, { standardize: true })`)
	other.do(`neuralplay.step(3)`)
	b.until("the address is the link", `location.hash === neuralplay.link()`)
	other.until("so is the other's", `location.hash.startsWith(neuralplay.link())`)
	mine, theirs := eval[string](b, trained), eval[string](other, trained)
	if mine == theirs {
		t.Fatal("both tabs have the same data")
	}
	lose(b)
	lose(other)
	if got := eval[string](b, trained); got != mine {
		t.Errorf("the first tab comes back as\n%.300s…, want\n%.300s…", got, mine)
	}
	if got := eval[string](other, trained); got != theirs {
		t.Errorf("the second tab comes back as\n%.300s…, want\n%.300s…", got, theirs)
	}
	again(b, `location.reload()`)
	b.until("a reload brings its own data", `neuralplay.config().dataset === "own" &&
		neuralplay.data().train.inputs.length === 400`)
}

// A window that changes its size, or a network that changes, while a weight or a slider
// is dragged: the drag goes on or ends, and never grabs another weight.
func TestChangesInMidDrag(t *testing.T) {
	b := open(t, window{link: "#v=1&seed=0.12345", width: 1180})
	at := target{Kind: "weight", Layer: 2, Unit: 1, Input: 3}
	const weights = `JSON.stringify(neuralplay.parameters())`
	const twoFrames = `new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(true))))`
	press := func() (from point, before float64) {
		b.moveTo(point{2, 2}) // the mouse would say itself what it points at
		from = b.find(at)
		before = eval[float64](b, at.valueJS())
		b.moveTo(from)
		b.mouse(chromedp.MousePressed, from, 1)
		b.mouse(chromedp.MouseMoved, from.plus(0, -20), 1)
		b.until("it is dragged", fmt.Sprintf(`Math.abs(%s - %v) < 1e-9`, at.valueJS(), before+0.4))
		return from, before
	}

	from, before := press()
	b.resize(640, 480, 2, false)
	b.mouse(chromedp.MouseMoved, from.plus(0, -50), 1)
	b.until("it is dragged on", fmt.Sprintf(`Math.abs(%s - %v) < 1e-9`, at.valueJS(), before+1))
	b.mouse(chromedp.MouseReleased, from.plus(0, -50), 0)
	b.resize(1180, 640, 1, false)
	b.do(`while (neuralplay.state().canUndo) neuralplay.undo()`) // on a slow machine a drag is several changes
	b.until("undone it is as before", fmt.Sprintf(`%s === %v`, at.valueJS(), before))

	from, _ = press()
	b.do(`neuralplay.configure({ networkShape: [2] })`)
	want := eval[string](b, weights)
	b.mouse(chromedp.MouseMoved, from.plus(0, -90), 1)
	b.mouse(chromedp.MouseReleased, from.plus(0, -90), 0)
	b.until("frames pass", twoFrames)
	if got := eval[string](b, weights); got != want {
		t.Errorf("a drag of a weight that is gone changed\n%s to\n%s", want, got)
	}

	b.do(`neuralplay.configure({ networkShape: [4, 2] })`)
	from, _ = press()
	want = eval[string](b, weights)
	b.mouse(chromedp.MouseMoved, from.plus(0, -90), 0) // the release was lost
	b.until("frames pass", twoFrames)
	if got := eval[string](b, weights); got != want {
		t.Errorf("a mouse without a button still drags:\n%s became\n%s", want, got)
	}
	b.mouse(chromedp.MouseReleased, from.plus(0, -90), 0)

	// A slider that the smaller window hides.
	slider := b.placeOf("#setting-noise")
	b.mouse(chromedp.MousePressed, slider, 1)
	b.mouse(chromedp.MouseMoved, slider.plus(10, 0), 1)
	b.resize(390, 700, 1, false)
	b.mouse(chromedp.MouseMoved, slider.plus(30, 0), 1)
	b.mouse(chromedp.MouseReleased, slider.plus(30, 0), 0)
	b.resize(1180, 640, 1, false)
	b.until("the slider shows what counts", `shows("noise") === String(neuralplay.config().noise) &&
		location.hash === neuralplay.link()`)
}

// More messages than wait at most, while the frame trains: each is answered once, those
// beyond the limit with a refusal, and the frame goes on drawing and training.
func TestMessageStorm(t *testing.T) {
	b := openMessenger(t, "#v=1&seed=0.5&dataset=xor")
	b.until("the frame is ready", `say("ready")`)
	b.do(`say("play")`)
	got := eval[struct{ Answered, Twice, Refused, Others, Epochs int }](b, `(async () => {
		const most = 12_000;
		const { result: { epoch } } = await say("state");
		const answers = new Map();
		const refusals = {};
		const all = new Promise((done) => addEventListener("message", ({ data }) => {
			if (!String(data.id).startsWith("storm")) return;
			answers.set(data.id, (answers.get(data.id) ?? 0) + 1);
			if (data.error) refusals[data.error.code] = (refusals[data.error.code] ?? 0) + 1;
			if (answers.size === most) setTimeout(done, 100);
		}));
		for (let i = 0; i < most; i++) post({ neuralplay: 1, id: "storm" + i, call: "link" });
		await all;
		const { "frame.busy": refused = 0, ...others } = refusals;
		await say("pause");
		return { answered: answers.size, twice: [...answers.values()].filter((n) => n !== 1).length, refused,
			others: Object.keys(others).length, epochs: (await say("state")).result.epoch - epoch };
	})()`)
	if got.Answered != 12_000 || got.Twice > 0 || got.Others > 0 {
		t.Errorf("12000 messages: %+v", got)
	}
	if got.Epochs == 0 {
		t.Error("the frame did not train meanwhile")
	}
}
