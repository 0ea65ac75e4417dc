// The badges of units that do not learn, as the canvas draws them on their tiles.

import { svg } from "../dom/svg.js";

const lines = {
  dead: "M5.1 5.1l5.8 5.8M10.9 5.1l-5.8 5.8",
  saturated: "M4.4 4.8h7.2M8 7v4.6",
  equal: "M4.8 6.2h6.4M4.8 9.8h6.4",
};

export const badge = (kind) => svg("svg", { class: `badge ${kind}`, viewBox: "0 0 16 16", "aria-hidden": "true" },
  svg("circle", { cx: 8, cy: 8, r: 8 }), svg("path", { d: lines[kind] }));
