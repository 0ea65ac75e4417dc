// The help dialog: the stage, the keys, every setting with its sentence, and
// what a link can hide.

import { programCarrier } from "../bridge/download.js";
import { dressButton, element } from "../dom/element.js";
import { groupName, helpOf, hideable, labelOf, settings } from "../state/config.js";
import { locale, t } from "../text/text.js";
import { openEmbed } from "./embed.js";
import { closeBeside, dialogHead } from "./frame.js";

const stageHelp = () => [
  [t("help.stage.unit"), t("help.stage.unit.help")],
  [t("help.stage.connection"), t("help.stage.connection.help")],
  [t("help.stage.bias"), t("help.stage.bias.help")],
  [t("help.stage.boundary"), t("help.stage.boundary.help")],
  [t("help.stage.space"), t("help.stage.space.help")],
  [t("help.stage.classes"), t("help.stage.classes.help")],
  [t("help.stage.slice"), t("help.stage.slice.help")],
  [t("help.stage.own"), t("help.stage.own.help")],
  [t("help.stage.samples"), t("help.stage.samples.help")],
  [t("help.stage.losses"), t("help.stage.losses.help")],
  [t("help.stage.keyboard"), t("help.stage.keyboard.help")],
];

const keyHelp = () => [
  [t("help.keys.play"), t("help.keys.play.help")],
  [t("help.keys.step"), t("help.keys.step.help")],
  [t("help.keys.walk"), t("help.keys.walk.help")],
  [t("help.keys.undo"), t("help.keys.undo.help")],
  [t("help.keys.runTo"), t("help.keys.runTo.help")],
  [t("help.keys.reset"), t("help.keys.reset.help")],
  [t("help.keys.tab"), t("help.keys.tab.help")],
  [t("help.keys.arrows"), t("help.keys.arrows.help")],
  [t("help.keys.tree"), t("help.keys.tree.help")],
  [t("help.keys.escape"), t("help.keys.escape.help")],
];

const list = (entries, nameNode = (name) => name) =>
  element("dl", { class: "help-list" }, ...entries.flatMap(([name, sentence]) =>
    [element("dt", {}, nameNode(name)), element("dd", {}, sentence)]));

function settingsHelp() {
  const shown = settings.filter((s) => s.group !== "none");
  const groups = [...new Set(shown.map((s) => s.group))];
  return groups.flatMap((group) => {
    const members = shown.filter((s) => s.group === group);
    return [element("h4", {}, groupName(group)), list(members.map((s) => [labelOf(s), helpOf(s)]))];
  });
}

// hidingHelp names what a link can leave out: a setting by its label, the rest by
// what is on it or over it.
function hidingHelp(dialog) {
  const labels = new Map(settings.filter((s) => s.hide).map((s) => [s.hide, labelOf(s)]).reverse());
  const names = [...hideable].map((name) => element("li", {}, element("code", {}, name),
    labels.has(name) ? ` ${labels.get(name)}` : ""));
  return [
    element("p", {}, t("help.hiding.intro")),
    element("p", {}, element("button", {
      type: "button", class: "button author-opener", on: { click() { dialog.close(); openEmbed(); } },
    }, t("author.open"))),
    list([
      [t("help.hiding.one"), t("help.hiding.one.help")],
      [t("help.hiding.only"), t("help.hiding.only.help")],
    ], (name) => element("code", {}, name)),
    element("details", { class: "hideable" }, element("summary", {}, t("help.hiding.names")),
      element("ul", {}, ...names)),
  ];
}

// The site has the licences in a file beside the page; the single file carries
// them.
function licences() {
  const inside = document.getElementById("neuralplay-notices");
  if (inside) {
    return element("details", { class: "licences" }, element("summary", {}, t("help.licences")),
      element("pre", {}, inside.textContent.trim()));
  }
  const link = { href: "THIRD_PARTY_NOTICES.txt", target: "_blank", rel: "noopener" };
  return element("p", { class: "licences" }, element("a", link, t("help.licences")));
}

// The single file carries the lessons, too.
function lessons() {
  const beside = `lessons/${locale() === "zh" ? "zh/" : ""}index.html`;
  const href = programCarrier() ? `?lesson=index&lang=${locale()}` : beside;
  const link = element("a", { href, target: "_blank", rel: "noopener" }, t("help.lessons"));
  return element("p", {}, link, " ", t("help.lessons.help"));
}

// tourOpener is a button that opens the tour. Dialogs may not import the stage, so the caller
// passes openTour.
const tourOpener = (dialog, openTour) => element("p", {}, element("button", {
  type: "button", class: "link-button", id: "open-tour", on: { click() { dialog.close(); openTour(); } },
}, t("tour.open")));

function fill(dialog, openTour) {
  dialog.append(
    dialogHead(dialog, "help-title", t("help.title")),
    element("div", { class: "help-body", tabindex: "0", role: "group", "aria-labelledby": "help-title" },
      element("p", {}, t("help.intro")), tourOpener(dialog, openTour), lessons(),
      element("h3", {}, t("help.stage")), list(stageHelp()),
      element("h3", {}, t("help.keys")), list(keyHelp(), (name) => element("kbd", {}, name)),
      element("h3", {}, t("help.settings")), ...settingsHelp(),
      element("h3", {}, t("help.hiding")), ...hidingHelp(dialog), licences()));
}

export function mountHelp(openTour) {
  const dialog = document.getElementById("help");
  dressButton("help-button", "help", t("page.help")).addEventListener("click", () => {
    if (!dialog.firstChild) fill(dialog, openTour);
    dialog.showModal();
  });
  closeBeside(dialog);
}
