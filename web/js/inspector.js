"use strict";
// The inspector shows one unit with its weights and bias as fields: whatever
// the mouse does on the stage can be done here with the keyboard.
{
  const page = window.neuralplayPage;
  const { element, words, names } = page;
  const text = words.inspector;
  const place = document.getElementById("inspector");
  const refreshEvery = 150; // ms, while training
  let at = { layer: 1, unit: 0 };
  let pinning = false;

  const layerSelect = element("select", { id: "inspect-layer", title: text.layerHelp, on: { change: () => choose(Number(layerSelect.value), 0) } });
  const unitSelect = element("select", { id: "inspect-unit", title: text.unitHelp, on: { change: () => choose(at.layer, Number(unitSelect.value)) } });
  const pin = element("input", { type: "checkbox", class: "switch", id: "inspect-pin", on: { change: pinUnit } });
  const weights = element("div", { class: "fields", role: "group", "aria-label": text.weights });
  const note = element("p", { class: "note" }, text.waiting);
  const field = (label, id, select) => element("div", { class: "row inline" }, element("label", { for: id, class: "label" }, label), element("span", { class: "select" }, select));

  place.append(
    field(text.layer, "inspect-layer", layerSelect), field(text.unit, "inspect-unit", unitSelect),
    element("div", { class: "row inline" }, element("label", { for: "inspect-pin", class: "label" }, text.pin), pin),
    note, weights, page.predict.node);

  function options(select, labels) {
    if (select.options.length !== labels.length || labels.some((label, i) => select.options[i].text !== label)) {
      select.replaceChildren(...labels.map((label, i) => element("option", { value: i }, label)));
    }
  }

  // One field a weight, in the order of the inputs, then the bias.
  let fields = [];
  function valueField(hit, label, set) {
    const field = page.valueField({ "aria-label": label.long }, (value) => page.attempt(() => set(value)),
      { focus: () => page.pointAt(hit), focusout: () => page.pointAt(null) });
    const bar = element("i", { class: "bar-value" });
    const node = element("label", {
      class: "value-field", data: { field: [hit.kind, hit.layer, hit.unit, hit.input].join("-") },
      on: { mouseenter: () => page.pointAt(hit), mouseleave: () => page.pointAt(null) },
    }, element("span", { class: "value-name", title: label.short, "data-long": label.short.length > 8 }, label.short), bar, field.input);
    return {
      node, hit,
      set(value) {
        field.show(value);
        const part = Math.min(1, Math.abs(value ?? 0) / 2);
        bar.style.setProperty("--part", part.toFixed(3));
        bar.dataset.sign = value < 0 ? "negative" : "positive";
      },
    };
  }

  function buildFields() {
    const { layer, unit } = at;
    fields = [];
    if (layer > 0) {
      const name = names.unit(layer, unit);
      for (let input = 0; input < names.units(layer - 1); input++) {
        const label = { short: names.unitInLayer(layer - 1, input), long: words.weightFrom(names.unit(layer - 1, input), name) };
        fields.push(valueField({ kind: "weight", layer, unit, input }, label, (v) => window.neuralplay.setWeight(layer, unit, input, v)));
      }
      if (page.config().bias) fields.push(valueField({ kind: "bias", layer, unit, input: 0 }, { short: text.bias, long: words.biasOf(name) }, (v) => window.neuralplay.setBias(layer, unit, v)));
    }
    weights.replaceChildren(...(layer > 0 ? [element("p", { class: "label" }, text.weights)] : []), ...fields.map((f) => f.node));
    page.setText(note, layer === 0 ? text.noWeights : text.waiting);
  }

  const visible = () => place.offsetParent !== null;
  function refresh() {
    if (!page.host.running() || !visible()) return;
    note.hidden = at.layer > 0;
    const unit = at.layer > 0 ? page.host.send("unit", at.layer, at.unit) : null;
    if (unit) [...unit.weights, unit.bias].forEach((value, i) => fields[i]?.set(value));
    page.predict.refresh();
  }

  function pinUnit() {
    pinning = true;
    page.attempt(() => page.host.send("pin", pin.checked ? { kind: "unit", layer: at.layer, unit: at.unit, input: 0 } : null));
    pinning = false;
  }

  function choose(layer, unit) {
    show(layer, unit);
    if (pin.checked) pinUnit();
  }

  // show follows a choice or a new network, and keeps within what there is.
  function show(layer, unit) {
    layer = Math.min(layer, names.layers() - 1);
    unit = Math.min(unit, names.units(layer) - 1);
    at = { layer, unit };
    options(layerSelect, Array.from({ length: names.layers() }, (_, i) => names.layer(i)));
    options(unitSelect, Array.from({ length: names.units(layer) }, (_, i) => names.unitInLayer(layer, i)));
    layerSelect.value = layer;
    unitSelect.value = unit;
    buildFields();
    refresh();
  }

  page.inspector = { pinning: () => pinning, refresh };
  window.neuralplay.on("config", () => { page.predict.build(); show(at.layer, at.unit); });
  window.neuralplay.on("select", ({ pinned }) => {
    const named = pinned && pinned.layer !== undefined && ["unit", "weight", "bias"].includes(pinned.kind);
    if (named && (pinned.layer !== at.layer || pinned.unit !== at.unit)) show(pinned.layer, pinned.unit);
    pin.checked = pinned?.kind === "unit";
    for (const f of fields) f.node.toggleAttribute("data-pinned", pinned?.kind === f.hit.kind && (f.hit.kind === "bias" || pinned.input === f.hit.input));
  });

  let last = 0;
  let waiting = 0;
  window.neuralplay.on("state", () => {
    if (waiting) return;
    waiting = setTimeout(() => { waiting = 0; last = performance.now(); refresh(); }, Math.max(0, refreshEvery - (performance.now() - last)));
  });
  window.neuralplay.ready.then(refresh, () => {});
  new ResizeObserver(refresh).observe(place); // also when a fold or a tab shows it
  show(1, 0);
}
