// f and f′ of a unit's activation, with the present z as a dot on both.

import { read } from "../bridge/host.js";
import { element } from "../dom/element.js";
import { svg } from "../dom/svg.js";
import { choiceOf, settingOf } from "../state/config.js";
import { fixed, term } from "../text/numbers.js";
import { t } from "../text/text.js";

const wide = 248, high = 132; // the column's width
const edge = { left: 30, right: 6, top: 8, bottom: 18 };
const places = 241; // one a pixel
const typical = 6; // how far to both sides the shape is seen

const place = element("div", { class: "plot" });

const activationName = (name) => {
  const setting = ["activation", "outputActivation"].map(settingOf)
    .find(({ choices }) => choices.some(({ value }) => value === name));
  return setting ? choiceOf(setting, name) : name;
};

// halfWidth is how far the plot goes: the dot stays inside, and the axis does not move
// with every change of z.
function halfWidth(z) {
  let half = typical;
  while (Math.abs(z) > 0.95 * half) half *= 2;
  return half;
}

let kept = { key: "", curve: null };
function curveOf(name, half) {
  const key = `${name} ${half}`;
  if (kept.key === key) return kept.curve;
  const curve = read("activationCurve", name, -half, half, places);
  if (curve !== null) kept = { key, curve };
  return curve;
}

// ticks are a few round values that lie in a range.
function ticks(low, high) {
  const rough = (high - low) / 3;
  const unit = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((k) => k * unit).find((s) => s >= rough);
  const list = [];
  for (let i = Math.ceil(low / step); i * step <= high * 1.0001; i++) list.push(i * step);
  return { list, digits: Math.max(0, -Math.floor(Math.log10(step))) };
}

function scales({ z, f, slope }, dot) {
  const values = [...f, ...slope, dot.a, dot.slope, 0];
  const [low, top] = [Math.min(...values), Math.max(...values)];
  const room = 0.06 * (top - low);
  const [from, to] = [low - room, top + room];
  return {
    from, to,
    x: (v) => edge.left + (v - z[0]) / (z[z.length - 1] - z[0]) * (wide - edge.left - edge.right),
    y: (v) => edge.top + (to - v) / (to - from) * (high - edge.top - edge.bottom),
  };
}

function axes({ x, y, from, to }, half) {
  const up = ticks(from, to);
  const label = (at, text) => svg("text", at, text);
  return svg("g", { class: "plot-axes" },
    ...up.list.map((v) => svg("path",
      { class: v === 0 ? "zero" : "grid", d: `M${edge.left} ${y(v)}H${wide - edge.right}` })),
    svg("path", { class: "zero", d: `M${x(0)} ${edge.top}V${high - edge.bottom}` }),
    ...up.list.map((v) => label({ x: edge.left - 4, y: y(v) + 4, "text-anchor": "end" }, fixed(v, up.digits))),
    label({ x: edge.left, y: high - 4 }, fixed(-half, 0)),
    label({ x: x(0), y: high - 4, "text-anchor": "middle" }, "0"),
    label({ x: wide - edge.right, y: high - 4, "text-anchor": "end" }, fixed(half, 0)));
}

const path = (z, values, { x, y }) =>
  `M${z.map((v, i) => `${x(v).toFixed(1)} ${y(values[i]).toFixed(1)}`).join("L")}`;

function picture(curve, half, dot, label) {
  const at = scales(curve, dot);
  const node = svg("svg", { viewBox: `0 0 ${wide} ${high}`, role: "img", "aria-label": label },
    axes(at, half),
    svg("path", { class: "plot-f", d: path(curve.z, curve.f, at) }),
    svg("path", { class: "plot-slope", d: path(curve.z, curve.slope, at) }),
    svg("path", { class: "plot-now", d: `M${at.x(dot.z)} ${edge.top}V${high - edge.bottom}` }),
    svg("circle", { class: "plot-f", cx: at.x(dot.z), cy: at.y(dot.a), r: 4 }),
    svg("circle", { class: "plot-slope", cx: at.x(dot.z), cy: at.y(dot.slope), r: 4 }));
  return node;
}

function key(kind, name, value) {
  const line = svg("svg", { viewBox: "0 0 20 8", class: "plot-key", "aria-hidden": "true" },
    svg("path", { class: kind, d: "M0 4H20" }));
  return element("span", { class: "figures" }, line, ` ${name} = ${value}`);
}

let shown = "";

/** showPlot draws a unit's activation at the z of its trace. */
export function showPlot({ activation, z, a, slope }) {
  const now = [activation, term(z), term(a), slope === null ? "" : term(slope)].join(" ");
  if (now === shown) return;
  const name = activationName(activation);
  if (slope === null) {
    shown = now;
    place.replaceChildren(element("p", { class: "note" }, t("plot.softmax")));
    return;
  }
  const half = halfWidth(z);
  const curve = curveOf(activation, half);
  if (!curve) return;
  shown = now;
  const numbers = { name, z: term(z), f: term(a), slope: term(slope) };
  place.replaceChildren(
    element("p", { class: "plot-head label" }, name, element("span", { class: "figures" }, `z = ${numbers.z}`)),
    picture(curve, half, { z, a, slope }, t("plot.label", numbers)),
    element("p", { class: "plot-keys" }, key("plot-f", "f(z)", numbers.f), key("plot-slope", "f′(z)", numbers.slope)));
}

export const plotNode = () => place;
