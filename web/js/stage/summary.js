// What the stage shows, in a sentence for screen readers, and what changes on it: that
// training begins and ends, and now and then how far it is.

import { listen } from "../bridge/host.js";
import { element, setText } from "../dom/element.js";
import { choiceOf, config } from "../state/config.js";
import { layerCount, unitCount } from "../state/names.js";
import { space } from "../state/space.js";
import { loss, percent } from "../text/numbers.js";
import { list, t } from "../text/text.js";

const often = 15_000; // ms between two reports while training
const pause = 400; // ms: of several changes in a row only the last is said

const summary = element("p", { class: "unseen", id: "network-summary" });
const news = element("p", { class: "unseen", id: "training-news", role: "status" });

const result = (name, value) => t("spoken.result", { name, value });

function results({ epoch, trainLoss, testLoss, metrics }) {
  const said = [result(t("readouts.trainLoss"), loss(trainLoss))];
  if (space().test > 0) said.push(result(t("readouts.testLoss"), loss(testLoss)));
  if (typeof metrics?.accuracy === "number") said.push(result(t("readouts.accuracy"), percent(metrics.accuracy)));
  return t("spoken.results", { epoch, results: list(said) });
}

function network() {
  const { activation, problem, dataset, regDataset } = config();
  const { train, test } = space();
  const data = problem === "regression" ? choiceOf({ key: "regDataset" }, regDataset)
    : choiceOf({ key: "dataset" }, dataset);
  const sizes = Array.from({ length: layerCount() }, (_, layer) => unitCount(layer)).join(", ");
  return t("spoken.network", { sizes, activation: choiceOf({ key: "activation" }, activation), data, train, test });
}

let state = null;
let saidAt = 0;
let timer = 0;

function say(text) {
  clearTimeout(timer);
  saidAt = performance.now();
  setText(news, text);
}

const saySoon = () => {
  clearTimeout(timer);
  timer = setTimeout(() => say(results(state)), pause);
};

const show = () => { if (state) setText(summary, `${network()} ${results(state)}`); };

// A run to an epoch says itself that it is there, a diverged one what to do.
function follow(now) {
  const before = state;
  state = now;
  if (!before) { show(); return; }
  if (now.playing && !before.playing) say(t("spoken.training"));
  else if (now.playing && performance.now() - saidAt > often) say(results(now));
  else if (!now.playing && before.playing && before.goal === null && !now.diverged) {
    say(t("spoken.paused", { results: results(now) }));
  } else if (!now.playing && !before.playing && now.epoch !== before.epoch) saySoon();
  if (!now.playing) show();
}

export function mountSummary() {
  document.getElementById("overlay").prepend(summary, news);
  listen("state", follow);
  listen("config", show);
}
