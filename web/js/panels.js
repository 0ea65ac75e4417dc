"use strict";
// The columns and the sheet. Where there is room the columns stand beside the
// stage and fold away; on a phone or in a small frame the same elements are a
// sheet with tabs. The style sheet knows the widths; here is only what is open.
{
  const page = window.neuralplayPage;
  const { element, words, icon } = page;
  const root = document.documentElement;
  const panels = document.getElementById("panels");

  // A fold's heading is a button that shows and hides what is under it.
  const folds = new Map(); // by name: a function that opens or closes it
  const touched = new Set(); // those that a person has opened or closed
  for (const fold of document.querySelectorAll(".fold")) {
    const body = element("div", { class: "fold-body", id: `fold-${fold.dataset.fold}` });
    body.append(...fold.childNodes);
    const button = element("button", { type: "button", "aria-expanded": String(!fold.hasAttribute("data-closed")), "aria-controls": body.id }, words.folds[fold.dataset.fold], icon("fold"));
    const set = (open) => {
      fold.toggleAttribute("data-closed", !open);
      button.setAttribute("aria-expanded", String(open));
    };
    button.addEventListener("click", () => {
      touched.add(fold.dataset.fold);
      set(fold.hasAttribute("data-closed"));
    });
    fold.append(element("h2", {}, button), body);
    folds.set(fold.dataset.fold, set);
  }

  // Beside the stage there is room for both columns, for one, or for none: then
  // an open one floats over it, and Escape or the stage closes it.
  const both = matchMedia("(min-width: 1160px)");
  const one = matchMedia("(min-width: 900px)");
  const floating = matchMedia("(min-width: 700px) and (max-width: 899px) and (min-height: 521px)");
  function column(side, label) {
    const button = document.getElementById(`toggle-${side}`);
    button.append(icon(side));
    button.title = label;
    button.setAttribute("aria-label", label);
    return {
      button,
      isOpen: () => !root.hasAttribute(`data-no-${side}`),
      set(open) {
        const focused = !open && document.getElementById(side).contains(document.activeElement);
        root.toggleAttribute(`data-no-${side}`, !open);
        button.setAttribute("aria-expanded", String(open));
        if (focused && !root.hasAttribute("data-sheet")) button.focus();
      },
    };
  }
  const left = column("left", words.left);
  const right = column("right", words.right);
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

  function closeFloating() {
    const open = floating.matches ? [left, right].filter((c) => c.isOpen()) : [];
    for (const c of open) c.set(false);
    return open.length > 0;
  }
  addEventListener("pointerdown", (event) => { if (event.target instanceof HTMLCanvasElement) closeFloating(); }, true);

  const opener = document.getElementById("open-sheet");
  const head = document.getElementById("sheet-head");
  opener.append(icon("sliders"));
  opener.title = words.openSheet;
  opener.setAttribute("aria-label", words.openSheet);

  function openSheet(open) {
    root.toggleAttribute("data-sheet", open);
    opener.setAttribute("aria-expanded", String(open));
    if (open) tabs.focus();
    else if (panels.contains(document.activeElement)) opener.focus();
  }
  opener.addEventListener("click", () => openSheet(!root.hasAttribute("data-sheet")));

  const tabs = page.tabList(words.openSheet, Object.entries(words.tabs).map(([name, label]) => ({ name, label, controls: "panels" })),
    (name) => { panels.dataset.tab = name; });
  head.append(tabs.node, page.iconButton("close", words.closeSheet, { on: { click: () => openSheet(false) } }));
  tabs.choose("data");

  page.panels = {
    // fold opens or closes a fold, unless a person has said how it shall be.
    fold(name, open) { if (!touched.has(name)) folds.get(name)(open); },
    // close folds away what stands over the stage and says whether there was
    // anything.
    close() {
      if (!root.hasAttribute("data-sheet")) return closeFloating();
      openSheet(false);
      return true;
    },
  };
}
