// The losses by keyboard: a slider over their chart that points at one epoch after another,
// as the mouse does, and says what they were.

import { listen, send } from "../bridge/host.js";
import { pointer } from "../bridge/pointer.js";
import { element, setOrRemove } from "../dom/element.js";
import { space } from "../state/space.js";
import { loss } from "../text/numbers.js";
import { list, t } from "../text/text.js";
import { layout } from "./layout.js";
import { place } from "./place.js";

const cursor = element("div", {
  class: "over chart-cursor", role: "slider", tabindex: 0, "aria-valuemin": 0, hidden: true,
});
let part = 1; // of the way along the chart

const hasFocus = () => document.activeElement === cursor;

function point() {
  const { x, y, w, h } = layout().chart;
  Object.assign(pointer, { x: x + part * w, y: y + h / 2, over: true, type: "mouse" });
  send("pointer", { type: "move", x: pointer.x, y: pointer.y, buttons: 0, pointerType: "mouse", shift: false });
}

function leave() {
  pointer.over = false;
  send("pointer", { type: "leave", x: pointer.x, y: pointer.y, buttons: 0, pointerType: "mouse", shift: false });
}

const steps = { ArrowLeft: -0.02, ArrowDown: -0.02, ArrowRight: 0.02, ArrowUp: 0.02, PageDown: -0.1, PageUp: 0.1,
  Home: -1, End: 1 };

function press(event) {
  const step = steps[event.key];
  if (step === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  part = Math.max(0, Math.min(1, part + step));
  point();
}

function say({ epoch, trainLoss, testLoss }) {
  const said = [t("spoken.result", { name: t("readouts.trainLoss"), value: loss(trainLoss) })];
  if (space().test > 0) said.push(t("spoken.result", { name: t("readouts.testLoss"), value: loss(testLoss) }));
  setOrRemove(cursor, "aria-valuenow", String(epoch));
  setOrRemove(cursor, "aria-valuetext", t("spoken.results", { epoch, results: list(said) }));
}

function show() {
  const { chart } = layout() ?? {};
  cursor.hidden = !chart || chart.w <= 0 || chart.h <= 0;
  if (!cursor.hidden) place(cursor, chart.x, chart.y, chart.w, chart.h);
}

export function mountChartCursor() {
  cursor.setAttribute("aria-label", t("stage.losses"));
  cursor.addEventListener("keydown", press);
  cursor.addEventListener("focus", point);
  cursor.addEventListener("blur", leave);
  document.getElementById("overlay").append(cursor);
  say({ epoch: 0, trainLoss: 0, testLoss: 0 });
  listen("layout", show);
  listen("state", (state) => {
    cursor.setAttribute("aria-valuemax", String(state.epoch));
    if (!hasFocus()) say(state);
  });
  listen("select", ({ hover }) => { if (hasFocus() && hover?.epoch !== undefined) say(hover); });
}
