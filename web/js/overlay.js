"use strict";
// Words over the canvas. The program says in "layout" where things stand; the
// names, the − and + above each hidden layer and the legends are elements, so
// that they can be read aloud, focused and selected.
{
  const page = window.neuralplayPage;
  const { element, words, numbers } = page;
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
  const held = element("span", { class: "over held" });
  const classKey = element("span", { class: "over class-key", role: "img" });
  const scale = element("span", { class: "over scale", title: words.legend.scale, role: "img", "aria-label": words.legend.scale });
  const axes = [label("axis across").node, label("axis up").node];
  const lineKey = (className, text, title) => element("span", { class: "key", title }, element("i", { class: `line ${className}` }), text);
  const chartTitle = element("span", { class: "over chart-title" }, words.legend.loss);
  const chartKeys = element("span", { class: "over keys chart-keys" },
    lineKey("train", words.legend.train, words.legend.trainLine), lineKey("test", words.legend.test, words.legend.testLine));
  const chartEpoch = element("span", { class: "over axis" }, words.legend.epoch);
  overlay.append(caption, held, scale, classKey, ...axes, chartTitle, chartKeys, chartEpoch);

  function showNetwork({ network, layers, boundaryHeader }) {
    const names = page.names.inputs();
    const inputs = layers[0].units.filter((unit) => !unit.hidden);
    // A long name takes as many lines as there are between two tiles, up to three.
    const pitch = inputs.length > 1 ? inputs[1].rect.y - inputs[0].rect.y : 42;
    const lines = Math.max(1, Math.min(3, Math.floor(pitch / 14)));
    inputNames(inputs.length).forEach(({ node }, i) => {
      const { x, y, h } = inputs[i].rect;
      page.setText(node, names[i] ?? "");
      node.title = names[i] ?? "";
      node.classList.toggle("long", node.title.length > 5);
      node.style.setProperty("--lines", lines);
      const high = Math.max(h, 14 * lines);
      // Up to 4 px from the side of the stage, which is 12 px from the network.
      place(node, network.x - 8, y + (h - high) / 2, Math.max(0, x - network.x), high);
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

    // The room of a heading ends at the boundary's, if that stands beside it, or near the side of the stage.
    const caption = boundaryHeader.x > network.x && boundaryHeader.y === layers[0].header.y;
    const right = caption ? boundaryHeader.x - 8 : document.getElementById("stage").getBoundingClientRect().right - 4;
    const ends = [[words.inputs, layers[0]], [page.names.outputs(), layers.at(-1)]];
    headings(2).forEach(({ node }, i) => {
      const { header } = ends[i][1];
      page.setText(node, ends[i][0]);
      node.title = ends[i][0];
      node.hidden = !header.w; // the boundary stands alone
      // A heading may be wider than its column: it has the room up to its neighbour.
      place(node, header.x, header.y, undefined, header.h);
      const beside = layers.at(i ? -2 : 1).header;
      const low = i ? beside.x + beside.w + 4 : network.x - 8;
      const high = i ? right : beside.x - 4;
      const wide = Math.max(0, Math.min(Math.ceil(node.getBoundingClientRect().width), high - low));
      const x = Math.max(low, Math.min(high - wide, header.x + (header.w - wide) / 2));
      place(node, x, header.y, wide, header.h);
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

  // The unit whose picture is the large one, if it is not the output's.
  let unit = null;

  // What stands over the boundary: what it shows, at which slice, and the key to
  // its colours: the scale, which the canvas draws, or the classes.
  function showHeader({ boundaryHeader: { x, y, w, h }, legend }) {
    page.setText(caption, unit ? page.names.unit(unit.layer, unit.unit) : page.names.outputs());
    const several = page.classes.several() && !unit;
    scale.hidden = several || !legend.w;
    classKey.hidden = !several;
    place(scale, legend.x, y, legend.w, h);
    showHeld();
    place(caption, x, y, undefined, h);
    const wide = Math.ceil(caption.getBoundingClientRect().width);
    const used = Math.min(wide, w / 2) + 12;
    const key = several ? Math.min(w - used, keyWidth(w - used)) : legend.w ?? 0;
    place(classKey, x + w - key, y, key, h);
    const room = Math.max(0, w - (key ? key + 12 : 0));
    place(caption, x, y, Math.min(wide, room), h);
    place(held, x + used, y, Math.max(0, room - used), h);
    held.classList.toggle("out", held.scrollWidth > held.clientWidth); // a part of it would say nothing
  }

  // Of one or two inputs that are held there is room to say where.
  function showHeld() {
    const { columns, axes: shown, slice, ranges } = page.space();
    const others = columns.map((_, i) => i).filter((i) => !shown.includes(i));
    const digits = (i) => (ranges[i] && ranges[i][1] - ranges[i][0] >= 100 ? 0 : 2);
    const said = others.length <= 2 ? others.map((i) => words.slice.note(columns[i], numbers.fixed(slice[i] ?? 0, digits(i)))).join(", ") : "";
    page.setText(held, said);
    held.title = said;
  }

  // keyWidth fills in the classes and says how wide they are; where their names
  // have no room the marks stand alone.
  let keyed = "";
  function keyWidth(room) {
    const { classes } = page.space();
    if (classes.join("\n") !== keyed) {
      keyed = classes.join("\n");
      classKey.title = words.legend.classes(classes.join(", "));
      classKey.setAttribute("aria-label", classKey.title);
      classKey.replaceChildren(...classes.map((name, k) => element("span", { class: "named" }, page.classMark(k), element("span", { class: "class-name" }, name))));
    }
    classKey.removeAttribute("data-tight");
    place(classKey, 0, 0);
    if (classKey.offsetWidth > room) classKey.setAttribute("data-tight", "");
    return classKey.offsetWidth;
  }

  function showBoundary(news) {
    showHeader(news);
    const { boundary } = news;
    const { columns, axes: shown } = page.space();
    axes.forEach((node, i) => {
      const name = columns[shown[i]] ?? "";
      page.setText(node, name);
      node.title = name;
      node.hidden = !name;
    });
    // Off the rows of the axes' numbers, which would read on into the names: the
    // one under them, the other beside them, upright. On the plane of all
    // generated points it has a place between two numbers.
    place(axes[0], boundary.x, boundary.y + boundary.h + 20, boundary.w, 14);
    const upright = !page.space().has.generated;
    axes[1].classList.toggle("upright", upright);
    const edge = document.getElementById("stage").getBoundingClientRect().right;
    if (upright) place(axes[1], Math.min(boundary.x + boundary.w + 26, edge - 15), boundary.y, 14, boundary.h);
    else place(axes[1], boundary.x + boundary.w + 6, boundary.y + boundary.h * 5 / 12 - 8, undefined, 16);
  }

  function showChart({ chart, chartHeader }) {
    const none = !chart || chart.w <= 0 || chart.h <= 0;
    for (const node of [chartTitle, chartKeys, chartEpoch]) node.hidden = none;
    if (none) return;
    chartKeys.lastChild.hidden = page.space().test === 0;
    place(chartTitle, chartHeader.x, chartHeader.y, undefined, chartHeader.h);
    place(chartKeys, chartHeader.x + 56, chartHeader.y, undefined, chartHeader.h);
    place(chartEpoch, chart.x, chart.y + chart.h + 19, chart.w, 14);
  }

  let layout = null;
  function show() {
    if (!layout?.layers?.length) return;
    overlay.hidden = false; // what is hidden has no width to be asked for
    showNetwork(layout);
    showBoundary(layout);
    showChart(layout);
  }
  overlay.hidden = true;

  page.host.listen("layout", (news) => { layout = news; show(); });
  window.neuralplay.on("config", show);
  window.neuralplay.on("select", ({ hover, pinned }) => {
    const now = [hover, pinned].find((hit) => hit?.kind === "unit") ?? null;
    if (now?.layer === unit?.layer && now?.unit === unit?.unit) return;
    unit = now;
    if (layout?.layers?.length) showHeader(layout);
  });
}
