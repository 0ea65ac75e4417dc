// The columns and the sheet. Where there is room the columns stand beside the
// stage and fold away; on a phone or in a small frame the same elements are a
// sheet with tabs. The style sheet knows the widths; here is only what is open.

import { carry } from "../bridge/carried.js";
import { dressButton, iconButton } from "../dom/element.js";
import { tabList } from "../dom/tabs.js";
import { t } from "../text/text.js";

const root = document.documentElement;
const panels = document.getElementById("panels");
const isSheetOpen = () => root.hasAttribute("data-sheet");

// Beside the stage there is room for both columns, for one, or for none: then
// an open one floats over it, and Escape or the stage closes it.
const both = matchMedia("(min-width: 1160px)");
const one = matchMedia("(min-width: 900px)");
const floating = matchMedia("(min-width: 700px) and (max-width: 899px) and (min-height: 521px)");

let columns = []; // left and right

function column(side, label) {
  const button = dressButton(`toggle-${side}`, side, label);
  return {
    button,
    isOpen: () => !root.hasAttribute(`data-no-${side}`),
    set(open) {
      const focused = !open && document.getElementById(side).contains(document.activeElement);
      root.toggleAttribute(`data-no-${side}`, !open);
      button.setAttribute("aria-expanded", String(open));
      if (focused && !isSheetOpen()) button.focus();
    },
  };
}

function mountSides() {
  const left = column("left", t("page.toggleData"));
  const right = column("right", t("page.toggleSettings"));
  columns = [left, right];
  for (const [mine, other] of [[left, right], [right, left]]) {
    mine.button.addEventListener("click", () => {
      mine.set(!mine.isOpen());
      if (mine.isOpen() && !both.matches) other.set(false);
    });
  }
  both.addEventListener("change", () => {
    if (both.matches) { left.set(true); right.set(true); } else if (left.isOpen()) right.set(false);
  });
  one.addEventListener("change", () => {
    if (!one.matches) { left.set(false); right.set(false); } else if (!right.isOpen()) left.set(true);
  });
  left.set(one.matches);
  right.set(both.matches);
}

function closeFloating() {
  const open = floating.matches ? columns.filter((c) => c.isOpen()) : [];
  for (const c of open) c.set(false);
  return open.length > 0;
}

let opener; // the button that opens the sheet
let tabs;

function openSheet(open) {
  root.toggleAttribute("data-sheet", open);
  opener.setAttribute("aria-expanded", String(open));
  if (open) tabs.focus();
  else if (panels.contains(document.activeElement)) opener.focus();
}

function mountSheet() {
  const label = t("page.openSheet");
  opener = dressButton("open-sheet", "sliders", label);
  opener.addEventListener("click", () => openSheet(!isSheetOpen()));
  const entries = [
    { name: "data", label: t("tabs.data") }, { name: "network", label: t("tabs.network") },
    { name: "training", label: t("tabs.training") }, { name: "inspector", label: t("tabs.inspector") },
  ].map((entry) => ({ ...entry, controls: "panels" }));
  tabs = tabList(label, entries, (name) => { panels.dataset.tab = name; });
  const closer = iconButton("close", t("page.close"), { on: { click: () => openSheet(false) } });
  document.getElementById("sheet-head").append(tabs.node, closer);
  tabs.choose("data");
}

// closePanels folds away what stands over the stage and reports whether there
// was anything.
export function closePanels() {
  if (!isSheetOpen()) return closeFloating();
  openSheet(false);
  return true;
}

// showSettings opens the settings at a tab of the sheet, wherever they are.
export function showSettings(tab) {
  if (opener.checkVisibility()) {
    if (!isSheetOpen()) openSheet(true);
    tabs.choose(tab);
  } else if (!columns[1].isOpen()) columns[1].button.click();
}

// The focus of a page that loads again is not for the sheet to take.
function carryColumns() {
  const scrolled = ["left", "right"].map((side) => document.getElementById(side));
  carry("columns", () => ({
    open: columns.map((c) => c.isOpen()), sheet: isSheetOpen(), tab: panels.dataset.tab,
    scroll: scrolled.map((node) => node.scrollTop),
  }), ({ open, sheet, tab, scroll }) => {
    columns.forEach((c, i) => c.set(open[i]));
    tabs.choose(tab);
    root.toggleAttribute("data-sheet", sheet);
    opener.setAttribute("aria-expanded", String(sheet));
    requestAnimationFrame(() => scrolled.forEach((node, i) => { node.scrollTop = scroll[i]; }));
  });
}

export function mountColumns() {
  mountSides();
  addEventListener("pointerdown", (event) => {
    if (event.target instanceof HTMLCanvasElement) closeFloating();
  }, true);
  mountSheet();
  carryColumns();
}
