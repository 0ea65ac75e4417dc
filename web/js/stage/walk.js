// The walk: a step of training stage by stage, at the chosen grain, forward and back.
// A strip over the stage says where it stands; the canvas shows it.

import { neuralplay } from "../bridge/api.js";
import { carry } from "../bridge/carried.js";
import { isRunning, listen, read, send } from "../bridge/host.js";
import { dressButton, element, icon, setText } from "../dom/element.js";
import { markEnd } from "../dom/stepper.js";
import { inForce, whenReady } from "../state/commands.js";
import { config, isHidden } from "../state/config.js";
import { isOutput, layerName } from "../state/names.js";
import { attempt } from "../state/notices.js";
import { bare, plain } from "../text/numbers.js";
import { t } from "../text/text.js";

const strip = document.getElementById("walk");
const back = document.getElementById("walk-back");
const next = document.getElementById("walk-next");
const where = document.getElementById("walk-where");
const what = document.getElementById("walk-what");
const said = strip.querySelector(".walk-said");
said.setAttribute("role", "group");
said.setAttribute("aria-labelledby", "walk-where");

let opener = null; // the button over the stage
let state = null;
let opened = false;
let opening; // until the grain is the one that it begins with

const numbers = (list, write) => list.map((v) => write(v)).join(", ");

// what a stage does, in words. The loss is said in numbers.
function lossSaid() {
  try {
    const trace = read("walkTrace");
    if (!trace) return t("walk.loss");
    return t("walk.loss.numbers", {
      output: numbers(trace.layers.at(-1).a, bare), target: numbers(trace.target, plain), loss: bare(trace.loss),
    });
  } catch {
    return t("walk.loss");
  }
}

function forwardSaid({ layer, whole }) {
  if (whole) return t("walk.forward.batch");
  if (config().bias) return layer === 1 ? t("walk.forward.inputs") : t("walk.forward.layer");
  return layer === 1 ? t("walk.forward.inputs.unbiased") : t("walk.forward.layer.unbiased");
}

function backwardSaid({ layer, whole, index }) {
  if (whole) return index < 0 ? t("walk.backward.batch") : t("walk.backward.sample");
  return isOutput(layer) ? t("walk.backward.output") : t("walk.backward.layer");
}

const sayings = {
  forward: forwardSaid,
  loss: lossSaid,
  backward: backwardSaid,
  update: () => (config().reduction === "sum" ? t("walk.update.sum") : t("walk.update.mean")),
};

const titles = {
  forward: ({ layer, whole }) => (whole ? t("walk.forward") : t("walk.forwardTo", { layer: layerName(layer) })),
  loss: () => t("walk.lossTitle"),
  backward: ({ layer, whole }) => (whole ? t("walk.backward") : t("walk.backwardTo", { layer: layerName(layer) })),
  update: () => t("walk.update"),
};

const beginnings = {
  stage: () => t("walk.begin.stage"),
  sample: () => t("walk.begin.sample"),
  batch: () => t("walk.begin.batch"),
  epoch: () => t("walk.begin.epoch"),
};

function sampleName({ set, index, place, of }) {
  if (index < 0) return "";
  const names = { n: index + 1, place, of };
  if (place > 0) return of > 1 ? t("walk.sampleOf", names) : t("walk.sample", names);
  return set === "test" ? t("walk.aside.test", names) : t("walk.aside.train", names);
}

function show() {
  const walk = state?.walk;
  const isShown = !isHidden("stepButton") && (opened || Boolean(walk && walk.index >= 0));
  strip.hidden = !isShown;
  opener.hidden = isHidden("stepButton");
  opener.setAttribute("aria-expanded", String(isShown));
  if (!isShown) return;
  said.setAttribute("aria-live", state?.playing ? "off" : "polite");
  markEnd(back, !state?.canGoBack);
  if (!walk) {
    setText(where, t("walk.title"));
    say(beginnings[config().walkBy]());
    return;
  }
  const sample = sampleName(walk);
  const title = titles[walk.stage](walk);
  setText(where, sample ? t("walk.where", { sample, stage: title }) : title);
  say(sayings[walk.stage](walk));
}

function say(sentence) {
  if (what.textContent === sentence) return;
  setText(what, sentence);
  said.scrollTop = 0;
  scrollable();
}

// scrollable lets the arrow keys come to a sentence that is longer than its place.
function scrollable() {
  if (said.scrollHeight > said.clientHeight + 1) said.tabIndex = 0; else said.removeAttribute("tabindex");
}

// walkOn goes on by the chosen grain; the first press opens the strip, too.
export const walkOn = () => attempt(async () => {
  await whenReady();
  await open();
  return neuralplay.walk(inForce().walkBy);
});

export const walkBack = () => attempt(async () => {
  await whenReady();
  if (neuralplay.state().canGoBack) neuralplay.back();
});

async function goByStages() {
  await whenReady();
  send("openWalk");
}

// Whoever opens it wants to see the arithmetic, not whole batches.
function open() {
  if (strip.hidden) {
    opened = true;
    opening = inForce().walkBy === "batch" ? attempt(goByStages) : undefined;
    show();
  }
  return opening;
}

// closeWalk reports whether there was one to close.
export function closeWalk() {
  const was = !strip.hidden;
  if (strip.contains(document.activeElement)) opener.focus();
  opened = false;
  if (state?.walk && isRunning()) attempt(() => send("leaveWalk"));
  state = state && { ...state, walk: null };
  show();
  return was;
}

// walkButton opens and closes the strip.
export function walkButton() {
  opener = element("button", {
    type: "button", class: "link-button walk-opener", id: "open-walk", title: t("walk.open.help"),
    "aria-label": t("walk.open"),
    "aria-expanded": "false", "aria-controls": "walk", data: { hide: "stepButton" },
    on: { click: () => (strip.hidden ? open() : closeWalk()) },
  }, icon("ladder"), element("span", {}, t("walk.open")));
  return opener;
}

export function mountWalk() {
  dressButton("walk-back", "undo", t("walk.back"), t("walk.back.help")).addEventListener("click", walkBack);
  next.append(t("walk.next"), icon("next"));
  next.title = t("walk.next.help");
  next.addEventListener("click", walkOn);
  dressButton("walk-close", "close", t("walk.close")).addEventListener("click", closeWalk);
  listen("state", (news) => { state = news; show(); });
  listen("config", show);
  carry("walk", () => opened, (kept) => { opened = kept; show(); });
  show();
}
