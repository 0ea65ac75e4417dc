// The inspector shows one unit with its weights and bias as fields: whatever
// the mouse does on the stage can be done here with the keyboard.

import { neuralplay } from "../bridge/api.js";
import { carry } from "../bridge/carried.js";
import { isRunning, listen, read, ready, send } from "../bridge/host.js";
import { pointAt } from "../bridge/pointer.js";
import { dressButton, element, setText } from "../dom/element.js";
import { overflows } from "../dom/measure.js";
import { isShown, section } from "../dom/section.js";
import { valueField } from "../dom/valuefield.js";
import { config } from "../state/config.js";
import { onDigits } from "../state/digits.js";
import { biasName, layerCount, layerName, unitCount, unitInLayer, weightName } from "../state/names.js";
import { attempt } from "../state/notices.js";
import { t } from "../text/text.js";
import { arithmeticNode, fits, showArithmetic } from "./arithmetic.js";
import { chainNode, showChain } from "./chain.js";
import { showSettings } from "./columns.js";
import { digitsSwitch } from "./digits.js";
import { openFold } from "./folds.js";
import { aimCheck, gradientCheckNode } from "./gradientcheck.js";
import { layerNode, showLayer, showWalk } from "./layer.js";
import { mountLines } from "./lines.js";
import { chooseParameter, onParameter, unitHit } from "./parameter.js";
import { plotNode, showPlot } from "./plot.js";
import { buildPrediction, mountPrediction, predictionNode, refreshPrediction } from "./predict.js";
import { throttled } from "./refresh.js";
import { sampleRow, showSampleName, traced } from "./shownsample.js";

const place = document.getElementById("inspector");
const refreshEvery = 150; // ms, while training
let at = { layer: 1, unit: 0 };
let walkLayer = 0; // that a walk has come to

const select = (id, onChange) => {
  const node = element("select", { id, on: { change: () => onChange(Number(node.value)) } });
  return node;
};
const layerSelect = select("inspect-layer", (layer) => choose(layer, 0));
const unitSelect = select("inspect-unit", (unit) => choose(at.layer, unit));
const pin = element("input", { type: "checkbox", class: "switch", id: "inspect-pin", on: { change: pinUnit } });
const weights = element("div", { class: "fields", role: "group" });
const note = element("p", { class: "note" });

function options(node, labels) {
  if (node.options.length !== labels.length || labels.some((label, i) => node.options[i].text !== label)) {
    node.replaceChildren(...labels.map((label, i) => element("option", { value: i }, label)));
  }
}

// One field a weight, in the order of the inputs, then the bias.
let fields = [];
let measured = false; // whether their names have the room they need
function makeField(hit, short, long, set) {
  const point = () => pointAt(hit);
  const release = () => pointAt(null);
  const change = (value) => attempt(() => set(value));
  const enter = () => {
    point();
    chooseParameter(hit.layer, hit.unit, hit.kind === "bias" ? null : hit.input);
  };
  const field = valueField({ "aria-label": long }, change, { focus: enter, focusout: release });
  const bar = element("i", { class: "bar-value" });
  const name = element("span", { class: "value-name", title: short }, short);
  const node = element("label", {
    class: "value-field", data: { field: [hit.kind, hit.layer, hit.unit, hit.input].join("-") },
    on: { mouseenter: point, mouseleave: release },
  }, name, bar, field.input);
  return {
    node, hit, name,
    set(value) {
      field.show(value);
      const part = Math.min(1, Math.abs(value ?? 0) / 2);
      bar.style.setProperty("--part", part.toFixed(3));
      bar.dataset.sign = value < 0 ? "negative" : "positive";
    },
  };
}

function makeFields(layer, unit) {
  const made = [];
  for (let input = 0; input < unitCount(layer - 1); input++) {
    made.push(makeField({ kind: "weight", layer, unit, input }, unitInLayer(layer - 1, input),
      weightName(layer, unit, input), (v) => neuralplay.setWeight(layer, unit, input, v)));
  }
  if (config().bias) {
    made.push(makeField({ kind: "bias", layer, unit, input: 0 }, t("inspector.bias"),
      biasName(layer, unit), (v) => neuralplay.setBias(layer, unit, v)));
  }
  return made;
}

function buildFields() {
  const { layer, unit } = at;
  fields = layer > 0 ? makeFields(layer, unit) : [];
  measured = false;
  const label = layer > 0 ? [element("p", { class: "label" }, t("inspector.weights"))] : [];
  weights.replaceChildren(...label, ...fields.map((f) => f.node));
  setText(note, layer === 0 ? t("inspector.noWeights") : t("inspector.waiting"));
}

// measure marks names that are wider than their place: they take two lines.
function measure() {
  if (measured) return;
  measured = true;
  const long = fields.map(({ name }) => overflows(name));
  fields.forEach(({ name }, i) => name.toggleAttribute("data-long", long[i]));
}

const isVisible = () => place.offsetParent !== null;
function refresh() {
  if (!isRunning() || !isVisible()) return;
  measure();
  note.hidden = at.layer > 0;
  const unit = at.layer > 0 ? read("unit", at.layer, at.unit) : null;
  if (unit) [...unit.weights, unit.bias].forEach((value, i) => fields[i]?.set(value));
  refreshPrediction();
  refreshArithmetic();
}

// What is shown of a unit for one sample, each part where somebody can see it.
const parts = { arithmetic: null, plot: null, chain: null };
let sample; // the row that chooses it

function hideParts(hidden) {
  sample.hidden = hidden;
  for (const part of Object.values(parts)) part.hidden = hidden;
}

function showParts() {
  const { layer, unit } = at;
  showSampleName(layer, unit);
  if (layer > 0 && !Object.values(parts).some((part) => part.open)) { hideParts(false); return; }
  const trace = traced(layer, unit);
  if (trace === null) return;
  // The sample may be of data that are not in force any more, the network another one.
  hideParts(!fits(trace, layer));
  if (isShown(parts.arithmetic)) showArithmetic(layer, unit, trace);
  if (isShown(parts.plot)) showPlot(trace);
  if (isShown(parts.chain)) showChain(layer, unit, trace);
}

// A large network takes some milliseconds to trace.
const refreshArithmetic = throttled(() => {
  if (!isRunning() || !isVisible()) return;
  showParts();
  showLayer(at.layer);
  aimCheck(at.layer, at.unit);
}, 400);

function pinUnit() {
  attempt(() => send("pin", pin.checked ? unitHit(at.layer, at.unit) : null));
}

function choose(layer, unit) {
  show(layer, unit);
  if (pin.checked) pinUnit();
}

// show follows a choice or a new network, and keeps within what there is.
function show(wantedLayer, wantedUnit) {
  const layer = Math.min(wantedLayer, layerCount() - 1);
  const unit = Math.min(wantedUnit, unitCount(layer) - 1);
  at = { layer, unit };
  options(layerSelect, Array.from({ length: layerCount() }, (_, i) => layerName(i)));
  options(unitSelect, Array.from({ length: unitCount(layer) }, (_, i) => unitInLayer(layer, i)));
  layerSelect.value = layer;
  unitSelect.value = unit;
  buildFields();
  refresh();
}

function followPin({ pinned }) {
  const named = pinned && pinned.layer !== undefined && ["unit", "weight", "bias"].includes(pinned.kind);
  if (named && (pinned.layer !== at.layer || pinned.unit !== at.unit)) show(pinned.layer, pinned.unit);
  pin.checked = pinned?.kind === "unit";
  if (pinned?.kind === "weight") chooseParameter(pinned.layer, pinned.unit, pinned.input);
  if (pinned?.kind === "bias") chooseParameter(pinned.layer, pinned.unit, null);
  const isPinned = ({ kind, input }) => pinned?.kind === kind && (kind === "bias" || pinned.input === input);
  for (const { node, hit } of fields) node.toggleAttribute("data-pinned", isPinned(hit));
}

// The first unit of the layer that the walk has come to, if it is not one of that layer already.
function showSums() {
  showSettings("inspector");
  openFold("inspector");
  if (walkLayer > 0 && walkLayer !== at.layer) choose(walkLayer, 0);
  parts.arithmetic.open = true;
  showParts(); // later would be too late to be scrolled to and have the focus
  sample.scrollIntoView({ block: "start" });
  parts.arithmetic.querySelector("summary").focus({ preventScroll: true });
}

function build() {
  const labelled = (label, node, control = node) => element("div", { class: "row inline" },
    element("label", { for: node.id, class: "label" }, label), control);
  const framed = (node) => element("span", { class: "select" }, node);
  layerSelect.title = t("inspector.layer.help");
  unitSelect.title = t("inspector.unit.help");
  weights.setAttribute("aria-label", t("inspector.weights"));
  place.append(
    labelled(t("inspector.layer"), layerSelect, framed(layerSelect)),
    labelled(t("inspector.unit"), unitSelect, framed(unitSelect)),
    labelled(t("inspector.pin"), pin),
    element("div", { class: "row inline" },
      element("span", { class: "label", "aria-hidden": "true" }, t("digits")), digitsSwitch("inspect-digits")),
    note, weights, predictionNode(), sample, ...Object.values(parts), layerNode(), gradientCheckNode());
}

function buildParts() {
  sample = sampleRow(refreshArithmetic);
  const part = (name, title, open, child) => section(name, title, { open, onOpen: refreshArithmetic }, child);
  parts.arithmetic = part("arithmetic", t("arithmetic.title"), true, arithmeticNode());
  parts.plot = part("plot", t("plot.title"), true, plotNode());
  parts.chain = part("chain", t("chain.title"), false, chainNode());
}

function carryUnit() {
  const opened = () => Object.entries(parts).map(([name, part]) => [name, part.open]);
  carry("inspector", () => ({ at, opened: opened() }), (kept) => {
    for (const [name, open] of kept.opened) parts[name].open = open;
    show(kept.at.layer, kept.at.unit);
  });
}

export function mountInspector() {
  buildParts();
  build();
  mountLines();
  onParameter(refreshArithmetic);
  dressButton("walk-sums", "sum", t("walk.sums"), t("walk.sums.help")).addEventListener("click", showSums);
  listen("state", ({ walk }) => {
    walkLayer = walk?.layer ?? 0;
    showWalk(walk);
  });
  listen("config", () => { buildPrediction(); show(at.layer, at.unit); });
  listen("select", followPin);
  listen("state", throttled(refresh, refreshEvery));
  onDigits(refresh);
  mountPrediction();
  ready.then(refresh, () => { /* the failure card says it */ });
  new ResizeObserver(refresh).observe(place); // also when a fold or a tab shows it
  show(1, 0);
  carryUnit();
}
