// Putting what floats beside what it is about, inside the window, and off what
// a person looks at meanwhile.

import { pointer } from "../bridge/pointer.js";
import { layout } from "./layout.js";

const gap = 12;
// What a pixel further from its anchor costs, in square pixels covered: a field must be seen to belong to its mark.
const nearness = 24;
const edge = 8;
export const within = (v, low, high) => Math.max(low, Math.min(v, Math.max(low, high)));
const layers = () => layout()?.layers ?? [];

const shared = (from, size, otherFrom, otherSize) =>
  Math.max(0, Math.min(from + size, otherFrom + otherSize) - Math.max(from, otherFrom));
export const overlap = (a, b) => shared(a.x, a.w, b.x, b.w) * shared(a.y, a.h, b.y, b.h);

// tileOf is the unit that a hit belongs to: of a weight, the one it leads to.
const tileOf = ({ layer, unit }) => layers()[layer]?.units[unit]?.rect;

// costs is how much of what should stay in sight a box would cover, and how far
// from its anchor it would be.
function costs(box, anchor, own) {
  let sum = 4 * overlap(box, anchor) + (own ? 12 * overlap(box, own) : 0);
  for (const { units, header } of layers()) {
    for (const { rect, hidden } of units) sum += hidden ? 0 : 2 * overlap(box, rect);
    sum += overlap(box, header);
  }
  if (layout()) sum += overlap(box, layout().boundary);
  const { x, y, width: w, height: h } = document.getElementById("stage").getBoundingClientRect();
  sum += box.w * box.h - overlap(box, { x, y, w, h });
  const across = box.x + box.w / 2 - anchor.x - anchor.w / 2;
  const up = box.y + box.h / 2 - anchor.y - anchor.h / 2;
  return sum + nearness * Math.hypot(across, up);
}

// candidates are places beside the anchor, above and under it, and past the
// ends of the network's columns, where nothing stands.
function candidates({ x, y, w, h }, width, height) {
  const shown = layers().flatMap((layer) => layer.units.filter((unit) => !unit.hidden).map((unit) => unit.rect));
  const first = Math.min(...shown.map((rect) => rect.y));
  const last = Math.max(...shown.map((rect) => rect.y + rect.h));
  const rows = [y - height - gap, y + h + gap, first - height - gap, last + gap].filter(Number.isFinite);
  const across = [0.5, 0.3, 0.7, 0.1, 0.9].map((part) => x + w / 2 - width * part);
  const sides = [x - width - gap, x + w + gap];
  const beside = sides.flatMap((left) => [0.5, 0.1, 0.9].map((part) => [left, y + h / 2 - height * part]));
  return [...rows.flatMap((top) => across.map((left) => [left, top])), ...beside];
}

function put(node, x, y) {
  node.style.left = `${x}px`;
  node.style.top = `${y}px`;
}

// floatAt puts the node above a point, or under it where there is no room.
export function floatAt(node, { x, y }) {
  node.hidden = false;
  const { offsetWidth: width, offsetHeight: height } = node;
  const above = y - height - gap;
  put(node, within(x - width / 2, edge, innerWidth - width - edge),
    within(above >= edge ? above : y + gap, edge, innerHeight - height - edge));
}

// floatBeside finds the node a place near a unit, weight or bias. Of a weight
// that the pointer is at, that is near the pointer.
export function floatBeside(node, hit, atPointer) {
  node.hidden = false;
  const { offsetWidth: w, offsetHeight: h } = node;
  const tile = tileOf(hit);
  const isWeight = hit.kind === "weight";
  const atHit = (!isWeight && tile) || hit.rect;
  const anchor = isWeight && atPointer ? { x: pointer.x, y: pointer.y, w: 0, h: 0 } : atHit;
  const boxes = candidates(anchor, w, h).map(([x, y]) =>
    ({ x: within(x, edge, innerWidth - w - edge), y: within(y, edge, innerHeight - h - edge), w, h }));
  const own = isWeight ? null : tile;
  const best = boxes.reduce((a, b) => (costs(b, anchor, own) < costs(a, anchor, own) ? b : a));
  put(node, best.x, best.y);
}
