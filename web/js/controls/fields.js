// Widgets for a single value: a slider, a switch, a picture to switch on, a text.

import { element } from "../dom/element.js";
import { fillSlider, stepFor } from "../dom/slider.js";
import { picture } from "../pictures/picture.js";
import { helpOf, labelOf, placeholderOf } from "../state/config.js";
import { parseNumber } from "../text/parse.js";
import { described, helpIdOf, labelFor, row } from "./row.js";
import { refusalFor, said, typed } from "./typed.js";

// slider widens for a value outside its range or between its steps. Where
// "full" is a value, too, it is the stop past the last. Its number is a field.
export function slider(setting, onChange) {
  const { min = 0, step = 1 } = setting;
  const max = (setting.max ?? 100) + (setting.full ? step : 0);
  const read = (text) => (setting.full && Number(text) === max ? "full" : Number(text));
  const change = (value) => { field.set(value); onChange(value); };
  const input = element("input", {
    type: "range", min, max, step, ...described(setting),
    on: { input: () => { say(read(input.value)); change(read(input.value)); } },
  });
  const field = typed(setting, {
    commit: onChange,
    next: (value, up) => read(rounded((value === "full" ? max : value) + (up ? step : -step), min, max)),
    attributes: { class: "value figures" },
  });
  function say(value) {
    input.setAttribute("aria-valuetext", said(setting, value));
    fillSlider(input);
  }
  return {
    node: row(setting, "slider",
      element("span", { class: "slider-head" }, labelFor(setting), field.input), input, field.note),
    set(value) {
      const at = value === "full" ? max : value;
      input.min = Math.min(min, at);
      input.max = Math.max(max, at);
      input.step = at <= max ? stepFor(at, min, step) : "any";
      input.value = at;
      say(value);
      field.set(value);
    },
  };
}

// rounded keeps a step on the slider, without the traces of binary fractions.
const rounded = (value, min, max) => Number(Math.min(max, Math.max(min, value)).toPrecision(12));

export function flag(setting, onChange) {
  const input = element("input",
    { type: "checkbox", class: "switch", ...described(setting), on: { change: () => onChange(input.checked) } });
  return {
    node: row(setting, "inline", labelFor(setting), input),
    set(value) { input.checked = Boolean(value); },
  };
}

// chip is a flag with a picture: one of the inputs of the network.
export function chip(setting, onChange) {
  const label = labelOf(setting);
  const help = helpOf(setting);
  const input = element("input",
    { type: "checkbox", ...described(setting), "aria-label": label, on: { change: () => onChange(input.checked) } });
  const node = element("label", { class: "chip", title: help, data: { key: setting.key } },
    input, picture(setting.key, 24), element("span", { class: "chip-name" }, label),
    element("span", { class: "unseen", id: helpIdOf(setting) }, help));
  return { node, set(value) { input.checked = Boolean(value); } };
}

// text keeps what is being typed, whatever happens meanwhile.
export function text(setting, onChange) {
  let typing = false;
  const input = element("input", {
    type: "text", ...described(setting), spellcheck: "false", autocomplete: "off", placeholder: placeholderOf(setting),
    on: {
      input() { typing = true; refusal.clear(); },
      change() { typing = false; onChange(input.value.trim()); },
    },
  });
  const refusal = refusalFor(setting.key, input);
  return {
    node: row(setting, "inline", labelFor(setting), input, refusal.note),
    set(value) {
      if (typing) return;
      if (input.value !== (value ?? "")) refusal.clear();
      input.value = value ?? "";
    },
  };
}

// numberList is a text of numbers with commas between; what is no number is left to the
// program to refuse.
export function numberList(setting, onChange) {
  const read = (part) => parseNumber(part, false) ?? part.trim();
  const widget = text(setting, (typed) => onChange(typed === "" ? [] : typed.split(",").map(read)));
  return { ...widget, set: (values) => widget.set((values ?? []).join(", ")) };
}
