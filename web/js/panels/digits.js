// The switch between four digits and all of them. It stands wherever numbers are
// compared; all of its copies say the same.

import { segments } from "../dom/segments.js";
import { allDigits, chooseDigits, onDigits } from "../state/digits.js";
import { t } from "../text/text.js";

// digitsSwitch makes a copy; name tells its radio buttons from the others'.
export function digitsSwitch(name) {
  const { node, show } = segments(name, t("digits"), [["four", t("digits.four")], ["all", t("digits.all")]],
    (value) => chooseDigits(value === "all"));
  const follow = () => show(allDigits() ? "all" : "four");
  onDigits(follow);
  follow();
  node.classList.add("digits");
  node.title = t("digits.help");
  return node;
}
