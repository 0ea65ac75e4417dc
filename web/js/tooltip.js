"use strict";
// The values under the pointer: of a weight, a bias, a unit, or of the inputs
// and the output at a place of the boundary.
{
  const page = window.neuralplayPage;
  const { element, words, numbers, names } = page;
  const tooltip = document.getElementById("tooltip");

  const line = (name, value) => [element("dt", {}, name), element("dd", { class: "figures" }, value)];
  const list = (...pairs) => element("dl", {}, ...pairs.flatMap(([name, value]) => line(name, value)));
  const title = (text) => element("p", { class: "tooltip-title" }, text);
  const hint = () => element("p", { class: "hint" }, words.clickToEdit);

  const contents = {
    weight: ({ layer, unit, input, value }) => [
      title(words.weightFrom(names.unit(layer - 1, input), names.unit(layer, unit))), list([words.weightName, numbers.value(value)]), hint()],
    bias: ({ layer, unit, value }) => [title(words.biasOf(names.unit(layer, unit))), list([words.biasName, numbers.value(value)]), hint()],
    unit: ({ layer, unit, value }) => [title(names.unit(layer, unit)), ...(value === undefined ? [] : [list([words.biasName, numbers.value(value)])])],
    boundary({ inputs, output, x, y }) {
      const known = names.inputs();
      const values = inputs?.length ? inputs.map((v, i) => [known[i] ?? "", numbers.value(v)]) : [["x₁", numbers.value(x)], ["x₂", numbers.value(y)]];
      return [list(...values, [words.output, numbers.value(Array.isArray(output) ? output[0] : output, 3)])];
    },
    chart({ epoch, trainLoss, testLoss }) {
      if (epoch === undefined) return null;
      return [list([words.readouts.epoch[0], numbers.epoch(epoch)], [words.legend.train, numbers.loss(trainLoss)], [words.legend.test, numbers.loss(testLoss)])];
    },
  };

  const same = (a, b) => a && b && a.kind === b.kind && a.layer === b.layer && a.unit === b.unit && a.input === b.input;

  window.neuralplay.on("select", ({ hover, pinned }) => {
    // What the popover is open for needs no second box.
    const editing = same(hover, pinned) && (pinned.kind === "weight" || pinned.kind === "bias");
    const content = hover && !editing ? contents[hover.kind]?.(hover) : null;
    if (!content) {
      tooltip.hidden = true;
      return;
    }
    tooltip.replaceChildren(...content);
    page.floating.at(tooltip, page.floating.spot(hover));
  });
}
