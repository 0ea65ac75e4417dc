// What the network answers to inputs that a person types: a place of the plane,
// or, where there are more than two raw inputs, a whole sample.

import { read } from "../bridge/host.js";
import { element, setText } from "../dom/element.js";
import { classMark } from "../pictures/mark.js";
import { attempt } from "../state/notices.js";
import { inputNames, outputText, shownColumns, space } from "../state/space.js";
import { t } from "../text/text.js";
import { buildTarget, errorNodes, showError, takeTarget } from "./predicterror.js";
import { onSample } from "./samplechoice.js";

const fields = element("div", { class: "predict-inputs" });
const answers = element("dl", { class: "predict-outputs", "aria-live": "off" });
const node = element("div", { class: "predict", role: "group" });

const isPlace = () => space().columns.length <= 2;
const places = ["x", "y"];
let inputs = [];
let outputs = [];
let built = "";

function makeField(name, id, value) {
  const input = element("input",
    { type: "number", step: "any", class: "figures", id, value, on: { input: refreshPrediction, change: say } });
  const label = element("label", { class: "coordinate", title: name },
    element("span", { class: "coordinate-name" }, name), input);
  return { input, node: label };
}

function makeInputs() {
  const { columns, slice } = space();
  if (isPlace()) {
    return shownColumns().map((column, i) => makeField(columns[column], `predict-${places[i]}`, "1"));
  }
  const start = (i) => String(Number((slice[i] ?? 0).toPrecision(3)));
  return inputNames().map((name, i) => makeField(name, `predict-input-${i}`, start(i)));
}

function makeOutput(k) {
  const { outputs: count, classes, targets } = space();
  const several = count > 1;
  const value = element("dd", { class: "figures", id: several ? `predict-output-${k}` : "predict-output" }, "–");
  const name = several ? element("span", { class: "class-name" }, classes[k] ?? targets[k] ?? "") : t("names.output");
  const mark = several && classes.length ? classMark(k) : null;
  return { value, node: element("div", { class: "predict-output" }, element("dt", {}, mark, name), value) };
}

// buildPrediction makes the fields and the lines of the answer anew when the
// data have other inputs or outputs; what was typed for the old ones means
// nothing now.
export function buildPrediction() {
  const { columns, axes, outputs: count, classes, targets } = space();
  const now = JSON.stringify([columns, isPlace() ? axes : inputNames(), count, classes, targets]);
  if (now === built) return;
  built = now;
  inputs = makeInputs();
  outputs = Array.from({ length: count }, (_, k) => makeOutput(k));
  fields.replaceChildren(...inputs.map((f) => f.node));
  answers.replaceChildren(...outputs.map((o) => o.node));
  buildTarget(refreshPrediction);
  node.title = isPlace() ? t("inspector.predict.place") : t("inspector.predict.sample");
}

function ask(values) {
  if (isPlace()) return read("at", values[0], values[1] ?? 0)?.outputs;
  return read("predict", [values])?.[0];
}

export const refreshPrediction = () => attempt(() => {
  const values = inputs.map((f) => f.input.valueAsNumber);
  if (!values.every(Number.isFinite)) return;
  const answer = ask(values);
  if (!answer) return;
  const best = space().classes.length ? answer.indexOf(Math.max(...answer)) : -1;
  outputs.forEach((output, k) => {
    setText(output.value, outputText(answer[k]));
    output.node.toggleAttribute("data-answered", outputs.length > 1 && k === best);
  });
  showError(answer);
});

// takeSample puts a sample that was pinned into the fields.
function takeSample(sample) {
  if (!sample?.pinned) return;
  const values = isPlace() ? shownColumns().map((i) => sample.inputs[i]) : sample.inputs;
  if (values.length !== inputs.length) return;
  inputs.forEach(({ input }, i) => { input.value = String(values[i]); });
  takeTarget(sample);
  refreshPrediction();
}

export const mountPrediction = () => onSample(takeSample);

// say lets a screen reader hear the answer to what was typed, once; it must
// not read out each change while training runs.
function say() {
  answers.setAttribute("aria-live", "polite");
  for (const { value } of outputs) value.replaceChildren(value.textContent);
  setTimeout(() => answers.setAttribute("aria-live", "off"), 100);
}

export function predictionNode() {
  node.setAttribute("aria-label", t("inspector.predict"));
  node.append(element("p", { class: "label" }, t("inspector.predict")), fields, answers, ...errorNodes());
  buildPrediction();
  return node;
}
