// @ts-check
// A lost WebGL context makes Ebitengine reload the page, and a new version needs it.
// What was learnt is kept in the tab's storage meanwhile, and training resumes where it
// was.

import { ready, send } from "./host.js";

const key = "neuralplay.snapshot";

// A snapshot holds own data, too: where both have no room, it alone will do.
function store(text, spare) {
  try {
    sessionStorage.setItem(key, text);
  } catch {
    sessionStorage.removeItem(spare);
    sessionStorage.setItem(key, text);
  }
}

function keep(spare, isUpdate) {
  try {
    store(JSON.stringify({ snapshot: send("snapshot"), isUpdate }), spare);
  } catch (error) {
    console.warn("neuralplay: the state could not be kept:", error);
    try { sessionStorage.setItem(key, JSON.stringify({ isUpdate })); } catch { /* no storage at all */ }
  }
}

function take() {
  try {
    const kept = sessionStorage.getItem(key);
    sessionStorage.removeItem(key);
    return kept && JSON.parse(kept);
  } catch {
    return null;
  }
}

// restore puts a snapshot back, which knows whether training was running. It returns
// what is here again: the whole "run"; its "setup", as a diverged run has no more; or
// what the "link" says.
function restore({ snapshot }) {
  if (!snapshot) return "link";
  try {
    return send("restore", snapshot) === false ? "setup" : "run";
  } catch (error) {
    console.warn("neuralplay: the state could not be restored:", error);
    return "link";
  }
}

// keepForReload keeps the run for the page's next version. What is stored under spare
// makes room for it.
export const keepForReload = (spare) => keep(spare, true);

// surviveContextLoss calls back with what is here again, if the page was reloaded
// because of a lost context or, isUpdate, for a new version.
export function surviveContextLoss(react, spare) {
  // The event does not bubble, but it passes the window on its way down, before
  // Ebitengine's own listener reloads.
  addEventListener("webglcontextlost", () => keep(spare, false), true);
  ready.then(() => {
    const kept = take();
    if (kept) react(restore(kept), kept.isUpdate);
  }, () => { /* the failure card says it */ });
}
