// How wide words are: never how many letters they have.

import { element } from "./element.js";

// textWidth is the width in CSS pixels of a text, or of the widest of some, as the page
// writes it in this size. The browser lays the page out for each call, not for each text.
export function textWidth(texts, fontSize) {
  const probe = element("div", { "aria-hidden": "true" }, ...[texts].flat().map((text) => element("div", {}, text)));
  Object.assign(probe.style, {
    position: "absolute", visibility: "hidden", whiteSpace: "nowrap", width: "max-content", fontSize,
  });
  document.body.append(probe);
  const { width } = probe.getBoundingClientRect();
  probe.remove();
  return width;
}

// overflows reports whether a node has less room than its words take.
export const overflows = (node) => node.scrollWidth > node.clientWidth;
