"use strict";
// Keys for the whole page. What has the focus comes first: a field keeps all
// its keys, a slider its arrows. A button or a choice that was merely clicked
// gives Space and → back: there they mean play and step.
{
  const page = window.neuralplayPage;
  const fields = "select, textarea, [contenteditable], [role=tab], input:not([type=radio], [type=checkbox], [type=range])";

  const keys = {
    " ": { act: () => page.transport.toggle(), hide: "playButton" },
    ArrowRight: { act: () => page.transport.step(), hide: "stepButton", repeats: true },
    r: { act: () => page.transport.reset(), hide: "resetButton" },
  };

  // keeps tells whether an element has a use of its own for a key.
  function keeps(target, key) {
    if (target.closest(fields)) return true;
    const native = {
      " ": "button, a, summary, input[type=checkbox]", // an already chosen radio button and a slider have no use for it
      ArrowRight: "input[type=radio]",
    }[key];
    if (key === "ArrowRight" && target.closest("input[type=range]")) return true;
    return Boolean(native && target.closest(native) && page.focus.byKey());
  }

  function letGo() {
    return page.hint.close() || page.popover.close() || page.panels.close() || page.attempt(() => page.host.send("pin", null));
  }

  // The canvas keeps its events from the program in the same phase (events.js,
  // loaded after this), so this must listen in it too.
  let spaceTaken = false;
  addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
    if (event.key === "Escape") { letGo(); return; }
    const key = keys[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    // An author who takes a button away takes its key away, too.
    if (!key || page.config()[`${key.hide}_hide`]) return;
    if (event.target instanceof Element && keeps(event.target, event.key)) return;
    event.preventDefault();
    spaceTaken = event.key === " ";
    if (!event.repeat || key.repeats) key.act();
  }, true);
  // Some browsers press a button when Space is let go, whatever became of the
  // key's way down.
  addEventListener("keyup", (event) => {
    if (event.key === " " && spaceTaken) event.preventDefault();
    if (event.key === " ") spaceTaken = false;
  }, true);
}
