// The list of units that do not learn: what that means, and a button for each that does
// something about it.

import { neuralplay } from "../bridge/api.js";
import { listen } from "../bridge/host.js";
import { pointAt } from "../bridge/pointer.js";
import { element, setText } from "../dom/element.js";
import { badge } from "../pictures/badge.js";
import { areWeightsLocked, config } from "../state/config.js";
import { findings, fits, reason, sentence, together } from "../state/findings.js";
import { attempt } from "../state/notices.js";
import { t } from "../text/text.js";
import { unitHit } from "./parameter.js";

const calm = element("p", { class: "note", id: "no-findings", role: "status", tabindex: -1 });
const items = element("ul", { class: "findings" });
const number = element("span", { class: "finding-count", hidden: true });

const remedies = {
  dead: ({ layer, units }) => ({
    label: t("findings.renew", { n: units.length }), act: () => neuralplay.renewUnits(layer, units),
  }),
  saturated: ({ layer, units }) => ({
    label: t("findings.rescale", { n: units.length }), act: () => neuralplay.rescaleUnits(layer, units),
  }),
  equal: ({ layer, units }) => ({
    label: t("findings.differ"), act: () => neuralplay.renewUnits(layer, units.slice(1)),
  }),
};

let pressed = false; // whether a button that is about to go has the focus

function remedyOf(finding) {
  if (areWeightsLocked()) return null;
  const { label, act } = remedies[finding.kind](finding);
  const click = () => {
    pressed = true;
    attempt(act);
  };
  return element("button", { type: "button", class: "button", on: { click } }, label);
}

// A finding of one unit shows it on the stage.
function pointing({ layer, units }) {
  if (units.length > 1) return {};
  const show = () => pointAt(unitHit(layer, units[0]));
  const letGo = () => pointAt(null);
  return { mouseenter: show, mouseleave: letGo, focusin: show, focusout: letGo };
}

const makeItem = (finding) => element("li", { data: { kind: finding.kind }, on: pointing(finding) },
  badge(finding.kind),
  element("div", {}, element("p", {}, sentence(finding)),
    element("p", { class: "note" }, reason(finding)), remedyOf(finding)));

// Whoever pressed a button goes on with the next one, or reads that nothing is left.
function keepFocus() {
  const next = items.querySelector("button") ?? calm;
  if (pressed && items.parentElement.offsetParent) next.focus();
  pressed = false;
}

let shown = "";

function show() {
  const list = together(findings().filter(fits));
  const { activation, activations, networkShape } = config();
  const now = JSON.stringify([list, activation, activations, networkShape, areWeightsLocked()]);
  if (now === shown) return;
  shown = now;
  const had = items.contains(document.activeElement);
  items.replaceChildren(...list.map(makeItem));
  items.hidden = list.length === 0;
  setText(calm, list.length ? "" : t("findings.none"));
  number.hidden = list.length === 0;
  setText(number, String(list.length));
  number.setAttribute("aria-label", t("findings.count", { n: list.length }));
  pressed ||= had;
  keepFocus();
}

export const findingsNodes = () => [calm, items];

// mountFindings puts their number into the heading of the fold.
export function mountFindings() {
  document.querySelector('[data-fold="statistics"] h2 button .icon').before(number);
  listen("findings", show);
  listen("config", show);
  show();
}
