// A choice between a few things that lie side by side.

import { element } from "./element.js";

/**
 * segments makes one of [[value, label]]; name tells its radio buttons from the others'.
 * It returns {node, show(value)}.
 */
export function segments(name, label, entries, onChoose) {
  const choices = entries.map(([value, text]) => {
    const input = element("input", { type: "radio", name, value, on: { change: () => onChoose(value) } });
    return { value, input, node: element("label", { class: "choice" }, input, element("span", {}, text)) };
  });
  const node = element("div", { class: "segmented", role: "radiogroup", "aria-label": label },
    ...choices.map((choice) => choice.node));
  const show = (value) => choices.forEach((choice) => { choice.input.checked = choice.value === value; });
  return { node, show };
}
