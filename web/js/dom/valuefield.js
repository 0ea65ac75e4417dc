// A number field for a value that training changes all the time. What a person
// is typing stays; what is only focused follows the value, selected, so that
// the next key replaces it.

import { field as spelled } from "../text/numbers.js";
import { element } from "./element.js";

// valueField calls onInput with each number that is typed. It returns {input,
// show(value)}; on adds the caller's listeners.
export function valueField(attributes, onInput, on = {}) {
  let typing = false;
  let latest = null;
  const input = element("input", {
    type: "number", step: "0.1", class: "figures", ...attributes,
    on: {
      input() { typing = true; if (Number.isFinite(input.valueAsNumber)) onInput(input.valueAsNumber); },
      change() { typing = false; },
      blur() { typing = false; show(latest); },
      ...on,
    },
  });
  function show(value) {
    latest = value;
    input.title = value === null || value === undefined ? "" : String(value); // all digits
    const text = spelled(value);
    if (typing || input.value === text) return;
    input.value = text;
    if (document.activeElement === input) input.select();
  }
  return { input, show };
}
