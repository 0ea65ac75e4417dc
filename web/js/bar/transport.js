// Play, step, reset, and the figures of the run.

import { neuralplay } from "../bridge/api.js";
import { listen } from "../bridge/host.js";
import { dressButton, element, icon, setText } from "../dom/element.js";
import { whenReady } from "../state/commands.js";
import { config } from "../state/config.js";
import { attempt } from "../state/notices.js";
import { space } from "../state/space.js";
import { epoch as epochText, loss, percent, rate } from "../text/numbers.js";
import { t } from "../text/text.js";

const playButton = document.getElementById("play");
let playing = false;

// Asked of the program, not of the page: two quick presses are play, pause.
export const togglePlay = () => attempt(async () => {
  await whenReady();
  return neuralplay.state().playing ? neuralplay.pause() : neuralplay.play();
});
export const step = () => attempt(() => neuralplay.step(1, config().speed === "slow" ? "batch" : "epoch"));
export const reset = () => attempt(() => neuralplay.reset());

function showPlaying(now) {
  playing = now;
  document.documentElement.toggleAttribute("data-playing", now);
  const label = now ? t("transport.pause") : t("transport.play");
  playButton.replaceChildren(icon(now ? "pause" : "play"), element("span", {}, label));
  playButton.title = t("transport.play.help");
}

function readout(id, label, help, empty = "–") {
  const value = element("dd", { id, class: "figures" }, empty);
  const name = element("dt", {}, label);
  const node = element("div", { class: "readout", title: help, data: { readout: id } }, name, value);
  document.getElementById("readouts").append(node);
  return { node, value };
}

// The epoch always has its six digits; those that say nothing yet are pale.
function makeEpoch() {
  const { value } = readout("epoch", t("readouts.epoch"), t("readouts.epoch.help"), "");
  const lead = element("span", { class: "lead", "aria-hidden": "true" });
  const count = document.createTextNode("");
  value.append(lead, count);
  return (n) => {
    const text = epochText(n);
    const zeros = text.match(/^[^1-9]*(?=\d)/)[0];
    setText(lead, zeros);
    const rest = text.slice(zeros.length);
    if (count.data !== rest) count.data = rest;
  };
}

function makeReadouts() {
  const showEpoch = makeEpoch();
  const trainLoss = readout("train-loss", t("readouts.trainLoss"), t("readouts.trainLoss.help"));
  const testLoss = readout("test-loss", t("readouts.testLoss"), t("readouts.testLoss.help"));
  const accuracy = readout("accuracy", t("readouts.accuracy"), t("readouts.accuracy.help.test"));
  const samples = readout("rate", t("readouts.rate"), t("readouts.rate.help"));
  showEpoch(0);
  return (state) => {
    showEpoch(state.epoch);
    setText(trainLoss.value, loss(state.trainLoss));
    setText(testLoss.value, space().test === 0 ? "–" : loss(state.testLoss));
    const share = state.metrics?.accuracy;
    setText(accuracy.value, percent(share));
    // A regression has no right and wrong.
    accuracy.node.toggleAttribute("data-none", typeof share !== "number");
    accuracy.node.title =
      state.metrics?.of === "train" ? t("readouts.accuracy.help.train") : t("readouts.accuracy.help.test");
    setText(samples.value, state.playing ? rate(state.samplesPerSecond) : "–");
  };
}

export function mountTransport() {
  playButton.addEventListener("click", togglePlay);
  dressButton("step", "step", t("transport.step"), t("transport.step.help")).addEventListener("click", step);
  dressButton("reset", "reset", t("transport.reset"), t("transport.reset.help")).addEventListener("click", reset);
  showPlaying(false);
  const showReadouts = makeReadouts();

  // News may come more often than the screen is drawn.
  let news = null;
  listen("state", (state) => {
    if (news === null) {
      requestAnimationFrame(() => {
        if (news.playing !== playing) showPlaying(news.playing);
        showReadouts(news);
        news = null;
      });
    }
    news = state;
  });
}
