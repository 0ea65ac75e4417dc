// A table of samples. A row is pointed at by mouse, finger and keyboard alike: ↑
// and ↓ move along the rows, Enter pins one.

import { element } from "../dom/element.js";
import { space } from "../state/space.js";
import { columnsOf } from "./samplecells.js";
import { sampleHead } from "./samplehead.js";
import { sampleRows } from "./samplerows.js";

const steps = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10, Home: -Infinity, End: Infinity };

// followKeys lets the keyboard move along the rows; past their ends turn shows
// another page, with 1 or −1, and reports whether there is one.
function followKeys(rows, { pin, turn }) {
  rows.node.addEventListener("keydown", (event) => {
    const i = rows.find(event.target);
    const by = steps[event.key];
    const isOurs = i >= 0 && (by !== undefined || event.key === "Enter");
    if (!isOurs || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    if (by === undefined) { pin(rows.sampleAt(i)); return; }
    const isOutside = i + by < 0 || i + by >= rows.count();
    if (isOutside && Number.isFinite(by) && turn(Math.sign(by))) rows.focus(by < 0 ? rows.count() : 0);
    else rows.focus(i + by);
  });
}

// followPointing calls point with the sample whose row has the pointer or the
// focus, null when that is over, and pin with the one whose row is clicked.
function followPointing(rows, { point, pin }) {
  const listeners = {
    pointerover(event) {
      const i = rows.find(event.target);
      if (i >= 0 && event.pointerType !== "touch") point(rows.sampleAt(i));
    },
    pointerleave: () => point(null),
    focusin(event) {
      const i = rows.find(event.target);
      rows.activate(i);
      point(rows.sampleAt(i));
    },
    focusout: () => point(null),
    click(event) {
      const i = rows.find(event.target);
      if (i < 0 || !document.getSelection().isCollapsed) return; // somebody selects numbers to copy
      rows.activate(i);
      pin(rows.sampleAt(i));
    },
  };
  for (const [type, listener] of Object.entries(listeners)) rows.node.addEventListener(type, listener);
}

// sampleTable makes a table; react has point, pin and turn, as above. sort, where
// its rows can be sorted, is called when their order is to be another one; form returns
// what columnsOf takes.
export function sampleTable(react, { sort = null, form = () => ({ isLittle: true }) } = {}) {
  const head = sampleHead(sort);
  const rows = sampleRows();
  const table = element("table", { class: "samples" }, element("thead", {}, head.node), rows.node);
  const node = element("div", { class: "sample-scroll" }, table);
  followKeys(rows, react);
  followPointing(rows, react);

  // The columns are made anew when the data are others, or the columns' order.
  let built = [];
  function build() {
    const columns = columnsOf(form());
    const names = columns.map((c) => `${c.name()}\n${c.title()}`);
    const now = [names, names.toSorted()].map((some) => JSON.stringify([some, space().classes]));
    if (now[0] === built[0]) return;
    head.build(columns, now[1] === built[1]);
    rows.build(columns);
    built = now;
  }

  // reveal scrolls to a sample's row, and nothing but the table.
  function reveal(index) {
    const row = rows.nodeOf(index);
    if (!row) return;
    const top = row.offsetTop - head.node.offsetHeight;
    const bottom = row.offsetTop + row.offsetHeight - node.clientHeight;
    node.scrollTop = Math.min(top, Math.max(bottom, node.scrollTop));
  }

  return { node, build, reveal, fill: rows.fill, mark: rows.mark, order: head.order, arrange: head.arrange };
}
