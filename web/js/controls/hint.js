// Who comes to a control by keyboard sees its sentence, as the mouse does: beside
// the column, where it covers no other control. Escape takes it away.

import { element } from "../dom/element.js";
import { byKey } from "../dom/focus.js";

const gap = 8;
const hint = element("div", { class: "floating hint-box", hidden: true, "aria-hidden": "true" });

// closeHint reports whether there was something to close.
export function closeHint() {
  const was = !hint.hidden;
  hint.hidden = true;
  return was;
}

// place puts it at the column's free side, or above a sheet that has none.
function place(row) {
  hint.hidden = false;
  const { offsetWidth: width, offsetHeight: height } = hint;
  const column = row.closest(".column").getBoundingClientRect();
  const at = row.getBoundingClientRect();
  let x = column.right + gap;
  let y = at.y + (at.height - height) / 2;
  if (x + width > innerWidth) x = column.left - gap - width;
  if (x < 0) {
    x = Math.max(gap, column.left + gap);
    y = document.getElementById("panels").getBoundingClientRect().top - gap - height;
  }
  hint.style.left = `${x}px`;
  hint.style.top = `${Math.max(gap, Math.min(y, innerHeight - height - gap))}px`;
}

export function mountHint() {
  document.body.append(hint);
  document.addEventListener("focusin", ({ target }) => {
    const row = byKey() && target.closest("#panels [data-key][title]");
    if (!row) { closeHint(); return; }
    hint.textContent = row.title;
    place(row);
  });
  document.addEventListener("focusout", closeHint);
  document.addEventListener("scroll", closeHint, true);
  document.addEventListener("pointerdown", closeHint, true);
}
