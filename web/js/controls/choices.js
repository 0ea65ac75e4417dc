// Widgets for one of several: segments side by side, a select, and a select
// that explains its choice.

import { neuralplay } from "../bridge/api.js";
import { element, setText } from "../dom/element.js";
import { textWidth } from "../dom/measure.js";
import { choiceHelpOf, choiceOf, isHidden, shortChoiceOf } from "../state/config.js";
import { attempt } from "../state/notices.js";
import { space } from "../state/space.js";
import { t } from "../text/text.js";
import { described, group, helpIdOf, idOf, labelFor, plainLabel, radio, row } from "./row.js";

export function segmented(setting, onChange) {
  const choices = setting.choices.map((choice) =>
    radio(setting, choice, onChange, [element("span", {}, shortChoiceOf(setting, choice.value))]));
  const label = plainLabel(setting, { id: `label-${setting.key}` });
  const radios = element("div", {
    class: "segmented", id: idOf(setting), role: "radiogroup",
    "aria-labelledby": label.id, "aria-describedby": helpIdOf(setting),
  }, ...choices.map((choice) => choice.node));
  return {
    node: row(setting, "stacked", label, radios),
    set(value) { for (const { input } of choices) input.checked = input.value === String(value); },
  };
}

// Side by side only what fits so: the widest name decides for all segments.
const columnWidth = 204; // px of the narrower column, and the style sheet's font and padding
const segmentFont = "12px";
const segmentPadding = 4;
export function fitsSegments(setting) {
  if (setting.choices.length > 4) return false;
  const names = setting.choices.map(({ value }) => shortChoiceOf(setting, value));
  return names.length * (textWidth(names, segmentFont) + segmentPadding) <= columnWidth;
}

export function select(setting, onChange) {
  const node = element("select", { ...described(setting), on: { change: () => onChange(node.value) } },
    ...setting.choices.map(({ value }) => element("option", { value }, choiceOf(setting, value))));
  return {
    node: row(setting, "inline", labelFor(setting), element("span", { class: "select" }, node)),
    set(value) { node.value = String(value); },
  };
}

export const isExplained = (setting) => setting.choices.some(({ value }) => choiceHelpOf(setting, value));

// goalButton trains to the epoch that a preset is made for. It goes with Step, which
// trains, too.
function goalButton(setting) {
  let goal = 0;
  const run = () => attempt(() => neuralplay.runTo(goal));
  const node = element("button", { type: "button", class: "button", id: `goal-${setting.key}`, on: { click: run } });
  return {
    node,
    set(value) {
      goal = setting.choices.find((choice) => choice.value === value)?.goal ?? 0;
      node.hidden = goal === 0 || isHidden("stepButton");
      setText(node, t("runTo.button", { epoch: goal }));
    },
  };
}

// explained is a select with a note on what the chosen value means.
export function explained(setting, onChange) {
  const note = element("p", { class: "note", id: `note-${setting.key}` });
  const inner = select(setting, onChange);
  inner.node.classList.replace("inline", "stacked");
  inner.node.classList.add("explained");
  const goal = goalButton(setting);
  inner.node.append(note, goal.node);
  inner.node.querySelector("select").setAttribute("aria-describedby", `${helpIdOf(setting)} ${note.id}`);
  return {
    node: inner.node,
    set(value) {
      inner.set(value);
      // What a preset promises holds as long as nothing of it is changed.
      const holds = setting.key !== "preset" || space().has.preset;
      const said = choiceHelpOf(setting, value) ?? "";
      setText(note, said && !holds ? t("controls.presetChanged") : said);
      goal.set(value);
    },
  };
}

// activations is one activation for each hidden layer: a select a layer, of
// which the first choice is the one for all layers. layers and common say how
// many there are and what the one for all is.
export function activations(setting, onChange, { layers, common }) {
  const list = element("div", { class: "layer-activations", ...group(setting) });
  let selects = [];

  // The list names the first layers without a gap, so a layer before the last
  // one named says its name even if it is that of all.
  function names() {
    const chosen = selects.map((one) => one.value);
    while (chosen.length && chosen.at(-1) === "") chosen.pop();
    return chosen.map((name) => name || common());
  }

  function make(layer) {
    const option = (value, label) => element("option", { value }, label);
    const one = element("select", {
      "aria-label": t("controls.activationOf", { layer }), on: { change: () => onChange(names()) },
    }, option("", t("controls.asAll")), ...setting.choices.map(({ value }) => option(value, choiceOf(setting, value))));
    list.append(element("div", { class: "layer-activation" },
      element("span", { class: "label" }, t("names.layer", { layer })), element("span", { class: "select" }, one)));
    return one;
  }

  return {
    node: row(setting, "stacked", plainLabel(setting), list),
    set(value) {
      if (layers() !== selects.length) {
        list.replaceChildren();
        selects = Array.from({ length: layers() }, (_, i) => make(i + 1));
      }
      selects.forEach((one, i) => { one.value = value?.[i] ?? ""; });
    },
  };
}
