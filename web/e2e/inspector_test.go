package e2e

import (
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/chromedp/kb"

	"neuralplay/nn"
)

// tensor is what the inspector shows of a line or of a given matrix.
type tensor struct {
	Code, Size string
	Values     [][]string
}

// tensors returns them by name; of an update they come after an apostrophe.
func tensors(b *tab) map[string]tensor {
	b.Helper()
	return eval[map[string]tensor](b, `Object.fromEntries([...document.querySelectorAll(".tensor")].map(node => [
		node.dataset.name + (node.dataset.stage === "update" ? "'" : ""), {
			Code: node.querySelector("code").textContent,
			Size: node.querySelector(".tensor-size")?.textContent ?? "",
			Values: [...node.querySelectorAll("tr")].map(row => [...row.children].map(cell => cell.textContent)),
		}]))`)
}

// A layer's matrices and lines of NumPy are those of the worked example, in either
// convention, which the tab remembers.
func TestLayerAsMatrices(t *testing.T) {
	b := openInspector(t, "#v=1&preset=worked-example", "layer")
	check := func(name, code, size string, values ...string) {
		t.Helper()
		got := tensors(b)[name]
		if got.Code != code || got.Size != size || fmt.Sprint(got.Values) != fmt.Sprint(values) {
			t.Errorf("%s: got %+v, want %s %s %v", name, got, code, size, values)
		}
	}
	b.until("the hidden layer", `document.querySelector(".tensor[data-name=z1]") !== null`)
	check("X", "X", "(1, 2)", "[+0.05000 +0.1000]")
	check("W1", "W1", "(2, 2)", "[+0.1500 +0.2500]", "[+0.2000 +0.3000]")
	check("b1", "b1", "(2,)", "[+0.3500 +0.3500]")
	check("z1", "z1 = X @ W1 + b1", "(1, 2)", "[+0.3775 +0.3925]")
	check("a1", "a1 = sigmoid(z1)", "(1, 2)", "[+0.5933 +0.5969]")
	check("d2", "d2", "(1, 2)", "[+0.1385 −0.03810]")
	check("W2", "W2", "(2, 2)", "[+0.4000 +0.5000]", "[+0.4500 +0.5500]")
	check("d1", "d1 = (d2 @ W2.T) * a1 * (1 - a1)", "(1, 2)", "[+0.008771 +0.009954]")
	check("dW1", "dW1 = X.T @ d1 / n", "(2, 2)", "[+0.0004386 +0.0004977]", "[+0.0008771 +0.0009954]")
	check("W1'", "W1 -= eta * dW1", "(2, 2)", "[+0.1498 +0.2498]", "[+0.1996 +0.2995]")
	b.inspect(2, 0)
	b.until("the output", `document.querySelector(".tensor[data-name=z2]") !== null`)
	check("d2", "d2 = (a2 - y) * a2 * (1 - a2)", "(1, 2)", "[+0.1385 −0.03810]")
	b.until("the loss is a number",
		`document.querySelector(".tensor[data-name=loss] .scalar")?.textContent === "0.2984"`)
	check("W2'", "W2 -= eta * dW2", "(2, 2)", "[+0.3589 +0.5113]", "[+0.4087 +0.5614]")

	columns := func(b *tab) {
		b.until("W·x + b", `document.querySelector(".tensor[data-name=z2] code")?.textContent === "z2 = W2 @ a1 + b2"`)
		check("W2", "W2", "(2, 2)", "[+0.4000 +0.4500]", "[+0.5000 +0.5500]")
		check("b2", "b2", "(2, 1)", "[+0.6000]", "[+0.6000]")
		check("dW2", "dW2 = d2 @ a1.T / n", "(2, 2)", "[+0.08217 +0.08267]", "[−0.02260 −0.02274]")
	}
	b.do(`document.querySelector("input[name=layer-order][value=columns]").click()`)
	columns(b)
	again(b, `location.reload()`)
	b.do(`document.querySelector(".fold[data-closed][data-fold=inspector] h2 button")?.click()`)
	b.do(`document.querySelector("[data-section=layer]").open = true`)
	b.inspect(2, 0)
	columns(b)
}

// Of large matrices a corner is shown, of a batch or of one sample, and the step can be
// copied as lines and as a program.
func TestLayerOfABatch(t *testing.T) {
	b := openInspector(t, "#v=1&seed=0.5&networkShape=12,2&batchSize=20&optimizer=adam", "layer")
	b.until("the batch", `document.querySelector(".tensor[data-name=X] .tensor-size")?.textContent === "(20, 2)"`)
	if got := tensors(b)["z1"]; got.Size != "(20, 12)" || len(got.Values) != 7 || len(got.Values[0]) != 4 ||
		got.Values[0][3] != "…" || got.Values[6][0] != "⋮" {
		t.Errorf("z1: got %+v", got)
	}
	first := eval[float64](b, `neuralplay.traceBatch().layers[0].z[0][0]`)
	shown := strings.ReplaceAll(tensors(b)["z1"].Values[0][0], "−", "-")
	if want := fmt.Sprintf("%+.4g", first); !strings.HasPrefix(shown, want) && !strings.HasPrefix(want, shown) {
		t.Errorf("z1 begins with %s, want %s", shown, want)
	}
	b.do(`Object.defineProperty(navigator, "clipboard", { value: {
		writeText: (text) => { window.copied = text; return Promise.resolve(); } } })`)
	b.do(`document.querySelectorAll(".layer-actions button")[0].click()`)
	b.until("the lines", `window.copied?.startsWith("z1 = X @ W1 + b1\na1 = np.tanh(z1)\n") &&
		window.copied.includes("\nmW1 = beta1 * mW1 + (1 - beta1) * dW1\n")`)
	b.do(`document.querySelectorAll(".layer-actions button")[1].click()`)
	b.until("the program", `window.copied.startsWith("import numpy as np\n") && window.copied.includes("\nt = 1\n") &&
		window.copied.includes("\nz3 = a2 @ W3 + b3\n")`)
	b.do(`document.querySelector("input[name=layer-of][value=sample]").click()`)
	b.until("one sample", `document.querySelector(".tensor[data-name=X] .tensor-size").textContent === "(1, 2)"`)
	b.do(`document.querySelector("input[name=inspect-digits][value=all]").click()`)
	b.until("all digits", `document.querySelector(".tensor[data-name=z1] td").textContent.length > 12`)
}

// f and f′ of each activation are drawn with a dot at the present z, which is inside.
func TestActivationPlots(t *testing.T) {
	b := openInspector(t, "#v=1&seed=0.5&networkShape=2", "plot")
	for _, name := range nn.ActivationNames() {
		b.do(fmt.Sprintf(`neuralplay.configure({ activation: %q })`, name))
		b.until(name, fmt.Sprintf(`(async () => {
			const { z, a, slope } = neuralplay.trace({ set: "train", index: 0 }).layers[0];
			const four = (v) => v === 0 ? "0" : (v < 0 ? "−" : "+") + (Math.abs(v) < 1e-4 ?
				Math.abs(v).toExponential(3) : Math.abs(v).toPrecision(4));
			const svg = document.querySelector(".plot svg[role=img]");
			const said = svg?.getAttribute("aria-label") ?? "";
			const names = [...document.querySelectorAll("#setting-activation option")];
			const name = names.find(option => option.value === %q)?.textContent ?? "";
			return said.startsWith(name) && [z, a, slope].every(([v]) => said.includes(four(v)));
		})()`, name))
		inside := eval[bool](b, `[...document.querySelectorAll(".plot circle")].every(dot => {
			const at = [Number(dot.getAttribute("cx")), Number(dot.getAttribute("cy"))];
			return at[0] >= 30 && at[0] <= 242 && at[1] >= 8 && at[1] <= 114;
		})`)
		lines := eval[int](b, `document.querySelectorAll(".plot svg[role=img] path[class^=plot-][d*=L]").length`)
		if !inside || lines != 2 {
			t.Errorf("%s: the dots are inside: %v; %d lines", name, inside, lines)
		}
	}
	b.do(`neuralplay.setWeight(1, 0, 0, 100)`)
	b.until("a far z is inside, too", `Number(document.querySelector(".plot circle").getAttribute("cx")) <= 242 &&
		Math.abs(neuralplay.trace({ set: "train", index: 0 }).layers[0].z[0]) > 6 &&
		document.querySelector(".plot text:last-child").textContent !== "6"`)
	b.do(`neuralplay.configure({ outputActivation: "softmax" })`)
	b.inspect(2, 0)
	b.until("softmax has no curve", `document.querySelector(".plot").textContent.includes("no curve")`)
}

// The chain of a weight multiplies to the gradient that was recorded; where there are
// several ways, each step opens.
func TestChainOfAWeight(t *testing.T) {
	b := openInspector(t, "#v=1&preset=worked-example", "chain")
	b.says("chain", "w1", "Weight x₁ → Layer 1, unit 1", "+0.008771", "+0.05000", "+0.0004386", "+0.2413", "+0.03635",
		"(+0.4000)(+0.1385)", "(+0.5000)(−0.03810)")
	b.do(`document.querySelectorAll(".chain-step summary")[1].click()`)
	b.says("chain", "the way through o2", "−0.2171", "+0.1755")
	b.do(`document.querySelector("[data-field=weight-1-0-1] input").focus()`)
	b.says("chain", "w2", "Weight x₂ → Layer 1, unit 1", "+0.1000", "+0.0008771")
	b.inspect(2, 0)
	b.says("chain", "w5", "+0.7414", "+0.1868", "+0.5933", "+0.08217")
	b.do(`document.querySelector("[data-section=chain] [data-about]").focus()`)
	b.until("the first factor is the output's", target{Kind: "unit", Layer: 2}.isJS("hover"))

	b.do(`neuralplay.configure({ networkShape: [2, 1], preset: "none", dataset: "circle" })`)
	b.inspect(1, 1)
	b.until("a single way has all factors", `(() => {
		const factors = [...document.querySelectorAll("[data-section=chain] mtr")].map(row => Number(
			row.lastElementChild.textContent.replace("−", "-")));
		const recorded = neuralplay.trace({ set: "train", index: 0 }).layers[0].dW[1][0];
		const product = factors.slice(0, -1).reduce((p, v) => p * v, 1);
		return factors.length === 8 && Math.abs(product - recorded) <= 2e-3 * Math.abs(recorded) &&
			Math.abs(factors.at(-1) - recorded) <= 1e-3 * Math.abs(recorded);
	})()`)
}

// The check of a weight, of a unit and of all, as the program says it.
func TestGradientCheckInView(t *testing.T) {
	b := openInspector(t, "#v=1&seed=0.5&networkShape=4,2", "checks")
	for scope, count := range map[string]int{"weight": 1, "unit": 3, "layer": 12, "network": 25} {
		b.do(fmt.Sprintf(`document.querySelector("input[name=check-scope][value=%s]").click()`, scope))
		b.clickOn("#check-gradient")
		b.until(scope, fmt.Sprintf(`document.querySelector("[data-section=checks] [role=status]").textContent
			.startsWith("Parameters checked: %d, on 50 samples.") &&
			document.querySelectorAll(".checks tbody").length === %d`, count, min(count, 12)))
		b.until("each is the program's", `[...document.querySelectorAll(".checks tbody")].every(group => {
			const [kind, layer, unit, input] = group.dataset.about.split("-");
			const check = neuralplay.gradientCheck({ layer: Number(layer), unit: Number(unit),
				input: kind === "bias" ? null : Number(input) });
			const [backward, central, difference] = [...group.querySelectorAll("td")].map(cell =>
				Number(cell.textContent.replace("−", "-")));
			const near = (a, b) => Math.abs(a - b) <= 1e-3 * Math.abs(b);
			return near(backward, check.backpropagation) && near(central, check.centralDifference) &&
				near(difference, check.difference) && difference < 1e-5;
		})`)
	}
}

// A long check is stopped by its button and by Escape; what was checked by then stays.
func TestGradientCheckStops(t *testing.T) {
	b := openInspector(t, "#v=1&seed=0.5&networkShape=64,64,64,64,64,64,64,64", "checks")
	b.do(`document.querySelector("input[name=check-scope][value=network]").click()`)
	const said = `document.querySelector("[data-section=checks] [role=status]").textContent`
	for way, stop := range map[string]func(){
		"the button": func() { b.clickOn("#check-gradient") },
		"Escape":     func() { b.key(kb.Escape) },
	} {
		b.clickOn("#check-gradient")
		b.until("it is under way", said+`.startsWith("Checked ") &&
			document.getElementById("check-gradient").textContent === "Stop"`)
		stop()
		b.until(way+" stops it", `/^Stopped after [0-9,]+ of 29,[0-9]{3} parameters, on 50/.test(`+said+`) &&
			document.getElementById("check-gradient").textContent === "Check"`)
		b.until("the worst so far are there", `document.querySelectorAll(".checks tbody").length > 0`)
	}
}

// With momentum, Adam or a penalty the update has their terms.
func TestUpdateTerms(t *testing.T) {
	b := openInspector(t, "#v=1&preset=worked-example", "arithmetic")
	for _, optimizer := range nn.OptimizerNames() {
		b.do(fmt.Sprintf(`neuralplay.configure({ optimizer: %q, regularization: "L2", regularizationRate: 0.1,
			clip: 0.05 })`, optimizer))
		b.until(optimizer, `(() => {
			const { optimizer, effectiveGradient, after } = neuralplay.traceBatch();
			const four = (v) => v === 0 ? "0" : (v < 0 ? "−" : "+") + (Math.abs(v) < 1e-4 ?
				Math.abs(v).toExponential(3) : Math.abs(v).toPrecision(4));
			const text = document.querySelector("[data-section=arithmetic]").textContent;
			const results = [after, effectiveGradient, ...optimizer.after].map(p => p.layers[0].weights[0][0]);
			return neuralplay.config().optimizer === `+quote(optimizer)+` && text.includes("c shortens it to") &&
				results.every(v => text.includes("=" + four(v))) && text.includes("λ");
		})()`)
	}
}

// keepHost keeps what the program tells the page by, so that a test can tell it something.
const keepHost = `(() => {
	let host;
	Object.defineProperty(window, "neuralplayHost", { configurable: true, get: () => host,
		set: (value) => { host = value; globalThis.keptHost = value; } });
})();`

// While a walk goes through a step, the lines of its stage are marked.
func TestWalkMarksLines(t *testing.T) {
	b := open(t, window{link: "#v=1&preset=worked-example", width: 1280, height: 800, before: keepHost})
	b.do(`document.querySelector(".fold[data-closed][data-fold=inspector] h2 button")?.click()`)
	b.do(`document.querySelector("[data-section=layer]").open = true`)
	b.until("the layer", `document.querySelector(".tensor[data-name=z1]") !== null`)
	for _, c := range []struct{ walk, want string }{
		{`{ stage: "forward", layer: 1 }`, "z1,a1"},
		{`{ stage: "forward", layer: 2 }`, ""},
		{`{ stage: "backward", layer: 1 }`, "d1,dW1,db1"},
		{`{ stage: "update", layer: 0 }`, "W1"},
		{`null`, ""},
	} {
		b.do(`keptHost.emit("state", JSON.stringify({ ...neuralplay.state(), walk: ` + c.walk + ` }))`)
		b.until(c.walk+" marks "+c.want, `[...document.querySelectorAll(".tensor[data-now][aria-current=step]")]
			.map(node => node.dataset.name).join() === `+quote(c.want))
	}
}
