// The head of a table of samples. Where the rows can be sorted, each column's name
// is a button: a second click turns the order around.

import { element, icon } from "../dom/element.js";
import { t } from "../text/text.js";

const asTheyLie = () => ({ by: "index", input: 0, number: 0, descending: false });

// sampleHead makes one; sort, where rows can be sorted, is called when their order
// is to be another one.
export function sampleHead(sort) {
  const node = element("tr");
  let columns = [];
  let order = asTheyLie();

  const isSorted = ({ by, input = 0, number = 0 }) =>
    order.by === by && order.input === input && order.number === number;

  function show() {
    columns.forEach((column, i) => {
      const cell = node.children[i];
      if (isSorted(column)) cell.setAttribute("aria-sort", order.descending ? "descending" : "ascending");
      else cell.removeAttribute("aria-sort");
    });
  }

  function choose(column) {
    const { by, input = 0, number = 0 } = column;
    order = { by, input, number, descending: isSorted(column) && !order.descending };
    show();
    sort();
  }

  function makeCell(column) {
    const title = column.title();
    const attributes = { scope: "col", class: `is-${column.kind}`, title };
    if (!sort) return element("th", attributes, column.name());
    const help = t("samples.sort", { column: title });
    return element("th", attributes,
      element("button", { type: "button", title: help, on: { click: () => choose(column) } },
        element("span", { class: "column-name" }, column.name()), icon("fold")));
  }

  // build puts other columns there, or the same ones otherwise arranged: then the rows
  // stay sorted as they are.
  function build(wanted, areSame) {
    columns = wanted;
    if (!areSame) order = asTheyLie();
    node.replaceChildren(...columns.map(makeCell));
    if (sort) show();
  }

  function arrange(wanted) {
    order = wanted;
    show();
  }

  return { node, build, arrange, order: () => order };
}
