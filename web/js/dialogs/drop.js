// A file may be dropped anywhere, the canvas included (see mountCanvas): own data, or
// a saved network.

import { element, icon } from "../dom/element.js";
import { t } from "../text/text.js";
import { mostBytes, openDataFile, ownDataIsLocked } from "./owndata.js";
import { isModel, modelIsLocked, openModelFile } from "./model.js";

const isAnyDialogOpen = () => Boolean(document.querySelector("dialog[open]"));

// A saved network begins like one; what is too large to look at is data, whose
// dialog says that it is.
async function open(file) {
  const start = file.size > mostBytes ? "" : await file.slice(0, 1000).text().catch(() => "");
  if (!isModel(start)) { if (!ownDataIsLocked()) openDataFile(file); return; }
  if (!modelIsLocked()) openModelFile(file);
}

export function mountDrop() {
  const mark = element("p", {}, icon("sheet"), t("own.drop"));
  const note = element("div", { class: "drop-note", hidden: true, "aria-hidden": "true" }, mark);
  document.body.append(note);
  const hasFiles = (event) => event.dataTransfer?.types.includes("Files");
  let leaving = 0;
  function showDrop(shown) {
    clearTimeout(leaving);
    note.hidden = !shown;
    // The browser says it again and again while a file is over the page, and
    // nothing reliable when it has gone.
    if (shown) leaving = setTimeout(() => showDrop(false), 400);
  }
  addEventListener("dragover", (event) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    showDrop(!isAnyDialogOpen() && !(ownDataIsLocked() && modelIsLocked()));
  }, true);
  addEventListener("drop", (event) => {
    showDrop(false);
    if (!hasFiles(event)) return;
    event.preventDefault();
    if (event.dataTransfer.files[0]) open(event.dataTransfer.files[0]);
  }, true);
}
