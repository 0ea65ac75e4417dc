// The gradient check: what backpropagation says of parameters beside the central difference,
// and how far they are apart. A large network is checked in pieces, between which the page
// goes on. That may take minutes, so it can be stopped: what was checked by then counts.

import { read } from "../bridge/host.js";
import { element, setText } from "../dom/element.js";
import { isShown, section } from "../dom/section.js";
import { segments } from "../dom/segments.js";
import { attempt } from "../state/notices.js";
import { term } from "../text/numbers.js";
import { t } from "../text/text.js";
import { aboutThing, fillLines, followLines } from "./lines.js";
import { chosenInput, hitOf, longName } from "./parameter.js";

const good = 1e-6; // a larger difference is a mistake, or a kink
const mostRows = 12;
const pieceTakes = 12; // ms

let at = { layer: 1, unit: 0 };
let scope = "weight";
let current = null; // the check that runs; another one ends it

const summary = element("p", { class: "note", role: "status" });
const table = element("div", { class: "formulas" });
const button = element("button", { type: "button", class: "button", id: "check-gradient" });

const size = (v) => term(v).replace("+", "");

function group({ where, backpropagation, centralDifference, difference }) {
  const { layer, unit, input } = where;
  const name = longName(layer, unit, input);
  const node = element("tbody", { data: { far: difference > good } },
    element("tr", {}, element("th", { scope: "rowgroup", colspan: 3 }, name)),
    element("tr", {}, ...[term(backpropagation), term(centralDifference), size(difference)]
      .map((text) => element("td", {}, text))));
  aboutThing(node, name, hitOf(layer, unit, input));
  return node;
}

function showChecks(checks) {
  const worst = [...checks].sort((a, b) => b.difference - a.difference).slice(0, mostRows);
  const column = (text, title) => element("th", { scope: "col", title }, text);
  fillLines(table, element("table", { class: "figures checks" },
    element("thead", {}, element("tr", {}, column(t("checks.backward"), t("checks.backward.help")),
      column(t("checks.central"), t("checks.central.help")),
      column(t("checks.relative"), t("checks.relative.help")))),
    ...worst.map(group)));
}

function conclude(checks, total) {
  const largest = Math.max(...checks.map(({ difference }) => difference));
  const said = { n: checks[0]?.samples ?? 0, count: checks.length, of: total, largest: size(largest) };
  if (checks.length < total) setText(summary, t("checks.stopped", said));
  else setText(summary, largest <= good ? t("checks.good", said) : t("checks.far", said));
  showChecks(checks);
}

// A screen reader hears what came of it, not every piece.
function run(a) {
  current = a;
  setText(button, a ? t("checks.stop") : t("checks.check"));
  summary.setAttribute("aria-live", a ? "off" : "polite");
}

/** stopCheck reports whether there was a check to stop. */
export function stopCheck() {
  if (current) current.isStopped = true;
  return Boolean(current);
}

const nextTask = () => new Promise((resolve) => { setTimeout(resolve); });

async function checkAll(layer, unit) {
  const mine = { isStopped: false };
  run(mine);
  const checks = [];
  let count = 1, total = 1;
  try {
    while (checks.length < total && !mine.isStopped) {
      const begin = performance.now();
      const piece = read("gradientChecks", layer, unit, checks.length, count);
      if (!piece) return;
      total = piece.total;
      checks.push(...piece.checks);
      const took = performance.now() - begin;
      count = Math.max(1, Math.min(2 * count, Math.floor(count * pieceTakes / Math.max(took, 1))));
      if (checks.length < total) setText(summary, t("checks.progress", { n: checks.length, of: total }));
      await nextTask();
      if (current !== mine) return;
      mine.isStopped ||= !isShown(node);
    }
  } finally {
    if (current === mine) run(null);
  }
  conclude(checks, total);
}

function checkOne() {
  const check = read("gradientCheck", { ...at, input: chosenInput(at.layer, at.unit) });
  if (check) conclude([check], 1);
}

function check() {
  if (stopCheck()) return undefined;
  if (scope === "weight") return checkOne();
  if (scope === "unit") return checkAll(at.layer, at.unit);
  return checkAll(scope === "layer" ? at.layer : 0, null);
}

function forget() {
  run(null);
  setText(summary, "");
  table.replaceChildren();
}

let node;

/** aimCheck says which unit is selected. What was said of another is out of date. */
export function aimCheck(layer, unit) {
  node.hidden = layer < 1;
  if (at.layer === layer && at.unit === unit) return;
  at = { layer, unit };
  forget();
}

export function gradientCheckNode() {
  followLines(table);
  const choice = segments("check-scope", t("checks.scope"), [["weight", t("checks.weight")], ["unit", t("checks.unit")],
    ["layer", t("checks.layer")], ["network", t("checks.network")]], (value) => {
    scope = value;
    forget();
  });
  choice.show(scope);
  run(null);
  button.addEventListener("click", () => attempt(check));
  node = section("checks", t("checks.title"), {}, element("p", { class: "note" }, t("checks.intro")), choice.node,
    element("div", { class: "row-actions" }, button), summary, table);
  return node;
}
