// A part of a panel that folds away.

import { element, icon } from "./element.js";

/**
 * section makes one. onOpen is called when it is opened, whose content may be out of date.
 * @param {string} name
 * @param {string} title
 * @param {{open?: boolean, onOpen?: () => void}} options
 * @param {...Node} children
 */
export function section(name, title, { open = false, onOpen }, ...children) {
  const node = element("details", { class: "section", data: { section: name }, open },
    element("summary", {}, element("span", {}, title), icon("fold")),
    element("div", { class: "section-body" }, ...children));
  node.addEventListener("toggle", () => { if (node.open) onOpen?.(); });
  return node;
}

/** isShown reports whether somebody can see what is in it. */
export const isShown = (node) => node.open && node.offsetParent !== null;
