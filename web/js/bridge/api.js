// window.neuralplay, for authors. It is there at once: calls made before the
// program runs wait for it, later ones answer synchronously.

import { list } from "../text/text.js";
import { ask, isRunning, listen, programVersion, ready, refusal, wordWarnings } from "./host.js";

const publicEvents = ["state", "config", "select", "warning", "notice", "error"];
const jobs = new Map();

const whenRunning = (act) => (isRunning() ? act() : ready.then(act));
const forward = (name, count) => (...args) => whenRunning(() => ask(name, ...args.slice(0, count)));

function configure(patch) {
  const answer = ask("configure", patch);
  return { ...answer, warnings: wordWarnings(answer.warnings) };
}

// The job's end arrives as an event, so never before the promise is made.
async function step(n = 1, unit = "epoch") {
  if (!isRunning()) await ready;
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
