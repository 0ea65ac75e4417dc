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
  // Where a field of the page points at it, there is nothing to click or drag.
  const hint = () => (page.pointer.over ? [element("p", { class: "hint" }, page.pointer.type === "touch" ? words.tapToEdit : words.clickToEdit)] : []);

  const mostInputs = 7; // to be listed; of more, the two that the place is in
  const named = (k) => element("span", { class: "named" }, page.classMark(k), element("span", { class: "class-name" }, page.space().classes[k] ?? ""));

  const contents = {
    weight: ({ layer, unit, input, value }) => [
      title(words.weightFrom(names.unit(layer - 1, input), names.unit(layer, unit))), list([words.weightName, numbers.value(value)]), ...hint()],
    bias: ({ layer, unit, value }) => [title(words.biasOf(names.unit(layer, unit))), list([words.biasName, numbers.value(value)]), ...hint()],
    unit: ({ layer, unit, value }) => [title(names.unit(layer, unit)), ...(value === undefined ? [] : [list([words.biasName, numbers.value(value)])])],
    // The picture may be a unit's: then its value is what the colour says.
    boundary({ inputs, output, outputs = [output], class: answer, x, y, shown }) {
      const known = names.inputs();
      const { columns, axes } = page.space();
      const places = [x, y].map((v, i) => [columns[axes[i]], numbers.value(v)]).filter(([name]) => name !== undefined);
      const values = inputs.length <= mostInputs ? inputs.map((v, i) => [known[i] ?? "", numbers.value(v)]) : places;
      const picture = shown && !(names.isOutput(shown.layer) && outputs.length > 1) ? [[names.unit(shown.layer, shown.unit), numbers.value(shown.value, 3)]] : [];
      const answers = outputs.map((v, k) => [outputs.length > 1 ? named(k) : words.output, numbers.output(v)]);
      // Of two classes that are only positive and negative, the sign says it.
      const said = page.classes.named() && answer !== undefined ? [[words.answer, named(answer)]] : [];
      return [list(...values), list(...picture, ...answers, ...said)];
    },
    chart({ epoch, trainLoss, testLoss }) {
      if (epoch === undefined) return null;
      const test = page.space().test > 0 ? [[words.legend.test, numbers.loss(testLoss)]] : [];
      return [list([words.readouts.epoch[0], numbers.count(epoch)], [words.legend.train, numbers.loss(trainLoss)], ...test)];
    },
  };
  const isPlace = (hit) => hit?.kind === "boundary" || hit?.kind === "chart";

  const same = (a, b) => a && b && a.kind === b.kind && a.layer === b.layer && a.unit === b.unit && a.input === b.input;

  // A field of the sheet points at what may lie under the sheet, and says
  // itself what a box would.
  const isCovered = () => !page.pointer.over && document.documentElement.hasAttribute("data-sheet");

  let shown = null;
  function hide() {
    shown = null;
    tooltip.hidden = true;
  }

  window.neuralplay.on("select", ({ hover, pinned }) => {
    // A finger covers what it points at, so what a place says stays when the
    // finger is lifted, until the next touch.
    if (!hover && isPlace(shown) && page.pointer.type === "touch") return;
    // What the popover is open for needs no second box.
    const editing = same(hover, pinned) && (pinned.kind === "weight" || pinned.kind === "bias");
    const content = hover && !editing && !isCovered() ? contents[hover.kind]?.(hover) : null;
    if (!content) { hide(); return; }
    shown = hover;
    tooltip.replaceChildren(...content);
    if (isPlace(hover)) page.floating.at(tooltip, page.pointer);
    else page.floating.beside(tooltip, hover, page.pointer.over);
  });
  page.host.listen("layout", hide);
  addEventListener("pointerdown", (event) => { if (event.pointerType === "touch") hide(); }, true);
}
