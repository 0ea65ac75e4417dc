// window.neuralplay, for authors. It is there at once: calls made before the
// program runs wait for it, later ones answer synchronously.

import { list } from "../text/text.js";
import { ask, isRunning, listen, programVersion, ready, refusal, wordWarnings } from "./host.js";

/**
 * @typedef {object} State the figures of the run, of the event "state" and of state()
 * @property {number} epoch
 * @property {number} step updates so far
 * @property {boolean} playing
 * @property {boolean} diverged
 * @property {string} stage the stage of a batch in slow motion: "forward", "backward", "update" or ""
 * @property {number | null} trainLoss null: not finite
 * @property {number | null} testLoss null: not finite, or no test points
 * @property {number | null} penalty
 * @property {number} parameterCount
 * @property {number} samplesPerSecond
 * @property {number} framesPerSecond
 * @property {Record<string, any> | null} metrics
 */

const publicEvents = ["state", "config", "select", "warning", "notice", "error"];
const jobs = new Map();

const whenRunning = (act) => (isRunning() ? act() : ready.then(act));
const forward = (name, count) => (...args) => whenRunning(() => ask(name, ...args.slice(0, count)));

function configure(patch) {
  const answer = ask("configure", patch);
  return { ...answer, warnings: wordWarnings(answer.warnings) };
}

// The job's end arrives as an event, so never before the promise is made. Of
// what waits for the program, steps come last: a press of play would end them.
async function step(n = 1, unit = "epoch") {
  await whenRunning(() => { /* then */ });
  const id = ask("step", n, unit);
  return new Promise((resolve, reject) => { jobs.set(id, { resolve, reject }); });
}

function finish({ id, state, error }) {
  const job = jobs.get(id);
  jobs.delete(id);
  if (error) job?.reject(refusal(error)); else job?.resolve(state);
}

function on(event, react) {
  if (!publicEvents.includes(event)) {
    throw refusal({ code: "api.event", got: JSON.stringify(event), names: list(publicEvents, "disjunction") });
  }
  if (typeof react !== "function") throw refusal({ code: "api.listener", got: typeof react });
  return listen(event, react);
}

export const neuralplay = Object.freeze({
  get version() { return programVersion(); },
  ready,
  config: forward("config", 0),
  configure: (patch) => whenRunning(() => configure(patch)),
  link: forward("link", 0),
  play: forward("play", 0),
  pause: forward("pause", 0),
  reset: forward("reset", 0),
  step,
  state: forward("state", 0),
  parameters: forward("parameters", 0),
  setParameters: forward("setParameters", 1),
  setWeight: forward("setWeight", 4),
  setBias: forward("setBias", 3),
  predict: forward("predict", 1),
  data: forward("data", 0),
  setData: forward("setData", 2),
  gradientCheck: forward("gradientCheck", 0),
  exportModel: forward("exportModel", 1),
  importModel: forward("importModel", 1),
  on,
});

export function publish() {
  listen("job", finish); // TODO merge: the new program calls it "done"
  window.neuralplay = neuralplay;
}
