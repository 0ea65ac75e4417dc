// Undo and redo of what a person changes. On a phone the buttons float over the sheet, where
// the changes are made, once there is one to undo; elsewhere they are over the stage.

import { neuralplay } from "../bridge/api.js";
import { listen } from "../bridge/host.js";
import { element, iconButton } from "../dom/element.js";
import { markEnd } from "../dom/stepper.js";
import { whenReady } from "../state/commands.js";
import { attempt } from "../state/notices.js";
import { t } from "../text/text.js";

let state = { canUndo: false, canRedo: false };

export const undo = () => attempt(async () => {
  await whenReady();
  if (neuralplay.state().canUndo) neuralplay.undo();
});

export const redo = () => attempt(async () => {
  await whenReady();
  if (neuralplay.state().canRedo) neuralplay.redo();
});

const narrow = matchMedia("(max-width: 699px), (max-height: 520px)");

/** undoButtons returns both, and moves them to where there is room for them. */
export function undoButtons() {
  const back = iconButton("undo", t("undo.undo"), { id: "undo", title: t("undo.undo.help"), on: { click: undo } });
  const again = iconButton("redo", t("undo.redo"), { id: "redo", title: t("undo.redo.help"), on: { click: redo } });
  const node = element("div", {
    class: "undo", role: "group", "aria-label": t("undo.label"), data: { hide: "undoButton" },
  }, back, again);
  const show = () => {
    markEnd(back, !state.canUndo);
    markEnd(again, !state.canRedo);
    node.toggleAttribute("data-idle", !state.canUndo && !state.canRedo);
  };
  const put = () => {
    if (narrow.matches) document.getElementById("sheet-head").append(node);
    else document.querySelector("#stage-head .stage-layers").after(node);
  };
  listen("state", (news) => { state = news; show(); });
  narrow.addEventListener("change", put);
  requestAnimationFrame(put); // once the row over the stage is there
  show();
  return node;
}
