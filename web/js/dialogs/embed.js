// For authors: what readers see of this state, as an element, a frame or Markdown to be
// pasted into their page.

import { neuralplay } from "../bridge/api.js";
import { programCarrier } from "../bridge/download.js";
import { dressButton, element } from "../dom/element.js";
import { segments } from "../dom/segments.js";
import { addressOf } from "../state/address.js";
import { choiceOf, config, groupName, labelOf, settingOf, shortChoiceOf } from "../state/config.js";
import { attempt } from "../state/notices.js";
import { t } from "../text/text.js";
import { closeBeside, dialogHead } from "./frame.js";

const dialog = /** @type {HTMLDialogElement} */ (document.getElementById("embed"));

// What readers may be spared. Those of the transport are there whenever it is, the
// others only on the whole page.
const transport = [
  ["playButton", () => t("author.play")], ["stepButton", () => t("author.step")],
  ["resetButton", () => t("author.reset")], ["speed", () => labelOf({ key: "speed" })],
  ["readoutsPanel", () => t("author.readouts")], ["curvesPanel", () => t("author.losses")],
  ["legendPanel", () => t("author.legend")],
];
const panels = [
  "data", "inputs", "network", "initial", "training", "regularization", "view", "samples", "evaluation", "inspector",
].map((group) => [`${group}Panel`, () => groupName(group)]);

// The single file has no embed.js beside it.
const canBeElement = !programCarrier();

const chosen = { ui: "full", theme: "auto", format: canBeElement ? "element" : "frame" };
let boxes = []; // of what may be spared: {name, input, node, isOfPage}
let epoch; // the fields
let height;
let code;
let preview;
let said; // that it was copied
let linkNow = ""; // this state's, as the dialog opened

const own = ["ui", "theme", "epoch"];
const isKept = (part) => {
  const [key] = part.split("=");
  return !own.includes(key) && !boxes.some(({ name }) => key === `${name}_hide`);
};

// link is the state's with what readers see.
function link() {
  const parts = linkNow.replace(/^#/, "").split("&").filter(isKept);
  if (chosen.ui !== "full") parts.push(`ui=${chosen.ui}`);
  if (chosen.theme !== "auto") parts.push(`theme=${chosen.theme}`);
  if (epoch.valueAsNumber > 0) parts.push(`epoch=${Math.round(epoch.valueAsNumber)}`);
  const spared = boxes.filter(({ input, node }) => !node.hidden && !input.checked);
  return `#${[...parts, ...spared.map(({ name }) => `${name}_hide=true`)].join("&")}`;
}

// The browser writes elements down with everything escaped. Outside a document they
// load nothing.
const formats = {
  element(address) {
    const config = address.slice(address.indexOf("#") + 1).split("&").filter((part) => !/^(ui|theme)=/.test(part));
    const figure = element("neural-play", {
      config: config.join("&"), ui: chosen.ui === "full" ? null : chosen.ui,
      theme: chosen.theme === "auto" ? null : chosen.theme, height: height.valueAsNumber > 0 ? height.value : null,
    }, "\n  ", element("a", { href: address }, t("author.link")), "\n");
    return `${element("script", { src: new URL("embed.js", address).href }).outerHTML}\n${figure.outerHTML}`;
  },
  frame: (address) => element("iframe", {
    src: address, title: t("author.link"), loading: "lazy", width: "100%",
    height: height.valueAsNumber > 0 ? height.value : "480",
  }).outerHTML,
  markdown: (address) => `[${t("author.link")}](${address})`,
};

function show() {
  for (const { node, isOfPage } of boxes) {
    node.hidden = isOfPage ? chosen.ui !== "full" : chosen.ui !== "full" && chosen.ui !== "compact";
  }
  for (const group of dialog.querySelectorAll(".author-parts")) {
    group.hidden = [...group.querySelectorAll("label")].every((node) => node.hidden);
  }
  const address = addressOf(link());
  code.value = formats[chosen.format](address);
  preview.href = address;
  said.textContent = "";
}

async function copy() {
  try {
    await navigator.clipboard.writeText(code.value);
    said.textContent = t("author.copied");
  } catch { // no clipboard on file://, and in most frames
    code.select();
    said.textContent = t("author.copyByHand");
  }
}

function box([name, label], isOfPage) {
  const input = element("input", { type: "checkbox", on: { change: show } });
  const node = element("label", { class: "author-part" }, input, label());
  boxes.push({ name, input, node, isOfPage });
  return node;
}

const row = (label, field, id) => element("div", { class: "author-row" },
  element(id ? "label" : "span", id ? { for: id, class: "author-label" } : { class: "author-label" }, label), field);

function choice(key, entries, label) {
  const { node, show: set } = segments(`author-${key}`, label, entries, (value) => { chosen[key] = value; show(); });
  set(chosen[key]);
  return row(label, node);
}

const choicesOf = (key) => settingOf(key).choices.map(({ value }) => [value, shortChoiceOf({ key }, value)]);

const field = (id, attributes) => element("input",
  { id, type: "number", class: "author-number", inputmode: "numeric", ...attributes, on: { input: show } });

const parts = (title, list, isOfPage) => element("fieldset", { class: "author-parts" },
  element("legend", { class: "author-label" }, title), ...list.map((entry) => box(entry, isOfPage)));

function fill() {
  epoch = field("author-epoch", { min: 0, max: settingOf("epoch").max, value: "0" });
  height = field("author-height", { min: 100, max: 4000, placeholder: t("author.auto") });
  code = element("textarea",
    { class: "own-text author-code", rows: 6, readonly: true, spellcheck: "false", "aria-label": t("author.code") });
  preview = element("a", { class: "button author-preview", target: "_blank", rel: "noopener" }, t("author.preview"));
  said = element("p", { class: "author-said", role: "status" });
  const copier = element("button", { type: "button", class: "button primary", on: { click: copy } }, t("author.copy"));
  dialog.append(
    dialogHead(dialog, "embed-title", t("author.title")),
    element("div", { class: "own-body" },
      element("p", { class: "own-hint" }, t("author.intro")),
      choice("ui", choicesOf("ui"), labelOf({ key: "ui" })),
      parts(t("author.onStage"), transport, false),
      parts(t("author.onPage"), panels, true),
      choice("theme", settingOf("theme").choices.map(({ value }) => [value, choiceOf({ key: "theme" }, value)]),
        labelOf({ key: "theme" })),
      row(labelOf({ key: "epoch" }), epoch, "author-epoch"),
      row(t("author.height"), height, "author-height"),
      choice("format", [...canBeElement ? [["element", t("author.element")]] : [], ["frame", t("author.frame")],
        ["markdown", t("author.markdown")]], t("author.format")),
      code),
    element("div", { class: "own-actions" }, said, preview, copier));
}

export async function openEmbed() {
  if (!dialog.firstChild) fill();
  linkNow = await neuralplay.link();
  for (const { name, input } of boxes) input.checked = !config()[`${name}_hide`];
  show();
  if (!dialog.open) dialog.showModal();
}

export function mountEmbed() {
  dressButton("embed-button", "embed", t("author.title")).addEventListener("click", () => attempt(openEmbed));
  closeBeside(dialog);
}
