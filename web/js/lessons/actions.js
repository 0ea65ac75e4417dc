// @ts-check
// What an element's attributes do to the playground, always in this order:
//
//   data-load="preset=neuron"           a link without its v=1, from the start
//   data-configure='{"noise": 20}'      some settings
//   data-weight="1 0 2 0.5"             layer, unit, input, value
//   data-run-to="100"                   trains to the end of that epoch
//   data-train="10 batch"               trains so much more
//   data-walk="stage 3"                 goes on so often by that unit
//   data-play                           lets it run

import { call, linkOf } from "./player.js";

/** Which attributes train, so that there is a result to report. */
export const trains = ({ dataset }) => "runTo" in dataset || "train" in dataset || "walk" in dataset;

export const acts = ({ dataset }) => steps.some(([name]) => name in dataset);

const numbers = (text) => text.split(" ").map(Number);

async function train(text) {
  const [count, unit = "epoch"] = text.split(" ");
  await call("step", Number(count), unit);
}

async function walk(text) {
  const [unit, count = 1] = text.split(" ");
  for (let i = 0; i < Number(count); i++) await call("walk", unit);
}

// A link that is in force already changes nothing, so a walk ends and the run starts over,
// too.
async function load(link) {
  await call("load", linkOf(link));
  await call("leaveWalk");
  await call("reset");
}

/** @type {[string, (text: string) => Promise<unknown>][]} */
const steps = [
  ["load", load],
  ["configure", (patch) => call("configure", JSON.parse(patch))],
  ["weight", (place) => call("setWeight", ...numbers(place))],
  ["runTo", (epoch) => call("runTo", Number(epoch))],
  ["train", train],
  ["walk", walk],
  ["play", () => call("play")],
];

/** act does what an element's attributes say. */
export async function act(element) {
  for (const [name, step] of steps) {
    if (name in element.dataset) await step(element.dataset[name]);
  }
}

/** @type {Promise<unknown>} */
let last = Promise.resolve();

/**
 * inTurn begins a task once those before it are done. There is one network for all
 * buttons and questions: what one finds there must not be what the next has begun.
 * @template T
 * @param {() => Promise<T>} task
 * @returns {Promise<T>}
 */
export function inTurn(task) {
  const done = last.then(task);
  last = done.catch(() => {}); // whoever asked for it hears of it
  return done;
}
