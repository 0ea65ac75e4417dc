"use strict";
// What the units of the network are called. Layer 0 holds the inputs, layer 1
// is the first hidden one, the last is the output.
{
  const page = window.neuralplayPage;
  const { words } = page;
  const shape = () => page.config().networkShape ?? [];

  page.names = {
    inputs: () => page.space().labels,
    layers: () => shape().length + 2,
    isOutput: (layer) => layer === shape().length + 1,

    units(layer) {
      if (layer === 0) return page.space().labels.length;
      return shape()[layer - 1] ?? page.space().outputs;
    },

    layer(layer) {
      if (layer === 0) return words.inspector.inputLayer;
      return page.names.isOutput(layer) ? page.names.outputs() : words.inspector.hidden(layer);
    },

    // outputs is the heading of the last layer, output the name of one unit.
    outputs: () => (page.space().outputs > 1 ? words.outputs : words.output),
    output: (unit) => (page.space().outputs > 1 ? page.classes.name(unit) || words.unitNumber(unit + 1) : words.output),

    // unit counts from 0, as the program does; people count from 1.
    unit(layer, unit) {
      if (layer === 0) return page.space().labels[unit] ?? "";
      return page.names.isOutput(layer) ? page.names.output(unit) : words.hiddenUnit(layer, unit + 1);
    },

    // unitInLayer is for places where the layer is known.
    unitInLayer: (layer, unit) => (layer === 0 || page.names.isOutput(layer) ? page.names.unit(layer, unit) : words.unitNumber(unit + 1)),
  };
}
