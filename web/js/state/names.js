// @ts-check
// What the units of the network are called. Layer 0 holds the inputs, layer 1
// is the first hidden one, the last is the output. The program counts units
// from 0; people count from 1.

import { t } from "../text/text.js";
import { config } from "./config.js";
import { className, inputNames, space } from "./space.js";

const shape = () => config().networkShape ?? [];

export const layerCount = () => shape().length + 2;
export const isOutput = (layer) => layer === shape().length + 1;

export function unitCount(layer) {
  if (layer === 0) return inputNames().length;
  return shape()[layer - 1] ?? space().outputs;
}

// outputsName is the heading of the last layer, outputName the name of one unit.
export const outputsName = () => (space().outputs > 1 ? t("names.outputs") : t("names.output"));
const unitNumber = (unit) => t("names.unit", { unit: unit + 1 });
function outputName(unit) {
  const { outputs, classes, targets } = space();
  if (outputs === 1) return t("names.output");
  return (classes.length ? className(unit) : targets[unit]) || unitNumber(unit);
}

export function layerName(layer) {
  if (layer === 0) return t("names.inputs");
  return isOutput(layer) ? outputsName() : t("names.layer", { layer });
}

export function unitName(layer, unit) {
  if (layer === 0) return inputNames()[unit] ?? "";
  return isOutput(layer) ? outputName(unit) : t("names.hiddenUnit", { layer, unit: unit + 1 });
}

// unitInLayer is for places where the layer is known.
export const unitInLayer = (layer, unit) =>
  (layer === 0 || isOutput(layer) ? unitName(layer, unit) : unitNumber(unit));

export const weightName = (layer, unit, input) =>
  t("names.weight", { from: unitName(layer - 1, input), to: unitName(layer, unit) });
export const biasName = (layer, unit) => t("names.bias", { unit: unitName(layer, unit) });
