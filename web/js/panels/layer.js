// The selected layer as matrices, of the next batch or of one sample, with the line of NumPy
// that makes each: as X·W + b, samples in rows, or as W·x + b, samples in columns.

import { read } from "../bridge/host.js";
import { element, setText } from "../dom/element.js";
import { section, isShown } from "../dom/section.js";
import { segments } from "../dom/segments.js";
import { copyText } from "../state/copying.js";
import { attempt } from "../state/notices.js";
import { remember, remembered } from "../state/remembered.js";
import { bare, term } from "../text/numbers.js";
import { t } from "../text/text.js";
import { throttled } from "./refresh.js";
import { shownSample } from "./shownsample.js";

let columns = false;
let ofSample = false;
let at = 1; // the layer
let walk = null; // where a walk through a step stands
let node;

const place = element("div", { class: "tensors" });
const note = element("p", { class: "note" });

const stages = () => ({
  given: t("layer.given"), forward: t("layer.forward"), loss: t("layer.loss"), backward: t("layer.backward"),
  update: t("layer.update"),
});

const sizeOf = ({ rows, columns: wide }) => (rows === 0 ? `(${wide},)` : `(${rows}, ${wide})`);

function matrixTable(array) {
  const { rows, columns: wide, values } = array;
  const cutAcross = values[0].length < wide, cutDown = values.length < rows;
  const body = values.map((row) => element("tr", {}, ...row.map((v) => element("td", {}, term(v))),
    cutAcross ? element("td", { class: "cut" }, "…") : null));
  if (cutDown) {
    body.push(element("tr", {}, ...values[0].map(() => element("td", { class: "cut" }, "⋮")),
      cutAcross ? element("td", { class: "cut" }, "⋱") : null));
  }
  return element("table", { class: "matrix figures", "aria-label": `${array.name} ${sizeOf(array)}` },
    element("tbody", {}, ...body));
}

const scrolled = (array) => ({ tabindex: 0, role: "group", "aria-label": array.name });

function arrayNodes(array) {
  if (!array) return [];
  return [
    element("div", { class: "matrix-scroll", ...(array.columns > 3 ? scrolled(array) : {}) }, matrixTable(array))];
}

const head = (code, array) => element("div", { class: "tensor-head" }, element("code", {}, code),
  array ? element("span", { class: "tensor-size figures" }, sizeOf(array)) : null);

const givenNode = (array) => element("div", { class: "tensor", data: { stage: "given", name: array.name } },
  head(array.name, array), ...arrayNodes(array));

// A line without a matrix may come to a number: the loss.
const lineNode = ({ stage, layer, name, code, array }, number) =>
  element("div", { class: "tensor", data: { stage, layer, name } }, head(code, array), ...arrayNodes(array),
    number === undefined ? null : element("p", { class: "scalar figures" }, bare(number)));

// markStage marks the lines of the stage at which a walk stands.
function markStage() {
  for (const line of place.querySelectorAll(".tensor")) {
    const { stage, layer } = line.dataset;
    const isNow = walk && stage === walk.stage &&
      (stage === "loss" || stage === "update" || Number(layer) === walk.layer);
    line.toggleAttribute("data-now", Boolean(isNow));
    if (isNow) line.setAttribute("aria-current", "step"); else line.removeAttribute("aria-current");
  }
}

let shown = "";

function fill(step) {
  const now = JSON.stringify([columns, step]) + term(step.loss);
  if (now === shown) return;
  shown = now;
  const names = stages();
  const groups = [[names.given, step.given.map(givenNode)]];
  for (const stage of ["forward", "loss", "backward", "update"]) {
    const lines = step.lines.filter((line) => line.stage === stage);
    const number = (line) => (line.name === "loss" ? step.loss : undefined);
    if (lines.length > 0) groups.push([names[stage], lines.map((line) => lineNode(line, number(line)))]);
  }
  place.replaceChildren(...groups.flatMap(([name, nodes]) => [element("h3", {}, name), ...nodes]));
  setText(note, step.earlier > 0 ? t("layer.earlier", { n: step.earlier })
    : ofSample ? t("layer.ofSample") : t("layer.ofBatch", { n: step.samples }));
  markStage();
}

const asked = () => (ofSample ? shownSample() : null);

function ask() {
  try {
    return read("layerStep", at, columns, asked());
  } catch (error) {
    place.replaceChildren();
    shown = "";
    setText(note, error.message);
    return null;
  }
}

let took = 0; // ms: a large batch takes a while to record
function refresh() {
  if (!node || !isShown(node) || at < 1) return;
  const begin = performance.now();
  const step = ask();
  took = performance.now() - begin;
  if (step) fill(step);
}

const refreshSoon = throttled(refresh, () => Math.max(400, 20 * took));

/** showLayer shows a layer, which has none if it is that of the inputs. */
export function showLayer(layer) {
  const isOther = layer !== at;
  at = layer;
  node.hidden = layer < 1;
  if (isOther) refresh(); else refreshSoon();
}

/** showWalk marks where a walk through a step stands. */
export function showWalk(place_) {
  const now = place_ ?? null;
  if (walk?.stage === now?.stage && walk?.layer === now?.layer) return;
  walk = now;
  markStage();
}

const copy = (text) => copyText(text, element("textarea", { class: "own-text figures", rows: 6 }),
  { id: "copied", said: t("layer.copied"), seconds: 4 });

const copyLines = () => copy([...place.querySelectorAll(".tensor:not([data-stage=given]) code")]
  .map((code) => code.textContent).join("\n") + "\n");
const copyProgram = () => attempt(() => {
  const program = read("numPy", columns, asked());
  if (program) copy(program);
});

function switches() {
  const order = segments("layer-order", t("layer.order"), [["rows", "X·W + b"], ["columns", "W·x + b"]], (value) => {
    columns = value === "columns";
    remember("order", value);
    refresh();
  });
  const of = segments("layer-of", t("layer.of"), [["batch", t("layer.batch")], ["sample", t("layer.sample")]],
    (value) => {
      ofSample = value === "sample";
      refresh();
    });
  columns = remembered("order") === "columns";
  order.show(columns ? "columns" : "rows");
  of.show("batch");
  return element("div", { class: "layer-switches" }, order.node, of.node);
}

export function layerNode() {
  const button = (text, click) => element("button", { type: "button", class: "button", on: { click } }, text);
  node = section("layer", t("layer.title"), { onOpen: refresh }, switches(), note, place,
    element("div", { class: "layer-actions" }, button(t("layer.copyLines"), copyLines),
      button(t("layer.copyProgram"), copyProgram)));
  return node;
}
