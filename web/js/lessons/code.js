// @ts-check
// A button that copies a block of code.

import { word } from "./words.js";

async function copy(code, button) {
  try {
    await navigator.clipboard.writeText(code.textContent);
    button.textContent = word("copied");
  } catch { // refused: the selected text can be copied by hand
    document.getSelection()?.selectAllChildren(code);
    button.textContent = word("selected");
  }
}

export function mountCode() {
  for (const head of document.querySelectorAll(".code-head")) {
    const code = head.parentElement?.querySelector("code");
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button";
    button.textContent = word("copy");
    button.setAttribute("aria-live", "polite");
    button.addEventListener("click", () => copy(code, button));
    head.append(button);
  }
}
