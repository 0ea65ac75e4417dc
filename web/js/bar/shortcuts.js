// Keys for the whole page. What has the focus comes first: a field keeps all
// its keys, a slider its arrows. A button or a choice that was merely clicked
// leaves Space and → to the page: they mean play and step.

import { send } from "../bridge/host.js";
import { closeHint } from "../controls/hint.js";
import { byKey } from "../dom/focus.js";
import { closePanels } from "../panels/columns.js";
import { stopCheck } from "../panels/gradientcheck.js";
import { releaseSample } from "../panels/samplechoice.js";
import { closeSamples } from "../panels/samplepanel.js";
import { closePopover } from "../stage/popover.js";
import { closeTour, leaveTour } from "../stage/tour.js";
import { redo, undo } from "../stage/undo.js";
import { closeWalk, walkBack, walkOn } from "../stage/walk.js";
import { isHidden } from "../state/config.js";
import { attempt } from "../state/notices.js";
import { closeRunTo, focusRunTo } from "./runto.js";
import { reset, step, togglePlay } from "./transport.js";

const fields = "select, textarea, [contenteditable], [role=tab], " +
  "input:not([type=radio], [type=checkbox], [type=range])";

const keys = {
  " ": { act: togglePlay, hide: "playButton" },
  ArrowRight: { act: step, hide: "stepButton", repeats: true },
  ".": { act: walkOn, hide: "stepButton", repeats: true },
  ",": { act: walkBack, hide: "stepButton", repeats: true },
  r: { act: reset, hide: "resetButton" },
  g: { act: focusRunTo, hide: "stepButton" },
};

// What has a use of its own for a key, if the key brought the focus there. An
// already chosen radio button and a slider have no use for Space.
const native = {
  " ": "button, a, summary, input[type=checkbox], input[data-waits]",
  ArrowRight: "input[type=radio]",
};

// keeps reports whether an element has a use of its own for a key.
function keeps(target, key) {
  if (target.closest(fields)) return true;
  if (target.closest("[role=tree], [role=slider]")) return key === " " || key === "ArrowRight";
  if (key === "ArrowRight" && target.closest("input[type=range]")) return true;
  return Boolean(native[key] && target.closest(native[key]) && byKey());
}

const letGo = () => leaveTour() || stopCheck() || closeRunTo() || closeHint() || closePopover() || closePanels() ||
  releaseSample() || closeWalk() || closeSamples() || closeTour() || attempt(() => send("pin", null));

// pressCommand undoes and redoes. A field in which something is being typed has an undo of
// its own.
function pressCommand(event) {
  const key = event.key.toLowerCase();
  if (key !== "z" && key !== "y" || isHidden("undoButton") || document.querySelector("dialog[open]")) return;
  if (event.target instanceof Element && event.target.matches("textarea, input[type=text], [data-typing]")) return;
  event.preventDefault();
  if (key === "y" || event.shiftKey) redo(); else undo();
}

let spaceTaken = false;
function press(event) {
  if (event.defaultPrevented || event.altKey) return;
  if (event.ctrlKey || event.metaKey) { pressCommand(event); return; }
  if (document.querySelector("dialog[open]")) return;
  // A field that is being typed in goes back to its value first.
  if (event.key === "Escape" && event.target instanceof Element && event.target.matches("[data-typing]")) return;
  if (event.key === "Escape") { letGo(); return; }
  const key = keys[event.key.length === 1 ? event.key.toLowerCase() : event.key];
  // An author who takes a button away takes its key away, too.
  if (!key || isHidden(key.hide)) return;
  if (event.target instanceof Element && keeps(event.target, event.key)) return;
  event.preventDefault();
  spaceTaken = event.key === " ";
  if (!event.repeat || key.repeats) key.act();
}

export function mountShortcuts() {
  // The canvas keeps its events from the program in the same phase (see
  // mountCanvas, which comes later), so this must listen in it too.
  addEventListener("keydown", press, true);
  // Some browsers press a button when Space is let go, whatever became of the
  // key's way down.
  addEventListener("keyup", (event) => {
    if (event.key === " " && spaceTaken) event.preventDefault();
    if (event.key === " ") spaceTaken = false;
  }, true);
}
