package e2e

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/accessibility"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp/kb"
)

// heard is an element as the browser hands it to a screen reader.
type heard struct {
	role, name string
	group      string // of the nearest ancestors that have a name
	focusable  bool
}

// heard returns the browser's accessibility tree, in reading order, without what a screen
// reader leaves out.
func (b *tab) heard() (all []heard) {
	b.Helper()
	nodes := call(b, accessibility.GetFullAXTree, accessibility.GetFullAXTreeParams{}).Nodes
	byID := map[accessibility.NodeID]*accessibility.Node{}
	for _, n := range nodes {
		byID[n.NodeID] = n
	}
	var walk func(id accessibility.NodeID, group string)
	walk = func(id accessibility.NodeID, group string) {
		n := byID[id]
		if n == nil {
			return
		}
		if !n.Ignored {
			it := heard{role: said(b, n.Role), name: said(b, n.Name), group: group}
			for _, p := range n.Properties {
				it.focusable = it.focusable || p.Name == "focusable" && string(p.Value.Value) == "true"
			}
			all = append(all, it)
			if it.name != "" && slices.Contains(groups, it.role) {
				group += it.role + " " + it.name + " › "
			}
		}
		for _, child := range n.ChildIDs {
			walk(child, group)
		}
	}
	walk(nodes[0].NodeID, "")
	return all
}

func said(b *tab, v *accessibility.Value) string {
	b.Helper()
	var text string
	if v != nil && json.Unmarshal([]byte(v.Value), &text) != nil {
		b.Fatalf("not a text: %s", v.Value)
	}
	return strings.TrimSpace(text)
}

var (
	controls = []string{"button", "checkbox", "combobox", "link", "radio", "searchbox", "slider", "spinbutton",
		"switch", "tab", "textbox", "treeitem", "DisclosureTriangle", "DisclosureTriangleGrouped"}
	groups = []string{"complementary", "dialog", "form", "group", "radiogroup", "region", "row", "status", "tablist",
		"toolbar", "tree", "table", "Details", "navigation"}
	// What may have the focus without being a control: what scrolls, what is made of controls, and
	// what a script moves the focus to.
	others = []string{"RootWebArea", "dialog", "group", "region", "table", "row", "listbox", "option", "status",
		"MathMLTableRow"}
)

// faults are controls without a name or a role, and such as have the same name in one group.
func faults(all []heard) (faults []string) {
	seen := map[heard]bool{}
	for _, it := range all {
		isControl := slices.Contains(controls, it.role)
		switch {
		case isControl && it.name == "":
			faults = append(faults, fmt.Sprintf("a %s without a name in %s", it.role, it.group))
		case it.focusable && !isControl && !slices.Contains(others, it.role):
			faults = append(faults, fmt.Sprintf("%q takes the focus as a %s, in %s", it.name, it.role, it.group))
		case isControl && seen[it] && it.name != "Close": // a dialog may have two ways out
			faults = append(faults, fmt.Sprintf("two of %s %q in %s", it.role, it.name, it.group))
		}
		seen[it] = true
	}
	return faults
}

// Whatever can be pressed, typed or chosen has a name, a role and, within its group, a name
// of its own, as the browser's accessibility tree has it. The order of the Tab key is that of
// reading, and every text is as dark or light as WCAG asks for (AA), in both themes.
func TestAccessibilityTree(t *testing.T) {
	for name, w := range map[string]window{
		"columns": {width: 1280, height: 800}, "sheet": {width: 390, height: 844, touch: true},
	} {
		t.Run(name, func(t *testing.T) {
			w.link, w.before = "#v=1&seed=0.5&networkShape=3,2&activation=relu&showTestData=true", readingChecks
			b := open(t, w)
			b.media(still)
			b.do(`document.querySelectorAll(".fold[data-closed] h2 button").forEach((heading) => heading.click());
				document.querySelectorAll("#panels details").forEach((closed) => { closed.open = true; });
				document.getElementById("open-walk").click(); neuralplay.setBias(1, 2, -60)`)
			for _, tab := range map[string][]string{
				"columns": {""}, "sheet": {"data", "network", "training", "inspector"},
			}[name] {
				if tab != "" {
					b.do(sheet(tab))
				}
				checkReading(t, b, tab)
			}
			if name == "sheet" {
				return
			}
			for dialog, opener := range map[string]string{
				"help": "#help-button", "own-data": "input[value=own]", "check": "#open-check",
				"embed": "#embed-button",
			} {
				b.do(`document.querySelector(` + quote(opener) + `).click()`)
				b.until(dialog+" is open", `document.getElementById("`+dialog+`").open`)
				checkReading(t, b, dialog)
				b.do(`document.getElementById("` + dialog + `").close()`)
			}
			checkFaultsOfReading(t, b)
		})
	}
}

func checkReading(t *testing.T, b *tab, where string) {
	t.Helper()
	all := b.heard()
	count := 0
	for _, it := range all {
		if slices.Contains(controls, it.role) {
			count++
		}
	}
	if count == 0 {
		t.Fatalf("%s: the tree has no controls", where)
	}
	for _, fault := range faults(all) {
		t.Errorf("%s: %s", where, fault)
	}
	for _, fault := range eval[[]string](b, `tabFaults()`) {
		t.Errorf("%s: %s", where, fault)
	}
	if where == "network" || where == "training" || where == "inspector" {
		return // the columns have shown their colours
	}
	for _, theme := range []string{"light", "dark"} {
		b.media(themes[theme]...)
		b.until("the theme is "+theme, `document.documentElement.dataset.theme === `+quote(theme))
		for _, fault := range eval[[]string](b, `contrastFaults()`) {
			t.Errorf("%s, %s: %s", where, theme, fault)
		}
	}
}

// checkFaultsOfReading spoils the page in each way that is looked for.
func checkFaultsOfReading(t *testing.T, b *tab) {
	t.Helper()
	b.do(`document.getElementById("reset").removeAttribute("aria-label");
		document.getElementById("reset").title = "";
		document.getElementById("help-button").ariaLabel = document.getElementById("share").ariaLabel;
		document.querySelector(".name").tabIndex = 0;
		document.getElementById("share").style.order = -1; document.querySelector(".tools").style.display = "flex";
		document.querySelector("#stage-head .label").style.color = getComputedStyle(document.body).backgroundColor`)
	got := strings.Join(append(append(faults(b.heard()), eval[[]string](b, `tabFaults()`)...),
		eval[[]string](b, `contrastFaults()`)...), "\n")
	for _, want := range []string{"a button without a name in group", "two of button", "takes the focus as a heading",
		"#share stands before", "contrast of"} {
		if !strings.Contains(got, want) {
			t.Errorf("what was spoilt is not found: %q in\n%s", want, got)
		}
	}
}

// readingChecks look at what the accessibility tree does not have: tabFaults whether Tab goes
// the way that a person reads, in the bar and the columns; contrastFaults at every text.
const readingChecks = `
	const shown = (e) => e.checkVisibility({ visibilityProperty: true, opacityProperty: false });
	const place = (e) => (e.closest("label, .select, .row.slider, .slice-value") ?? e).getBoundingClientRect();
	const nameOf = (e) => e.id ? "#" + e.id : e.ariaLabel || e.textContent.trim().slice(0, 30) || e.className;
	globalThis.tabFaults = () => [".transport", ".tools", "#left", "#right", "dialog[open]"].flatMap((part) => {
		const found = [...document.querySelectorAll(part + " :is(button, input, select, summary, textarea, a[href], " +
			"[tabindex])")].filter((e) => shown(e) && !e.disabled && (e.tabIndex >= 0 || e.type === "radio"));
		return found.slice(1).flatMap((e, i) => {
			const faults = e.tabIndex > 0 ? [nameOf(e) + " has a tabindex of its own"] : [];
			const before = place(found[i]), now = place(e);
			const scroller = (e) => e.closest(".own-body, .help-body");
			if (now.width < 2 || found[i].contains(e) || scroller(e) !== scroller(found[i])) return faults;
			const above = now.bottom <= before.top + 1, left = now.right <= before.left + 1;
			const beside = now.top < before.bottom - 1 && before.top < now.bottom - 1;
			if (above || (beside && left)) faults.push(nameOf(e) + " stands before " + nameOf(found[i]));
			return faults;
		});
	});

	const parse = (colour) => {
		const [r, g, b, a = 1] = colour.match(/[\d.]+/g).map(Number);
		return colour.startsWith("color(srgb") ? [255 * r, 255 * g, 255 * b, a] : [r, g, b, a];
	};
	const mix = (top, [r, g, b]) => [0, 1, 2].map((i) => top[i] * top[3] + [r, g, b][i] * (1 - top[3]));
	const linear = (v) => (v /= 255) <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
	const luminance = ([r, g, b]) => 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
	const ratio = (a, b) => {
		const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y);
		return (high + 0.05) / (low + 0.05);
	};
	const behind = (e) => {
		if (!e) return parse(getComputedStyle(document.documentElement).backgroundColor);
		const colour = parse(getComputedStyle(e).backgroundColor);
		return colour[3] === 1 ? colour : mix(colour, behind(e.parentElement));
	};
	const opacity = (e) => e ? Number(getComputedStyle(e).opacity) * opacity(e.parentElement) : 1;
	const isOff = (e) => e.closest(":disabled, [aria-disabled=true], .choice:has(:disabled), .unseen, .lead, " +
		"[data-idle], .unit-finding, .tree-item");
	globalThis.contrastFaults = () => {
		const texts = document.createTreeWalker(document.querySelector("dialog[open]") ?? document.body,
			NodeFilter.SHOW_TEXT);
		const faults = new Set();
		while (texts.nextNode()) {
			const e = texts.currentNode.parentElement;
			if (!texts.currentNode.data.trim() || !shown(e) || isOff(e)) continue;
			if (e.closest("option, script, noscript")) continue;
			const { color, fontSize, fontWeight } = getComputedStyle(e);
			const back = behind(e), front = parse(color);
			front[3] *= opacity(e);
			const size = parseFloat(fontSize), isLarge = size >= 24 || (size >= 18.66 && fontWeight >= 700);
			const got = ratio(mix(front, back), back);
			if (got < (isLarge ? 3 : 4.5)) {
				faults.add(nameOf(e) + " (" + e.className + "): a contrast of " + got.toFixed(2));
			}
		}
		return [...faults];
	};`

// A person who sees nothing of the canvas goes through the network, changes a weight, and
// hears what the network is and what becomes of it.
func TestNetworkIsATree(t *testing.T) {
	b := open(t, window{link: "#v=1&seed=0.5&networkShape=2", width: 1000})
	b.do(`document.activeElement.blur(); document.querySelector("[role=treeitem][tabindex='0']").focus()`)
	at := func(what, name string) {
		t.Helper()
		b.until(what, `document.activeElement.ariaLabel?.startsWith(`+quote(name)+`)`)
	}
	at("the tree begins with the inputs", "Inputs, 2 units")
	for range 3 {
		b.key(kb.ArrowDown)
	}
	at("down goes from one to the next", "Layer 1, 2 units")
	b.key(kb.ArrowRight)
	at("right goes inward", "Layer 1, unit 1")
	b.until("its picture is the large one", `document.querySelector(".caption").textContent === "Layer 1, unit 1"`)
	b.key(kb.ArrowRight + kb.ArrowRight)
	at("a unit has its weights", "Weight x₁ → Layer 1, unit 1: ")
	b.until("the tooltip says it, too", `document.getElementById("tooltip").checkVisibility()`)
	if got := eval[int](b, `neuralplay.state().epoch`); got != 0 {
		t.Errorf("→ in the tree trained to epoch %d", got)
	}
	tree := b.heard()
	if !slices.ContainsFunc(tree, func(it heard) bool {
		return it.role == "treeitem" && strings.HasPrefix(it.name, "Weight x₂") &&
			strings.Contains(it.group, "tree Network")
	}) {
		t.Error("the browser's own tree has no weights")
	}
	b.key("\r")
	b.until("Enter opens it, with the focus in its field",
		`document.getElementById("popover").contains(document.activeElement)`)
	b.key("0.75\r")
	b.until("it has the value", `neuralplay.parameters().layers[0].weights[0][0] === 0.75`)
	at("the focus is back, and the name says so", "Weight x₁ → Layer 1, unit 1: +0.750")
	b.key(kb.ArrowLeft)
	at("left goes outward", "Layer 1, unit 1")
	b.key(" ")
	b.until("Space pins a unit", `document.activeElement.getAttribute("aria-selected") === "true"`)

	const losses = `document.querySelector(".chart-cursor").getAttribute("aria-valuetext")`
	b.do(`neuralplay.step(4)`)
	b.until("the losses are there", losses+`.startsWith("Epoch 4.")`)
	b.focus(".chart-cursor")
	b.key(kb.Home)
	b.until("the losses of an epoch are said", losses+`.startsWith("Epoch 0. Train loss ")`)
	b.until("the tooltip says them, too", `document.getElementById("tooltip").textContent.startsWith("Epoch")`)
	b.do(`neuralplay.reset()`)

	summary := `document.getElementById("network-summary").textContent`
	b.until("the summary says what there is", summary+`.includes("from the inputs to the output: 2, 2, 1.") &&
		`+summary+`.includes("Epoch 0.")`)
	b.do(`neuralplay.step(3)`)
	news := `document.getElementById("training-news").textContent`
	b.until("steps are said once they are done", news+`.startsWith("Epoch 3. Train loss ")`)
	b.do(`neuralplay.play()`)
	b.until("that it trains", news+` === "Training started."`)
	b.do(`neuralplay.pause()`)
	b.until("that it stopped, and where", news+`.startsWith("Paused. Epoch " + neuralplay.state().epoch)`)
}

// In forced colours the system paints every background away: what is chosen, on or has the
// focus is still told apart, and the canvas is there.
func TestForcedColours(t *testing.T) {
	b := open(t, window{link: "#v=1&seed=0.12345", width: 1280, height: 800})
	b.do(`neuralplay.step(150)`)
	b.media(still, &emulation.MediaFeature{Name: "forced-colors", Value: "active"})
	for _, pair := range []struct{ on, off string }{
		{`.segmented input:checked + span`, `.segmented input:not(:checked) + span`},
		{`.tabs [aria-selected="true"]`, `.tabs [aria-selected="false"]`},
		{`.chip:has(:checked)`, `.chip:not(:has(:checked))`},
		{`.switch:checked`, `.switch:not(:checked)`},
		{`.tiles input:checked ~ .tile`, `.tiles input:not(:checked) ~ .tile`},
	} {
		looks := func(selector string) string {
			return eval[string](b, `(({ backgroundColor, borderColor, borderWidth }) => [backgroundColor, borderColor,
				borderWidth].join())(getComputedStyle(document.querySelector(`+quote(selector)+`)))`)
		}
		if on, off := looks(pair.on), looks(pair.off); on == off {
			t.Errorf("%s looks like %s: %s", pair.on, pair.off, on)
		}
	}
	b.do(`document.documentElement.append(Object.assign(document.createElement("i"), { id: "probe" }));
		document.getElementById("probe").style.background = "Highlight"`)
	for _, chosen := range []string{
		`.segmented input:checked + span`, `.segmented.tabs [aria-selected="true"]`,
		`#sheet-head [aria-selected="true"]`,
		`.chip:has(:checked)`, `.switch:checked`,
	} {
		if !eval[bool](b, `(colour => colour("#probe") === colour(`+quote(chosen)+`))((selector) =>
			getComputedStyle(document.querySelector(selector)).backgroundColor)`) {
			t.Errorf("%s has not the system's colour of what is chosen", chosen)
		}
	}
	b.until("the theme is the system's, whatever was chosen", `(document.getElementById("theme").click(),
		document.documentElement.dataset.theme === "light")`)
	b.focus("#step")
	b.key(kb.Tab)
	if !focusShows(b) {
		t.Error("the focus does not show")
	}
	b.eventually(func() string { return checkClasses(b) })
}

// At 400 % a screen of 1280×1024 has room for 320×256, at 200 % for 640×512. Whatever the bar
// and the row over the stage have no room for is in the sheet.
func TestNothingIsLostWhenZoomed(t *testing.T) {
	b := open(t, window{link: "#v=1&seed=0.5", width: 320, height: 256})
	for _, size := range []window{{width: 320, height: 256}, {width: 640, height: 512}, {width: 390, height: 667},
		{width: 480, height: 480, touch: true}} {
		b.resize(size.width, size.height, 1, size.touch)
		b.until("the page has the size", fmt.Sprintf(`innerWidth === %d`, size.width))
		b.do(sheet("training"))
		for _, tool := range []string{"#share", "#help-button", "#theme", "#language", "#open-walk", "#play", "#step"} {
			b.until(fmt.Sprintf("%d×%d has %s", size.width, size.height, tool), `clickable(`+quote(tool)+`)`)
		}
		if eval[bool](b, `[...document.querySelectorAll(".fold h2 button")].some((heading) => !heading.disabled)`) {
			t.Errorf("at %d×%d a heading of the sheet is a button that does nothing", size.width, size.height)
		}
		if wide := eval[int](b, `document.scrollingElement.scrollWidth`); wide > size.width {
			t.Errorf("at %d×%d the page is %d wide", size.width, size.height, wide)
		}
	}
	b.clickOn("#open-walk")
	b.until("the strip that it opens is not covered", `clickable("#walk-next") &&
		!document.documentElement.hasAttribute("data-sheet")`)
	b.resize(1280, 800, 1, false)
	b.until("with room they are where they were", `["share", "help-button", "theme", "language"].every((id) =>
		document.getElementById(id).parentNode.className === "tools") &&
		document.getElementById("open-walk").parentNode.id === "stage-head"`)
}
