// @ts-check
// Data as text: one sample a line, the target last. What is saved is what the
// network sees; what a person may change is what they brought.

import { send } from "../bridge/host.js";
import { saveFile } from "../dom/savefile.js";
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

function dataAsCSV() {
  const { columns, target, train, test } = space();
  const rows = [...rowsOf("train", train), ...rowsOf("test", test)];
  return [line([...columns, target]), ...rows.map((row) => line([...row.inputs, row.target])), ""].join("\n");
}

// ownAsCSV writes a person's own data, with the numbers as they brought them.
export function ownAsCSV({ Columns, Target, Classes, Train, Test }) {
  const wide = Columns.length;
  const lines = ({ Inputs, Labels }) => (Labels ?? []).map((label, i) =>
    line([...Inputs.slice(i * wide, (i + 1) * wide), Classes ? Classes[label] : label]));
  return [line([...Columns, Target]), ...lines(Train), ...lines(Test), ""].join("\n");
}

export function saveCSV() {
  const { problem, dataset, regDataset } = config();
  saveFile(`${problem === "regression" ? regDataset : dataset}.csv`, "text/csv", dataAsCSV());
}
