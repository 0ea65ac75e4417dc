// The whole network: of each layer how activations, weights and gradients are spread, how
// large the gradient is from layer to layer, and which units do not learn.

import { isRunning, listen, read, ready } from "../bridge/host.js";
import { element, setText } from "../dom/element.js";
import { histogram } from "../pictures/histogram.js";
import { layerName } from "../state/names.js";
import { magnitude, percent } from "../text/numbers.js";
import { t } from "../text/text.js";
import { findingsNodes, mountFindings } from "./findings.js";
import { throttled } from "./refresh.js";

const place = document.getElementById("statistics");
const refreshEvery = 333; // ms, while training

const layers = element("div", { class: "layer-statistics" });
const sizes = element("div", { class: "gradient-sizes", role: "group" });
const about = element("p", { class: "note" });

// What is shown of each layer, in this order.
const kinds = [
  { key: "activations", name: () => t("statistics.activations") },
  { key: "weights", name: () => t("statistics.weights") },
  { key: "gradients", name: () => t("statistics.gradients") },
];

const endOf = ({ end }) => t("statistics.end", { end: magnitude(end) });

let rows = [];
let ends = []; // under the headings: how far the bins of all layers reach

function makePicture(bins, name, layer) {
  const picture = histogram(bins);
  let said = "";
  return {
    node: element("div", { class: "spread", data: { of: name } }, picture.node),
    show(title, { counts, mean, deviation, zeros, end: far }) {
      picture.show(counts);
      const text = t("statistics.spread", {
        title, layer: layerName(layer), end: magnitude(far),
        mean: magnitude(mean), deviation: magnitude(deviation), zeros: percent(zeros),
      });
      if (text === said) return;
      said = text;
      picture.node.setAttribute("aria-label", text);
      this.node.title = text;
    },
  };
}

function makeRow(bins, layer) {
  const pictures = kinds.map(({ key }) => makePicture(bins, key, layer));
  const name = element("h3", {});
  const end = element("span", { class: "end figures", "aria-hidden": "true" });
  const dot = element("i", { class: "dot" });
  const track = element("span", { class: "track" }, dot);
  const size = element("span", { class: "figures" });
  const sizeName = element("span", { class: "size-name" });
  return {
    node: element("div", { class: "layer-row-of", role: "group" }, name, end, ...pictures.map((p) => p.node)),
    sizeNode: element("div", { class: "gradient-size", data: { layer } }, sizeName, track, size),
    show(statistics) {
      setText(name, layerName(layer));
      setText(sizeName, layerName(layer));
      kinds.forEach((kind, i) => pictures[i].show(kind.name(), statistics[kind.key]));
      setText(end, endOf(statistics.gradients));
    },
    // part is where the size lies between the ends of the axis, null for 0.
    showSize(value, part) {
      setText(size, magnitude(value));
      dot.hidden = part === null;
      if (part !== null) dot.style.setProperty("--at", part.toFixed(4));
    },
  };
}

function build({ layers: all }) {
  if (rows.length === all.length) return;
  rows = all.map(({ weights }, i) => makeRow(weights.counts.length, i + 1));
  ends = kinds.slice(0, 2).map(() => element("span", { class: "end figures" }));
  layers.replaceChildren(
    element("div", { class: "layer-row-of heads" },
      ...kinds.map((kind, i) => element("span", { class: "label" }, kind.name(), ends[i] ? " " : "", ends[i]))),
    ...rows.map((row) => row.node));
  sizes.replaceChildren(...rows.map((row) => row.sizeNode), axis.node);
}

const axis = (() => {
  const low = element("span", {});
  const high = element("span", {});
  const node = element("div", { class: "gradient-axis figures", "aria-hidden": "true" }, low, high);
  return {
    node,
    show(from, to) {
      setText(low, power(from));
      setText(high, power(to));
      sizes.style.setProperty("--decades", String(to - from));
    },
  };
})();

const superscript = "⁰¹²³⁴⁵⁶⁷⁸⁹";
const power = (exponent) =>
  `10${exponent < 0 ? "⁻" : ""}${[...String(Math.abs(exponent))].map((digit) => superscript[digit]).join("")}`;

const leastDecades = 3;

// The axis runs from a power of ten to another, around all sizes.
function showSizes(values) {
  const exponents = values.filter((v) => v > 0).map(Math.log10);
  const high = exponents.length ? Math.ceil(Math.max(...exponents)) : 0;
  const low = Math.min(high - leastDecades, exponents.length ? Math.floor(Math.min(...exponents)) : 0);
  axis.show(low, high);
  values.forEach((v, i) => rows[i].showSize(v, v > 0 ? (Math.log10(v) - low) / (high - low) : null));
}

// asked returns null while the page has yet to hear of a change, undefined of a run that
// has diverged.
function asked() {
  try {
    return read("statistics");
  } catch {
    return undefined;
  }
}

const isVisible = () => place.offsetParent !== null;

function refresh() {
  if (!isRunning() || !isVisible()) return;
  const statistics = asked();
  if (statistics === null) return;
  for (const node of [layers, sizes.parentElement]) node.hidden = !statistics;
  if (!statistics) { setText(about, t("statistics.notFinite")); return; }
  build(statistics);
  statistics.layers.forEach((layer, i) => rows[i].show(layer));
  ends.forEach((end, i) => setText(end, endOf(statistics.layers[0][kinds[i].key])));
  showSizes(statistics.layers.map((layer) => layer.gradientSize));
  setText(about, t("statistics.about", { n: statistics.samples }));
}

export function mountStatistics() {
  sizes.setAttribute("aria-label", t("statistics.sizes"));
  place.append(...findingsNodes(), layers,
    element("section", {}, element("h3", { title: t("statistics.sizes.help") }, t("statistics.sizes")), sizes), about);
  mountFindings();
  const soon = throttled(refresh, refreshEvery);
  listen("state", soon);
  listen("config", soon);
  ready.then(refresh, () => { /* the failure card says it */ });
  new ResizeObserver(refresh).observe(place); // also when a fold or a tab shows it
}
