// How well the network answers: the figures that belong to the problem, and how
// often each class was taken for which. They are of the test points, or of the
// training points where there are no others.

import { listen } from "../bridge/host.js";
import { element, setText } from "../dom/element.js";
import { classMark } from "../pictures/mark.js";
import { bareClassName, className, namedClasses, severalClasses } from "../state/space.js";
import { loss, percent } from "../text/numbers.js";
import { has, t } from "../text/text.js";

// The figures, and how each is written.
const writers = {
  accuracy: percent, trainAccuracy: percent, precision: percent, recall: percent, f1: percent,
  rocAUC: loss, r2: loss, meanAbsoluteError: loss, penalty: loss,
};

const caption = element("caption", { id: "confusion-of" });
const head = element("tr");
const body = element("tbody");
const table = element("table", { class: "confusion" }, caption, element("thead", {}, head), body);
const scroller = element("div",
  { class: "confusion-scroll", role: "group", "aria-labelledby": "confusion-of", hidden: true }, table);

let cells = [];
let built = "";

// Of two classes without names of their own, the rows say which, in full.
function rowName(name, k) {
  if (namedClasses()) return name;
  return k === 1 ? t("evaluation.positive") : t("evaluation.negative");
}

function build(names) {
  const several = names.length > 2;
  const answered = (name) => t("evaluation.answered", { name });
  // Several classes: over a column its mark is enough, as the rows say whose it is.
  const row = (name, k) => (several
    ? [classMark(k), element("span", { class: "class-name" }, name)]
    : [rowName(name, k)]);
  const column = (name, k) => (several
    ? [classMark(k), element("span", { class: "unseen" }, answered(name))]
    : [answered(name)]);
  scroller.tabIndex = several ? 0 : -1;
  table.toggleAttribute("data-several", several);
  cells = names.map((_, truth) => names.map((__, answer) => element("td",
    { class: "figures", id: `confusion-${truth}-${answer}`, "data-right": several && truth === answer })));
  head.replaceChildren(element("td"), ...names.map((name, k) =>
    element("th", { scope: "col", title: answered(name) }, ...column(name, k))));
  body.replaceChildren(...cells.map((counts, truth) => element("tr", {},
    element("th", { scope: "row", title: names[truth] }, ...row(names[truth], truth)), ...counts)));
}

function showConfusion(confusion, of) {
  scroller.hidden = !confusion;
  if (!confusion) return;
  const names = confusion.map((_, k) => bareClassName(k));
  if (names.join("\n") !== built) {
    built = names.join("\n");
    build(names);
  }
  setText(caption, t(`evaluation.confusion.${of}`));
  confusion.forEach((row, truth) => row.forEach((n, answer) => setText(cells[truth][answer], String(n))));
}

function makeFigure(key) {
  const name = element("dt");
  const value = element("dd", { class: "figures", id: `metric-${key}` }, "–");
  const node = element("div", { class: "metric" }, name, value);
  return {
    node,
    show(v, of) {
      const macro = `evaluation.${key}.macro`;
      const text = severalClasses() && has(macro) ? macro : `evaluation.${key}`;
      const title = t(`${text}.${of}`, { positive: className(1) });
      setText(name, t(text));
      if (node.title !== title) node.title = title;
      setText(value, writers[key](v));
    },
  };
}

export function mountEvaluation() {
  const figures = Object.keys(writers).map((key) => ({ key, ...makeFigure(key) }));
  const list = element("dl", { class: "metrics" }, ...figures.map((figure) => figure.node));
  document.getElementById("evaluation").append(list, scroller);

  // There is nothing to say of a penalty of 0, and of the accuracy in training
  // where that is the accuracy.
  const saysNothing = (key, v, of) => v === undefined || v === null ||
    (key === "penalty" && v === 0) || (key === "trainAccuracy" && of === "train");
  listen("state", ({ metrics, penalty }) => {
    const of = metrics?.of ?? "test";
    for (const { key, node, show } of figures) {
      const v = key === "penalty" ? penalty : metrics?.[key];
      node.hidden = saysNothing(key, v, of);
      if (!node.hidden) show(v, of);
    }
    showConfusion(metrics?.confusion, of);
  });
}
