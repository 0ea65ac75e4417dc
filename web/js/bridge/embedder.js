// @ts-check
// The page around a frame drives it by messages, with embed.js or without:
//
//   {neuralplay: 1, id, call, args}  →  {neuralplay: 1, id, result} or {neuralplay: 1, id, error: {code, message}}
//   and, once asked for by the call "on",  {neuralplay: 1, event, detail}
//
// The calls are those of window.neuralplay, and answers come when it would answer:
// so a call waits until the program runs. Any page may do this, whatever its origin: a
// frame holds nothing but what its link says and its reader does in it, and no call
// navigates, opens a window or asks for a permission. For the same reason answers go to
// any origin. Only the page around is heard: not an opener, nor another frame of it. A
// page that stands alone hears nobody, for its person's data and network are theirs.

import { publicCalls } from "../generated/calls.js";
import { list } from "../text/text.js";
import { neuralplay } from "./api.js";
import { listen, ready, refusal } from "./host.js";

const protocol = 1;

// What waits beyond this is refused. It is no limit to anybody who waits for answers.
const mostWaiting = 10_000;

// A storm of messages leaves the browser time to draw and to listen.
const sliceTime = 8; // ms

export const isFramed = window.parent !== window;

const post = (message) => window.parent.postMessage({ neuralplay: protocol, ...message }, "*");

/** tell sends the page around an event. */
export function tell(event, detail) {
  if (isFramed) post({ event, detail });
}

const heard = new Map(); // what stops the events that were asked for
const actions = {
  on(event) {
    if (heard.has(event)) return;
    heard.set(event, neuralplay.on(event, (detail) => tell(event, detail)));
    // Whoever asks late, as when a link has trained by then, hears where it stands.
    if (event === "state") ready.then(() => tell(event, neuralplay.state()), () => { /* told as an error */ });
  },
  off(event) {
    if (event === "error") return; // always told
    heard.get(event)?.();
    heard.delete(event);
  },
  async ready() {
    await ready;
  },
  async version() {
    await ready;
    return neuralplay.version;
  },
};
for (const name of publicCalls) actions[name] ??= neuralplay[name];
const names = Object.keys(actions);

function actionOf({ neuralplay: version, call, args = [] }) {
  if (version !== protocol) throw refusal({ code: "frame.protocol", got: worded(version) });
  if (!names.includes(call)) throw refusal({ code: "frame.call", got: worded(call), name: list(names, "disjunction") });
  if (!Array.isArray(args)) throw refusal({ code: "frame.args", got: worded(args) });
  return () => actions[call](...args);
}

// worded shows what was got, whatever that is.
const worded = (value) => (typeof value === "string" ? `“${value.slice(0, 40)}”` : String(value).slice(0, 40));

const answer = (id, result) => post({ id, result });
const refuse = (id, { code = "frame.failed", message }) => post({ id, error: { code, message } });

// handle answers one message. Answers that come at once come in the order of their
// questions.
function handle({ id, data }) {
  try {
    const result = actionOf(data)();
    if (result instanceof Promise) result.then((late) => answer(id, late), (error) => refuse(id, error));
    else answer(id, result);
  } catch (error) {
    refuse(id, error);
  }
}

const waiting = [];
let isOpen = false; // there are texts to refuse with
let isScheduled = false;
const task = new MessageChannel();

function schedule() {
  if (!isOpen || isScheduled || waiting.length === 0) return;
  isScheduled = true;
  task.port2.postMessage(null);
}

task.port1.onmessage = () => {
  isScheduled = false;
  const end = performance.now() + sliceTime;
  while (waiting.length > 0 && performance.now() < end) handle(waiting.shift());
  schedule();
};

// A number or a text names a question. What has neither is answered without.
const idOf = ({ id }) => (typeof id === "number" || typeof id === "string" ? id : null);

function receive({ source, data }) {
  const isOurs = source === window.parent && typeof data === "object" && data !== null && "neuralplay" in data;
  if (!isOurs) return;
  const id = idOf(data);
  if (waiting.length < mostWaiting) waiting.push({ id, data });
  else if (isOpen) refuse(id, refusal({ code: "frame.busy", count: mostWaiting }));
  schedule();
}

// hearEmbedder must come before the first await of the page: what is said earlier is
// lost.
export function hearEmbedder() {
  if (isFramed) addEventListener("message", receive);
}

// answerEmbedder comes once there are texts.
export function answerEmbedder() {
  if (!isFramed) return;
  heard.set("error", listen("error", (detail) => tell("error", detail)));
  ready.then(() => tell("ready", { version: neuralplay.version }),
    ({ message }) => tell("error", { code: "frame.failed", message }));
  isOpen = true;
  schedule();
}
