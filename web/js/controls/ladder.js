// A ladder is a field with the usual ones of many numbers: typed, chosen from a
// list, or walked through with the arrow keys.

import { element } from "../dom/element.js";
import { labelOf } from "../state/config.js";
import { t } from "../text/text.js";
import { described, labelFor, row } from "./row.js";
import { said, typed } from "./typed.js";

// The value after another on the way up or down; between two rungs, the nearer.
const nextOn = (rungs) => (value, up) =>
  (up ? rungs.find((rung) => rung > value) : rungs.findLast((rung) => rung < value));

export function ladder(setting, onChange) {
  const field = typed(setting, {
    commit: onChange, next: nextOn(setting.ladder), attributes: { ...described(setting), "aria-label": null },
  });
  // The list is the browser's own, opened by the arrow at the field's end.
  const list = element("select", {
    tabindex: -1, "aria-label": t("controls.usual", { label: labelOf(setting) }),
    on: { change: () => onChange(setting.ladder[list.selectedIndex]) },
  }, ...setting.ladder.map((rung) => element("option", { value: rung }, said(setting, rung))));
  const box = element("span", { class: "select ladder" }, field.input, list);
  return {
    node: row(setting, "inline", labelFor(setting), box, field.note),
    set(value) {
      field.set(value);
      list.selectedIndex = setting.ladder.indexOf(value);
    },
  };
}
