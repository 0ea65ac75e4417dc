// @ts-check
// window.neuralplay, for authors. It is there at once: calls made before the
// program runs wait for it, later ones answer synchronously. Its methods are the
// public rows of the program's table of calls.

import { calls, publicEvents } from "../generated/calls.js";
import { list } from "../text/text.js";
import { ask, isRunning, listen, programVersion, ready, refusal, wordWarnings } from "./host.js";

const jobs = new Map(); // steps that are under way

// The end of a step arrives as an event, so never before its promise is made.
function whenDone(id) {
  return new Promise((resolve, reject) => { jobs.set(id, { resolve, reject }); });
}

function finish({ id, state, error }) {
  const job = jobs.get(id);
  jobs.delete(id);
  if (error) job?.reject(refusal(error)); else job?.resolve(state);
}

const wordAnswer = (answer) =>
  (answer?.warnings ? { ...answer, warnings: wordWarnings(answer.warnings) } : answer);

/** @param {{name: string, arguments?: number, later?: boolean}} call */
function method({ name, arguments: count = 0, later }) {
  const act = (args) => ask(name, ...args.slice(0, count));
  const whenRunning = (answer) => (isRunning() ? answer() : ready.then(answer));
  if (later) {
    return async (...args) => {
      // Of what waits for the program, steps come last: a press of play would end
      // them.
      await whenRunning(() => { /* then */ });
      return whenDone(act(args));
    };
  }
  return (...args) => whenRunning(() => wordAnswer(act(args)));
}

function on(event, react) {
  if (!publicEvents.includes(event)) {
    throw refusal({ code: "api.event", got: JSON.stringify(event), name: list(publicEvents, "disjunction") });
  }
  if (typeof react !== "function") throw refusal({ code: "api.listener", got: typeof react });
  return listen(event, react);
}

const methods = calls.filter((call) => call.public && call.name !== "version").map((call) => [call.name, method(call)]);

/** @type {import("../generated/neuralplay.js").NeuralPlay} */
export const neuralplay = Object.freeze({
  get version() { return programVersion(); },
  ready,
  ...Object.fromEntries(methods),
  on,
});

export function publish() {
  listen("done", finish);
  Object.defineProperty(window, "neuralplay", { value: neuralplay, enumerable: true, configurable: true });
}
