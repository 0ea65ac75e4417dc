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
  for (const fold of document.querySelectorAll(".fold")) {
    const body = element("div", { class: "fold-body", id: `fold-${fold.dataset.fold}` });
    body.append(...fold.childNodes);
    const button = element("button", { type: "button", "aria-expanded": String(!fold.hasAttribute("data-closed")), "aria-controls": body.id }, words.folds[fold.dataset.fold], icon("fold"));
    button.addEventListener("click", () => {
      const closed = fold.toggleAttribute("data-closed");
      button.setAttribute("aria-expanded", String(!closed));
    });
    fold.append(element("h2", {}, button), body);
  }

  // The columns are open wherever both them and the stage have room.
  const columns = [
    { side: "left", room: matchMedia("(min-width: 900px)"), label: words.left },
    { side: "right", room: matchMedia("(min-width: 1160px)"), label: words.right },
  ];
  for (const { side, room, label } of columns) {
    const button = document.getElementById(`toggle-${side}`);
    const set = (open) => {
      root.toggleAttribute(`data-no-${side}`, !open);
      button.setAttribute("aria-expanded", String(open));
    };
    button.append(icon(side));
    button.title = label;
    button.setAttribute("aria-label", label);
    button.addEventListener("click", () => set(root.hasAttribute(`data-no-${side}`)));
    room.addEventListener("change", () => set(room.matches));
    set(room.matches);
  }

  const opener = document.getElementById("open-sheet");
  const head = document.getElementById("sheet-head");
  opener.append(icon("sliders"));
  opener.title = words.openSheet;
  opener.setAttribute("aria-label", words.openSheet);

  function openSheet(open) {
    root.toggleAttribute("data-sheet", open);
    opener.setAttribute("aria-expanded", String(open));
    if (open) tabs.find((tab) => tab.getAttribute("aria-selected") === "true").focus();
    else if (panels.contains(document.activeElement)) opener.focus();
  }
  opener.addEventListener("click", () => openSheet(!root.hasAttribute("data-sheet")));

  function choose(name) {
    panels.dataset.tab = name;
    for (const tab of tabs) {
      const chosen = tab.dataset.tab === name;
      tab.setAttribute("aria-selected", String(chosen));
      tab.tabIndex = chosen ? 0 : -1;
    }
  }
  const tabs = Object.entries(words.tabs).map(([name, label]) =>
    element("button", { type: "button", role: "tab", "aria-controls": "panels", data: { tab: name }, on: { click: () => choose(name) } }, label));
  const tabList = element("div", { role: "tablist", class: "tabs", "aria-label": words.openSheet }, ...tabs);
  tabList.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const at = tabs.findIndex((tab) => tab.dataset.tab === panels.dataset.tab);
    const next = tabs[(at + step + tabs.length) % tabs.length];
    choose(next.dataset.tab);
    next.focus();
  });
  head.append(tabList, page.iconButton("close", words.closeSheet, { on: { click: () => openSheet(false) } }));
  choose("data");

  page.panels = {
    // close folds the sheet away and says whether there was one.
    close() {
      const open = root.hasAttribute("data-sheet");
      if (open) openSheet(false);
      return open;
    },
  };
}
