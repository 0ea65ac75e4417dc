"use strict";
// The help dialog: the keys, the stage, and every setting with its sentence.
{
  const page = window.neuralplayPage;
  const { element, words, icon } = page;
  const dialog = document.getElementById("help");
  const button = document.getElementById("help-button");

  const list = (entries, key = (name) => name) =>
    element("dl", { class: "help-list" }, ...entries.flatMap(([name, sentence]) =>
      [element("dt", {}, key(name)), element("dd", {}, sentence)]));

  function fill() {
    const settings = (window.neuralplaySettings ?? []).filter((s) => s.group !== "none");
    const groups = [...new Set(settings.map((s) => s.group))];
    dialog.append(
      element("div", { class: "help-head" }, element("h2", { id: "help-title" }, words.helpTitle),
        page.iconButton("close", words.close, { on: { click: () => dialog.close() } })),
      element("div", { class: "help-body", tabindex: "0" },
        element("p", {}, words.helpIntro),
        element("h3", {}, words.helpStage), list(words.stageHelp),
        element("h3", {}, words.helpKeys), list(words.keys, (name) => element("kbd", {}, name)),
        element("h3", {}, words.helpSettings), ...groups.flatMap((group) =>
          [element("h4", {}, words.folds[group] ?? group), list(settings.filter((s) => s.group === group).map((s) => [s.label, s.help]))])));
    dialog.setAttribute("aria-labelledby", "help-title");
  }

  button.append(icon("help"));
  button.title = words.help;
  button.setAttribute("aria-label", words.help);
  button.addEventListener("click", () => {
    if (!dialog.firstChild) fill();
    dialog.showModal();
  });
  // A click beside the dialog's box is on the dialog itself.
  dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });
}
