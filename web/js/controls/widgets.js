// Which widget a setting has. It is chosen by what the table's row says; a row
// of a new kind of setting that has no special place here still gets a control.

import { hasPicture } from "../pictures/picture.js";
import { config } from "../state/config.js";
import { activations, explained, fitsSegments, isExplained, segmented, select } from "./choices.js";
import { chip, flag, numberList, slider, text } from "./fields.js";
import { idleness } from "./idle.js";
import { ladder } from "./ladder.js";
import { shape } from "./shape.js";
import { axes, slice } from "./slice.js";
import { tiles } from "./tiles.js";

function widgetForChoice(setting, onChange) {
  if (hasPicture(setting.choices[0]?.value)) return tiles(setting, onChange);
  if (isExplained(setting)) return explained(setting, onChange);
  return fitsSegments(setting) ? segmented(setting, onChange) : select(setting, onChange);
}

function widgetForNames(setting, onChange) {
  return activations(setting, onChange, {
    layers: () => config().networkShape.length,
    common: () => config().activation,
  });
}

const widgets = {
  axes, numbers: slice, list: shape, names: widgetForNames,
  flag, choice: widgetForChoice, integer: slider, number: slider,
};

function bareWidget(setting, onChange) {
  if (setting.group === "inputs") return chip(setting, onChange);
  if (setting.control === "numbers") return numberList(setting, onChange);
  if (setting.ladder?.length) return ladder(setting, onChange);
  return (widgets[setting.kind] ?? text)(setting, onChange);
}

export function widgetFor(setting, onChange) {
  const widget = bareWidget(setting, onChange);
  const showIdle = idleness(setting, widget.node);
  return {
    ...widget,
    set(value) {
      widget.set(value);
      showIdle();
    },
  };
}
