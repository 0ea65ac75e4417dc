// @ts-check
// Data as text: one sample a line, the targets last. What is saved is what the
// network sees; what a person may change is what they brought.

import { send } from "../bridge/host.js";
import { saveFile } from "../dom/savefile.js";
import { inForce } from "./commands.js";

const quoted = (cell) => (/[",\n\r]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
const line = (cells) => cells.map((cell) => quoted(String(cell))).join(",");

// Everything is asked of the program: what the page last heard may be of other data.
const most = 1000; // that the program sends at once
function pagesOf(set) {
  const pages = [send("samples", set, 0, most)];
  for (let from = most; from < pages[0].total; from += most) pages.push(send("samples", set, from, most));
  return pages;
}

function dataAsCSV() {
  const pages = [...pagesOf("train"), ...pagesOf("test")];
  const rows = pages.flatMap((page) => page.rows);
  const cells = ({ inputs, target, others = [] }) => [...inputs, target, ...others.map((other) => other.target)];
  return [line(pages[0].columns), ...rows.map((row) => line(cells(row))), ""].join("\n");
}

// ownAsJSON writes data of which a row has several targets: CSV has one.
function ownAsJSON({ Columns, Target, Others, Train, Test }) {
  const cut = (values, i, wide) => (values ?? []).slice(i * wide, (i + 1) * wide);
  const rows = ({ Inputs, Labels, Others: more }) => ({
    inputs: (Labels ?? []).map((_, i) => cut(Inputs, i, Columns.length)),
    targets: (Labels ?? []).map((label, i) => [label, ...cut(more, i, Others.length)]),
  });
  const columns = [...Columns, Target, ...Others];
  return JSON.stringify({ columns, problem: "regression", train: rows(Train), test: rows(Test) });
}

// ownAsText writes a person's own data, with the numbers as they brought them.
export function ownAsText(table) {
  const { Columns, Target, Classes, Others, Train, Test } = table;
  if (Others?.length) return ownAsJSON(table);
  const wide = Columns.length;
  const lines = ({ Inputs, Labels }) => (Labels ?? []).map((label, i) =>
    line([...Inputs.slice(i * wide, (i + 1) * wide), Classes ? Classes[label] : label]));
  return [line([...Columns, Target]), ...lines(Train), ...lines(Test), ""].join("\n");
}

export function saveCSV() {
  const { problem, dataset, regDataset } = inForce();
  saveFile(`${problem === "regression" ? regDataset : dataset}.csv`, "text/csv", dataAsCSV());
}
