// How wide words are: never how many letters they have.

import { element } from "./element.js";

// textWidth is the width in CSS pixels of a text as the page writes it in this
// size.
export function textWidth(text, fontSize) {
  const probe = element("span", { "aria-hidden": "true" }, text);
  Object.assign(probe.style, { position: "absolute", visibility: "hidden", whiteSpace: "nowrap", fontSize });
  document.body.append(probe);
  const { width } = probe.getBoundingClientRect();
  probe.remove();
  return width;
}

// overflows reports whether a node has less room than its words take.
export const overflows = (node) => node.scrollWidth > node.clientWidth;
