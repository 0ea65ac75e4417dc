// How high a frame would like to be, for the page around it: as high as what it shows
// needs at its width.

import { isFramed, tell } from "../bridge/embedder.js";

const stage = document.getElementById("stage");

const between = (low, value, high) => Math.min(high, Math.max(low, value));

// The height of the stage by its width, in CSS pixels. The boundary is square, with its
// heading and numbers around it. Less than 520 px wide it stands over the network.
const around = 78;
const stageHeights = {
  full: (wide) => (wide < 520 ? between(440, 1.5 * wide, 640) : between(320, 0.62 * wide, 560)),
  boundary: (wide) => between(120, wide - 60, 440) + around,
  network: (wide) => between(200, 0.55 * wide, 400),
  losses: (wide) => between(140, 0.4 * wide, 280),
};

let told = { ui: "", wide: 0, high: 0 };

// A page that is higher may have higher bars; only growing, the height settles.
function report() {
  const { ui } = document.documentElement.dataset;
  const wide = stage.clientWidth;
  const bars = innerHeight - stage.clientHeight;
  const high = Math.ceil(bars + (stageHeights[ui] ?? stageHeights.full)(wide));
  const isSame = ui === told.ui && wide === told.wide;
  if (wide === 0 || isSame && high <= told.high) return;
  told = { ui, wide, high };
  tell("height", high);
}

export function mountHeight() {
  if (isFramed) new ResizeObserver(report).observe(stage);
}
