// The weight or the bias that the inspector goes into: the one that was pinned on the
// stage, or whose field or line was chosen.

import { config } from "../state/config.js";
import { biasName, unitCount, unitInLayer, weightName } from "../state/names.js";
import { t } from "../text/text.js";

let current = { layer: 1, unit: 0, input: 0 }; // input is null for the bias
const reactions = [];

export const onParameter = (react) => reactions.push(react);

/** chosenInput is which of a unit's parameters is chosen; without a choice, the first. */
export function chosenInput(layer, unit) {
  const mine = current.layer === layer && current.unit === unit;
  if (!mine) return 0;
  const { input } = current;
  return input === null ? (config().bias ? null : 0) : Math.min(input, unitCount(layer - 1) - 1);
}

export function chooseParameter(layer, unit, input) {
  if (current.layer === layer && current.unit === unit && current.input === input) return;
  current = { layer, unit, input };
  for (const react of reactions) react();
}

// hitOf and unitHit are what to point at on the stage: a parameter, a unit.
export const unitHit = (layer, unit) => ({ kind: "unit", layer, unit, input: 0 });
export const hitOf = (layer, unit, input) => (input === null
  ? { kind: "bias", layer, unit, input: 0 } : { kind: "weight", layer, unit, input });
export const longName = (layer, unit, input) => (input === null
  ? biasName(layer, unit) : weightName(layer, unit, input));
export const shortName = (layer, unit, input) => (input === null
  ? t("inspector.bias") : unitInLayer(layer - 1, input));
