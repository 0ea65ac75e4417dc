"use strict";
// What the units of the network are called. Layer 0 holds the inputs, layer 1
// is the first hidden one, the last is the output.
{
  const page = window.neuralplayPage;
  const { words } = page;
  const inputs = (window.neuralplaySettings ?? []).filter((s) => s.group === "inputs");

  const active = () => inputs.filter((s) => page.config()[s.key]);
  const shape = () => page.config().networkShape ?? [];

  page.names = {
    inputs: () => active().map((s) => s.label),
    layers: () => shape().length + 2,
    isOutput: (layer) => layer === shape().length + 1,

    units(layer) {
      if (layer === 0) return active().length;
      return shape()[layer - 1] ?? 1;
    },

    layer(layer) {
      if (layer === 0) return words.inspector.inputLayer;
      return page.names.isOutput(layer) ? words.output : words.inspector.hidden(layer);
    },

    // unit counts from 0, as the program does; people count from 1.
    unit(layer, unit) {
      if (layer === 0) return active()[unit]?.label ?? "";
      return page.names.isOutput(layer) ? words.output : words.hiddenUnit(layer, unit + 1);
    },

    // unitInLayer is for places where the layer is known.
    unitInLayer: (layer, unit) => (layer === 0 || page.names.isOutput(layer) ? page.names.unit(layer, unit) : words.unitNumber(unit + 1)),
  };
}
