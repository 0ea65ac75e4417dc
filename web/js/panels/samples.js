// The samples as a table: inputs, target, what the network answers, and how far
// off it is. One page of them at a time, and only while somebody can see it.

import { isRunning, listen, read, ready } from "../bridge/host.js";
import { element, iconButton, setText } from "../dom/element.js";
import { markEnd } from "../dom/stepper.js";
import { saveCSV } from "../state/csv.js";
import { attempt } from "../state/notices.js";
import { space } from "../state/space.js";
import { t } from "../text/text.js";
import { setFold } from "./folds.js";
import { throttled } from "./refresh.js";
import { buildHead, fillTable, tableNode } from "./sampletable.js";

const place = document.getElementById("samples");
const pageSize = 50;
const refreshEvery = 200; // ms, while training
const fewRows = 20; // so many are worth showing unasked
let set = "train";
let from = 0;
let total = 0;

// Which samples: those of training or the test's.
function makeSwitcher() {
  const sets = [["train", t("samples.train")], ["test", t("samples.test")]].map(([name, label]) => {
    const change = () => { set = name; from = 0; refresh(); };
    const input = element("input", { type: "radio", name: "samples-set", value: name, on: { change } });
    return { name, input, node: element("label", { class: "choice" }, input, element("span", {}, label)) };
  });
  const which = t("samples.which");
  const node = element("div", { class: "segmented", role: "radiogroup", "aria-label": which, title: which },
    ...sets.map((s) => s.node));
  return {
    node,
    show() {
      node.hidden = space().test === 0;
      for (const { name, input } of sets) input.checked = name === set;
    },
  };
}

// And which of them.
function makePager() {
  const turn = (by) => () => {
    const possible = by < 0 ? from > 0 : from + pageSize < total;
    if (!possible) return;
    from = Math.max(0, from + by);
    refresh();
  };
  const count = element("output", { class: "figures" });
  const back = iconButton("back", t("samples.back"), { on: { click: turn(-pageSize) } });
  const next = iconButton("next", t("samples.next"), { on: { click: turn(pageSize) } });
  const node = element("div", { class: "pager", role: "group", "aria-label": t("samples.pages") }, back, count, next);
  return {
    node,
    show(rows) {
      setText(count, t("samples.range", { from: from + 1, to: from + rows, all: total }));
      node.hidden = total <= pageSize;
      markEnd(back, from === 0);
      markEnd(next, from + pageSize >= total);
    },
  };
}

let switcher;
let pager;
let onScreen = false;
const isVisible = () => onScreen && place.offsetParent !== null && !document.hidden;

function refresh() {
  if (!isRunning() || !isVisible()) return;
  if (space().test === 0) set = "train";
  switcher.show();
  let answer = read("samples", set, from, pageSize);
  if (answer && from > 0 && from >= answer.total) {
    from = 0;
    answer = read("samples", set, from, pageSize);
  }
  if (!answer) return;
  total = answer.total;
  fillTable(answer.rows);
  pager.show(answer.rows.length);
}
const refreshSoon = throttled(refresh, refreshEvery);

// A truth table is meant to be read; a cloud of points is not.
let data = "";
function followConfig({ config }) {
  const { columns, train, test, has } = space();
  const now = JSON.stringify([config.problem, config.dataset, config.regDataset, columns, train, test]);
  if (now !== data) {
    data = now;
    from = 0;
    setFold("samples", !has.generated && train <= fewRows);
  }
  buildHead(); // it costs nothing to have right before somebody looks
  refreshSoon();
}

export function mountSamples() {
  switcher = makeSwitcher();
  pager = makePager();
  const save = element("button", {
    type: "button", class: "link-button", title: t("samples.save.help"), on: { click: () => attempt(saveCSV) },
  }, t("samples.save"));
  place.append(switcher.node, tableNode(), pager.node, save);
  buildHead();
  listen("state", refreshSoon);
  listen("config", followConfig);
  ready.then(refresh, () => { /* the failure card says it */ });
  new IntersectionObserver((entries) => { onScreen = entries.at(-1).isIntersecting; refresh(); }).observe(place);
}
