"use strict";
// Words over the canvas. The program says in "layout" where things stand; the
// names, the − and + above each hidden layer and the legends are elements, so
// that they can be read aloud, focused and selected.
{
  const page = window.neuralplayPage;
  const { element, words } = page;
  const overlay = document.getElementById("overlay");
  // How wide the header of a layer has to be for its − and +: whole, small or
  // tiny. Below that it shows the count alone. A finger gets no tiny ones.
  const coarse = matchMedia("(pointer: coarse)");
  const room = () => (coarse.matches ? { whole: 88, small: 72, tiny: 72 } : { whole: 76, small: 58, tiny: 40 });

  // place puts a node's left top at a point, or covers a rectangle.
  function place(node, x, y, w, h) {
    node.style.left = `${x}px`;
    node.style.top = `${y}px`;
    node.style.width = w === undefined ? "" : `${w}px`;
    node.style.height = h === undefined ? "" : `${h}px`;
  }

  // pool keeps one element for each index, so that focus survives a layout.
  function pool(make) {
    const nodes = [];
    return (count) => {
      while (nodes.length > count) nodes.pop().node.remove();
      while (nodes.length < count) {
        const made = make(nodes.length);
        nodes.push(made);
        overlay.append(made.node);
      }
      return nodes;
    };
  }

  const label = (className, ...children) => ({ node: element("span", { class: `over ${className}` }, ...children) });
  const inputNames = pool(() => label("input-name"));
  const headings = pool(() => label("heading"));
  const gathered = pool(() => ({ node: element("span", { class: "over gathered", role: "img" }) }));
  const steppers = pool((index) => {
    const layer = index + 1;
    const count = element("output", { class: "count figures" });
    const stepper = page.stepper({
      fewer: words.fewerUnits(layer), more: words.moreUnits(layer), count,
      less: () => page.shape.setUnits(layer, page.shape.units(layer) - 1), add: () => page.shape.setUnits(layer, page.shape.units(layer) + 1),
    });
    const node = element("div", { class: "over layer-stepper", role: "group", "aria-label": words.unitsOf(layer) }, stepper.node);
    return { node, stepper, count };
  });

  const caption = element("span", { class: "over caption", "aria-live": "off" }, words.output);
  const scale = element("span", { class: "over scale", title: words.legend.scale, role: "img", "aria-label": words.legend.scale });
  const axes = { x: label("axis", "x₁").node, y: label("axis", "x₂").node };
  const lineKey = (className, text, title) => element("span", { class: "key", title }, element("i", { class: `line ${className}` }), text);
  const chartTitle = element("span", { class: "over chart-title" }, words.legend.loss);
  const chartKeys = element("span", { class: "over keys chart-keys" },
    lineKey("train", words.legend.train, words.legend.trainLine), lineKey("test", words.legend.test, words.legend.testLine));
  const chartEpoch = element("span", { class: "over axis" }, words.legend.epoch);
  overlay.append(caption, scale, axes.x, axes.y, chartTitle, chartKeys, chartEpoch);

  function showNetwork({ network, layers }) {
    const names = page.names.inputs();
    const inputs = layers[0].units.filter((unit) => !unit.hidden);
    inputNames(inputs.length).forEach(({ node }, i) => {
      const { x, y, h } = inputs[i].rect;
      page.setText(node, names[i] ?? "");
      place(node, network.x, y, Math.max(0, x - network.x - 8), h);
    });

    const hidden = layers.slice(1, -1);
    const locked = Boolean(page.config().numHiddenLayers_hide);
    steppers(hidden.length).forEach(({ node, stepper, count }, i) => {
      const header = hidden[i].header;
      place(node, header.x, header.y, header.w, header.h);
      const { whole, small, tiny } = room();
      node.classList.toggle("small", header.w < whole);
      node.classList.toggle("tiny", header.w < small);
      node.classList.toggle("narrow", header.w < tiny);
      node.toggleAttribute("data-locked", locked);
      page.setText(count, String(page.shape.units(i + 1) ?? hidden[i].units.length));
      page.markEnd(stepper.minus, page.shape.units(i + 1) <= 1);
      page.markEnd(stepper.plus, !page.shape.canGrow(i + 1));
    });

    const ends = [[words.inputs, layers[0]], [words.output, layers.at(-1)]];
    headings(2).forEach(({ node }, i) => {
      const { header } = ends[i][1];
      page.setText(node, ends[i][0]);
      place(node, header.x, header.y, header.w, header.h);
    });

    const crowded = layers.filter((layer) => layer.more && layer.more.w > 0);
    gathered(crowded.length).forEach(({ node }, i) => {
      const { more, units } = crowded[i];
      // The canvas writes "+12" there; this says what it means.
      node.title = words.gathered(units.filter((unit) => unit.hidden).length);
      node.setAttribute("aria-label", node.title);
      place(node, more.x, more.y, more.w, more.h);
    });
  }

  function showBoundary({ boundary, boundaryHeader, legend }) {
    place(caption, boundaryHeader.x, boundaryHeader.y, Math.max(0, boundaryHeader.w - (legend.w ? legend.w + 16 : 0)), boundaryHeader.h);
    place(scale, legend.x, boundaryHeader.y, legend.w, boundaryHeader.h);
    // Off the rows of the axes' numbers, which would read on into the names:
    // x₁ under them, x₂ halfway between the middle and the next number.
    place(axes.x, boundary.x, boundary.y + boundary.h + 20, boundary.w, 14);
    place(axes.y, boundary.x + boundary.w + 6, boundary.y + boundary.h * 5 / 12 - 8, undefined, 16);
  }

  function showChart({ chart, chartHeader }) {
    const none = !chart || chart.w <= 0 || chart.h <= 0;
    for (const node of [chartTitle, chartKeys, chartEpoch]) node.hidden = none;
    if (none) return;
    place(chartTitle, chartHeader.x, chartHeader.y, undefined, chartHeader.h);
    place(chartKeys, chartHeader.x + 56, chartHeader.y, undefined, chartHeader.h);
    place(chartEpoch, chart.x, chart.y + chart.h + 19, chart.w, 14);
  }

  let layout = null;
  function show() {
    if (!layout?.layers?.length) return;
    showNetwork(layout);
    showBoundary(layout);
    showChart(layout);
    overlay.hidden = false;
  }
  overlay.hidden = true;

  page.host.listen("layout", (news) => { layout = news; show(); });
  window.neuralplay.on("config", show);
  window.neuralplay.on("select", ({ hover, pinned }) => {
    const unit = [hover, pinned].find((hit) => hit?.kind === "unit");
    page.setText(caption, unit ? page.names.unit(unit.layer, unit.unit) : words.output);
  });
}
