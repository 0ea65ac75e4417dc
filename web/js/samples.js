"use strict";
// The samples as a table: inputs, target, what the network answers, and how far
// off it is. One page of them at a time, and only while somebody can see it.
{
  const page = window.neuralplayPage;
  const { element, words, numbers, setText } = page;
  const text = words.samples;
  const place = document.getElementById("samples");
  const pageSize = 50;
  const refreshEvery = 200; // ms, while training
  const fewRows = 20; // so many are worth showing unasked
  let set = "train";
  let from = 0;

  // Which samples, and which of them.
  const sets = ["train", "test"].map((name) => {
    const input = element("input", { type: "radio", name: "samples-set", value: name, on: { change: () => { set = name; from = 0; refresh(); } } });
    return { name, input, node: element("label", { class: "choice" }, input, element("span", {}, text.sets[name])) };
  });
  const switcher = element("div", { class: "segmented", role: "radiogroup", "aria-label": text.which, title: text.which }, ...sets.map((s) => s.node));
  const count = element("output", { class: "figures" });
  const turn = (by) => () => { if (by < 0 ? from > 0 : from + pageSize < total) { from = Math.max(0, from + by); refresh(); } };
  const back = page.iconButton("back", text.back, { on: { click: turn(-pageSize) } });
  const next = page.iconButton("next", text.next, { on: { click: turn(pageSize) } });
  const pager = element("div", { class: "pager", role: "group", "aria-label": text.pages }, back, count, next);

  const head = element("tr");
  const body = element("tbody");
  const scroller = element("div", { class: "sample-scroll", tabindex: "0", role: "region", "aria-label": text.table },
    element("table", { class: "samples" }, element("thead", {}, head), body));
  const save = element("button", { type: "button", class: "link-button", title: text.saveHelp, on: { click: () => page.attempt(page.dataCSV.save) } }, text.save);
  place.append(switcher, scroller, pager, save);

  // The columns are named anew when the data are others.
  let columns = "";
  function buildHead() {
    const { columns: names, target } = page.space();
    const answer = page.space().outputs > 1 ? text.answer : text.output;
    const heads = [...names.map((name) => [name, text.input(name)]), [target, text.target(target)], answer, page.space().outputs > 1 ? text.classError : text.error];
    const signature = JSON.stringify([heads, page.space().classes]);
    if (signature === columns) return;
    columns = signature;
    head.replaceChildren(...heads.map(([name, title]) => element("th", { scope: "col", title }, name)));
    body.replaceChildren();
    rows.length = 0;
  }

  const rows = [];
  function makeRow() {
    const cells = Array.from(head.children, (_, i) => element(i === 0 ? "th" : "td", i === 0 ? { scope: "row" } : {}));
    const node = element("tr", {}, ...cells);
    body.append(node);
    return { node, cells };
  }

  function put(cell, said, exact) {
    setText(cell, said);
    const title = exact === null || exact === undefined ? "" : String(exact);
    if (cell.title !== title) cell.title = title;
  }

  // A class has its mark beside its name; a cell is made anew only for another
  // class, which is seldom.
  function putClass(cell, name) {
    if (cell.dataset.named === name) return;
    cell.dataset.named = name;
    cell.title = name;
    const k = page.space().classes.indexOf(name);
    const said = page.classes.named() ? [name] : [element("span", { "aria-hidden": "true" }, text.signs[k]), element("span", { class: "unseen" }, name)];
    cell.replaceChildren(page.classMark(k) ?? "", ...said);
  }

  function fill(answered) {
    const { columns: names, outputs, classes } = page.space();
    const at = names.length;
    const digits = names.map((_, i) => numbers.decimals(answered.map((row) => row.inputs[i])));
    const targetDigits = classes.length ? 0 : numbers.decimals(answered.map((row) => row.target));
    scroller.toggleAttribute("data-long", answered.length > 12);
    while (rows.length > answered.length) rows.pop().node.remove();
    while (rows.length < answered.length) rows.push(makeRow());
    answered.forEach((row, i) => {
      const { cells, node } = rows[i];
      row.inputs.forEach((v, c) => put(cells[c], numbers.fixed(v, digits[c]), v));
      if (classes.length) putClass(cells[at], row.target); else put(cells[at], numbers.fixed(row.target, Math.max(targetDigits, 2)), row.target);
      if (outputs > 1) putClass(cells[at + 1], row.answer); else put(cells[at + 1], numbers.fixed(row.output, 3), row.output);
      put(cells[at + 2], numbers.value(row.error, 3), row.error);
      node.toggleAttribute("data-wrong", classes.length > 0 && row.answer !== row.target);
      const part = Math.min(1, Math.abs(row.error ?? 1));
      cells[at + 2].style.setProperty("--part", `${Math.round(34 * part)}%`);
      cells[at + 2].dataset.sign = row.error < 0 ? "negative" : "positive";
    });
  }

  let onScreen = false;
  const visible = () => onScreen && place.offsetParent !== null && !document.hidden;
  let total = 0;

  function refresh() {
    if (!page.host.running() || !visible()) return;
    const { test } = page.space();
    if (test === 0) set = "train";
    switcher.hidden = test === 0;
    for (const { name, input } of sets) input.checked = name === set;
    let answer = page.host.send("samples", set, from, pageSize);
    if (from > 0 && from >= answer.total) {
      from = 0;
      answer = page.host.send("samples", set, from, pageSize);
    }
    total = answer.total;
    fill(answer.rows);
    setText(count, text.range(numbers.count(from + 1), numbers.count(from + answer.rows.length), numbers.count(total)));
    pager.hidden = total <= pageSize;
    page.markEnd(back, from === 0);
    page.markEnd(next, from + pageSize >= total);
  }

  let last = 0;
  let waiting = 0;
  function refreshSoon() {
    if (waiting) return;
    waiting = setTimeout(() => { waiting = 0; last = performance.now(); refresh(); }, Math.max(0, refreshEvery - (performance.now() - last)));
  }
  window.neuralplay.on("state", refreshSoon);

  // A truth table is meant to be read; a cloud of points is not.
  let data = "";
  window.neuralplay.on("config", ({ config }) => {
    const { columns: names, train, test, has } = page.space();
    const now = JSON.stringify([config.problem, config.dataset, config.regDataset, names, train, test]);
    if (now !== data) {
      data = now;
      from = 0;
      page.panels.fold("samples", !has.generated && train <= fewRows);
    }
    buildHead(); // it costs nothing to have right before somebody looks
    refreshSoon();
  });
  buildHead();
  window.neuralplay.ready.then(refresh, () => {});
  new IntersectionObserver((entries) => { onScreen = entries.at(-1).isIntersecting; refresh(); }).observe(place);
}
