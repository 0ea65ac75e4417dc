// What a learner's own program printed, compared with the step of training that comes
// next: which tensor differs first, by how much, and which mistake explains it.

import { neuralplay } from "../bridge/api.js";
import { element, labelButton } from "../dom/element.js";
import { bare, plain, term } from "../text/numbers.js";
import { list, t } from "../text/text.js";
import { closeBeside, dialogHead } from "./frame.js";

const dialog = /** @type {HTMLDialogElement} */ (document.getElementById("check"));
let area; // the text field
let refusal; // why it cannot be read
let report; // what came of it

// what a tensor is: "∂E/∂W, layer 2".
function whatOf({ kind, layer }) {
  if (!kind) return "";
  const what = t(`check.kind.${kind}`);
  return layer > 0 && kind !== "loss" ? t("check.ofLayer", { what, layer }) : what;
}

const nameOf = (reading) => reading.name || whatOf(reading) || t("check.unnamed", { line: reading.line });

function causeSentence({ code, part, value, layers, name }) {
  return t(`check.cause.${code}`, {
    part: part ? t(`check.part.${part}`) : "", value: value === undefined ? "" : plain(value),
    layers: list((layers ?? []).map(String)), name,
  });
}

// An explanation is one mistake, or several that only together explain the numbers.
function explanationNode({ causes, tensors, whole }, readings) {
  const names = list(tensors.map((i) => nameOf(readings[i])));
  return element("li", {},
    causes.length > 1 ? element("p", {}, t("check.together")) : null,
    ...causes.map((cause) => element("p", { class: "cause" }, causeSentence(cause))),
    element("p", { class: "note" }, whole ? t("check.explains") : t("check.explainsSome", { names })));
}

const isGiven = ({ kind }) => ["X", "Y", "W", "b"].includes(kind);

function why({ causes, tooLarge, tensors }, first) {
  if (tooLarge) return [element("p", {}, t("check.tooLarge"))];
  if (causes.length > 0) {
    return [
      causes.length > 1 ? element("p", {}, t("check.either")) : null,
      element("ul", { class: "causes" }, ...causes.map((cause) => explanationNode(cause, tensors))),
    ];
  }
  const name = nameOf(first);
  return [element("p", {}, isGiven(first) ? t("check.given", { name }) : t("check.noCause", { name }))];
}

function where(reading) {
  if (!reading.index) return null;
  const { index, got, want, absolute, relative, largest } = reading;
  return element("p", {}, t("check.where", {
    index: `[${index.join(", ")}]`, got: term(got), want: term(want), absolute: bare(absolute),
    relative: bare(relative), largest: bare(largest), name: nameOf(reading),
  }));
}

// isSame reports whether the program is right, and only writes the step another way.
const isSame = (causes) => causes.length === 1 && causes[0].same && causes[0].whole;

function verdict({ tensors, first, ...rest }) {
  if (first < 0) {
    const isClean = tensors.every(({ status }) => status === "agrees" || status === "aside");
    return [element("p", { class: "good" }, isClean ? t("check.nothing") : t("check.unclear"))];
  }
  const differing = tensors[first];
  const before = tensors.slice(0, first).filter(({ status }) => status === "agrees").map(nameOf);
  return [
    ...(isSame(rest.causes) ? [element("p", { class: "good" }, t("check.same"))] :
      [element("p", { class: "bad" }, t("check.first", { name: nameOf(differing) })), where(differing)]),
    before.length ? element("p", { class: "note" }, t("check.before", { names: list(before) })) : null,
    ...why({ tensors, ...rest }, differing),
  ];
}

// Weights have no right way round: X·W and W·x are as usual.
const isWeights = ({ kind }) => ["W", "dW", "newW"].includes(kind);

function statusOf(reading) {
  const said = [t(`check.status.${reading.status}`)];
  if (reading.scaled) said.push(t("check.scaled"));
  if (reading.transposed && !isWeights(reading)) said.push(t("check.transposedPrint"));
  return said.join("; ");
}

function readingRow(reading) {
  return element("tr", { data: { status: reading.status } },
    element("th", { scope: "row" }, reading.name || "–"),
    element("td", {}, whatOf(reading) || "–"),
    element("td", { class: "figures" }, reading.shape.length ? reading.shape.join(" × ") : "1"),
    element("td", {}, statusOf(reading)));
}

function show(answer) {
  report.replaceChildren(...verdict(answer).filter(Boolean),
    element("table", {},
      element("thead", {}, element("tr", {}, ...[t("check.name"), t("check.what"), t("check.shape"), t("check.result")]
        .map((text) => element("th", { scope: "col" }, text)))),
      element("tbody", {}, ...answer.tensors.map(readingRow))));
  report.scrollIntoView({ block: "nearest" });
}

function compare() {
  refusal.textContent = "";
  report.replaceChildren();
  if (!area.value.trim()) { refusal.textContent = t("check.empty"); return; }
  try {
    show(neuralplay.checkTensors(area.value));
  } catch (error) {
    refusal.textContent = error.message;
  }
}

function open() {
  if (!dialog.open) dialog.showModal();
  area.focus();
}

export function mountCheck() {
  area = element("textarea", {
    id: "check-text", class: "own-text figures", rows: 10, spellcheck: "false", autocomplete: "off",
    placeholder: "W1 = [[ 0.15  0.2 ]\n      [ 0.25  0.3 ]]\nz1 = [0.3775 0.3925]", "aria-describedby": "check-hint",
    on: { keydown(event) { if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) compare(); } },
  });
  refusal = element("div", { class: "refusal", role: "alert" });
  report = element("div", { class: "report", role: "status" });
  const button = (label, click, kind = "") =>
    element("button", { type: "button", class: `button ${kind}`.trim(), on: { click } }, label);
  dialog.append(
    dialogHead(dialog, "check-title", t("check.title")),
    element("div", { class: "own-body" },
      element("p", { class: "own-hint", id: "check-hint" }, t("check.hint")),
      element("label", { class: "unseen", for: "check-text" }, t("check.field")), area, refusal, report),
    element("div", { class: "own-actions" },
      button(t("page.close"), () => dialog.close()), button(t("check.compare"), compare, "primary")));
  labelButton("open-check", "sheet", t("check.open"), t("check.open.help"), open);
  closeBeside(dialog);
}
