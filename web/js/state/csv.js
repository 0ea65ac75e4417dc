// @ts-check
// The data in force as text: one sample a line, the target last.

import { send } from "../bridge/host.js";
import { element } from "../dom/element.js";
import { config } from "./config.js";
import { space } from "./space.js";

const quoted = (cell) => (/[",\n\r]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
const line = (cells) => cells.map((cell) => quoted(String(cell))).join(",");

const most = 1000; // that the program sends at once
function rowsOf(set, count) {
  const rows = [];
  for (let from = 0; from < count; from += most) rows.push(...send("samples", set, from, most).rows);
  return rows;
}

export function dataAsCSV() {
  const { columns, target, train, test } = space();
  const rows = [...rowsOf("train", train), ...rowsOf("test", test)];
  return [line([...columns, target]), ...rows.map((row) => line([...row.inputs, row.target])), ""].join("\n");
}

// saveCSV hands the text over as a file, by the only way there is: a link that
// is clicked.
export function saveCSV() {
  const href = URL.createObjectURL(new Blob([dataAsCSV()], { type: "text/csv" }));
  const { problem, dataset, regDataset } = config();
  element("a", { href, download: `${problem === "regression" ? regDataset : dataset}.csv` }).click();
  setTimeout(() => URL.revokeObjectURL(href), 1000);
}
