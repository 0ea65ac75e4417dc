// More inputs than the plane has axes: which two the boundary shows, and where
// the others are held meanwhile.

import { element, setText } from "../dom/element.js";
import { fillSlider, stepFor } from "../dom/slider.js";
import { heldColumns, space } from "../state/space.js";
import { fixed } from "../text/numbers.js";
import { t } from "../text/text.js";
import { group, row } from "./row.js";
import { typed } from "./typed.js";

// stepOf is about a hundredth of a range, and a number people use.
function stepOf(low, high) {
  const rough = (high - low) / 100;
  if (!(rough > 0)) return 0.01;
  const power = 10 ** Math.floor(Math.log10(rough));
  return power * [1, 2, 5, 10].find((n) => n * power >= rough * 0.999);
}
const decimalsOf = (step) => Math.max(0, -Math.floor(Math.log10(step) + 1e-9));

// refill lists the columns' names in a select, if they have changed.
function refill(select, columns) {
  const { options } = select;
  if (options.length === columns.length && columns.every((name, i) => options[i].text === name)) return;
  select.replaceChildren(...columns.map((name, i) => element("option", { value: i + 1 }, name)));
}

export function axes(setting, onChange) {
  const now = () => space().axes.map((axis) => axis + 1);

  function one(place, label) {
    const id = `axis-${place}`;
    const select = element("select", { id, on: { change: () => choose(place, Number(select.value)) } });
    const node = element("div", { class: "axis-choice" },
      element("label", { class: "label", for: id }, label), element("span", { class: "select" }, select));
    return { select, node };
  }
  // The column that the other axis has changes places with this one's.
  function choose(place, column) {
    const chosen = now();
    if (chosen[1 - place] === column) chosen[1 - place] = chosen[place];
    chosen[place] = column;
    onChange(chosen);
  }
  const choices = [one(0, t("controls.across")), one(1, t("controls.up"))];
  return {
    node: row(setting, "stacked", null,
      element("div", { class: "axes", ...group(setting) }, ...choices.map((c) => c.node))),
    set() {
      const chosen = now();
      choices.forEach(({ select }, i) => {
        refill(select, space().columns);
        select.value = chosen[i];
      });
    },
  };
}

// slider is a slider for one column, and the field of its number.
function slider(setting, column, onChange) {
  let step = 0.01;
  let name = "";
  const says = (value) => fixed(value, decimalsOf(step));
  const change = (value) => { field.set(value); slide(value); onChange(column, value); };
  const field = typed(setting, {
    key: `${setting.key}-${column}`, says, attributes: { class: "value figures" },
    next: (value, up) => Number((value + (up ? step : -step)).toFixed(decimalsOf(step))),
    commit(value) {
      if (typeof value === "number") { change(value); return; }
      field.refuse(t("controls.heldNumber", { name }));
      field.set(latest);
    },
  });
  let latest = 0;
  const label = element("span", { class: "label slice-name" });
  const input = element("input", { type: "range", on: { input: () => change(input.valueAsNumber) } });
  const node = element("div", { class: "slice-value", data: { column } },
    element("span", { class: "slider-head" }, label, field.input), input, field.note);

  function slide(value) {
    latest = value;
    input.value = value;
    input.setAttribute("aria-valuetext", says(value));
    fillSlider(input);
  }
  return {
    node,
    set(columnName, [low, high], value) {
      name = columnName;
      step = stepOf(low, high);
      setText(label, name);
      label.title = name;
      input.setAttribute("aria-label", name);
      field.input.setAttribute("aria-label", name);
      input.min = Math.min(low, value);
      input.max = Math.max(high, value, low + step);
      // The value in force may lie between two steps.
      input.step = stepFor(value, Number(input.min), step);
      field.set(value);
      slide(value);
    },
  };
}

export function slice(setting, onChange) {
  const list = element("div", { class: "slice-values", ...group(setting) });
  let sliders = [];
  let shown = "";

  const change = (column, value) => onChange(space().slice.map((held, i) => (i === column ? value : held)));
  return {
    node: row(setting, "stacked", element("span", { class: "label" }, t("controls.held")), list),
    set() {
      const { columns, ranges, slice: held } = space();
      const others = heldColumns();
      if (others.join() !== shown) {
        shown = others.join();
        sliders = others.map((column) => slider(setting, column, change));
        list.replaceChildren(...sliders.map((s) => s.node));
      }
      others.forEach((column, i) => sliders[i].set(columns[column], ranges[column] ?? [-1, 1], held[column] ?? 0));
    },
  };
}
