// A table of samples: its head and its rows. A row is pointed at by mouse, finger
// and keyboard alike: ↑ and ↓ move along the rows, Enter pins one.

import { element, icon } from "../dom/element.js";
import { space } from "../state/space.js";
import { t } from "../text/text.js";
import { columnsOf, isWrong } from "./samplecells.js";

// sampleTable makes one. point and pin are called with an index in the set, or
// null; turn, where there are pages, with −1 or 1 at the ends of the rows; sort,
// where they can be sorted, with a column and a direction.
export function sampleTable({ point, pin, turn = () => false, sort = null }) {
  const head = element("tr");
  const body = element("tbody");
  const table = element("table", { class: "samples" }, element("thead", {}, head), body);
  const node = element("div", { class: "sample-scroll" }, table);
  let columns = [];
  let built = "";
  let order = { by: "index", input: 0, descending: false };
  let rows = []; // {node, cells, index}
  let active = 0; // the row that the keyboard comes to

  function makeRow() {
    const cells = columns.map(({ kind }, i) =>
      element(i === 0 ? "th" : "td", { class: `is-${kind}`, ...(i === 0 ? { scope: "row" } : {}) }));
    const row = { node: element("tr", {}, ...cells), cells, index: -1 };
    row.node.tabIndex = -1;
    body.append(row.node);
    return row;
  }

  const isSorted = ({ by, input = 0 }) => order.by === by && (by !== "input" || order.input === input);

  function choose(column) {
    order = { by: column.by, input: column.input ?? 0, descending: isSorted(column) && !order.descending };
    showOrder();
    sort(order);
  }

  function showOrder() {
    columns.forEach((column, i) => {
      const th = head.children[i];
      if (isSorted(column)) th.setAttribute("aria-sort", order.descending ? "descending" : "ascending");
      else th.removeAttribute("aria-sort");
    });
  }

  function makeHead(column) {
    const title = column.title();
    const attributes = { scope: "col", class: `is-${column.kind}`, title };
    if (!sort) return element("th", attributes, column.name());
    const name = element("span", { class: "column-name" }, column.name());
    const button = element("button",
      { type: "button", title: t("samples.sort", { column: title }), on: { click: () => choose(column) } },
      name, icon("fold"));
    return element("th", attributes, button);
  }

  // The columns are named anew when the data are others.
  function build() {
    columns = columnsOf(sort !== null);
    const now = JSON.stringify([columns.map((c) => [c.name(), c.title()]), space().classes]);
    if (now === built) return;
    built = now;
    order = { by: "index", input: 0, descending: false };
    head.replaceChildren(...columns.map(makeHead));
    body.replaceChildren();
    rows = [];
    if (sort) showOrder();
  }

  function activate(i) {
    if (rows[active]) rows[active].node.tabIndex = -1;
    active = Math.max(0, Math.min(i, rows.length - 1));
    if (rows[active]) rows[active].node.tabIndex = 0;
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

  // reveal scrolls to a row, and only the table.
  function reveal(index) {
    const row = rows.find((r) => r.index === index)?.node;
    if (!row) return;
    const top = row.offsetTop - head.offsetHeight;
    const bottom = row.offsetTop + row.offsetHeight - node.clientHeight;
    if (node.scrollTop > top) node.scrollTop = top;
    else if (node.scrollTop < bottom) node.scrollTop = bottom;
  }

  const isOutside = (i) => i < 0 || i >= rows.length;
  const rowOf = (target) => rows.findIndex((row) => row.node.contains(target));

  function focus(i) {
    activate(i);
    rows[active]?.node.focus();
  }

  const steps = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10, Home: -Infinity, End: Infinity };
  function press(event) {
    const i = rowOf(event.target);
    if (i < 0 || event.ctrlKey || event.altKey || event.metaKey) return;
    const by = steps[event.key];
    if (event.key === "Enter") pin(rows[i].index);
    else if (by === undefined) return;
    else if (isOutside(i + by) && Number.isFinite(by) && turn(Math.sign(by))) focus(by < 0 ? rows.length : 0);
    else focus(i + by);
    event.preventDefault();
  }

  const listeners = {
    pointerover(event) {
      const i = rowOf(event.target);
      if (i >= 0 && event.pointerType !== "touch") point(rows[i].index);
    },
    pointerleave: () => point(null),
    click(event) {
      const i = rowOf(event.target);
      if (i < 0 || !document.getSelection().isCollapsed) return; // somebody selects numbers to copy
      activate(i);
      pin(rows[i].index);
    },
    focusin(event) {
      const i = rowOf(event.target);
      if (i >= 0) { activate(i); point(rows[i].index); }
    },
    focusout: () => point(null),
    keydown: press,
  };
  for (const [type, listener] of Object.entries(listeners)) body.addEventListener(type, listener);

  return { node, table, build, fill, mark, reveal, order: () => order };
}
