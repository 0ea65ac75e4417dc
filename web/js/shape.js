"use strict";
// The shape of the hidden layers: how many, and how many units in each, with
// − and + and a field to type in. The stage has the same − and + above each
// layer; both go through page.shape, which is the only place that changes it.
{
  const page = window.neuralplayPage;
  const { element, words } = page;
  const limits = window.neuralplaySettings?.find((s) => s.key === "networkShape") ?? {};
  const most = { layers: limits.layers ?? 8, units: limits.max ?? 64 };
  const newLayerUnits = 2;
  let shape = [];

  const change = (next) => page.configure({ networkShape: next });
  const clamp = (n) => Math.max(1, Math.min(most.units, Math.round(n)));

  page.shape = {
    layers: () => shape.length,
    units: (layer) => shape[layer - 1],
    canAdd: () => shape.length < most.layers,
    canGrow: (layer) => shape[layer - 1] < most.units,
    addLayer() { if (shape.length < most.layers) change([...shape, newLayerUnits]); },
    removeLayer() { if (shape.length) change(shape.slice(0, -1)); },
    // setUnits is for hidden layer 1, 2 …
    setUnits(layer, units) {
      if (Number.isFinite(units)) change(shape.map((n, i) => (i === layer - 1 ? clamp(units) : n)));
    },
  };

  // stepper is "− n +"; count says what is between the buttons.
  page.stepper = ({ fewer, more, less, add, count }) => {
    const minus = page.iconButton("minus", fewer, { on: { click: less } });
    const plus = page.iconButton("plus", more, { on: { click: add } });
    // The same count stands in several places: only the one that is being
    // changed says so to a screen reader.
    const live = (how) => () => count.setAttribute("aria-live", how);
    live("off")();
    return { node: element("span", { class: "stepper", on: { focusin: live("polite"), focusout: live("off") } }, minus, count, plus), minus, plus };
  };

  // A button that is about to be disabled must not lose the keyboard's place,
  // so the steppers stay focusable at their ends.
  page.markEnd = (button, end) => button.setAttribute("aria-disabled", String(Boolean(end)));

  function layerRow(layer) {
    const field = element("input", {
      type: "number", min: 1, max: most.units, step: 1, class: "count figures", "aria-label": words.unitsOf(layer),
      on: { change: () => { showLimits(field.valueAsNumber); page.shape.setUnits(layer, field.valueAsNumber); field.value = shape[layer - 1]; } },
    });
    // Too large a number becomes the largest; that needs a word.
    const limits = element("p", { class: "note", role: "status" });
    const showLimits = (typed) => page.setText(limits, clamp(typed) === typed ? "" : words.unitLimits(most.units));
    const stepper = page.stepper({
      fewer: words.fewerUnits(layer), more: words.moreUnits(layer), count: field,
      less: () => page.shape.setUnits(layer, shape[layer - 1] - 1), add: () => page.shape.setUnits(layer, shape[layer - 1] + 1),
    });
    return {
      node: element("div", { class: "row inline layer-row", data: { layer } }, element("span", { class: "label" }, words.layerUnits(layer)), stepper.node, limits),
      set(units) {
        field.value = units;
        page.markEnd(stepper.minus, units <= 1);
        page.markEnd(stepper.plus, units >= most.units);
      },
    };
  }

  page.shapeWidget = (setting, _onChange, row, describedBy) => {
    const count = element("output", { class: "count figures" });
    const stepper = page.stepper({ fewer: words.removeLayer, more: words.addLayer, count, less: page.shape.removeLayer, add: page.shape.addLayer });
    stepper.node.id = `setting-${setting.key}`;
    stepper.node.setAttribute("role", "group");
    stepper.node.setAttribute("aria-label", setting.label);
    stepper.node.setAttribute("aria-describedby", describedBy);
    const list = element("div", { class: "layer-rows" });
    const rows = [];
    return {
      node: row(setting, "shape", element("div", { class: "row inline" }, element("span", { class: "label" }, setting.label), stepper.node), list),
      set(value) {
        shape = value ?? [];
        page.setText(count, String(shape.length));
        page.markEnd(stepper.minus, shape.length === 0);
        page.markEnd(stepper.plus, shape.length >= most.layers);
        while (rows.length > shape.length) rows.pop().node.remove();
        while (rows.length < shape.length) { rows.push(layerRow(rows.length + 1)); list.append(rows.at(-1).node); }
        shape.forEach((units, i) => rows[i].set(units));
      },
    };
  };
}
