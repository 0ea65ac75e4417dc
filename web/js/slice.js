"use strict";
// More inputs than the plane has axes: which two the boundary shows, and where
// the others are held meanwhile.
{
  const page = window.neuralplayPage;
  const { element, words, numbers } = page;
  const text = words.slice;

  // stepOf is about a hundredth of a range, and a number people use.
  function stepOf(low, high) {
    const rough = (high - low) / 100;
    if (!(rough > 0)) return 0.01;
    const power = 10 ** Math.floor(Math.log10(rough));
    return power * [1, 2, 5, 10].find((n) => n * power >= rough * 0.999);
  }
  const decimalsOf = (step) => Math.max(0, -Math.floor(Math.log10(step) + 1e-9));

  // refill gives a select the columns' names, if they are others.
  function refill(select, columns) {
    if (select.options.length === columns.length && columns.every((name, i) => select.options[i].text === name)) return;
    select.replaceChildren(...columns.map((name, i) => element("option", { value: i + 1 }, name)));
  }

  page.axesWidget = (setting, onChange, row, helpId) => {
    const now = () => page.space().axes.map((axis) => axis + 1);
    const one = (place, label) => {
      const select = element("select", { id: `axis-${place}`, on: { change: () => choose(place, Number(select.value)) } });
      return { select, node: element("div", { class: "axis-choice" }, element("label", { class: "label", for: select.id }, label), element("span", { class: "select" }, select)) };
    };
    // The column that the other axis has changes places with this one's.
    function choose(place, column) {
      const axes = now();
      if (axes[1 - place] === column) axes[1 - place] = axes[place];
      axes[place] = column;
      onChange(axes);
    }
    const choices = [one(0, text.across), one(1, text.up)];
    const group = element("div", { class: "axes", id: `setting-${setting.key}`, role: "group", "aria-label": setting.label, "aria-describedby": helpId }, ...choices.map((c) => c.node));
    return {
      node: row(setting, "stacked", null, group),
      set() {
        const axes = now();
        choices.forEach(({ select }, i) => {
          refill(select, page.space().columns);
          select.value = axes[i];
        });
      },
    };
  };

  function slider(column, onInput) {
    const said = element("output", { class: "value figures" });
    const name = element("span", { class: "label slice-name" });
    const input = element("input", { type: "range", on: { input: () => { say(input.valueAsNumber); onInput(column, input.valueAsNumber); } } });
    const node = element("label", { class: "slice-value", data: { column } }, element("span", { class: "slider-head" }, name, said), input);
    let decimals = 2;

    function say(value) {
      page.setText(said, numbers.fixed(value, decimals));
      input.setAttribute("aria-valuetext", said.textContent);
      const part = (value - input.min) / (input.max - input.min);
      input.style.setProperty("--part", `${(100 * part).toFixed(1)}%`);
    }
    return {
      node,
      set(label, [low, high], value) {
        const step = stepOf(low, high);
        decimals = decimalsOf(step);
        page.setText(name, label);
        name.title = label;
        input.setAttribute("aria-label", label);
        input.min = Math.min(low, value);
        input.max = Math.max(high, value, low + step);
        // The value in force may lie between two steps.
        const steps = (value - input.min) / step;
        input.step = Math.abs(steps - Math.round(steps)) < 1e-6 ? step : "any";
        input.value = value;
        say(value);
      },
    };
  }

  page.sliceWidget = (setting, onChange, row, helpId) => {
    const list = element("div", { class: "slice-values", id: `setting-${setting.key}`, role: "group", "aria-label": setting.label, "aria-describedby": helpId });
    let sliders = [];
    let shown = "";

    const change = (column, value) => onChange(page.space().slice.map((held, i) => (i === column ? value : held)));
    const held = ({ columns, axes }) => columns.map((_, i) => i).filter((i) => !axes.includes(i));

    return {
      node: row(setting, "stacked", element("span", { class: "label" }, text.held), list),
      set() {
        const space = page.space();
        const columns = held(space);
        if (columns.join() !== shown) {
          shown = columns.join();
          sliders = columns.map((column) => slider(column, change));
          list.replaceChildren(...sliders.map((s) => s.node));
        }
        columns.forEach((column, i) => sliders[i].set(space.columns[column], space.ranges[column] ?? [-1, 1], space.slice[column] ?? 0));
      },
    };
  };
}
