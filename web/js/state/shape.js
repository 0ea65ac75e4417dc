// @ts-check
// Changing the shape of the hidden layers: the only place that does.

import { config, settingOf } from "./config.js";
import { configure, inForce } from "./commands.js";

const { layers: mostLayers, max: mostUnits } = settingOf("networkShape");
const newLayerUnits = 2;
export { mostUnits };

// Two quick clicks may come before the program's news of the first.
const shape = () => inForce().networkShape;
const change = (networkShape) => configure({ networkShape });

export const clampUnits = (n) => Math.max(1, Math.min(mostUnits, Math.round(n)));

export const unitsIn = (layer) => config().networkShape[layer - 1];
export const canAddLayer = () => config().networkShape.length < mostLayers;
export const canGrow = (layer) => unitsIn(layer) < mostUnits;

export function addLayer() {
  if (shape().length < mostLayers) change([...shape(), newLayerUnits]);
}

export function removeLayer() {
  if (shape().length) change(shape().slice(0, -1));
}

// setUnits is for hidden layer 1, 2 …
export function setUnits(layer, units) {
  if (Number.isFinite(units)) change(shape().map((n, i) => (i === layer - 1 ? clampUnits(units) : n)));
}

export const addUnit = (layer) => setUnits(layer, shape()[layer - 1] + 1);
export const removeUnit = (layer) => setUnits(layer, shape()[layer - 1] - 1);
