"use strict";
// The data in force as text: one sample a line, the target last.
{
  const page = window.neuralplayPage;
  const quoted = (cell) => (/[",\n\r]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  const line = (cells) => cells.map((cell) => quoted(String(cell))).join(",");

  const most = 1000; // that the program tells at once
  function rowsOf(set, count) {
    const rows = [];
    for (let from = 0; from < count; from += most) rows.push(...page.host.send("samples", set, from, most).rows);
    return rows;
  }

  function text() {
    const { columns, target, train, test } = page.space();
    const rows = [...rowsOf("train", train), ...rowsOf("test", test)];
    return [line([...columns, target]), ...rows.map((row) => line([...row.inputs, row.target])), ""].join("\n");
  }

  // save hands the text over as a file, by the only way there is: a link that
  // is clicked.
  function save() {
    const url = URL.createObjectURL(new Blob([text()], { type: "text/csv" }));
    const { config } = page;
    const { problem, dataset, regDataset } = config();
    page.element("a", { href: url, download: `${problem === "regression" ? regDataset : dataset}.csv` }).click();
    setTimeout(() => URL.revokeObjectURL(url), 1000);
  }

  page.dataCSV = { text, save };
}
