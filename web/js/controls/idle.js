// What does not apply at the moment is disabled and says why.

import { element, setText } from "../dom/element.js";
import { choiceOf, config, settingOf } from "../state/config.js";
import { space } from "../state/space.js";
import { list, sentences, t } from "../text/text.js";

const holds = ({ key, in: values }) => values.includes(String(config()[key]));

// What leaves a setting with nothing to do, by condition.
const reasons = {
  networkShape: () => t("controls.idle.noLayers"),
  bias: () => t("controls.idle.noBiases"),
  initZero: () => t("controls.idle.startsAtZero"),
  init: () => t("controls.idle.zeroWeights"),
  batchSize: () => t("controls.idle.fullBatch"),
};

// idleReason says why a setting does nothing at the moment; "" where it does.
function idleReason({ unless, tests }) {
  if (tests && space().train > 0 && space().test === 0) return t("controls.idle.noTests");
  const condition = unless?.find(holds);
  return condition ? reasons[condition.key]() : "";
}

// Data without classes: those of a regression.
const lacksClasses = ({ needs }) => needs === "classes" && space().train > 0 && !space().has.classes;

// displaced reports whether another setting decides instead of a choice: the loss,
// unless that does not apply either.
function displaced({ unless }) {
  if (!unless || !holds(unless)) return false;
  const other = settingOf(unless.key).choices.find((c) => c.value === config()[unless.key]);
  return !lacksClasses(other);
}
const named = (setting, { value, unless }) => ({
  choice: choiceOf(setting, value), other: choiceOf(settingOf(unless.key), config()[unless.key]),
});

// choiceReason says why one choice does not apply; "" where it does.
function choiceReason(setting, choice) {
  if (lacksClasses(choice)) return t("controls.idle.choice.classes", { choice: choiceOf(setting, choice.value) });
  if (displaced(choice)) return t("controls.idle.choice.other", named(setting, choice));
  return "";
}

// choicesReason sums up which choices do not apply; of the chosen one it says
// what counts instead.
function choicesReason(setting) {
  const { choices } = setting;
  const chosen = choices.find(({ value }) => value === config()[setting.key]);
  const name = (choice) => choiceOf(setting, choice.value);
  if (chosen && choiceReason(setting, chosen)) {
    return t("controls.idle.instead", { why: choiceReason(setting, chosen), auto: choiceOf(setting, "auto") });
  }
  const lacking = choices.filter(lacksClasses);
  const others = choices.filter((choice) => !lacksClasses(choice) && displaced(choice));
  const summed = (some) => ({ n: some.length, choices: list(some.map(name), "conjunction") });
  const said = [];
  if (lacking.length) said.push(t("controls.idle.classes", summed(lacking)));
  if (others.length) {
    said.push(t("controls.idle.others", { ...summed(others), ...named(setting, others[0]) }));
  }
  return said.length ? sentences(...said) : "";
}

function disableChoices(setting, node) {
  for (const choice of setting.choices) {
    const why = choiceReason(setting, choice);
    const option = node.querySelector(`option[value="${choice.value}"]`);
    if (!option) continue;
    option.disabled = why !== "";
    option.title = why;
  }
}

// sayOnce leaves one note where several controls do nothing for the same reason: the
// first of a panel, since the others are paler, too. Their own still describe them.
export function sayOnce() {
  for (const fold of document.querySelectorAll(".fold")) {
    const said = new Set();
    for (const note of fold.querySelectorAll(".row[data-idle]:not([hidden]) > .note.idle")) {
      note.hidden = said.has(note.textContent);
      said.add(note.textContent);
    }
  }
}

// idleness returns a function that brings a widget's node up to date.
export function idleness(setting, node) {
  const says = setting.unless || setting.tests || setting.choices?.some((c) => c.needs || c.unless);
  if (!says) return () => {};
  const note = element("p", { class: "note idle", id: `idle-${setting.key}` });
  node.append(note);
  const help = node.title;
  for (const control of node.querySelectorAll("[aria-describedby]")) {
    control.setAttribute("aria-describedby", `${control.getAttribute("aria-describedby")} ${note.id}`);
  }
  return () => {
    const why = idleReason(setting);
    node.toggleAttribute("data-idle", why !== "");
    for (const control of node.querySelectorAll("input, select, button")) control.disabled = why !== "";
    if (!why && setting.choices) disableChoices(setting, node);
    const all = why || (setting.choices ? choicesReason(setting) : "");
    setText(note, all);
    note.hidden = false;
    node.title = why ? `${help} ${why}` : help;
  };
}
