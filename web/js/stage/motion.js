// What slow motion is doing: which part of which batch. Paused, it counts the
// batches, since → goes on by one.

import { listen } from "../bridge/host.js";
import { element, setText } from "../dom/element.js";
import { config } from "../state/config.js";
import { space } from "../state/space.js";
import { t } from "../text/text.js";

// The stages of a batch, as the program names them, and their words.
const stages = {
  forward: (batch) => t("motion.forward", batch),
  backward: (batch) => t("motion.backward", batch),
  update: (batch) => t("motion.update", batch),
};
const helps = {
  forward: () => t("motion.forward.help"),
  backward: () => t("motion.backward.help"),
  update: () => t("motion.update.help"),
};

let state = { epoch: 0, step: 0, walk: null };
let start = { epoch: 0, step: 0 }; // where this epoch began

// batches is how many make an epoch.
function batches() {
  const { batchSize } = config();
  const samples = space().train;
  return batchSize === "full" || !samples ? 1 : Math.ceil(samples / batchSize);
}

function text() {
  if (config().speed !== "slow" || (state.walk && state.walk.index >= 0)) return ""; // of a sample the walk says it
  const done = state.step - start.step;
  const all = Math.max(batches(), done);
  const stage = stages[state.walk?.stage];
  if (!stage) return all === 1 ? t("motion.oneBatch") : t("motion.done", { done, all });
  // After an update the batch is counted already.
  return stage({ at: state.walk.stage === "update" ? done || all : Math.min(all, done + 1), all });
}

// motionNote is an element that always says it.
export function motionNote() {
  const node = element("span", { class: "motion", "aria-live": "off", data: { hide: "readoutsPanel" } });
  function show() {
    setText(node, text());
    node.title = helps[state.walk?.stage]?.() ?? "";
  }
  listen("state", (next) => {
    // The last batch's update is still shown after the epoch has ended.
    const isNewEpoch = next.epoch !== state.epoch || next.step < state.step;
    if (isNewEpoch) start = { epoch: next.epoch, step: next.epoch === 0 ? 0 : next.step };
    state = next;
    show();
  });
  listen("config", show);
  return node;
}
