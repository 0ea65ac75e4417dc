// The shape of the hidden layers: how many, and how many units in each, with
// − and + and a field to type in.

import { element, setText } from "../dom/element.js";
import { markEnd, stepper } from "../dom/stepper.js";
import { addLayer, addUnit, canAddLayer, clampUnits, mostUnits, removeLayer, removeUnit, setUnits, unitsIn }
  from "../state/shape.js";
import { t } from "../text/text.js";
import { group, plainLabel, row } from "./row.js";

function layerRow(layer) {
  const field = element("input", {
    type: "number", min: 1, max: mostUnits, step: 1, class: "count figures",
    "aria-label": t("controls.unitsOf", { layer }), on: { change: typed },
  });
  // Too large a number becomes the largest; that needs a word.
  const limits = element("p", { class: "note", role: "status" });
  function typed() {
    const units = field.valueAsNumber;
    setText(limits, clampUnits(units) === units ? "" : t("controls.unitLimits", { most: mostUnits }));
    field.value = unitsIn(layer);
    setUnits(layer, units);
  }
  const { node, minus, plus } = stepper({
    fewer: t("controls.fewerUnits", { layer }), more: t("controls.moreUnits", { layer }), count: field,
    less: () => removeUnit(layer), add: () => addUnit(layer),
  });
  const label = element("span", { class: "label" }, t("names.layer", { layer }));
  return {
    node: element("div", { class: "row inline layer-row", data: { layer } }, label, node, limits),
    set(units) {
      field.value = units;
      markEnd(minus, units <= 1);
      markEnd(plus, units >= mostUnits);
    },
  };
}

// layerStepper is − and + for the number of hidden layers.
export function layerStepper() {
  const count = element("output", { class: "count figures" });
  const { node, minus, plus } = stepper({
    fewer: t("controls.removeLayer"), more: t("controls.addLayer"), count, less: removeLayer, add: addLayer,
  });
  return {
    node,
    set(layers) {
      setText(count, String(layers));
      markEnd(minus, layers === 0);
      markEnd(plus, !canAddLayer());
    },
  };
}

export function shape(setting) {
  const layers = layerStepper();
  for (const [name, value] of Object.entries(group(setting))) layers.node.setAttribute(name, value);
  const list = element("div", { class: "layer-rows" });
  const rows = [];
  return {
    node: row(setting, "shape", element("div", { class: "row inline" }, plainLabel(setting), layers.node), list),
    set(value) {
      const units = value ?? [];
      layers.set(units.length);
      while (rows.length > units.length) rows.pop().node.remove();
      while (rows.length < units.length) { rows.push(layerRow(rows.length + 1)); list.append(rows.at(-1).node); }
      units.forEach((n, i) => rows[i].set(n));
    },
  };
}
