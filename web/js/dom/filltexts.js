// The words of index.html: data-text names the key of an element's text,
// data-text-label that of its aria-label.

import { t } from "../text/text.js";

export function fillTexts(root) {
  for (const node of root.querySelectorAll("[data-text]")) node.append(t(node.dataset.text));
  for (const node of root.querySelectorAll("[data-text-label]")) {
    node.setAttribute("aria-label", t(node.dataset.textLabel));
  }
}
