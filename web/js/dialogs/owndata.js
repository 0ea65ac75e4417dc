// A person's own data: pasted, opened or dropped as CSV or JSON, looked at as
// text, and handed to the program, which says what is wrong with them.

import { neuralplay } from "../bridge/api.js";
import { element, icon, iconButton } from "../dom/element.js";
import { showConfig } from "../state/config.js";
import { dataAsCSV } from "../state/csv.js";
import { space } from "../state/space.js";
import { t } from "../text/text.js";
import { irises } from "./iris.js";

const mostBytes = 20e6; // a text field bears no more
const accepted = ".csv,.tsv,.txt,.json,text/csv,text/plain,application/json";

const dialog = document.getElementById("own-data");
let area; // the text field
let standardize; // the switch
let refusal; // the sentence that says what is wrong
let use; // the button

const isOpen = () => dialog.open;

function refuse(sentence) {
  refusal.textContent = "";
  refusal.textContent = sentence;
  if (sentence) refusal.scrollIntoView({ block: "nearest" });
}

// Until somebody decides it, numbers that are not small are standardized.
let decided = false;
function suggest() {
  if (decided) return;
  const numbers = area.value.slice(0, 100000).match(/-?\d+(\.\d+)?(e[+-]?\d+)?/gi) ?? [];
  standardize.checked = numbers.some((n) => Math.abs(Number(n)) > 3);
}

function fill(data) {
  area.value = data;
  area.scrollTop = 0;
  decided = false;
  suggest();
  refuse("");
  use.focus();
}

// What begins like JSON is JSON; the program reads everything else as CSV.
function parsed(data) {
  if (!/^\s*[{[]/.test(data)) return data;
  try {
    return JSON.parse(data);
  } catch (error) {
    throw new Error(t("own.noJSON", { reason: error.message }), { cause: error });
  }
}

async function submit() {
  if (!area.value.trim()) { refuse(t("own.empty")); return; }
  try {
    await neuralplay.setData(parsed(area.value), { standardize: standardize.checked });
    dialog.close();
  } catch (error) {
    refuse(error.message);
  }
}

async function read(file) {
  if (!file) return;
  openOwnData();
  if (file.size > mostBytes) { refuse(t("own.tooLarge", { name: file.name })); return; }
  try {
    fill(await file.text());
  } catch (error) {
    refuse(t("own.unreadable", { name: file.name, reason: error.message }));
  }
}

// chooseOwnData takes the data that are here; where the problem wants others,
// the dialog says so and takes them.
export async function chooseOwnData(patch) {
  try {
    await neuralplay.configure(patch);
  } catch (error) {
    showConfig();
    openOwnData();
    refuse(t("own.unsuited", { reason: error.message }));
  }
}

export function openOwnData() {
  if (isOpen()) return;
  refuse("");
  // Data that came another way can be looked at here, too.
  if (!area.value && space().has.own) area.value = dataAsCSV();
  dialog.showModal();
  area.focus();
}

function build() {
  const chooser = element("input", {
    type: "file", accept: accepted, hidden: true, on: { change: () => { read(chooser.files[0]); chooser.value = ""; } },
  });
  area = element("textarea", {
    id: "own-text", class: "own-text figures", rows: 10, spellcheck: "false", autocomplete: "off",
    placeholder: t("own.placeholder"), "aria-describedby": "own-hint",
  });
  standardize = element("input", {
    type: "checkbox", class: "switch", id: "own-standardize", "aria-describedby": "own-standardize-help",
  });
  refusal = element("p", { class: "refusal", role: "alert" });
  const button = (label, click, kind = "") =>
    element("button", { type: "button", class: `button ${kind}`.trim(), on: { click } }, label);
  use = button(t("own.use"), submit, "primary");
  const close = () => dialog.close();
  const help = t("own.standardize.help");
  const sources = [button(t("own.open"), () => chooser.click()), button(t("own.example"), () => fill(irises)), chooser];
  dialog.append(
    element("div", { class: "help-head" }, element("h2", { id: "own-title" }, t("own.title")),
      iconButton("close", t("page.close"), { on: { click: close } })),
    element("div", { class: "own-body" },
      element("p", { class: "own-hint", id: "own-hint" }, t("own.hint.rows"), element("br"), t("own.hint.targets")),
      element("label", { class: "unseen", for: "own-text" }, t("own.field")), area,
      element("div", { class: "own-sources" }, ...sources),
      element("div", { class: "row inline own-option", title: help },
        element("label", { for: standardize.id, class: "label" }, t("own.standardize")), standardize,
        element("span", { class: "unseen", id: "own-standardize-help" }, help)),
      refusal),
    element("div", { class: "own-actions" }, button(t("own.cancel"), close), use));
  dialog.setAttribute("aria-labelledby", "own-title");
}

// A file may be dropped anywhere, the canvas included (see mountCanvas).
function acceptDrops() {
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
    showDrop(!isOpen());
  }, true);
  addEventListener("drop", (event) => {
    showDrop(false);
    if (!hasFiles(event)) return;
    event.preventDefault();
    read(event.dataTransfer.files[0]);
  }, true);
}

export function mountOwnData() {
  build();
  standardize.addEventListener("change", () => { decided = true; });
  area.addEventListener("input", suggest);
  // Whoever changed his mind has the data set that was.
  dialog.addEventListener("close", showConfig);
  dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });
  area.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) submit();
  });
  acceptDrops();
}
