// @ts-check
// A lost WebGL context makes Ebitengine reload the page; a new version and another language
// need it. What was learnt is kept in the tab's storage meanwhile, and training resumes
// where it was.

import { keptParts, putPartsBack } from "./carried.js";
import { ready, send } from "./host.js";

const key = "neuralplay.snapshot";

// A snapshot holds own data, too: where both have no room, it alone will do.
function store(text, spare) {
  try {
    sessionStorage.setItem(key, text);
  } catch {
    const other = sessionStorage.getItem(spare);
    sessionStorage.removeItem(spare);
    try {
      sessionStorage.setItem(key, text);
    } catch (error) {
      if (other !== null) sessionStorage.setItem(spare, other);
      throw error;
    }
  }
}

// keepRun leaves what can be undone behind where only the rest has room.
function keepRun(spare, why) {
  const page = keptParts();
  for (const bare of [false, true]) {
    try {
      store(JSON.stringify({ snapshot: send("snapshot", bare), why, page }), spare);
      return true;
    } catch (error) {
      console.warn("neuralplay: the state could not be kept:", error);
    }
  }
  return false;
}

/** @type {(() => void) | null} */
let keepAgain = null;

// keep does so at once, and again when the page goes, which takes a moment: somebody may
// have pressed Pause in it.
function keep(spare, why) {
  keepAgain = null;
  if (keepRun(spare, why)) {
    keepAgain = () => keepRun(spare, why);
    return true;
  }
  try { sessionStorage.setItem(key, JSON.stringify({ why, page: keptParts() })); } catch { /* no storage at all */ }
  return false;
}

addEventListener("pagehide", () => keepAgain?.());

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

/**
 * keepForReload keeps the run for the page that is about to load again, and reports
 * whether it could. What is stored under spare makes room for it. why is handed to
 * whoever hears what is here again.
 * @param {string} spare
 * @param {"update" | "language"} why
 */
export const keepForReload = (spare, why) => keep(spare, why);

// dropKept is for a page that does not load again after all.
export function dropKept() {
  keepAgain = null;
  take();
}

// surviveContextLoss calls back with what is here again, if the page was reloaded
// because of a lost context or, with the reason, after keepForReload.
export function surviveContextLoss(react, spare) {
  // The event does not bubble, but it passes the window on its way down, before
  // Ebitengine's own listener reloads.
  addEventListener("webglcontextlost", () => { keep(spare); }, true);
  ready.then(() => {
    const kept = take();
    if (!kept) return;
    const what = restore(kept);
    putPartsBack(kept.page);
    react(what, kept.why);
  }, () => { /* the failure card says it */ });
}
