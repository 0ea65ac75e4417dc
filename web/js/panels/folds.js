// A fold's heading is a button that shows and hides what is under it.

import { element, icon } from "../dom/element.js";
import { groupName } from "../state/config.js";

const folds = new Map(); // by name: a function that opens or closes it
const touched = new Set(); // those that a person has opened or closed

function make(fold) {
  const name = fold.dataset.fold;
  const body = element("div", { class: "fold-body", id: `fold-${name}` });
  body.append(...fold.childNodes);
  const expanded = String(!fold.hasAttribute("data-closed"));
  const button = element("button", { type: "button", "aria-expanded": expanded, "aria-controls": body.id },
    groupName(name), icon("fold"));
  const set = (open) => {
    fold.toggleAttribute("data-closed", !open);
    button.setAttribute("aria-expanded", String(open));
  };
  button.addEventListener("click", () => {
    touched.add(name);
    set(fold.hasAttribute("data-closed"));
  });
  fold.append(element("h2", {}, button), body);
  folds.set(name, set);
}

// setFold opens or closes a fold, unless a person has decided that.
export function setFold(name, open) {
  if (!touched.has(name)) folds.get(name)(open);
}

// openFold opens a fold because a person asked for what is in it.
export function openFold(name) {
  touched.add(name);
  folds.get(name)(true);
}

export function mountFolds() {
  for (const fold of document.querySelectorAll(".fold")) make(fold);
}
