"use strict";
// The stage is an empty place in the page; the canvas lies fixed under the
// whole page and draws only there. This tells the program where "there" is.
{
  const page = window.neuralplayPage;
  const { element, words } = page;
  const stage = document.getElementById("stage");
  const still = matchMedia("(prefers-reduced-motion: reduce)");

  function report() {
    const { x, y, width, height } = stage.getBoundingClientRect();
    page.host.send("stage", { x, y, width, height, scale: devicePixelRatio, dark: page.theme.dark(), still: still.matches });
  }

  // Ebitengine reads the density once, and makes its canvas body.clientWidth
  // times that many pixels wide. So that the canvas follows a zoom, or a move to
  // another screen, the body says its size as though the first density still
  // held. Nobody else asks for it.
  const firstDensity = devicePixelRatio;
  for (const side of ["clientWidth", "clientHeight"]) {
    const real = Object.getOwnPropertyDescriptor(Element.prototype, side).get;
    Object.defineProperty(document.body, side, { get() { return real.call(this) * devicePixelRatio / firstDensity; } });
  }

  // A media query knows when the density changes, as when a window moves to
  // another screen; but each one knows only the density it was made for.
  function watchDensity() {
    const query = matchMedia(`(resolution: ${devicePixelRatio}dppx)`);
    query.addEventListener("change", () => {
      dispatchEvent(new Event("resize")); // tells Ebitengine, and report
      watchDensity();
    }, { once: true });
  }

  new ResizeObserver(report).observe(stage);
  addEventListener("resize", report);
  still.addEventListener("change", report);
  page.theme.onChange(report);
  page.host.onAttach(report);
  watchDensity();

  // The row over the stage: how many hidden layers, and what the points are.
  const head = document.getElementById("stage-head");
  const count = element("output", { class: "count figures" });
  const stepper = page.stepper({ fewer: words.removeLayer, more: words.addLayer, count, less: page.shape.removeLayer, add: page.shape.addLayer });
  const layers = element("div", { class: "stage-layers", role: "group", "aria-label": words.hiddenLayers }, element("span", { class: "label" }, words.hiddenLayers), stepper.node);
  const trainKey = element("span", { class: "key" }, element("i", { class: "point" }), words.legend.train);
  const testKey = element("span", { class: "key" }, element("i", { class: "point hollow" }), words.legend.test);
  head.append(layers, page.motion.node,
    element("div", { class: "keys", "aria-hidden": "true" }, trainKey, testKey));

  function show(config) {
    page.setText(count, String(config.networkShape.length));
    page.markEnd(stepper.minus, config.networkShape.length === 0);
    page.markEnd(stepper.plus, !page.shape.canAdd());
    layers.hidden = Boolean(config.numHiddenLayers_hide);
    testKey.hidden = !config.showTestData || page.space().test === 0;
    const names = page.classes.named() ? [page.classes.name(1), page.classes.name(0)] : [words.positive, words.negative];
    trainKey.title = page.classes.several() ? words.legend.severalTrain : words.legend.twoTrain(...names);
    testKey.title = page.classes.several() ? words.legend.severalTest : words.legend.twoTest(...names);
  }
  window.neuralplay.on("config", ({ config }) => show(config));
  show(page.config());
}
