// Words over the network: the names of the inputs, the headings, and the − and +
// above each hidden layer.

import { element, setText } from "../dom/element.js";
import { overflows, textWidth } from "../dom/measure.js";
import { markEnd, stepper } from "../dom/stepper.js";
import { isHidden } from "../state/config.js";
import { outputsName } from "../state/names.js";
import { addUnit, canGrow, removeUnit, unitsIn } from "../state/shape.js";
import { inputNames } from "../state/space.js";
import { t } from "../text/text.js";
import { over, place, pool } from "./place.js";

// How wide the header of a layer has to be for its − and +: whole, small or
// tiny. Below that it shows the count alone. A finger gets two of 44 px or none.
const coarse = matchMedia("(pointer: coarse)");
const room = () => (coarse.matches ? { whole: 88, small: 88, tiny: 88 } : { whole: 76, small: 58, tiny: 40 });

const inputs = pool(() => ({ node: over("input-name") }));
const headings = pool(() => ({ node: over("heading") }));
const gathered = pool(() => ({ node: over("gathered", { role: "img" }) }));
const steppers = pool((index) => {
  const layer = index + 1;
  const count = element("output", { class: "count figures" });
  const { node, minus, plus } = stepper({
    fewer: t("controls.fewerUnits", { layer }), more: t("controls.moreUnits", { layer }), count,
    less: () => removeUnit(layer), add: () => addUnit(layer),
  });
  const label = t("controls.unitsOf", { layer });
  return {
    node: element("div", { class: "over layer-stepper", role: "group", "aria-label": label }, node), minus, plus, count,
  };
});

const lineHeight = 14;
const gatheredLine = 12;
const countRoom = 20; // narrower, the counts of two layers would run together

function showInputs({ network, layers }) {
  const names = inputNames();
  const shown = layers[0].units.filter((unit) => !unit.hidden);
  // A long name takes as many lines as there are between two tiles, up to three.
  const pitch = shown.length > 1 ? shown[1].rect.y - shown[0].rect.y : 42;
  const lines = Math.max(1, Math.min(3, Math.floor(pitch / lineHeight)));
  const size = pitch < lineHeight ? `${Math.max(8, Math.floor(pitch) - 2)}px` : "";
  const nodes = inputs(shown.length).map(({ node }) => node);
  nodes.forEach((node, i) => {
    const { x, y, h } = shown[i].rect;
    const name = names[i] ?? "";
    setText(node, name);
    node.title = name;
    node.classList.remove("long");
    node.style.setProperty("--lines", lines);
    node.style.fontSize = size;
    const high = Math.max(h, lineHeight * lines);
    // Up to 4 px from the side of the stage, which is 12 px from the network.
    place(node, network.x - 8, y + (h - high) / 2, Math.max(0, x - network.x), high);
  });
  const long = nodes.map(overflows); // first measured, then changed
  nodes.forEach((node, i) => node.classList.toggle("long", long[i]));
}

function showSteppers(hidden) {
  const locked = isHidden("numHiddenLayers");
  const { whole, small, tiny } = room();
  steppers(hidden.length).forEach(({ node, minus, plus, count }, i) => {
    const { header, units } = hidden[i];
    const layer = i + 1;
    place(node, header.x, header.y, header.w, header.h);
    node.hidden = header.w < countRoom;
    node.classList.toggle("small", header.w < whole);
    node.classList.toggle("tiny", header.w < small);
    node.classList.toggle("narrow", header.w < tiny);
    node.toggleAttribute("data-locked", locked);
    setText(count, String(unitsIn(layer) ?? units.length));
    markEnd(minus, unitsIn(layer) <= 1);
    markEnd(plus, !canGrow(layer));
  });
}

// A heading may be wider than its column: it has the room up to its neighbour,
// and on the right up to the boundary, if that stands beside it, or near the side
// of the stage. A short word that would be cut goes.
function showHeadings({ stacked, network, layers, boundary }) {
  const side = document.getElementById("stage").getBoundingClientRect().right;
  const right = stacked ? side - 8 : boundary.x - 8;
  const second = layers[1].header;
  const last = layers.at(-2).header;
  const ends = [
    { name: t("names.inputs"), header: layers[0].header, low: network.x - 8, high: second.x - 4 },
    { name: outputsName(), header: layers.at(-1).header, low: last.x + last.w + 4, high: right },
  ];
  headings(2).forEach(({ node }, i) => {
    const { name, header, low, high } = ends[i];
    setText(node, name);
    node.title = name;
    node.hidden = !header.w; // the boundary stands alone
    place(node, header.x, header.y, undefined, header.h);
    const whole = Math.ceil(node.getBoundingClientRect().width);
    const wide = Math.max(0, Math.min(whole, high - low));
    node.hidden ||= wide < Math.min(whole, 56);
    const x = Math.max(low, Math.min(high - wide, header.x + (header.w - wide) / 2));
    place(node, x, header.y, wide, header.h);
  });
}

// What is written under a layer for the units that have no room, in the room
// that it has itself: in one line, in two, the number alone, or dots.
function countOf(n, wide, high) {
  const whole = t("stage.more", { n });
  const fits = (text) => textWidth(text, "12px") <= wide;
  if (fits(whole) || (high >= 2 * gatheredLine && whole.split(" ").every(fits))) return whole;
  return fits(`+${n}`) ? `+${n}` : "⋮";
}

function showGathered(layers) {
  const pitch = layers[1].rect.x - layers[0].rect.x;
  const crowded = layers.filter((layer) => layer.more && layer.more.w > 0);
  gathered(crowded.length).forEach(({ node }, i) => {
    const { more, units } = crowded[i];
    const n = units.filter((unit) => unit.hidden).length;
    const wide = Math.max(more.w, pitch - 4);
    setText(node, countOf(n, wide, more.h));
    node.title = t("stage.gathered", { n });
    node.setAttribute("aria-label", node.title);
    place(node, more.x + (more.w - wide) / 2, more.y, wide, more.h);
  });
}

export function showNetwork(layout) {
  const { layers } = layout;
  showInputs(layout);
  showSteppers(layers.slice(1, -1));
  showHeadings(layout);

  showGathered(layers);
}
