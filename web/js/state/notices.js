// @ts-check
// Sentences that float over the stage: what the link said wrong, what went
// wrong, what to do next. One message an id; the newest stands last.

import { element, iconButton } from "../dom/element.js";
import { neuralplay } from "../bridge/api.js";
import { isRunning, listen, send } from "../bridge/host.js";
import { plain } from "../text/numbers.js";
import { t } from "../text/text.js";
import { config, isHidden } from "./config.js";

const shown = new Map();

export function hideNotice(id) {
  shown.get(id)?.remove();
  shown.delete(id);
}

// showNotice puts {id, tone: "note" | "warning" | "error", text, actions,
// seconds} on the stage. actions are [{label, act}]; a note with seconds goes
// away by itself, everything else stays until somebody has seen it.
export function showNotice({ id, tone = "note", text, actions = [], extra = null, seconds = 0 }) {
  hideNotice(id);
  const button = ({ label, act }) => {
    const click = () => { hideNotice(id); attempt(act); };
    return element("button", { type: "button", class: "button", on: { click } }, label);
  };
  const message = element("div", { class: "message", data: { tone, id } },
    element("p", {}, text), extra,
    element("div", { class: "message-actions" }, ...actions.map(button)),
    iconButton("close", t("notice.dismiss"), { on: { click: () => hideNotice(id) } }));
  shown.set(id, message);
  document.getElementById("banner").append(message);
  if (seconds > 0) setTimeout(() => { if (shown.get(id) === message) hideNotice(id); }, 1000 * seconds);
}

// Numbers that are not finite are what a diverged run has: its own message says
// so, and what to do.
const isConsequence = ({ code }) => code === "run.notFinite" && (diverged || neuralplay.state().diverged);

// attempt shows a person what an action refused, instead of the console. While
// there is no program, the failure card or the progress bar says enough.
export async function attempt(action) {
  try {
    return await action();
  } catch (error) {
    if (isRunning() && !isConsequence(error)) showNotice({ id: "refused", tone: "error", text: error.message });
    return undefined;
  }
}

const mostWarnings = 3;
const isUnknown = ({ code }) => code === "link.unknownKey" || code === "link.similarKey";

function showWarnings(warnings) {
  if (!warnings?.length) return;
  const sentences = warnings.slice(0, mostWarnings).map(({ message }) => message);
  const more = warnings.length - sentences.length;
  if (more > 0) sentences.push(t("notice.moreWarnings", { n: more }));
  const extra = element("ul", {}, ...sentences.map((sentence) => element("li", {}, sentence)));
  const values = warnings.filter((warning) => !isUnknown(warning)).length;
  const text = values > 0 ? t("notice.linkDefaults", { n: values }) : t("notice.link");
  showNotice({ id: "link", tone: "warning", text, extra });
}

const resetWith = (patch) => async () => {
  await neuralplay.configure(patch);
  await neuralplay.reset();
};

// A tenth of a large rate is a good try. Where a link hides the rate, nothing changes it.
function slower() {
  if (isHidden("learningRate")) return [];
  const rate = Math.min(0.03, (config().learningRate ?? 0.03) / 10);
  const learningRate = Number(rate.toPrecision(1));
  return [{ label: t("notice.resetSlower", { rate: plain(learningRate) }), act: resetWith({ learningRate }) }];
}

// A diverged run offers the way back. What was refused meanwhile is part of it.
function showDiverged(text) {
  hideNotice("refused");
  hideNotice("standsStill");
  const back = { label: t("notice.reset"), act: () => neuralplay.reset() };
  showNotice({ id: "diverged", tone: "error", text, actions: [...slower(), back] });
}

// The state says that the run has diverged, the error in which way: whichever
// comes first.
let diverged = false;
function followState(state) {
  if (state.diverged && !diverged) showDiverged(t("notice.diverged"));
  if (!state.diverged && diverged) hideNotice("diverged");
  diverged = state.diverged;
  if (state.playing) hideNotice("earlyStop");
  if (stuck && hasMoved(state)) letGo();
}

function followErrors({ code, message }) {
  if (!code.startsWith("diverged")) {
    showNotice({ id: code || "error", tone: "error", text: message });
    return;
  }
  diverged = true;
  showDiverged(message);
}

// A run that stands still offers what may set it going; the message holds until
// the loss moves, or until something else is tried.
const largeRate = 0.3;
const moved = 1e-3; // of the loss
let stuck = null; // {epoch, loss} where it stands

const hasMoved = ({ epoch, trainLoss }) =>
  epoch < stuck.epoch || Math.abs(trainLoss - stuck.loss) > moved * Math.abs(stuck.loss);

function letGo() {
  stuck = null;
  hideNotice("standsStill");
}

function waysOn() {
  const { initZero, init, learningRate } = config();
  const ways = [];
  if (initZero || init === "zero") {
    const act = resetWith({ initZero: false, init: "glorotUniform" });
    if (!isHidden("init", "initZero")) ways.push({ label: t("notice.startRandom"), act });
  } else if (!isHidden("newWeightsButton", "weightSeed")) {
    ways.push({ label: t("controls.newWeights"), act: () => send("newWeights") });
  }
  return learningRate >= largeRate ? [...ways, ...slower()] : ways;
}

// A figure without settings shows no advice on them; the page around it hears the event.
function showStuck(text) {
  const { epoch, trainLoss } = neuralplay.state();
  if (diverged || config().ui !== "full") return;
  stuck = { epoch, loss: trainLoss };
  showNotice({ id: "standsStill", tone: "warning", text, actions: waysOn() });
}

function followNotices({ code, message }) {
  if (code === "standsStill") showStuck(message);
  else showNotice({ id: code, text: message });
}

export function mountNotices() {
  listen("warning", (news) => showWarnings(news.warnings));
  listen("state", followState);
  listen("error", followErrors);
  listen("notice", followNotices);
  listen("config", letGo);
}
