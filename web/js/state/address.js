// @ts-check
// The address always describes the page. What a person types there, or comes
// back to, is loaded; what the page changes replaces the entry in the history
// and never adds one.

import { listen, onAttach, send } from "../bridge/host.js";
import { attempt, hideNotice } from "./notices.js";
import { bringOwnData, followOwnData, isRead, readOwnData, withOwnData } from "./own.js";

const pause = 250; // ms: browsers refuse many changes in a short time
let shown = null; // the hash as the page last knew it
let waiting = null;
let current = null; // the program's link
let lastWrite = -pause;

const withoutHash = (link) => link.replace(/^#/, "");

// addressOf is the page's address with this link.
export const addressOf = (link) => `${location.href.split("#")[0]}${withOwnData(`#${withoutHash(link)}`)}`;

function write() {
  if (waiting === null) return;
  const hash = waiting;
  waiting = null;
  lastWrite = performance.now();
  shown = hash;
  // Refused in some frames (srcdoc); the share button still has the link.
  try { history.replaceState(history.state, "", hash); } catch { /* as above */ }
}

// writeAddress writes what the page still waits with.
export const writeAddress = write;

function describe(link) {
  const scheduled = waiting !== null;
  current = link;
  waiting = withOwnData(`#${withoutHash(link)}`);
  if (scheduled) return;
  const wait = pause - (performance.now() - lastWrite);
  if (wait <= 0) write(); else setTimeout(write, wait);
}

async function putInForce(hash) {
  bringOwnData(hash);
  const isRefused = !await attempt(() => send("load", hash));
  if (isRefused && shown === hash && current !== null) describe(current); // what is there still
}

function load() {
  if (location.hash === shown) return;
  waiting = null;
  shown = location.hash;
  hideNotice("link"); // what it says is about the link before
  const hash = shown;
  if (isRead(hash)) putInForce(hash);
  else readOwnData(hash).then(() => { if (shown === hash) putInForce(hash); });
}

// mountAddress resolves once the program may start: it asks for the address at once.
export async function mountAddress() {
  onAttach(load);
  addEventListener("hashchange", load);
  addEventListener("popstate", load);
  followOwnData(() => { if (current !== null) describe(current); });
  listen("config", ({ link }) => { if (link !== undefined) describe(link); });
  await readOwnData(location.hash);
}
