// @ts-check
// What the network's inputs and outputs stand for in the data in force, as the
// program last reported it; until it runs, what the page begins with.

import { listen } from "../bridge/host.js";
import { unsigned, value as signed } from "../text/numbers.js";
import { t } from "../text/text.js";
import { settings } from "./config.js";

/** @typedef {import("../generated/neuralplay.js").Space} Space */

/** @type {Space} */
let current = {
  columns: ["x₁", "x₂"], ranges: [[-6, 6], [-6, 6]], axes: [0, 1], slice: [0, 0],
  features: settings.filter((s) => s.group === "inputs" && s.default).map((s) => s.key),
  classes: [], outputs: 1, target: "y", targets: [], train: 0, test: 0, encoding: null,
  has: {
    plane: true, divided: true, generated: true, drawn: true, classes: true,
    sliced: false, own: false, brought: false, probability: false, halved: false, preset: true,
  },
};

/** @returns {Space} */
export const space = () => current;

// followSpace must listen before everybody who asks for the space.
export function followSpace() {
  listen("config", (news) => { current = news.space ?? current; });
}

export const hasOwnData = () => Boolean(current.has.brought);

// inputNames are the names of the network's inputs.
export function inputNames() {
  const { columns, features } = current;
  return features ? features.map((key) => t(`features.${key}`, { x: columns[0], y: columns[1] })) : columns;
}

export const targetName = () => (current.has.generated ? t("names.target") : current.target);

// shownColumns are the raw inputs on the plane's axes, heldColumns the others.
export const shownColumns = () => current.axes.filter((i) => i >= 0);
export const heldColumns = () => current.columns.map((_, i) => i).filter((i) => !current.axes.includes(i));

// severalClasses reports whether each class has a colour and a shape of its own.
export const severalClasses = () => current.classes.length > 2;

// namedClasses reports whether the classes' names say more than which is positive.
export const namedClasses = () =>
  current.classes.length > 0 && !(current.has.generated && current.classes.length === 2);

// bareClassName is for places where it is clear that this is a class.
export function bareClassName(k) {
  if (namedClasses()) return current.classes[k] ?? "";
  return k === 1 ? t("classes.positive") : t("classes.negative");
}

const isNumber = (name) => name.trim() !== "" && Number.isFinite(Number(name));

// className is for headings, where a mere number, or a letter that the program
// made up, would say little.
export function className(k) {
  const name = bareClassName(k);
  const saysLittle = isNumber(name) || (current.has.generated && namedClasses());
  return saysLittle ? t("classes.named", { name }) : name;
}

// outputText writes a value of an output unit: a probability has no sign.
export const outputText = (v) => (current.has.probability ? unsigned(v) : signed(v));
