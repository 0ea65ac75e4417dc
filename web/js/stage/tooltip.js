// The values under the pointer: of a weight, a bias, a unit, or of the inputs
// and the output at a place of the boundary.

import { listen } from "../bridge/host.js";
import { pointer } from "../bridge/pointer.js";
import { element } from "../dom/element.js";
import { classMark } from "../pictures/mark.js";
import { biasName, isOutput, unitName, weightName } from "../state/names.js";
import { inputNames, namedClasses, outputText, space } from "../state/space.js";
import { count, loss, value as signed } from "../text/numbers.js";
import { t } from "../text/text.js";
import { floatAt, floatBeside } from "./floating.js";

const tooltip = document.getElementById("tooltip");
const mostInputs = 7; // to be listed; of more, the two that the place is in

const line = ([name, value]) => [element("dt", {}, name), element("dd", { class: "figures" }, value)];
const list = (...pairs) => element("dl", {}, ...pairs.flatMap(line));
const title = (text) => element("p", { class: "tooltip-title" }, text);
const named = (k) => element("span", { class: "named" },
  classMark(k), element("span", { class: "class-name" }, space().classes[k] ?? ""));

// Where a field of the page points at it, there is nothing to click or drag.
function hint() {
  if (!pointer.over) return [];
  return [element("p", { class: "hint" }, pointer.type === "touch" ? t("tooltip.tap") : t("tooltip.click"))];
}

// The picture may be a unit's: then its value is what the colour says.
function boundary({ inputs, output, outputs = [output], class: answer, x, y, shown }) {
  const known = inputNames();
  const { columns, axes } = space();
  const places = [x, y].map((v, i) => [columns[axes[i]], signed(v)]).filter(([name]) => name !== undefined);
  const values = inputs.length <= mostInputs ? inputs.map((v, i) => [known[i] ?? "", signed(v)]) : places;
  const isUnits = shown && !(isOutput(shown.layer) && outputs.length > 1);
  const picture = isUnits ? [[unitName(shown.layer, shown.unit), signed(shown.value, 3)]] : [];
  const answers = outputs.map((v, k) => [outputs.length > 1 ? named(k) : t("names.output"), outputText(v)]);
  // Of two classes that are only positive and negative, the sign says it.
  const said = namedClasses() && answer !== undefined ? [[t("tooltip.answer"), named(answer)]] : [];
  return [list(...values), list(...picture, ...answers, ...said)];
}

function chart({ epoch, trainLoss, testLoss }) {
  if (epoch === undefined) return null;
  const test = space().test > 0 ? [[t("stage.test"), loss(testLoss)]] : [];
  return [list([t("readouts.epoch"), count(epoch)], [t("stage.train"), loss(trainLoss)], ...test)];
}

const contents = {
  weight: ({ layer, unit, input, value }) =>
    [title(weightName(layer, unit, input)), list([t("tooltip.weight"), signed(value)]), ...hint()],
  bias: ({ layer, unit, value }) => [title(biasName(layer, unit)), list([t("tooltip.bias"), signed(value)]), ...hint()],
  unit: ({ layer, unit, value }) =>
    [title(unitName(layer, unit)), ...(value === undefined ? [] : [list([t("tooltip.bias"), signed(value)])])],
  boundary, chart,
};

const isPlace = (hit) => hit?.kind === "boundary" || hit?.kind === "chart";
const isValue = (hit) => hit?.kind === "weight" || hit?.kind === "bias";
const same = (a, b) =>
  a && b && a.kind === b.kind && a.layer === b.layer && a.unit === b.unit && a.input === b.input;

// A field of the sheet points at what may lie under the sheet, and says itself
// what a box would.
const isCovered = () => !pointer.over && document.documentElement.hasAttribute("data-sheet");

let shown = null;
function hide() {
  shown = null;
  tooltip.hidden = true;
}

function show({ hover, pinned }) {
  // A finger covers what it points at, so what a place says stays when the
  // finger is lifted, until the next touch.
  if (!hover && isPlace(shown) && pointer.type === "touch") return;
  // What the popover is open for needs no second box.
  const editing = same(hover, pinned) && isValue(pinned);
  const content = hover && !editing && !isCovered() ? contents[hover.kind]?.(hover) : null;
  if (!content) { hide(); return; }
  shown = hover;
  tooltip.replaceChildren(...content);
  if (isPlace(hover)) floatAt(tooltip, pointer);
  else floatBeside(tooltip, hover, pointer.over);
}

export function mountTooltip() {
  listen("select", show);
  listen("layout", hide);
  addEventListener("pointerdown", (event) => { if (event.pointerType === "touch") hide(); }, true);
}
