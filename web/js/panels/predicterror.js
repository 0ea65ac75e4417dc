// How far the answer to typed inputs is from a target that a person chooses.

import { element, setText } from "../dom/element.js";
import { encoded, trainedText } from "../state/encoding.js";
import { className, space } from "../state/space.js";
import { value as signed } from "../text/numbers.js";
import { t } from "../text/text.js";

const id = "predict-target";
const row = element("div", { class: "row inline" });
const name = element("dt");
const value = element("dd", { class: "figures", id: "predict-error" });
const answer = element("dl", { class: "predict-outputs", hidden: true },
  element("div", { class: "predict-output" }, name, value));

let control; // of classes a choice, otherwise a number
let changed = () => {};

export const errorNodes = () => [row, answer];

// buildTarget makes the control anew; react is called when its value changes.
export function buildTarget(react) {
  changed = react;
  const { classes } = space();
  const label = element("label", { class: "label", for: id, title: t("inspector.target.help") },
    t("inspector.target"));
  if (classes.length) {
    const options = ["–", ...classes.map((_, k) => className(k))];
    control = element("select", { id, on: { change: () => changed() } },
      ...options.map((text, i) => element("option", { value: i - 1 }, text)));
    row.replaceChildren(label, element("span", { class: "select" }, control));
  } else {
    control = element("input", { type: "number", step: "any", class: "figures", id, on: { input: () => changed() } });
    row.replaceChildren(label, control);
  }
}

// takeTarget takes the target of a sample.
export function takeTarget({ target, trained }) {
  const { classes } = space();
  control.value = String(classes.length ? classes.indexOf(target) : trained);
}

export function showError(outputs) {
  const { classes } = space();
  const target = classes.length ? Number(control.value) : control.valueAsNumber;
  answer.hidden = !Number.isFinite(target) || (classes.length > 0 && target < 0);
  if (answer.hidden) return;
  const of = outputs.length > 1 && classes.length ? target : 0; // of several numbers the first
  const trained = encoded(target)[of];
  setText(name, t("inspector.error", { target: trainedText(trained) }));
  const error = trained - outputs[of];
  setText(value, signed(Number.isFinite(error) ? error : null));
}
