// The address always describes the page. What a person types there, or comes
// back to, is loaded; what the page changes replaces the entry in the history
// and never adds one.

import { listen, onAttach, send } from "../bridge/host.js";
import { attempt, hideNotice } from "./notices.js";

const pause = 250; // ms: browsers refuse many changes in a short time
let shown = null; // the hash as the page last knew it
let waiting = null;
let lastWrite = -pause;

const withoutHash = (link) => link.replace(/^#/, "");

// addressOf is the page's address with this link.
export const addressOf = (link) => `${location.href.split("#")[0]}#${withoutHash(link)}`;

function write() {
  if (waiting === null) return;
  const hash = waiting;
  waiting = null;
  lastWrite = performance.now();
  shown = hash;
  // Refused in some frames (srcdoc); the share button still has the link.
  try { history.replaceState(history.state, "", hash); } catch { /* as above */ }
}

function describe(link) {
  const scheduled = waiting !== null;
  waiting = `#${withoutHash(link)}`;
  if (scheduled) return;
  const wait = pause - (performance.now() - lastWrite);
  if (wait <= 0) write(); else setTimeout(write, wait);
}

function load() {
  if (location.hash === shown) return;
  waiting = null;
  shown = location.hash;
  hideNotice("link"); // what it says is about the link before
  attempt(() => send("load", location.hash));
}

export function mountAddress() {
  onAttach(load);
  addEventListener("hashchange", load);
  addEventListener("popstate", load);
  listen("config", ({ link }) => { if (link !== undefined) describe(link); });
}
