// A person's own data: pasted, or opened as a file of CSV or JSON, looked at as
// text, and handed to the program, which says what is wrong with them.

import { neuralplay } from "../bridge/api.js";
import { element } from "../dom/element.js";
import { isHidden, showConfig } from "../state/config.js";
import { ownAsText } from "../state/csv.js";
import { ownTable } from "../state/own.js";
import { wordMessage } from "../text/messages.js";
import { t } from "../text/text.js";
import { closeBeside, dialogHead } from "./frame.js";
import { irises } from "./iris.js";

export const mostBytes = 20e6; // a text field bears no more
const accepted = ".csv,.tsv,.txt,.json,text/csv,text/plain,application/json";

const dialog = document.getElementById("own-data");
let area; // the text field
let standardize; // the switch
let problems; // the radio buttons: what the targets are
let refusal; // what is wrong
let use; // the button

const isOpen = () => dialog.open;

// Own data may change the problem, too: who may not choose either brings none.
export const ownDataIsLocked = () => isHidden("ownDataButton", "dataset", "problem");

function refuse(sentence, faults = []) {
  refusal.replaceChildren();
  if (!sentence) return;
  refusal.append(element("p", {}, sentence));
  if (faults.length) refusal.append(element("ul", {}, ...faults.map((fault) => element("li", {}, fault))));
  refusal.scrollIntoView({ block: "nearest" });
}

// All that is wrong with data is said at once, as far as the program looked.
const mostFaults = 20;
function refuseFor({ message, details }) {
  if (!details?.more) { refuse(message); return; }
  const faults = [details, ...details.more].map(wordMessage);
  const n = faults.length;
  refuse(n < mostFaults ? t("own.faults", { n }) : t("own.firstFaults", { n }), faults);
}

// Until somebody decides it, numbers that are not small are standardized.
let decided = false;
function suggest() {
  if (decided) return;
  const numbers = area.value.slice(0, 100000).match(/-?\d+(\.\d+)?(e[+-]?\d+)?%?/gi) ?? [];
  // A percentage is a share of 1, and NaN here.
  standardize.checked = numbers.some((n) => Math.abs(Number(n)) > 3);
}

function chooseProblem(problem) {
  for (const input of problems) input.checked = input.value === problem;
}

function fill(data) {
  area.value = data;
  area.scrollTop = 0;
  decided = false;
  suggest();
  chooseProblem("");
  refuse("");
  use.focus();
}

// fillOwn shows the data that are there, with what was said about them.
function fillOwn(table) {
  area.value = ownAsText(table);
  standardize.checked = table.Raw;
  decided = true;
  const isWhole = [...table.Train.Labels, ...table.Test.Labels ?? []].every(Number.isInteger);
  const isNumbered = table.Classes?.every((name) => Number.isFinite(Number(name.replace("−", "-"))));
  if (table.Classes) chooseProblem(isNumbered ? "classification" : "");
  else chooseProblem(isWhole ? "regression" : "");
}

async function submit() {
  if (!area.value.trim()) { refuse(t("own.empty")); return; }
  const problem = problems.find((input) => input.checked)?.value;
  try {
    await neuralplay.setData(area.value, { standardize: standardize.checked, ...(problem ? { problem } : {}) });
    dialog.close();
  } catch (error) {
    refuseFor(error);
  }
}

export async function openDataFile(file) {
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
  if (!area.value && ownTable()) fillOwn(ownTable());
  dialog.showModal();
  area.focus();
}

// problemRow says what the targets are, where the guess is wrong.
function problemRow() {
  const help = t("own.problem.help");
  const choices = [["", t("own.problem.automatic")], ["classification", t("own.problem.classes")],
    ["regression", t("own.problem.numbers")]];
  const choice = ([value, label]) => {
    const input = element("input", { type: "radio", name: "own-problem", value, checked: value === "" });
    return { input, node: element("label", { class: "choice" }, input, element("span", {}, label)) };
  };
  const made = choices.map(choice);
  problems = made.map(({ input }) => input);
  return element("div", { class: "row inline own-option", title: help },
    element("span", { class: "label", id: "own-problem-label" }, t("own.problem")),
    element("div", {
      class: "segmented", id: "own-problem", role: "radiogroup", "aria-labelledby": "own-problem-label",
      "aria-describedby": "own-problem-help",
    }, ...made.map(({ node }) => node)),
    element("span", { class: "unseen", id: "own-problem-help" }, help));
}

function build() {
  const chooser = element("input", {
    type: "file", accept: accepted, hidden: true,
    on: { change: () => { openDataFile(chooser.files[0]); chooser.value = ""; } },
  });
  area = element("textarea", {
    id: "own-text", class: "own-text figures", rows: 10, spellcheck: "false", autocomplete: "off",
    placeholder: t("own.placeholder"), "aria-describedby": "own-hint",
  });
  standardize = element("input", {
    type: "checkbox", class: "switch", id: "own-standardize", "aria-describedby": "own-standardize-help",
  });
  refusal = element("div", { class: "refusal", role: "alert" });
  const button = (label, click, kind = "") =>
    element("button", { type: "button", class: `button ${kind}`.trim(), on: { click } }, label);
  use = button(t("own.use"), submit, "primary");
  const close = () => dialog.close();
  const help = t("own.standardize.help");
  const sources = [button(t("own.open"), () => chooser.click()), button(t("own.example"), () => fill(irises)), chooser];
  dialog.append(
    dialogHead(dialog, "own-title", t("own.title")),
    element("div", { class: "own-body" },
      element("p", { class: "own-hint", id: "own-hint" }, t("own.hint.rows"), element("br"), t("own.hint.targets")),
      element("label", { class: "unseen", for: "own-text" }, t("own.field")), area,
      element("div", { class: "own-sources" }, ...sources),
      element("div", { class: "row inline own-option", title: help },
        element("label", { for: standardize.id, class: "label" }, t("own.standardize")), standardize,
        element("span", { class: "unseen", id: "own-standardize-help" }, help)),
      problemRow(), refusal),
    element("div", { class: "own-actions" }, button(t("own.cancel"), close), use));
}

export function mountOwnData() {
  build();
  standardize.addEventListener("change", () => { decided = true; });
  area.addEventListener("input", suggest);
  // Whoever changed his mind has the data set that was.
  dialog.addEventListener("close", showConfig);
  closeBeside(dialog);
  area.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) submit();
  });
}
