// The rows of a table of samples. The Tab key comes to one of them, the active one.

import { element } from "../dom/element.js";
import { isWrong } from "./samplecells.js";

export function sampleRows() {
  const node = element("tbody");
  let columns = [];
  let rows = []; // {node, cells, index}: which sample of the set it shows
  let active = 0;

  function makeRow() {
    const cells = columns.map(({ kind }, i) =>
      element(i === 0 ? "th" : "td", { class: `is-${kind}`, ...(i === 0 ? { scope: "row" } : {}) }));
    const row = { node: element("tr", { tabindex: "-1" }, ...cells), cells, index: -1 };
    node.append(row.node);
    return row;
  }

  function build(wanted) {
    columns = wanted;
    node.replaceChildren();
    rows = [];
  }

  function activate(i) {
    if (rows[active]) rows[active].node.tabIndex = -1;
    active = Math.max(0, Math.min(i, rows.length - 1));
    if (rows[active]) rows[active].node.tabIndex = 0;
  }

  function focus(i) {
    activate(i);
    rows[active]?.node.focus();
  }

  function fill(samples) {
    while (rows.length > samples.length) rows.pop().node.remove();
    while (rows.length < samples.length) rows.push(makeRow());
    const decimals = columns.map((column) => column.decimals?.(samples));
    samples.forEach((sample, i) => {
      const row = rows[i];
      row.index = sample.index;
      row.cells.forEach((cell, c) => columns[c].put(cell, sample, decimals[c]));
      row.node.toggleAttribute("data-wrong", isWrong(sample));
    });
    activate(active);
  }

  // mark shows which row is the chosen sample's; null is none.
  function mark(index, isPinned) {
    for (const row of rows) {
      const isIt = row.index === index;
      if (isIt) row.node.setAttribute("aria-current", "true"); else row.node.removeAttribute("aria-current");
      row.node.toggleAttribute("data-pinned", isIt && isPinned);
    }
  }

  return {
    node, build, fill, mark, activate, focus,
    count: () => rows.length,
    sampleAt: (i) => rows[i].index,
    nodeOf: (index) => rows.find((row) => row.index === index)?.node,
    find: (target) => rows.findIndex((row) => row.node.contains(target)), // −1: the target is in none
  };
}
