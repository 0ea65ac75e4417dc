// The values under the pointer: of a weight, a bias, a unit, or of the inputs
// and the output at a place of the boundary. Whoever has no pointer reads them in the
// panels, so a screen reader leaves the box out.

import { listen } from "../bridge/host.js";
import { isValue, pointer } from "../bridge/pointer.js";
import { element } from "../dom/element.js";
import { badge } from "../pictures/badge.js";
import { classMark } from "../pictures/mark.js";
import { areWeightsLocked } from "../state/config.js";
import { brief } from "../state/findings.js";
import { biasName, isOutput, unitName, weightName } from "../state/names.js";
import { trainedText } from "../state/encoding.js";
import { bareClassName, inputNames, namedClasses, outputText, shownColumns, space, targetName }
  from "../state/space.js";
import { count, loss, value as signed } from "../text/numbers.js";
import { t } from "../text/text.js";
import { floatAt, floatBeside } from "./floating.js";

const tooltip = document.getElementById("tooltip");
const mostInputs = 7; // to be listed; of more, the two that the place is in

const line = ([name, value]) => [element("dt", {}, name), element("dd", { class: "figures" }, value)];
const list = (...pairs) => element("dl", {}, ...pairs.flatMap(line));
const title = (text) => element("p", { class: "tooltip-title" }, text);
const named = (k) => element("span", { class: "named" },
  classMark(k), element("span", { class: "class-name" }, bareClassName(k)));
// Of several outputs each is a class's, or a number's.
const outputNamed = (k) => (space().classes.length ? named(k) : space().targets[k] ?? "");

// Where a field of the page points at it, there is nothing to click or drag.
function hint() {
  if (!pointer.over || areWeightsLocked()) return [];
  return [element("p", { class: "hint" }, pointer.type === "touch" ? t("tooltip.tap") : t("tooltip.click"))];
}

// The point of a sample: what it is, what it should be, and how far off that is.
function point({ set, index, inputs, target, trained, output, answer, error, others = [], pinned }) {
  const { columns, classes } = space();
  const k = classes.indexOf(target);
  const n = index + 1;
  const places = columns.length > mostInputs ? shownColumns() : columns.map((_, i) => i);
  const wanted = k < 0 ? outputText(trained) : element("span", { class: "named" }, named(k), trainedText(trained));
  const further = others.flatMap((other, i) => [[space().targets[i + 1], outputText(other.trained)],
    [t("names.output"), outputText(other.output)], [t("samples.error"), signed(other.error)]]);
  const answered = k < 0 || answer === undefined ? [] : [[t("tooltip.answer"), named(classes.indexOf(answer))]];
  return [
    title(set === "test" ? t("tooltip.test", { n }) : t("tooltip.train", { n })),
    list(...places.map((i) => [columns[i], signed(inputs[i])])),
    list([targetName(), wanted], [t("names.output"), outputText(output)], [t("samples.error"), signed(error)],
      ...further, ...answered),
    ...(pinned || pointer.type === "touch" ? [] : [element("p", { class: "hint" }, t("tooltip.keep"))]),
  ];
}

// The picture may be a unit's: then its value is what the colour says.
function boundary({ inputs, output, outputs = [output], class: answer, x, y, shown }) {
  const known = inputNames();
  const { columns, axes } = space();
  const places = [x, y].map((v, i) => [columns[axes[i]], signed(v)]).filter(([name]) => name !== undefined);
  const values = inputs.length <= mostInputs ? inputs.map((v, i) => [known[i] ?? "", signed(v)]) : places;
  const isUnits = shown && !(isOutput(shown.layer) && outputs.length > 1);
  const picture = isUnits ? [[unitName(shown.layer, shown.unit), signed(shown.value, 3)]] : [];
  const answers = outputs.map((v, k) => [outputs.length > 1 ? outputNamed(k) : t("names.output"), outputText(v)]);
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
  unit({ layer, unit, value, finding }, sample) {
    const bias = value === undefined ? [] : [[t("tooltip.bias"), signed(value)]];
    const active = sample?.activations[layer]?.[unit];
    const activation = active === undefined ? [] : [[t("tooltip.activation", { n: sample.index + 1 }), signed(active)]];
    const fault = finding ? [element("p", { class: "tooltip-finding" }, badge(finding), brief(finding))] : [];
    return [title(unitName(layer, unit)), ...fault, list(...bias, ...activation)];
  },
  boundary, chart,
};

const isPlace = (hit) => hit?.kind === "boundary" || hit?.kind === "chart";
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

function contentOf(hover, sample) {
  if (hover?.kind === "boundary" && sample?.atPoint) return point(sample);
  return contents[hover?.kind]?.(hover, sample);
}

function show({ hover, pinned, sample }) {
  // A finger covers what it points at, so what a place says stays when the
  // finger is lifted, until the next touch.
  if (!hover && isPlace(shown) && pointer.type === "touch") return;
  // What the popover is open for needs no second box.
  const editing = same(hover, pinned) && isValue(pinned) && !areWeightsLocked();
  const content = hover && !editing && !isCovered() ? contentOf(hover, sample) : null;
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
