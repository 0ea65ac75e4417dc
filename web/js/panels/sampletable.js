// The table of samples itself: its head and its rows.

import { element, setText } from "../dom/element.js";
import { classMark } from "../pictures/mark.js";
import { bareClassName, namedClasses, space, targetName } from "../state/space.js";
import { decimalsOf, fixed, value as signed } from "../text/numbers.js";
import { t } from "../text/text.js";

const head = element("tr");
const body = element("tbody");
const scroller = element("div", { class: "sample-scroll", tabindex: "0", role: "region" },
  element("table", { class: "samples" }, element("thead", {}, head), body));

export function tableNode() {
  scroller.setAttribute("aria-label", t("samples.table"));
  return scroller;
}

const rows = [];
function makeRow() {
  const cells = Array.from(head.children, (_, i) => element(i === 0 ? "th" : "td", i === 0 ? { scope: "row" } : {}));
  const node = element("tr", {}, ...cells);
  body.append(node);
  return { node, cells };
}

// The columns are named anew when the data are others.
let built = "";
export function buildHead() {
  const { columns, outputs, classes } = space();
  const target = targetName();
  const heads = [
    ...columns.map((name) => [name, t("samples.input", { name })]), [target, t("samples.target", { name: target })],
    outputs > 1 ? [t("samples.answer"), t("samples.answer.help")] : [t("samples.output"), t("samples.output.help")],
    [t("samples.error"), outputs > 1 ? t("samples.error.class") : t("samples.error.help")],
  ];
  const signature = JSON.stringify([heads, classes]);
  if (signature === built) return;
  built = signature;
  head.replaceChildren(...heads.map(([name, title]) => element("th", { scope: "col", title }, name)));
  body.replaceChildren();
  rows.length = 0;
}

function put(cell, said, exact) {
  setText(cell, said);
  const title = exact === null || exact === undefined ? "" : String(exact);
  if (cell.title !== title) cell.title = title;
}

// A class has its mark beside its name; a cell is made anew only for another
// class, which is seldom. Of two classes that are only negative and positive a
// sign is enough.
function putClass(cell, name) {
  if (cell.dataset.named === name) return;
  cell.dataset.named = name;
  const k = space().classes.indexOf(name);
  cell.title = bareClassName(k);
  const sign = k === 1 ? t("classes.sign.positive") : t("classes.sign.negative");
  const said = namedClasses() ? [name] : [
    element("span", { "aria-hidden": "true" }, sign), element("span", { class: "unseen" }, cell.title)];
  cell.replaceChildren(classMark(k) ?? "", ...said);
}

function putError(cell, error) {
  put(cell, signed(error, 3), error);
  cell.style.setProperty("--part", `${Math.round(34 * Math.min(1, Math.abs(error ?? 1)))}%`);
  cell.dataset.sign = error < 0 ? "negative" : "positive";
}

export function fillTable(answered) {
  const { columns, outputs, classes } = space();
  const at = columns.length;
  const digits = columns.map((_, i) => decimalsOf(answered.map((row) => row.inputs[i])));
  const targetDigits = classes.length ? 0 : Math.max(decimalsOf(answered.map((row) => row.target)), 2);
  scroller.toggleAttribute("data-long", answered.length > 12);
  while (rows.length > answered.length) rows.pop().node.remove();
  while (rows.length < answered.length) rows.push(makeRow());
  answered.forEach((row, i) => {
    const { cells, node } = rows[i];
    row.inputs.forEach((v, c) => put(cells[c], fixed(v, digits[c]), v));
    const [target, output, error] = cells.slice(at);
    if (classes.length) putClass(target, row.target); else put(target, fixed(row.target, targetDigits), row.target);
    if (outputs > 1) putClass(output, row.answer); else put(output, fixed(row.output, 3), row.output);
    putError(error, row.error);
    node.toggleAttribute("data-wrong", classes.length > 0 && row.answer !== row.target);
  });
}
