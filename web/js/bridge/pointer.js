// @ts-check
// Where the mouse or finger was last seen over the canvas. over is false as
// soon as something else says what is pointed at.

import { send } from "./host.js";

export const pointer = { x: 0, y: 0, over: false, type: "mouse" };

// isValue reports whether a hit is a number of the network, which can be set.
export const isValue = (hit) => hit?.kind === "weight" || hit?.kind === "bias";

// pointAt lets the page's elements do what the mouse does.
export function pointAt(hit) {
  pointer.over = false;
  return send("hover", hit);
}
