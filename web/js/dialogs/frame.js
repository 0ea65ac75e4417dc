// What all dialogs have: a title with a way out, and a click beside the box closes it.

import { element, iconButton } from "../dom/element.js";
import { t } from "../text/text.js";

// dialogHead names a dialog by its title and returns the row on top of it.
export function dialogHead(dialog, titleId, title) {
  dialog.setAttribute("aria-labelledby", titleId);
  return element("div", { class: "help-head" }, element("h2", { id: titleId }, title),
    iconButton("close", t("page.close"), { on: { click: () => dialog.close() } }));
}

// closeBeside closes a dialog by a click beside its box, which is one on the dialog itself.
export function closeBeside(dialog) {
  dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });
}
