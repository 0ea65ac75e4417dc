"use strict";
// One activation for each hidden layer: a select a layer, of which the first
// choice is the one for all layers.
{
  const page = window.neuralplayPage;
  const { element, words } = page;

  // The list names the first layers without a gap, so a layer before the last
  // one named says its name even if it is that of all.
  function listOf(selects, common) {
    const names = selects.map((select) => select.value);
    while (names.length && names.at(-1) === "") names.pop();
    return names.map((name) => name || common);
  }

  page.activationsWidget = (setting, onChange, row, helpId) => {
    const list = element("div", { class: "layer-activations", id: `setting-${setting.key}`, role: "group", "aria-label": setting.label, "aria-describedby": helpId });
    let selects = [];

    function make(layer) {
      const option = ({ value, label }) => element("option", { value }, label);
      const select = element("select", {
        "aria-label": words.activationOf(layer),
        on: { change: () => onChange(listOf(selects, page.config().activation)) },
      }, option({ value: "", label: words.asAll }), ...setting.choices.map(option));
      list.append(element("div", { class: "layer-activation" },
        element("span", { class: "label" }, words.inspector.hidden(layer)), element("span", { class: "select" }, select)));
      return select;
    }

    return {
      node: row(setting, "stacked", element("span", { class: "label" }, setting.label), list),
      set(value) {
        const layers = page.config?.().networkShape?.length ?? 0; // the configuration comes after the controls
        if (layers !== selects.length) {
          list.replaceChildren();
          selects = Array.from({ length: layers }, (_, i) => make(i + 1));
        }
        selects.forEach((select, i) => { select.value = value?.[i] ?? ""; });
      },
    };
  };
}
