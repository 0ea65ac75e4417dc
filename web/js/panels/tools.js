// Where the bar, or the row over the stage, has no room for a tool, it stands at the end of
// the sheet's tab, or of the column of the data: in a small frame and at 400 % zoom nothing
// is lost.

import { element } from "../dom/element.js";
import { t } from "../text/text.js";
import { closePanels } from "./columns.js";

const low = "(max-height: 520px)";
const lowAndNarrow = `${low} and (max-width: 599px)`;
const lowAndHalf = `${low} and (max-width: 799px)`;
const touched = `(pointer: coarse) and (max-width: 799px) and ${low},
  (pointer: coarse) and (min-width: 700px) and (max-width: 799px)`;

// When each of them has no place, in the order in which they stand.
const tools = [
  ["open-walk", `${low}, (max-width: 699px) and (max-height: 720px)`],
  ["share", `${lowAndNarrow}, ${touched}`], ["help-button", lowAndNarrow],
  ["theme", lowAndHalf], ["language", lowAndHalf],
].map(([id, query]) => ({ id, away: matchMedia(query), node: null, home: document.createComment("") }));

const row = element("div", { class: "sheet-tools", role: "group" });

// put moves them where they belong, and only those: what moves loses the focus. A mark is
// left where one comes back to.
function put() {
  let before = null; // the tool that stands before the next in the row
  for (const { node, away, home } of tools) {
    if (!away.matches) {
      if (row.contains(node)) home.replaceWith(node);
      continue;
    }
    if (!row.contains(node)) {
      node.before(home);
      if (before) before.after(node); else row.prepend(node);
    }
    before = node;
  }
}

export function mountTools() {
  row.setAttribute("aria-label", t("page.tools"));
  const panels = document.getElementById("panels");
  const place = () =>
    document.getElementById(panels.dataset.tab === "data" ? "left" : "right").append(row);
  new MutationObserver(place).observe(panels, { attributeFilter: ["data-tab"] });
  place();
  for (const tool of tools) {
    tool.node = document.getElementById(tool.id);
    tool.away.addEventListener("change", put);
  }
  put();
  // The sheet would cover the strip that it opens.
  row.addEventListener("click", ({ target }) => { if (target.closest("#open-walk")) closePanels(); });
}
