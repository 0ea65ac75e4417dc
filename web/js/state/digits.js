// @ts-check
// How many digits numbers have, as a person chose it for this tab.

import { allDigits, showAllDigits } from "../text/numbers.js";

export { allDigits };

const key = "neuralplay.digits";
const reactions = [];

// onDigits calls react whenever numbers are to be written anew.
export const onDigits = (react) => reactions.push(react);

function apply(all) {
  showAllDigits(all);
  document.documentElement.toggleAttribute("data-all-digits", all);
}

export function chooseDigits(all) {
  if (all === allDigits()) return;
  apply(all);
  try { sessionStorage.setItem(key, all ? "all" : "four"); } catch { /* then it lasts as long as the page */ }
  for (const react of reactions) react();
}

// restoreDigits must come before whoever writes numbers.
export function restoreDigits() {
  try { apply(sessionStorage.getItem(key) === "all"); } catch { /* no storage in this frame */ }
}
