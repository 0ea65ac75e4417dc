// @ts-check
// The tour of a first visit: four cards, each beside what it speaks of. It takes nothing
// away from the page: whoever does what a card says, or anything else, simply goes on.
// Once it was ended, it comes back only from the help.

import { neuralplay } from "../bridge/api.js";
import { isFramed } from "../bridge/embedder.js";
import { listen, ready, send } from "../bridge/host.js";
import { bakedModel } from "../bridge/single.js";
import { element, setText } from "../dom/element.js";
import { config } from "../state/config.js";
import { attempt } from "../state/notices.js";
import { remember, remembered } from "../state/remembered.js";
import { t } from "../text/text.js";
import { overlap, within } from "./floating.js";
import { layout } from "./layout.js";
import { place } from "./place.js";

/** @typedef {{x: number, y: number, w: number, h: number}} Rect of the page, in CSS pixels */

const key = "neuralplay.tour";
const underWay = "tour"; // the step, for this tab
const ring = 4; // from the target to the ring around it
const gap = 14; // from the target to the card
const edge = 8;
const nearness = 100; // what a pixel further from its target costs, in square pixels covered
const leastHeight = 360; // of a window in which a card leaves something to be seen

/** @returns {Rect | undefined} */
function ofElement(...selectors) {
  const found = selectors.map((selector) => document.querySelector(selector)).find((node) => node?.checkVisibility());
  if (!found) return undefined;
  const { x, y, width: w, height: h } = found.getBoundingClientRect();
  return { x, y, w, h };
}

// aUnit is the first of those that compute something.
const aUnit = () => layout()?.layers[1]?.units.find((unit) => !unit.hidden)?.rect;

const steps = [
  {
    words: () => [t("tour.train"), t("tour.train.help")],
    target: () => ofElement("#play"),
    follow(done) {
      let was = neuralplay.state().playing;
      return listen("state", ({ playing }) => {
        if (playing && !was) done();
        was = playing;
      });
    },
  },
  {
    words: () => [t("tour.boundary"), t("tour.boundary.help")],
    target: () => layout()?.boundary,
  },
  {
    words: () => [t("tour.change"), t("tour.change.help")],
    target: () => ofElement(".stage-layers", "#open-sheet"),
    follow(done) {
      const before = neuralplay.link();
      return listen("config", ({ link }) => { if (link !== before) done(); });
    },
  },
  {
    words: () => [t("tour.look"), t("tour.look.help")],
    target: aUnit,
    follow: (done) => listen("select", ({ pinned }) => { if (pinned) done(); }),
  },
];

// Without storage it would come back with every visit, so it stays away.
function wasEnded() {
  try { return localStorage.getItem(key) !== null; } catch { return true; }
}

function keepEnded() {
  remember(underWay, "");
  try { localStorage.setItem(key, "ended"); } catch { /* full: it comes once more */ }
}

let card = null; // its parts, while the tour is under way
let at = 0;
let leaveStep = () => {};

// away is how far a box is from its target, which is on the side that is returned.
function away({ x, y, w, h }, box) {
  const sides = { under: box.y - y - h, over: y - box.y - box.h, right: box.x - x - w, left: x - box.x - box.w };
  const [side, distance] = Object.entries(sides).reduce((a, b) => (b[1] > a[1] ? b : a));
  return { side, distance: Math.max(0, Math.round(distance)) };
}

// boxFor finds the card a place beside its target, else in a corner of the window, over as
// little as possible of what the card speaks of.
function boxFor(target, w, h) {
  const { x, y, w: width, h: height } = target;
  const [middle, center] = [x + width / 2 - w / 2, y + height / 2 - h / 2];
  const places = [
    [middle, y + height + gap], [middle, y - h - gap], [x + width + gap, center], [x - w - gap, center],
    [0, 0], [0, innerHeight], [innerWidth, 0], [innerWidth, innerHeight],
  ];
  const boxes = places.map(([left, top]) =>
    ({ x: within(left, edge, innerWidth - w - edge), y: within(top, edge, innerHeight - h - edge), w, h }));
  const { boundary, layers = [] } = layout() ?? {};
  const tiles = layers.flatMap(({ units }) => units.filter((unit) => !unit.hidden).map((unit) => unit.rect));
  const kept = [...tiles, ofElement(".transport"), ofElement("#readouts")].filter((rect) => rect);
  const covered = (box) => 100 * overlap(box, target) + (boundary ? overlap(box, boundary) / 2 : 0) +
    kept.reduce((sum, rect) => sum + overlap(box, rect), 0);
  const cost = (box) => covered(box) + nearness * away(target, box).distance;
  return boxes.reduce((a, b) => (cost(b) < cost(a) ? b : a));
}

// put moves the card to its target, and hides it while that cannot be seen.
function put() {
  if (!card) return;
  const target = steps[at].target();
  card.node.hidden = card.ring.hidden = !target;
  if (!target) return;
  const { x, y, w, h } = target;
  place(card.ring, x - ring, y - ring, w + 2 * ring, h + 2 * ring);
  const { offsetWidth: width, offsetHeight: height } = card.node;
  const box = boxFor(target, width, height);
  place(card.node, box.x, box.y);
  const { side, distance } = away(target, box);
  card.node.dataset.side = distance > 0 && distance <= gap ? side : ""; // from further off a tip points at nothing
  const isBeside = side === "left" || side === "right";
  card.node.style.setProperty("--tip", isBeside
    ? `${within(y + h / 2 - box.y, 16, box.h - 16)}px`
    : `${within(x + w / 2 - box.x, 16, box.w - 16)}px`);
}

// show leaves out what a link has taken away.
function show(step) {
  leaveStep();
  leaveStep = () => {};
  at = steps.findIndex(({ target }, i) => i >= step && target());
  if (at < 0) { closeTour(); return; }
  remember(underWay, String(at));
  const [title, help] = steps[at].words();
  setText(card.title, title);
  setText(card.help, help);
  setText(card.count, t("tour.place", { step: at + 1, of: steps.length }));
  setText(card.next, at === steps.length - 1 ? t("tour.done") : t("tour.next"));
  card.skip.hidden = at === steps.length - 1;
  put();
  leaveStep = followSteps();
}

// Whoever has trained may do first what only the next card says.
function followSteps() {
  const due = at > 0 ? [at, at + 1] : [at];
  const stops = due.map((i) => steps[i]?.follow?.(() => show(i + 1)));
  return () => stops.forEach((stop) => stop?.());
}

const next = () => show(at + 1);

// A screen reader hears a card when its words change; the focus stays where it is.
function makeCard() {
  const title = element("p", { class: "tour-title", id: "tour-title" });
  const help = element("p", {});
  const count = element("span", { class: "label" });
  const skip = element("button", { type: "button", class: "button", on: { click: closeTour } }, t("tour.skip"));
  const onward = element("button", { type: "button", class: "button primary", on: { click: next } });
  const node = element("section", { class: "tour", id: "tour", "aria-labelledby": title.id },
    element("div", { role: "status" }, title, help),
    element("div", { class: "tour-foot" }, count, skip, onward));
  const around = element("div", { class: "tour-ring", "aria-hidden": "true" });
  // First in the document: whoever presses Tab on a new page comes to it at once.
  document.body.prepend(node, around);
  addEventListener("resize", put);
  const following = [listen("layout", put), listen("config", put), () => removeEventListener("resize", put)];
  return { node, ring: around, title, help, count, skip, next: onward, following };
}

// welcome begins by itself. What is to be announced must be there before its words.
function welcome(step) {
  card = makeCard();
  requestAnimationFrame(() => { if (card) show(step); });
}

// openTour is for who asks for it.
export function openTour() {
  attempt(() => send("pin", null)); // the last step waits for something to be pinned
  card ??= makeCard();
  show(0);
  card?.next.focus();
}

// closeTour ends the tour for good, and reports whether there was one.
export function closeTour() {
  if (!card) return false;
  const hadFocus = card.node.contains(document.activeElement);
  leaveStep();
  for (const stop of card.following) stop();
  card.node.remove();
  card.ring.remove();
  card = null;
  keepEnded();
  if (hadFocus) document.getElementById("play").focus();
  return true;
}

// leaveTour ends it if the focus is in it.
export const leaveTour = () => Boolean(card?.node.contains(document.activeElement)) && closeTour();

// A link that somebody was sent, and a file that was saved, are about something of their
// own. What only says how the page looks is not.
const isPlain = (hash) => hash.slice(1).split("&").every((pair) => !pair || /^(lang|theme)=/.test(pair));

/** mountTour must come before the address describes the page. */
export function mountTour() {
  const begun = Number(remembered(underWay) || NaN); // in another language, or before the page was loaded again
  const isFirst = isPlain(location.hash) && bakedModel() === undefined;
  if (isFramed || wasEnded() || !(begun in steps || isFirst)) return;
  const begin = () => {
    const hasRoom = innerHeight >= leastHeight && config().ui === "full";
    if (hasRoom && !card) welcome(begun in steps ? begun : 0);
  };
  ready.then(begin, () => { /* the failure card says it */ });
  addEventListener("storage", (event) => { if (event.key === key && event.newValue) closeTour(); });
}
