"use strict";
// A lost WebGL context makes Ebitengine load the page again. What was learnt
// is kept in the tab's storage meanwhile, and training goes on where it was.
{
  const page = window.neuralplayPage;
  const { words, numbers } = page;
  const key = "neuralplay.snapshot";

  // The event does not bubble, but it passes the window on its way down, before
  // Ebitengine's own listener reloads.
  addEventListener("webglcontextlost", () => {
    try {
      const snapshot = page.host.send("snapshot");
      sessionStorage.setItem(key, JSON.stringify({ snapshot }));
    } catch (error) {
      console.warn("neuralplay: the state could not be kept:", error);
      try { sessionStorage.setItem(key, "{}"); } catch { /* no storage at all */ }
    }
  }, true);

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
      return Boolean(snapshot) && page.host.send("restore", snapshot) !== false;
    } catch {
      return false;
    }
  }

  window.neuralplay.ready.then(() => {
    const kept = take();
    if (!kept) return;
    if (restored(kept)) {
      page.banner.hide("link"); // it may have been about data that are here again
      page.banner.show({ id: "restored", text: words.restored(numbers.count(window.neuralplay.state().epoch)) });
    } else page.banner.show({ id: "restored", tone: "warning", text: words.notRestored });
  }, () => {});
}
