// A fold's heading is a button that shows and hides what is under it. In the sheet, where
// the tabs do that, the button is disabled.

import { carry } from "../bridge/carried.js";
import { element, icon, setOrRemove } from "../dom/element.js";
import { groupName } from "../state/config.js";

const folds = new Map(); // by name: a function that opens or closes it
const touched = new Set(); // those that a person has opened or closed
const sheet = matchMedia("(max-width: 699px), (max-height: 520px)");

function make(fold) {
  const name = fold.dataset.fold;
  const body = element("div", { class: "fold-body", id: `fold-${name}` });
  body.append(...fold.childNodes);
  const button = element("button", { type: "button" }, groupName(name), icon("fold"));
  const dress = () => {
    button.disabled = sheet.matches;
    setOrRemove(button, "aria-controls", sheet.matches ? "" : body.id);
    setOrRemove(button, "aria-expanded", sheet.matches ? "" : String(!fold.hasAttribute("data-closed")));
  };
  const set = (open) => {
    fold.toggleAttribute("data-closed", !open);
    dress();
  };
  button.addEventListener("click", () => {
    touched.add(name);
    set(fold.hasAttribute("data-closed"));
  });
  sheet.addEventListener("change", dress);
  dress();
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

const isOpen = (name) => !document.querySelector(`[data-fold="${name}"]`).hasAttribute("data-closed");

export function mountFolds() {
  for (const fold of document.querySelectorAll(".fold")) make(fold);
  carry("folds", () => [...touched].map((name) => [name, isOpen(name)]), (kept) => {
    for (const [name, open] of kept) {
      touched.add(name);
      folds.get(name)(open);
    }
  });
}
