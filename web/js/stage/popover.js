// A field for the weight or bias that was clicked on the stage.

import { neuralplay } from "../bridge/api.js";
import { listen, send } from "../bridge/host.js";
import { isValue, pointer } from "../bridge/pointer.js";
import { element, iconButton, setText } from "../dom/element.js";
import { fillSlider } from "../dom/slider.js";
import { valueField } from "../dom/valuefield.js";
import { areWeightsLocked } from "../state/config.js";
import { biasName, weightName } from "../state/names.js";
import { attempt } from "../state/notices.js";
import { t } from "../text/text.js";
import { floatBeside } from "./floating.js";

const reach = 5; // the slider's ends; the field takes any number
const popover = document.getElementById("popover");
const title = element("p", { class: "tooltip-title", id: "popover-title" });
const labelled = { "aria-labelledby": title.id };
const field = valueField(labelled, (value) => { change(value); slide(value); });
const slider = element("input", { type: "range", min: -reach, max: reach, step: "0.01", ...labelled });
let open = null;
let before = null; // what had the focus

const id = ({ kind, layer, unit, input }) => [kind, layer, unit, input].join();
const unpin = () => attempt(() => send("pin", null));

function change(value) {
  if (!open || !Number.isFinite(value)) return;
  const { kind, layer, unit, input } = open;
  attempt(() => (kind === "weight"
    ? neuralplay.setWeight(layer, unit, input, value)
    : neuralplay.setBias(layer, unit, value)));
}

function slide(value) {
  slider.value = value ?? 0;
  fillSlider(slider);
}

// Who comes from the network's tree goes on there.
function close() {
  const hadFocus = popover.contains(document.activeElement);
  open = null;
  popover.hidden = true;
  if (hadFocus && before?.isConnected) before.focus({ preventScroll: true });
  before = null;
}

// closePopover reports whether there was something to close.
export function closePopover() {
  const was = !popover.hidden;
  if (was) unpin();
  return was;
}

function show({ pinned }) {
  if (!isValue(pinned) || areWeightsLocked()) { close(); return; }
  const isNew = !open || id(open) !== id(pinned);
  const moved = open && String(Object.values(open.rect)) !== String(Object.values(pinned.rect));
  open = pinned;
  field.show(pinned.value);
  slide(pinned.value);
  if (!isNew && moved && !popover.hidden) floatBeside(popover, pinned, false);
  if (!isNew) return;
  const { kind, layer, unit, input } = pinned;
  setText(title, kind === "weight" ? weightName(layer, unit, input) : biasName(layer, unit));
  floatBeside(popover, pinned, pointer.over);
  // A finger would bring the phone's keyboard up with it.
  if (pointer.type === "touch") return;
  if (!popover.contains(document.activeElement)) before = document.activeElement;
  field.input.focus({ preventScroll: true });
  field.input.select();
}

export function mountPopover() {
  // In the order of the Tab key; the style sheet arranges it differently.
  const closer = iconButton("close", t("page.close"), { on: { click: unpin } });
  popover.append(title, field.input, slider, closer);
  popover.setAttribute("aria-labelledby", title.id);
  slider.addEventListener("input", () => {
    change(slider.valueAsNumber);
    field.show(slider.valueAsNumber);
    slide(slider.valueAsNumber);
  });
  // Enter and Tab out of it say that the value is right; a click elsewhere may
  // be on play, and then it stays.
  popover.addEventListener("keydown", ({ key, target, shiftKey }) => {
    const end = shiftKey ? field.input : closer;
    if ((key === "Enter" && target !== closer) || (key === "Tab" && target === end)) unpin();
  });
  listen("select", show);
  listen("config", close);
}
