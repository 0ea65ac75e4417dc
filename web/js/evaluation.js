"use strict";
// How well the network answers the test points: the figures that belong to the
// problem, and for two classes how often each was taken for which.
{
  const page = window.neuralplayPage;
  const { element, words, numbers, setText } = page;
  const place = document.getElementById("evaluation");
  const text = words.evaluation;

  const figure = (key, [label, help]) => {
    const value = element("dd", { class: "figures", id: `metric-${key}` }, "–");
    return { key, value, node: element("div", { class: "metric", title: help }, element("dt", {}, label), value) };
  };
  const figures = Object.entries(text.figures).map(([key, said]) => figure(key, said));
  const list = element("dl", { class: "metrics" }, ...figures.map((f) => f.node));

  const cells = [0, 1].map((truth) => [0, 1].map((answer) => element("td", { class: "figures", id: `confusion-${truth}-${answer}` }, "–")));
  const classes = [text.negative, text.positive];
  const table = element("table", { class: "confusion" },
    element("caption", {}, text.confusion),
    element("thead", {}, element("tr", {}, element("td", {}), ...classes.map((name) => element("th", { scope: "col" }, text.answered(name))))),
    element("tbody", {}, ...cells.map((row, truth) => element("tr", {}, element("th", { scope: "row" }, classes[truth]), ...row))));
  place.append(list, table);

  const shares = new Set(text.shares);
  const said = (key, value) => (shares.has(key) ? numbers.percent(value) : numbers.loss(value));

  function show({ metrics, penalty }) {
    for (const { key, value, node } of figures) {
      const v = key === "penalty" ? penalty : metrics?.[key];
      node.hidden = v === undefined || v === null || (key === "penalty" && v === 0);
      if (!node.hidden) setText(value, said(key, v));
    }
    table.hidden = !metrics?.confusion;
    metrics?.confusion?.forEach((row, truth) => row.forEach((n, answer) => setText(cells[truth][answer], String(n))));
  }
  window.neuralplay.on("state", show);
}
