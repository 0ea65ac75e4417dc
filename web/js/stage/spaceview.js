// The space of a layer in place of the boundary: the switch between the two, which
// layer, the walk from one to the next, and what is seen, in words.

import { listen } from "../bridge/host.js";
import { element, icon, iconButton, setText } from "../dom/element.js";
import { segments } from "../dom/segments.js";
import { markEnd } from "../dom/stepper.js";
import { configure } from "../state/commands.js";
import { choiceOf, config, helpOf, isHidden, labelOf, settingOf } from "../state/config.js";
import { isOutput, layerCount, layerName, unitName } from "../state/names.js";
import { percent } from "../text/numbers.js";
import { t } from "../text/text.js";
import { over, place } from "./place.js";

let news = null; // of the space shown, from the program; null while the boundary is
let asked = null; // the layer that was asked for since

// isSpace reports whether a space is shown.
export const isSpace = () => news !== null;

const layerKey = (layer) => (layer === 0 ? "inputs" : (isOutput(layer) && "output") || String(layer));
const layer = () => asked ?? news?.layer ?? 0;

function show(to) {
  if (to < 0 || to >= layerCount()) return undefined;
  asked = to;
  return configure({ spaceLayer: layerKey(to) });
}

function go(by) {
  stop();
  show(layer() + by);
}

// The walk goes from the inputs to the output, with time to look at each layer.
const stay = 2000; // ms, of which the way takes the first 800
let timer = 0;

function stop() {
  clearTimeout(timer);
  timer = 0;
  dressWalk();
}

function walkTo(to) {
  timer = setTimeout(() => (to + 1 < layerCount() ? walkTo(to + 1) : stop()), stay);
  show(to);
}

function toggleWalk() {
  if (timer) { stop(); return; }
  walkTo(layer() === 0 ? 1 : 0);
  dressWalk();
}

const arrow = (icon, by) => iconButton(icon, "", { on: { click: () => go(by) } });
const previous = arrow("back", -1);
const next = arrow("next", 1);
const leave = iconButton("close", "", { on: { click: () => configure({ largeView: "boundary" }) } });
const walk = element("button", { type: "button", class: "icon-button small play-through", on: { click: toggleWalk } });
const name = element("output", { class: "space-layer", "aria-live": "off" });
const announce = (how) => () => name.setAttribute("aria-live", how);
export const spaceHead = over("space-head", {
  role: "group", hidden: true, on: { focusin: announce("polite"), focusout: announce("off") },
}, previous, name, next, leave, walk);

function label(button, text) {
  button.title = text;
  button.setAttribute("aria-label", text);
}

function dressWalk() {
  walk.replaceChildren(icon(timer ? "pause" : "play"));
  label(walk, timer ? t("space.stop") : t("space.walk"));
}

// What is seen: a caption in the square, and the name of the square.
const caption = element("p", { class: "space-caption", "aria-hidden": "true" });
const square = over("space-square", { role: "img", hidden: true }, caption);

// The number and its sign stay on one line.
const share = ([across, up]) =>
  (across === null || up === null ? null : percent(across + up).replace(" ", "\u00a0"));

function sentence() {
  const { units, shares } = news;
  const held = share(shares);
  if (news.layer === 0 && units <= 2) return units === 1 ? t("space.inputs.line") : t("space.inputs.two");
  if (news.layer === 0 && held !== null) return t("space.inputs.more", { units, share: held });
  if (units === 1) return t("space.line");
  if (units === 2) return t("space.two");
  return held === null ? t("space.none", { units }) : t("space.more", { units, share: held });
}

// Where the square is small, the caption is short.
const roomy = 300;
const tiny = 170;
function captionText(wide) {
  const held = share(news.shares);
  if (wide < tiny) return news.units > 2 ? held ?? "" : "";
  return news.units > 2 && held !== null && wide < roomy ? t("space.more.short", { share: held }) : sentence();
}

function meaning() {
  if (!news.line) return news.units > 2 ? t("space.leftOut") : t("space.colours");
  return news.units > 2 ? t("space.cut") : t("space.decides");
}

function showWords(wide) {
  setText(name, layerName(layer()));
  markEnd(previous, layer() <= 0);
  markEnd(next, layer() >= layerCount() - 1);
  setText(caption, captionText(wide));
  const words = { name: layerName(news.layer), sentence: sentence(), meaning: meaning() };
  square.setAttribute("aria-label", t("space.label", words));
  spaceHead.title = meaning();
}

// spaceName is the layer whose space is shown.
export const spaceName = () => layerName(news.layer);

// spaceAxes are the names of the axes across and up, for those who place them.
export function spaceAxes(wide) {
  const { units, layer: at, shares } = news;
  if (units > 2) { // they keep their places when they change ranks
    const first = shares[1] > shares[0] ? 1 : 0;
    return shares.map((part, i) => {
      const named = { n: i === first ? 1 : 2, share: percent(part) };
      return wide < roomy ? t("space.component.short", named) : t("space.component", named);
    });
  }
  const unit = (u) => (at === 0 || isOutput(at) ? unitName(at, u) : t("space.unit", { layer: at, u: "₁₂"[u] }));
  return Array.from({ length: units }, (_, u) => unit(u));
}

// isChosen reports whether the author has chosen the large view: its choice is hidden, or
// the whole page is not shown.
const isChosen = () => isHidden("largeView") || config().ui !== "full";

// showSpace is for what stands in the square; spaceHead has its place in the row over it.
export function showSpace({ boundary: { x, y, w, h } }) {
  square.hidden = !isSpace();
  spaceHead.hidden = !isSpace() || isHidden("spaceLayer");
  document.getElementById("stage-head").toggleAttribute("data-space", !spaceHead.hidden);
  switcher.hidden = (low.matches && isSpace()) || isChosen(); // there is no room for both
  leave.hidden = !canLeave();
  if (isSpace()) {
    showWords(w);
    place(square, x, y, w, h);
  }
}

// fitSpaceHead leaves out what the row has no room for.
export function fitSpaceHead(room) {
  if (isSwitchOver()) switcher.hidden = switcher.scrollWidth > room + 1;
  if (!isHeadOver()) return;
  const isTight = () => spaceHead.scrollWidth > room + 1;
  walk.hidden = false;
  leave.hidden = !canLeave();
  for (const part of [walk, leave]) if (isTight()) part.hidden = true;
}

// The switch is over the stage, or in a low frame, which has no such row, over the
// square. On a phone, whose square has little room over it, the choice of the layer is
// beside the switch.
const low = matchMedia("(max-height: 520px)");
const narrow = matchMedia("(max-width: 480px) and (min-height: 521px)");
const canLeave = () => low.matches && !isChosen();
export const isHeadOver = () => isSpace() && !narrow.matches;

export const switcher = element("div",
  { class: "segmented view-switch", role: "radiogroup", data: { hide: "largeView" } });

function fillSwitch() {
  const setting = settingOf("largeView");
  label(switcher, labelOf(setting));
  switcher.title = helpOf(setting);
  const choices = setting.choices.map(({ value }) => [value, choiceOf(setting, value)]);
  const { node, show: choose } = segments("large-view", labelOf(setting), choices,
    (value) => configure({ largeView: value }));
  switcher.append(...node.children);
  const set = () => choose(config().largeView);
  listen("config", set);
  set();
}

export const isSwitchOver = () => low.matches && !isSpace() && !isChosen();

function put(node, isOver) {
  const head = document.getElementById("stage-head");
  node.classList.toggle("over", isOver);
  if (isOver) document.getElementById("overlay").append(node);
  else if (node === spaceHead) head.prepend(node);
  else head.querySelector(".keys").before(node);
  for (const side of ["left", "top", "width", "height"]) node.style[side] = "";
}

function placeSwitch() {
  put(switcher, low.matches);
  put(spaceHead, !narrow.matches);
  walk.hidden = false;
}

// mountSpace calls changed whenever what stands over the square differs.
export function mountSpace(overlay, changed) {
  label(previous, t("space.previous"));
  label(next, t("space.next"));
  label(leave, t("space.leave"));
  spaceHead.setAttribute("aria-label", t("space.layers"));
  dressWalk();
  fillSwitch();
  overlay.append(square);
  placeSwitch();
  for (const query of [low, narrow]) query.addEventListener("change", () => { placeSwitch(); changed(); });
  listen("space", (now) => {
    news = now;
    if (now === null || now.layer === asked) asked = null;
    if (now === null) stop();
    changed();
  });
  listen("config", () => { if (config().largeView !== "space") stop(); });
}
