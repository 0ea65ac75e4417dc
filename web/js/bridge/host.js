// @ts-check
// The bridge to the program: what the page asks it, and what it reports.
//
// Events never arrive inside a call. The program may emit while it answers, or
// in the middle of a frame; the host queues what it hears and delivers it in a
// task of its own. So nobody needs to guard against re-entrance, and a listener
// that always changes something again cannot freeze the tab: between two tasks
// the browser draws and listens.

import { calls } from "../generated/calls.js";
import { wordMessage } from "../text/messages.js";
import { failureReason, showFailure } from "./failure.js";
import { attachLoop, follow, wake } from "./loop.js";
import { unpack } from "./packed.js";
import { rasterize } from "./rasterize.js";

/** @typedef {import("../text/messages.js").Message} Message */

const listeners = new Map();
const attached = [];
let call = null; // answers a call with text
let callPacked = null; // and with bytes
let running = false;
let version = "";
let settleReady;

// ready settles with the first picture, or with the reason why there is none.
export const ready = new Promise((resolve, reject) => { settleReady = { resolve, reject }; });
ready.catch(() => { /* shown on the failure card; not also in the console */ });
export const rejectReady = (sentence) => settleReady.reject(new Error(sentence));

export const isRunning = () => running;
export const programVersion = () => version;

/**
 * refusal is the Error that a refused call throws.
 * @param {Message} said
 */
export function refusal(said) {
  const sentences = [said, ...(said.more ?? [])].map(wordMessage);
  return Object.assign(new Error(sentences.join("\n")), { code: said.code, details: said });
}

// Typed arrays would become objects; authors pass them as numbers. NaN and
// infinity would become null: as words, the program can refuse them.
function plain(_key, value) {
  if (typeof value === "number" && !Number.isFinite(value)) return String(value);
  const isArray = ArrayBuffer.isView(value) && !(value instanceof DataView);
  return isArray ? Array.from(/** @type {any} */ (value)) : value;
}

const packed = new Set(calls.filter((c) => c.packed).map((c) => c.name));

// ask calls the program, which must be attached, and returns what it answers.
export function ask(name, ...args) {
  const text = JSON.stringify(args, plain);
  const answer = packed.has(name) ? unpack(callPacked(name, text)) : JSON.parse(call(name, text));
  if (answer.error !== undefined) throw refusal(answer.error);
  return answer.value ?? undefined;
}

// send is for news that the program can do without until it runs.
export const send = (name, ...args) => (call ? ask(name, ...args) : undefined);

// listen calls react with every event of a kind, and returns how to stop that.
export function listen(event, react) {
  if (!listeners.has(event)) listeners.set(event, new Set());
  const mine = (detail) => react(detail);
  listeners.get(event).add(mine);
  return () => listeners.get(event).delete(mine);
}

// onAttach calls react as soon as the program answers calls.
export const onAttach = (react) => attached.push(react);

// worded adds the sentence to a message, for those who show it.
const worded = (message) => ({ ...message, message: message.message ?? wordMessage(message) });
export const wordWarnings = (warnings) => (warnings ?? []).map(worded);

function wordEvent(event, detail) {
  if (event === "error" || event === "notice") return worded(detail);
  return detail?.warnings ? { ...detail, warnings: wordWarnings(detail.warnings) } : detail;
}

const queue = [];
const task = new MessageChannel();
let isScheduled = false;

function schedule() {
  if (!isScheduled) task.port2.postMessage(null);
  isScheduled = true;
}

task.port1.onmessage = () => {
  isScheduled = false;
  // What is emitted from here on waits for the next task.
  for (let left = queue.length; left > 0; left--) {
    const { event, detail } = queue.shift();
    announce(event, detail);
  }
  if (queue.length > 0) schedule();
};

function post(event, detail) {
  queue.push({ event, detail });
  schedule();
}

// isBehind reports whether the page has yet to hear of a change.
const isBehind = () => queue.some(({ event }) => event === "config");

// read asks for what a part of the page shows, or returns null where that would
// not fit what the page knows: the program has already other data or another
// network, and the news of it, which is on its way, brings the next reading.
export function read(name, ...args) {
  if (!running || isBehind()) return null;
  try {
    const answer = ask(name, ...args);
    return isBehind() ? null : answer;
  } catch (error) {
    if (isBehind()) return null;
    throw error;
  }
}

function announce(event, detail) {
  for (const react of [...(listeners.get(event) ?? [])]) {
    // One listener's mistake must not keep the news from the others.
    try { react(detail); } catch (error) { reportError(error); }
  }
}

function receive(event, json) {
  post(event, wordEvent(event, JSON.parse(json)));
}

listen("drawn", () => {
  running = true;
  settleReady.resolve();
});

const scope = /** @type {any} */ (window);

// What the program takes from the page when it starts.
const host = {
  attach(programCall, programCallPacked, programTrain, programUpdate) {
    call = programCall;
    callPacked = programCallPacked;
    attachLoop(programTrain, programUpdate);
    delete scope.neuralplayHost; // the program keeps it
    version = ask("version") ?? "";
    for (const react of attached) react();
  },
  emit: receive,
  follow,
  wake,
  rasterize,
  // After what was emitted before: who waits for ready has heard all that.
  drawn() { post("drawn"); },
  failed(reason) {
    running = false;
    rejectReady(failureReason("exit", reason));
    showFailure("exit", reason);
  },
};

// offerHost leaves the host where the program looks for it.
export function offerHost() { scope.neuralplayHost = host; }
