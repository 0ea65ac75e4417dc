// A row of tabs: one is chosen, the arrows go from one to the next.

import { element } from "./element.js";

// tabList takes [{name, label, title, controls}], controls being the id of
// what a tab shows. It returns {node, choose(name), focus()}.
export function tabList(label, entries, onChoose, kind = "") {
  const tabs = entries.map(({ name, label: text, title, controls }) => element("button", {
    type: "button", role: "tab", title, "aria-controls": controls, data: { tab: name },
    on: { click: () => choose(name) },
  }, text));
  const node = element("div", { role: "tablist", class: `tabs ${kind}`.trim(), "aria-label": label }, ...tabs);
  let chosen = "";

  function choose(name) {
    chosen = name;
    for (const tab of tabs) {
      const mine = tab.dataset.tab === name;
      tab.setAttribute("aria-selected", String(mine));
      tab.tabIndex = mine ? 0 : -1;
    }
    onChoose(name);
  }

  node.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const there = tabs.filter((tab) => !tab.hidden);
    const at = there.findIndex((tab) => tab.dataset.tab === chosen);
    const next = there[(at + step + there.length) % there.length];
    choose(next.dataset.tab);
    next.focus();
  });
  return { node, choose, focus: () => tabs.find((tab) => tab.dataset.tab === chosen)?.focus() };
}
