package e2e

// layoutChecks are functions for the page:
//
//	textAs(kind)      changes the width of all text
//	breakLayout(css)  adds a style
//	layoutFaults()    returns what is cut, covered or outside, on the page and
//	                  then in each column or in each tab of the sheet
const layoutChecks = `
	const wide = new CSSStyleSheet(), broken = new CSSStyleSheet();
	const restyle = (sheet, css) => { sheet.replaceSync(css); document.adoptedStyleSheets = [wide, broken]; };
	globalThis.breakLayout = (css) => restyle(broken, css);
	globalThis.textAs = (kind) => restyle(wide, kind === "spaced" ? "* { letter-spacing: 0.1em !important }"
		: kind === "larger" ? [...document.styleSheets].map((sheet) => enlarged(sheet.cssRules)).join("\n") : "");
	// enlarged is each rule with a size of text once more, the size a fifth larger.
	const enlarged = (rules) => [...rules].map((rule) => {
		const size = parseFloat(rule.style?.fontSize);
		if (size > 0) return rule.selectorText + "{ font-size: " + size * 1.2 + "px }";
		if (!rule.cssRules || rule.selectorText) return "";
		return rule.cssText.slice(0, rule.cssText.indexOf("{") + 1) + enlarged(rule.cssRules) + "}";
	}).join("\n");

	const box = (e) => e.getBoundingClientRect();
	const textBox = (e) => {
		const range = document.createRange();
		range.selectNodeContents(e);
		return range.getBoundingClientRect();
	};
	const shown = (e) => e.checkVisibility({ visibilityProperty: true }) && box(e).width > 0 && box(e).height > 0 &&
		!e.closest(".unseen, .symbols");
	const all = (selector) => [...document.querySelectorAll(selector)].filter(shown);
	const nameOf = (e) => e.matches("#sheet-head > button") ? "the sheet's ×" : e.id ? "#" + e.id
		: e.tagName + "." + (e.className.baseVal ?? e.className) + " “" + e.textContent.slice(0, 20) + "”";
	const meet = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 &&
		Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1;
	const pairs = (list) => list.flatMap((a, i) => list.slice(i + 1).map((b) => [a, b]));
	const overlaps = (list, boxOf, where) => pairs(list).filter(([a, b]) => meet(boxOf(a), boxOf(b)))
		.map(([a, b]) => nameOf(a) + " and " + nameOf(b) + ": " + where + " overlap");

	const sides = () => (` + outside + `).map((name) => name + " reaches over the window's side");

	// What has to be seen whole: in the window, and in whatever it stands in.
	const figures = ["#epoch", "#train-loss", "#test-loss"];
	const transport = ["#reset", "#play", "#step", ...figures];
	const whole = [
		...transport, "#speed .choice", ".tools > *", "#sheet-head > button", ".sheet-head [role=tab]",
	].join();
	const isCut = (e) => {
		const { left, top, right, bottom } = figures.includes("#" + e.id) ? textBox(e) : box(e);
		for (let p = e; (p = p.parentElement);) {
			const r = p === document.body ? { left: 0, top: 0, right: innerWidth, bottom: innerHeight } : box(p);
			if (getComputedStyle(p).overflow === "visible") continue;
			// Between the lines of a text there is more room than its letters need.
			if (left < r.left - 1 || right > r.right + 1 || top < r.top - 4 || bottom > r.bottom + 4) return true;
		}
		return false;
	};
	const cut = () => [...transport.filter((id) => all(id).length === 0).map((id) => id + ": missing"),
		...all(whole).filter(isCut).map((e) => nameOf(e) + ": not wholly in the window")];

	// Words stand within their boxes, or are shortened and have a title.
	const worded = "button, .choice > span, .label, .readout > *, h2, h3, .count, .value, .metric > *, .key, .note," +
		".chip-name, .tile-name, .over.heading, .over.caption, .axis";
	const clipped = () => all(worded).filter((e) => e.textContent.trim() && !e.querySelector(".unseen"))
		.filter((e) => textBox(e).left < box(e).left - 1 || textBox(e).right > box(e).right + 1 ||
			e.clientWidth > 0 && e.scrollWidth > e.clientWidth + 1)
		.filter((e) => getComputedStyle(e).textOverflow !== "ellipsis" || !e.closest("[title]"))
		.map((e) => nameOf(e) + " clips its text");

	// The word on the play button is seen whole or not at all.
	const halved = () => {
		const button = box(document.getElementById("play")), word = box(document.querySelector("#play span"));
		const isWhole = word.top >= button.top && word.bottom <= button.bottom;
		return isWhole || word.top >= button.bottom ? [] : ["#play: half a word is seen"];
	};

	const rows = ".bar, .transport, .readouts, .tools, .sheet-head, .tabs, .row, .segmented, .tiles, .chips," +
		".stage-head, .slider-head, .stepper, .metric, .value-field";
	const crowded = () => all(rows).flatMap((row) => overlaps([...row.children].filter((e) => shown(e) &&
		!["absolute", "fixed"].includes(getComputedStyle(e).position)), box, "in ." + row.classList[0]));
	const joined = () => pairs(all(".readout > *"))
		.filter(([a, b]) => a.parentNode !== b.parentNode
			&& meet(textBox(a), { ...sidesOf(b), left: textBox(b).left - 4 }))
		.map(([a, b]) => nameOf(a) + " and " + nameOf(b) + " run together");
	const sidesOf = (e) => { const { left, top, right, bottom } = textBox(e); return { left, top, right, bottom }; };
	const named = () => overlaps(all(".tile-name"), box, "names of data sets");

	const words = ".heading, .caption, .held:not(.out), .stepper, .input-name, .keys, .chart-title, .class-key," +
		".gathered";
	const written = () => overlaps(all("#overlay :is(" + words + ")").filter((e) => e.textContent.trim()), textBox,
		"over the canvas");

	// The plane, the units and the losses where the program says they are: on the stage, apart, the plane square and
	// larger than the losses, the units 24 to 96 px where they have room, and none gathered that has room.
	const inside = (r, o) => r.x >= o.x - 1 && r.y >= o.y - 1
		&& r.x + r.w <= o.x + o.w + 1 && r.y + r.h <= o.y + o.h + 1;
	const apart = (r, o) => !(r.w && o.w) || r.x + r.w <= o.x + 1 || o.x + o.w <= r.x + 1 || r.y + r.h <= o.y + 1 ||
		o.y + o.h <= r.y + 1;
	const unitsOf = (layers) => layers.flatMap(({ units }) =>
		units.filter((unit) => !unit.hidden).map(({ rect }) => rect));
	function drawn() {
		const { boundary, boundaryHeader, chart, chartHeader, legend, network, layers } = seen.last.layout;
		const { x, y, width: w, height: h } = box(document.getElementById("stage"));
		const faults = [];
		const units = unitsOf(layers);
		const rects = { boundary, boundaryHeader, chart, chartHeader, ...units };
		for (const [name, rect] of Object.entries(rects)) {
			if (rect.w && !inside(rect, { x, y, w, h })) faults.push(name + " is not on the stage");
			for (const [other, o] of Object.entries(rects)) {
				if (name < other && !apart(rect, o)) {
					faults.push(name + " and " + other + " are drawn one over the other");
				}
			}
		}
		const key = document.querySelector(".class-key");
		if (boundaryHeader.w >= 118 && !(shown(key) || legend.w)) faults.push("nothing says what the colours mean");
		if (shown(key) && box(key).right > boundary.x + boundary.w + 1 && textBox(key).bottom > boundary.y - 5) {
			faults.push("the key of colours meets the numbers beside the boundary");
		}
		if (legend.w && !inside(legend, boundaryHeader)) faults.push("the scale is not over the boundary");
		if (Math.abs(boundary.w - boundary.h) > 0.5) faults.push("the boundary is not square");
		if (boundary.w * boundary.h < chart.w * chart.h) faults.push("the losses are larger than the boundary");
		if (boundary.w < 0.3 * Math.min(w, h)) faults.push("the boundary is small");
		if (!units.length) return [...faults, "no unit is shown"];
		const tile = units[0].w;
		if (tile > 96 || (tile < 24 && layers.length <= 4 && w >= 360)) faults.push("units of " + tile + " px");
		for (const { rect, units } of layers) {
			if (units.at(-1).hidden && network.h - rect.h > tile + 3) faults.push("units are gathered beside room");
		}
		return faults;
	}

	// What a finger aims at has 44 px both ways. What is larger than it looks has a box of
	// its own before or after it; the radio button of a choice is its label.
	const aims = "button, input, select, summary, label.choice";
	const isAim = (e) => !e.matches("label.choice input, [aria-disabled=true]") &&
		getComputedStyle(e).pointerEvents !== "none";
	const reach = (e, side) => Math.max(box(e.closest("label") ?? e)[side], ...["::before", "::after"]
		.map((part) => getComputedStyle(e, part)).filter(({ content, position }) => content !== "none" &&
			position === "absolute").map((style) => parseFloat(style[side])));
	const small = () => !matchMedia("(pointer: coarse)").matches ? []
		: all(aims).filter(isAim).filter((e) => reach(e, "width") < 43.5 || reach(e, "height") < 43.5)
			.map((e) => nameOf(e) + " is too small for a finger");

	// With the sheet open, the stage has its own room or none.
	globalThis.sheetFaults = () => {
		const sheet = box(document.getElementById("panels")), stage = box(document.getElementById("stage"));
		const covered = sheet.left <= stage.left + 1 && sheet.right >= stage.right - 1 && sheet.top <= stage.top + 1 &&
			sheet.bottom >= stage.bottom - 1;
		return covered ? [] : [...meet(sheet, stage) ? ["the sheet covers a part of the stage"] : [], ...drawn()];
	};

	globalThis.layoutFaults = () => {
		const faults = new Set();
		const look = (where, checks) => {
			for (const check of checks) for (const fault of check()) faults.add(where + ": " + fault);
		};
		const anywhere = [sides, cut, clipped, crowded, named, small];
		look("the page", [...anywhere, halved, joined, written, drawn]);
		const opener = document.getElementById("open-sheet");
		if (shown(opener)) {
			opener.click();
			for (const tab of document.querySelectorAll("#sheet-head [role=tab]")) {
				tab.click();
				look("the sheet, " + tab.textContent, anywhere);
			}
			document.querySelector("#sheet-head > button").click();
		} else for (const side of ["left", "right"]) {
			const button = document.getElementById("toggle-" + side);
			if (button.ariaExpanded === "true") continue;
			button.click();
			look("the column at the " + side, anywhere);
		}
		return [...faults];
	};`
