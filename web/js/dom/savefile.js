// saveFile hands text over as a file, by the only way there is: a link that is
// clicked.

import { element } from "./element.js";

export function saveFile(name, type, text) {
  const href = URL.createObjectURL(new Blob([text], { type }));
  element("a", { href, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(href), 1000);
}
