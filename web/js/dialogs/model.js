// A trained network as a file: saved, and opened again, by a button or by dropping it
// on the page; or saved with the page around it.

import { neuralplay } from "../bridge/api.js";
import { singleFile } from "../bridge/single.js";
import { element, labelButton } from "../dom/element.js";
import { saveFile } from "../dom/savefile.js";
import { whenReady } from "../state/commands.js";
import { isHidden, isLocked } from "../state/config.js";
import { attempt, hideNotice, showNotice } from "../state/notices.js";
import { t } from "../text/text.js";

const fileName = "neuralplay-model.json";
const pageName = "neuralplay-saved.html";
const mostBytes = 40e6;

// isModel reports whether a text begins like a saved network.
export const isModel = (text) => /^\s*\{\s*"format"\s*:\s*\d+\s*,\s*"setup"\s*:/.test(text);

// A network brings its settings: who may not choose these opens none.
export const modelIsLocked = () => isHidden("openButton") || isLocked();

const say = (tone, text) => showNotice({ id: "model", tone, text, seconds: tone === "note" ? 8 : 0 });

// A diverged run has no weights that a file could hold.
function saySaved(model, name) {
  if (model.includes('"moment":{')) say("note", t("model.saved", { name }));
  else say("warning", t("model.savedSetup", { name }));
}

function save() {
  const model = neuralplay.exportModel();
  saveFile(fileName, "application/json", model);
  saySaved(model, fileName);
}

// The model is of the moment at which the button is pressed.
async function savePage() {
  const model = neuralplay.exportModel();
  let page;
  try {
    page = await singleFile(model);
  } catch (error) {
    say("error", t("model.pageFailed", { reason: error.message }));
    return;
  }
  saveFile(pageName, "text/html", page);
  saySaved(model, pageName);
}

function open(name, text) {
  try {
    const isTrained = neuralplay.importModel(text);
    hideNotice("link"); // it was about other settings
    const { epoch } = neuralplay.state();
    say("note", isTrained ? t("model.opened", { name, epoch }) : t("model.openedSetup", { name }));
  } catch (error) {
    say("error", t("model.refused", { name, reason: error.message }));
  }
}

export async function openModelFile(file) {
  if (file.size > mostBytes) { say("error", t("model.tooLarge", { name: file.name })); return; }
  await whenReady();
  let text;
  try {
    text = await file.text();
  } catch (error) {
    say("error", t("own.unreadable", { name: file.name, reason: error.message }));
    return;
  }
  open(file.name, text);
}

export function mountModel() {
  const chooser = element("input", { type: "file", accept: ".json,application/json", hidden: true, id: "model-file" });
  chooser.addEventListener("change", () => {
    if (chooser.files[0]) openModelFile(chooser.files[0]);
    chooser.value = "";
  });
  document.body.append(chooser);
  labelButton("save-model", "save", t("model.save"), t("model.save.help"),
    () => attempt(async () => { await whenReady(); save(); }));
  labelButton("save-page", "page", t("model.savePage"), t("model.savePage.help"),
    () => attempt(async () => { await whenReady(); await savePage(); }));
  labelButton("open-model", "open", t("model.open"), t("model.open.help"), () => chooser.click());
}
