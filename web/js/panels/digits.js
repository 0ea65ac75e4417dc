// The switch between four digits and all of them. It stands wherever numbers are
// compared; all of its copies say the same.

import { element } from "../dom/element.js";
import { allDigits, chooseDigits, onDigits } from "../state/digits.js";
import { t } from "../text/text.js";

// digitsSwitch makes a copy; name tells its radio buttons from the others'.
export function digitsSwitch(name) {
  const choices = [[false, t("digits.four")], [true, t("digits.all")]].map(([all, label]) => {
    const input = element("input",
      { type: "radio", name, value: all ? "all" : "four", on: { change: () => chooseDigits(all) } });
    return { all, input, node: element("label", { class: "choice" }, input, element("span", {}, label)) };
  });
  const show = () => choices.forEach(({ all, input }) => { input.checked = all === allDigits(); });
  onDigits(show);
  show();
  return element("div",
    { class: "segmented digits", role: "radiogroup", "aria-label": t("digits"), title: t("digits.help") },
    ...choices.map((c) => c.node));
}
