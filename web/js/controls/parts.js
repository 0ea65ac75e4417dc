// Which parts of the page a link leaves out. data-hide on an element lists the
// names that hide it, its own first; a fold goes by its name. What is left with
// nothing in it goes, too, and so does the button that leads there.

import { isHidden, isLeftOut, isLocked } from "../state/config.js";

const isShown = (node) => !node.hidden && !node.hasAttribute("data-empty");

// A fold that has rows of settings stands and falls with them; what else it holds
// is for their sake.
function hideFold(fold) {
  const { fold: name = "data" } = fold.dataset; // what starts the column is part of the data
  fold.hidden = isHidden(`${name}Panel`);
  const rows = [...fold.querySelectorAll("[data-key]")];
  const buttons = [...fold.querySelectorAll("button[data-hide], form")].filter((button) => !button.closest("[hidden]"));
  if (rows.length) fold.toggleAttribute("data-empty", rows.every((row) => row.hidden) && !buttons.length);
}

// A column without anything in it is not there, nor is its button.
function hideColumn(side) {
  const parts = [...document.getElementById(side).querySelectorAll(":scope > .fold, :scope > .start")];
  const shown = parts.some(isShown);
  document.getElementById(side).hidden = !shown;
  document.getElementById(`toggle-${side}`).hidden = !shown || isHidden("columnsButton");
  return shown;
}

// The same for the tabs of the sheet. The chosen one must be one that is there.
function hideTabs() {
  const tabs = [...document.querySelectorAll("#sheet-head [role=tab]")];
  for (const tab of tabs) {
    const parts = [...document.querySelectorAll(`#panels [data-panel="${tab.dataset.tab}"]`)];
    tab.hidden = !parts.some(isShown);
  }
  const chosen = tabs.find((tab) => tab.getAttribute("aria-selected") === "true");
  if (chosen?.hidden) tabs.find((tab) => !tab.hidden)?.click();
}

export function hideParts() {
  for (const node of document.querySelectorAll("[data-hide]")) {
    const locked = node.hasAttribute("data-hide-locked") && isLocked();
    node.hidden = locked || isLeftOut(...node.dataset.hide.split(" "));
  }
  for (const fold of document.querySelectorAll(".fold, .start")) hideFold(fold);
  const shown = ["left", "right"].map(hideColumn);
  document.getElementById("open-sheet").hidden = !shown.includes(true) || isHidden("columnsButton");
  hideTabs();
}
