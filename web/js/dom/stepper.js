// A stepper is "− n +"; count is what stands between the buttons.

import { element, iconButton } from "./element.js";

export function stepper({ fewer, more, less, add, count }) {
  const minus = iconButton("minus", fewer, { on: { click: less } });
  const plus = iconButton("plus", more, { on: { click: add } });
  // The same count stands in several places: only the one that is being
  // changed announces it to a screen reader.
  const live = (how) => () => count.setAttribute("aria-live", how);
  live("off")();
  const on = { focusin: live("polite"), focusout: live("off") };
  return { node: element("span", { class: "stepper", on }, minus, count, plus), minus, plus };
}

// A button that is about to be disabled must not lose the keyboard's place, so
// steppers and pagers stay focusable at their ends.
export const markEnd = (button, end) => button.setAttribute("aria-disabled", String(Boolean(end)));
