// What widgets share. A widget is made from one row of the table of settings
// and a function that takes the new value. It is {node, set(value)}: set shows
// a value, whatever it is, and never reports back.

import { element } from "../dom/element.js";
import { choiceOf, helpOf, labelOf } from "../state/config.js";
import { plain } from "../text/numbers.js";
import { t } from "../text/text.js";

export const idOf = ({ key }) => `setting-${key}`;
export const helpIdOf = ({ key }) => `help-${key}`;
export const described = (setting) => ({ id: idOf(setting), "aria-describedby": helpIdOf(setting) });

// group is what a widget of several controls says of itself.
export const group = (setting) => ({ ...described(setting), role: "group", "aria-label": labelOf(setting) });

// row is the frame that most widgets share: a label, the control, and the help
// sentence for those who cannot see the title.
export function row(setting, kind, label, ...children) {
  const help = helpOf(setting);
  return element("div", { class: `row ${kind}`, title: help, data: { key: setting.key } },
    label, ...children, element("span", { class: "unseen", id: helpIdOf(setting) }, help));
}

export const labelFor = (setting) => element("label", { for: idOf(setting), class: "label" }, labelOf(setting));
export const plainLabel = (setting, attributes = {}) =>
  element("span", { class: "label", ...attributes }, labelOf(setting));

export function radio(setting, { value }, onChoose, content) {
  const input = element("input",
    { type: "radio", name: idOf(setting), value, on: { change: () => onChoose(value) } });
  const attributes = { class: "choice", title: choiceOf(setting, value), data: { [setting.key]: value } };
  return { input, node: element("label", attributes, input, ...content) };
}

// spelled is a value of a setting with its unit.
export function spelled({ unit }, value) {
  const text = plain(value);
  return unit ? t(`units.${unit}`, { value: text, n: Number(value) }) : text;
}
