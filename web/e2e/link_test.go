package e2e

import (
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// Back and forward go between links that a person typed.
func TestBackAndForward(t *testing.T) {
	b := open(t, window{link: "#v=1&seed=0.1&noise=10"})
	b.do(`location.hash = "#v=1&seed=0.2&noise=20&networkShape=3"`)
	b.until("the second link counts", `neuralplay.config().noise === 20 &&
		neuralplay.config().networkShape.join() === "3"`)
	b.do(`neuralplay.configure({ batchSize: 5 })`)
	b.until("the address follows", `location.hash.includes("batchSize=5")`)

	for range 2 {
		if err := chromedp.Do(b.ctx, chromedp.NavigateBack()); err != nil {
			t.Fatal(err)
		}
		b.until("the first link counts again", `neuralplay.config().noise === 10 &&
			neuralplay.config().networkShape.join() === "4,2"`)
		b.until("the address is the first one", `location.hash === neuralplay.link() &&
			location.hash.includes("seed=0.1")`)
		if err := chromedp.Do(b.ctx, chromedp.NavigateForward()); err != nil {
			t.Fatal(err)
		}
		b.until("the second one counts, with the change", `neuralplay.config().noise === 20 &&
			neuralplay.config().batchSize === 5`)
	}
	if got := eval[int](b, `seen.count.config < 20 ? history.length : -1`); got > 3 {
		t.Errorf("the history has %d entries, want those that were typed", got)
	}
}

// An empty link gets a seed, so that the address describes the page from the
// beginning.
func TestEmptyLinkGetsASeed(t *testing.T) {
	b := open(t, window{})
	b.until("the address has a seed", `/^#v=1&seed=0\.\d{5}$/.test(location.hash)`)
	other := open(t, window{})
	other.until("the address has a seed", `/seed=/.test(location.hash)`)
	if a, b := eval[string](b, `location.hash`), eval[string](other, `location.hash`); a == b {
		t.Errorf("two visits got the same seed: %s", a)
	}
}

// NAME_hide=true hides a control, and nothing else.
func TestHiddenControls(t *testing.T) {
	b := open(t, window{link: "#v=1&seed=0.12345", width: 1180})
	where := map[string]string{ // names without a control of their own key
		"playButton": "#play", "stepButton": "#step", "resetButton": "#reset",
		"numHiddenLayers": "#setting-networkShape", "dataset": "#setting-dataset",
	}
	names := []string{"showTestData", "discretize", "playButton", "stepButton", "resetButton", "learningRate",
		"activation", "regularization",
		"regularizationRate", "problem", "dataset", "percTrainData", "noise", "batchSize", "numHiddenLayers",
		"x", "y", "xSquared", "ySquared", "xTimesY", "sinX", "sinY"}
	const visible = `document.querySelector(%s).offsetParent !== null`
	for _, name := range names {
		t.Run(name, func(t *testing.T) {
			b := b.in(t)
			selector := where[name]
			if selector == "" {
				selector = "#setting-" + name
			}
			// The rate is there only where there is something to regularize.
			const plain = "#v=1&seed=0.12345&regularization=L2"
			b.do(`location.hash = ` + quote(plain))
			b.until("the control is there", fmt.Sprintf(visible, quote(selector)))
			b.do(`location.hash = ` + quote(plain+"&"+name+"_hide=true"))
			b.until("the control is hidden", "!("+fmt.Sprintf(visible, quote(selector))+")")
			b.until("the link keeps it hidden", `neuralplay.link() === `+quote(plain+"&"+name+"_hide=true"))
			if got := eval[int](b, `neuralplay.state().parameterCount`); got != 25 {
				t.Errorf("hiding a control changed the network: it has %d parameters", got)
			}
		})
	}
	b.do(`location.hash = "#v=1&seed=0.12345&numHiddenLayers_hide=true"`)
	b.until("the canvas has no − and + either",
		`[...document.querySelectorAll("#overlay button, .stage-layers button")]
			.every(button => button.offsetParent === null)`)
}

// A mistake in a link is reported in a sentence with the key, what it got and
// what it takes; the rest of the link counts.
func TestBadLinksAreTold(t *testing.T) {
	b := open(t, window{link: "#v=1&seed=0.5"})
	tests := []struct{ link, key, got, want string }{
		{"noise=lots&batchSize=7", "noise", "lots", "0"},
		{"activation=softmax&batchSize=7", "activation", "softmax", "tanh"},
		{"networkShape=4,0&batchSize=7", "networkShape", "4,0", "64"},
		{"networkShape=1,1,1,1,1,1,1,1,1&batchSize=7", "networkShape", "1,1,1,1,1,1,1,1,1", "8"},
		{"learningRate=-3&batchSize=7", "learningRate", "-3", "1000"},
		{"percTrainData=100&batchSize=7", "percTrainData", "100", "99"},
		{"nosuchkey=3&batchSize=7", "nosuchkey", "", "key"},
		{"Noise=3&batchSize=7", "Noise", "", "noise"},
		{"x=false&y=false&batchSize=7", "input", "", "input"},
		{"preset=nosuch&batchSize=7", "preset", "nosuch", "hidden-layer"},
		{"axes=1,1&batchSize=7", "axes", "1,1", "different"},
		{"axes=3&batchSize=7", "axes", "3", "two"},
		{"slice=0,far&batchSize=7", "slice", "0,far", "numbers"},
		{"outputActivation=softest&batchSize=7", "outputActivation", "softest", "softmax"},
		{"loss=best&batchSize=7", "loss", "best", "auto"},
		{"dataset=table-nor&batchSize=7", "dataset", "table-nor", "table-nand"},
		{"noise=%3Cscript%3Ealert(1)%3C/script%3E&batchSize=7", "noise", "script", "0"},
		{"dataset=<b>bold</b>&batchSize=7", "dataset", "bold", "circle"},
	}
	for i, test := range tests {
		t.Run(test.link, func(t *testing.T) {
			b := b.in(t)
			b.do(fmt.Sprintf(`location.hash = "#v=1&seed=0.%d&" + %s`, i+1, quote(test.link)))
			b.until("the rest of the link counts", fmt.Sprintf(`neuralplay.config().seed === "0.%d" &&
				neuralplay.config().batchSize === 7`, i+1))
			b.until("a warning stands there", `document.querySelector("#banner [data-id=link]")`)
			for _, part := range []string{test.key, test.got, test.want} {
				b.until("the warning says "+part,
					`document.querySelector("#banner [data-id=link]").textContent.includes(`+quote(part)+`)`)
			}
			if eval[bool](b, `Boolean(document.querySelector("#banner b, #banner script"))`) {
				t.Error("the warning took the link's text for HTML")
			}
			b.clickOn(`#banner [data-id=link] button[aria-label]`)
			b.until("the warning is gone", `!document.querySelector("#banner [data-id=link]")`)
		})
	}
}

// Nothing that a person may paste after the # breaks the page.
func TestStrangeLinks(t *testing.T) {
	b := open(t, window{link: "#v=1&seed=0.5"})
	for i, link := range []string{
		"", "&&&", "=", "====", "%", "%00%ff", "v=2", "v=", "seed=", "seed=%F0%9F%98%80", "networkShape=,,,",
		"networkShape=1e9",
		"noise=NaN&noise=Infinity", "learningRate=1e-400", "x=false", "problem=regression&dataset=xor",
		"__proto__=1&constructor=2&toString=3",
		strings.Repeat("a", 5000), strings.Repeat("noise=1&", 2000), "seed=" + strings.Repeat("9", 3000),
	} {
		b.do(fmt.Sprintf(`location.hash = "#batchSize=%d&" + %s`, i+1, quote(link)))
		b.until(fmt.Sprintf("the link %.40q is loaded", link), fmt.Sprintf(`neuralplay.config().batchSize === %d`, i+1))
		if epoch := eval[int](b, `neuralplay.step(1).then(s => s.epoch)`); epoch != 1 {
			t.Errorf("%.40q: the network does not train: epoch %d", link, epoch)
		}
	}
}
