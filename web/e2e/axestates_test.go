package e2e

// axeState is something that the page can show: a link, what a person does, and how it
// is seen that it is there.
type axeState struct{ name, link, do, until string }

// tidy closes whatever is open.
const tidy = `(async () => {
	for (const dialog of document.querySelectorAll("dialog[open]")) dialog.close();
	for (const message of document.querySelectorAll("#banner .message > .icon-button")) message.click();
	document.activeElement?.blur();
	for (let i = 0; i < 8; i++) {
		document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true }));
	}
	for (const opened of document.querySelectorAll("#panels details[open]")) opened.open = false;
	neuralplay.pause();
})()`

// sheet opens a tab of the sheet on a narrow page, and every fold.
func sheet(tab string) string {
	return `{ const opener = document.getElementById("open-sheet");
		if (opener.checkVisibility() && opener.getAttribute("aria-expanded") === "false") opener.click();
		document.querySelector("#sheet-head [data-tab=` + tab + `]").click();
		for (const heading of document.querySelectorAll(".fold[data-closed] h2 button")) heading.click();
		for (const closed of document.querySelectorAll("#panels details")) closed.open = true; }`
}

const press = `const press = (selector) => document.querySelector(selector).click();`

// axeStates are all views and dialogs of the page.
var axeStates = []axeState{
	{name: "stage"},
	{name: "stage without its columns", do: press + `for (const side of ["left", "right"]) {
		if (document.getElementById(side).checkVisibility()) press("#toggle-" + side); }`},
	{name: "stage, trained", do: press + `await neuralplay.step(40);
		for (const side of ["left", "right"]) {
			if (!document.getElementById(side).checkVisibility()) press("#toggle-" + side); }`,
		until: `neuralplay.state().epoch === 40`},
	{name: "stage, running", do: `neuralplay.play()`, until: `neuralplay.state().epoch > 3`},
	{name: "stage, slow motion", link: "#v=1&seed=0.5&speed=slow", do: `neuralplay.play()`,
		until: `document.querySelector(".motion").textContent !== ""`},
	{name: "stage, a large network", link: "#v=1&seed=0.5&networkShape=64,64,64,64,64,64,64,64&x2=true&y2=true"},
	{name: "stage, classes", link: "#v=1&seed=0.5&dataset=blobs&networkShape=8,8"},
	{name: "stage, regression", link: "#v=1&seed=0.5&problem=regression&regDataset=reg-gauss&networkShape=8,8"},
	{name: "stage, a truth table", link: "#v=1&preset=neuron"},
	{name: "stage, several outputs", link: "#v=1&preset=worked-example"},
	{name: "stage, a layer's space", link: "#v=1&seed=0.5&largeView=space&networkShape=4,3&showTestData=true",
		until: `document.querySelector(".space-square").checkVisibility()`},
	{name: "stage, a unit", do: `testing.send("pin", { kind: "unit", layer: 1, unit: 0 })`},
	{name: "stage, a weight", do: `testing.send("pin", { kind: "weight", layer: 1, unit: 0, input: 1 })`,
		until: `document.getElementById("popover").checkVisibility()`},
	{name: "stage, a tooltip", do: `testing.send("hover", { kind: "weight", layer: 1, unit: 0, input: 1 })`,
		until: `document.getElementById("tooltip").checkVisibility()`},
	{name: "stage, findings", link: "#v=1&seed=0.5&activation=relu",
		do: `await neuralplay.setBias(1, 2, -60)`, until: `document.querySelector(".unit-finding")`},
	{name: "walk, before", do: press + `press("#open-walk")`,
		until: `document.getElementById("walk").checkVisibility()`},
	{name: "walk, forward", link: "#v=1&preset=worked-example", do: press + `
		press("#open-walk"); await neuralplay.walk("stage"); await neuralplay.walk("stage")`,
		until: `document.querySelector(".activation")`},
	{name: "walk, backward", link: "#v=1&preset=worked-example", do: press + `press("#open-walk");
		for (let i = 0; i < 5; i++) await neuralplay.walk("stage")`, until: `document.querySelector(".activation")`},
	{name: "run to, refused", do: press + `const opener = document.querySelector(".run-to-opener");
		if (opener.checkVisibility()) opener.click();
		if (document.getElementById("open-sheet").checkVisibility()) press("#open-sheet");
		press("#sheet-head [data-tab=training]")`,
		until: `(document.getElementById("run-to-epoch").value = "x", document.getElementById("run-to-start").click(),
			!document.getElementById("run-to-refused").hidden)`},

	{name: "data, open", do: sheet("data")},
	{name: "data, a table's", link: "#v=1&seed=0.5&dataset=table-parity", do: sheet("data")},
	{name: "data, digits", link: "#v=1&seed=0.5&dataset=digits&networkShape=8", do: sheet("data")},
	{name: "network, open", link: "#v=1&seed=0.5&networkShape=4,4,4", do: sheet("network")},
	{name: "training, open", link: "#v=1&seed=0.5&optimizer=adam&schedule=step", do: sheet("training") + `
		await neuralplay.step(5);`},
	{name: "a field, refused", do: sheet("training") + `
		const field = document.querySelector("[data-key=learningRate] input");
		field.focus(); field.value = "many"; field.dispatchEvent(new Event("input", { bubbles: true }));
		field.dispatchEvent(new Event("change", { bubbles: true }));`},
	{name: "inspector, open", link: "#v=1&seed=0.5&networkShape=4,3", do: sheet("inspector") + `
		await neuralplay.step(3); testing.send("pinSample", { set: "train", index: 3 });`},
	{name: "inspector, worked example", link: "#v=1&preset=worked-example", do: sheet("inspector")},
	{name: "inspector, the gradient checked", do: sheet("inspector") + press + `press("[data-section=checks] button")`},
	{name: "whole network, findings", link: "#v=1&seed=0.5&activation=relu", do: sheet("inspector") + `
		await neuralplay.step(3); await neuralplay.setBias(1, 2, -60);
		document.getElementById("statistics").scrollIntoView();`,
		until: `document.querySelector("#statistics .findings li")`},
	{name: "samples", do: press + `press("#open-samples")`,
		until: `document.querySelectorAll("#samples-panel tbody tr").length > 0`},
	{name: "samples, the wrong ones, sorted", link: "#v=1&seed=0.5&noise=50", do: press + `
		if (!document.getElementById("samples-panel").checkVisibility()) press("#open-samples");
		await neuralplay.step(5); press("#samples-wrong"); press("#samples-panel th.is-error button")`,
		until: `document.querySelectorAll("#samples-panel tbody tr").length > 0`},
	{name: "samples, of classes", link: "#v=1&seed=0.5&dataset=blobs", do: press + `
		if (!document.getElementById("samples-panel").checkVisibility()) press("#open-samples")`,
		until: `document.querySelectorAll("#samples-panel tbody tr").length > 0`},

	{name: "help", do: press + `press("#help-button")`, until: `document.getElementById("help").open`},
	{name: "own data", do: press + `press("input[value=own]")`, until: `document.getElementById("own-data").open`},
	{name: "own data, the example", do: press + `press("input[value=own]");
		press("#own-data .own-sources button:nth-child(2)")`,
		until: `document.getElementById("own-text").value.length > 100`},
	{name: "own data, refused", do: press + `press("input[value=own]");
		document.getElementById("own-text").value = "a,b,kind\n1,x,pear\n2,,apple"; press("#own-data .primary")`,
		until: `document.querySelector("#own-data .refusal").textContent !== ""`},
	{name: "check, refused", do: press + `press("#open-check");
		document.getElementById("check-text").value = "W1 = [[";
		press("#check .primary")`,
		until: `document.querySelector("#check .refusal").textContent !== ""`},
	{name: "check, a mistake", link: "#v=1&preset=worked-example", do: press + `press("#open-check");
		document.getElementById("check-text").value =
			"a2 = [0.75136507 0.77292847]\nloss 0.29837\ndelta2 = [ 0.74136507 -0.21707153]";
		press("#check .primary")`, until: `document.querySelector("#check .report table")`},
	{name: "author's dialog", do: press + `press("#embed-button")`, until: `document.getElementById("embed").open`},

	{name: "notice of a copied link", do: press + `navigator.clipboard.writeText = async () => {}; press("#share")`,
		until: `document.querySelector("#banner .message")`},
	{name: "notice of a link to copy", do: press + `
		navigator.clipboard.writeText = async () => { throw new DOMException("refused"); }; press("#share")`,
		until: `document.querySelector("#banner .link-field")`},
	{name: "notice of a bad link", link: "#v=1&seed=0.5&noise=many&learningrate=2&batchSize=-4",
		until: `document.querySelector("#banner .message")`},
	{name: "notice of a diverged run",
		link:  "#v=1&seed=0.5&learningRate=10&activation=relu&networkShape=8,8&problem=regression",
		do:    `await neuralplay.step(60).catch(() => {})`,
		until: `document.querySelector("#banner [data-id=diverged]")`},

	{name: "ui=compact", link: "#v=1&seed=0.5&ui=compact"},
	{name: "ui=canvas", link: "#v=1&seed=0.5&ui=canvas"},
	{name: "ui=network", link: "#v=1&seed=0.5&ui=network"},
	{name: "ui=boundary", link: "#v=1&seed=0.5&ui=boundary"},
	{name: "ui=losses", link: "#v=1&seed=0.5&ui=losses&epoch=20"},
	{name: "only a few controls", link: "#v=1&seed=0.5&only=play,step,learningRate"},
	{name: "nothing to change", link: "#v=1&seed=0.5&locked=true"},
}
