// Run to an epoch: exactly so many, at full speed, with a bar that shows how far
// it is. Beside Step where there is room, behind a button where there is less,
// and among the training settings on a phone and in small frames.

import { neuralplay } from "../bridge/api.js";
import { listen } from "../bridge/host.js";
import { hideParts } from "../controls/parts.js";
import { element, icon, iconButton, setOrRemove, setText } from "../dom/element.js";
import { showSettings } from "../panels/columns.js";
import { config, settingOf } from "../state/config.js";
import { attempt } from "../state/notices.js";
import { count } from "../text/numbers.js";
import { parseNumber } from "../text/parse.js";
import { t } from "../text/text.js";

const usual = 1000; // epochs, where no preset suggests another number
const inBar = matchMedia("(min-width: 800px) and (min-height: 521px)");

const box = element("div", { class: "run-to-box", id: "run-to-box" });
const opener = iconButton("goal", "", {
  class: "icon-button run-to-opener", "aria-expanded": "false", "aria-controls": box.id,
  on: { click: () => (isOpen() ? closeRunTo() : focusRunTo()) },
});
const field = element("input", {
  type: "text", inputmode: "numeric", id: "run-to-epoch", class: "figures", autocomplete: "off", spellcheck: "false",
  on: { input: () => { typed = fresh = true; refuse(""); }, focus: () => field.select() },
});
const button = element("button", { type: "submit", class: "icon-button", id: "run-to-start" });
const refused = element("p", { class: "refused", id: "run-to-refused", role: "alert", hidden: true });
const reached = element("span", { class: "unseen", role: "status" });
const form = element("form", {
  class: "run-to", id: "run-to", novalidate: true,
  on: { submit: (event) => { event.preventDefault(); if (run && !fresh) stop(); else start(); } },
}, opener, box);
const line = element("div", {
  class: "run-progress", id: "run-progress", role: "progressbar", "aria-valuemin": 0, hidden: true,
});

let typed = false; // since the preset was chosen
let fresh = false; // since the last start
let run = null; // {from, goal} while a step of several epochs is under way

function refuse(sentence) {
  setText(refused, sentence);
  refused.hidden = sentence === "";
  setOrRemove(field, "aria-invalid", sentence ? "true" : "");
  setOrRemove(field, "aria-errormessage", sentence ? refused.id : "");
}

// why says what is wrong with a number of epochs that was asked for.
function why(epoch, { code, details, message }) {
  if (code === "run.epochPast") return t("runTo.past", { epoch, done: details.count, n: details.count });
  if (details?.want?.high) return t("runTo.most", { most: details.want.high });
  return message;
}

const stop = () => attempt(() => neuralplay.pause());

async function start() {
  const epoch = parseNumber(field.value, true);
  if (!Number.isSafeInteger(epoch) || epoch < 1) { refuse(t("runTo.number", { example: 15000 })); return; }
  refuse("");
  fresh = false;
  field.value = count(epoch);
  const running = neuralplay.runTo(epoch);
  running.then((state) => { if (state.epoch === epoch) setText(reached, t("runTo.reached", { epoch })); },
    (error) => refuse(why(epoch, error)));
  await running.catch(() => {});
}

const isOpen = () => form.hasAttribute("data-open");

function open(now) {
  form.toggleAttribute("data-open", now);
  opener.setAttribute("aria-expanded", String(now));
}

// focusRunTo brings the field into sight, ready to be typed in.
export function focusRunTo() {
  if (!inBar.matches) showSettings("training");
  else if (opener.checkVisibility()) open(true);
  field.focus();
}

// closeRunTo reports whether there was something to close.
export function closeRunTo() {
  const was = isOpen();
  if (was && form.contains(document.activeElement)) opener.focus();
  open(false);
  return was;
}

function dress() {
  button.replaceChildren(icon(run ? "stop" : "goal"));
  button.title = run ? t("runTo.stop") : t("runTo.start");
  button.setAttribute("aria-label", button.title);
}

function follow({ epoch, goal }) {
  const isLong = goal !== null && (run?.goal === goal || goal - epoch > 1);
  if (Boolean(run) !== isLong || run && run.goal !== goal) {
    run = isLong ? { from: epoch, goal } : null;
    dress();
    line.hidden = !run;
    form.toggleAttribute("data-running", Boolean(run));
  }
  if (!run) return;
  line.style.setProperty("--part", String((epoch - run.from) / Math.max(1, run.goal - run.from)));
  line.setAttribute("aria-valuemax", String(run.goal));
  line.setAttribute("aria-valuenow", String(epoch));
  line.title = t("runTo.at", { epoch, goal: run.goal });
}

// A preset is made for a number of epochs; what a person has typed stays until
// another preset is chosen.
let preset = null;
function suggest() {
  const chosen = config().preset;
  if (chosen === preset && typed) return;
  if (chosen !== preset) { typed = false; refuse(""); }
  preset = chosen;
  const goal = settingOf("preset").choices.find(({ value }) => value === chosen)?.goal;
  field.value = count(goal || usual);
}

function place() {
  open(false);
  document.getElementById(inBar.matches ? "run-to-bar" : "run-to-panel").append(form);
  hideParts(); // without it the panel may be empty
}

// name writes the texts, which are not there before.
function name() {
  for (const node of [opener, field]) node.title = t("runTo.help");
  opener.setAttribute("aria-label", t("runTo.help"));
  line.setAttribute("aria-label", t("runTo.progress"));
  dress();
}

export function mountRunTo() {
  name();
  box.append(element("label", { class: "label", for: field.id }, t("runTo.label")),
    element("span", { class: "run-to-field" }, field, button), refused, reached);
  document.getElementById("bar").append(line);
  suggest();
  place();
  inBar.addEventListener("change", place);
  listen("state", follow);
  listen("config", suggest);
  listen("state", ({ epoch }) => { if (epoch === 0) refuse(""); });
  addEventListener("pointerdown", ({ target }) => { if (!form.contains(target)) open(false); }, true);
}
