"use strict";
// How well the network answers: the figures that belong to the problem, and how
// often each class was taken for which. They are of the test points, or of the
// training points where there are no others.
{
  const page = window.neuralplayPage;
  const { element, words, numbers, setText } = page;
  const place = document.getElementById("evaluation");
  const text = words.evaluation;

  const figures = Object.keys(text.figures).map((key) => {
    const name = element("dt");
    const value = element("dd", { class: "figures", id: `metric-${key}` }, "–");
    return { key, name, value, node: element("div", { class: "metric" }, name, value) };
  });
  const list = element("dl", { class: "metrics" }, ...figures.map((f) => f.node));

  const caption = element("caption");
  const head = element("tr");
  const body = element("tbody");
  const table = element("table", { class: "confusion" }, caption, element("thead", {}, head), body);
  const scroller = element("div", { class: "confusion-scroll", hidden: true }, table);
  place.append(list, scroller);

  let cells = [];
  let built = "";
  function build(names) {
    const several = names.length > 2;
    // Several classes: over a column its mark is enough, as the rows say whose it is.
    const row = (name, k) => (several ? [page.classMark(k), element("span", { class: "class-name" }, name)] : [page.classes.named() ? name : text.two[k]]);
    const column = (name, k) => (several ? [page.classMark(k), element("span", { class: "unseen" }, text.answered(name))] : [text.answered(name)]);
    scroller.tabIndex = several ? 0 : -1;
    table.toggleAttribute("data-several", several);
    cells = names.map((_, truth) => names.map((__, answer) => element("td", { class: "figures", id: `confusion-${truth}-${answer}`, "data-right": several && truth === answer })));
    head.replaceChildren(element("td"), ...names.map((name, k) =>
      element("th", { scope: "col", title: text.answered(name) }, ...column(name, k))));
    body.replaceChildren(...cells.map((counts, truth) => element("tr", {}, element("th", { scope: "row", title: names[truth] }, ...row(names[truth], truth)), ...counts)));
  }

  function showConfusion(confusion, of) {
    scroller.hidden = !confusion;
    if (!confusion) return;
    const names = page.classes.named() ? confusion.map((_, k) => page.space().classes[k] ?? String(k)) : [words.negative, words.positive];
    if (names.join("\n") !== built) {
      built = names.join("\n");
      build(names);
    }
    setText(caption, text.confusion(words.points[of]));
    confusion.forEach((row, truth) => row.forEach((n, answer) => setText(cells[truth][answer], String(n))));
  }

  const shares = new Set(text.shares);
  const said = (key, value) => (shares.has(key) ? numbers.percent(value) : numbers.loss(value));

  function show({ metrics, penalty }) {
    const of = metrics?.of ?? "test";
    for (const { key, name, value, node } of figures) {
      const v = key === "penalty" ? penalty : metrics?.[key];
      node.hidden = v === undefined || v === null || (key === "penalty" && v === 0) || (key === "trainAccuracy" && of === "train");
      if (node.hidden) continue;
      const [label, help] = page.classes.several() && text.macro[key] ? text.macro[key] : text.figures[key];
      const title = help(words.points[of], page.classes.named() ? page.classes.name(1) : words.positive);
      setText(name, label);
      if (node.title !== title) node.title = title;
      setText(value, said(key, v));
    }
    showConfusion(metrics?.confusion, of);
  }
  window.neuralplay.on("state", show);
}
