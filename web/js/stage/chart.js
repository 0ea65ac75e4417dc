// Words over the chart of losses.

import { element } from "../dom/element.js";
import { space } from "../state/space.js";
import { t } from "../text/text.js";
import { over, place } from "./place.js";

const title = over("chart-title");
const keys = over("keys chart-keys");
const epoch = over("axis");

const lineKey = (className, text, help) =>
  element("span", { class: "key", title: help }, element("i", { class: `line ${className}` }), text);

export function showChart({ chart, chartHeader }) {
  const none = !chart || chart.w <= 0 || chart.h <= 0;
  for (const node of [title, keys, epoch]) node.hidden = none;
  if (none) return;
  keys.lastChild.hidden = space().test === 0;
  place(title, chartHeader.x, chartHeader.y, undefined, chartHeader.h);
  const titleWide = Math.ceil(title.getBoundingClientRect().width);
  place(keys, chartHeader.x + titleWide + (chartHeader.w < 260 ? 16 : 28), chartHeader.y, undefined, chartHeader.h);
  place(epoch, chart.x, chart.y + chart.h + 19, chart.w, 14);
}

export function mountChart(overlay) {
  title.append(t("stage.loss"));
  epoch.append(t("stage.epoch"));
  keys.append(
    lineKey("train", t("stage.train"), t("stage.trainLine")),
    lineKey("test", t("stage.test"), t("stage.testLine")));
  overlay.append(title, keys, epoch);
}
