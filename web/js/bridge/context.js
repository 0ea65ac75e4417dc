// @ts-check
// A lost WebGL context makes Ebitengine reload the page. What was learnt is kept
// in the tab's storage meanwhile, and training resumes where it was.

import { ready, send } from "./host.js";

const key = "neuralplay.snapshot";

function keep() {
  try {
    const snapshot = send("snapshot");
    sessionStorage.setItem(key, JSON.stringify({ snapshot }));
  } catch (error) {
    console.warn("neuralplay: the state could not be kept:", error);
    try { sessionStorage.setItem(key, "{}"); } catch { /* no storage at all */ }
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

// The snapshot knows whether training was running.
function restored({ snapshot }) {
  try {
    return Boolean(snapshot) && send("restore", snapshot) !== false;
  } catch {
    return false;
  }
}

// surviveContextLoss calls back with whether the run is here again, if the page
// was reloaded because of a lost context.
export function surviveContextLoss(react) {
  // The event does not bubble, but it passes the window on its way down, before
  // Ebitengine's own listener reloads.
  addEventListener("webglcontextlost", keep, true);
  ready.then(() => {
    const kept = take();
    if (kept) react(restored(kept));
  }, () => { /* the failure card says it */ });
}
