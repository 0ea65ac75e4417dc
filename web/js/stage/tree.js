// The network as a tree for the keyboard and for screen readers: its layers, their units,
// and the weights and the bias of each. What has the focus is pointed at, as by the mouse,
// and Enter does what a click does. The items lie over the tiles, where a finger that
// explores the screen finds them.

import { isRunning, listen, read, ready, send } from "../bridge/host.js";
import { pointAt } from "../bridge/pointer.js";
import { element, setOrRemove } from "../dom/element.js";
import { areWeightsLocked, config } from "../state/config.js";
import { onDigits } from "../state/digits.js";
import { biasName, layerCount, layerName, unitCount, unitName, weightName } from "../state/names.js";
import { attempt } from "../state/notices.js";
import { value as signed } from "../text/numbers.js";
import { t } from "../text/text.js";
import { layout } from "./layout.js";
import { place } from "./place.js";

const mostOpen = 16; // a layer of more units is closed at first
const refreshEvery = 1000; // ms, while training

const tree = element("div", { class: "network-tree", role: "tree", hidden: true });
const nodes = new Map(); // by key
const opened = new Map(); // whether a person wants it open, by key
let items = []; // those that are not within a closed one
let current = "0"; // the key of the one that Tab comes to

const isOpen = ({ key, level, children }) => opened.get(key) ?? (level === 1 && children <= mostOpen);
const keyOf = (...path) => path.join(".");

const layerItem = (layer) => ({
  key: keyOf(layer), level: 1, at: layer, of: layerCount(), children: unitCount(layer), layer,
  name: t("tree.layer", { layer: layerName(layer), n: unitCount(layer) }),
});

const valuesOf = (layer) => (layer === 0 ? 0 : unitCount(layer - 1) + (config().bias ? 1 : 0));

const unitItem = (layer, unit) => ({
  key: keyOf(layer, unit), level: 2, at: unit, of: unitCount(layer), children: valuesOf(layer),
  hit: { kind: "unit", layer, unit }, name: unitName(layer, unit),
});

function valueItems(layer, unit) {
  const { weights, bias } = (isRunning() && read("unit", layer, unit)) || { weights: [], bias: null };
  const of = valuesOf(layer);
  const named = (name, value) => (value === undefined ? name : t("tree.value", { name, value: signed(value) }));
  return Array.from({ length: of }, (_, i) => {
    const isBias = i === unitCount(layer - 1);
    return {
      key: keyOf(layer, unit, i), level: 3, at: i, of, children: 0,
      hit: { kind: isBias ? "bias" : "weight", layer, unit, input: isBias ? 0 : i },
      name: isBias ? named(biasName(layer, unit), bias) : named(weightName(layer, unit, i), weights[i]),
    };
  });
}

function* visible() {
  for (let layer = 0; layer < layerCount(); layer++) {
    const item = layerItem(layer);
    yield item;
    for (let unit = 0; isOpen(item) && unit < unitCount(layer); unit++) {
      const inner = unitItem(layer, unit);
      yield inner;
      if (isOpen(inner)) yield* valueItems(layer, unit);
    }
  }
}

// rectOf is what an item stands for: a layer with its heading, a tile, the tile that a
// weight comes from.
function rectOf({ level, layer, hit }) {
  const { layers } = layout();
  if (level === 1) {
    const { header, rect } = layers[layer] ?? layers[0];
    const x = Math.min(header.x, rect.x), right = Math.max(header.x + header.w, rect.x + rect.w);
    return { x, y: header.y, w: right - x, h: rect.y + rect.h - header.y };
  }
  const tile = (l, u) => {
    const unit = layers[l]?.units[u];
    return unit?.hidden === false ? unit : { rect: layers[l]?.more, bias: layers[l]?.more };
  };
  if (hit.kind === "bias") return tile(hit.layer, hit.unit).bias;
  return (hit.kind === "weight" ? tile(hit.layer - 1, hit.input) : tile(hit.layer, hit.unit)).rect;
}

const markPinned = (node, hit) =>
  setOrRemove(node, "aria-selected", hit?.kind === "unit" && isPinned(hit) ? "true" : "");

function dress(node, item) {
  const { level, at, of, children, name } = item;
  setOrRemove(node, "aria-label", name);
  for (const [key, value] of [["level", level], ["posinset", at + 1], ["setsize", of]]) {
    setOrRemove(node, `aria-${key}`, String(value));
  }
  setOrRemove(node, "aria-expanded", children > 0 ? String(isOpen(item)) : "");
  markPinned(node, item.hit);
  node.tabIndex = item.key === current ? 0 : -1;
  const rect = rectOf(item);
  if (rect) place(node, rect.x, rect.y, rect.w, rect.h);
}

function nodeOf({ key }) {
  if (!nodes.has(key)) nodes.set(key, element("div", { class: "over tree-item", role: "treeitem", data: { key } }));
  return nodes.get(key);
}

const hasFocus = () => tree.contains(document.activeElement);

function show() {
  const placed = layout();
  tree.hidden = !placed?.layers?.length || placed.network.w <= 0;
  if (tree.hidden) return;
  const had = hasFocus();
  items = [...visible()];
  while (!items.some(({ key }) => key === current)) current = parentOf(current) || "0";
  const keys = new Set(items.map(({ key }) => key));
  for (const [key, node] of nodes) {
    if (keys.has(key)) continue;
    node.remove(); // before others are put in their order: what is moved loses the focus
    nodes.delete(key);
  }
  items.forEach((item, i) => {
    const node = nodeOf(item);
    dress(node, item);
    if (tree.children[i] !== node) tree.insertBefore(node, tree.children[i] ?? null);
  });
  if (had && !hasFocus()) nodes.get(current).focus({ preventScroll: true });
}

const parentOf = (key) => key.split(".").slice(0, -1).join(".");

function go(key) {
  if (!nodes.has(key)) return;
  nodes.get(current).tabIndex = -1;
  current = key;
  nodes.get(key).tabIndex = 0;
  nodes.get(key).focus({ preventScroll: true });
}

function setOpen(item, open) {
  opened.set(item.key, open);
  show();
}

let pinned = null;
const isPinned = (hit) => pinned && hit.kind === pinned.kind && hit.layer === pinned.layer && hit.unit === pinned.unit;

function act(item) {
  const { hit } = item;
  if (!hit) setOpen(item, !isOpen(item));
  else if (hit.kind === "unit") attempt(() => send("pin", isPinned(hit) ? null : hit));
  else if (!areWeightsLocked()) attempt(() => send("pin", hit));
}

// The keys of every tree, as the ARIA Authoring Practices have them.
const keys = {
  ArrowDown: (_item, i) => go(items[i + 1]?.key),
  ArrowUp: (_item, i) => go(items[i - 1]?.key),
  Home: () => go(items[0].key),
  End: () => go(items.at(-1).key),
  ArrowRight(item, i) {
    if (item.children === 0) return;
    if (isOpen(item)) go(items[i + 1]?.key); else setOpen(item, true);
  },
  ArrowLeft(item) {
    if (item.children > 0 && isOpen(item)) setOpen(item, false); else go(parentOf(item.key));
  },
  Enter: act,
  " ": act,
};

function press(event) {
  const i = items.findIndex(({ key }) => key === current);
  if (i < 0 || !keys[event.key] || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  keys[event.key](items[i], i);
}

const itemAt = ({ target }) => items.find(({ key }) => key === target.dataset.key);

function enter(event) {
  const item = itemAt(event);
  if (!item) return;
  go(item.key);
  pointAt(item.hit ?? null);
}

function leave({ relatedTarget }) {
  if (!tree.contains(relatedTarget)) pointAt(null);
}

// The numbers go on changing; nobody reads them but where the focus is.
let shownAt = 0;
function follow() {
  if (!hasFocus() || performance.now() - shownAt < refreshEvery) return;
  shownAt = performance.now();
  show();
}

export function mountTree() {
  tree.setAttribute("aria-label", t("tree.label"));
  tree.setAttribute("aria-describedby", "network-summary");
  tree.addEventListener("keydown", press);
  tree.addEventListener("focusin", enter);
  tree.addEventListener("focusout", leave);
  tree.addEventListener("click", (event) => { const item = itemAt(event); if (item) act(item); });
  document.getElementById("overlay").prepend(tree);
  listen("layout", show);
  listen("config", show);
  listen("state", follow);
  listen("select", (news) => {
    pinned = news.pinned;
    for (const { key, hit } of items) {
      markPinned(nodes.get(key), hit);
    }
    if (hasFocus()) show(); // a value may have been changed
  });
  onDigits(show);
  ready.then(show, () => { /* the failure card says it */ });
}
