// A field for a number that has another control beside it, or the usual values.
// It shows the value as a person reads it and takes one as a person writes it;
// the arrow keys go on to the next usual one.

import { element, setOrRemove } from "../dom/element.js";
import { labelOf, valueNameOf } from "../state/config.js";
import { onRefusal } from "../state/refusals.js";
import { parseNumber } from "../text/parse.js";
import { t } from "../text/text.js";
import { helpIdOf, spelled } from "./row.js";

// said is a value as the field shows it.
export const said = (setting, value) =>
  (value === "full" ? t("controls.full") : valueNameOf(setting, value) ?? spelled(setting, value));

// decimal is a number as an attribute takes it, without an exponent.
const decimal = (n) => n.toLocaleString("en", { useGrouping: false, maximumFractionDigits: 20 });

const isWhole = ({ kind }) => kind === "integer";

// read is what was typed: a number, "full", or the text itself, for the program
// to refuse.
function read(setting, text) {
  const lower = text.trim().toLocaleLowerCase();
  if (setting.full && [t("controls.full").toLocaleLowerCase(), "full"].includes(lower)) return "full";
  const named = setting.ladder?.find((rung) => valueNameOf(setting, rung)?.toLocaleLowerCase() === lower);
  return named ?? parseNumber(text, isWhole(setting)) ?? text.trim();
}

// refusalFor is the place under a control for what it does not take.
export function refusalFor(key, input) {
  const note = element("p", { class: "refused", id: `refused-${key}`, role: "alert", hidden: true });
  const show = (sentence) => {
    note.textContent = sentence;
    note.hidden = sentence === "";
    setOrRemove(input, "aria-invalid", sentence ? "true" : "");
    setOrRemove(input, "aria-errormessage", sentence ? note.id : "");
    return note.checkVisibility();
  };
  onRefusal(key, show);
  return { note, show, clear: () => { if (!note.hidden) show(""); } };
}

/**
 * typed makes the field. next(value, up) is the usual value after another, and
 * commit takes what was typed. says writes a value; key tells fields of one
 * setting apart.
 */
export function typed(setting, { commit, next, says = (v) => said(setting, v), key = setting.key, attributes = {} }) {
  let value = setting.default;
  const write = () => { input.value = says(value); };
  const isTyping = (typing) => input.toggleAttribute("data-typing", typing);
  function take(asked) {
    isTyping(false);
    refusal.clear();
    // What can be shown counts at once: the next key may come before the answer.
    if (typeof asked === "number" || asked === "full") { value = asked; write(); }
    commit(asked);
  }
  const input = element("input", {
    type: "text", inputmode: "decimal", role: "spinbutton", autocomplete: "off", spellcheck: "false",
    class: "figures", "aria-label": labelOf(setting), "aria-describedby": helpIdOf(setting), ...attributes,
    on: {
      input() { isTyping(true); refusal.clear(); },
      change: () => take(read(setting, input.value)),
      blur() { isTyping(false); write(); },
      focus: () => input.select(),
      keydown,
    },
  });
  const refusal = refusalFor(key, input);

  function keydown(event) {
    const up = event.key === "ArrowUp";
    if (event.key === "Escape" && input.hasAttribute("data-typing")) {
      isTyping(false);
      write();
      input.select();
    } else if ((up || event.key === "ArrowDown") && !event.altKey) {
      const after = next(value, up);
      if (after !== undefined && after !== value) take(after);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }

  function set(now) {
    if (now !== value) refusal.clear();
    value = now;
    input.dataset.value = String(now);
    setOrRemove(input, "aria-valuenow", typeof now === "number" ? decimal(now) : "");
    input.setAttribute("aria-valuetext", says(now));
    if (!input.hasAttribute("data-typing")) write();
  }
  return { input, note: refusal.note, refuse: refusal.show, set };
}
