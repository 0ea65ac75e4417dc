"use strict";
// Keys for the whole page. A field keeps all its keys, a button its Space.
{
  const page = window.neuralplayPage;
  const fields = "input, select, textarea, [contenteditable], [role=tab]";
  const takesSpace = "button, a, summary";

  const keys = {
    " ": () => page.transport.toggle(),
    ArrowRight: () => page.transport.step(),
    r: () => page.transport.reset(),
    R: () => page.transport.reset(),
  };

  function letGo() {
    return page.popover.close() || page.panels.close() || page.attempt(() => page.host.send("pin", null));
  }

  // The canvas keeps its events from the program in the same phase (events.js,
  // loaded after this), so this must listen in it too.
  addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
    if (event.key === "Escape") { letGo(); return; }
    const act = keys[event.key];
    const target = event.target instanceof Element ? event.target : null;
    if (!act || target?.closest(fields) || (event.key === " " && target?.closest(takesSpace))) return;
    event.preventDefault();
    if (!event.repeat || event.key === "ArrowRight") act();
  }, true);
}
