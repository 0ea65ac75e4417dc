// Words over the canvas. The program says in "layout" where things stand; the
// names, the − and + above each hidden layer and the legends are elements, so
// that they can be read aloud, focused and selected.

import { listen } from "../bridge/host.js";
import { mountBoundary, showBoundary, showHeader, showUnit } from "./boundary.js";
import { mountChart, showChart } from "./chart.js";
import { layout } from "./layout.js";
import { showNetwork } from "./network.js";
import { mountSpace } from "./spaceview.js";

const overlay = document.getElementById("overlay");
const isLaidOut = () => Boolean(layout()?.layers?.length);

function show() {
  if (!isLaidOut()) return;
  overlay.hidden = false; // what is hidden has no width to be asked for
  showNetwork(layout());
  showBoundary(layout());
  showChart(layout());
}

export function mountOverlay() {
  overlay.hidden = true;
  mountBoundary(overlay);
  mountChart(overlay);
  mountSpace(overlay, () => { if (isLaidOut()) showBoundary(layout()); });
  listen("layout", show);
  matchMedia("(pointer: coarse)").addEventListener("change", show);
  listen("config", show);
  listen("select", ({ hover, pinned }) => {
    const unit = [hover, pinned].find((hit) => hit?.kind === "unit") ?? null;
    if (showUnit(unit) && isLaidOut()) showHeader(layout());
  });
}
